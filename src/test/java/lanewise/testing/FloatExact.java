package lanewise.testing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A sum of products without any rounding, and the sum of their magnitudes, from which the error bounds are built. Every
 * float is a decimal fraction, and so is every sum and product of them.
 */
public final class FloatExact {

  /** The unit roundoff. */
  public static final double U = Math.ulp(1f) / 2;

  private BigDecimal sum = BigDecimal.ZERO;
  private double magnitude;

  /** {@code k u / (1 - k u)}: Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, lemma 3.1. */
  public static double gamma(int k) {
    return k * U / (1 - k * U);
  }

  /** Adds the product of the factors. */
  public void add(float... factors) {
    BigDecimal product = BigDecimal.ONE;
    double size = 1;
    for (float factor : factors) {
      product = product.multiply(new BigDecimal(factor));
      size = up(size * Math.abs(factor));
    }
    sum = sum.add(product);
    magnitude = up(magnitude + size);
  }

  /** Rounded up, so that a bound built from it still is one. */
  private static double up(double x) {
    return x == 0 ? 0 : Math.nextUp(x);
  }

  /** The sum of the magnitudes of the products. */
  public double magnitude() {
    return magnitude;
  }

  /** The distance of a computed value from the sum; NaN and infinity are infinitely far from every sum. */
  public double error(float computed) {
    return Float.isFinite(computed)
        ? new BigDecimal(computed).subtract(sum).abs().doubleValue()
        : Double.POSITIVE_INFINITY;
  }

  /** The distance of a computed value from the square root of the sum. */
  public double errorOfRoot(float computed) {
    return Float.isFinite(computed)
        ? new BigDecimal(computed).subtract(root()).abs().doubleValue()
        : Double.POSITIVE_INFINITY;
  }

  /** The square root of the sum, to forty digits. */
  public BigDecimal root() {
    return sum.sqrt(new MathContext(40));
  }
}
