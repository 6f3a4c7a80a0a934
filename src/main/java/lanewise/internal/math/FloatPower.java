package lanewise.internal.math;

/** Roots and powers. */
public final class FloatPower {

  private static final float CUBE0 = 0x1.ffffbap-1f;
  private static final float CUBE1 = -0x1.55540ep-2f;
  private static final float CUBE2 = 0x1.ca483ap-3f;
  private static final float CUBE3 = -0x1.65913ep-3f;

  private static final float SQUARE0 = 0x1.ffffe4p-1f;
  private static final float SQUARE1 = -0x1.ffffb4p-2f;
  private static final float SQUARE2 = 0x1.8160bcp-2f;
  private static final float SQUARE3 = -0x1.4163b6p-2f;

  private static final float THIRD = 0x1.555556p-2f;

  private static final float LOG1 = -0x1.715258p1f;
  private static final float LOG3 = -0x1.f556f2p-1f;

  private static final float REST1 = -0x1.0f296p-14f;
  private static final float REST3 = 0x1.1ccaap-6f;
  private static final float REST5 = -0x1.27778ap-1f;
  private static final float REST7 = -0x1.a58a54p-2f;
  private static final float REST9 = -0x1.5d0fecp-2f;

  private static final float SLOPE0 = -0x1.7149c4p1f;
  private static final float SLOPE1 = -0x1.7c8ebp1f;

  private static final float EXP1 = 0x1.62e43p-1f;
  private static final float EXP2 = 0x1.ebfbdcp-3f;
  private static final float EXP3 = 0x1.c6af72p-5f;
  private static final float EXP4 = 0x1.3b2ddap-7f;
  private static final float EXP5 = 0x1.5f0f7ap-10f;
  private static final float EXP6 = 0x1.417a8ap-13f;

  private static final int ONE = 0x3f800000;
  private static final int ROOT_HALF = 0x3f3504f3;

  private FloatPower() {}

  /**
   * Cube root. z^(-1/3) is estimated by a third of the bit pattern of z (which is about the logarithm), and improved by a
   * polynomial in z r^3 - 1 = e, (1 + e)^(-1/3); y = z r^2 is then corrected by (z - y^3) r^2/3.
   *
   * <p>
   * At most 0.83 ULP; zeros, infinities and NaN are their own root.
   */
  public static float cbrt(float x) {
    float magnitude = Math.abs(x);
    if (FloatLog.isPositiveNormal(magnitude)) {
      return withSign(cubeRoot(magnitude), x);
    } else {
      float z = magnitude < Float.MIN_NORMAL ? magnitude * 0x1p24f : magnitude;
      float root = cubeRoot(z);
      float scaled = magnitude < Float.MIN_NORMAL ? root * 0x1p-8f : root;
      return withSign(magnitude < Float.POSITIVE_INFINITY ? scaled : magnitude, x);
    }
  }

  /** z^(1/3) of a positive normal number. */
  private static float cubeRoot(float z) {
    float estimate = inverseCubeRoot(z);
    float error = Math.fma(z * estimate, estimate * estimate, -1f);
    float inverse = estimate * Math.fma(Math.fma(Math.fma(CUBE3, error, CUBE2), error, CUBE1), error, CUBE0);
    float square = inverse * inverse;
    float root = z * square;
    float remainder = Math.fma(-root, root * root, z);
    return Math.fma(remainder, THIRD * square, root);
  }

  /**
   * 1/sqrt(x), without division and square root: the estimate from the bit pattern of x (7 % in x r^2 - 1 = e) is improved by
   * a polynomial for (1 + e)^(-1/2), and corrected once more by 1 - x r^2.
   *
   * <p>
   * At most 1.001 ULP; infinite for zeros, with their sign; 0 for +Infinity; NaN for negative numbers and NaN.
   */
  public static float rsqrt(float x) {
    if (FloatLog.isPositiveNormal(x)) {
      return reciprocalRoot(x);
    } else {
      float y = reciprocalRoot(x < Float.MIN_NORMAL ? x * 0x1p24f : x);
      float scaled = x < Float.MIN_NORMAL ? y * 0x1p12f : y;
      float infinity = Float.intBitsToFloat(Float.floatToRawIntBits(x) | 0x7f800000);
      float edge = x == 0f ? infinity : x == Float.POSITIVE_INFINITY ? 0f : Float.NaN;
      return x > 0f && x < Float.POSITIVE_INFINITY ? scaled : edge;
    }
  }

  /** z^(-1/2) of a positive normal number. */
  private static float reciprocalRoot(float z) {
    float estimate = Float.intBitsToFloat(0x5f374800 - (Float.floatToRawIntBits(z) >>> 1));
    float error = Math.fma(z * estimate, estimate, -1f);
    float inverse = estimate * Math.fma(Math.fma(Math.fma(SQUARE3, error, SQUARE2), error, SQUARE1), error, SQUARE0);
    float root = z * inverse;
    float remainder = Math.fma(-root, inverse, 1f);
    return Math.fma(0.5f * inverse, remainder, inverse);
  }

  /**
   * sqrt(x^2 + y^2), scaled by a power of two where squares would overflow or vanish.
   *
   * <p>
   * At most 1.0 ULP (measured on random arguments); +Infinity if an argument is infinite, otherwise NaN if one is NaN.
   */
  public static float hypot(float x, float y) {
    float width = Math.abs(x);
    float height = Math.abs(y);
    float longer = width > height ? width : height;
    float shorter = width > height ? height : width;
    float down = longer > 0x1p60f ? 0x1p-70f : longer < 0x1p-60f ? 0x1p90f : 1f;
    float up = longer > 0x1p60f ? 0x1p70f : longer < 0x1p-60f ? 0x1p-90f : 1f;
    float a = longer * down;
    float b = shorter * down;
    float square = Math.fma(a, a, b * b);
    float root = (float) Math.sqrt(square);
    return width == Float.POSITIVE_INFINITY || height == Float.POSITIVE_INFINITY ? Float.POSITIVE_INFINITY : root * up;
  }

