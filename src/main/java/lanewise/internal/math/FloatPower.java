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

  private static final float LOG1 = 0x1.715476p1f;
  private static final float LOG1_LOW = 0x1.4afbf8p-25f;
  private static final float LOG3 = 0x1.ec709ep-1f;
  private static final float LOG3_LOW = -0x1.de81d6p-26f;
  private static final float LOG5 = 0x1.277782p-1f;
  private static final float LOG7 = 0x1.a58c5ap-2f;
  private static final float LOG9 = 0x1.5d0128p-2f;

  private static final float EXP1 = 0x1.62e43p-1f;
  private static final float EXP2 = 0x1.ebfbdcp-3f;
  private static final float EXP3 = 0x1.c6af72p-5f;
  private static final float EXP4 = 0x1.3b2ddap-7f;
  private static final float EXP5 = 0x1.5f0f7ap-10f;
  private static final float EXP6 = 0x1.417a8ap-13f;

  private static final float MAGIC = 0x1.8p23f;
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
   * x^y = 2^(y log2 |x|), and the sign.
   *
   * <p>
   * |x| = 2^e m, m from sqrt(1/2) to sqrt(2), s = (m - 1)/(m + 1), log2 m = s (LOG1 + s^2 (LOG3 + s^2 P(s^2))): all in two
   * terms but for P, so that the relative error stays below 2^-33. Zeros, infinities, NaN, negative x: choices, as
   * {@link StrictMath#pow} has them.
   *
   * <p>
   * At most 0.95 ULP (measured on random arguments).
   */
  public static float pow(float x, float y) {
    float magnitude = Math.abs(x);
    float z = magnitude < Float.MIN_NORMAL ? magnitude * 0x1p24f : magnitude;
    float bias = magnitude < Float.MIN_NORMAL ? 0x1p23f + 151f : 0x1p23f + 127f;
    int bits = Float.floatToRawIntBits(z);
    int shifted = bits + (ONE - ROOT_HALF);
    float exponent = Float.intBitsToFloat(shifted >>> 23 | 0x4b000000) - bias;
    float significand = Float.intBitsToFloat(bits - (shifted & 0x7f800000) + ONE);
    float quotient = quotient(significand);
    float quotientLow = quotientLow(significand, quotient);
    float log = logHigh(quotient);
    float logLow = logLow(quotient, quotientLow, log);
    float sum = exponent + log;
    float sumLow = exponent - sum + log + logLow;
    float product = y * sum;
    if (x > 0f && x < Float.POSITIVE_INFINITY && Math.abs(product) <= 125f) {
      float shiftedProduct = product + MAGIC;
      float n = shiftedProduct - MAGIC;
      return exp2(product - n + low(y, sum, sumLow, product)) * powerOfTwo(shiftedProduct);
    } else {
      float finite = magnitude < Float.POSITIVE_INFINITY ? sum : magnitude;
      float power = y * (magnitude == 0f ? Float.NEGATIVE_INFINITY : finite);
      float signed = withSign(exp2(power, low(y, sum, sumLow, power)), oddInteger(y) != 0f ? x : 1f);
      float value = x < 0f && x > Float.NEGATIVE_INFINITY && fraction(y) != 0f ? Float.NaN : signed;
      return y == 0f ? 1f : value;
    }
  }

  /** s = (m - 1)/(m + 1), high part. */
  private static float quotient(float significand) {
    return (significand - 1f) * (1f / (significand + 1f));
  }

  /** The rest of s, from the remainder and what m + 1 lost in rounding. */
  private static float quotientLow(float significand, float quotient) {
    float numerator = significand - 1f;
    float denominator = significand + 1f;
    float denominatorLow = numerator - (denominator - 2f);
    float remainder = Math.fma(-quotient, denominator, numerator);
    return Math.fma(-quotient, denominatorLow, remainder) * (1f / (significand + 1f));
  }

  private static float logHigh(float quotient) {
    return quotient * factorHigh(quotient);
  }

  private static float logLow(float quotient, float quotientLow, float log) {
    float high = factorHigh(quotient);
    float low = factorLow(quotient, quotientLow);
    return Math.fma(quotient, low, Math.fma(quotientLow, high, Math.fma(quotient, high, -log)));
  }

  /** log2(m)/s, high part. */
  private static float factorHigh(float quotient) {
    float square = quotient * quotient;
    return LOG1 + square * innerHigh(square);
  }

  private static float factorLow(float quotient, float quotientLow) {
    float square = quotient * quotient;
    float squareLow = Math.fma(quotient + quotient, quotientLow, Math.fma(quotient, quotient, -square));
    float inner = innerHigh(square);
    float product = square * inner;
    float low = Math.fma(square, innerLow(square), Math.fma(squareLow, inner, Math.fma(square, inner, -product)));
    return LOG1 - factorHigh(quotient) + product + (low + LOG1_LOW);
  }

  /** (log2(m)/s - LOG1)/s^2, high part. */
  private static float innerHigh(float square) {
    return LOG3 + square * tail(square);
  }

  private static float innerLow(float square) {
    return LOG3 - innerHigh(square) + square * tail(square) + LOG3_LOW;
  }

  private static float tail(float square) {
    return Math.fma(Math.fma(LOG9, square, LOG7), square, LOG5);
  }

  /** What y (sum + sumLow) is beside product. */
  private static float low(float y, float sum, float sumLow, float product) {
    return Math.fma(y, sumLow, Math.fma(y, sum, -product));
  }

  /** 2^x, |x| at most 1/2 and a little. */
  private static float exp2(float x) {
    float square = x * x;
    float even = Math.fma(Math.fma(EXP6, square, EXP4), square, EXP2);
    float odd = Math.fma(EXP5, square, EXP3);
    float polynomial = Math.fma(Math.fma(odd, x, even), x, EXP1);
    return Math.fma(x, polynomial, 1f);
  }

  /** 2^(x + low), for any x; low is not used where the result overflows or vanishes. */
  private static float exp2(float x, float low) {
    float capped = x > 200f ? 200f : x < -200f ? -200f : x;
    float n = capped + MAGIC - MAGIC;
    float fraction = capped == x ? capped - n + low : 0f;
    float power = exp2(fraction);
    float half = Math.fma(n, 0.5f, MAGIC);
    float rest = n - (half - MAGIC) + MAGIC;
    float scaled = power * powerOfTwo(half) * powerOfTwo(rest);
    return x == x ? scaled : x;
  }

  /** 2^n, n the last bits of n + MAGIC. */
  private static float powerOfTwo(float shifted) {
    return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + ONE);
  }

  /** 1 for odd integers, otherwise 0. */
  private static float oddInteger(float y) {
    return Math.abs(fromEven(y)) == 1f ? 1f : 0f;
  }

  /** 0 for integers and infinities. */
  private static float fraction(float y) {
    float difference = Math.abs(fromEven(y));
    return difference < 1f ? difference : 0f;
  }

  /** y less the nearest even integer; 0 or at least 2 where all numbers are even. */
  private static float fromEven(float y) {
    float half = 0.5f * Math.abs(y);
    float nearest = half + 0x1p23f - 0x1p23f;
    return Math.fma(-2f, nearest, Math.abs(y));
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
