package lanewise.internal.vector;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector shapes that the kernels are compiled for; constants, as C2 needs them to be. */
final class FloatSpecies {

  /** The width of the process. */
  static final VectorSpecies<Float> PREFERRED =
      VectorSpecies.of(float.class, VectorShape.forBitSize(VectorWidth.BITS));

  /** Eight lanes, or as many as the width has: for panels of eight. */
  static final VectorSpecies<Float> EIGHT =
      VectorSpecies.of(
          float.class, VectorShape.forBitSize(Math.min(VectorWidth.BITS, 8 * Float.SIZE)));

  private FloatSpecies() {}
}
