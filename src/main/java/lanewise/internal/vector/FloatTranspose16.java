package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes blocks in registers, for vectors of 16 lanes. Stage d exchanges, for each pair of
 * rows d apart, the elements off the diagonal of every 2d x 2d block: one lane permutation and one
 * blend for each row (J. O. Eklundh, <i>A fast computer method for matrix transposing</i>, 1972).
 */
final class FloatTranspose16 {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;

  private static final VectorShuffle<Float> SWAP1 = FloatSpecies.exchange(1);
  private static final VectorShuffle<Float> SWAP2 = FloatSpecies.exchange(2);
  private static final VectorShuffle<Float> SWAP4 = FloatSpecies.exchange(4);
  private static final VectorShuffle<Float> SWAP8 = FloatSpecies.exchange(8);
  private static final VectorMask<Float> ODD1 = FloatSpecies.oddBlocks(1);
  private static final VectorMask<Float> ODD2 = FloatSpecies.oddBlocks(2);
  private static final VectorMask<Float> ODD4 = FloatSpecies.oddBlocks(4);
  private static final VectorMask<Float> ODD8 = FloatSpecies.oddBlocks(8);

  private FloatTranspose16() {}

  /**
   * A block: {@code for p, j in 0..16: dst[to + p*width + j] = src[from + j*ld + p]}. Rows are taken four at a time, so that few
   * are held while others wait for their lines.
   */
  static void block(float[] src, int from, int ld, float[] dst, int to, int width) {
    FloatVector r0 = FloatVector.fromArray(S, src, from);
    FloatVector r1 = FloatVector.fromArray(S, src, from + ld);
    FloatVector r2 = FloatVector.fromArray(S, src, from + 2 * ld);
    FloatVector r3 = FloatVector.fromArray(S, src, from + 3 * ld);
    FloatVector a0 = r0.blend(r1.rearrange(SWAP1), ODD1);
    FloatVector a1 = r0.rearrange(SWAP1).blend(r1, ODD1);
    FloatVector a2 = r2.blend(r3.rearrange(SWAP1), ODD1);
    FloatVector a3 = r2.rearrange(SWAP1).blend(r3, ODD1);
    FloatVector b0 = a0.blend(a2.rearrange(SWAP2), ODD2);
    FloatVector b1 = a1.blend(a3.rearrange(SWAP2), ODD2);
    FloatVector b2 = a0.rearrange(SWAP2).blend(a2, ODD2);
    FloatVector b3 = a1.rearrange(SWAP2).blend(a3, ODD2);

    FloatVector r4 = FloatVector.fromArray(S, src, from + 4 * ld);
    FloatVector r5 = FloatVector.fromArray(S, src, from + 5 * ld);
    FloatVector r6 = FloatVector.fromArray(S, src, from + 6 * ld);
    FloatVector r7 = FloatVector.fromArray(S, src, from + 7 * ld);
    FloatVector a4 = r4.blend(r5.rearrange(SWAP1), ODD1);
    FloatVector a5 = r4.rearrange(SWAP1).blend(r5, ODD1);
    FloatVector a6 = r6.blend(r7.rearrange(SWAP1), ODD1);
    FloatVector a7 = r6.rearrange(SWAP1).blend(r7, ODD1);
    FloatVector b4 = a4.blend(a6.rearrange(SWAP2), ODD2);
    FloatVector b5 = a5.blend(a7.rearrange(SWAP2), ODD2);
    FloatVector b6 = a4.rearrange(SWAP2).blend(a6, ODD2);
    FloatVector b7 = a5.rearrange(SWAP2).blend(a7, ODD2);

    FloatVector r8 = FloatVector.fromArray(S, src, from + 8 * ld);
    FloatVector r9 = FloatVector.fromArray(S, src, from + 9 * ld);
    FloatVector r10 = FloatVector.fromArray(S, src, from + 10 * ld);
    FloatVector r11 = FloatVector.fromArray(S, src, from + 11 * ld);
    FloatVector a8 = r8.blend(r9.rearrange(SWAP1), ODD1);
    FloatVector a9 = r8.rearrange(SWAP1).blend(r9, ODD1);
    FloatVector a10 = r10.blend(r11.rearrange(SWAP1), ODD1);
    FloatVector a11 = r10.rearrange(SWAP1).blend(r11, ODD1);
    FloatVector b8 = a8.blend(a10.rearrange(SWAP2), ODD2);
    FloatVector b9 = a9.blend(a11.rearrange(SWAP2), ODD2);
    FloatVector b10 = a8.rearrange(SWAP2).blend(a10, ODD2);
    FloatVector b11 = a9.rearrange(SWAP2).blend(a11, ODD2);

    FloatVector r12 = FloatVector.fromArray(S, src, from + 12 * ld);
    FloatVector r13 = FloatVector.fromArray(S, src, from + 13 * ld);
    FloatVector r14 = FloatVector.fromArray(S, src, from + 14 * ld);
    FloatVector r15 = FloatVector.fromArray(S, src, from + 15 * ld);
    FloatVector a12 = r12.blend(r13.rearrange(SWAP1), ODD1);
    FloatVector a13 = r12.rearrange(SWAP1).blend(r13, ODD1);
    FloatVector a14 = r14.blend(r15.rearrange(SWAP1), ODD1);
    FloatVector a15 = r14.rearrange(SWAP1).blend(r15, ODD1);
    FloatVector b12 = a12.blend(a14.rearrange(SWAP2), ODD2);
    FloatVector b13 = a13.blend(a15.rearrange(SWAP2), ODD2);
    FloatVector b14 = a12.rearrange(SWAP2).blend(a14, ODD2);
    FloatVector b15 = a13.rearrange(SWAP2).blend(a15, ODD2);

    FloatVector c0 = b0.blend(b4.rearrange(SWAP4), ODD4);
    FloatVector c4 = b0.rearrange(SWAP4).blend(b4, ODD4);
    FloatVector c8 = b8.blend(b12.rearrange(SWAP4), ODD4);
    FloatVector c12 = b8.rearrange(SWAP4).blend(b12, ODD4);
    c0.blend(c8.rearrange(SWAP8), ODD8).intoArray(dst, to);
    c4.blend(c12.rearrange(SWAP8), ODD8).intoArray(dst, to + 4 * width);
    c0.rearrange(SWAP8).blend(c8, ODD8).intoArray(dst, to + 8 * width);
    c4.rearrange(SWAP8).blend(c12, ODD8).intoArray(dst, to + 12 * width);

    FloatVector c1 = b1.blend(b5.rearrange(SWAP4), ODD4);
    FloatVector c5 = b1.rearrange(SWAP4).blend(b5, ODD4);
    FloatVector c9 = b9.blend(b13.rearrange(SWAP4), ODD4);
    FloatVector c13 = b9.rearrange(SWAP4).blend(b13, ODD4);
    c1.blend(c9.rearrange(SWAP8), ODD8).intoArray(dst, to + width);
    c5.blend(c13.rearrange(SWAP8), ODD8).intoArray(dst, to + 5 * width);
    c1.rearrange(SWAP8).blend(c9, ODD8).intoArray(dst, to + 9 * width);
    c5.rearrange(SWAP8).blend(c13, ODD8).intoArray(dst, to + 13 * width);

    FloatVector c2 = b2.blend(b6.rearrange(SWAP4), ODD4);
    FloatVector c6 = b2.rearrange(SWAP4).blend(b6, ODD4);
    FloatVector c10 = b10.blend(b14.rearrange(SWAP4), ODD4);
    FloatVector c14 = b10.rearrange(SWAP4).blend(b14, ODD4);
    c2.blend(c10.rearrange(SWAP8), ODD8).intoArray(dst, to + 2 * width);
    c6.blend(c14.rearrange(SWAP8), ODD8).intoArray(dst, to + 6 * width);
    c2.rearrange(SWAP8).blend(c10, ODD8).intoArray(dst, to + 10 * width);
    c6.rearrange(SWAP8).blend(c14, ODD8).intoArray(dst, to + 14 * width);

    FloatVector c3 = b3.blend(b7.rearrange(SWAP4), ODD4);
    FloatVector c7 = b3.rearrange(SWAP4).blend(b7, ODD4);
    FloatVector c11 = b11.blend(b15.rearrange(SWAP4), ODD4);
    FloatVector c15 = b11.rearrange(SWAP4).blend(b15, ODD4);
    c3.blend(c11.rearrange(SWAP8), ODD8).intoArray(dst, to + 3 * width);
    c7.blend(c15.rearrange(SWAP8), ODD8).intoArray(dst, to + 7 * width);
    c3.rearrange(SWAP8).blend(c11, ODD8).intoArray(dst, to + 11 * width);
    c7.rearrange(SWAP8).blend(c15, ODD8).intoArray(dst, to + 15 * width);
  }

