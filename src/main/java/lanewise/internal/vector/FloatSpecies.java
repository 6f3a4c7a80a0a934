package lanewise.internal.vector;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shapes of the process; constants, as C2 needs them to be. Methods of the Vector API are
 * shared by all shapes of a type, so type profiles tell C2 nothing of the class of a vector, mask or
 * shuffle: kernels are written such that it is known without them.
 */
final class FloatSpecies {

  /** The width of the process. */
  static final VectorSpecies<Float> PREFERRED =
      VectorSpecies.of(float.class, VectorShape.forBitSize(VectorWidth.BITS));

  /** Half that width, for matrices narrower than a vector; no less than 128 bit. */
  static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(Math.max(128, VectorWidth.BITS / 2)));

  private static final int VL = PREFERRED.length();

  private FloatSpecies() {}

  /** The lanes of every second block of {@code d} lanes, beginning with the second block. */
  static VectorMask<Float> oddBlocks(VectorSpecies<Float> species, int d) {
    boolean[] odd = new boolean[species.length()];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = (i & d) != 0;
    }
    return VectorMask.fromArray(species, odd, 0);
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
