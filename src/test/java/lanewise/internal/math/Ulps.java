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
}
