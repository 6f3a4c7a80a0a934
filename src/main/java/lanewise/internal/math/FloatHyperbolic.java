package lanewise.internal.math;

/** Hyperbolic functions. */
public final class FloatHyperbolic {
  /** Rounds to an integer; the low bits hold it plus 127: shifted by 23 they are 2^n. */
  private static final float ROUND = 0x1.8p23f + 127f;
  /** The same with 125, for 2^n / 4. */
  private static final float ROUND_QUARTER = 0x1.8p23f + 125f;
  /** The sum of the bits of 2^n / 4 and 2^-n / 4. */
  private static final int QUARTERS = 250 << 23;

  private static final float C2 = 0x1.0p-1f;
  private static final float C4 = 0x1.5554e6p-5f;
  private static final float C6 = 0x1.6d4f3cp-10f;

  private static final float S3 = 0x1.5554bp-3f;
  private static final float S5 = 0x1.122796p-7f;

  private static final float T3 = -0x1.55554ep-2f;
  private static final float T5 = 0x1.110f38p-3f;
  private static final float T7 = -0x1.b9ca4ep-5f;
  private static final float T9 = 0x1.62f1cap-6f;
  private static final float T11 = -0x1.0ed7a8p-7f;
  private static final float T13 = 0x1.529d4cp-9f;
  private static final float T15 = -0x1.ddd836p-12f;

  private FloatHyperbolic() {}

  /**
   * With sinh and cosh of the reduced argument r and powers of 2:
   * sinh(a) = sinh(r) (2^n + 2^-n) / 2 + cosh(r) (2^n - 2^-n) / 2, the sum of the large terms in two floats. No division;
   * half of everything, as 2^128 is no float.
   */
  public static float sinh(float x) {
    float a = Math.abs(x);
    float t = Math.fma(a, FloatExp.LOG2_E, ROUND_QUARTER);
    float r = FloatExp.reduced(a, t - ROUND_QUARTER);
    float s = r * r;
    int i = Float.floatToRawIntBits(t) << 23;
    float power = Float.intBitsToFloat(i);
    float inverse = inverseOf(i);
    float sum = power + inverse;
    float difference = power - inverse;
    float high = Math.fma(r, sum, difference);
    float lost = Math.fma(r, (power - sum) + inverse, (power - difference) - inverse);
    float low = Math.fma(r, sum, difference - high) + lost;
    float y = 2f * (high + Math.fma(sinhTail(r, s), sum, Math.fma(coshTail(s), difference, low)));
    float z = a > 89.5f ? Float.POSITIVE_INFINITY : y;
    int sign = Float.floatToRawIntBits(x) & 0x80000000;
    return a < 0x1p-12f ? x : Float.intBitsToFloat(Float.floatToRawIntBits(z) | sign);
  }

  /**
   * As {@link #sinh}: cosh(a) = cosh(r) (2^n + 2^-n) / 2 + sinh(r) (2^n - 2^-n) / 2.
   */
  public static float cosh(float x) {
    float a = Math.abs(x);
    float t = Math.fma(a, FloatExp.LOG2_E, ROUND_QUARTER);
    float r = FloatExp.reduced(a, t - ROUND_QUARTER);
    float s = r * r;
    int i = Float.floatToRawIntBits(t) << 23;
    float power = Float.intBitsToFloat(i);
    float inverse = inverseOf(i);
    float sum = power + inverse;
    float difference = power - inverse;
    float high = Math.fma(r, difference, sum);
    float low = Math.fma(r, difference, sum - high) + ((power - sum) + inverse);
    float y = 2f * (high + Math.fma(sinhTail(r, s), difference, Math.fma(coshTail(s), sum, low)));
    return a > 89.5f ? Float.POSITIVE_INFINITY : y;
  }

  /**
   * Below 0.9 an odd polynomial, above 1 - 2 / (e^2a + 1), where 2^n (1 + p) + 1 is rounded once. Never beyond 1; the sign
   * of zero is kept.
   */
  public static float tanh(float x) {
    float a = Math.abs(x);
    float b = a + a;
    float t = Math.fma(b, FloatExp.LOG2_E, ROUND);
    float r = FloatExp.reduced(b, t - ROUND);
    float p = Math.fma(r * r, FloatExp.tail(r), r);
    float power = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
    float z = 2f / Math.fma(power, p, power + 1f);
    float large = a > 9.5f ? 1f : 1f - z;
    float s = x * x;
    float high = Math.fma(Math.fma(Math.fma(T15, s, T13), s, T11), s, T9);
    float tail = Math.fma(Math.fma(Math.fma(high, s, T7), s, T5), s, T3);
    float y = a < 0.9f ? Math.fma(a * s, tail, a) : large;
    return Float.intBitsToFloat(Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & 0x80000000));
  }

  /** 2^-n / 4 for the bits i of 2^n / 4; zero where it would be subnormal. */
  private static float inverseOf(int i) {
    float y = Float.intBitsToFloat(QUARTERS - i);
    return y > 0f ? y : 0f;
  }

  /** sinh(r) - r on the reduced interval of exp; s = r^2. */
  private static float sinhTail(float r, float s) {
    return r * s * Math.fma(S5, s, S3);
  }

  /** cosh(r) - 1 on the reduced interval of exp; s = r^2. */
  private static float coshTail(float s) {
    return s * Math.fma(Math.fma(C6, s, C4), s, C2);
  }
}
