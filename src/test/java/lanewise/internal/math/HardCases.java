package lanewise.internal.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import lanewise.minimax.BigMath;

/** Arguments at which formulas are likely to fail. */
final class HardCases {
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
    // Where exp, expm1, sinh, erfc, gelu of floats or doubles overflow, underflow or end in a constant.
    double[] others = {88.72284, 87.33655, 103.97208, 89.41599, 709.782712893384, 708.3964185322641, 745.1332191019412,
      710.4758600739439, 17.32868, 16.63553, 9.010914, 8.317766, 3.8325066, 3.919206, 10.054177, 9.1945, 5.921587,
      26.5432,
      27.2264, 14.17, 13.0, 37.5, 38.5, 0.46875, 0.84375, 0.6875, 0.4375, 1.1875, 2.4375, 0.5493061443340548,
      Math.tan(Math.PI / 8), Math.tan(3 * Math.PI / 8), 1.0 / 3, 0.5 * Math.sqrt(3), Math.sqrt(2) - 1,
      1 - Math.sqrt(0.5)};
    for (double x : others) {
      edges.add(x);
    }
    return edges;
  }

  /** Each edge with its four neighbours on both sides, both signs; zero, the largest numbers, infinity and NaN. */
  static float[] singles() {
    List<Float> points = new ArrayList<>(List.of(0f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN));
    for (double edge : EDGES) {
      float x = (float) edge;
      if (x > 0x1p-148f && x < 0x1p127f) {
        for (int i = -4; i <= 4; i++) {
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

  /** The same for doubles, with one neighbour, and the special ones first; and the multiples of pi/2 that are hardest to reduce. */
  static double[] doubles() {
    List<Double> points =
        new ArrayList<>(List.of(0.0, 1.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN));
    for (int e = -52; e <= 971; e += 5) {
      points.add(nearMultipleOfHalfPi(e));
    }
    points.add(Math.scalb(6381956970095103.0, 797)); // the nearest of all (Muller, Elementary Functions, table 11.1)
    for (double x : EDGES) {
      points.add(x);
      points.add(Math.nextUp(x));
      points.add(Math.nextDown(x));
    }
    double[] both = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      both[2 * i] = points.get(i);
      both[2 * i + 1] = -points.get(i);
    }
    return both;
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
