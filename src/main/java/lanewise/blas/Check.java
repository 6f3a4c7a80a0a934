package lanewise.blas;

/** The checks at the public door. A message names the argument, its value and what is required. */
final class Check {

  private Check() {}

  /** A dimension or a count. */
  static void size(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " = " + value + ", but must be >= 0");
    }
  }

  /** An argument that may not be null. */
  static void notNull(String name, Object value) {
    if (value == null) {
      throw new NullPointerException(name + " = null, but must not be null");
    }
  }

  /**
   * A rows x cols matrix in an array of {@code length} elements, row-major, with its first element
   * at {@code offset} and its rows {@code ld} apart. {@code name} is a capital letter.
   */
  static void matrix(String name, int rows, int cols, int length, int offset, int ld) {
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
  static void batch(
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

  /** Matrices that are written may not overlap. */
  static void apart(String name, int rows, int cols, int ld, int stride, int batch) {
    long extent = (rows - 1L) * ld + cols;
    if (batch > 1 && rows > 0 && cols > 0 && stride < extent) {
      throw new IllegalArgumentException(
          "stride" + name + " = " + stride + ", but " + shape(name, rows, cols) + " with ld"
              + lower(name) + " = " + ld + " and is written: needs stride" + name + " >= " + extent);
    }
  }

  /** A vector of n elements, {@code |inc|} apart, the lowest in memory at {@code offset}. */
  static void vector(String name, int n, int length, int offset, int inc) {
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

  /** The index of element 0: with a negative increment a vector begins at its far end. */
  static int first(int n, int offset, int inc) {
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
