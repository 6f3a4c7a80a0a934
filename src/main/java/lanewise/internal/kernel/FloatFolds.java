package lanewise.internal.kernel;

import java.util.Arrays;

/**
 * Reductions into virtual lanes. A step is one of {@link Functions} whose last operand is the sum so
 * far; its formula stands in {@code lanewise.internal.math}, and all implementations give its bits.
 */
public interface FloatFolds {

  /** The number of virtual lanes: element p belongs to lane p mod LANES. */
  int LANES = FloatKernels.LANES;

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

  /** Lanes that begin with {@code identity}, {@link #fold} and {@link #combine} in one call. */
  default float reduce(
      int step, int combine, int n, float[] x, int xOffset, float y, float identity, float[] lanes) {
    Arrays.fill(lanes, 0, LANES, identity);
    fold(step, n, x, xOffset, y, lanes);
    return combine(combine, lanes);
  }
}