  /**
   * 16 steps of a panel of twelve: {@code for p in 0..16, j in 0..12: dst[to + p*12 + j] = src[from + j*ld + p]}. Each vector
   * reaches into the next step, which is written after it; after the last step, four more elements are written.
   */
  static void panelOfTwelve(float[] src, int from, int ld, float[] dst, int to) {
    FloatVector r0 = FloatVector.fromArray(S, src, from);
    FloatVector r1 = FloatVector.fromArray(S, src, from + ld);
    FloatVector r2 = FloatVector.fromArray(S, src, from + 2 * ld);
    FloatVector r3 = FloatVector.fromArray(S, src, from + 3 * ld);
    FloatVector a0 = r0.blend(r1.rearrange(SWAP1), ODD1);
    FloatVector a1 = r0.rearrange(SWAP1).blend(r1, ODD1);
    FloatVector a2 = r2.blend(r3.rearrange(SWAP1), ODD1);
    FloatVector a3 = r2.rearrange(SWAP1).blend(r3, ODD1);
    FloatVector b0 = a0.blend(a2.rearrange(SWAP2), ODD2);
    FloatVector b1 = a1.blend(a3.rearrange(SWAP2), ODD2);
    FloatVector b2 = a0.rearrange(SWAP2).blend(a2, ODD2);
    FloatVector b3 = a1.rearrange(SWAP2).blend(a3, ODD2);

    FloatVector r4 = FloatVector.fromArray(S, src, from + 4 * ld);
    FloatVector r5 = FloatVector.fromArray(S, src, from + 5 * ld);
    FloatVector r6 = FloatVector.fromArray(S, src, from + 6 * ld);
    FloatVector r7 = FloatVector.fromArray(S, src, from + 7 * ld);
    FloatVector a4 = r4.blend(r5.rearrange(SWAP1), ODD1);
    FloatVector a5 = r4.rearrange(SWAP1).blend(r5, ODD1);
    FloatVector a6 = r6.blend(r7.rearrange(SWAP1), ODD1);
    FloatVector a7 = r6.rearrange(SWAP1).blend(r7, ODD1);
    FloatVector b4 = a4.blend(a6.rearrange(SWAP2), ODD2);
    FloatVector b5 = a5.blend(a7.rearrange(SWAP2), ODD2);
    FloatVector b6 = a4.rearrange(SWAP2).blend(a6, ODD2);
    FloatVector b7 = a5.rearrange(SWAP2).blend(a7, ODD2);

    FloatVector r8 = FloatVector.fromArray(S, src, from + 8 * ld);
    FloatVector r9 = FloatVector.fromArray(S, src, from + 9 * ld);
    FloatVector r10 = FloatVector.fromArray(S, src, from + 10 * ld);
    FloatVector r11 = FloatVector.fromArray(S, src, from + 11 * ld);
    FloatVector a8 = r8.blend(r9.rearrange(SWAP1), ODD1);
    FloatVector a9 = r8.rearrange(SWAP1).blend(r9, ODD1);
    FloatVector a10 = r10.blend(r11.rearrange(SWAP1), ODD1);
    FloatVector a11 = r10.rearrange(SWAP1).blend(r11, ODD1);
    FloatVector b8 = a8.blend(a10.rearrange(SWAP2), ODD2);
    FloatVector b9 = a9.blend(a11.rearrange(SWAP2), ODD2);
    FloatVector b10 = a8.rearrange(SWAP2).blend(a10, ODD2);
    FloatVector b11 = a9.rearrange(SWAP2).blend(a11, ODD2);

    FloatVector c0 = b0.blend(b4.rearrange(SWAP4), ODD4);
    FloatVector c1 = b1.blend(b5.rearrange(SWAP4), ODD4);
    FloatVector c2 = b2.blend(b6.rearrange(SWAP4), ODD4);
    FloatVector c3 = b3.blend(b7.rearrange(SWAP4), ODD4);
    FloatVector c4 = b0.rearrange(SWAP4).blend(b4, ODD4);
    FloatVector c5 = b1.rearrange(SWAP4).blend(b5, ODD4);
    FloatVector c6 = b2.rearrange(SWAP4).blend(b6, ODD4);
    FloatVector c7 = b3.rearrange(SWAP4).blend(b7, ODD4);
    FloatVector c12 = b8.rearrange(SWAP4);
    FloatVector c13 = b9.rearrange(SWAP4);
    FloatVector c14 = b10.rearrange(SWAP4);
    FloatVector c15 = b11.rearrange(SWAP4);

    c0.blend(b8.rearrange(SWAP8), ODD8).intoArray(dst, to);
    c1.blend(b9.rearrange(SWAP8), ODD8).intoArray(dst, to + 12);
    c2.blend(b10.rearrange(SWAP8), ODD8).intoArray(dst, to + 2 * 12);
    c3.blend(b11.rearrange(SWAP8), ODD8).intoArray(dst, to + 3 * 12);
    c4.blend(c12.rearrange(SWAP8), ODD8).intoArray(dst, to + 4 * 12);
    c5.blend(c13.rearrange(SWAP8), ODD8).intoArray(dst, to + 5 * 12);
    c6.blend(c14.rearrange(SWAP8), ODD8).intoArray(dst, to + 6 * 12);
    c7.blend(c15.rearrange(SWAP8), ODD8).intoArray(dst, to + 7 * 12);
    c0.rearrange(SWAP8).blend(b8, ODD8).intoArray(dst, to + 8 * 12);
    c1.rearrange(SWAP8).blend(b9, ODD8).intoArray(dst, to + 9 * 12);
    c2.rearrange(SWAP8).blend(b10, ODD8).intoArray(dst, to + 10 * 12);
    c3.rearrange(SWAP8).blend(b11, ODD8).intoArray(dst, to + 11 * 12);
    c4.rearrange(SWAP8).blend(c12, ODD8).intoArray(dst, to + 12 * 12);
    c5.rearrange(SWAP8).blend(c13, ODD8).intoArray(dst, to + 13 * 12);
    c6.rearrange(SWAP8).blend(c14, ODD8).intoArray(dst, to + 14 * 12);
    c7.rearrange(SWAP8).blend(c15, ODD8).intoArray(dst, to + 15 * 12);
  }
}
