package lanewise.internal.math;

import java.math.BigDecimal;
import lanewise.minimax.BigMath;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * True values for arguments that are floats, in double, where StrictMath has no such function; and in decimal arithmetic
 * where BigMath has none.
 *
 * <p>
 * None of them subtracts rounded numbers of nearly the same size, so their relative error is a few units of 2^-53, times the
 * factor that is given where the last step amplifies an error of its argument.
 */
final class References {
  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);
  private static final BigDecimal TWO = BigDecimal.TWO;

  private References() {}

  /** The error of log is below 1 ULP of its result, also near 1, where the result is small; so is the quotient's. */
  static double log2(double x) {
    return StrictMath.log(x) / LN2;
  }

  static double erf(double x) {
    return x == 0 ? x : Erf.value(x);
  }

  static double erfc(double x) {
    return Erfc.value(x);
  }

  /** Between -3 and 3, x + 3 is far from cancelling but for the float next to -3, where it is exact. */
  static double hardSigmoid(double x) {
    return x != x ? x : Math.min(Math.max((x + 3) / 6, 0), 1);
  }

  static BigDecimal hardSigmoid(BigDecimal x) {
    return x.add(BigDecimal.valueOf(3)).divide(BigDecimal.valueOf(6), BigMath.CONTEXT).max(BigDecimal.ZERO)
        .min(BigDecimal.ONE);
  }

  static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** x sigmoid(x). The limit at -infinity is zero. */
  static double silu(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : x * sigmoid(x);
  }

  static BigDecimal silu(BigDecimal x) {
    return x.multiply(BigMath.sigmoid(x), BigMath.CONTEXT);
  }

  /**
   * x times the normal distribution function. The limit at -infinity is zero. An error in the argument z of erfc counts 2 z^2
   * times: less than 2^8 times where the result is above 2^-150.
   */
  static double gelu(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : x * (0.5 * Erfc.value(-x * SQRT_HALF));
  }

  static BigDecimal gelu(BigDecimal x) {
    return x.multiply(BigMath.normal(x), BigMath.CONTEXT);
  }

  /**
   * x/2 (1 + tanh(u)), u = sqrt(2/pi) (x + 0.044715 x^3), as x sigmoid(2 u), which is the same. The limit at -infinity is
   * zero. The relative error of u counts 2 u times: less than 2^8 times where the result is above 2^-150.
   */
  static double geluTanh(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : x * sigmoid(2 * SQRT_2_OVER_PI * (x + 0.044715 * (x * x * x)));
  }

  static BigDecimal geluTanh(BigDecimal x) {
    BigDecimal cubic = x.add(x.pow(3, BigMath.CONTEXT).multiply(new BigDecimal("0.044715")));
    BigDecimal factor = BigMath.sqrt(TWO.divide(BigMath.PI, BigMath.CONTEXT)).multiply(TWO);
    return x.multiply(BigMath.sigmoid(factor.multiply(cubic, BigMath.CONTEXT)), BigMath.CONTEXT);
  }
}
