package lanewise.internal.math;

/**
 * Logarithms.
 *
 * <p>
 * The argument is split as x = 2^e (1 + f), sqrt(1/2) &lt;= 1 + f &lt; sqrt(2), on the bit pattern: its distance to that of
 * sqrt(1/2) has e in the exponent's bits. Subnormal numbers are scaled first. f is exact, and the term of first order of the
 * logarithm of 1 + f is added last, so that the error near 1, where e is zero, is little more than half an ULP.
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

  /** The bits of sqrt(1/2). */
  private static final int SQRT_HALF = 0x3f3504f3;
  /** The bits of 1.5 2^23: an integer added to it is one added to the number. */
  private static final int INTEGER = 0x4b400000;

  private FloatLog() {}

  /**
   * The natural logarithm. log(0) and log(-0) are -Infinity, log of a negative number is NaN.
   */
  public static float log(float x) {
    int i = split(x);
    float e = exponent(x, i);
    float f = fraction(i);
    float l = Math.fma(f * f, tail(f), f);
    return special(x, Math.fma(e, FloatExp.LN2_HIGH, Math.fma(e, FloatExp.LN2_LOW, l)));
  }

  /**
   * The logarithm to base 2: f + f p(f) is added to e. Exact for powers of 2. Special values as {@link #log}.
   */
  public static float log2(float x) {
    int i = split(x);
    float f = fraction(i);
    float high = Math.fma(Math.fma(Math.fma(Math.fma(B10, f, B9), f, B8), f, B7), f, B6);
    float g = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(high, f, B5), f, B4), f, B3), f, B2), f, B1);
    return special(x, exponent(x, i) + Math.fma(f, g, f));
  }

  /**
   * The logarithm to base 10: f / 2 + f p(f) is added to e log10(2). Special values as {@link #log}.
   */
  public static float log10(float x) {
    int i = split(x);
    float e = exponent(x, i);
    float f = fraction(i);
    float high = Math.fma(Math.fma(Math.fma(Math.fma(D10, f, D9), f, D8), f, D7), f, D6);
    float g = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(high, f, D5), f, D4), f, D3), f, D2), f, D1);
    float l = Math.fma(f, g, 0.5f * f);
    return special(x, Math.fma(e, LOG10_2_HIGH, Math.fma(e, LOG10_2_LOW, l)));
  }

  /**
   * log(1 + x): e is taken from the rounded sum, f = x 2^-e + (2^-e - 1) is rounded once. log1p(-0) is -0, log1p(-1)
   * -Infinity, and NaN below.
   */
  public static float log1p(float x) {
    int i = Float.floatToRawIntBits(1f + x) - SQRT_HALF;
    // -e, so that its products with positive numbers are -0 where it is zero, and log1p(-0) is -0.
    float e = 0x1.8p23f - Float.intBitsToFloat((i >> 23) + INTEGER);
    // 4 2^-e: 2^-128 would be subnormal.
    float s = Float.intBitsToFloat(0x40800000 - (i & 0xff800000));
    float f = e == 0f ? x : Math.fma(0.25f * x, s, Math.fma(s, 0.25f, -1f));
    float l = Math.fma(f * f, tail(f), f);
    float y = Math.fma(e, -FloatExp.LN2_HIGH, Math.fma(e, -FloatExp.LN2_LOW, l));
    float z = x < Float.POSITIVE_INFINITY ? y : x;
    return x > -1f ? z : x == -1f ? Float.NEGATIVE_INFINITY : Float.NaN;
  }

  /** The bits of x, or of x 2^23 if x is subnormal, less those of sqrt(1/2). */
  private static int split(float x) {
    return Float.floatToRawIntBits(x < Float.MIN_NORMAL ? x * 0x1p23f : x) - SQRT_HALF;
  }

  private static float exponent(float x, int i) {
    float integer = Float.intBitsToFloat((i >> 23) + INTEGER);
    return integer - (x < Float.MIN_NORMAL ? 0x1.8p23f + 23f : 0x1.8p23f);
  }

  private static float fraction(int i) {
    return Float.intBitsToFloat((i & 0x007fffff) + SQRT_HALF) - 1f;
  }

  /** (log(1 + f) - f) / f^2. */
  private static float tail(float f) {
    float high = Math.fma(Math.fma(Math.fma(Math.fma(L10, f, L9), f, L8), f, L7), f, L6);
    return Math.fma(Math.fma(Math.fma(Math.fma(high, f, L5), f, L4), f, L3), f, L2);
  }

  /** y, but for what is no positive finite number. */
  private static float special(float x, float y) {
    float z = x < Float.POSITIVE_INFINITY ? y : x;
    return x > 0f ? z : x == 0f ? Float.NEGATIVE_INFINITY : Float.NaN;
  }
}
