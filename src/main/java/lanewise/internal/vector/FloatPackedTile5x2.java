package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of C of 5 rows and 2 vectors from packed panels
 * ({@link lanewise.internal.kernel.FloatKernels#packedTile}), for 16 registers: with 6 rows C2, which loads ahead, has one
 * register too few, and a sum that goes through memory in each step halves the speed. The strides are constants, so that the
 * range checks leave the loop and every operand is addressed from one register.
 */
final class FloatPackedTile5x2 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();

  /** Rows of the tile and of a panel of A. */
  static final int ROWS = 5;

  private FloatPackedTile5x2() {}

  static void tile(
      int k, float[] a, int aOffset, float[] b, int bOffset,
      float alpha, float[] c, int cOffset, int ldc) {
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c01 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c11 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c21 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    FloatVector c31 = FloatVector.zero(S);
    FloatVector c40 = FloatVector.zero(S);
    FloatVector c41 = FloatVector.zero(S);
    int end = bOffset + k * 2 * VL;
    for (int ap = aOffset, bp = bOffset; bp < end; ap += 5, bp += 2 * VL) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + VL);
      FloatVector x0 = FloatVector.broadcast(S, a[ap]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(S, a[ap + 1]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(S, a[ap + 2]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(S, a[ap + 3]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(S, a[ap + 4]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
    }
    int r0 = cOffset;
    int r1 = cOffset + ldc;
    int r2 = cOffset + 2 * ldc;
    int r3 = cOffset + 3 * ldc;
    int r4 = cOffset + 4 * ldc;
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(c00).intoArray(c, r0);
    va.mul(c01).intoArray(c, r0 + VL);
    va.mul(c10).intoArray(c, r1);
    va.mul(c11).intoArray(c, r1 + VL);
    va.mul(c20).intoArray(c, r2);
    va.mul(c21).intoArray(c, r2 + VL);
    va.mul(c30).intoArray(c, r3);
    va.mul(c31).intoArray(c, r3 + VL);
    va.mul(c40).intoArray(c, r4);
    va.mul(c41).intoArray(c, r4 + VL);
  }
}
