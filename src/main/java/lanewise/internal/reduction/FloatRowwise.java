package lanewise.internal.reduction;

import lanewise.Parallelism;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.Functions;
import lanewise.internal.math.FloatLog;

/**
 * Operations on one row of n elements, each a few passes over the row, which the caches hold; the
 * result may be written over the row.
 */
public final class FloatRowwise {

  private static final Parallelism NONE = Parallelism.NONE;

  private FloatRowwise() {}

  public static void softmax(int n, float[] x, int xOffset, float[] out, int outOffset) {
    float sum = exponentials(n, x, xOffset, FloatRun.max(n, x, xOffset, NONE), out, outOffset);
    FloatElementwise.withNumber(Functions.MUL, n, out, outOffset, 1f / sum, out, outOffset);
  }

  /** Leaves {@code exp(x[p] - max)} in out and returns their sum. */
  static float exponentials(int n, float[] x, int xOffset, float max, float[] out, int outOffset) {
    FloatElementwise.withNumber(Functions.SOFTMAX_TERM, n, x, xOffset, max, out, outOffset);
    return FloatRun.sum(n, out, outOffset, NONE);
  }

  /** Returns the loss; {@code gradient} may be x. */
  public static float softmaxCrossEntropy(
      int n, float[] x, int xOffset, int label, float scale, float[] gradient, int gradientOffset) {
    float max = FloatRun.max(n, x, xOffset, NONE);
    float distance = max - x[xOffset + label];
    float sum = exponentials(n, x, xOffset, max, gradient, gradientOffset);
    FloatElementwise.withNumber(
        Functions.MUL, n, gradient, gradientOffset, scale / sum, gradient, gradientOffset);
    gradient[gradientOffset + label] -= scale;
    return FloatLog.log(sum) + distance;
  }

  public static void cumulativeSum(int n, float[] x, int xOffset, float[] out, int outOffset) {
    float sum = 0f;
    for (int p = 0; p < n; p++) {
      sum += x[xOffset + p];
      out[outOffset + p] = sum;
    }
  }
}
