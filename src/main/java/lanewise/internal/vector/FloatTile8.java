package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C of 8 rows and half a vector, one or two vectors ({@link lanewise.internal.kernel.FloatKernels#tile}). Rows and
 * columns are exactly these: rows that are clamped at an edge need a register for each index, and the loop has none to spare.
 * Where the elements of a column of A lie together, one address and one range check serve all rows. Where rows do, there are
 * eight. With one vector C2 is left to make the checks before the loop; with two, the step along the rows is an argument,
 * though it is 1, as C2 would else keep an address for each row, more than there are registers.
 */
final class FloatTile8 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();
  private static final int HALF = VL / 2;
  private static final VectorShuffle<Float> SWAP = FloatSpecies.exchange(HALF);
  private static final VectorMask<Float> UPPER = FloatSpecies.oddBlocks(HALF);

  private FloatTile8() {}

  /**
   * Half a vector, with no gaps between the rows of B and of C, and {@code k >= 2}. A vector of B holds a row and the next
   * one, of which nothing is used; the last one is loaded with the row before it. A vector of C holds two rows.
   */
  static void halfVector(
      int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset,
      float alpha, float[] c, int cOffset) {
    int a0 = aOffset;
    int a1 = aOffset + aRow;
    int a2 = aOffset + 2 * aRow;
    int a3 = aOffset + 3 * aRow;
    int a4 = aOffset + 4 * aRow;
    int a5 = aOffset + 5 * aRow;
    int a6 = aOffset + 6 * aRow;
    int a7 = aOffset + 7 * aRow;
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = FloatVector.zero(S);
    FloatVector c2 = FloatVector.zero(S);
    FloatVector c3 = FloatVector.zero(S);
    FloatVector c4 = FloatVector.zero(S);
    FloatVector c5 = FloatVector.zero(S);
    FloatVector c6 = FloatVector.zero(S);
    FloatVector c7 = FloatVector.zero(S);
    int last = (k - 1) * aCol;
    for (int p = 1, ap = 0, bp = bOffset; p < k; p++, ap += aCol, bp += HALF) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector x0 = FloatVector.broadcast(S, a[a0 + ap]);
      c0 = x0.fma(b0, c0);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + ap]);
      c1 = x1.fma(b0, c1);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + ap]);
      c2 = x2.fma(b0, c2);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + ap]);
      c3 = x3.fma(b0, c3);
      FloatVector x4 = FloatVector.broadcast(S, a[a4 + ap]);
      c4 = x4.fma(b0, c4);
      FloatVector x5 = FloatVector.broadcast(S, a[a5 + ap]);
      c5 = x5.fma(b0, c5);
      FloatVector x6 = FloatVector.broadcast(S, a[a6 + ap]);
      c6 = x6.fma(b0, c6);
      FloatVector x7 = FloatVector.broadcast(S, a[a7 + ap]);
      c7 = x7.fma(b0, c7);
    }
    FloatVector b0 = FloatVector.fromArray(S, b, bOffset + (k - 2) * HALF).rearrange(SWAP);
    FloatVector s0 = FloatVector.broadcast(S, a[a0 + last]).fma(b0, c0);
    FloatVector s1 = FloatVector.broadcast(S, a[a1 + last]).fma(b0, c1);
    FloatVector s2 = FloatVector.broadcast(S, a[a2 + last]).fma(b0, c2);
    FloatVector s3 = FloatVector.broadcast(S, a[a3 + last]).fma(b0, c3);
    FloatVector s4 = FloatVector.broadcast(S, a[a4 + last]).fma(b0, c4);
    FloatVector s5 = FloatVector.broadcast(S, a[a5 + last]).fma(b0, c5);
    FloatVector s6 = FloatVector.broadcast(S, a[a6 + last]).fma(b0, c6);
    FloatVector s7 = FloatVector.broadcast(S, a[a7 + last]).fma(b0, c7);
    FloatVector t0 = s0.blend(s1.rearrange(SWAP), UPPER);
    FloatVector t1 = s2.blend(s3.rearrange(SWAP), UPPER);
    FloatVector t2 = s4.blend(s5.rearrange(SWAP), UPPER);
    FloatVector t3 = s6.blend(s7.rearrange(SWAP), UPPER);
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(t0).intoArray(c, cOffset);
    va.mul(t1).intoArray(c, cOffset + VL);
    va.mul(t2).intoArray(c, cOffset + 2 * VL);
    va.mul(t3).intoArray(c, cOffset + 3 * VL);
  }

  /** One vector. */
  static void oneVector(
      int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    FloatVector c40 = FloatVector.zero(S);
    FloatVector c50 = FloatVector.zero(S);
    FloatVector c60 = FloatVector.zero(S);
    FloatVector c70 = FloatVector.zero(S);
    if (aRow == 1) {
      for (int p = 0, ap = aOffset, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
        FloatVector b0 = FloatVector.fromArray(S, b, bp);
        FloatVector x0 = FloatVector.broadcast(S, a[ap]);
        c00 = x0.fma(b0, c00);
        FloatVector x1 = FloatVector.broadcast(S, a[ap + 1]);
        c10 = x1.fma(b0, c10);
        FloatVector x2 = FloatVector.broadcast(S, a[ap + 2]);
        c20 = x2.fma(b0, c20);
        FloatVector x3 = FloatVector.broadcast(S, a[ap + 3]);
        c30 = x3.fma(b0, c30);
        FloatVector x4 = FloatVector.broadcast(S, a[ap + 4]);
        c40 = x4.fma(b0, c40);
        FloatVector x5 = FloatVector.broadcast(S, a[ap + 5]);
        c50 = x5.fma(b0, c50);
        FloatVector x6 = FloatVector.broadcast(S, a[ap + 6]);
        c60 = x6.fma(b0, c60);
        FloatVector x7 = FloatVector.broadcast(S, a[ap + 7]);
        c70 = x7.fma(b0, c70);
      }
    } else {
      int a0 = aOffset;
      int a1 = aOffset + aRow;
      int a2 = aOffset + 2 * aRow;
      int a3 = aOffset + 3 * aRow;
      int a4 = aOffset + 4 * aRow;
      int a5 = aOffset + 5 * aRow;
      int a6 = aOffset + 6 * aRow;
      int a7 = aOffset + 7 * aRow;
      for (int p = 0, bp = bOffset; p < k; p++, bp += bRow) {
        FloatVector b0 = FloatVector.fromArray(S, b, bp);
        FloatVector x0 = FloatVector.broadcast(S, a[a0 + p]);
        c00 = x0.fma(b0, c00);
        FloatVector x1 = FloatVector.broadcast(S, a[a1 + p]);
        c10 = x1.fma(b0, c10);
        FloatVector x2 = FloatVector.broadcast(S, a[a2 + p]);
        c20 = x2.fma(b0, c20);
        FloatVector x3 = FloatVector.broadcast(S, a[a3 + p]);
        c30 = x3.fma(b0, c30);
        FloatVector x4 = FloatVector.broadcast(S, a[a4 + p]);
        c40 = x4.fma(b0, c40);
        FloatVector x5 = FloatVector.broadcast(S, a[a5 + p]);
        c50 = x5.fma(b0, c50);
        FloatVector x6 = FloatVector.broadcast(S, a[a6 + p]);
        c60 = x6.fma(b0, c60);
        FloatVector x7 = FloatVector.broadcast(S, a[a7 + p]);
        c70 = x7.fma(b0, c70);
      }
    }
    int r0 = cOffset;
    int r1 = cOffset + ldc;
    int r2 = cOffset + 2 * ldc;
    int r3 = cOffset + 3 * ldc;
    int r4 = cOffset + 4 * ldc;
    int r5 = cOffset + 5 * ldc;
    int r6 = cOffset + 6 * ldc;
    int r7 = cOffset + 7 * ldc;
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(c00).intoArray(c, r0);
    va.mul(c10).intoArray(c, r1);
    va.mul(c20).intoArray(c, r2);
    va.mul(c30).intoArray(c, r3);
    va.mul(c40).intoArray(c, r4);
    va.mul(c50).intoArray(c, r5);
    va.mul(c60).intoArray(c, r6);
    va.mul(c70).intoArray(c, r7);
  }

  /** Two vectors. */
  static void twoVectors(
      int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    if (aRow == 1) {
      twoVectorsOfColumns(k, a, aOffset, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
    } else {
      twoVectorsOfRows(k, a, aOffset, aRow, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
    }
  }

  private static void twoVectorsOfRows(
      int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    int a1 = aRow;
    int a2 = 2 * aRow;
    int a3 = 3 * aRow;
    int a4 = 4 * aRow;
    int a5 = 5 * aRow;
    int a6 = 6 * aRow;
    int a7 = 7 * aRow;
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
    FloatVector c50 = FloatVector.zero(S);
    FloatVector c51 = FloatVector.zero(S);
    FloatVector c60 = FloatVector.zero(S);
    FloatVector c61 = FloatVector.zero(S);
    FloatVector c70 = FloatVector.zero(S);
    FloatVector c71 = FloatVector.zero(S);
    for (int p = 0, ap = aOffset, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + VL);
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
      FloatVector x4 = FloatVector.broadcast(S, a[ap + a4]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      FloatVector x5 = FloatVector.broadcast(S, a[ap + a5]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      FloatVector x6 = FloatVector.broadcast(S, a[ap + a6]);
      c60 = x6.fma(b0, c60);
      c61 = x6.fma(b1, c61);
      FloatVector x7 = FloatVector.broadcast(S, a[ap + a7]);
      c70 = x7.fma(b0, c70);
      c71 = x7.fma(b1, c71);
    }
    int r0 = cOffset;
    int r1 = cOffset + ldc;
    int r2 = cOffset + 2 * ldc;
    int r3 = cOffset + 3 * ldc;
    int r4 = cOffset + 4 * ldc;
    int r5 = cOffset + 5 * ldc;
    int r6 = cOffset + 6 * ldc;
    int r7 = cOffset + 7 * ldc;
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
    va.mul(c50).intoArray(c, r5);
    va.mul(c51).intoArray(c, r5 + VL);
    va.mul(c60).intoArray(c, r6);
    va.mul(c61).intoArray(c, r6 + VL);
    va.mul(c70).intoArray(c, r7);
    va.mul(c71).intoArray(c, r7 + VL);
  }

  private static void twoVectorsOfColumns(
      int k, float[] a, int aOffset, int aCol,
      float[] b, int bOffset, int bRow,
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
    FloatVector c50 = FloatVector.zero(S);
    FloatVector c51 = FloatVector.zero(S);
    FloatVector c60 = FloatVector.zero(S);
    FloatVector c61 = FloatVector.zero(S);
    FloatVector c70 = FloatVector.zero(S);
    FloatVector c71 = FloatVector.zero(S);
    for (int p = 0, ap = aOffset, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
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
      FloatVector x5 = FloatVector.broadcast(S, a[ap + 5]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      FloatVector x6 = FloatVector.broadcast(S, a[ap + 6]);
      c60 = x6.fma(b0, c60);
      c61 = x6.fma(b1, c61);
      FloatVector x7 = FloatVector.broadcast(S, a[ap + 7]);
      c70 = x7.fma(b0, c70);
      c71 = x7.fma(b1, c71);
    }
    int r0 = cOffset;
    int r1 = cOffset + ldc;
    int r2 = cOffset + 2 * ldc;
    int r3 = cOffset + 3 * ldc;
    int r4 = cOffset + 4 * ldc;
    int r5 = cOffset + 5 * ldc;
    int r6 = cOffset + 6 * ldc;
    int r7 = cOffset + 7 * ldc;
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
    va.mul(c50).intoArray(c, r5);
    va.mul(c51).intoArray(c, r5 + VL);
    va.mul(c60).intoArray(c, r6);
    va.mul(c61).intoArray(c, r6 + VL);
    va.mul(c70).intoArray(c, r7);
    va.mul(c71).intoArray(c, r7 + VL);
  }
}
