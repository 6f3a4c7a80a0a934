package lanewise.internal.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.UnaryOperator;

/**
 * The true values of a function at all doubles right of one of them, so near that a cubic through four values has a negligible
 * error. They are kept as differences from the first one, in its units in the last place: these are so small that double
 * arithmetic is precise enough, and thousands of errors cost as much as a few values to 50 digits.
 *
 * @param start the first argument
 * @param step the distance of the values that the cubic goes through, a power of two
 * @param base the value at the start, rounded
 * @param ulp the unit of the differences
 * @param c0 to c3 coefficients of Newton's form
 */
record Vicinity(double start, double step, double base, double ulp, double c0, double c1, double c2, double c3) {
  /** Allowed error of a true value (ULP). */
  private static final double NEGLIGIBLE = 0x1p-10;

  /** Null where there is none: at a pole, an overflow, a kink, the end of the domain. */
  static Vicinity of(UnaryOperator<BigDecimal> big, double start) {
    double step = 0x1p-26 * Math.min(1, Double.MIN_NORMAL + Math.scalb(1.0, Math.getExponent(start)));
    try {
      double base = big.apply(new BigDecimal(start)).doubleValue();
      double ulp = Math.ulp(base);
      if (!Double.isFinite(base)) {
        return null;
      }
      BigDecimal[] y = new BigDecimal[4];
      for (int i = 0; i < y.length; i++) {
        y[i] = difference(big, start, i * step, base, ulp);
      }
      for (int order = 1; order < y.length; order++) {
        for (int i = y.length - 1; i >= order; i--) {
          y[i] = y[i].subtract(y[i - 1]).divide(BigDecimal.valueOf(order), MathContext.DECIMAL128);
        }
      }
      Vicinity vicinity = new Vicinity(start, step, base, ulp, y[0].doubleValue(), y[1].doubleValue(),
          y[2].doubleValue(), y[3].doubleValue());
      double between = difference(big, start, 1.5 * step, base, ulp).doubleValue() - vicinity.difference(1.5);
      return Math.abs(between) <= NEGLIGIBLE ? vicinity : null;
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static BigDecimal difference(UnaryOperator<BigDecimal> big, double start, double further, double base,
      double ulp) {
    BigDecimal y = big.apply(new BigDecimal(start).add(new BigDecimal(further)));
    return y.subtract(new BigDecimal(base)).divide(new BigDecimal(ulp), MathContext.DECIMAL128);
  }

  private double difference(double t) {
    return c0 + t * (c1 + (t - 1) * (c2 + (t - 2) * c3));
  }

  /** An argument, for a fraction in 0..1. */
  double argument(double fraction) {
    return start + 3 * fraction * step;
  }

  /** The error of a result in ULP, as {@link Ulps} has it. */
  double error(double x, double actual) {
    double truth = difference((x - start) / step);
    return Math.abs((actual - base) / ulp - truth) * (ulp / Math.ulp(base + truth * ulp));
  }
}
