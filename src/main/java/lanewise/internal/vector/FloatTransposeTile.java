package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes tiles of 256 x 256 bytes with vectors of 512 bit, by way of a block in the first-level cache. Where the rows of a
 * matrix lie a multiple of 256 bytes apart, the lines of a column of it meet in few places of the caches, and moving them one
 * after the other takes longer than moving four lines of each row in turn. That is the order here: of the four stages of {@link
 * FloatTranspose16} two come before the block, on 4 rows at a time, and two behind it, for one row of each column of
 * lines at a time.
 */
final class FloatTransposeTile {

  /** Rows and columns of a tile: four vectors. */
  static final int SIZE = 256 / Float.BYTES;

  /** The lanes of the vectors. */
  static final int VL = SIZE / 4;

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;

  private static final VectorShuffle<Float> SWAP4 = FloatSpecies.exchange(4);
  private static final VectorShuffle<Float> SWAP8 = FloatSpecies.exchange(8);
  private static final VectorMask<Float> ODD4 = FloatSpecies.oddBlocks(4);
  private static final VectorMask<Float> ODD8 = FloatSpecies.oddBlocks(8);

  private FloatTransposeTile() {}

  /** {@code for i, j in 0..SIZE: dst[to + j*ldo + i] = src[from + i*ld + j]}; the block has as many elements as the tile. */
  static void transpose(float[] src, int from, int ld, float[] dst, int to, int ldo, float[] block) {
    for (int i = 0; i < 16; i++) {
      FloatTranspose4.columns(256, SIZE, src, from + 4 * i * ld, ld, block, 16 * i);
    }
    fromBlock(block, dst, to, ldo);
  }

  private static void fromBlock(float[] block, float[] dst, int to, int ldo) {
    for (int i = 0; i < 16; i++) {
      int from = 256 * i;
      int row = to + (i / 4 * 16 + i % 4) * ldo;
      FloatVector r0 = FloatVector.fromArray(S, block, from);
      FloatVector r1 = FloatVector.fromArray(S, block, from + 16);
      FloatVector r2 = FloatVector.fromArray(S, block, from + 32);
      FloatVector r3 = FloatVector.fromArray(S, block, from + 48);
      FloatVector r4 = FloatVector.fromArray(S, block, from + 64);
      FloatVector r5 = FloatVector.fromArray(S, block, from + 80);
      FloatVector r6 = FloatVector.fromArray(S, block, from + 96);
      FloatVector r7 = FloatVector.fromArray(S, block, from + 112);
      FloatVector r8 = FloatVector.fromArray(S, block, from + 128);
      FloatVector r9 = FloatVector.fromArray(S, block, from + 144);
      FloatVector r10 = FloatVector.fromArray(S, block, from + 160);
      FloatVector r11 = FloatVector.fromArray(S, block, from + 176);
      FloatVector r12 = FloatVector.fromArray(S, block, from + 192);
      FloatVector r13 = FloatVector.fromArray(S, block, from + 208);
      FloatVector r14 = FloatVector.fromArray(S, block, from + 224);
      FloatVector r15 = FloatVector.fromArray(S, block, from + 240);

      FloatVector a0 = r0.blend(r1.rearrange(SWAP4), ODD4);
      FloatVector a1 = r0.rearrange(SWAP4).blend(r1, ODD4);
      FloatVector a2 = r2.blend(r3.rearrange(SWAP4), ODD4);
      FloatVector a3 = r2.rearrange(SWAP4).blend(r3, ODD4);
      FloatVector a4 = r4.blend(r5.rearrange(SWAP4), ODD4);
      FloatVector a5 = r4.rearrange(SWAP4).blend(r5, ODD4);
      FloatVector a6 = r6.blend(r7.rearrange(SWAP4), ODD4);
      FloatVector a7 = r6.rearrange(SWAP4).blend(r7, ODD4);
      FloatVector a8 = r8.blend(r9.rearrange(SWAP4), ODD4);
      FloatVector a9 = r8.rearrange(SWAP4).blend(r9, ODD4);
      FloatVector a10 = r10.blend(r11.rearrange(SWAP4), ODD4);
      FloatVector a11 = r10.rearrange(SWAP4).blend(r11, ODD4);
      FloatVector a12 = r12.blend(r13.rearrange(SWAP4), ODD4);
      FloatVector a13 = r12.rearrange(SWAP4).blend(r13, ODD4);
      FloatVector a14 = r14.blend(r15.rearrange(SWAP4), ODD4);
      FloatVector a15 = r14.rearrange(SWAP4).blend(r15, ODD4);

      a0.blend(a2.rearrange(SWAP8), ODD8).intoArray(dst, row);
      a4.blend(a6.rearrange(SWAP8), ODD8).intoArray(dst, row + 16);
      a8.blend(a10.rearrange(SWAP8), ODD8).intoArray(dst, row + 32);
      a12.blend(a14.rearrange(SWAP8), ODD8).intoArray(dst, row + 48);
      a1.blend(a3.rearrange(SWAP8), ODD8).intoArray(dst, row + 4 * ldo);
      a5.blend(a7.rearrange(SWAP8), ODD8).intoArray(dst, row + 4 * ldo + 16);
      a9.blend(a11.rearrange(SWAP8), ODD8).intoArray(dst, row + 4 * ldo + 32);
      a13.blend(a15.rearrange(SWAP8), ODD8).intoArray(dst, row + 4 * ldo + 48);
      a0.rearrange(SWAP8).blend(a2, ODD8).intoArray(dst, row + 8 * ldo);
      a4.rearrange(SWAP8).blend(a6, ODD8).intoArray(dst, row + 8 * ldo + 16);
      a8.rearrange(SWAP8).blend(a10, ODD8).intoArray(dst, row + 8 * ldo + 32);
      a12.rearrange(SWAP8).blend(a14, ODD8).intoArray(dst, row + 8 * ldo + 48);
      a1.rearrange(SWAP8).blend(a3, ODD8).intoArray(dst, row + 12 * ldo);
      a5.rearrange(SWAP8).blend(a7, ODD8).intoArray(dst, row + 12 * ldo + 16);
      a9.rearrange(SWAP8).blend(a11, ODD8).intoArray(dst, row + 12 * ldo + 32);
      a13.rearrange(SWAP8).blend(a15, ODD8).intoArray(dst, row + 12 * ldo + 48);
    }
  }
}
