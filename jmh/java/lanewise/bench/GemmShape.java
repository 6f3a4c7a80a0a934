package lanewise.bench;

/**
 * The sizes of C = op(A) op(B).
 *
 * @param m rows of C
 * @param n columns of C
 * @param k the sizes that are summed over
 */
public record GemmShape(int m, int n, int k) {

  private static final long MOST_ELEMENTS = 1L << 27;

  /**
   * Reads {@code MxNxK}, or one number for a cube.
   *
   * @throws IllegalArgumentException if the text is something else, or the matrices are too large to benchmark
   */
  public static GemmShape of(String text) {
    if (!text.matches("[1-9]\\d{0,8}(x[1-9]\\d{0,8}x[1-9]\\d{0,8})?")) {
      throw new IllegalArgumentException("--shape " + text + ", but must be N or MxNxK, such as 512 or 64x3136x576");
    }
    String[] sizes = text.split("x");
    int first = Integer.parseInt(sizes[0]);
    GemmShape shape =
        sizes.length == 1
            ? new GemmShape(first, first, first)
            : new GemmShape(first, Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
    if (shape.elements() > MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "--shape " + text + ", but all three matrices together must have at most " + MOST_ELEMENTS + " elements");
    }
    return shape;
  }

  /** Floating-point operations of a product. */
  double flops() {
    return 2.0 * m * n * k;
  }

  /** Elements of the three matrices. */
  long elements() {
    return (long) m * k + (long) k * n + (long) m * n;
  }
}
