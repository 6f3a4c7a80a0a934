package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes blocks in registers, for vectors of 8 lanes. Stage d exchanges, for each pair of
 * rows d apart, the elements off the diagonal of every 2d x 2d block: one lane permutation and one
 * blend for each row (J. O. Eklundh, <i>A fast computer method for matrix transposing</i>, 1972).
 */
final class FloatTranspose8 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;

  private static final VectorShuffle<Float> SWAP1 = FloatSpecies.exchange(1);
  private static final VectorShuffle<Float> SWAP2 = FloatSpecies.exchange(2);
  private static final VectorShuffle<Float> SWAP4 = FloatSpecies.exchange(4);
  private static final VectorMask<Float> ODD1 = FloatSpecies.oddBlocks(1);
  private static final VectorMask<Float> ODD2 = FloatSpecies.oddBlocks(2);
  private static final VectorMask<Float> ODD4 = FloatSpecies.oddBlocks(4);

  private FloatTranspose8() {}

  /**
   * A block, as in {@link FloatTranspose16#block}: {@code for p in 0..8, j in 0..rows:
   * dst[to + p*width + j] = src[from + j*ld + p]}, from the first p to the last.
   */
  static void block(float[] src, int from, int ld, int rows, float[] dst, int to, int width) {
    int last = rows - 1;
    FloatVector r0 = FloatVector.fromArray(S, src, from);
    FloatVector r1 = FloatVector.fromArray(S, src, from + Math.min(1, last) * ld);
    FloatVector r2 = FloatVector.fromArray(S, src, from + Math.min(2, last) * ld);
    FloatVector r3 = FloatVector.fromArray(S, src, from + Math.min(3, last) * ld);
    FloatVector a0 = r0.blend(r1.rearrange(SWAP1), ODD1);
    FloatVector a1 = r0.rearrange(SWAP1).blend(r1, ODD1);
    FloatVector a2 = r2.blend(r3.rearrange(SWAP1), ODD1);
    FloatVector a3 = r2.rearrange(SWAP1).blend(r3, ODD1);
    FloatVector b0 = a0.blend(a2.rearrange(SWAP2), ODD2);
    FloatVector b1 = a1.blend(a3.rearrange(SWAP2), ODD2);
    FloatVector b2 = a0.rearrange(SWAP2).blend(a2, ODD2);
    FloatVector b3 = a1.rearrange(SWAP2).blend(a3, ODD2);

    FloatVector r4 = FloatVector.fromArray(S, src, from + Math.min(4, last) * ld);
    FloatVector r5 = FloatVector.fromArray(S, src, from + Math.min(5, last) * ld);
    FloatVector r6 = FloatVector.fromArray(S, src, from + Math.min(6, last) * ld);
    FloatVector r7 = FloatVector.fromArray(S, src, from + Math.min(7, last) * ld);
    FloatVector a4 = r4.blend(r5.rearrange(SWAP1), ODD1);
    FloatVector a5 = r4.rearrange(SWAP1).blend(r5, ODD1);
    FloatVector a6 = r6.blend(r7.rearrange(SWAP1), ODD1);
    FloatVector a7 = r6.rearrange(SWAP1).blend(r7, ODD1);
    FloatVector b4 = a4.blend(a6.rearrange(SWAP2), ODD2);
    FloatVector b5 = a5.blend(a7.rearrange(SWAP2), ODD2);
    FloatVector b6 = a4.rearrange(SWAP2).blend(a6, ODD2);
    FloatVector b7 = a5.rearrange(SWAP2).blend(a7, ODD2);

    b0.blend(b4.rearrange(SWAP4), ODD4).intoArray(dst, to);
    b1.blend(b5.rearrange(SWAP4), ODD4).intoArray(dst, to + width);
    b2.blend(b6.rearrange(SWAP4), ODD4).intoArray(dst, to + 2 * width);
    b3.blend(b7.rearrange(SWAP4), ODD4).intoArray(dst, to + 3 * width);
    b0.rearrange(SWAP4).blend(b4, ODD4).intoArray(dst, to + 4 * width);
    b1.rearrange(SWAP4).blend(b5, ODD4).intoArray(dst, to + 5 * width);
    b2.rearrange(SWAP4).blend(b6, ODD4).intoArray(dst, to + 6 * width);
    b3.rearrange(SWAP4).blend(b7, ODD4).intoArray(dst, to + 7 * width);
  }
}
