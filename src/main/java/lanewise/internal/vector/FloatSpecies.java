package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector shapes that the kernels are compiled for; constants, as C2 needs them to be. */
final class FloatSpecies {

  /** The width of the process. */
  static final VectorSpecies<Float> PREFERRED =
      VectorSpecies.of(float.class, VectorShape.forBitSize(VectorWidth.BITS));

  /** Four lanes, or as many as the width has: for panels narrower than a vector. */
  static final VectorSpecies<Float> NARROW =
      VectorSpecies.of(
          float.class, VectorShape.forBitSize(Math.min(VectorWidth.BITS, 4 * Float.SIZE)));

  private FloatSpecies() {}

  /** A constant vector of lane indices for {@code selectFrom}. */
  static FloatVector indices(VectorSpecies<Float> species, int... lanes) {
    float[] values = new float[species.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = lanes[i % lanes.length];
    }
    return FloatVector.fromArray(species, values, 0);
  }
}
