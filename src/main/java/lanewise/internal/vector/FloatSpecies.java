package lanewise.internal.vector;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector shape of the process; a constant, as C2 needs it to be. A second shape is not used,
 * not even where a shorter vector would fit better: methods of the Vector API are shared by all shapes
 * of a type, and the profiles of two shapes in one method keep C2 from knowing the class of a vector,
 * so that it boxes vectors in kernels of either shape, in some runs and not in others.
 */
final class FloatSpecies {

  /** The width of the process. */
  static final VectorSpecies<Float> PREFERRED =
      VectorSpecies.of(float.class, VectorShape.forBitSize(VectorWidth.BITS));

  private static final int VL = PREFERRED.length();

  private FloatSpecies() {}

  /** The lanes of every second block of {@code d} lanes, beginning with the second block. */
  static VectorMask<Float> oddBlocks(int d) {
    boolean[] odd = new boolean[VL];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = (i & d) != 0;
    }
    return VectorMask.fromArray(PREFERRED, odd, 0);
  }

  /** Exchanges neighbouring blocks of {@code d} lanes. */
  static VectorShuffle<Float> exchange(int d) {
    return VectorShuffle.fromOp(PREFERRED, i -> i ^ d);
  }

  /** Lane i takes lane i + d, round the end. */
  static VectorShuffle<Float> rotation(int d) {
    return VectorShuffle.fromOp(PREFERRED, i -> (i + d) % VL);
  }
}
