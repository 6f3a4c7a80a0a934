package lanewise.internal.math;

/**
 * Logarithms.
 *
 * <p>
 * The argument is split as x = 2^e (1 + f), sqrt(1/2) &lt;= 1 + f &lt; sqrt(2), on the bit pattern, moved such that it has e
 * in the exponent's bits. Subnormal numbers are scaled first. f is exact, and the term of first order of the logarithm of 1 +
 * f is added last, so that the error near 1, where e is zero, is little more than half an ULP.
 *
 * <p>
 * Special values cost no choices: the biased exponent, counted back from the bit pattern of -Infinity, is a number 2^104 (e +
 * 127) - 2^128. That is -Infinity for zero, which has the exponent 0, and NaN for a negative argument, whose exponent is
 * negative because of the sign. Infinity and NaN are added to it, in a product that is too small for other arguments to
 * change the sum.
 */
public final class FloatLog {
  private static final float L2 = -0x1.fffff8p-2f;
  private static final float L3 = 0x1.55555p-2f;
  private static final float L4 = -0x1.00043p-2f;
  private static final float L5 = 0x1.99a3a4p-3f;
  private static final float L6 = -0x1.54255ep-3f;
  private static final float L7 = 0x1.227b3ap-3f;
  private static final float L8 = -0x1.0f55bp-3f;
  private static final float L9 = 0x1.08052ap-3f;
  private static final float L10 = -0x1.36d632p-4f;

  private static final float B1 = 0x1.c551dap-2f;
  private static final float B2 = -0x1.715476p-1f;
  private static final float B3 = 0x1.ec7022p-2f;
  private static final float B4 = -0x1.7156c8p-2f;
  private static final float B5 = 0x1.278bb2p-2f;
  private static final float B6 = -0x1.eb6b92p-3f;
  private static final float B7 = 0x1.a21c92p-3f;
  private static final float B8 = -0x1.818f94p-3f;
  private static final float B9 = 0x1.7eb5b4p-3f;
  private static final float B10 = -0x1.dcadd6p-4f;

  private static final float D1 = -0x1.0d213ap-4f;
  private static final float D2 = -0x1.bcb7b2p-3f;
  private static final float D3 = 0x1.287a5p-3f;
  private static final float D4 = -0x1.bcbad6p-4f;
  private static final float D5 = 0x1.63d438p-4f;
  private static final float D6 = -0x1.27c712p-4f;
  private static final float D7 = 0x1.f88a02p-5f;
  private static final float D8 = -0x1.d2a4acp-5f;
  private static final float D9 = 0x1.c8a3c8p-5f;
  private static final float D10 = -0x1.156a1cp-5f;

  /** log10(2) = 0.30102999566398120, the first 16 bits. */
  private static final float LOG10_2_HIGH = 0x1.3441p-2f;
  /** log10(2) less LOG10_2_HIGH. */
  private static final float LOG10_2_LOW = 0x1.a84fb6p-21f;

  /** ln 2, so near a float that its product with an exponent has an error of less than a tenth of an ULP. */
  private static final float LN2 = 0x1.62e43p-1f;
  /** The unit of exponents. */
  private static final float UNIT = 0x1p-104f;

  /** The bits of sqrt(1/2). */
  private static final int SQRT_HALF = 0x3f3504f3;
  /** What is added to bits, so that 1 begins with those of sqrt(1/2). */
  private static final int TO_ONE = 0x3f800000 - SQRT_HALF;
  /** 2^104 127 - 2^128: the exponent of 1. */
  private static final float BIAS = 0x1p104f * 127f - 0x1p127f - 0x1p127f;
  /** The exponent of 2^-23. */
  private static final float SUBNORMAL_BIAS = BIAS + 0x1p104f * 23f;

  private FloatLog() {}

  /**
   * The natural logarithm. log(0) and log(-0) are -Infinity, log of a negative number is NaN.
   */
  public static float log(float x) {
    if (isPositiveNormal(x)) {
      int i = Float.floatToRawIntBits(x) + TO_ONE;
      return natural(biased(i) - BIAS, fraction(i));
    } else {
      int i = split(x);
      return natural(exponent(x, i), fraction(i));
    }
  }

