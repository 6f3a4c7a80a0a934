package lanewise.internal.vector;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector shapes that the kernels are compiled for; constants, as C2 needs them to be. */
final class FloatSpecies {

  /** The width of the process. */
  static final VectorSpecies<Float> PREFERRED =
      VectorSpecies.of(float.class, VectorShape.forBitSize(VectorWidth.BITS));

  /** Eight lanes, or as many as the width has. */
  static final VectorSpecies<Float> EIGHT = lanes(8);

  /** Four lanes, or as many as the width has. */
  static final VectorSpecies<Float> FOUR = lanes(4);

  private FloatSpecies() {}

  private static VectorSpecies<Float> lanes(int most) {
    int bits = Math.min(VectorWidth.BITS, most * Float.SIZE);
    return VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
  }
}
