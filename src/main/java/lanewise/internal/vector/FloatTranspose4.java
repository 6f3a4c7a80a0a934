package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes blocks in registers, for vectors of 4 lanes. Stage d exchanges, for each pair of
 * rows d apart, the elements off the diagonal of every 2d x 2d block: one lane permutation and one
 * blend for each row (J. O. Eklundh, <i>A fast computer method for matrix transposing</i>, 1972).
 */
final class FloatTranspose4 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;

  private static final VectorShuffle<Float> SWAP1 = FloatSpecies.exchange(1);
  private static final VectorShuffle<Float> SWAP2 = FloatSpecies.exchange(2);
  private static final VectorMask<Float> ODD1 = FloatSpecies.oddBlocks(1);
  private static final VectorMask<Float> ODD2 = FloatSpecies.oddBlocks(2);

  private FloatTranspose4() {}

  /**
   * A block, as in {@link FloatTranspose16#block}: {@code for p in 0..4, j in 0..rows:
   * dst[to + p*width + j] = src[from + j*ld + p]}.
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

    a0.blend(a2.rearrange(SWAP2), ODD2).intoArray(dst, to);
    a1.blend(a3.rearrange(SWAP2), ODD2).intoArray(dst, to + width);
    a0.rearrange(SWAP2).blend(a2, ODD2).intoArray(dst, to + 2 * width);
    a1.rearrange(SWAP2).blend(a3, ODD2).intoArray(dst, to + 3 * width);
  }
}
