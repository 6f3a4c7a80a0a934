package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.Store;

/**
 * A combination of the rows of a matrix, with the sums of 8 or up to 4 vectors of columns in
 * registers. Of the up to 4, vectors beyond the last column are moved back to end there: they overlap,
 * and compute the same bits in the overlap, for which y is read before any of it is written.
 */
final class FloatSumRows {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();

  private FloatSumRows() {}

  /** As {@code FloatKernels.sumRows}, {@code n >= VL}. */
  static void sumRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float alpha, float beta, int store, float[] y, int yOffset) {
    int cols;
    for (int j = 0; j < n; j += cols) {
      int left = n - j;
      cols = cols(left);
      if (cols == 8 * VL) {
        eight(k, x, xOffset, incX, a, aOffset + j, lda, alpha, beta, store, y, yOffset + j);
      } else {
        four(cols, k, x, xOffset, incX, a, aOffset + j, lda, alpha, beta, store, y, yOffset + j);
      }
    }
  }

  /** The columns to take next of {@code left}; less than a vector is never left behind. */
  private static int cols(int left) {
    if (left <= 4 * VL) {
      return left;
    }
    if (left == 8 * VL || left >= 9 * VL) {
      return 8 * VL;
    }
    return left < 5 * VL ? 3 * VL : 4 * VL;
  }

  private static void eight(
      int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float alpha, float beta, int store, float[] y, int yOffset) {
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    FloatVector s4 = FloatVector.zero(S);
    FloatVector s5 = FloatVector.zero(S);
    FloatVector s6 = FloatVector.zero(S);
    FloatVector s7 = FloatVector.zero(S);
    for (int p = 0, xp = xOffset, ap = aOffset; p < k; p++, xp += incX, ap += lda) {
      FloatVector v = FloatVector.broadcast(S, x[xp]);
      s0 = v.fma(FloatVector.fromArray(S, a, ap), s0);
      s1 = v.fma(FloatVector.fromArray(S, a, ap + VL), s1);
      s2 = v.fma(FloatVector.fromArray(S, a, ap + 2 * VL), s2);
      s3 = v.fma(FloatVector.fromArray(S, a, ap + 3 * VL), s3);
      s4 = v.fma(FloatVector.fromArray(S, a, ap + 4 * VL), s4);
      s5 = v.fma(FloatVector.fromArray(S, a, ap + 5 * VL), s5);
      s6 = v.fma(FloatVector.fromArray(S, a, ap + 6 * VL), s6);
      s7 = v.fma(FloatVector.fromArray(S, a, ap + 7 * VL), s7);
    }
    FloatVector va = FloatVector.broadcast(S, alpha);
    if (store == Store.ADD) {
      va.fma(s0, FloatVector.fromArray(S, y, yOffset)).intoArray(y, yOffset);
      va.fma(s1, FloatVector.fromArray(S, y, yOffset + VL)).intoArray(y, yOffset + VL);
      va.fma(s2, FloatVector.fromArray(S, y, yOffset + 2 * VL)).intoArray(y, yOffset + 2 * VL);
      va.fma(s3, FloatVector.fromArray(S, y, yOffset + 3 * VL)).intoArray(y, yOffset + 3 * VL);
      va.fma(s4, FloatVector.fromArray(S, y, yOffset + 4 * VL)).intoArray(y, yOffset + 4 * VL);
      va.fma(s5, FloatVector.fromArray(S, y, yOffset + 5 * VL)).intoArray(y, yOffset + 5 * VL);
      va.fma(s6, FloatVector.fromArray(S, y, yOffset + 6 * VL)).intoArray(y, yOffset + 6 * VL);
      va.fma(s7, FloatVector.fromArray(S, y, yOffset + 7 * VL)).intoArray(y, yOffset + 7 * VL);
    } else if (store == Store.SCALE) {
      FloatVector vb = FloatVector.broadcast(S, beta);
      vb.fma(FloatVector.fromArray(S, y, yOffset), va.mul(s0)).intoArray(y, yOffset);
      vb.fma(FloatVector.fromArray(S, y, yOffset + VL), va.mul(s1)).intoArray(y, yOffset + VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 2 * VL), va.mul(s2)).intoArray(y, yOffset + 2 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 3 * VL), va.mul(s3)).intoArray(y, yOffset + 3 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 4 * VL), va.mul(s4)).intoArray(y, yOffset + 4 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 5 * VL), va.mul(s5)).intoArray(y, yOffset + 5 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 6 * VL), va.mul(s6)).intoArray(y, yOffset + 6 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 7 * VL), va.mul(s7)).intoArray(y, yOffset + 7 * VL);
    } else {
      va.mul(s0).intoArray(y, yOffset);
      va.mul(s1).intoArray(y, yOffset + VL);
      va.mul(s2).intoArray(y, yOffset + 2 * VL);
      va.mul(s3).intoArray(y, yOffset + 3 * VL);
      va.mul(s4).intoArray(y, yOffset + 4 * VL);
      va.mul(s5).intoArray(y, yOffset + 5 * VL);
      va.mul(s6).intoArray(y, yOffset + 6 * VL);
      va.mul(s7).intoArray(y, yOffset + 7 * VL);
    }
  }

  private static void four(
      int cols, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float alpha, float beta, int store, float[] y, int yOffset) {
    int last = cols - VL;
    int j1 = Math.min(VL, last);
    int j2 = Math.min(2 * VL, last);
    int j3 = Math.min(3 * VL, last);
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    for (int p = 0, xp = xOffset, ap = aOffset; p < k; p++, xp += incX, ap += lda) {
      FloatVector v = FloatVector.broadcast(S, x[xp]);
      s0 = v.fma(FloatVector.fromArray(S, a, ap), s0);
      s1 = v.fma(FloatVector.fromArray(S, a, ap + j1), s1);
      s2 = v.fma(FloatVector.fromArray(S, a, ap + j2), s2);
      s3 = v.fma(FloatVector.fromArray(S, a, ap + j3), s3);
    }
    FloatVector va = FloatVector.broadcast(S, alpha);
    if (store == Store.ADD) {
      FloatVector r0 = va.fma(s0, FloatVector.fromArray(S, y, yOffset));
      FloatVector r1 = va.fma(s1, FloatVector.fromArray(S, y, yOffset + j1));
      FloatVector r2 = va.fma(s2, FloatVector.fromArray(S, y, yOffset + j2));
      FloatVector r3 = va.fma(s3, FloatVector.fromArray(S, y, yOffset + j3));
      r0.intoArray(y, yOffset);
      r1.intoArray(y, yOffset + j1);
      r2.intoArray(y, yOffset + j2);
      r3.intoArray(y, yOffset + j3);
    } else if (store == Store.SCALE) {
      FloatVector vb = FloatVector.broadcast(S, beta);
      FloatVector r0 = vb.fma(FloatVector.fromArray(S, y, yOffset), va.mul(s0));
      FloatVector r1 = vb.fma(FloatVector.fromArray(S, y, yOffset + j1), va.mul(s1));
      FloatVector r2 = vb.fma(FloatVector.fromArray(S, y, yOffset + j2), va.mul(s2));
      FloatVector r3 = vb.fma(FloatVector.fromArray(S, y, yOffset + j3), va.mul(s3));
      r0.intoArray(y, yOffset);
      r1.intoArray(y, yOffset + j1);
      r2.intoArray(y, yOffset + j2);
      r3.intoArray(y, yOffset + j3);
    } else {
      va.mul(s0).intoArray(y, yOffset);
      va.mul(s1).intoArray(y, yOffset + j1);
      va.mul(s2).intoArray(y, yOffset + j2);
      va.mul(s3).intoArray(y, yOffset + j3);
    }
  }
}
