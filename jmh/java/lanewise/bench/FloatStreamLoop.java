package lanewise.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Plain loops over memory, written on the Vector API without tricks: the ceiling of everything that
 * touches each element once. Reading keeps eight sums so that it waits for memory and not for the
 * adder. The few elements after the last full vector are left out.
 */
final class FloatStreamLoop {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  private FloatStreamLoop() {}

  /** Reads one array: the sum of x. */
  static float read(float[] x) {
    return read(x, 0, x.length);
  }

  /** Reads a part of an array: the sum of x[from..to). */
  static float read(float[] x, int from, int to) {
    FloatVector xSum0 = FloatVector.zero(FLOATS);
    FloatVector xSum1 = FloatVector.zero(FLOATS);
    FloatVector xSum2 = FloatVector.zero(FLOATS);
    FloatVector xSum3 = FloatVector.zero(FLOATS);
    FloatVector xSum4 = FloatVector.zero(FLOATS);
    FloatVector xSum5 = FloatVector.zero(FLOATS);
    FloatVector xSum6 = FloatVector.zero(FLOATS);
    FloatVector xSum7 = FloatVector.zero(FLOATS);
    int lanes = FLOATS.length();
    int end = to - (to - from) % (8 * lanes);
    int i = from;
    for (; i < end; i += 8 * lanes) {
      xSum0 = xSum0.add(FloatVector.fromArray(FLOATS, x, i));
      xSum1 = xSum1.add(FloatVector.fromArray(FLOATS, x, i + lanes));
      xSum2 = xSum2.add(FloatVector.fromArray(FLOATS, x, i + 2 * lanes));
      xSum3 = xSum3.add(FloatVector.fromArray(FLOATS, x, i + 3 * lanes));
      xSum4 = xSum4.add(FloatVector.fromArray(FLOATS, x, i + 4 * lanes));
      xSum5 = xSum5.add(FloatVector.fromArray(FLOATS, x, i + 5 * lanes));
      xSum6 = xSum6.add(FloatVector.fromArray(FLOATS, x, i + 6 * lanes));
      xSum7 = xSum7.add(FloatVector.fromArray(FLOATS, x, i + 7 * lanes));
    }
    for (; i <= to - 2 * lanes; i += 2 * lanes) {
      xSum0 = xSum0.add(FloatVector.fromArray(FLOATS, x, i));
      xSum1 = xSum1.add(FloatVector.fromArray(FLOATS, x, i + lanes));
    }
    for (; i <= to - lanes; i += lanes) {
      xSum2 = xSum2.add(FloatVector.fromArray(FLOATS, x, i));
    }
    xSum0 = xSum0.add(xSum4);
    xSum1 = xSum1.add(xSum5);
    xSum2 = xSum2.add(xSum6);
    xSum3 = xSum3.add(xSum7);
    xSum0 = xSum0.add(xSum2);
    xSum1 = xSum1.add(xSum3);
    xSum0 = xSum0.add(xSum1);
    return xSum0.reduceLanes(VectorOperators.ADD);
  }

  /** Reads two arrays of one length: the sum of x and y. */
  static float readBoth(float[] x, float[] y) {
    return readBoth(x, y, 0, x.length);
  }

  /** Reads a part of two arrays: the sum of x[from..to) and y[from..to). */
  static float readBoth(float[] x, float[] y, int from, int to) {
    FloatVector xSum0 = FloatVector.zero(FLOATS);
    FloatVector xSum1 = FloatVector.zero(FLOATS);
    FloatVector xSum2 = FloatVector.zero(FLOATS);
    FloatVector xSum3 = FloatVector.zero(FLOATS);
    FloatVector ySum0 = FloatVector.zero(FLOATS);
    FloatVector ySum1 = FloatVector.zero(FLOATS);
    FloatVector ySum2 = FloatVector.zero(FLOATS);
    FloatVector ySum3 = FloatVector.zero(FLOATS);
    int lanes = FLOATS.length();
    int end = to - (to - from) % (4 * lanes);
    int i = from;
    for (; i < end; i += 4 * lanes) {
      xSum0 = xSum0.add(FloatVector.fromArray(FLOATS, x, i));
      ySum0 = ySum0.add(FloatVector.fromArray(FLOATS, y, i));
      xSum1 = xSum1.add(FloatVector.fromArray(FLOATS, x, i + lanes));
      ySum1 = ySum1.add(FloatVector.fromArray(FLOATS, y, i + lanes));
      xSum2 = xSum2.add(FloatVector.fromArray(FLOATS, x, i + 2 * lanes));
      ySum2 = ySum2.add(FloatVector.fromArray(FLOATS, y, i + 2 * lanes));
      xSum3 = xSum3.add(FloatVector.fromArray(FLOATS, x, i + 3 * lanes));
      ySum3 = ySum3.add(FloatVector.fromArray(FLOATS, y, i + 3 * lanes));
    }
    for (; i <= to - lanes; i += lanes) {
      xSum0 = xSum0.add(FloatVector.fromArray(FLOATS, x, i));
      ySum0 = ySum0.add(FloatVector.fromArray(FLOATS, y, i));
    }
    xSum0 = xSum0.add(ySum0);
    xSum1 = xSum1.add(ySum1);
    xSum2 = xSum2.add(ySum2);
    xSum3 = xSum3.add(ySum3);
    xSum0 = xSum0.add(xSum2);
    xSum1 = xSum1.add(xSum3);
    xSum0 = xSum0.add(xSum1);
    return xSum0.reduceLanes(VectorOperators.ADD);
  }

  /** Copies x to y. */
  static void copy(float[] x, float[] y) {
    copy(x, y, 0, x.length);
  }

  /** Copies x[from..to) to y. */
  static void copy(float[] x, float[] y, int from, int to) {
    int lanes = FLOATS.length();
    for (int i = from; i <= to - lanes; i += lanes) {
      FloatVector.fromArray(FLOATS, x, i).intoArray(y, i);
    }
  }

  /** Writes a number to y[from..to). */
  static void fill(float x, float[] y, int from, int to) {
    FloatVector value = FloatVector.broadcast(FLOATS, x);
    int lanes = FLOATS.length();
    for (int i = from; i <= to - lanes; i += lanes) {
      value.intoArray(y, i);
    }
  }

  /** The triad in place: y = factor * x + y. */
  static void triad(float factor, float[] x, float[] y) {
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    int lanes = FLOATS.length();
    for (int i = 0; i <= x.length - lanes; i += lanes) {
      factors
          .fma(FloatVector.fromArray(FLOATS, x, i), FloatVector.fromArray(FLOATS, y, i))
          .intoArray(y, i);
    }
  }

  /** out = x + y for [from..to). */
  static void add(float[] x, float[] y, float[] out, int from, int to) {
    int lanes = FLOATS.length();
    for (int i = from; i <= to - lanes; i += lanes) {
      FloatVector.fromArray(FLOATS, x, i)
          .add(FloatVector.fromArray(FLOATS, y, i))
          .intoArray(out, i);
    }
  }

  /** out = x * y + z for [from..to). */
  static void fma(float[] x, float[] y, float[] z, float[] out, int from, int to) {
    int lanes = FLOATS.length();
    for (int i = from; i <= to - lanes; i += lanes) {
      FloatVector.fromArray(FLOATS, x, i)
          .fma(FloatVector.fromArray(FLOATS, y, i), FloatVector.fromArray(FLOATS, z, i))
          .intoArray(out, i);
    }
  }
}
