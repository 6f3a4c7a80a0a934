package lanewise.internal.reduction;

import java.util.Arrays;
import lanewise.internal.FloatScaling;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.FloatFolds;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.math.FloatLog;
import lanewise.internal.provider.Providers;

/**
 * Reductions of each column of a matrix, in the order of {@link FloatRun}: row i is folded into row
 * i mod LANES of a matrix of lanes, element by element, and its rows are folded as a binary tree.
 * A call takes up to PANEL columns.
 */
public final class FloatColumns {

  /** Columns that are folded together: 1 KiB of a row, so that all lanes lie in the second-level cache. */
  public static final int PANEL = (1 << 10) / Float.BYTES;

  private static final FloatKernels KERNELS = Providers.floatKernels();
  private static final int LANES = FloatFolds.LANES;

  private FloatColumns() {}

  /** Rows as columns: the n x m transpose of an m x n matrix, without gaps, in memory that the thread's next call writes to. */
  public static float[] transposed(int m, int n, float[] x, int xOffset, int ldx) {
    float[] transposed = FloatSums.local().transposed(m * n);
    KERNELS.transpose(m, n, x, xOffset, ldx, transposed, 0, m);
    return transposed;
  }

  /** Folds each column; {@code y}, where the fold has it, holds a number for each. */
  static void fold(
      FloatFold fold, int m, int n, float[] x, int xOffset, int ldx, float[] y, float[] out, int outOffset) {
    int length = FloatRun.blockLength(m);
    int blocks = m == 0 ? 1 : Math.ceilDiv(m, length);
    // Lanes, one row for terms, and the partial results of the blocks.
    float[] rows = FloatSums.local().rows((LANES + 1 + (blocks > 1 ? blocks : 0)) * n);
    int partials = (LANES + 1) * n;
    for (int b = 0; b < blocks; b++) {
      int begin = b * length;
      int height = Math.min(length, m - begin);
      block(fold, height, n, x, xOffset + begin * ldx, ldx, y, rows);
      System.arraycopy(rows, 0, blocks > 1 ? rows : out, blocks > 1 ? partials + b * n : outOffset, n);
    }
    if (blocks > 1) {
      block(fold.ofPartials(), blocks, n, rows, partials, n, null, rows);
      System.arraycopy(rows, 0, out, outOffset, n);
    }
  }

  /** Leaves the result in the first row. */
  private static void block(
      FloatFold fold, int m, int n, float[] x, int xOffset, int ldx, float[] y, float[] rows) {
    // Lanes without an element have no effect: the identity is one, and no lane is -0 in a sum.
    int used = Math.max(1, Math.min(m, LANES));
    Arrays.fill(rows, 0, used * n, fold.identity);
    int term = LANES * n;
    for (int i = 0; i < m; i++) {
      float[] row = x;
      int from = xOffset + i * ldx;
      int lane = i % LANES * n;
      if (fold.hasTerm()) {
        FloatElementwise.withArray(fold.term, n, x, from, y, 0, rows, term);
        row = rows;
        from = term;
      }
      if (fold.hasNumber()) {
        FloatElementwise.withArrays(fold.step, n, row, from, y, 0, rows, lane, rows, lane);
      } else {
        FloatElementwise.withArray(fold.step, n, row, from, rows, lane, rows, lane);
      }
    }
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i + half < used; i++) {
        FloatElementwise.withArray(fold.combine, n, rows, i * n, rows, (i + half) * n, rows, i * n);
      }
      used = Math.min(used, half);
    }
  }

  public static void sum(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    fold(FloatFold.SUM, m, n, x, xOffset, ldx, null, out, outOffset);
  }

  public static void mean(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    sum(m, n, x, xOffset, ldx, out, outOffset);
    for (int j = 0; j < n; j++) {
      out[outOffset + j] /= m;
    }
  }

  public static void product(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    fold(FloatFold.PRODUCT, m, n, x, xOffset, ldx, null, out, outOffset);
  }

  public static void min(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    fold(FloatFold.MIN, m, n, x, xOffset, ldx, null, out, outOffset);
  }

  public static void max(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    fold(FloatFold.MAX, m, n, x, xOffset, ldx, null, out, outOffset);
  }

  public static void norm1(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    fold(FloatFold.MAGNITUDES, m, n, x, xOffset, ldx, null, out, outOffset);
  }

  public static void normInf(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    fold(FloatFold.MAX_MAGNITUDE, m, n, x, xOffset, ldx, null, out, outOffset);
  }

  public static void variance(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    float[] numbers = FloatSums.local().columns;
    mean(m, n, x, xOffset, ldx, numbers, 0);
    fold(FloatFold.DEVIATIONS, m, n, x, xOffset, ldx, numbers, numbers, n);
    fold(FloatFold.SQUARED_DEVIATIONS, m, n, x, xOffset, ldx, numbers, out, outOffset);
    for (int j = 0; j < n; j++) {
      out[outOffset + j] = FloatMoments.variance(m, numbers[n + j], out[outOffset + j]);
    }
  }

  public static void standardDeviation(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    variance(m, n, x, xOffset, ldx, out, outOffset);
    for (int j = 0; j < n; j++) {
      out[outOffset + j] = (float) Math.sqrt(out[outOffset + j]);
    }
  }

  /** As {@link FloatRun#norm2}: a column is scaled if its own sum left the range, whatever the others did. */
  public static void norm2(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    float[] numbers = FloatSums.local().columns;
    Arrays.fill(numbers, 0, n, 1f);
    fold(FloatFold.SQUARES, m, n, x, xOffset, ldx, numbers, out, outOffset);
    boolean inRange = true;
    for (int j = 0; j < n; j++) {
      inRange &= FloatScaling.isInRange(out[outOffset + j]);
    }
    if (inRange) {
      for (int j = 0; j < n; j++) {
        out[outOffset + j] = (float) Math.sqrt(out[outOffset + j]);
      }
      return;
    }
    normInf(m, n, x, xOffset, ldx, numbers, n);
    for (int j = 0; j < n; j++) {
      boolean isScaled = !FloatScaling.isInRange(out[outOffset + j]);
      numbers[j] = isScaled ? Math.scalb(1f, -FloatScaling.exponent(numbers[n + j])) : 1f;
    }
    fold(FloatFold.SQUARES, m, n, x, xOffset, ldx, numbers, out, outOffset);
    for (int j = 0; j < n; j++) {
      int exponent = numbers[j] == 1f ? 0 : FloatScaling.exponent(numbers[n + j]);
      out[outOffset + j] = Math.scalb((float) Math.sqrt(out[outOffset + j]), exponent);
    }
  }

  public static void logSumExp(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    float[] maxima = FloatSums.local().columns;
    max(m, n, x, xOffset, ldx, maxima, 0);
    fold(FloatFold.EXPONENTIALS, m, n, x, xOffset, ldx, maxima, out, outOffset);
    for (int j = 0; j < n; j++) {
      out[outOffset + j] = Float.isFinite(maxima[j]) ? maxima[j] + FloatLog.log(out[outOffset + j]) : maxima[j];
    }
  }
}
