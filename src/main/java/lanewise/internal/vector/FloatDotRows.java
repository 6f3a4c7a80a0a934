package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Store;

/**
 * Dot products of the rows of a matrix with one vector, for vectors of a quarter of the virtual lanes.
 *
 * <p>Four rows at a time, so that a load of x serves four fma, with all lanes of the four in registers.
 * Their lanes are folded to one vector for each row and then, by a tree that transposes, to one vector
 * for the four: where lanes d apart are to be added, for two rows u and w,
 *
 * <pre>{@code
 * u in even blocks of d lanes, w in odd ones  +  the other halves, exchanged  =  u[i] + u[i + d] | w[i] + w[i + d]
 * }</pre>
 *
 * <p>is one addition for both. The vectors of VL rows end in one vector of VL sums, lane r that of row
 * r: rows whose numbers differ by d meet where lanes d apart are added. So the four rows that are taken
 * at a time are VL/4 apart.
 */
final class FloatDotRows {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();
  private static final int LANES = FloatKernels.LANES;

  /** The distance of four rows that are taken at a time, and the number of such fours in VL rows. */
  private static final int APART = VL / 4;

  /** Where in the working memory the last elements of x and of the rows are; a vector is before them. */
  private static final int WORK_X = VL;
  private static final int WORK_ROWS = VL + LANES;

  /** Rows whose last elements are packed at a time; the last ones of a matrix take up to VL more. */
  private static final int PACKED_ROWS = FloatKernels.WORK / LANES - VL - 2;

  private static final VectorShuffle<Float> SWAP_HALVES = FloatSpecies.exchange(VL / 2);
  private static final VectorShuffle<Float> SWAP_QUARTERS = FloatSpecies.exchange(APART);
  private static final VectorShuffle<Float> SWAP2 = FloatSpecies.exchange(2);
  private static final VectorShuffle<Float> SWAP1 = FloatSpecies.exchange(1);
  private static final VectorMask<Float> ODD_HALF = FloatSpecies.oddBlocks(VL / 2);
  private static final VectorMask<Float> ODD_QUARTERS = FloatSpecies.oddBlocks(APART);
  private static final VectorMask<Float> ODD2 = FloatSpecies.oddBlocks(2);
  private static final VectorMask<Float> ODD1 = FloatSpecies.oddBlocks(1);

  private FloatDotRows() {}

  /** As {@code FloatKernels.dotRows}, {@code m >= VL}. */
  static void dotRows(
      int m, int n, float[] a, int aOffset, int lda, float[] x, int xOffset,
      float alpha, float beta, int store, float[] y, int yOffset, float[] work) {
    int left = n % LANES;
    if (left == 0) {
      int last = n - LANES;
      rounds(
          m, last / LANES, LANES, a, aOffset, lda, x, xOffset, a, aOffset + last, lda, x, xOffset + last,
          alpha, beta, store, y, yOffset, work);
      return;
    }
    int last = n - left;
    int rows;
    for (int i = 0; i < m; i += rows) {
      rows = m - i < PACKED_ROWS + VL ? m - i : PACKED_ROWS;
      int row = aOffset + i * lda;
      // fma(0, -0, s) is s, whatever s is; fma(0, 0, s) would make +0 of -0.
      pack(rows, n, left, a, row, lda, 0f, work, WORK_ROWS);
      pack(1, n, left, x, xOffset, 0, -0f, work, WORK_X);
      rounds(
          rows, last / LANES, LANES, a, row, lda, x, xOffset, work, WORK_ROWS, LANES, work, WORK_X,
          alpha, beta, store, y, yOffset + i, work);
    }
  }

  /**
   * Packs the last {@code left < LANES} of the n elements of each row and fills them up to LANES. The last
   * vector ends where the row ends: it overlaps with the elements before it, which are the same, or with the
   * fill of the row before it, which is packed after it; so the rows go backwards.
   */
  private static void pack(
      int m, int n, int left, float[] a, int aOffset, int lda, float fill, float[] to, int toOffset) {
    for (int i = m - 1; i >= 0; i--) {
      int end = aOffset + i * lda + n;
      int at = toOffset + i * LANES;
      for (int p = left / VL * VL; p < LANES; p += VL) {
        FloatVector.broadcast(S, fill).intoArray(to, at + p);
      }
      int p = 0;
      for (; p <= left - VL; p += VL) {
        FloatVector.fromArray(S, a, end - left + p).intoArray(to, at + p);
      }
      if (n >= VL) {
        FloatVector.fromArray(S, a, end - VL).intoArray(to, at + left - VL);
      } else {
        for (; p < n; p++) {
          to[at + p] = a[end - n + p];
        }
      }
    }
  }

