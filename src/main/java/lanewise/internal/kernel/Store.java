package lanewise.internal.kernel;

/**
 * How a tile of products acc is stored to C: the first block of k stores {@link #OVERWRITE} (beta
 * is 0) or {@link #SCALE}, every later one {@link #ADD}. Ints, as a kernel takes only arrays and
 * numbers.
 */
public final class Store {

  /** {@code c = alpha * acc}; C is not read. */
  public static final int OVERWRITE = 0;

  /** {@code c = fma(beta, c, alpha * acc)}. */
  public static final int SCALE = 1;

  /** {@code c = fma(alpha, acc, c)}. */
  public static final int ADD = 2;

  private Store() {}

  /** The way to store the first block of k. */
  public static int first(double beta) {
    return beta == 0 ? OVERWRITE : SCALE;
  }

  /** The way to store the block of k that begins at {@code p}. */
  public static int of(int p, int first) {
    return p > 0 ? ADD : first;
  }
}
