package lanewise.internal.math;

/**
 * Arc sine, arc cosine and arc tangent.
 *
 * <p>
 * pi/2 enters as a product of two floats that fma does not round. Quotients and square roots are corrected by their remainder
 * (exact by fma), which is divided only roughly: by an estimate from the bit pattern, good to some percent of half a unit in
 * the last place.
 */
public final class FloatInverseTrig {

  private static final float S3 = 0x1.5555cap-3f;
  private static final float S5 = 0x1.33016p-4f;
  private static final float S7 = 0x1.748c5ep-5f;
  private static final float S9 = 0x1.8b935p-6f;
  private static final float S11 = 0x1.59f36ep-5f;

  /** Two factors of pi/2: the product, which fma does not round, is right to 2^-42. */
  private static final float HALF_PI_1 = 0x1.924d1cp0f;
  private static final float HALF_PI_2 = 0x1.ffc638p-1f;

  /** pi/4 rounded, and two factors of pi/2 less that. */
  private static final float QUARTER_PI = 0x1.921fb6p-1f;
  private static final float OTHER_1 = 0x1.925c5ap-1f;
  private static final float OTHER_2 = 0x1.ffb2d4p-1f;

  private static final float T3 = -0x1.55553ep-2f;
  private static final float T5 = 0x1.9991e4p-3f;
  private static final float T7 = -0x1.242084p-3f;
  private static final float T9 = 0x1.c08c18p-4f;
  private static final float T11 = -0x1.580804p-4f;
  private static final float T13 = 0x1.da2466p-5f;
  private static final float T15 = -0x1.fd6e8ap-6f;
  private static final float T17 = 0x1.640f1ap-7f;
  private static final float T19 = -0x1.d3297ap-10f;

  private FloatInverseTrig() {}

  /**
   * Arc sine: x + x^3 P(x^2) up to 1/2; beyond, pi/2 - 2 asin(sqrt((1 - |x|)/2)), whose large terms are first taken from
   * each other.
   *
   * <p>
   * At most 1.0 ULP; asin(-0) = -0; NaN for |x| above 1 and NaN.
   */
  public static float asin(float x) {
    float magnitude = Math.abs(x);
    float square = magnitude > 0.5f ? Math.fma(-0.5f, magnitude, 0.5f) : x * x;
    float root = (float) Math.sqrt(square);
    float product = root * square * asinPolynomial(square);
    float correction = Math.fma(rootRemainder(square, root), halfInverseRoot(square), product);
    float complement = Math.fma(-2f, correction, Math.fma(OTHER_1, OTHER_2, -2f * root)) + QUARTER_PI;
    float result = magnitude > 0.5f ? complement : Math.fma(magnitude, square * asinPolynomial(square), magnitude);
    return withSign(result, x);
  }

  /**
   * Arc cosine: pi/2 - asin(x) up to 1/2; beyond, 2 asin(sqrt((1 - |x|)/2)) or pi less that.
   *
   * <p>
   * At most 0.71 ULP; acos(1) = 0; NaN for |x| above 1 and NaN.
   */
  public static float acos(float x) {
    float magnitude = Math.abs(x);
    float square = magnitude > 0.5f ? Math.fma(-0.5f, magnitude, 0.5f) : x * x;
    float root = (float) Math.sqrt(square);
    float product = square * asinPolynomial(square);
    float correction = Math.fma(rootRemainder(square, root), halfInverseRoot(square), root * product);
    float twice = 2f * (root + correction);
    float asin = Math.fma(x, product, x);
    float far = x > 0f ? twice : Math.fma(2f * HALF_PI_1, HALF_PI_2, -twice);
    return magnitude > 0.5f ? far : Math.fma(HALF_PI_1, HALF_PI_2, -asin);
  }

  /**
   * Arc tangent: t + t^3 P(t^2) with t = |x| up to 1; beyond, pi/2 less that with t = 1/|x|. The quotient's correction is
   * scaled by 0.65, the derivative where it matters.
   *
   * <p>
   * At most 1.09 ULP; atan(-0) = -0; pi/2 for infinities.
   */
  public static float atan(float x) {
    float magnitude = Math.abs(x);
    float numerator = magnitude > 1f ? 1f : magnitude;
    float denominator = magnitude > 1f ? magnitude : 1f;
    float fraction = numerator / denominator;
    float remainder = Math.fma(-fraction, denominator, numerator);
    float low = denominator < Float.POSITIVE_INFINITY ? remainder * (0.65f * fraction) : 0f;
    float correction = Math.fma(fraction, atanPolynomial(fraction * fraction), low);
    float result = magnitude > 1f ? complement(fraction, correction) : fraction + correction;
    return withSign(result, x);
  }

  /**
   * Angle of the point (x, y): the arc tangent of the smaller by the larger coordinate, put into its octant. Where |y| is the
   * larger, the quotient carries the sign of x.
   *
   * <p>
   * At most 1.31 ULP (measured on random arguments), 1.5 where a coordinate is below 2^-100; zeros, infinities and NaN as
   * {@link Math#atan2}.
   */
  public static float atan2(float y, float x) {
    float height = Math.abs(y);
    float width = Math.abs(x);
    float numerator = height > width ? x : height;
    float denominator = height > width ? height : width;
    float quotient = numerator / denominator;
    float remainder = Math.fma(-quotient, denominator, numerator);
    float low = (height > width ? 0.1625f : 0.22f) * (remainder * fourOver(denominator));
    float lowOrZero = denominator > 0x1p-120f && denominator < Float.POSITIVE_INFINITY ? low : 0f;
    float fraction = height == width ? (height == 0f ? 0f : 1f) : quotient;
    float correction = Math.fma(fraction, atanPolynomial(fraction * fraction), lowOrZero);
    float acute = fraction + correction;
    float left = Math.fma(height > width ? HALF_PI_1 : 2f * HALF_PI_1, HALF_PI_2, -acute);
    float right = height > width ? complement(fraction, correction) : acute;
    float result = withSign(1f, x) < 0f ? left : right;
    return withSign(result, y);
  }

  /** pi/2 - (fraction + correction), the large terms first taken from each other. */
  private static float complement(float fraction, float correction) {
    return Math.fma(OTHER_1, OTHER_2, -fraction) - correction + QUARTER_PI;
  }

  /** atan(x)/x - 1 for x from 0 to 1. */
  private static float atanPolynomial(float square) {
    float tail = Math.fma(Math.fma(Math.fma(T19, square, T17), square, T15), square, T13);
    float polynomial = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(tail, square, T11), square, T9), square, T7),
        square, T5), square, T3);
    return square * polynomial;
  }

  /** 4/x to 13 %, for x above 2^-122. */
  private static float fourOver(float x) {
    return Float.intBitsToFloat(0x7ff311c3 - Float.floatToRawIntBits(x));
  }

  private static float asinPolynomial(float square) {
    return Math.fma(Math.fma(Math.fma(Math.fma(S11, square, S9), square, S7), square, S5), square, S3);
  }

  private static float rootRemainder(float square, float root) {
    return Math.fma(root, -root, square);
  }

  /** 1/(2 sqrt(square)) to 4 %. */
  private static float halfInverseRoot(float square) {
    return Float.intBitsToFloat(0x5eb504f3 - (Float.floatToRawIntBits(square) >>> 1));
  }

  private static float withSign(float value, float sign) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) | Float.floatToRawIntBits(sign) & 0x80000000);
  }
}
