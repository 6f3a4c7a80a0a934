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
  private static float exponentials(int n, float[] x, int xOffset, float max, float[] out, int outOffset) {
    FloatElementwise.withNumber(Functions.SOFTMAX_TERM, n, x, xOffset, max, out, outOffset);
    return FloatRun.sum(n, out, outOffset, NONE);
  }

  public static void logSoftmax(int n, float[] x, int xOffset, float[] out, int outOffset) {
    float max = FloatRun.max(n, x, xOffset, NONE);
    float logSum = FloatLog.log(FloatRun.fold(FloatFold.EXPONENTIALS, n, x, xOffset, max, NONE));
    FloatElementwise.withNumbers(Functions.LOG_SOFTMAX_TERM, n, x, xOffset, max, logSum, out, outOffset);
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

  public static void normalize(
      int n, float[] x, int xOffset, float epsilon, float[] out, int outOffset) {
    float mean = FloatRun.mean(n, x, xOffset, NONE);
    float variance = FloatRun.variance(n, x, xOffset, mean, NONE);
    FloatElementwise.withNumbers(
        Functions.NORMAL_TERM, n, x, xOffset, mean, scale(variance, epsilon), out, outOffset);
  }

  public static void layerNorm(
      int n, float[] x, int xOffset, float[] gamma, int gammaOffset, float[] beta, int betaOffset, float epsilon,
      float[] out, int outOffset) {
    normalize(n, x, xOffset, epsilon, out, outOffset);
    FloatElementwise.withArrays(
        Functions.FMA, n, out, outOffset, gamma, gammaOffset, beta, betaOffset, out, outOffset);
  }

  public static void rmsNorm(
      int n, float[] x, int xOffset, float[] gamma, int gammaOffset, float epsilon, float[] out, int outOffset) {
    float squares = FloatRun.fold(FloatFold.SQUARES, n, x, xOffset, 1f, NONE);
    FloatElementwise.withNumberAndArray(
        Functions.SCALED_TERM, n, x, xOffset, scale(squares / n, epsilon), gamma, gammaOffset, out, outOffset);
  }

  private static float scale(float variance, float epsilon) {
    return 1f / (float) Math.sqrt(variance + epsilon);
  }

  public static void cumulativeSum(int n, float[] x, int xOffset, float[] out, int outOffset) {
    float sum = 0f;
    for (int p = 0; p < n; p++) {
      sum += x[xOffset + p];
      out[outOffset + p] = sum;
    }
  }
}
