package lanewise.internal.vector;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector shapes that the kernels are compiled for; constants, as C2 needs them to be. */
final class FloatSpecies {

  /** The width of the process. */
  static final VectorSpecies<Float> PREFERRED =
      VectorSpecies.of(float.class, VectorShape.forBitSize(VectorWidth.BITS));

  /** Half the width, where that is a vector: for panels narrower than a whole one. */
  static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(Math.max(VectorWidth.BITS / 2, 128)));

  /** Eight lanes, or as many as the width has: for transposing. */
  static final VectorSpecies<Float> EIGHT =
      VectorSpecies.of(
          float.class, VectorShape.forBitSize(Math.min(VectorWidth.BITS, 8 * Float.SIZE)));

  private FloatSpecies() {}
}
