package lanewise.internal.reduction;

import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Functions;
import lanewise.internal.math.FloatLog;
import lanewise.internal.provider.Providers;

/**
 * Softmax and its like of many rows so short that a call for each takes longer than its elements: as columns of their
 * transpose, which have the same order of evaluation. Every result may be written over x.
 */
final class FloatShortRows {

  private static final FloatKernels KERNELS = Providers.floatKernels();
  private static final int PANEL = FloatColumns.PANEL;

  /** Elements of a cache line. */
  private static final int LINE = 64 / Float.BYTES;

  private FloatShortRows() {}

  /** Whether there are enough rows, and short ones, so that this takes less time than row by row. */
  static boolean isFor(int m, int n) {
    return n > 0 && n < 2 * LINE && m >= Math.max(LINE, 2 * n);
  }

  static void softmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    for (int i = 0; m - i > 0; i += PANEL) {
      int rows = Math.min(PANEL, m - i);
      float[] columns = exponentials(rows, n, x, xOffset + i * ldx, ldx);
      store(rows, n, 1f, columns, out, outOffset + i * ldo, ldo);
    }
  }

  static void logSoftmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    float[] numbers = FloatSums.local().columns;
    for (int i = 0; m - i > 0; i += PANEL) {
      int rows = Math.min(PANEL, m - i);
      float[] columns = FloatColumns.transposed(rows, n, x, xOffset + i * ldx, ldx);
      FloatColumns.max(n, rows, columns, 0, rows, numbers, 0);
      FloatColumns.fold(FloatFold.EXPONENTIALS, n, rows, columns, 0, rows, numbers, numbers, rows);
      for (int j = rows; j < 2 * rows; j++) {
        numbers[j] = FloatLog.log(numbers[j]);
      }
      each(Functions.SUB, rows, n, columns, numbers, 0);
      each(Functions.SUB, rows, n, columns, numbers, rows);
      KERNELS.transpose(n, rows, columns, 0, rows, out, outOffset + i * ldo, ldo);
    }
  }

  static void softmaxCrossEntropy(
      int m, int n, float[] x, int xOffset, int ldx, int[] labels, int labelsOffset, float scale,
      float[] losses, int lossesOffset, float[] gradient, int gradientOffset, int ldgradient) {
    float[] numbers = FloatSums.local().columns;
    for (int i = 0; m - i > 0; i += PANEL) {
      int rows = Math.min(PANEL, m - i);
      int from = xOffset + i * ldx;
      int to = gradientOffset + i * ldgradient;
      float[] columns = exponentials(rows, n, x, from, ldx);
      for (int r = 0; r < rows; r++) {
        float distance = numbers[r] - x[from + r * ldx + labels[labelsOffset + i + r]];
        losses[lossesOffset + i + r] = FloatLog.log(numbers[rows + r]) + distance;
      }
      store(rows, n, scale, columns, gradient, to, ldgradient);
      for (int r = 0; r < rows; r++) {
        gradient[to + r * ldgradient + labels[labelsOffset + i + r]] -= scale;
      }
    }
  }

  /** Exponentials as columns; the thread's numbers of columns are the largest elements and, behind these, the sums. */
  private static float[] exponentials(int m, int n, float[] x, int xOffset, int ldx) {
    float[] numbers = FloatSums.local().columns;
    float[] columns = FloatColumns.transposed(m, n, x, xOffset, ldx);
    FloatColumns.max(n, m, columns, 0, m, numbers, 0);
    each(Functions.SOFTMAX_TERM, m, n, columns, numbers, 0);
    FloatColumns.sum(n, m, columns, 0, m, numbers, m);
    return columns;
  }

  /** Divides by the sums, by way of a factor for each column, and transposes back. */
  private static void store(int m, int n, float scale, float[] columns, float[] out, int outOffset, int ldo) {
    float[] numbers = FloatSums.local().columns;
    for (int j = m; j < 2 * m; j++) {
      numbers[j] = scale / numbers[j];
    }
    each(Functions.MUL, m, n, columns, numbers, m);
    KERNELS.transpose(n, m, columns, 0, m, out, outOffset, ldo);
  }

  /** A function of each element of the columns and the number of its column. */
  private static void each(int function, int m, int n, float[] columns, float[] numbers, int first) {
    for (int p = 0; p < n; p++) {
      FloatElementwise.withArray(function, m, columns, p * m, numbers, first, columns, p * m);
    }
  }
}
