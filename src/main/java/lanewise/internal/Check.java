package lanewise.internal;

/** The checks at the public door. A message names the argument, its value and what is required. */
public final class Check {

  /** Elements of a stream of random numbers. */
  private static final long STREAM = 1L << 60;

  private Check() {}

  /** A dimension or a count. */
  public static void size(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " = " + value + ", but must be >= 0");
    }
  }

  /** An argument that may not be null. */
  public static void notNull(String name, Object value) {
    if (value == null) {
      throw new NullPointerException(name + " = null, but must not be null");
    }
  }

  /**
   * A rows x cols matrix in an array of {@code length} elements, row-major, with its first element
   * at {@code offset} and its rows {@code ld} apart. {@code name} is a capital letter.
   */
  public static void matrix(String name, int rows, int cols, int length, int offset, int ld) {
    if (offset < 0) {
      throw new IllegalArgumentException(
          lower(name) + "Offset = " + offset + ", but must be >= 0");
    }
    if (ld < Math.max(1, cols)) {
      throw new IllegalArgumentException(
          "ld" + lower(name) + " = " + ld + ", but " + shape(name, rows, cols) + " and needs ld"
              + lower(name) + " >= " + Math.max(1, cols));
    }
    if (rows == 0 || cols == 0) {
      return;
    }
    long needed = offset + (rows - 1L) * ld + cols;
    if (length < needed) {
      throw new IllegalArgumentException(
          lower(name) + ".length = " + length + ", but " + shape(name, rows, cols) + " with "
              + lower(name) + "Offset = " + offset + " and ld" + lower(name) + " = " + ld
              + " and needs " + lower(name) + ".length >= " + needed);
    }
  }

  /** {@code batch} matrices, {@code stride} elements apart. */
  public static void batch(
      String name, int rows, int cols, int length, int offset, int ld, int stride, int batch) {
    matrix(name, rows, cols, length, offset, ld);
    if (stride < 0) {
      throw new IllegalArgumentException(
          "stride" + name + " = " + stride + ", but must be >= 0");
    }
    if (rows == 0 || cols == 0 || batch == 0) {
      return;
    }
    long needed = offset + (batch - 1L) * stride + (rows - 1L) * ld + cols;
    if (length < needed) {
      throw new IllegalArgumentException(
          lower(name) + ".length = " + length + ", but " + batch + " matrices of which "
              + shape(name, rows, cols) + " with " + lower(name) + "Offset = " + offset + ", ld"
              + lower(name) + " = " + ld + " and stride" + name + " = " + stride + " need "
              + lower(name) + ".length >= " + needed);
    }
  }

  /** Matrices that are written may not overlap: they lie behind each other, or side by side in the same rows. */
  public static void apart(String name, int rows, int cols, int ld, int stride, int batch) {
    long behind = (rows - 1L) * ld + cols;
    long beside = (batch - 1L) * Math.max(stride, cols) + cols;
    if (batch > 1 && rows > 0 && cols > 0 && stride < behind && (stride < cols || ld < beside)) {
      throw new IllegalArgumentException(
          "stride" + name + " = " + stride + ", but " + shape(name, rows, cols) + " with ld"
              + lower(name) + " = " + ld + " and is written: needs stride" + name + " >= " + behind + ", or >= " + cols
              + " and ld" + lower(name) + " >= " + beside);
    }
  }

  /** A vector of n elements, {@code |inc|} apart, the lowest in memory at {@code offset}. */
  public static void vector(String name, int n, int length, int offset, int inc) {
    if (offset < 0) {
      throw new IllegalArgumentException(name + "Offset = " + offset + ", but must be >= 0");
    }
    if (inc == 0) {
      throw new IllegalArgumentException(incName(name) + " = 0, but must not be 0");
    }
    if (n == 0) {
      return;
    }
    long needed = offset + (n - 1L) * Math.abs((long) inc) + 1;
    if (length < needed) {
      throw new IllegalArgumentException(
          name + ".length = " + length + ", but " + name + " has " + n + " elements with " + name
              + "Offset = " + offset + " and " + incName(name) + " = " + inc + " and needs " + name
              + ".length >= " + needed);
    }
  }

  /** n elements of an array of {@code length} elements, from {@code offset} on; no elements lie anywhere. */
  public static void range(String name, int n, int length, int offset) {
    if (offset < 0) {
      throw new IllegalArgumentException(name + "Offset = " + offset + ", but must be >= 0");
    }
    if (n > 0 && length < (long) offset + n) {
      throw new IllegalArgumentException(
          name + ".length = " + length + ", but " + n + " elements from " + name + "Offset = " + offset
              + " on need " + name + ".length >= " + ((long) offset + n));
    }
  }

  /** m x n elements of an array, {@code row} from one row to the next and {@code col} within a row. */
  public static void strided(String name, int m, int n, int length, int offset, int row, int col) {
    if (offset < 0) {
      throw new IllegalArgumentException(name + "Offset = " + offset + ", but must be >= 0");
    }
    if (row < 0) {
      throw new IllegalArgumentException(name + "RowStride = " + row + ", but must be >= 0");
    }
    if (col < 0) {
      throw new IllegalArgumentException(name + "ColStride = " + col + ", but must be >= 0");
    }
    if (m == 0 || n == 0) {
      return;
    }
    long needed = offset + (m - 1L) * row + (n - 1L) * col + 1;
    if (length < needed) {
      throw new IllegalArgumentException(
          name + ".length = " + length + ", but " + m + "x" + n + " elements with " + name + "Offset = " + offset + ", "
              + name + "RowStride = " + row + " and " + name + "ColStride = " + col + " need " + name + ".length >= "
              + needed);
    }
  }

  /** An m x n result with rows {@code ldo} apart. */
  public static void output(int m, int n, int length, int offset, int ldo) {
    if (ldo < Math.max(1, n)) {
      throw new IllegalArgumentException(
          "ldo = " + ldo + ", but the result has " + n + " columns and needs ldo >= " + Math.max(1, n));
    }
    if (offset < 0) {
      throw new IllegalArgumentException("outOffset = " + offset + ", but must be >= 0");
    }
    long needed = m == 0 || n == 0 ? 0 : offset + (m - 1L) * ldo + n;
    if (length < needed) {
      throw new IllegalArgumentException(
          "out.length = " + length + ", but a result of " + m + "x" + n + " with outOffset = " + offset + " and ldo = "
              + ldo + " needs out.length >= " + needed);
    }
  }

  /** As {@link #strided}, and no element twice, as it is written. */
  public static void stridedOutput(String name, int m, int n, int length, int offset, int row, int col) {
    strided(name, m, n, length, offset, row, col);
    boolean rowsApart = m <= 1 || row > (n - 1L) * col;
    boolean colsApart = n <= 1 || col > (m - 1L) * row;
    if (m > 0 && n > 0 && !(rowsApart && (n <= 1 || col > 0)) && !(colsApart && (m <= 1 || row > 0))) {
      throw new IllegalArgumentException(
          name + "RowStride = " + row + " and " + name + "ColStride = " + col + ", but " + m + "x" + n
              + " elements are written: needs " + name + "ColStride >= 1 and " + name + "RowStride > " + (n - 1L)
              + " * " + name + "ColStride, or the reverse");
    }
  }

  /** {@code count} indices below a bound, which is the value of the argument {@code boundName}. */
  public static void indices(
      String name, int count, int[] indices, int offset, String boundName, int bound) {
    if (offset < 0) {
      throw new IllegalArgumentException(name + "Offset = " + offset + ", but must be >= 0");
    }
    if (count > 0 && indices.length < (long) offset + count) {
      throw new IllegalArgumentException(
          name + ".length = " + indices.length + ", but " + count + " indices from " + name + "Offset = "
              + offset + " on need " + name + ".length >= " + ((long) offset + count));
    }
    for (int i = offset; i < offset + count; i++) {
      if (indices[i] < 0 || indices[i] >= bound) {
        throw new IllegalArgumentException(
            name + "[" + i + "] = " + indices[i] + ", but " + boundName + " = " + bound + ": needs 0 <= " + name + "["
                + i + "] < "
                + bound);
      }
    }
  }

  /** A position in a stream of random numbers, from which n are taken. */
  public static void position(long position, int n) {
    if (position < 0 || position > STREAM - n) {
      throw new IllegalArgumentException(
          "position = " + position + ", but must be >= 0 and, for n = " + n + ", <= 2^60 - " + n);
    }
  }

  /** The index of element 0: with a negative increment a vector begins at its far end. */
  public static int first(int n, int offset, int inc) {
    return inc < 0 && n > 0 ? offset - (n - 1) * inc : offset;
  }

  private static String incName(String name) {
    return "inc" + Character.toUpperCase(name.charAt(0));
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  private static String shape(String name, int rows, int cols) {
    return name + " is " + rows + "x" + cols + " row-major";
  }
}
