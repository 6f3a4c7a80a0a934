package lanewise.internal.math;

/**
 * Parts of polynomials. On vectors the time of a long formula is that of its longest chain of operations rather than of all
 * of them: so a long polynomial is made of parts that do not wait for each other.
 */
final class DoublePolynomial {

  private DoublePolynomial() {}

  /** a + b x + c x^2 + d x^3. */
  static double cubic(double a, double b, double c, double d, double x, double square) {
    return Math.fma(Math.fma(d, x, c), square, Math.fma(b, x, a));
  }
}
