package lanewise.bench.validate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A matrix in an array, as numbers of either type that a double holds. Element (i, j) is {@code array[offset +
 * i*rowStride + j*colStride]}; all other elements are padding.
 */
final class Operand {
  final double[] array;
  final int offset;
  final int rows;
  final int cols;
  final int rowStride;
  final int colStride;

  private Operand(double[] array, int offset, int rows, int cols, int rowStride, int colStride) {
    this.array = array;
    this.offset = offset;
    this.rows = rows;
    this.cols = cols;
    this.rowStride = rowStride;
    this.colStride = colStride;
  }

  /** Any strides; the array often has elements before and after, and all of it is padding so far. */
  static Operand strided(SplittableRandom random, double padding, int rows, int cols, int rowStride, int colStride) {
    int offset = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 9);
    int extent = rows == 0 || cols == 0 ? 0 : (rows - 1) * rowStride + (cols - 1) * colStride + 1;
    double[] array = new double[offset + extent + random.nextInt(9)];
    Arrays.fill(array, padding);
    return new Operand(array, offset, rows, cols, rowStride, colStride);
  }

  /** A row-major matrix, often with a leading dimension above the number of columns. */
  static Operand matrix(SplittableRandom random, double padding, int rows, int cols) {
    int gap = random.nextInt(2) == 0 ? 0 : random.nextInt(1, 8);
    return strided(random, padding, rows, cols, Math.max(1, cols) + gap, 1);
  }

  /** A vector, a column of increment {@link #rowStride}; if that is negative, element 0 is the last in memory. */
  static Operand vector(SplittableRandom random, double padding, int n, int increment) {
    Operand vector = strided(random, padding, n, 1, Math.abs(increment), 1);
    int first = increment < 0 && n > 0 ? vector.offset - (n - 1) * increment : vector.offset;
    return new Operand(vector.array, first, n, 1, increment, 1);
  }

  /** The index of the first element in memory, which is how a vector of negative increment is passed. */
  int start() {
    return rowStride < 0 && rows > 0 ? offset + (rows - 1) * rowStride : offset;
  }

  /** The same place in memory with other contents. */
  Operand copy() {
    return new Operand(array.clone(), offset, rows, cols, rowStride, colStride);
  }

  /** A part of the same array. */
  Operand part(int first, int partRows, int partCols) {
    return new Operand(array, offset + first, partRows, partCols, rowStride, colStride);
  }

  private int index(int i, int j) {
    return offset + i * rowStride + j * colStride;
  }

  double get(int i, int j) {
    return array[index(i, j)];
  }

  double get(int i) {
    return array[index(i, 0)];
  }

  void set(int i, int j, double value) {
    array[index(i, j)] = value;
  }

  /** For each element of the array whether it belongs to the matrix. */
  boolean[] mask() {
    boolean[] mask = new boolean[array.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        mask[index(i, j)] = true;
      }
    }
    return mask;
  }

  /** The elements of one row. */
  double[] row(int i) {
    double[] row = new double[cols];
    Arrays.setAll(row, j -> get(i, j));
    return row;
  }

  /** The elements of one column. */
  double[] column(int j) {
    double[] column = new double[rows];
    Arrays.setAll(column, i -> get(i, j));
    return column;
  }
}
