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
  private static final VectorShuffle<Float> ENDS =
      VectorShuffle.fromOp(S, i -> i & 6 | i >> 3 & 1 | (i & 1) << 3);
  private static final VectorMask<Float> ODD1 = FloatSpecies.oddBlocks(1);
  private static final VectorMask<Float> ODD2 = FloatSpecies.oddBlocks(2);
  private static final VectorMask<Float> ODD4 = FloatSpecies.oddBlocks(4);
  private static final VectorMask<Float> ODD8 = FloatSpecies.oddBlocks(8);

  private FloatTranspose16() {}

  /**
   * A block: {@code for p in 0..16, j in 0..rows: dst[to + p*width + j] = src[from + j*ld + p]}. Rows beyond {@code rows} repeat
   * the last one: each step is written as if there were 16, from the first p to the last, as the vectors of a narrower panel reach
   * into the next step.
   */
  static void block(float[] src, int from, int ld, int rows, float[] dst, int to, int width) {
    int last = rows - 1;
    FloatVector r0 = FloatVector.fromArray(S, src, from);
    FloatVector r8 = FloatVector.fromArray(S, src, from + Math.min(8, last) * ld);
    FloatVector a0 = r0.blend(r8.rearrange(SWAP8), ODD8);
    FloatVector a8 = r0.rearrange(SWAP8).blend(r8, ODD8);
    FloatVector r1 = FloatVector.fromArray(S, src, from + Math.min(1, last) * ld);
    FloatVector r9 = FloatVector.fromArray(S, src, from + Math.min(9, last) * ld);
    FloatVector a1 = r1.blend(r9.rearrange(SWAP8), ODD8);
    FloatVector a9 = r1.rearrange(SWAP8).blend(r9, ODD8);
    FloatVector r2 = FloatVector.fromArray(S, src, from + Math.min(2, last) * ld);
    FloatVector r10 = FloatVector.fromArray(S, src, from + Math.min(10, last) * ld);
    FloatVector a2 = r2.blend(r10.rearrange(SWAP8), ODD8);
    FloatVector a10 = r2.rearrange(SWAP8).blend(r10, ODD8);
    FloatVector r3 = FloatVector.fromArray(S, src, from + Math.min(3, last) * ld);
    FloatVector r11 = FloatVector.fromArray(S, src, from + Math.min(11, last) * ld);
    FloatVector a3 = r3.blend(r11.rearrange(SWAP8), ODD8);
    FloatVector a11 = r3.rearrange(SWAP8).blend(r11, ODD8);
    FloatVector r4 = FloatVector.fromArray(S, src, from + Math.min(4, last) * ld);
    FloatVector r12 = FloatVector.fromArray(S, src, from + Math.min(12, last) * ld);
    FloatVector a4 = r4.blend(r12.rearrange(SWAP8), ODD8);
    FloatVector a12 = r4.rearrange(SWAP8).blend(r12, ODD8);
    FloatVector r5 = FloatVector.fromArray(S, src, from + Math.min(5, last) * ld);
    FloatVector r13 = FloatVector.fromArray(S, src, from + Math.min(13, last) * ld);
    FloatVector a5 = r5.blend(r13.rearrange(SWAP8), ODD8);
    FloatVector a13 = r5.rearrange(SWAP8).blend(r13, ODD8);
    FloatVector r6 = FloatVector.fromArray(S, src, from + Math.min(6, last) * ld);
    FloatVector r14 = FloatVector.fromArray(S, src, from + Math.min(14, last) * ld);
    FloatVector a6 = r6.blend(r14.rearrange(SWAP8), ODD8);
    FloatVector a14 = r6.rearrange(SWAP8).blend(r14, ODD8);
    FloatVector r7 = FloatVector.fromArray(S, src, from + Math.min(7, last) * ld);
    FloatVector r15 = FloatVector.fromArray(S, src, from + Math.min(15, last) * ld);
    FloatVector a7 = r7.blend(r15.rearrange(SWAP8), ODD8);
    FloatVector a15 = r7.rearrange(SWAP8).blend(r15, ODD8);

    FloatVector b0 = a0.blend(a4.rearrange(SWAP4), ODD4);
    FloatVector b4 = a0.rearrange(SWAP4).blend(a4, ODD4);
    FloatVector b1 = a1.blend(a5.rearrange(SWAP4), ODD4);
    FloatVector b5 = a1.rearrange(SWAP4).blend(a5, ODD4);
    FloatVector b2 = a2.blend(a6.rearrange(SWAP4), ODD4);
    FloatVector b6 = a2.rearrange(SWAP4).blend(a6, ODD4);
    FloatVector b3 = a3.blend(a7.rearrange(SWAP4), ODD4);
    FloatVector b7 = a3.rearrange(SWAP4).blend(a7, ODD4);
    FloatVector c0 = b0.blend(b2.rearrange(SWAP2), ODD2);
    FloatVector c2 = b0.rearrange(SWAP2).blend(b2, ODD2);
    FloatVector c1 = b1.blend(b3.rearrange(SWAP2), ODD2);
    FloatVector c3 = b1.rearrange(SWAP2).blend(b3, ODD2);
    FloatVector c4 = b4.blend(b6.rearrange(SWAP2), ODD2);
    FloatVector c6 = b4.rearrange(SWAP2).blend(b6, ODD2);
    FloatVector c5 = b5.blend(b7.rearrange(SWAP2), ODD2);
    FloatVector c7 = b5.rearrange(SWAP2).blend(b7, ODD2);
    c0.blend(c1.rearrange(SWAP1), ODD1).intoArray(dst, to);
    c0.rearrange(SWAP1).blend(c1, ODD1).intoArray(dst, to + width);
    c2.blend(c3.rearrange(SWAP1), ODD1).intoArray(dst, to + 2 * width);
    c2.rearrange(SWAP1).blend(c3, ODD1).intoArray(dst, to + 3 * width);
    c4.blend(c5.rearrange(SWAP1), ODD1).intoArray(dst, to + 4 * width);
    c4.rearrange(SWAP1).blend(c5, ODD1).intoArray(dst, to + 5 * width);
    c6.blend(c7.rearrange(SWAP1), ODD1).intoArray(dst, to + 6 * width);
    c6.rearrange(SWAP1).blend(c7, ODD1).intoArray(dst, to + 7 * width);

    FloatVector b8 = a8.blend(a12.rearrange(SWAP4), ODD4);
    FloatVector b12 = a8.rearrange(SWAP4).blend(a12, ODD4);
    FloatVector b9 = a9.blend(a13.rearrange(SWAP4), ODD4);
    FloatVector b13 = a9.rearrange(SWAP4).blend(a13, ODD4);
    FloatVector b10 = a10.blend(a14.rearrange(SWAP4), ODD4);
    FloatVector b14 = a10.rearrange(SWAP4).blend(a14, ODD4);
    FloatVector b11 = a11.blend(a15.rearrange(SWAP4), ODD4);
    FloatVector b15 = a11.rearrange(SWAP4).blend(a15, ODD4);
    FloatVector c8 = b8.blend(b10.rearrange(SWAP2), ODD2);
    FloatVector c10 = b8.rearrange(SWAP2).blend(b10, ODD2);
    FloatVector c9 = b9.blend(b11.rearrange(SWAP2), ODD2);
    FloatVector c11 = b9.rearrange(SWAP2).blend(b11, ODD2);
    FloatVector c12 = b12.blend(b14.rearrange(SWAP2), ODD2);
    FloatVector c14 = b12.rearrange(SWAP2).blend(b14, ODD2);
    FloatVector c13 = b13.blend(b15.rearrange(SWAP2), ODD2);
    FloatVector c15 = b13.rearrange(SWAP2).blend(b15, ODD2);
    c8.blend(c9.rearrange(SWAP1), ODD1).intoArray(dst, to + 8 * width);
    c8.rearrange(SWAP1).blend(c9, ODD1).intoArray(dst, to + 9 * width);
    c10.blend(c11.rearrange(SWAP1), ODD1).intoArray(dst, to + 10 * width);
    c10.rearrange(SWAP1).blend(c11, ODD1).intoArray(dst, to + 11 * width);
    c12.blend(c13.rearrange(SWAP1), ODD1).intoArray(dst, to + 12 * width);
    c12.rearrange(SWAP1).blend(c13, ODD1).intoArray(dst, to + 13 * width);
    c14.blend(c15.rearrange(SWAP1), ODD1).intoArray(dst, to + 14 * width);
    c14.rearrange(SWAP1).blend(c15, ODD1).intoArray(dst, to + 15 * width);
  }

  /**
   * A block of half the size without gaps, {@code for p, j in 0..8: dst[to + p*8 + j] = src[from + j*8 + p]}, two rows in a
   * vector. Of the bits of an element's place, those that choose one of four vectors change places with those of weight 4 and 2
   * in a lane's number, and those of weight 8 and 1 with each other.
   */
  static void half(float[] src, int from, float[] dst, int to) {
    FloatVector r0 = FloatVector.fromArray(S, src, from);
    FloatVector r1 = FloatVector.fromArray(S, src, from + 16);
    FloatVector r2 = FloatVector.fromArray(S, src, from + 32);
    FloatVector r3 = FloatVector.fromArray(S, src, from + 48);
    FloatVector a0 = r0.blend(r2.rearrange(SWAP4), ODD4);
    FloatVector a1 = r1.blend(r3.rearrange(SWAP4), ODD4);
    FloatVector a2 = r0.rearrange(SWAP4).blend(r2, ODD4);
    FloatVector a3 = r1.rearrange(SWAP4).blend(r3, ODD4);
    a0.blend(a1.rearrange(SWAP2), ODD2).rearrange(ENDS).intoArray(dst, to);
    a0.rearrange(SWAP2).blend(a1, ODD2).rearrange(ENDS).intoArray(dst, to + 16);
    a2.blend(a3.rearrange(SWAP2), ODD2).rearrange(ENDS).intoArray(dst, to + 32);
    a2.rearrange(SWAP2).blend(a3, ODD2).rearrange(ENDS).intoArray(dst, to + 48);
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
