package lanewise.internal.reduction;

import lanewise.Parallelism;
import lanewise.internal.Cpu;
import lanewise.internal.Tuning;
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

  /**
   * Elements of the longest row of a result whose lines are asked for before they are written: one that the second-level
   * cache keeps beside others. On Zen 3 and 4 stores wait for their lines no longer than that takes.
   */
  private static final int LONG = Tuning.FETCHED.or(Cpu.IS_ZEN ? 0 : 1 << 19) / Float.BYTES;

  /** Elements of a result that the first-level cache does not keep from call to call. */
  private static final int LARGE = 32768 / Float.BYTES;

  private FloatNorms() {}

  /** Exponentials go to the result, whose lines so arrive while they are computed, unless that holds what is yet needed. */
  public static void logSoftmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    if (FloatShortRows.isFor(m, n)) {
      FloatShortRows.logSoftmax(m, n, x, xOffset, ldx, out, outOffset, ldo);
      return;
    }
    float[] maxima = FloatSums.local().u;
    float[] logSums = FloatSums.local().v;
    for (int begin = 0; m - begin > 0; begin += ROWS) {
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

  /**
   * The sum of a row is found beside the variance of the one before, while there is little else to wait for. Rows that fill
   * the first-level cache, up to {@link #LONG}, are first copied to the result: that takes as long as waiting for its lines
   * where they are needed, and all passes are over what is near.
   */
  private static void standardize(
      int function, int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset,
      float[] beta, int betaOffset, float epsilon, float[] out, int outOffset, int ldo) {
    if (m == 0) {
      return;
    }
    FloatSums sums = FloatSums.local();
    boolean isFetched = n > SHORT / 4 && n <= Math.min(SHORT, LONG) && m > LARGE / n;
    boolean isCopied = isCopied(SHORT, m, n, x, out);
    float[] source = isCopied ? out : x;
    int offset = isCopied ? outOffset : xOffset;
    int ld = isCopied ? ldo : ldx;
    if (isCopied) {
      System.arraycopy(x, xOffset, out, outOffset, n);
    }
    float[] means = sums.u;
    float[] scales = sums.v;
    sums.results[2] = FloatRun.sum(n, source, offset, NONE);
    for (int begin = 0; m - begin > 0; begin += ROWS) {
      int rows = Math.min(ROWS, m - begin);
      for (int row = begin; row < begin + rows; row++) {
        if (isFetched) {
          fetch(n, out, outOffset + row * ldo, sums.lanes);
        }
        boolean isLast = row == m - 1;
        if (isCopied && !isLast) {
          System.arraycopy(x, xOffset + (row + 1) * ldx, out, outOffset + (row + 1) * ldo, n);
        }
        float mean = sums.results[2] / n;
        means[row - begin] = mean;
        int at = offset + row * ld;
        scales[row - begin] = scale(
            isLast
                ? FloatMoments.variance(n, source, at, mean, NONE)
                : FloatMoments.varianceAndNextSum(n, source, at, at + ld, mean, sums),
            epsilon);
      }
      FloatRowTerms.apply(
          function, rows, n, source, offset + begin * ld, ld, gamma, gammaOffset, beta, betaOffset, means, scales,
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

  private static boolean isCopied(int least, int m, int n, float[] x, float[] out) {
    return x != out && n > least && n <= LONG && m > LARGE / n;
  }

  public static void rmsNorm(
      int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float epsilon,
      float[] out, int outOffset, int ldo) {
    float[] scales = FloatSums.local().u;
    boolean isCopied = isCopied(SHORT / 4, m, n, x, out);
    float[] source = isCopied ? out : x;
    int offset = isCopied ? outOffset : xOffset;
    int ld = isCopied ? ldo : ldx;
    for (int begin = 0; m - begin > 0; begin += ROWS) {
      int rows = Math.min(ROWS, m - begin);
      for (int row = begin; row < begin + rows; row++) {
        if (isCopied) {
          System.arraycopy(x, xOffset + row * ldx, out, outOffset + row * ldo, n);
        }
        scales[row - begin] =
            scale(FloatRun.fold(FloatFold.SQUARES, n, source, offset + row * ld, 1f, NONE) / n, epsilon);
      }
      FloatRowTerms.apply(
          Functions.RMS_NORM_TERM, rows, n, source, offset + begin * ld, ld, gamma, gammaOffset, null, 0, scales, null,
          out, outOffset + begin * ldo, ldo);
    }
  }

  private static float scale(float variance, float epsilon) {
    return 1f / (float) Math.sqrt(variance + epsilon);
  }
}
