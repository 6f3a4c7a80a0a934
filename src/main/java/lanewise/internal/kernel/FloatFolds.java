package lanewise.internal.kernel;

import java.util.Arrays;

/**
 * Reductions into virtual lanes. A step is one of {@link Functions} whose last operand is the sum so
 * far; its formula stands in {@code lanewise.internal.math}, and all implementations give its bits.
 */
public interface FloatFolds {

  /** The number of virtual lanes: element p belongs to lane p mod LANES. */
  int LANES = FloatKernels.LANES;

  /** Elements of a run that may come from memory. */
  int LONG = 1 << 15;

  /**
   * Adds elements to lanes:
   *
   * <pre>{@code
   * for p in 0..n: lanes[p % LANES] = step(x[xOffset + p], y, lanes[p % LANES])
   * }</pre>
   *
   * <p>A step of two operands does not have y.
   */
  void fold(int step, int n, float[] x, int xOffset, float y, float[] lanes);

  /**
   * Folds lanes by a binary tree with a step of two operands, and may leave anything in them:
   *
   * <pre>{@code
   * for h = LANES/2, LANES/4, ..., 1: for i in 0..h: lanes[i] = step(lanes[i], lanes[i + h])
   * return lanes[0]
   * }</pre>
   */
  float combine(int step, float[] lanes);

  /**
   * Lanes that begin with {@code identity}, {@link #fold} and {@link #combine} in one call, which may leave anything in
   * {@code lanes}.
   */
  default float reduce(int step, int n, float[] x, int xOffset, float y, float identity, float[] lanes) {
    return reduceThroughLanes(step, n, x, xOffset, y, identity, lanes);
  }

  private float reduceThroughLanes(
      int step, int n, float[] x, int xOffset, float y, float identity, float[] lanes) {
    Arrays.fill(lanes, 0, LANES, identity);
    fold(step, n, x, xOffset, y, lanes);
    return combine(Functions.combine(step), lanes);
  }

  /**
   * {@link #reduce} of a run of any length. One that may come from memory takes the steps of {@link #fold}, which wait less
   * for it.
   */
  default float reduceRun(int step, int n, float[] x, int xOffset, float y, float identity, float[] lanes) {
    return n < LONG
        ? reduce(step, n, x, xOffset, y, identity, lanes)
        : reduceThroughLanes(step, n, x, xOffset, y, identity, lanes);
  }

  /**
   * {@link #reduce} with a step and with its {@link Functions#partner partner}: {@code results[0]} and {@code
   * results[1]}.
   */
  default void reduceBoth(
      int step, int n, float[] x, int xOffset, float y, float identity, float[] lanes, float[] results) {
    results[0] = reduce(step, n, x, xOffset, y, identity, lanes);
    results[1] = reduce(Functions.partner(step), n, x, xOffset, y, identity, lanes);
  }

  /**
   * {@link #reduceBoth}, and in the same pass the step {@link Functions#ahead ahead} over as many elements from {@code
   * nextOffset} on: {@code results[2]}.
   */
  default void reduceAhead(
      int step, int n, float[] x, int xOffset, int nextOffset, float y, float identity, float[] lanes,
      float[] results) {
    reduceBoth(step, n, x, xOffset, y, identity, lanes, results);
    results[2] = reduce(Functions.ahead(step), n, x, nextOffset, y, identity, lanes);
  }
}
