package lanewise.vmath;

/** m x n elements in an array: element (i, j) at {@code array[offset + i*row + j*col]}. */
record FloatOperand(float[] array, int offset, int row, int col) {

  float get(int i, int j) {
    return array[offset + i * row + j * col];
  }

  FloatOperand copy() {
    return new FloatOperand(array.clone(), offset, row, col);
  }
}
