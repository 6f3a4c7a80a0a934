package lanewise.internal.reduction;

import lanewise.Parallelism;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.Functions;
import lanewise.internal.math.FloatLog;

/**
 * Operations on rows of n elements, each a few passes over a row, which the caches hold; the
 * result may be written over the rows.
 */
public final class FloatRowwise {

  private static final Parallelism NONE = Parallelism.NONE;

  private FloatRowwise() {}

  public static void softmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    if (FloatShortRows.isFor(m, n)) {
      FloatShortRows.softmax(m, n, x, xOffset, ldx, out, outOffset, ldo);
      return;
    }
    for (int i = 0; i < m; i++) {
      int from = xOffset + i * ldx;
      int to = outOffset + i * ldo;
      float sum = exponentials(n, x, from, FloatRun.max(n, x, from, NONE), out, to);
      FloatElementwise.withNumber(Functions.MUL, n, out, to, 1f / sum, out, to);
    }
  }

  /** Leaves {@code exp(x[p] - max)} in out and returns their sum. */
  static float exponentials(int n, float[] x, int xOffset, float max, float[] out, int outOffset) {
    FloatElementwise.withNumber(Functions.SOFTMAX_TERM, n, x, xOffset, max, out, outOffset);
    return FloatRun.sum(n, out, outOffset, NONE);
  }

  /** {@code gradient} may be x. */
  public static void softmaxCrossEntropy(
      int m, int n, float[] x, int xOffset, int ldx, int[] labels, int labelsOffset, float scale,
      float[] losses, int lossesOffset, float[] gradient, int gradientOffset, int ldgradient) {
    if (FloatShortRows.isFor(m, n)) {
      FloatShortRows.softmaxCrossEntropy(
          m, n, x, xOffset, ldx, labels, labelsOffset, scale, losses, lossesOffset, gradient, gradientOffset,
          ldgradient);
      return;
    }
    for (int i = 0; i < m; i++) {
      int from = xOffset + i * ldx;
      int to = gradientOffset + i * ldgradient;
      int label = labels[labelsOffset + i];
      float max = FloatRun.max(n, x, from, NONE);
      float distance = max - x[from + label];
      float sum = exponentials(n, x, from, max, gradient, to);
      FloatElementwise.withNumber(Functions.MUL, n, gradient, to, scale / sum, gradient, to);
      gradient[to + label] -= scale;
      losses[lossesOffset + i] = FloatLog.log(sum) + distance;
    }
  }

  public static void cumulativeSum(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    for (int i = 0; i < m; i++) {
      float sum = 0f;
      for (int p = 0; p < n; p++) {
        sum += x[xOffset + i * ldx + p];
        out[outOffset + i * ldo + p] = sum;
      }
    }
  }
}
