package lanewise.blas;

import lanewise.internal.Check;
import lanewise.internal.gemm.FloatPostOps;

/**
 * What is done to the elements of C after a matrix product, while they are still in the cache:
 * first a bias is added, then ReLU is applied; or the gradient is taken through a ReLU. The bits are those of separate passes
 * over C:
 *
 * <pre>{@code
 * c[i, j] = c[i, j] + bias[i]     (perRow)   or   c[i, j] + bias[j]     (perColumn)
 * c[i, j] = Math.max(c[i, j], 0)         (relu)
 * c[i, j] = y[i, j] > 0 ? c[i, j] : 0    (reluGradient)
 * }</pre>
 *
 * <p>NaN stays NaN; ReLU turns -0 into +0. Immutable, but for the arrays, which are not copied.
 */
public final class FloatEpilogue {

  /** Leaves C as the product made it. */
  public static final FloatEpilogue NONE = new FloatEpilogue(FloatPostOps.NONE);

  /** ReLU without a bias. */
  public static final FloatEpilogue RELU = NONE.thenRelu();

  final FloatPostOps postOps;

  private FloatEpilogue(FloatPostOps postOps) {
    this.postOps = postOps;
  }

  /**
   * Adds {@code bias[biasOffset + i]} to every element of row i.
   *
   * @param bias one element for each row of C, checked by the product
   * @param biasOffset index of the first
   * @return a new epilogue
   * @throws NullPointerException if bias is null
   * @throws IllegalArgumentException if biasOffset is negative
   */
  public static FloatEpilogue biasPerRow(float[] bias, int biasOffset) {
    return bias(bias, biasOffset, 1, 0);
  }

  /**
   * Adds {@code bias[biasOffset + j]} to every element of column j.
   *
   * @param bias one element for each column of C, checked by the product
   * @param biasOffset index of the first
   * @return a new epilogue
   * @throws NullPointerException if bias is null
   * @throws IllegalArgumentException if biasOffset is negative
   */
  public static FloatEpilogue biasPerColumn(float[] bias, int biasOffset) {
    return bias(bias, biasOffset, 0, 1);
  }

  private static FloatEpilogue bias(float[] bias, int biasOffset, int biasRow, int biasCol) {
    Check.notNull("bias", bias);
    if (biasOffset < 0) {
      throw new IllegalArgumentException("biasOffset = " + biasOffset + ", but must be >= 0");
    }
    return new FloatEpilogue(new FloatPostOps(bias, biasOffset, biasRow, biasCol, false, null, 0, 0));
  }

  /**
   * The gradient with respect to the argument of a ReLU, where C is that with respect to its result Y: 0 where Y is not
   * positive, NaN included. Y may as well be the argument of the ReLU.
   *
   * @param y holds Y, an m x n matrix like C, which it must not overlap; checked by the product
   * @param yOffset index of Y's first element
   * @param ldy distance of Y's rows
   * @return a new epilogue
   * @throws NullPointerException if y is null
   */
  public static FloatEpilogue reluGradient(float[] y, int yOffset, int ldy) {
    Check.notNull("y", y);
    return new FloatEpilogue(new FloatPostOps(null, 0, 0, 0, false, y, yOffset, ldy));
  }

  /**
   * This epilogue, followed by ReLU.
   *
   * @return a new epilogue
   */
  public FloatEpilogue thenRelu() {
    return new FloatEpilogue(
        new FloatPostOps(
            postOps.bias(), postOps.biasOffset(), postOps.biasRow(), postOps.biasCol(), true, postOps.y(),
            postOps.yOffset(), postOps.ldy()));
  }

  /** Checks the arrays against an m x n matrix C. */
  void check(int m, int n) {
    if (postOps.bias() != null) {
      Check.range("bias", postOps.biasRow() == 1 ? m : n, postOps.bias().length, postOps.biasOffset());
    }
    if (postOps.y() != null) {
      Check.matrix("Y", m, n, postOps.y().length, postOps.yOffset(), postOps.ldy());
    }
  }
}
