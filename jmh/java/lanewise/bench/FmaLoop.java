package lanewise.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fused multiply-adds on registers only: nothing is loaded or stored, and independent accumulators
 * hide the latency of the FMA units. What this loop reaches is the ceiling of every product.
 *
 * <p>Two FMA units with a latency of four or five cycles need 8 or 10 accumulators; 12 of them and
 * both factors fit the 16 registers of AVX2. Cores with 128-bit vectors have up to four units and
 * 32 registers (NEON): there it is 24 accumulators.
 *
 * <p>One JVM runs one vector width, so that the species is a constant of the compiler and no call
 * site sees two of them: the property {@value #WIDTH}, or else the width the JVM prefers.
 */
final class FmaLoop {
  /** The system property that sets the vector width in bits. */
  static final String WIDTH = "lanewise.bench.width";

  private static final VectorShape SHAPE =
      VectorShape.forBitSize(Integer.getInteger(WIDTH, widest()));
  private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);
  private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);
  private static final boolean NARROW = SHAPE.vectorBitSize() <= 128;

  private FmaLoop() {}

  /** The widest vectors that the JVM supports in hardware, in bits. */
  static int widest() {
    return VectorShape.preferredShape().vectorBitSize();
  }

  /** The width that this JVM runs, in bits. */
  static int width() {
    return SHAPE.vectorBitSize();
  }

  /** Floating-point operations of one step of this JVM. */
  static double flopsPerStep(ElementType type) {
    return flopsPerStep(type, width());
  }

  /** Floating-point operations of one step of a JVM with another width. */
  static double flopsPerStep(ElementType type, int width) {
    int lanes = width / (8 * type.bytes());
    return 2.0 * lanes * (width <= 128 ? 24 : 12);
  }

  /** A short call, for getting the loop compiled: it is calls that do it. */
  static double few(ElementType type) {
    return type == ElementType.F32 ? floats(16, 0.75f) : doubles(16, 0.75);
  }

  /**
   * Runs {@code steps} times one FMA per accumulator.
   *
   * @return a value that depends on all of them
   */
  static float floats(int steps, float factor) {
    return NARROW ? floats24(steps, factor) : floats12(steps, factor);
  }

  /**
   * Runs {@code steps} times one FMA per accumulator.
   *
   * @return a value that depends on all of them
   */
  static double doubles(int steps, double factor) {
    return NARROW ? doubles24(steps, factor) : doubles12(steps, factor);
  }

  private static float floats12(int steps, float factor) {
    FloatVector x = FloatVector.broadcast(FLOATS, factor);
    FloatVector y = FloatVector.broadcast(FLOATS, 1 - factor);
    FloatVector acc0 = FloatVector.broadcast(FLOATS, 0);
    FloatVector acc1 = FloatVector.broadcast(FLOATS, 1);
    FloatVector acc2 = FloatVector.broadcast(FLOATS, 2);
    FloatVector acc3 = FloatVector.broadcast(FLOATS, 3);
    FloatVector acc4 = FloatVector.broadcast(FLOATS, 4);
    FloatVector acc5 = FloatVector.broadcast(FLOATS, 5);
    FloatVector acc6 = FloatVector.broadcast(FLOATS, 6);
    FloatVector acc7 = FloatVector.broadcast(FLOATS, 7);
    FloatVector acc8 = FloatVector.broadcast(FLOATS, 8);
    FloatVector acc9 = FloatVector.broadcast(FLOATS, 9);
    FloatVector acc10 = FloatVector.broadcast(FLOATS, 10);
    FloatVector acc11 = FloatVector.broadcast(FLOATS, 11);
    for (int step = 0; step < steps; step++) {
      acc0 = x.fma(y, acc0);
      acc1 = x.fma(y, acc1);
      acc2 = x.fma(y, acc2);
      acc3 = x.fma(y, acc3);
      acc4 = x.fma(y, acc4);
      acc5 = x.fma(y, acc5);
      acc6 = x.fma(y, acc6);
      acc7 = x.fma(y, acc7);
      acc8 = x.fma(y, acc8);
      acc9 = x.fma(y, acc9);
      acc10 = x.fma(y, acc10);
      acc11 = x.fma(y, acc11);
    }
    acc0 = acc0.add(acc1);
    acc0 = acc0.add(acc2);
    acc0 = acc0.add(acc3);
    acc0 = acc0.add(acc4);
    acc0 = acc0.add(acc5);
    acc0 = acc0.add(acc6);
    acc0 = acc0.add(acc7);
    acc0 = acc0.add(acc8);
    acc0 = acc0.add(acc9);
    acc0 = acc0.add(acc10);
    acc0 = acc0.add(acc11);
    return acc0.reduceLanes(VectorOperators.ADD);
  }

  private static float floats24(int steps, float factor) {
    FloatVector x = FloatVector.broadcast(FLOATS, factor);
    FloatVector y = FloatVector.broadcast(FLOATS, 1 - factor);
    FloatVector acc0 = FloatVector.broadcast(FLOATS, 0);
    FloatVector acc1 = FloatVector.broadcast(FLOATS, 1);
    FloatVector acc2 = FloatVector.broadcast(FLOATS, 2);
    FloatVector acc3 = FloatVector.broadcast(FLOATS, 3);
    FloatVector acc4 = FloatVector.broadcast(FLOATS, 4);
    FloatVector acc5 = FloatVector.broadcast(FLOATS, 5);
    FloatVector acc6 = FloatVector.broadcast(FLOATS, 6);
    FloatVector acc7 = FloatVector.broadcast(FLOATS, 7);
    FloatVector acc8 = FloatVector.broadcast(FLOATS, 8);
    FloatVector acc9 = FloatVector.broadcast(FLOATS, 9);
    FloatVector acc10 = FloatVector.broadcast(FLOATS, 10);
    FloatVector acc11 = FloatVector.broadcast(FLOATS, 11);
    FloatVector acc12 = FloatVector.broadcast(FLOATS, 12);
    FloatVector acc13 = FloatVector.broadcast(FLOATS, 13);
    FloatVector acc14 = FloatVector.broadcast(FLOATS, 14);
    FloatVector acc15 = FloatVector.broadcast(FLOATS, 15);
    FloatVector acc16 = FloatVector.broadcast(FLOATS, 16);
    FloatVector acc17 = FloatVector.broadcast(FLOATS, 17);
    FloatVector acc18 = FloatVector.broadcast(FLOATS, 18);
    FloatVector acc19 = FloatVector.broadcast(FLOATS, 19);
    FloatVector acc20 = FloatVector.broadcast(FLOATS, 20);
    FloatVector acc21 = FloatVector.broadcast(FLOATS, 21);
    FloatVector acc22 = FloatVector.broadcast(FLOATS, 22);
    FloatVector acc23 = FloatVector.broadcast(FLOATS, 23);
    for (int step = 0; step < steps; step++) {
      acc0 = x.fma(y, acc0);
      acc1 = x.fma(y, acc1);
      acc2 = x.fma(y, acc2);
      acc3 = x.fma(y, acc3);
      acc4 = x.fma(y, acc4);
      acc5 = x.fma(y, acc5);
      acc6 = x.fma(y, acc6);
      acc7 = x.fma(y, acc7);
      acc8 = x.fma(y, acc8);
      acc9 = x.fma(y, acc9);
      acc10 = x.fma(y, acc10);
      acc11 = x.fma(y, acc11);
      acc12 = x.fma(y, acc12);
      acc13 = x.fma(y, acc13);
      acc14 = x.fma(y, acc14);
      acc15 = x.fma(y, acc15);
      acc16 = x.fma(y, acc16);
      acc17 = x.fma(y, acc17);
      acc18 = x.fma(y, acc18);
      acc19 = x.fma(y, acc19);
      acc20 = x.fma(y, acc20);
      acc21 = x.fma(y, acc21);
      acc22 = x.fma(y, acc22);
      acc23 = x.fma(y, acc23);
    }
    acc0 = acc0.add(acc1);
    acc0 = acc0.add(acc2);
    acc0 = acc0.add(acc3);
    acc0 = acc0.add(acc4);
    acc0 = acc0.add(acc5);
    acc0 = acc0.add(acc6);
    acc0 = acc0.add(acc7);
    acc0 = acc0.add(acc8);
    acc0 = acc0.add(acc9);
    acc0 = acc0.add(acc10);
    acc0 = acc0.add(acc11);
    acc0 = acc0.add(acc12);
    acc0 = acc0.add(acc13);
    acc0 = acc0.add(acc14);
    acc0 = acc0.add(acc15);
    acc0 = acc0.add(acc16);
    acc0 = acc0.add(acc17);
    acc0 = acc0.add(acc18);
    acc0 = acc0.add(acc19);
    acc0 = acc0.add(acc20);
    acc0 = acc0.add(acc21);
    acc0 = acc0.add(acc22);
    acc0 = acc0.add(acc23);
    return acc0.reduceLanes(VectorOperators.ADD);
  }

  private static double doubles12(int steps, double factor) {
    DoubleVector x = DoubleVector.broadcast(DOUBLES, factor);
    DoubleVector y = DoubleVector.broadcast(DOUBLES, 1 - factor);
    DoubleVector acc0 = DoubleVector.broadcast(DOUBLES, 0);
    DoubleVector acc1 = DoubleVector.broadcast(DOUBLES, 1);
    DoubleVector acc2 = DoubleVector.broadcast(DOUBLES, 2);
    DoubleVector acc3 = DoubleVector.broadcast(DOUBLES, 3);
    DoubleVector acc4 = DoubleVector.broadcast(DOUBLES, 4);
    DoubleVector acc5 = DoubleVector.broadcast(DOUBLES, 5);
    DoubleVector acc6 = DoubleVector.broadcast(DOUBLES, 6);
    DoubleVector acc7 = DoubleVector.broadcast(DOUBLES, 7);
    DoubleVector acc8 = DoubleVector.broadcast(DOUBLES, 8);
    DoubleVector acc9 = DoubleVector.broadcast(DOUBLES, 9);
    DoubleVector acc10 = DoubleVector.broadcast(DOUBLES, 10);
    DoubleVector acc11 = DoubleVector.broadcast(DOUBLES, 11);
    for (int step = 0; step < steps; step++) {
      acc0 = x.fma(y, acc0);
      acc1 = x.fma(y, acc1);
      acc2 = x.fma(y, acc2);
      acc3 = x.fma(y, acc3);
      acc4 = x.fma(y, acc4);
      acc5 = x.fma(y, acc5);
      acc6 = x.fma(y, acc6);
      acc7 = x.fma(y, acc7);
      acc8 = x.fma(y, acc8);
      acc9 = x.fma(y, acc9);
      acc10 = x.fma(y, acc10);
      acc11 = x.fma(y, acc11);
    }
    acc0 = acc0.add(acc1);
    acc0 = acc0.add(acc2);
    acc0 = acc0.add(acc3);
    acc0 = acc0.add(acc4);
    acc0 = acc0.add(acc5);
    acc0 = acc0.add(acc6);
    acc0 = acc0.add(acc7);
    acc0 = acc0.add(acc8);
    acc0 = acc0.add(acc9);
    acc0 = acc0.add(acc10);
    acc0 = acc0.add(acc11);
    return acc0.reduceLanes(VectorOperators.ADD);
  }

  private static double doubles24(int steps, double factor) {
    DoubleVector x = DoubleVector.broadcast(DOUBLES, factor);
    DoubleVector y = DoubleVector.broadcast(DOUBLES, 1 - factor);
    DoubleVector acc0 = DoubleVector.broadcast(DOUBLES, 0);
    DoubleVector acc1 = DoubleVector.broadcast(DOUBLES, 1);
    DoubleVector acc2 = DoubleVector.broadcast(DOUBLES, 2);
    DoubleVector acc3 = DoubleVector.broadcast(DOUBLES, 3);
    DoubleVector acc4 = DoubleVector.broadcast(DOUBLES, 4);
    DoubleVector acc5 = DoubleVector.broadcast(DOUBLES, 5);
    DoubleVector acc6 = DoubleVector.broadcast(DOUBLES, 6);
    DoubleVector acc7 = DoubleVector.broadcast(DOUBLES, 7);
    DoubleVector acc8 = DoubleVector.broadcast(DOUBLES, 8);
    DoubleVector acc9 = DoubleVector.broadcast(DOUBLES, 9);
    DoubleVector acc10 = DoubleVector.broadcast(DOUBLES, 10);
    DoubleVector acc11 = DoubleVector.broadcast(DOUBLES, 11);
    DoubleVector acc12 = DoubleVector.broadcast(DOUBLES, 12);
    DoubleVector acc13 = DoubleVector.broadcast(DOUBLES, 13);
    DoubleVector acc14 = DoubleVector.broadcast(DOUBLES, 14);
    DoubleVector acc15 = DoubleVector.broadcast(DOUBLES, 15);
    DoubleVector acc16 = DoubleVector.broadcast(DOUBLES, 16);
    DoubleVector acc17 = DoubleVector.broadcast(DOUBLES, 17);
    DoubleVector acc18 = DoubleVector.broadcast(DOUBLES, 18);
    DoubleVector acc19 = DoubleVector.broadcast(DOUBLES, 19);
    DoubleVector acc20 = DoubleVector.broadcast(DOUBLES, 20);
    DoubleVector acc21 = DoubleVector.broadcast(DOUBLES, 21);
    DoubleVector acc22 = DoubleVector.broadcast(DOUBLES, 22);
    DoubleVector acc23 = DoubleVector.broadcast(DOUBLES, 23);
    for (int step = 0; step < steps; step++) {
      acc0 = x.fma(y, acc0);
      acc1 = x.fma(y, acc1);
      acc2 = x.fma(y, acc2);
      acc3 = x.fma(y, acc3);
      acc4 = x.fma(y, acc4);
      acc5 = x.fma(y, acc5);
      acc6 = x.fma(y, acc6);
      acc7 = x.fma(y, acc7);
      acc8 = x.fma(y, acc8);
      acc9 = x.fma(y, acc9);
      acc10 = x.fma(y, acc10);
      acc11 = x.fma(y, acc11);
      acc12 = x.fma(y, acc12);
      acc13 = x.fma(y, acc13);
      acc14 = x.fma(y, acc14);
      acc15 = x.fma(y, acc15);
      acc16 = x.fma(y, acc16);
      acc17 = x.fma(y, acc17);
      acc18 = x.fma(y, acc18);
      acc19 = x.fma(y, acc19);
      acc20 = x.fma(y, acc20);
      acc21 = x.fma(y, acc21);
      acc22 = x.fma(y, acc22);
      acc23 = x.fma(y, acc23);
    }
    acc0 = acc0.add(acc1);
    acc0 = acc0.add(acc2);
    acc0 = acc0.add(acc3);
    acc0 = acc0.add(acc4);
    acc0 = acc0.add(acc5);
    acc0 = acc0.add(acc6);
    acc0 = acc0.add(acc7);
    acc0 = acc0.add(acc8);
    acc0 = acc0.add(acc9);
    acc0 = acc0.add(acc10);
    acc0 = acc0.add(acc11);
    acc0 = acc0.add(acc12);
    acc0 = acc0.add(acc13);
    acc0 = acc0.add(acc14);
    acc0 = acc0.add(acc15);
    acc0 = acc0.add(acc16);
    acc0 = acc0.add(acc17);
    acc0 = acc0.add(acc18);
    acc0 = acc0.add(acc19);
    acc0 = acc0.add(acc20);
    acc0 = acc0.add(acc21);
    acc0 = acc0.add(acc22);
    acc0 = acc0.add(acc23);
    return acc0.reduceLanes(VectorOperators.ADD);
  }
}
