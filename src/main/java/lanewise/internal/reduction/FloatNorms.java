package lanewise.internal.reduction;

import lanewise.Parallelism;
import lanewise.internal.elementwise.FloatRowTerms;
import lanewise.internal.kernel.Functions;
import lanewise.internal.math.FloatLog;

/**
 * Operations that map the elements of a row by numbers which sum up that row; the result may be written over the rows. The
 * numbers of a few rows, which the caches hold, are found first, then these rows are mapped together.
 */
public final class FloatNorms {

  private static final Parallelism NONE = Parallelism.NONE;
  private static final int ROWS = FloatRowTerms.ROWS;

  private static final int LINE = 64 / Float.BYTES;

  /** Elements of a row of the result that the first-level cache keeps beside what is summed; of a quarter, it is not worth it. */
  private static final int SHORT = 4096 / Float.BYTES;

  /** Elements of a result that the first-level cache does not keep from call to call. */
  private static final int LARGE = 32768 / Float.BYTES;

  private FloatNorms() {}

  /** Exponentials go to the result, whose lines so arrive while they are computed, unless that holds what is yet needed. */
  public static void logSoftmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    float[] maxima = FloatSums.local().u;
    float[] logSums = FloatSums.local().v;
    for (int begin = 0; begin < m; begin += ROWS) {
      int rows = Math.min(ROWS, m - begin);
      int from = xOffset + begin * ldx;
      for (int i = 0; i < rows; i++) {
        float max = FloatRun.max(n, x, from + i * ldx, NONE);
        maxima[i] = max;
        logSums[i] = FloatLog.log(
            out == x
                ? FloatRun.fold(FloatFold.EXPONENTIALS, n, x, from + i * ldx, max, NONE)
                : FloatRowwise.exponentials(n, x, from + i * ldx, max, out, outOffset + (begin + i) * ldo));
      }
      FloatRowTerms.apply(
          Functions.LOG_SOFTMAX_TERM, rows, n, x, from, ldx, null, 0, null, 0, maxima, logSums,
          out, outOffset + begin * ldo, ldo);
    }
  }

  public static void normalize(
      int m, int n, float[] x, int xOffset, int ldx, float epsilon, float[] out, int outOffset, int ldo) {
    standardize(
        Functions.NORMAL_TERM, m, n, x, xOffset, ldx, null, 0, null, 0, epsilon, out, outOffset, ldo);
  }

  public static void layerNorm(
      int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float[] beta, int betaOffset,
      float epsilon, float[] out, int outOffset, int ldo) {
    standardize(
        Functions.LAYER_NORM_TERM, m, n, x, xOffset, ldx, gamma, gammaOffset, beta, betaOffset, epsilon,
        out, outOffset, ldo);
  }

  /** The sum of a row is found beside the variance of the one before, while there is little else to wait for. */
  private static void standardize(
      int function, int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset,
      float[] beta, int betaOffset, float epsilon, float[] out, int outOffset, int ldo) {
    FloatSums sums = FloatSums.local();
    boolean isFetched = n > SHORT / 4 && n <= SHORT && m > LARGE / n;
    float[] means = sums.u;
    float[] scales = sums.v;
    sums.results[2] = m == 0 ? 0f : FloatRun.sum(n, x, xOffset, NONE);
    for (int begin = 0; begin < m; begin += ROWS) {
      int rows = Math.min(ROWS, m - begin);
      int from = xOffset + begin * ldx;
      for (int i = 0; i < rows; i++) {
        if (isFetched) {
          fetch(n, out, outOffset + (begin + i) * ldo, sums.lanes);
        }
        int next = begin + i == m - 1 ? 0 : ldx;
        float mean = sums.results[2] / n;
        means[i] = mean;
        scales[i] = scale(
            FloatMoments.varianceAndNextSum(n, x, from + i * ldx, from + i * ldx + next, mean, sums), epsilon);
      }
      FloatRowTerms.apply(
          function, rows, n, x, from, ldx, gamma, gammaOffset, beta, betaOffset, means, scales,
          out, outOffset + begin * ldo, ldo);
    }
  }

  /**
   * Reads a number of each cache line that will be written: they come from memory beside the row that is summed, and not when
   * stores wait for them. The sum goes where it harms nothing, as what is not used is not read.
   */
  private static void fetch(int n, float[] out, int outOffset, float[] work) {
    float sum = 0f;
    for (int p = 0; p < n; p += LINE) {
      sum += out[outOffset + p];
    }
    work[0] = sum;
  }

  public static void rmsNorm(
      int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float epsilon,
      float[] out, int outOffset, int ldo) {
    float[] scales = FloatSums.local().u;
    for (int begin = 0; begin < m; begin += ROWS) {
      int rows = Math.min(ROWS, m - begin);
      int from = xOffset + begin * ldx;
      for (int i = 0; i < rows; i++) {
        scales[i] = scale(FloatRun.fold(FloatFold.SQUARES, n, x, from + i * ldx, 1f, NONE) / n, epsilon);
      }
      FloatRowTerms.apply(
          Functions.RMS_NORM_TERM, rows, n, x, from, ldx, gamma, gammaOffset, null, 0, scales, null,
          out, outOffset + begin * ldo, ldo);
    }
  }

  private static float scale(float variance, float epsilon) {
    return 1f / (float) Math.sqrt(variance + epsilon);
  }
}