  /**
   * Rows of {@code rounds + 1} rounds of lanes, the last of which may lie elsewhere. It is apart from the
   * loop, so that C2 knows the class of the vectors that are folded.
   *
   * <p>{@code step} is {@code LANES}, but C2 must not know: where the offsets are linear in the number of
   * the round it checks all of them before the loop, which for a few rounds takes longer than the loop.
   * Within a round two checks for each row are enough.
   */
  private static void rounds(
      int m, int rounds, int step, float[] a, int aOffset, int lda, float[] x, int xOffset,
      float[] last, int lastOffset, int ldLast, float[] xLast, int xLastOffset,
      float alpha, float beta, int store, float[] y, int yOffset, float[] work) {
    // The latest fours of rows, a vector for each.
    FloatVector q0 = FloatVector.zero(S);
    FloatVector q1 = FloatVector.zero(S);
    FloatVector q2 = FloatVector.zero(S);
    FloatVector q3 = FloatVector.zero(S);
    int fours = Math.ceilDiv(m, VL) * APART;
    for (int four = 0; four < fours; four++) {
      int block = four / APART * VL;
      int first = Math.min(block, m - VL);
      int row = first + four % APART;
      int a0 = aOffset + row * lda;
      int a1 = a0 + APART * lda;
      int a2 = a1 + APART * lda;
      int a3 = a2 + APART * lda;
      FloatVector s00 = FloatVector.zero(S);
      FloatVector s01 = FloatVector.zero(S);
      FloatVector s02 = FloatVector.zero(S);
      FloatVector s03 = FloatVector.zero(S);
      FloatVector s10 = FloatVector.zero(S);
      FloatVector s11 = FloatVector.zero(S);
      FloatVector s12 = FloatVector.zero(S);
      FloatVector s13 = FloatVector.zero(S);
      FloatVector s20 = FloatVector.zero(S);
      FloatVector s21 = FloatVector.zero(S);
      FloatVector s22 = FloatVector.zero(S);
      FloatVector s23 = FloatVector.zero(S);
      FloatVector s30 = FloatVector.zero(S);
      FloatVector s31 = FloatVector.zero(S);
      FloatVector s32 = FloatVector.zero(S);
      FloatVector s33 = FloatVector.zero(S);
      for (int round = 0, p = 0; round < rounds; round++, p += step) {
        int i = xOffset + p;
        FloatVector x0 = FloatVector.fromArray(S, x, i);
        FloatVector x1 = FloatVector.fromArray(S, x, i + VL);
        FloatVector x2 = FloatVector.fromArray(S, x, i + 2 * VL);
        FloatVector x3 = FloatVector.fromArray(S, x, i + 3 * VL);
        s00 = x0.fma(FloatVector.fromArray(S, a, a0 + p), s00);
        s01 = x1.fma(FloatVector.fromArray(S, a, a0 + p + VL), s01);
        s02 = x2.fma(FloatVector.fromArray(S, a, a0 + p + 2 * VL), s02);
        s03 = x3.fma(FloatVector.fromArray(S, a, a0 + p + 3 * VL), s03);
        s10 = x0.fma(FloatVector.fromArray(S, a, a1 + p), s10);
        s11 = x1.fma(FloatVector.fromArray(S, a, a1 + p + VL), s11);
        s12 = x2.fma(FloatVector.fromArray(S, a, a1 + p + 2 * VL), s12);
        s13 = x3.fma(FloatVector.fromArray(S, a, a1 + p + 3 * VL), s13);
        s20 = x0.fma(FloatVector.fromArray(S, a, a2 + p), s20);
        s21 = x1.fma(FloatVector.fromArray(S, a, a2 + p + VL), s21);
        s22 = x2.fma(FloatVector.fromArray(S, a, a2 + p + 2 * VL), s22);
        s23 = x3.fma(FloatVector.fromArray(S, a, a2 + p + 3 * VL), s23);
        s30 = x0.fma(FloatVector.fromArray(S, a, a3 + p), s30);
        s31 = x1.fma(FloatVector.fromArray(S, a, a3 + p + VL), s31);
        s32 = x2.fma(FloatVector.fromArray(S, a, a3 + p + 2 * VL), s32);
        s33 = x3.fma(FloatVector.fromArray(S, a, a3 + p + 3 * VL), s33);
      }
      FloatVector xLast0 = FloatVector.fromArray(S, xLast, xLastOffset);
      FloatVector xLast1 = FloatVector.fromArray(S, xLast, xLastOffset + VL);
      FloatVector xLast2 = FloatVector.fromArray(S, xLast, xLastOffset + 2 * VL);
      FloatVector xLast3 = FloatVector.fromArray(S, xLast, xLastOffset + 3 * VL);
      int b0 = lastOffset + row * ldLast;
      int b1 = b0 + APART * ldLast;
      int b2 = b1 + APART * ldLast;
      int b3 = b2 + APART * ldLast;
      s00 = xLast0.fma(FloatVector.fromArray(S, last, b0), s00);
      s01 = xLast1.fma(FloatVector.fromArray(S, last, b0 + VL), s01);
      s02 = xLast2.fma(FloatVector.fromArray(S, last, b0 + 2 * VL), s02);
      s03 = xLast3.fma(FloatVector.fromArray(S, last, b0 + 3 * VL), s03);
      s10 = xLast0.fma(FloatVector.fromArray(S, last, b1), s10);
      s11 = xLast1.fma(FloatVector.fromArray(S, last, b1 + VL), s11);
      s12 = xLast2.fma(FloatVector.fromArray(S, last, b1 + 2 * VL), s12);
      s13 = xLast3.fma(FloatVector.fromArray(S, last, b1 + 3 * VL), s13);
      s20 = xLast0.fma(FloatVector.fromArray(S, last, b2), s20);
      s21 = xLast1.fma(FloatVector.fromArray(S, last, b2 + VL), s21);
      s22 = xLast2.fma(FloatVector.fromArray(S, last, b2 + 2 * VL), s22);
      s23 = xLast3.fma(FloatVector.fromArray(S, last, b2 + 3 * VL), s23);
      s30 = xLast0.fma(FloatVector.fromArray(S, last, b3), s30);
      s31 = xLast1.fma(FloatVector.fromArray(S, last, b3 + VL), s31);
      s32 = xLast2.fma(FloatVector.fromArray(S, last, b3 + 2 * VL), s32);
      s33 = xLast3.fma(FloatVector.fromArray(S, last, b3 + 3 * VL), s33);
      FloatVector v0 = s00.add(s02).add(s01.add(s03));
      FloatVector v1 = s10.add(s12).add(s11.add(s13));
      FloatVector v2 = s20.add(s22).add(s21.add(s23));
      FloatVector v3 = s30.add(s32).add(s31.add(s33));
      FloatVector v02 = v0.blend(v2, ODD_HALF).add(v2.blend(v0, ODD_HALF).rearrange(SWAP_HALVES));
      FloatVector v13 = v1.blend(v3, ODD_HALF).add(v3.blend(v1, ODD_HALF).rearrange(SWAP_HALVES));
      q0 = q1;
      q1 = q2;
      q2 = q3;
      q3 = v02.blend(v13, ODD_QUARTERS).add(v13.blend(v02, ODD_QUARTERS).rearrange(SWAP_QUARTERS));
      if (four % APART == APART - 1) {
        // All lanes of VL rows; the product with one has a class that C2 knows.
        FloatVector one = FloatVector.broadcast(S, 1f);
        FloatVector u2 = one.mul(q2);
        FloatVector u3 = one.mul(q3);
        FloatVector even = u2;
        FloatVector odd = u3;
        if (APART == 4) {
          FloatVector u0 = one.mul(q0);
          FloatVector u1 = one.mul(q1);
          even = u0.blend(u2, ODD2).add(u2.blend(u0, ODD2).rearrange(SWAP2));
          odd = u1.blend(u3, ODD2).add(u3.blend(u1, ODD2).rearrange(SWAP2));
        }
        FloatVector sums = even.blend(odd, ODD1).add(odd.blend(even, ODD1).rearrange(SWAP1));
        if (first < block) {
          // The last rows overlap with those before them, which are done.
          sums.intoArray(work, 0);
          FloatUpdates.store(m - block, alpha, work, block - first, beta, store, y, yOffset + block);
          return;
        }
        FloatVector result = FloatVector.broadcast(S, alpha).mul(sums);
        if (store == Store.OVERWRITE) {
          result.intoArray(y, yOffset + first);
        } else {
          FloatVector old = FloatVector.fromArray(S, y, yOffset + first);
          FloatVector.broadcast(S, beta).fma(old, result).intoArray(y, yOffset + first);
        }
      }
    }
  }
}