  /**
   * x^y = 2^(y log2 |x|), and the sign. The logarithm is that of {@link DoublePower#pow}, with a relative error below 2^-34;
   * its product with y is rounded once, and what that loses is added to the fraction, which stays below 0.501. Subnormal x is
   * left to {@link StrictMath#pow}.
   *
   * <p>
   * At most 0.95 ULP (measured on random arguments).
   */
  public static float pow(float x, float y) {
    float magnitude = Math.abs(x);
    int shifted = Float.floatToRawIntBits(magnitude) + (ONE - ROOT_HALF);
    float exponent = Float.intBitsToFloat(shifted >>> 23 | 0x4b000000) - (0x1p23f + 127f);
    float significand = Float.intBitsToFloat((shifted & 0x007fffff) + ROOT_HALF);
    float numerator = significand - 1f;
    float quotient = Float.intBitsToFloat(Float.floatToRawIntBits(numerator / (-1f - significand)) & -2);
    float square = quotient * quotient;
    float factor = Math.fma(square, LOG3, LOG1);
    float sum = Math.fma(quotient, factor, exponent);
    float sumLow = Math.fma(quotient, factorLow(quotient, square, factor),
        Math.fma(quotientLow(quotient, significand, numerator), Math.fma(square, SLOPE1, SLOPE0),
            Math.fma(quotient, factor, exponent - sum)));
    // The product is negated, as y is there before it.
    float small = -y * sumLow;
    float product = Math.fma(-y, sum, small);
    float shiftedProduct = FloatExp.ROUND_TWICE - product;
    float n = FloatExp.ROUND_TWICE - shiftedProduct;
    float productLow = Math.fma(y, sum, product) - small;
    float significandOfPower = exp2(n - product + productLow);
    int bits = Float.floatToRawIntBits(shiftedProduct);
    if (twice(x) >= 0x1p-125f && Math.abs(n) <= 125f) {
      return significandOfPower * FloatExp.power(bits);
    } else {
      if (magnitude < Float.MIN_NORMAL && magnitude > 0f) {
        return (float) StrictMath.pow(x, y);
      }
      float power = FloatExp.scaled(significandOfPower, bits);
      float log = magnitude < Float.POSITIVE_INFINITY ? sum : magnitude;
      float down = (magnitude == 0f ? Float.NEGATIVE_INFINITY : log) * -y;
      float finite = down < -129f ? Float.POSITIVE_INFINITY : down == down ? power : down;
      float value = down > 151f ? 0f : finite;
      float distance = Math.abs(fromEven(y));
      float signed = withSign(value, distance == 1f ? x : 1f);
      // Negative and not infinite: then x - x is 0; and y is no integer.
      float real = x < x - x && distance * distance < distance ? Float.NaN : signed;
      return y == 0f ? 1f : real;
    }
  }

  /** 2 x for x from 2^-126 to below 2^127, then infinite or NaN; negative or less than 2^-125 where x is not in between. */
  private static float twice(float x) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(x) + 0x00800000);
  }

  /** What quotient lacks; the divisor's inverse is (1 + q)/2. */
  private static float quotientLow(float quotient, float significand, float numerator) {
    float remainder = Math.fma(quotient, significand, numerator + quotient);
    return remainder * Math.fma(quotient, -0.5f, -0.5f);
  }

  /** (log2 m)/q less factor, its two large terms, rounded. */
  private static float factorLow(float quotient, float square, float factor) {
    float squareLow = Math.fma(quotient, quotient, -square);
    float rounded = Math.fma(squareLow, LOG3, Math.fma(square, LOG3, LOG1 - factor));
    float tail = Math.fma(Math.fma(square, REST9, REST7), square, REST5);
    return Math.fma(square * square, tail, Math.fma(square, REST3, REST1)) + rounded;
  }

  /** 2^x, |x| at most 1/2 and a little. */
  private static float exp2(float x) {
    float square = x * x;
    float even = Math.fma(Math.fma(EXP6, square, EXP4), square, EXP2);
    float odd = Math.fma(EXP5, square, EXP3);
    float polynomial = Math.fma(Math.fma(odd, x, even), x, EXP1);
    return Math.fma(x, polynomial, 1f);
  }

  /** y less the nearest even integer; 0 or at least 2 where all numbers are even, NaN for infinities. */
  private static float fromEven(float y) {
    float magnitude = Math.abs(y);
    float nearest = Math.fma(magnitude, 0.5f, 0x1p23f) - 0x1p23f;
    return Math.fma(nearest, -2f, magnitude);
  }

  /** z^(-1/3) to 4 %: a third of the bit pattern is computed in float arithmetic, without its last 8 bits. */
  private static float inverseCubeRoot(float z) {
    float bits = Float.intBitsToFloat(Float.floatToRawIntBits(z) >>> 8 | 0x4b000000);
    return Float.intBitsToFloat(Float.floatToRawIntBits(Math.fma(bits, -THIRD, 0x1.fe9956p23f)) << 8);
  }

  private static float withSign(float value, float sign) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) | Float.floatToRawIntBits(sign) & 0x80000000);
  }
}
