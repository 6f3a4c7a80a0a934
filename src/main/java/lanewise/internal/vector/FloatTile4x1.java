package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.Store;

/**
 * A tile of C of up to 4 rows and one vector, for edges. Operands lie anywhere
 * ({@link lanewise.internal.kernel.FloatKernels#tile}). Rows beyond {@code rows} repeat the last
 * one, so that no branch and no further kernel is needed for them.
 */
final class FloatTile4x1 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;

  private FloatTile4x1() {}

  static void tile(
      int rows, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float beta, int store, float[] c, int cOffset, int ldc) {
    int a0 = aOffset;
    int a1 = aOffset + Math.min(1, rows - 1) * aRow;
    int a2 = aOffset + Math.min(2, rows - 1) * aRow;
    int a3 = aOffset + Math.min(3, rows - 1) * aRow;
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    for (int p = 0, ap = 0, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector x0 = FloatVector.broadcast(S, a[a0 + ap]);
      c00 = x0.fma(b0, c00);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + ap]);
      c10 = x1.fma(b0, c10);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + ap]);
      c20 = x2.fma(b0, c20);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + ap]);
      c30 = x3.fma(b0, c30);
    }
    int r0 = cOffset;
    int r1 = cOffset + Math.min(1, rows - 1) * ldc;
    int r2 = cOffset + Math.min(2, rows - 1) * ldc;
    int r3 = cOffset + Math.min(3, rows - 1) * ldc;
    FloatVector va = FloatVector.broadcast(S, alpha);
    if (store == Store.ADD) {
      FloatVector d00 = va.fma(c00, FloatVector.fromArray(S, c, r0));
      FloatVector d10 = va.fma(c10, FloatVector.fromArray(S, c, r1));
      FloatVector d20 = va.fma(c20, FloatVector.fromArray(S, c, r2));
      FloatVector d30 = va.fma(c30, FloatVector.fromArray(S, c, r3));
      d00.intoArray(c, r0);
      d10.intoArray(c, r1);
      d20.intoArray(c, r2);
      d30.intoArray(c, r3);
    } else if (store == Store.SCALE) {
      FloatVector vb = FloatVector.broadcast(S, beta);
      FloatVector d00 = vb.fma(FloatVector.fromArray(S, c, r0), va.mul(c00));
      FloatVector d10 = vb.fma(FloatVector.fromArray(S, c, r1), va.mul(c10));
      FloatVector d20 = vb.fma(FloatVector.fromArray(S, c, r2), va.mul(c20));
      FloatVector d30 = vb.fma(FloatVector.fromArray(S, c, r3), va.mul(c30));
      d00.intoArray(c, r0);
      d10.intoArray(c, r1);
      d20.intoArray(c, r2);
      d30.intoArray(c, r3);
    } else {
      va.mul(c00).intoArray(c, r0);
      va.mul(c10).intoArray(c, r1);
      va.mul(c20).intoArray(c, r2);
      va.mul(c30).intoArray(c, r3);
    }
  }
}
