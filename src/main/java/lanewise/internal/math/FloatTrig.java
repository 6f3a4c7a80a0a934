package lanewise.internal.math;

/**
 * Sine, cosine and tangent.
 *
 * <p>
 * The argument is reduced to x = n pi/2 + r, |r| at most pi/4 (and 0.006 more towards |x| = 2^17, where 2/pi x is rounded
 * more coarsely), after Cody and Waite (Software Manual for the Elementary Functions, 1980) with pi/2 = HALF_PI_1 +
 * HALF_PI_2 + HALF_PI_3. HALF_PI_1 is below pi/2, so that zeros keep their sign; x - n HALF_PI_1 is exact, because it is a
 * multiple of 2^-23 (or of the last place of x, |x| below 1) and less than 1. r is kept as a difference of two floats, of
 * which the second is at most about half a unit in the last place of the first. Arguments beyond 2^17 are reduced by
 * {@link TrigReduction}, to the same two floats.
 */
public final class FloatTrig {

  private static final float LIMIT = 0x1p17f;

  /** Added to a number below 2^22 it leaves the nearest integer in the last bits. */
  private static final float MAGIC = 0x1.8p23f;
  private static final float TWO_OVER_PI = 0x1.45f306p-1f;
  private static final float HALF_PI_1 = 0x1.921fb4p0f;
  private static final float HALF_PI_2 = 0x1.4442dp-24f;
  private static final float HALF_PI_3 = 0x1.84698ap-48f;

  private static final float S3 = 0x1.555544p-3f;
  private static final float S5 = -0x1.1106c6p-7f;
  private static final float S7 = 0x1.991c16p-13f;

  private static final float C4 = 0x1.55554ap-5f;
  private static final float C6 = -0x1.6c0c16p-10f;
  private static final float C8 = 0x1.99df5p-16f;

  private static final float T3 = 0x1.555562p-2f;
  private static final float T5 = 0x1.110d1ap-3f;
  private static final float T7 = 0x1.baf0bcp-5f;
  private static final float T9 = 0x1.5bd54ap-6f;
  private static final float T11 = 0x1.678c5ap-7f;
  private static final float T13 = -0x1.668f72p-14f;
  private static final float T15 = 0x1.24826ep-8f;

  private FloatTrig() {}

  /**
   * Sine. Quadrants of even number use r - r^3 P(r^2), of odd number 1 - r^2/2 + r^4 Q(r^2).
   *
   * <p>
   * At most 0.98 ULP over all floats, never beyond 1; sin(-0) = -0; NaN for infinities and NaN.
   */
  public static float sin(float x) {
    if (Math.abs(x) > LIMIT) {
      return sinOfLarge(x);
    }
    float shifted = Math.fma(x, TWO_OVER_PI, MAGIC);
    float n = shifted - MAGIC;
    float nearest = Math.fma(n, -HALF_PI_1, x);
    float high = nearest - n * HALF_PI_2;
    return sinOfQuadrants(high, reducedLow(nearest, high, n), Float.floatToRawIntBits(shifted));
  }

  /**
   * Cosine: the sine one quadrant on, which the last bit of the shifted quotient holds already.
   *
   * <p>
   * At most 0.97 ULP over all floats, never beyond 1; NaN for infinities and NaN.
   */
  public static float cos(float x) {
    if (Math.abs(x) > LIMIT) {
      return cosOfLarge(x);
    }
    float shifted = Math.fma(x, TWO_OVER_PI, MAGIC + 1f);
    float n = shifted - (MAGIC + 1f);
    float nearest = Math.fma(n, -HALF_PI_1, x);
    float high = nearest - n * HALF_PI_2;
    return sinOfQuadrants(high, reducedLow(nearest, high, n), Float.floatToRawIntBits(shifted));
  }

  /**
   * Tangent: t = r + r^3 P(r^2) in quadrants of even number, -1/t in those of odd number.
   *
   * <p>
   * At most 0.99 ULP; tan(-0) = -0; NaN for infinities and NaN.
   */
  public static float tan(float x) {
    if (Math.abs(x) > LIMIT) {
      return tanOfLarge(x);
    }
    float shifted = Math.fma(x, TWO_OVER_PI, MAGIC);
    float n = shifted - MAGIC;
    float nearest = Math.fma(n, -HALF_PI_1, x);
    float high = nearest - n * HALF_PI_2;
    return tanOfQuadrants(high, reducedLow(nearest, high, n), Float.floatToRawIntBits(shifted));
  }

  /** What is to be subtracted from high to give x - n pi/2. */
  private static float reducedLow(float nearest, float high, float n) {
    return Math.fma(n, HALF_PI_3, Math.fma(n, HALF_PI_2, high - nearest));
  }

  /**
   * Sine of high - low + quadrants pi/2. The last bit of quadrants becomes an exponent bit, which makes the float non-zero,
   * and the one before it its sign. In the cosine, rounded is half the error of square, and the low part times the sine.
   */
  private static float sinOfQuadrants(float high, float low, int quadrants) {
    float square = high * high;
    float sinPolynomial = Math.fma(Math.fma(S7, square, S5), square, S3);
    float sin = high - Math.fma(square, high * sinPolynomial, low);
    float cosPolynomial = Math.fma(Math.fma(Math.fma(C8, square, C6), square, C4), square, -0.5f);
    float rounded = Math.fma(high, low, 0.5f * Math.fma(-high, high, square));
    float cos = Math.fma(square, cosPolynomial, rounded) + 1f;
    int last = quadrants << 30;
    float value = Float.intBitsToFloat(last) == 0f ? sin : cos;
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) ^ last & 0x80000000);
  }

  /**
   * Tangent of high - low + quadrants pi/2. The error of square and the low part, times the derivative 1 + tan^2 (about 1 +
   * 1.6 r^2), are added; the quotient is corrected by its remainder and the low part of its divisor.
   */
  private static float tanOfQuadrants(float high, float low, int quadrants) {
    float square = high * high;
    float polynomial =
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(T15, square, T13), square, T11), square, T9),
            square, T7), square, T5), square, T3);
    float product = high * polynomial;
    float slope = Math.fma(square, -1.6f, -1f);
    float rounded = Math.fma(Math.fma(high, high, -square), product, slope * low);
    float correction = Math.fma(square, product, rounded);
    float tan = high + correction;
    float tanLow = correction - (tan - high);
    float cot = -1f / tan;
    float corrected = Math.fma(cot, Math.fma(cot, tanLow, Math.fma(cot, tan, 1f)), cot);
    return Float.intBitsToFloat(quadrants << 30) == 0f ? tan : corrected;
  }

  private static float sinOfLarge(float x) {
    return infinite(x) ? Float.NaN : sinOfQuadrants(largeHigh(x), largeLow(x), TrigReduction.quadrants(x));
  }

  private static float cosOfLarge(float x) {
    return infinite(x) ? Float.NaN : sinOfQuadrants(largeHigh(x), largeLow(x), TrigReduction.quadrants(x) + 1);
  }

  private static float tanOfLarge(float x) {
    return infinite(x) ? Float.NaN : tanOfQuadrants(largeHigh(x), largeLow(x), TrigReduction.quadrants(x));
  }

  private static boolean infinite(float x) {
    return Math.abs(x) == Float.POSITIVE_INFINITY;
  }

  private static float largeHigh(float x) {
    return (float) TrigReduction.high(x);
  }

  private static float largeLow(float x) {
    return (float) (largeHigh(x) - TrigReduction.high(x));
  }
}
