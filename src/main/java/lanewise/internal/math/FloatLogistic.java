package lanewise.internal.math;

/** The logistic function 1 / (1 + e^-x), and what is made of it. */
final class FloatLogistic {
  /** Rounds to an integer; the low bits hold it plus 63: shifted by 23 they are 2^(n - 64). */
  private static final float ROUND = 0x1.8p23f + 63f;
  private static final float SCALE = 0x1p-64f;

  private static final float P0 = -0x1.833704p-2f;
  private static final float P1 = 0x1.6f0d76p-3f;
  private static final float P2 = -0x1.7de182p-4f;
  private static final float P3 = 0x1.a28712p-5f;
  private static final float P4 = -0x1.d93696p-6f;
  private static final float P5 = 0x1.106p-6f;
  private static final float P6 = -0x1.53d63p-7f;
  private static final float P7 = 0x1.db328cp-8f;
  private static final float P8 = -0x1.7139bap-9f;
  private static final float P9 = -0x1.ceb8cep-11f;

  private FloatLogistic() {}

  /**
   * 1 / (1 + e^-x): the denominator and the quotient carry their rounding errors along. All is done at a scale of 2^64, so
   * that neither the denominator overflows nor the quotient is subnormal before the last multiplication.
   */
  static float sigmoid(float x) {
    float d = denominator(x, 0f);
    float z = 1f / d;
    float y = Math.fma(correction(x, 0f, d, z), z, z) * SCALE;
    float large = x > 40f ? 1f : y;
    return x < -104f ? 0f : large;
  }

  /**
   * x sigmoid(x), with the unrounded sigmoid; -0 at -Infinity.
   */
  static float silu(float x) {
    float y = weighted(x, x, 0f);
    float large = x > 40f ? x : y;
    return x < -110f ? -0f : large;
  }

  /** sigmoid(x) (1 + x sigmoid(-x)). */
  static float siluDerivative(float x) {
    float d = denominator(x, 0f);
    float z = 1f / d;
    float y = Math.fma(correction(x, 0f, d, z), z, z);
    float slope = Math.fma(x, complement(x, 0f, z), 1f);
    float large = x > 40f ? 1f : y * slope * SCALE;
    return x < -110f ? -0f : large;
  }

  /**
   * log(1 + e^x) = max(x, 0) + log1p(e^-|x|), log1p(e) = e + e^2 p(e - 1/2) on all of [0, 1].
   */
  static float softplus(float x) {
    float a = Math.abs(x);
    float t = Math.fma(a, -FloatExp.LOG2_E, FloatExp.ROUND_TWICE);
    float r = FloatExp.reduced(-a, t - FloatExp.ROUND_TWICE);
    float p = Math.fma(r * r, FloatExp.tail(r), r);
    float v = 1f + p;
    int i = Float.floatToRawIntBits(t);
    float first = FloatExp.firstPower(i);
    float second = FloatExp.secondPower(i);
    float power = first * second;
    float e = v * power;
    float u = e - 0.5f;
    float upper = Math.fma(Math.fma(Math.fma(Math.fma(P9, u, P8), u, P7), u, P6), u, P5);
    float g = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(upper, u, P4), u, P3), u, P2), u, P1), u, P0);
    // log1p(e) = 2^n (1 + w); for positive x the sum of x and 2^n is kept in two floats.
    float w = Math.fma(e * g, v, p);
    float relu = x > 0f ? x : 0f;
    float high = relu + power;
    float low = (power - high) + relu;
    float y = x > 0f ? high + Math.fma(power, w, low) : (1f + w) * first * second;
    return a > 105f ? relu : y;
  }

  /** x sigmoid(v), v = high + low, for v of -113 to 40. */
  static float weighted(float x, float high, float low) {
    float d = denominator(high, low);
    float z = 1f / d;
    return Math.fma(x, z, x * (z * correction(high, low, d, z))) * SCALE;
  }

  /** (1 + e^-(high + low)) 2^-64, rounded. */
  static float denominator(float high, float low) {
    float s = power(high);
    return Math.fma(s, expm1(high, low), s + SCALE);
  }

  /** The reciprocal of the denominator is z + z c, where d is the rounded one and z is 1 / d, rounded; this is c. */
  static float correction(float high, float low, float d, float z) {
    float s = power(high);
    float lost = Math.fma(s, expm1(high, low), (s - d) + SCALE);
    return Math.fma(-lost, z, Math.fma(-d, z, 1f));
  }

  /** sigmoid(-(high + low)), where z is the reciprocal of the denominator. */
  static float complement(float high, float low, float z) {
    float s = power(high);
    return Math.fma(s, expm1(high, low), s) * z;
  }

  /** 2^(n - 64). */
  private static float power(float high) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(rounded(high)) << 23);
  }

  private static float rounded(float high) {
    return Math.fma(high, -FloatExp.LOG2_E, ROUND);
  }

  /** e^-(high + low) / 2^n - 1. */
  private static float expm1(float high, float low) {
    float n = rounded(high) - ROUND;
    float r = Math.fma(n, -FloatExp.LN2_LOW, Math.fma(n, -FloatExp.LN2_HIGH, -high) - low);
    return Math.fma(r * r, FloatExp.tail(r), r);
  }
}
