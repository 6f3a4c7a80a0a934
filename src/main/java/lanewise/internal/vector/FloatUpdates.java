package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.Store;

/** Kernels that update each element of an array by itself. */
final class FloatUpdates {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();

  private FloatUpdates() {}

  static void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
    int p = 0;
    for (; p <= n - VL; p += VL) {
      FloatVector.broadcast(S, alpha)
          .fma(FloatVector.fromArray(S, x, xOffset + p), FloatVector.fromArray(S, y, yOffset + p))
          .intoArray(y, yOffset + p);
    }
    for (; p < n; p++) {
      y[yOffset + p] = Math.fma(alpha, x[xOffset + p], y[yOffset + p]);
    }
  }

  static void scal(int n, float alpha, float[] x, int xOffset) {
    int p = 0;
    for (; p <= n - VL; p += VL) {
      FloatVector.broadcast(S, alpha).mul(FloatVector.fromArray(S, x, xOffset + p)).intoArray(x, xOffset + p);
    }
    for (; p < n; p++) {
      x[xOffset + p] = alpha * x[xOffset + p];
    }
  }

  /** Eight rows at a time, so that y is loaded and stored once for eight fma. */
  static void addRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float[] y, int yOffset) {
    int p = 0;
    for (; p <= k - 8; p += 8) {
      addEightRows(n, x, xOffset + p * incX, incX, a, aOffset + p * lda, lda, y, yOffset);
    }
    for (; p < k; p++) {
      axpy(n, x[xOffset + p * incX], a, aOffset + p * lda, y, yOffset);
    }
  }

  private static void addEightRows(
      int n, float[] x, int xOffset, int incX, float[] a, int a0, int lda,
      float[] y, int yOffset) {
    float x0 = x[xOffset];
    float x1 = x[xOffset + incX];
    float x2 = x[xOffset + 2 * incX];
    float x3 = x[xOffset + 3 * incX];
    float x4 = x[xOffset + 4 * incX];
    float x5 = x[xOffset + 5 * incX];
    float x6 = x[xOffset + 6 * incX];
    float x7 = x[xOffset + 7 * incX];
    FloatVector v0 = FloatVector.broadcast(S, x0);
    FloatVector v1 = FloatVector.broadcast(S, x1);
    FloatVector v2 = FloatVector.broadcast(S, x2);
    FloatVector v3 = FloatVector.broadcast(S, x3);
    FloatVector v4 = FloatVector.broadcast(S, x4);
    FloatVector v5 = FloatVector.broadcast(S, x5);
    FloatVector v6 = FloatVector.broadcast(S, x6);
    FloatVector v7 = FloatVector.broadcast(S, x7);
    int a1 = a0 + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    int a4 = a3 + lda;
    int a5 = a4 + lda;
    int a6 = a5 + lda;
    int a7 = a6 + lda;
    int j = 0;
    for (; j <= n - VL; j += VL) {
      FloatVector sum = FloatVector.fromArray(S, y, yOffset + j);
      sum = FloatVector.fromArray(S, a, a0 + j).fma(v0, sum);
      sum = FloatVector.fromArray(S, a, a1 + j).fma(v1, sum);
      sum = FloatVector.fromArray(S, a, a2 + j).fma(v2, sum);
      sum = FloatVector.fromArray(S, a, a3 + j).fma(v3, sum);
      sum = FloatVector.fromArray(S, a, a4 + j).fma(v4, sum);
      sum = FloatVector.fromArray(S, a, a5 + j).fma(v5, sum);
      sum = FloatVector.fromArray(S, a, a6 + j).fma(v6, sum);
      sum = FloatVector.fromArray(S, a, a7 + j).fma(v7, sum);
      sum.intoArray(y, yOffset + j);
    }
    for (; j < n; j++) {
      float sum = y[yOffset + j];
      sum = Math.fma(x0, a[a0 + j], sum);
      sum = Math.fma(x1, a[a1 + j], sum);
      sum = Math.fma(x2, a[a2 + j], sum);
      sum = Math.fma(x3, a[a3 + j], sum);
      sum = Math.fma(x4, a[a4 + j], sum);
      sum = Math.fma(x5, a[a5 + j], sum);
      sum = Math.fma(x6, a[a6 + j], sum);
      sum = Math.fma(x7, a[a7 + j], sum);
      y[yOffset + j] = sum;
    }
  }

  static void store(
      int n, float alpha, float[] acc, int accOffset,
      float beta, int store, float[] c, int cOffset) {
    int j = 0;
    for (; j <= n - VL; j += VL) {
      FloatVector va = FloatVector.broadcast(S, alpha);
      FloatVector vb = FloatVector.broadcast(S, beta);
      FloatVector sum = FloatVector.fromArray(S, acc, accOffset + j);
      if (store == Store.OVERWRITE) {
        va.mul(sum).intoArray(c, cOffset + j);
      } else if (store == Store.SCALE) {
        vb.fma(FloatVector.fromArray(S, c, cOffset + j), va.mul(sum)).intoArray(c, cOffset + j);
      } else {
        va.fma(sum, FloatVector.fromArray(S, c, cOffset + j)).intoArray(c, cOffset + j);
      }
    }
    for (; j < n; j++) {
      float sum = acc[accOffset + j];
      if (store == Store.OVERWRITE) {
        sum = alpha * sum;
      } else {
        float old = c[cOffset + j];
        sum = store == Store.SCALE ? Math.fma(beta, old, alpha * sum) : Math.fma(alpha, sum, old);
      }
      c[cOffset + j] = sum;
    }
  }

  /** {@link #store} of the rows of a tile, which are short: down its columns, a vector wide. */
  static void storeRows(
      int m, int n, float alpha, float[] acc, int accOffset, int ld,
      float beta, int store, float[] c, int cOffset, int ldc) {
    int j = 0;
    for (; j <= n - VL; j += VL) {
      storeColumn(m, alpha, acc, accOffset + j, ld, beta, store, c, cOffset + j, ldc);
    }
    for (int i = 0; i < m && j < n; i++) {
      store(n - j, alpha, acc, accOffset + i * ld + j, beta, store, c, cOffset + i * ldc + j);
    }
  }

  /** The loop of {@link #store} with strides in arguments, which would make long rows slower. */
  private static void storeColumn(
      int m, float alpha, float[] acc, int accOffset, int ld,
      float beta, int store, float[] c, int cOffset, int ldc) {
    FloatVector va = FloatVector.broadcast(S, alpha);
    FloatVector vb = FloatVector.broadcast(S, beta);
    for (int i = 0, from = accOffset, to = cOffset; i < m; i++, from += ld, to += ldc) {
      FloatVector sum = FloatVector.fromArray(S, acc, from);
      if (store == Store.OVERWRITE) {
        va.mul(sum).intoArray(c, to);
      } else if (store == Store.SCALE) {
        vb.fma(FloatVector.fromArray(S, c, to), va.mul(sum)).intoArray(c, to);
      } else {
        va.fma(sum, FloatVector.fromArray(S, c, to)).intoArray(c, to);
      }
    }
  }

  static void addBias(int n, float[] bias, int biasOffset, int incBias, float[] c, int cOffset) {
    int j = 0;
    if (incBias == 0) {
      FloatVector v = FloatVector.broadcast(S, bias[biasOffset]);
      for (; j <= n - VL; j += VL) {
        FloatVector.fromArray(S, c, cOffset + j).add(v).intoArray(c, cOffset + j);
      }
    } else if (incBias == 1) {
      for (; j <= n - VL; j += VL) {
        FloatVector.fromArray(S, c, cOffset + j)
            .add(FloatVector.fromArray(S, bias, biasOffset + j))
            .intoArray(c, cOffset + j);
      }
    }
    for (; j < n; j++) {
      c[cOffset + j] = c[cOffset + j] + bias[biasOffset + j * incBias];
    }
  }

  static void relu(int n, float[] c, int cOffset) {
    FloatVector zero = FloatVector.zero(S);
    int j = 0;
    for (; j <= n - VL; j += VL) {
      FloatVector.fromArray(S, c, cOffset + j).max(zero).intoArray(c, cOffset + j);
    }
    for (; j < n; j++) {
      c[cOffset + j] = Math.max(c[cOffset + j], 0f);
    }
  }
}
