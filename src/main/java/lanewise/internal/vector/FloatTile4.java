package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C of up to 4 rows and one, two or three vectors, for edges ({@link lanewise.internal.kernel.FloatKernels#tile}).
 * The last vector ends at column {@code cols} and may overlap the one before it: both then compute the same bits. Rows beyond {@code rows} repeat the last one, so that no branch and no further kernel is needed
 * for them.
 */
final class FloatTile4 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();

  private FloatTile4() {}

  /** One vector. */
  static void oneVector(
      int rows, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    int a1 = Math.min(1, rows - 1) * aRow;
    int a2 = Math.min(2, rows - 1) * aRow;
    int a3 = Math.min(3, rows - 1) * aRow;
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    for (int p = 0, ap = aOffset, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector x0 = FloatVector.broadcast(S, a[ap]);
      c00 = x0.fma(b0, c00);
      FloatVector x1 = FloatVector.broadcast(S, a[ap + a1]);
      c10 = x1.fma(b0, c10);
      FloatVector x2 = FloatVector.broadcast(S, a[ap + a2]);
      c20 = x2.fma(b0, c20);
      FloatVector x3 = FloatVector.broadcast(S, a[ap + a3]);
      c30 = x3.fma(b0, c30);
    }
    int r0 = cOffset;
    int r1 = cOffset + Math.min(1, rows - 1) * ldc;
    int r2 = cOffset + Math.min(2, rows - 1) * ldc;
    int r3 = cOffset + Math.min(3, rows - 1) * ldc;
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(c00).intoArray(c, r0);
    va.mul(c10).intoArray(c, r1);
    va.mul(c20).intoArray(c, r2);
    va.mul(c30).intoArray(c, r3);
  }

  /** Two vectors, the second of which ends at column {@code cols}. */
  static void twoVectors(
      int rows, int cols, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    int last = cols - S.length();
    int a1 = Math.min(1, rows - 1) * aRow;
    int a2 = Math.min(2, rows - 1) * aRow;
    int a3 = Math.min(3, rows - 1) * aRow;
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c01 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c11 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c21 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    FloatVector c31 = FloatVector.zero(S);
    for (int p = 0, ap = aOffset, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + last);
      FloatVector x0 = FloatVector.broadcast(S, a[ap]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(S, a[ap + a1]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(S, a[ap + a2]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(S, a[ap + a3]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
    }
    int r0 = cOffset;
    int r1 = cOffset + Math.min(1, rows - 1) * ldc;
    int r2 = cOffset + Math.min(2, rows - 1) * ldc;
    int r3 = cOffset + Math.min(3, rows - 1) * ldc;
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(c00).intoArray(c, r0);
    va.mul(c01).intoArray(c, r0 + last);
    va.mul(c10).intoArray(c, r1);
    va.mul(c11).intoArray(c, r1 + last);
    va.mul(c20).intoArray(c, r2);
    va.mul(c21).intoArray(c, r2 + last);
    va.mul(c30).intoArray(c, r3);
    va.mul(c31).intoArray(c, r3 + last);
  }

  /** Three vectors, the last of which ends at column {@code cols}. */
  static void threeVectors(
      int rows, int cols, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    int last = cols - VL;
    int a1 = Math.min(1, rows - 1) * aRow;
    int a2 = Math.min(2, rows - 1) * aRow;
    int a3 = Math.min(3, rows - 1) * aRow;
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c01 = FloatVector.zero(S);
    FloatVector c02 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c11 = FloatVector.zero(S);
    FloatVector c12 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c21 = FloatVector.zero(S);
    FloatVector c22 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    FloatVector c31 = FloatVector.zero(S);
    FloatVector c32 = FloatVector.zero(S);
    for (int p = 0, ap = aOffset, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + VL);
      FloatVector b2 = FloatVector.fromArray(S, b, bp + last);
      FloatVector x0 = FloatVector.broadcast(S, a[ap]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      FloatVector x1 = FloatVector.broadcast(S, a[ap + a1]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      FloatVector x2 = FloatVector.broadcast(S, a[ap + a2]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      FloatVector x3 = FloatVector.broadcast(S, a[ap + a3]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
    }
    int r0 = cOffset;
    int r1 = cOffset + Math.min(1, rows - 1) * ldc;
    int r2 = cOffset + Math.min(2, rows - 1) * ldc;
    int r3 = cOffset + Math.min(3, rows - 1) * ldc;
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(c00).intoArray(c, r0);
    va.mul(c01).intoArray(c, r0 + VL);
    va.mul(c02).intoArray(c, r0 + last);
    va.mul(c10).intoArray(c, r1);
    va.mul(c11).intoArray(c, r1 + VL);
    va.mul(c12).intoArray(c, r1 + last);
    va.mul(c20).intoArray(c, r2);
    va.mul(c21).intoArray(c, r2 + VL);
    va.mul(c22).intoArray(c, r2 + last);
    va.mul(c30).intoArray(c, r3);
    va.mul(c31).intoArray(c, r3 + VL);
    va.mul(c32).intoArray(c, r3 + last);
  }
}
