package lanewise.internal.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.minimax.BigMath;

/** Arguments at which formulas are likely to fail. */
final class HardCases {
  /** On each side of an argument. */
  private static final int NEIGHBOURS = 4;
  /** Positive numbers around which something changes: range reductions, ends of domains, overflow, underflow. */
  private static final List<Double> EDGES = edges();

  private HardCases() {}

  private static List<Double> edges() {
    List<Double> edges = new ArrayList<>();
    for (int k = 1; k <= 512; k++) {
      edges.add(k * (Math.PI / 4));
      edges.add(k * (0.5 * StrictMath.log(2)));
      edges.add(k * 0.125);
    }
    for (int k = 10; k <= 24; k++) { // where reductions with a limited number of steps end
      edges.add(Math.rint(Math.scalb(1, k) / Math.PI) * Math.PI);
      edges.add(Math.rint(Math.scalb(1, k) / Math.PI) * Math.PI + Math.PI / 2);
    }
    for (int k = -1074; k <= 1023; k++) {
      edges.add(Math.scalb(1.0, k));
      edges.add(Math.scalb(Math.sqrt(2), k));
    }
    // The first of these are where exp, expm1, sinh, erfc, gelu of floats overflow, underflow or end in a constant.
    double[] others = {88.72284, 87.33655, 103.97208, 89.41599, 17.32868, 16.63553, 9.010914, 8.317766, 3.8325066,
      3.919206, 10.054177, 9.1945, 14.17, 13.0, 37.5, 38.5, 0.46875, 0.84375, 0.6875, 0.4375, 1.1875, 2.4375,
      0.5493061443340548, Math.tan(Math.PI / 8), Math.tan(3 * Math.PI / 8), 1.0 / 3, 0.5 * Math.sqrt(3),
      Math.sqrt(2) - 1, 1 - Math.sqrt(0.5)};
    for (double x : others) {
      edges.add(x);
    }
    return edges;
  }

  /** Each edge with its neighbours, both signs; zero, the largest numbers, infinity and NaN. */
  static float[] singles() {
    List<Float> points = new ArrayList<>(List.of(0f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN));
    for (double edge : EDGES) {
      float x = (float) edge;
      if (x > 0x1p-148f && x < 0x1p127f) {
        for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
          points.add(Float.intBitsToFloat(Float.floatToIntBits(x) + i));
        }
      }
    }
    float[] both = new float[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      both[2 * i] = points.get(i);
      both[2 * i + 1] = -points.get(i);
    }
    return both;
  }

  /** The same edges for doubles, with one neighbour on each side. */
  static double[] doubles() {
    return both(EDGES.stream().mapToDouble(x -> x).flatMap(x -> DoubleStream.of(x, Math.nextUp(x), Math.nextDown(x))));
  }

  /**
   * What no sample of doubles may lack: zeros, 1 and -1, the smallest normal and the largest numbers, with their neighbours;
   * infinities and NaN; the multiples of pi/2 that are hardest to reduce.
   */
  static double[] always() {
    DoubleStream special = around(0, 1, Double.MIN_NORMAL, Double.MAX_VALUE);
    DoubleStream multiples = IntStream.rangeClosed(0, 204).mapToDouble(i -> nearMultipleOfHalfPi(5 * i - 52));
    double nearest = Math.scalb(6381956970095103.0, 797); // of all (Muller, Elementary Functions, table 11.1)
    return both(Stream.of(special, multiples, DoubleStream.of(nearest, Double.POSITIVE_INFINITY, Double.NaN))
        .flatMapToDouble(x -> x));
  }

  /** Each of these with its neighbours. */
  static DoubleStream around(double... ends) {
    return DoubleStream.of(ends)
        .flatMap(end -> DoubleStream.concat(DoubleStream.iterate(end, Math::nextUp).limit(NEIGHBOURS + 1),
            DoubleStream.iterate(end, Math::nextDown).skip(1).limit(NEIGHBOURS)));
  }

  private static double[] both(DoubleStream points) {
    return points.flatMap(x -> DoubleStream.of(x, -x)).distinct().toArray();
  }

  /**
   * An m 2^e, m below 2^53, that is very near to a multiple of pi/2: m is the largest denominator below 2^53 among the
   * convergents of the continued fraction of 2^e / (pi/2).
   */
  static double nearMultipleOfHalfPi(int e) {
    BigDecimal power = e < 0 ? BigDecimal.ONE.divide(BigDecimal.TWO.pow(-e)) : BigDecimal.TWO.pow(e);
    BigDecimal x = power.divide(BigMath.LONG_HALF_PI, BigMath.LONG);
    BigInteger previous = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    BigDecimal fraction = x.subtract(x.setScale(0, RoundingMode.FLOOR));
    while (true) {
      BigDecimal inverse = BigDecimal.ONE.divide(fraction, BigMath.LONG);
      BigInteger term = inverse.toBigInteger();
      BigInteger next = denominator.multiply(term).add(previous);
      if (next.bitLength() > 53) {
        return Math.scalb(denominator.doubleValue(), e);
      }
      previous = denominator;
      denominator = next;
      fraction = inverse.subtract(new BigDecimal(term));
    }
  }
}
