package lanewise.internal.math;

/**
 * Arc sine, arc cosine and arc tangent.
 *
 * <p>
 * pi/2 enters as a product of two doubles that fma does not round. Quotients and square roots are corrected by their remainder
 * (exact by fma), which is divided only roughly: by an estimate from the bit pattern, good to some percent of half a unit in
 * the last place.
 */
public final class DoubleInverseTrig {

  private static final double S3 = 0x1.5555555555577p-3;
  private static final double S5 = 0x1.333333332e10bp-4;
  private static final double S7 = 0x1.6db6db721545p-5;
  private static final double S9 = 0x1.f1c71a939531ep-6;
  private static final double S11 = 0x1.6e8bdf0d2ee0bp-6;
  private static final double S13 = 0x1.1c49ecd5ec825p-6;
  private static final double S15 = 0x1.ca1fe9ba53888p-7;
  private static final double S17 = 0x1.75825e98138fcp-7;
  private static final double S19 = 0x1.614f69c437061p-7;
  private static final double S21 = 0x1.e4c926a785573p-9;
  private static final double S23 = 0x1.63fc25b9350d8p-6;
  private static final double S25 = -0x1.588ab1e8f463fp-6;
  private static final double S27 = 0x1.0b749b49ad84dp-5;

  /** Two factors of pi/2: the product, which fma does not round, is right to 2^-100. */
  private static final double HALF_PI_1 = 0x1.921fb54a0cd18p0;
  private static final double HALF_PI_2 = 0x1.fffffff8a10f2p-1;

  /** pi/4 rounded, and two factors of pi/2 less that. */
  private static final double QUARTER_PI = 0x1.921fb54442d18p-1;
  private static final double OTHER_1 = 0x1.921fb55734d19p-1;
  private static final double OTHER_2 = 0x1.ffffffe7e0c9cp-1;

  private static final double T3 = -0x1.5555555555524p-2;
  private static final double T5 = 0x1.999999999533fp-3;
  private static final double T7 = -0x1.24924923768f7p-3;
  private static final double T9 = 0x1.c71c717dc7a1cp-4;
  private static final double T11 = -0x1.745d118a0f393p-4;
  private static final double T13 = 0x1.3b1364e9db1c3p-4;
  private static final double T15 = -0x1.110e43134f568p-4;
  private static final double T17 = 0x1.e1bafb340f42dp-5;
  private static final double T19 = -0x1.ae5b666bebf4ap-5;
  private static final double T21 = 0x1.82d03d03e4d3ap-5;
  private static final double T23 = -0x1.598780ae38e7fp-5;
  private static final double T25 = 0x1.2bf2d712fd557p-5;
  private static final double T27 = -0x1.e9388091f4327p-6;
  private static final double T29 = 0x1.6748e7938ddfep-6;
  private static final double T31 = -0x1.c5b89f83f5a89p-7;
  private static final double T33 = 0x1.d50cec0c469dfp-8;
  private static final double T35 = -0x1.77675a7b6312p-9;
  private static final double T37 = 0x1.afe50a16dce9dp-11;
  private static final double T39 = -0x1.3b95f24cff204p-13;
  private static final double T41 = 0x1.b5fa157a8ba3dp-17;

  private DoubleInverseTrig() {}

  /**
   * Arc sine: x + x^3 P(x^2) up to 1/2; beyond, pi/2 - 2 asin(sqrt((1 - |x|)/2)), whose large terms are first taken from
   * each other.
   *
   * <p>
   * At most 1.0 (measured on random arguments) ULP; asin(-0) = -0; NaN for |x| above 1 and NaN.
   */
  public static double asin(double x) {
    double magnitude = Math.abs(x);
    double square = magnitude > 0.5d ? Math.fma(-0.5d, magnitude, 0.5d) : x * x;
    double root = Math.sqrt(square);
    double product = root * square * asinPolynomial(square);
    double correction = Math.fma(rootRemainder(square, root), halfInverseRoot(square), product);
    double complement = Math.fma(-2d, correction, Math.fma(OTHER_1, OTHER_2, -2d * root)) + QUARTER_PI;
    double result = magnitude > 0.5d ? complement : Math.fma(magnitude, square * asinPolynomial(square), magnitude);
    return withSign(result, x);
  }

  /**
   * Arc cosine: pi/2 - asin(x) up to 1/2; beyond, 2 asin(sqrt((1 - |x|)/2)) or pi less that.
   *
   * <p>
   * At most 0.70 (measured on random arguments) ULP; acos(1) = 0; NaN for |x| above 1 and NaN.
   */
  public static double acos(double x) {
    double magnitude = Math.abs(x);
    double square = magnitude > 0.5d ? Math.fma(-0.5d, magnitude, 0.5d) : x * x;
    double root = Math.sqrt(square);
    double product = square * asinPolynomial(square);
    double correction = Math.fma(rootRemainder(square, root), halfInverseRoot(square), root * product);
    double twice = 2d * (root + correction);
    double asin = Math.fma(x, product, x);
    double far = x > 0d ? twice : Math.fma(2d * HALF_PI_1, HALF_PI_2, -twice);
    return magnitude > 0.5d ? far : Math.fma(HALF_PI_1, HALF_PI_2, -asin);
  }

