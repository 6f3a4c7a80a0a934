package lanewise.blas;

import static lanewise.blas.Transpose.NO;
import static lanewise.blas.Transpose.YES;

import java.util.Arrays;

/**
 * The contract as code: what {@link FloatBlas} documents, written from its documentation alone and sharing no line with
 * it. Slow and obvious; the library must equal it bit for bit.
 */
final class FloatReference {

  static final int KC = 4096 / Float.BYTES;
  static final int L = 256 / Float.BYTES;

  private FloatReference() {}

  static void gemm(
      Transpose transA, Transpose transB, int m, int n, int k, float alpha, FloatMatrix a, FloatMatrix b,
      float beta, FloatMatrix c) {
    float[][] opA = operand(transA, m, k, a);
    float[][] opB = operand(transB, k, n, b);
    boolean isGemv = n == 1 || m == 1;
    boolean rowsAreStored = n == 1 ? transA == NO : transB == YES;
    for (int i = 0; i < m; i++) {
      if (alpha == 0 || k == 0) {
        for (int j = 0; j < n; j++) {
          c.set(i, j, beta == 0 ? 0f : beta * c.get(i, j));
        }
      } else if (isGemv && rowsAreStored) {
        for (int j = 0; j < n; j++) {
          c.set(i, j, first(alpha, dot(opA[i], column(opB, j)), beta, c.get(i, j)));
        }
      } else {
        row(alpha, opA[i], opB, beta, c, i);
      }
    }
  }

  /** One row of C at a time: the operations of an element are in order, those of different elements are not tied. */
  private static void row(float alpha, float[] rowOfA, float[][] opB, float beta, FloatMatrix c, int i) {
    float[] acc = new float[c.cols()];
    for (int begin = 0; begin < rowOfA.length; begin += KC) {
      Arrays.fill(acc, 0f);
      for (int p = begin; p < Math.min(begin + KC, rowOfA.length); p++) {
        addRow(rowOfA[p], opB[p], acc);
      }
      for (int j = 0; j < acc.length; j++) {
        float old = c.get(i, j);
        c.set(i, j, begin == 0 ? first(alpha, acc[j], beta, old) : Math.fma(alpha, acc[j], old));
      }
    }
  }

  private static void addRow(float factor, float[] row, float[] acc) {
    for (int j = 0; j < acc.length; j++) {
      acc[j] = Math.fma(factor, row[j], acc[j]);
    }
  }

  private static float first(float alpha, float sum, float beta, float old) {
    return beta == 0 ? alpha * sum : Math.fma(beta, old, alpha * sum);
  }

  private static float[][] operand(Transpose trans, int rows, int cols, FloatMatrix matrix) {
    float[][] operand = new float[rows][cols];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        operand[i][j] = trans == YES ? matrix.get(j, i) : matrix.get(i, j);
      }
    }
    return operand;
  }

  private static float[] column(float[][] matrix, int j) {
    float[] column = new float[matrix.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = matrix[i][j];
    }
    return column;
  }

  static void epilogue(FloatMatrix c, float[] bias, int biasOffset, boolean perRow, boolean relu) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.cols(); j++) {
        if (bias != null) {
          c.set(i, j, c.get(i, j) + bias[biasOffset + (perRow ? i : j)]);
        }
        if (relu) {
          c.set(i, j, Math.max(c.get(i, j), 0f));
        }
      }
    }
  }

  static void gemv(Transpose trans, float alpha, FloatMatrix a, FloatStrided x, float beta, FloatStrided y) {
    for (int i = 0; i < y.n(); i++) {
      float[] row = new float[x.n()];
      for (int p = 0; p < row.length; p++) {
        row[p] = trans == YES ? a.get(p, i) : a.get(i, p);
      }
      if (alpha == 0 || x.n() == 0) {
        y.set(i, beta == 0 ? 0f : beta * y.get(i));
      } else if (trans == NO) {
        y.set(i, first(alpha, dot(row, x.elements()), beta, y.get(i)));
      } else {
        for (int begin = 0; begin < row.length; begin += KC) {
          float acc = 0f;
          for (int p = begin; p < Math.min(begin + KC, row.length); p++) {
            acc = Math.fma(row[p], x.get(p), acc);
          }
          y.set(i, begin == 0 ? first(alpha, acc, beta, y.get(i)) : Math.fma(alpha, acc, y.get(i)));
        }
      }
    }
  }

  static void ger(float alpha, FloatStrided x, FloatStrided y, FloatMatrix a) {
    for (int i = 0; alpha != 0 && i < x.n(); i++) {
      for (int j = 0; j < y.n(); j++) {
        a.set(i, j, Math.fma(alpha * x.get(i), y.get(j), a.get(i, j)));
      }
    }
  }

  static float dot(float[] x, float[] y) {
    float[] lane = new float[L];
    for (int p = 0; p < x.length; p++) {
      lane[p % L] = Math.fma(x[p], y[p], lane[p % L]);
    }
    return fold(lane);
  }

  static float asum(float[] x) {
    float[] lane = new float[L];
    for (int p = 0; p < x.length; p++) {
      lane[p % L] = lane[p % L] + Math.abs(x[p]);
    }
    return fold(lane);
  }

  private static float fold(float[] lane) {
    for (int h = L / 2; h >= 1; h /= 2) {
      for (int i = 0; i < h; i++) {
        lane[i] = lane[i] + lane[i + h];
      }
    }
    return lane[0];
  }

  static void axpy(float alpha, FloatStrided x, FloatStrided y) {
    for (int p = 0; alpha != 0 && p < x.n(); p++) {
      y.set(p, Math.fma(alpha, x.get(p), y.get(p)));
    }
  }

  static void scal(float alpha, FloatStrided x) {
    for (int p = 0; p < x.n(); p++) {
      x.set(p, alpha * x.get(p));
    }
  }

  static int iamax(float[] x) {
    int best = -1;
    for (int p = 0; p < x.length; p++) {
      boolean first = best < 0;
      boolean larger = !first && (Float.isNaN(x[p]) || Math.abs(x[p]) > Math.abs(x[best])) && !Float.isNaN(x[best]);
      best = first || larger ? p : best;
    }
    return best;
  }
}
