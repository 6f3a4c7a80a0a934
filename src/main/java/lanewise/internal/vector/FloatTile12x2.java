package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.FloatKernels;

/**
 * Tiles of C of 12 rows and 2 vectors. The twelve elements of A of a step lie at constant distances, so that every one is
 * addressed from one register, and the range checks leave the loop or are one check for all. There is a loop for each
 * layout of A, as a distance in an argument would need a register and a check for each row.
 */
final class FloatTile12x2 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();
  private static final int ROW = FloatKernels.ROW_DISTANCE;

  /** Rows of the tile and of a panel of A. */
  static final int ROWS = 12;

  private FloatTile12x2() {}

  /** {@link lanewise.internal.kernel.FloatKernels#packedTile}. */
  static void packed(
      int k, float[] a, int aOffset, float[] b, int bOffset, float alpha, float[] c, int cOffset, int ldc) {
    FloatVector c0a = FloatVector.zero(S);
    FloatVector c0b = FloatVector.zero(S);
    FloatVector c1a = FloatVector.zero(S);
    FloatVector c1b = FloatVector.zero(S);
    FloatVector c2a = FloatVector.zero(S);
    FloatVector c2b = FloatVector.zero(S);
    FloatVector c3a = FloatVector.zero(S);
    FloatVector c3b = FloatVector.zero(S);
    FloatVector c4a = FloatVector.zero(S);
    FloatVector c4b = FloatVector.zero(S);
    FloatVector c5a = FloatVector.zero(S);
    FloatVector c5b = FloatVector.zero(S);
    FloatVector c6a = FloatVector.zero(S);
    FloatVector c6b = FloatVector.zero(S);
    FloatVector c7a = FloatVector.zero(S);
    FloatVector c7b = FloatVector.zero(S);
    FloatVector c8a = FloatVector.zero(S);
    FloatVector c8b = FloatVector.zero(S);
    FloatVector c9a = FloatVector.zero(S);
    FloatVector c9b = FloatVector.zero(S);
    FloatVector c10a = FloatVector.zero(S);
    FloatVector c10b = FloatVector.zero(S);
    FloatVector c11a = FloatVector.zero(S);
    FloatVector c11b = FloatVector.zero(S);
    int end = bOffset + k * 2 * VL;
    for (int ap = aOffset, bp = bOffset; bp < end; ap += 24, bp += 4 * VL) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + VL);
      FloatVector x0 = FloatVector.broadcast(S, a[ap]);
      c0a = x0.fma(b0, c0a);
      c0b = x0.fma(b1, c0b);
      FloatVector x1 = FloatVector.broadcast(S, a[ap + 1]);
      c1a = x1.fma(b0, c1a);
      c1b = x1.fma(b1, c1b);
      FloatVector x2 = FloatVector.broadcast(S, a[ap + 2]);
      c2a = x2.fma(b0, c2a);
      c2b = x2.fma(b1, c2b);
      FloatVector x3 = FloatVector.broadcast(S, a[ap + 3]);
      c3a = x3.fma(b0, c3a);
      c3b = x3.fma(b1, c3b);
      FloatVector x4 = FloatVector.broadcast(S, a[ap + 4]);
      c4a = x4.fma(b0, c4a);
      c4b = x4.fma(b1, c4b);
      FloatVector x5 = FloatVector.broadcast(S, a[ap + 5]);
      c5a = x5.fma(b0, c5a);
      c5b = x5.fma(b1, c5b);
      FloatVector x6 = FloatVector.broadcast(S, a[ap + 6]);
      c6a = x6.fma(b0, c6a);
      c6b = x6.fma(b1, c6b);
      FloatVector x7 = FloatVector.broadcast(S, a[ap + 7]);
      c7a = x7.fma(b0, c7a);
      c7b = x7.fma(b1, c7b);
      FloatVector x8 = FloatVector.broadcast(S, a[ap + 8]);
      c8a = x8.fma(b0, c8a);
      c8b = x8.fma(b1, c8b);
      FloatVector x9 = FloatVector.broadcast(S, a[ap + 9]);
      c9a = x9.fma(b0, c9a);
      c9b = x9.fma(b1, c9b);
      FloatVector x10 = FloatVector.broadcast(S, a[ap + 10]);
      c10a = x10.fma(b0, c10a);
      c10b = x10.fma(b1, c10b);
      FloatVector x11 = FloatVector.broadcast(S, a[ap + 11]);
      c11a = x11.fma(b0, c11a);
      c11b = x11.fma(b1, c11b);
      FloatVector d0 = FloatVector.fromArray(S, b, bp + 2 * VL);
      FloatVector d1 = FloatVector.fromArray(S, b, bp + 3 * VL);
      FloatVector y0 = FloatVector.broadcast(S, a[ap + 12]);
      c0a = y0.fma(d0, c0a);
      c0b = y0.fma(d1, c0b);
      FloatVector y1 = FloatVector.broadcast(S, a[ap + 13]);
      c1a = y1.fma(d0, c1a);
      c1b = y1.fma(d1, c1b);
      FloatVector y2 = FloatVector.broadcast(S, a[ap + 14]);
      c2a = y2.fma(d0, c2a);
      c2b = y2.fma(d1, c2b);
      FloatVector y3 = FloatVector.broadcast(S, a[ap + 15]);
      c3a = y3.fma(d0, c3a);
      c3b = y3.fma(d1, c3b);
      FloatVector y4 = FloatVector.broadcast(S, a[ap + 16]);
      c4a = y4.fma(d0, c4a);
      c4b = y4.fma(d1, c4b);
      FloatVector y5 = FloatVector.broadcast(S, a[ap + 17]);
      c5a = y5.fma(d0, c5a);
      c5b = y5.fma(d1, c5b);
      FloatVector y6 = FloatVector.broadcast(S, a[ap + 18]);
      c6a = y6.fma(d0, c6a);
      c6b = y6.fma(d1, c6b);
      FloatVector y7 = FloatVector.broadcast(S, a[ap + 19]);
      c7a = y7.fma(d0, c7a);
      c7b = y7.fma(d1, c7b);
      FloatVector y8 = FloatVector.broadcast(S, a[ap + 20]);
      c8a = y8.fma(d0, c8a);
      c8b = y8.fma(d1, c8b);
      FloatVector y9 = FloatVector.broadcast(S, a[ap + 21]);
      c9a = y9.fma(d0, c9a);
      c9b = y9.fma(d1, c9b);
      FloatVector y10 = FloatVector.broadcast(S, a[ap + 22]);
      c10a = y10.fma(d0, c10a);
      c10b = y10.fma(d1, c10b);
      FloatVector y11 = FloatVector.broadcast(S, a[ap + 23]);
      c11a = y11.fma(d0, c11a);
      c11b = y11.fma(d1, c11b);
    }
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(c0a).intoArray(c, cOffset);
    va.mul(c0b).intoArray(c, cOffset + VL);
    va.mul(c1a).intoArray(c, cOffset + ldc);
    va.mul(c1b).intoArray(c, cOffset + ldc + VL);
    va.mul(c2a).intoArray(c, cOffset + 2 * ldc);
    va.mul(c2b).intoArray(c, cOffset + 2 * ldc + VL);
    va.mul(c3a).intoArray(c, cOffset + 3 * ldc);
    va.mul(c3b).intoArray(c, cOffset + 3 * ldc + VL);
    va.mul(c4a).intoArray(c, cOffset + 4 * ldc);
    va.mul(c4b).intoArray(c, cOffset + 4 * ldc + VL);
    va.mul(c5a).intoArray(c, cOffset + 5 * ldc);
    va.mul(c5b).intoArray(c, cOffset + 5 * ldc + VL);
    va.mul(c6a).intoArray(c, cOffset + 6 * ldc);
    va.mul(c6b).intoArray(c, cOffset + 6 * ldc + VL);
    va.mul(c7a).intoArray(c, cOffset + 7 * ldc);
    va.mul(c7b).intoArray(c, cOffset + 7 * ldc + VL);
    va.mul(c8a).intoArray(c, cOffset + 8 * ldc);
    va.mul(c8b).intoArray(c, cOffset + 8 * ldc + VL);
    va.mul(c9a).intoArray(c, cOffset + 9 * ldc);
    va.mul(c9b).intoArray(c, cOffset + 9 * ldc + VL);
    va.mul(c10a).intoArray(c, cOffset + 10 * ldc);
    va.mul(c10b).intoArray(c, cOffset + 10 * ldc + VL);
    va.mul(c11a).intoArray(c, cOffset + 11 * ldc);
    va.mul(c11b).intoArray(c, cOffset + 11 * ldc + VL);
  }

  /** {@link lanewise.internal.kernel.FloatKernels#tallTile} with the elements of a column of A together. */
  static void columns(
      int k, float[] a, int aOffset, int aCol, float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    FloatVector c0a = FloatVector.zero(S);
    FloatVector c0b = FloatVector.zero(S);
    FloatVector c1a = FloatVector.zero(S);
    FloatVector c1b = FloatVector.zero(S);
    FloatVector c2a = FloatVector.zero(S);
    FloatVector c2b = FloatVector.zero(S);
    FloatVector c3a = FloatVector.zero(S);
    FloatVector c3b = FloatVector.zero(S);
    FloatVector c4a = FloatVector.zero(S);
    FloatVector c4b = FloatVector.zero(S);
    FloatVector c5a = FloatVector.zero(S);
    FloatVector c5b = FloatVector.zero(S);
    FloatVector c6a = FloatVector.zero(S);
    FloatVector c6b = FloatVector.zero(S);
    FloatVector c7a = FloatVector.zero(S);
    FloatVector c7b = FloatVector.zero(S);
    FloatVector c8a = FloatVector.zero(S);
    FloatVector c8b = FloatVector.zero(S);
    FloatVector c9a = FloatVector.zero(S);
    FloatVector c9b = FloatVector.zero(S);
    FloatVector c10a = FloatVector.zero(S);
    FloatVector c10b = FloatVector.zero(S);
    FloatVector c11a = FloatVector.zero(S);
    FloatVector c11b = FloatVector.zero(S);
    for (int p = 0, ap = aOffset, bp = bOffset; p < k; p++, ap += aCol, bp += bRow) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + VL);
      FloatVector x0 = FloatVector.broadcast(S, a[ap]);
      c0a = x0.fma(b0, c0a);
      c0b = x0.fma(b1, c0b);
      FloatVector x1 = FloatVector.broadcast(S, a[ap + 1]);
      c1a = x1.fma(b0, c1a);
      c1b = x1.fma(b1, c1b);
      FloatVector x2 = FloatVector.broadcast(S, a[ap + 2]);
      c2a = x2.fma(b0, c2a);
      c2b = x2.fma(b1, c2b);
      FloatVector x3 = FloatVector.broadcast(S, a[ap + 3]);
      c3a = x3.fma(b0, c3a);
      c3b = x3.fma(b1, c3b);
      FloatVector x4 = FloatVector.broadcast(S, a[ap + 4]);
      c4a = x4.fma(b0, c4a);
      c4b = x4.fma(b1, c4b);
      FloatVector x5 = FloatVector.broadcast(S, a[ap + 5]);
      c5a = x5.fma(b0, c5a);
      c5b = x5.fma(b1, c5b);
      FloatVector x6 = FloatVector.broadcast(S, a[ap + 6]);
      c6a = x6.fma(b0, c6a);
      c6b = x6.fma(b1, c6b);
      FloatVector x7 = FloatVector.broadcast(S, a[ap + 7]);
      c7a = x7.fma(b0, c7a);
      c7b = x7.fma(b1, c7b);
      FloatVector x8 = FloatVector.broadcast(S, a[ap + 8]);
      c8a = x8.fma(b0, c8a);
      c8b = x8.fma(b1, c8b);
      FloatVector x9 = FloatVector.broadcast(S, a[ap + 9]);
      c9a = x9.fma(b0, c9a);
      c9b = x9.fma(b1, c9b);
      FloatVector x10 = FloatVector.broadcast(S, a[ap + 10]);
      c10a = x10.fma(b0, c10a);
      c10b = x10.fma(b1, c10b);
      FloatVector x11 = FloatVector.broadcast(S, a[ap + 11]);
      c11a = x11.fma(b0, c11a);
      c11b = x11.fma(b1, c11b);
    }
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(c0a).intoArray(c, cOffset);
    va.mul(c0b).intoArray(c, cOffset + VL);
    va.mul(c1a).intoArray(c, cOffset + ldc);
    va.mul(c1b).intoArray(c, cOffset + ldc + VL);
    va.mul(c2a).intoArray(c, cOffset + 2 * ldc);
    va.mul(c2b).intoArray(c, cOffset + 2 * ldc + VL);
    va.mul(c3a).intoArray(c, cOffset + 3 * ldc);
    va.mul(c3b).intoArray(c, cOffset + 3 * ldc + VL);
    va.mul(c4a).intoArray(c, cOffset + 4 * ldc);
    va.mul(c4b).intoArray(c, cOffset + 4 * ldc + VL);
    va.mul(c5a).intoArray(c, cOffset + 5 * ldc);
    va.mul(c5b).intoArray(c, cOffset + 5 * ldc + VL);
    va.mul(c6a).intoArray(c, cOffset + 6 * ldc);
    va.mul(c6b).intoArray(c, cOffset + 6 * ldc + VL);
    va.mul(c7a).intoArray(c, cOffset + 7 * ldc);
    va.mul(c7b).intoArray(c, cOffset + 7 * ldc + VL);
    va.mul(c8a).intoArray(c, cOffset + 8 * ldc);
    va.mul(c8b).intoArray(c, cOffset + 8 * ldc + VL);
    va.mul(c9a).intoArray(c, cOffset + 9 * ldc);
    va.mul(c9b).intoArray(c, cOffset + 9 * ldc + VL);
    va.mul(c10a).intoArray(c, cOffset + 10 * ldc);
    va.mul(c10b).intoArray(c, cOffset + 10 * ldc + VL);
    va.mul(c11a).intoArray(c, cOffset + 11 * ldc);
    va.mul(c11b).intoArray(c, cOffset + 11 * ldc + VL);
  }

  /** {@link lanewise.internal.kernel.FloatKernels#tallTile} with rows of A that lie {@code ROW_DISTANCE} apart. */
  static void rows(
      int k, float[] a, int aOffset, float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    FloatVector c0a = FloatVector.zero(S);
    FloatVector c0b = FloatVector.zero(S);
    FloatVector c1a = FloatVector.zero(S);
    FloatVector c1b = FloatVector.zero(S);
    FloatVector c2a = FloatVector.zero(S);
    FloatVector c2b = FloatVector.zero(S);
    FloatVector c3a = FloatVector.zero(S);
    FloatVector c3b = FloatVector.zero(S);
    FloatVector c4a = FloatVector.zero(S);
    FloatVector c4b = FloatVector.zero(S);
    FloatVector c5a = FloatVector.zero(S);
    FloatVector c5b = FloatVector.zero(S);
    FloatVector c6a = FloatVector.zero(S);
    FloatVector c6b = FloatVector.zero(S);
    FloatVector c7a = FloatVector.zero(S);
    FloatVector c7b = FloatVector.zero(S);
    FloatVector c8a = FloatVector.zero(S);
    FloatVector c8b = FloatVector.zero(S);
    FloatVector c9a = FloatVector.zero(S);
    FloatVector c9b = FloatVector.zero(S);
    FloatVector c10a = FloatVector.zero(S);
    FloatVector c10b = FloatVector.zero(S);
    FloatVector c11a = FloatVector.zero(S);
    FloatVector c11b = FloatVector.zero(S);
    int end = aOffset + k;
    for (int ap = aOffset, bp = bOffset; ap < end; ap++, bp += bRow) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + VL);
      FloatVector x0 = FloatVector.broadcast(S, a[ap]);
      c0a = x0.fma(b0, c0a);
      c0b = x0.fma(b1, c0b);
      FloatVector x1 = FloatVector.broadcast(S, a[ap + ROW]);
      c1a = x1.fma(b0, c1a);
      c1b = x1.fma(b1, c1b);
      FloatVector x2 = FloatVector.broadcast(S, a[ap + 2 * ROW]);
      c2a = x2.fma(b0, c2a);
      c2b = x2.fma(b1, c2b);
      FloatVector x3 = FloatVector.broadcast(S, a[ap + 3 * ROW]);
      c3a = x3.fma(b0, c3a);
      c3b = x3.fma(b1, c3b);
      FloatVector x4 = FloatVector.broadcast(S, a[ap + 4 * ROW]);
      c4a = x4.fma(b0, c4a);
      c4b = x4.fma(b1, c4b);
      FloatVector x5 = FloatVector.broadcast(S, a[ap + 5 * ROW]);
      c5a = x5.fma(b0, c5a);
      c5b = x5.fma(b1, c5b);
      FloatVector x6 = FloatVector.broadcast(S, a[ap + 6 * ROW]);
      c6a = x6.fma(b0, c6a);
      c6b = x6.fma(b1, c6b);
      FloatVector x7 = FloatVector.broadcast(S, a[ap + 7 * ROW]);
      c7a = x7.fma(b0, c7a);
      c7b = x7.fma(b1, c7b);
      FloatVector x8 = FloatVector.broadcast(S, a[ap + 8 * ROW]);
      c8a = x8.fma(b0, c8a);
      c8b = x8.fma(b1, c8b);
      FloatVector x9 = FloatVector.broadcast(S, a[ap + 9 * ROW]);
      c9a = x9.fma(b0, c9a);
      c9b = x9.fma(b1, c9b);
      FloatVector x10 = FloatVector.broadcast(S, a[ap + 10 * ROW]);
      c10a = x10.fma(b0, c10a);
      c10b = x10.fma(b1, c10b);
      FloatVector x11 = FloatVector.broadcast(S, a[ap + 11 * ROW]);
      c11a = x11.fma(b0, c11a);
      c11b = x11.fma(b1, c11b);
    }
    FloatVector va = FloatVector.broadcast(S, alpha);
    va.mul(c0a).intoArray(c, cOffset);
    va.mul(c0b).intoArray(c, cOffset + VL);
    va.mul(c1a).intoArray(c, cOffset + ldc);
    va.mul(c1b).intoArray(c, cOffset + ldc + VL);
    va.mul(c2a).intoArray(c, cOffset + 2 * ldc);
    va.mul(c2b).intoArray(c, cOffset + 2 * ldc + VL);
    va.mul(c3a).intoArray(c, cOffset + 3 * ldc);
    va.mul(c3b).intoArray(c, cOffset + 3 * ldc + VL);
    va.mul(c4a).intoArray(c, cOffset + 4 * ldc);
    va.mul(c4b).intoArray(c, cOffset + 4 * ldc + VL);
    va.mul(c5a).intoArray(c, cOffset + 5 * ldc);
    va.mul(c5b).intoArray(c, cOffset + 5 * ldc + VL);
    va.mul(c6a).intoArray(c, cOffset + 6 * ldc);
    va.mul(c6b).intoArray(c, cOffset + 6 * ldc + VL);
    va.mul(c7a).intoArray(c, cOffset + 7 * ldc);
    va.mul(c7b).intoArray(c, cOffset + 7 * ldc + VL);
    va.mul(c8a).intoArray(c, cOffset + 8 * ldc);
    va.mul(c8b).intoArray(c, cOffset + 8 * ldc + VL);
    va.mul(c9a).intoArray(c, cOffset + 9 * ldc);
    va.mul(c9b).intoArray(c, cOffset + 9 * ldc + VL);
    va.mul(c10a).intoArray(c, cOffset + 10 * ldc);
    va.mul(c10b).intoArray(c, cOffset + 10 * ldc + VL);
    va.mul(c11a).intoArray(c, cOffset + 11 * ldc);
    va.mul(c11b).intoArray(c, cOffset + 11 * ldc + VL);
  }
}
