package lanewise.blas;

import lanewise.internal.Check;

/**
 * What is done to the elements of C after a matrix product, while they are still in the cache:
 * first a bias is added, then ReLU is applied. The bits are those of separate passes over C:
 *
 * <pre>{@code
 * c[i, j] = c[i, j] + bias[i]     (perRow)   or   c[i, j] + bias[j]     (perColumn)
 * c[i, j] = Math.max(c[i, j], 0)  (relu)
 * }</pre>
 *
 * <p>NaN stays NaN; ReLU turns -0 into +0. Immutable, but for the bias array, which is not copied.
 */
public final class FloatEpilogue {

  /** Leaves C as the product made it. */
  public static final FloatEpilogue NONE = new FloatEpilogue(null, 0, false, false);

  /** ReLU without a bias. */
  public static final FloatEpilogue RELU = new FloatEpilogue(null, 0, false, true);

  final float[] bias;
  final int biasOffset;
  final boolean perRow;
  final boolean relu;

  private FloatEpilogue(float[] bias, int biasOffset, boolean perRow, boolean relu) {
    this.bias = bias;
    this.biasOffset = biasOffset;
    this.perRow = perRow;
    this.relu = relu;
  }

  /**
   * Adds {@code bias[biasOffset + i]} to every element of row i.
   *
   * @param bias one element for each row of C, checked by the product
   * @param biasOffset index of the first
   * @return a new epilogue
   */
  public static FloatEpilogue biasPerRow(float[] bias, int biasOffset) {
    return bias(bias, biasOffset, true);
  }

  /**
   * Adds {@code bias[biasOffset + j]} to every element of column j.
   *
   * @param bias one element for each column of C, checked by the product
   * @param biasOffset index of the first
   * @return a new epilogue
   */
  public static FloatEpilogue biasPerColumn(float[] bias, int biasOffset) {
    return bias(bias, biasOffset, false);
  }

  private static FloatEpilogue bias(float[] bias, int biasOffset, boolean perRow) {
    Check.notNull("bias", bias);
    if (biasOffset < 0) {
      throw new IllegalArgumentException("biasOffset = " + biasOffset + ", but must be >= 0");
    }
    return new FloatEpilogue(bias, biasOffset, perRow, false);
  }

  /**
   * This epilogue, followed by ReLU.
   *
   * @return a new epilogue
   */
  public FloatEpilogue thenRelu() {
    return new FloatEpilogue(bias, biasOffset, perRow, true);
  }

  /** Checks the bias against an m x n matrix C. */
  void check(int m, int n) {
    if (bias != null) {
      Check.range("bias", perRow ? m : n, bias.length, biasOffset);
    }
  }
}
