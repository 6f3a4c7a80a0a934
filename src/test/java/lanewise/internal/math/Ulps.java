package lanewise.internal.math;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Errors in units in the last place (ULP) of the rightly rounded result: what is rightly rounded has an error of at most
 * 0.5, also where results are subnormal and where they overflow. Infinity counts as the power of two that comes after the
 * largest finite number.
 */
final class Ulps {
  private static final double SINGLE_OVERFLOW = 0x1p128;
  private static final double SINGLE_TOP_ULP = 0x1p104;
  private static final BigDecimal DOUBLE_OVERFLOW = BigDecimal.TWO.pow(1024);
  private static final double DOUBLE_TOP_ULP = 0x1p971;
  private static final BigDecimal HALF_SMALLEST = new BigDecimal(Double.MIN_VALUE).divide(BigDecimal.TWO);
  private static final BigDecimal TWO_ULP = new BigDecimal(0x1p-51);

  private Ulps() {}

  /**
   * Error of a float.
   *
   * @param actual not NaN
   * @param truth exact or with an error far below 2^-29 relative; not NaN
   */
  static double error(float actual, double truth) {
    float rounded = (float) truth;
    if (rounded == actual) {
      return Float.isInfinite(actual) ? 0 : Math.abs(actual - truth) / Math.ulp(rounded);
    }
    double value = Float.isInfinite(actual) ? Math.copySign(SINGLE_OVERFLOW, actual) : actual;
    return Math.abs(value - truth) / (Float.isInfinite(rounded) ? SINGLE_TOP_ULP : Math.ulp(rounded));
  }

  /**
   * Error of a double.
   *
   * @param actual not NaN
   */
  static double error(double actual, BigDecimal truth) {
    double rounded = truth.doubleValue();
    if (Double.isInfinite(actual) && rounded == actual) {
      return 0;
    }
    BigDecimal value = !Double.isInfinite(actual)
        ? new BigDecimal(actual)
        : actual > 0 ? DOUBLE_OVERFLOW : DOUBLE_OVERFLOW.negate();
    double ulp = Double.isInfinite(rounded) ? DOUBLE_TOP_ULP : Math.ulp(rounded);
    return value.subtract(truth).divide(new BigDecimal(ulp), MathContext.DECIMAL32).abs().doubleValue();
  }

  /**
   * Whether underflow of a float is gradual: a subnormal result, zero included, has one rounding more than the others, but no
   * larger error before that, some 2 ULP. The error in units of the smallest number, of which tiny results have few, does not
   * say so.
   *
   * @param actual not NaN
   * @param truth as for the error
   */
  static boolean gradual(float actual, double truth) {
    return Math.abs(actual) >= Float.MIN_NORMAL || Math.abs(actual - truth) <= 0x1p-150 + 0x1p-22 * Math.abs(truth);
  }

  /**
   * The same of a double.
   *
   * @param actual not NaN
   */
  static boolean gradual(double actual, BigDecimal truth) {
    if (Math.abs(actual) >= Double.MIN_NORMAL) {
      return true;
    }
    BigDecimal difference = new BigDecimal(actual).subtract(truth, MathContext.DECIMAL128).abs();
    BigDecimal unrounded = difference.subtract(HALF_SMALLEST, MathContext.DECIMAL128);
    return unrounded.compareTo(truth.abs().multiply(TWO_ULP)) <= 0;
  }
}
