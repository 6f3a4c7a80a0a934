package lanewise.internal.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatTransposeTile}: of the three stages of {@link DoubleTranspose8} two come before the block and one behind it. */
final class DoubleTransposeTile {

  /** Rows and columns of a tile: four vectors. */
  static final int SIZE = 256 / Double.BYTES;

  /** The lanes of the vectors. */
  static final int VL = SIZE / 4;

  private static final VectorSpecies<Double> S = DoubleSpecies.PREFERRED;

  private static final VectorShuffle<Double> SWAP4 = DoubleSpecies.exchange(4);
  private static final VectorMask<Double> ODD4 = DoubleSpecies.oddBlocks(4);

  private DoubleTransposeTile() {}

  static void transpose(double[] src, int from, int ld, double[] dst, int to, int ldo, double[] block) {
    for (int i = 0; i < 8; i++) {
      DoubleTranspose4.columns(64, SIZE, src, from + 4 * i * ld, ld, block, 8 * i);
    }
    fromBlock(block, dst, to, ldo);
  }

  private static void fromBlock(double[] block, double[] dst, int to, int ldo) {
    for (int i = 0; i < 16; i++) {
      int from = 64 * i;
      int row = to + (i / 4 * 8 + i % 4) * ldo;
      DoubleVector r0 = DoubleVector.fromArray(S, block, from);
      DoubleVector r1 = DoubleVector.fromArray(S, block, from + 8);
      DoubleVector r2 = DoubleVector.fromArray(S, block, from + 16);
      DoubleVector r3 = DoubleVector.fromArray(S, block, from + 24);
      DoubleVector r4 = DoubleVector.fromArray(S, block, from + 32);
      DoubleVector r5 = DoubleVector.fromArray(S, block, from + 40);
      DoubleVector r6 = DoubleVector.fromArray(S, block, from + 48);
      DoubleVector r7 = DoubleVector.fromArray(S, block, from + 56);

      r0.blend(r1.rearrange(SWAP4), ODD4).intoArray(dst, row);
      r2.blend(r3.rearrange(SWAP4), ODD4).intoArray(dst, row + 8);
      r4.blend(r5.rearrange(SWAP4), ODD4).intoArray(dst, row + 16);
      r6.blend(r7.rearrange(SWAP4), ODD4).intoArray(dst, row + 24);
      r0.rearrange(SWAP4).blend(r1, ODD4).intoArray(dst, row + 4 * ldo);
      r2.rearrange(SWAP4).blend(r3, ODD4).intoArray(dst, row + 4 * ldo + 8);
      r4.rearrange(SWAP4).blend(r5, ODD4).intoArray(dst, row + 4 * ldo + 16);
      r6.rearrange(SWAP4).blend(r7, ODD4).intoArray(dst, row + 4 * ldo + 24);
    }
  }
}
