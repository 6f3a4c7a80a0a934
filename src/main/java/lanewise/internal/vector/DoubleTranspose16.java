package lanewise.internal.vector;

/** What the twins of callers of {@link FloatTranspose16} name. A vector has at most 8 doubles, so nothing is called. */
final class DoubleTranspose16 {

  private DoubleTranspose16() {}

  static void block(double[] src, int from, int ld, int rows, double[] dst, int to, int width) {
    throw new AssertionError();
  }

  static void half(double[] src, int from, double[] dst, int to) {
    throw new AssertionError();
  }

  static void panelOfTwelve(double[] src, int from, int ld, double[] dst, int to) {
    throw new AssertionError();
  }
}
