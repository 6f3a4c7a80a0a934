package lanewise.internal.math;

/**
 * Powers of e and of 2.
 *
 * <p>
 * The argument is split as x = n ln 2 + r, |r| &lt;= ln 2 / 2, with ln 2 as the sum of two floats of which the first has
 * trailing zeros, so that n times it is exact (Cody and Waite, Software Manual for the Elementary Functions, 1980). n is
 * rounded by adding a number so large that its last bit has the weight 1; its other low bits are chosen such that the
 * integer below them is n plus the bias of the exponent that is made of it. Coefficients are minimax.
 */
public final class FloatExp {
  /** 1.4426950408889634. */
  static final float LOG2_E = 0x1.715476p0f;
  /** 0.6931471805599453, the first 16 bits. */
  static final float LN2_HIGH = 0x1.62e4p-1f;
  /** ln 2 less LN2_HIGH. */
  static final float LN2_LOW = 0x1.7f7d1cp-20f;

  /** Rounds to an integer; the low bits hold it plus 254, twice the bias of an exponent. */
  static final float ROUND_TWICE = 0x1.8p23f + 254f;
  /** Rounds to an integer; the low bits hold it plus 126: shifted by 23 they are half of 2^n. */
  static final float ROUND_HALF = 0x1.8p23f + 126f;

  private static final float E2 = 0x1.fffffcp-2f;
  private static final float E3 = 0x1.555492p-3f;
  private static final float E4 = 0x1.5558aap-5f;
  private static final float E5 = 0x1.12396ep-7f;
  private static final float E6 = 0x1.6a525p-10f;

  private static final float M2 = 0x1.0p-1f;
  private static final float M3 = 0x1.555554p-3f;
  private static final float M4 = 0x1.5554f8p-5f;
  private static final float M5 = 0x1.1112dcp-7f;
  private static final float M6 = 0x1.6d3a3cp-10f;
  private static final float M7 = 0x1.9e696ep-13f;

  private static final float T1 = 0x1.62e43p-1f;
  private static final float T2 = 0x1.ebfbdcp-3f;
  private static final float T3 = 0x1.c6af7cp-5f;
  private static final float T4 = 0x1.3b2dep-7f;
  private static final float T5 = 0x1.5f082ep-10f;
  private static final float T6 = 0x1.416b5ep-13f;

  private FloatExp() {}

  /**
   * e^x: 1 + r + r^2 p(r), scaled in two steps of which only the last rounds, so that subnormal results are right.
   * exp(-Infinity) is 0, exp(Infinity) Infinity.
   */
  public static float exp(float x) {
    float t = Math.fma(x, LOG2_E, ROUND_TWICE);
    float r = reduced(x, t - ROUND_TWICE);
    float p = Math.fma(r, Math.fma(r, tail(r), 1f), 1f);
    if (Math.abs(x) <= 87f) {
      return p * power(Float.floatToRawIntBits(t));
    } else {
      float y = scaled(p, Float.floatToRawIntBits(t));
      float z = x > 0x1.62e43p6f ? Float.POSITIVE_INFINITY : y;
      return x < -104f ? 0f : z;
    }
  }

  /**
   * 2^x: r = x - n is exact, |r| &lt;= 1/2. exp2 of an integer is exact.
   */
  public static float exp2(float x) {
    float t = x + ROUND_TWICE;
    float r = x - (t - ROUND_TWICE);
    float high = Math.fma(Math.fma(Math.fma(T6, r, T5), r, T4), r, T3);
    float p = Math.fma(Math.fma(Math.fma(high, r, T2), r, T1), r, 1f);
    if (Math.abs(x) <= 126f) {
      return p * power(Float.floatToRawIntBits(t));
    } else {
      float y = scaled(p, Float.floatToRawIntBits(t));
      float z = x >= 128f ? Float.POSITIVE_INFINITY : y;
      return x < -150f ? 0f : z;
    }
  }

  /**
   * e^x - 1. Numbers below 2^-25 are their own result, -0 among them; expm1(-Infinity) is -1.
   */
  public static float expm1(float x) {
    float t = Math.fma(x, LOG2_E, ROUND_HALF);
    float r = reduced(x, t - ROUND_HALF);
    float s = r * r;
    float g = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(M7, r, M6), r, M5), r, M4), r, M3), r, M2);
    // (2^n - 1 + 2^n r + 2^n (e^r - 1 - r)) / 2, the first sum in two floats. 2^127 is the largest power there is.
    float half = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
    float o = half - 0.5f;
    float high = Math.fma(half, r, o);
    float low = Math.fma(half, r, o - high) + ((half - o) - 0.5f);
    float y = 2f * (high + Math.fma(half, s * g, low));
    float small = Math.abs(x) < 0x1p-25f ? x : y;
    float large = x > 0x1.62e43p6f ? Float.POSITIVE_INFINITY : small;
    return x < -50f ? -1f : large;
  }

  /** x - n ln 2. */
  static float reduced(float x, float n) {
    return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
  }

  /** (e^r - 1 - r) / r^2 on the reduced interval. */
  static float tail(float r) {
    return Math.fma(Math.fma(Math.fma(Math.fma(E6, r, E5), r, E4), r, E3), r, E2);
  }

  /** 2^n, a normal number, for the low bits n + 254 of i: p times it has the bits of {@link #scaled}. */
  static float power(int i) {
    return Float.intBitsToFloat((i << 23) - 0x3f800000);
  }

  /** p 2^n, rounded once, for the low bits n + 254 of i, |n| &lt;= 254. */
  static float scaled(float p, int i) {
    return p * firstPower(i) * secondPower(i);
  }

  /** 2^(n/2), rounded down, for the low bits n + 254 of i. */
  static float firstPower(int i) {
    return Float.intBitsToFloat((i >> 1) << 23);
  }

  /** 2^n divided by {@link #firstPower}. */
  static float secondPower(int i) {
    return Float.intBitsToFloat((i << 23) - ((i >> 1) << 23));
  }
}
