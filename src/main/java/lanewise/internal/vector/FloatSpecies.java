package lanewise.internal.vector;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector shape of the process; a constant, as C2 needs it to be. A second shape is not used,
 * not even where a shorter vector would fit better: methods of the Vector API are shared by all shapes
 * of a type, and the profiles of two shapes in one method keep C2 from knowing the class of a vector,
 * so that in some runs it boxes them.
 */
final class FloatSpecies {

  /** The width of the process. */
  static final VectorSpecies<Float> PREFERRED =
      VectorSpecies.of(float.class, VectorShape.forBitSize(VectorWidth.BITS));

  private static final int VL = PREFERRED.length();
  private static final VectorShuffle<Float>[] ROTATIONS = rotations();
  private static final VectorMask<Float>[] LANES_FROM = lanesFrom();

  private FloatSpecies() {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static VectorShuffle<Float>[] rotations() {
    return IntStream.range(0, VL).mapToObj(count -> rotation(VL - count)).toArray(VectorShuffle[]::new);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static VectorMask<Float>[] lanesFrom() {
    return IntStream.range(0, VL).mapToObj(first -> lanes(i -> i >= first)).toArray(VectorMask[]::new);
  }

  private static VectorMask<Float> lanes(IntPredicate set) {
    boolean[] lanes = new boolean[VL];
    for (int i = 0; i < VL; i++) {
      lanes[i] = set.test(i);
    }
    return VectorMask.fromArray(PREFERRED, lanes, 0);
  }

  /** The lanes of every second block of {@code d} lanes, beginning with the second block. */
  static VectorMask<Float> oddBlocks(int d) {
    return lanes(i -> (i & d) != 0);
  }

  /** The lanes from {@code first} on. */
  static VectorMask<Float> lanesFrom(int first) {
    return LANES_FROM[first];
  }

  /** Exchanges neighbouring blocks of {@code d} lanes. */
  static VectorShuffle<Float> exchange(int d) {
    return VectorShuffle.fromOp(PREFERRED, i -> i ^ d);
  }

  /** Lane i takes lane i + d, round the end. */
  static VectorShuffle<Float> rotation(int d) {
    return VectorShuffle.fromOp(PREFERRED, i -> (i + d) % VL);
  }

  /** Brings the last {@code count} lanes to the front. */
  static VectorShuffle<Float> rotationOfLast(int count) {
    return ROTATIONS[count];
  }
}
