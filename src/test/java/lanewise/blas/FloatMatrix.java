package lanewise.blas;

import java.util.Arrays;
import lanewise.testing.FloatRandom;

/** A matrix somewhere in an array. What surrounds its rows is part of every comparison: nobody may change it. */
record FloatMatrix(int rows, int cols, float[] array, int offset, int ld) {

  /** Anywhere: compact half of the time, often with its last element at the very end of the array. */
  static FloatMatrix random(FloatRandom random, int rows, int cols) {
    return random(random, rows, cols, Math.max(1, cols) + (random.flip() ? 0 : random.from(1, 9)));
  }

  static FloatMatrix random(FloatRandom random, int rows, int cols, int ld) {
    int offset = random.from(0, 3) * random.from(0, 5);
    int end = rows == 0 ? offset : offset + (rows - 1) * ld + cols;
    return new FloatMatrix(rows, cols, random.array(end + random.from(0, 1) * random.from(0, 9)), offset, ld);
  }

  /** Before, after and between the rows there is nothing but NaN. */
  static FloatMatrix amongNaN(FloatRandom random, int rows, int cols) {
    int ld = cols + 5;
    FloatMatrix matrix = new FloatMatrix(rows, cols, new float[7 + rows * ld + 11], 7, ld);
    Arrays.fill(matrix.array, Float.NaN);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        matrix.set(i, j, random.value());
      }
    }
    return matrix;
  }

  /** Compact, at the start of an array of its own. */
  static FloatMatrix of(int rows, int cols, float[] elements) {
    return new FloatMatrix(rows, cols, elements, 0, Math.max(1, cols));
  }

  int at(int i, int j) {
    return offset + i * ld + j;
  }

  float get(int i, int j) {
    return array[at(i, j)];
  }

  void set(int i, int j, float value) {
    array[at(i, j)] = value;
  }

  /** All of its elements, none of its surroundings. */
  void fill(float value) {
    for (int i = 0; i < rows; i++) {
      Arrays.fill(array, at(i, 0), at(i, 0) + cols, value);
    }
  }

  FloatMatrix copy() {
    return new FloatMatrix(rows, cols, array.clone(), offset, ld);
  }

  @Override
  public String toString() {
    return rows + "x" + cols + "@" + offset + "/" + ld;
  }
}