  /**
   * The logarithm to base 2: f + f p(f) is added to e. Exact for powers of 2. Special values as {@link #log}.
   */
  public static float log2(float x) {
    if (isPositiveNormal(x)) {
      int i = Float.floatToRawIntBits(x) + TO_ONE;
      return binary(biased(i) - BIAS, fraction(i));
    } else {
      int i = split(x);
      return binary(exponent(x, i), fraction(i));
    }
  }

  /**
   * The logarithm to base 10: f / 2 + f p(f) is added to e log10(2). Special values as {@link #log}.
   */
  public static float log10(float x) {
    if (isPositiveNormal(x)) {
      int i = Float.floatToRawIntBits(x) + TO_ONE;
      return decimal(biased(i) - BIAS, fraction(i));
    } else {
      int i = split(x);
      return decimal(exponent(x, i), fraction(i));
    }
  }

  /**
   * log(1 + x): e is taken from the rounded sum, f = x 2^-e + (2^-e - 1) is rounded once. log1p(-0) is -0, log1p(-1)
   * -Infinity, and NaN below.
   */
  public static float log1p(float x) {
    int i = Float.floatToRawIntBits(1f + x) + TO_ONE;
    // -e, so that its products with positive numbers are -0 where it is zero, and log1p(-0) is -0.
    float e = BIAS - biased(i);
    // 4 2^-e: 2^-128 would be subnormal.
    float s = Float.intBitsToFloat(0x80000000 - (i & 0xff800000));
    float f = e == 0f ? x : Math.fma(0.25f * x, s, Math.fma(s, 0.25f, -1f));
    float y = Math.fma(e, -(LN2 * UNIT), Math.fma(f * f, tail(f), f));
    return x < Float.POSITIVE_INFINITY ? y : x;
  }

  /** Whether x needs no scaling and is no special value. */
  static boolean isPositiveNormal(float x) {
    return x >= Float.MIN_NORMAL && x < Float.POSITIVE_INFINITY;
  }

  private static float natural(float e, float f) {
    return Math.fma(e, LN2 * UNIT, Math.fma(f * f, tail(f), f));
  }

  private static float binary(float e, float f) {
    float high = Math.fma(Math.fma(Math.fma(Math.fma(B10, f, B9), f, B8), f, B7), f, B6);
    float g = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(high, f, B5), f, B4), f, B3), f, B2), f, B1);
    return Math.fma(e, UNIT, Math.fma(f, g, f));
  }

  private static float decimal(float e, float f) {
    float high = Math.fma(Math.fma(Math.fma(Math.fma(D10, f, D9), f, D8), f, D7), f, D6);
    float g = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(high, f, D5), f, D4), f, D3), f, D2), f, D1);
    float l = Math.fma(f, g, 0.5f * f);
    return Math.fma(e, LOG10_2_HIGH * UNIT, Math.fma(e, LOG10_2_LOW * UNIT, l));
  }

  /** The bits of x, or of x 2^23 if x is subnormal or negative, moved; -0 becomes 0 in the sum. */
  private static int split(float x) {
    return Float.floatToRawIntBits(x < Float.MIN_NORMAL ? Math.fma(x, 0x1p23f, 0f) : x) + TO_ONE;
  }

  /** e in units of 2^104; infinite and NaN arguments are their own exponents. */
  private static float exponent(float x, int i) {
    return Math.fma(x, 0x1p-26f, biased(i)) - (x < Float.MIN_NORMAL ? SUBNORMAL_BIAS : BIAS);
  }

  private static float biased(int i) {
    return Float.intBitsToFloat(0xff800000 - (i >> 23));
  }

  private static float fraction(int i) {
    return Float.intBitsToFloat((i & 0x007fffff) + SQRT_HALF) - 1f;
  }

  /** (log(1 + f) - f) / f^2. */
  private static float tail(float f) {
    float high = Math.fma(Math.fma(Math.fma(Math.fma(L10, f, L9), f, L8), f, L7), f, L6);
    return Math.fma(Math.fma(Math.fma(Math.fma(high, f, L5), f, L4), f, L3), f, L2);
  }
}
