package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C of 6 rows and 4 vectors, on an A by rows in place ({@link lanewise.internal.kernel.FloatKernels#tile}): where each
 * row needs an index and a range check of its own, few rows leave more of the instructions to the fma. The step along the rows
 * is an argument, though it is 1, as C2 would else make the checks before the loop and keep two addresses for each row.
 */
final class FloatTile6x4 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();

  private FloatTile6x4() {}

  static void tile(
      int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    int a1 = aRow;
    int a2 = 2 * aRow;
    int a3 = 3 * aRow;
    int a4 = 4 * aRow;
    int a5 = 5 * aRow;
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c01 = FloatVector.zero(S);
    FloatVector c02 = FloatVector.zero(S);
    FloatVector c03 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c11 = FloatVector.zero(S);
    FloatVector c12 = FloatVector.zero(S);
    FloatVector c13 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c21 = FloatVector.zero(S);
    FloatVector c22 = FloatVector.zero(S);
    FloatVector c23 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    FloatVector c31 = FloatVector.zero(S);
    FloatVector c32 = FloatVector.zero(S);
    FloatVector c33 = FloatVector.zero(S);
    FloatVector c40 = FloatVector.zero(S);
    FloatVector c41 = FloatVector.zero(S);
    FloatVector c42 = FloatVector.zero(S);
    FloatVector c43 = FloatVector.zero(S);
    FloatVector c50 = FloatVector.zero(S);
    FloatVector c51 = FloatVector.zero(S);
    FloatVector c52 = FloatVector.zero(S);
    FloatVector c53 = FloatVector.zero(S);
    for (int p = 0, ap = aOffset, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + VL);
      FloatVector b2 = FloatVector.fromArray(S, b, bp + 2 * VL);
      FloatVector b3 = FloatVector.fromArray(S, b, bp + 3 * VL);
      FloatVector x0 = FloatVector.broadcast(S, a[ap]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      FloatVector x1 = FloatVector.broadcast(S, a[ap + a1]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      FloatVector x2 = FloatVector.broadcast(S, a[ap + a2]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      FloatVector x3 = FloatVector.broadcast(S, a[ap + a3]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
      FloatVector x4 = FloatVector.broadcast(S, a[ap + a4]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      c42 = x4.fma(b2, c42);
      c43 = x4.fma(b3, c43);
      FloatVector x5 = FloatVector.broadcast(S, a[ap + a5]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      c52 = x5.fma(b2, c52);
      c53 = x5.fma(b3, c53);
    }
    FloatVector va = FloatVector.broadcast(S, alpha);
    int r0 = cOffset;
    int r1 = cOffset + ldc;
    int r2 = cOffset + 2 * ldc;
    int r3 = cOffset + 3 * ldc;
    int r4 = cOffset + 4 * ldc;
    int r5 = cOffset + 5 * ldc;
    va.mul(c00).intoArray(c, r0);
    va.mul(c01).intoArray(c, r0 + VL);
    va.mul(c02).intoArray(c, r0 + 2 * VL);
    va.mul(c03).intoArray(c, r0 + 3 * VL);
    va.mul(c10).intoArray(c, r1);
    va.mul(c11).intoArray(c, r1 + VL);
    va.mul(c12).intoArray(c, r1 + 2 * VL);
    va.mul(c13).intoArray(c, r1 + 3 * VL);
    va.mul(c20).intoArray(c, r2);
    va.mul(c21).intoArray(c, r2 + VL);
    va.mul(c22).intoArray(c, r2 + 2 * VL);
    va.mul(c23).intoArray(c, r2 + 3 * VL);
    va.mul(c30).intoArray(c, r3);
    va.mul(c31).intoArray(c, r3 + VL);
    va.mul(c32).intoArray(c, r3 + 2 * VL);
    va.mul(c33).intoArray(c, r3 + 3 * VL);
    va.mul(c40).intoArray(c, r4);
    va.mul(c41).intoArray(c, r4 + VL);
    va.mul(c42).intoArray(c, r4 + 2 * VL);
    va.mul(c43).intoArray(c, r4 + 3 * VL);
    va.mul(c50).intoArray(c, r5);
    va.mul(c51).intoArray(c, r5 + VL);
    va.mul(c52).intoArray(c, r5 + 2 * VL);
    va.mul(c53).intoArray(c, r5 + 3 * VL);
  }
}
