package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.Store;

/**
 * A combination of the rows of a matrix, with the sums of 16, 8 or up to 4 vectors of columns in
 * registers. Of the up to 4, vectors beyond the last column are moved back to end there: they overlap,
 * and compute the same bits in the overlap, for which y is read before any of it is written.
 */
final class FloatSumRows {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();

  /** Sixteen sums need more registers than some machines have. */
  private static final boolean MANY_REGISTERS = VectorWidth.REGISTERS == 32;

  private FloatSumRows() {}

  /** As {@code FloatKernels.sumRows}, {@code n >= VL}. */
  static void sumRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float alpha, float beta, int store, float[] y, int yOffset) {
    int cols;
    for (int j = 0; j < n; j += cols) {
      int left = n - j;
      cols = cols(left);
      if (cols == 16 * VL) {
        sixteen(k, x, xOffset, incX, a, aOffset + j, lda, alpha, beta, store, y, yOffset + j);
      } else if (cols == 8 * VL) {
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
    for (int cols = MANY_REGISTERS ? 16 * VL : 8 * VL; cols > 4 * VL; cols /= 2) {
      if (left == cols || left >= cols + VL) {
        return cols;
      }
    }
    return left < 5 * VL ? 3 * VL : 4 * VL;
  }

  private static void sixteen(
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
    FloatVector s8 = FloatVector.zero(S);
    FloatVector s9 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    FloatVector s12 = FloatVector.zero(S);
    FloatVector s13 = FloatVector.zero(S);
    FloatVector s14 = FloatVector.zero(S);
    FloatVector s15 = FloatVector.zero(S);
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
      s8 = v.fma(FloatVector.fromArray(S, a, ap + 8 * VL), s8);
      s9 = v.fma(FloatVector.fromArray(S, a, ap + 9 * VL), s9);
      s10 = v.fma(FloatVector.fromArray(S, a, ap + 10 * VL), s10);
      s11 = v.fma(FloatVector.fromArray(S, a, ap + 11 * VL), s11);
      s12 = v.fma(FloatVector.fromArray(S, a, ap + 12 * VL), s12);
      s13 = v.fma(FloatVector.fromArray(S, a, ap + 13 * VL), s13);
      s14 = v.fma(FloatVector.fromArray(S, a, ap + 14 * VL), s14);
      s15 = v.fma(FloatVector.fromArray(S, a, ap + 15 * VL), s15);
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
      va.fma(s8, FloatVector.fromArray(S, y, yOffset + 8 * VL)).intoArray(y, yOffset + 8 * VL);
      va.fma(s9, FloatVector.fromArray(S, y, yOffset + 9 * VL)).intoArray(y, yOffset + 9 * VL);
      va.fma(s10, FloatVector.fromArray(S, y, yOffset + 10 * VL)).intoArray(y, yOffset + 10 * VL);
      va.fma(s11, FloatVector.fromArray(S, y, yOffset + 11 * VL)).intoArray(y, yOffset + 11 * VL);
      va.fma(s12, FloatVector.fromArray(S, y, yOffset + 12 * VL)).intoArray(y, yOffset + 12 * VL);
      va.fma(s13, FloatVector.fromArray(S, y, yOffset + 13 * VL)).intoArray(y, yOffset + 13 * VL);
      va.fma(s14, FloatVector.fromArray(S, y, yOffset + 14 * VL)).intoArray(y, yOffset + 14 * VL);
      va.fma(s15, FloatVector.fromArray(S, y, yOffset + 15 * VL)).intoArray(y, yOffset + 15 * VL);
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
      vb.fma(FloatVector.fromArray(S, y, yOffset + 8 * VL), va.mul(s8)).intoArray(y, yOffset + 8 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 9 * VL), va.mul(s9)).intoArray(y, yOffset + 9 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 10 * VL), va.mul(s10)).intoArray(y, yOffset + 10 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 11 * VL), va.mul(s11)).intoArray(y, yOffset + 11 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 12 * VL), va.mul(s12)).intoArray(y, yOffset + 12 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 13 * VL), va.mul(s13)).intoArray(y, yOffset + 13 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 14 * VL), va.mul(s14)).intoArray(y, yOffset + 14 * VL);
      vb.fma(FloatVector.fromArray(S, y, yOffset + 15 * VL), va.mul(s15)).intoArray(y, yOffset + 15 * VL);
    } else {
      va.mul(s0).intoArray(y, yOffset);
      va.mul(s1).intoArray(y, yOffset + VL);
      va.mul(s2).intoArray(y, yOffset + 2 * VL);
      va.mul(s3).intoArray(y, yOffset + 3 * VL);
      va.mul(s4).intoArray(y, yOffset + 4 * VL);
      va.mul(s5).intoArray(y, yOffset + 5 * VL);
      va.mul(s6).intoArray(y, yOffset + 6 * VL);
      va.mul(s7).intoArray(y, yOffset + 7 * VL);
      va.mul(s8).intoArray(y, yOffset + 8 * VL);
      va.mul(s9).intoArray(y, yOffset + 9 * VL);
      va.mul(s10).intoArray(y, yOffset + 10 * VL);
      va.mul(s11).intoArray(y, yOffset + 11 * VL);
      va.mul(s12).intoArray(y, yOffset + 12 * VL);
      va.mul(s13).intoArray(y, yOffset + 13 * VL);
      va.mul(s14).intoArray(y, yOffset + 14 * VL);
      va.mul(s15).intoArray(y, yOffset + 15 * VL);
    }
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