  /**
   * Arc tangent: t + t^3 P(t^2) with t = |x| up to 1; beyond, pi/2 less that with t = 1/|x|. The quotient's correction is
   * scaled by 0.65, the derivative where it matters. The quotient's operands are doubled, so that a divisor from 2 to 2^257
   * keeps its value without the two bits of its exponent by which infinity is not finite.
   *
   * <p>
   * At most 1.4 (measured on random arguments) ULP; atan(-0) = -0; pi/2 for infinities.
   */
  public static double atan(double x) {
    double magnitude = Math.abs(x);
    double twice = magnitude + magnitude;
    double numerator = magnitude > 1d ? 2d : twice;
    double denominator = magnitude > 1d ? twice : 2d;
    double fraction = numerator / denominator;
    double finite = Double.longBitsToDouble(Double.doubleToRawLongBits(denominator) & 0xcfffffffffffffffL);
    double remainder = Math.fma(-fraction, finite, numerator);
    double square = fraction * fraction;
    double correction = fraction * Math.fma(square, atanPolynomial(square), 0.325d * remainder);
    double result = magnitude > 1d ? complement(fraction, correction) : fraction + correction;
    return withSign(result, x);
  }

  /**
   * Angle of the point (x, y): the arc tangent of the smaller by the larger coordinate, put into its octant. Where |y| is the
   * larger, the quotient carries the sign of x.
   *
   * <p>
   * At most 1.3 ULP (measured on random arguments), 1.5 where a coordinate is below 2^-970; zeros, infinities and NaN as
   * {@link Math#atan2}.
   */
  public static double atan2(double y, double x) {
    double height = Math.abs(y);
    double width = Math.abs(x);
    double numerator = height > width ? x : height;
    double denominator = height > width ? height : width;
    double quotient = numerator / denominator;
    double remainder = Math.fma(-quotient, denominator, numerator);
    double low = (height > width ? 0.1625d : 0.22d) * (remainder * fourOver(denominator));
    double lowOrZero = denominator > 0x1p-1000 && denominator < Double.POSITIVE_INFINITY ? low : 0d;
    double fraction = height == width ? (height == 0d ? 0d : 1d) : quotient;
    double correction = Math.fma(fraction, fraction * fraction * atanPolynomial(fraction * fraction), lowOrZero);
    double acute = fraction + correction;
    double left = Math.fma(height > width ? HALF_PI_1 : 2d * HALF_PI_1, HALF_PI_2, -acute);
    double right = height > width ? complement(fraction, correction) : acute;
    double result = withSign(1d, x) < 0d ? left : right;
    return withSign(result, y);
  }

  /** pi/2 - (fraction + correction), the large terms first taken from each other. */
  private static double complement(double fraction, double correction) {
    return Math.fma(OTHER_1, OTHER_2, -fraction) - correction + QUARTER_PI;
  }

  /** (atan(x)/x - 1)/x^2 for x from 0 to 1. */
  private static double atanPolynomial(double square) {
    double fourth = square * square;
    double eighth = fourth * fourth;
    double end = DoublePolynomial.cubic(T35, T37, T39, T41, square, fourth);
    double high = Math.fma(end, eighth, DoublePolynomial.cubic(T27, T29, T31, T33, square, fourth));
    double middle = Math.fma(high, eighth, DoublePolynomial.cubic(T19, T21, T23, T25, square, fourth));
    double low = Math.fma(middle, eighth, DoublePolynomial.cubic(T11, T13, T15, T17, square, fourth));
    return Math.fma(low, eighth, DoublePolynomial.cubic(T3, T5, T7, T9, square, fourth));
  }

  /** 4/x to 13 %, for x above 2^-1020. */
  private static double fourOver(double x) {
    return Double.longBitsToDouble(0x7ffe623822fc16e6L - Double.doubleToRawLongBits(x));
  }

  private static double asinPolynomial(double square) {
    double fourth = square * square;
    double even = Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(S25, fourth, S21), fourth, S17), fourth, S13), fourth, S9), fourth, S5);
    double odd = Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(S27, fourth, S23), fourth, S19), fourth, S15), fourth, S11), fourth, S7);
    return Math.fma(Math.fma(odd, square, even), square, S3);
  }

  private static double rootRemainder(double square, double root) {
    return Math.fma(root, -root, square);
  }

  /** 1/(2 sqrt(square)) to 4 %. */
  private static double halfInverseRoot(double square) {
    return Double.longBitsToDouble(0x5fd6a09e667f3bcdL - (Double.doubleToRawLongBits(square) >>> 1));
  }

  private static double withSign(double value, double sign) {
    return Double
        .longBitsToDouble(Double.doubleToRawLongBits(value) | Double.doubleToRawLongBits(sign) & 0x8000000000000000L);
  }
}
