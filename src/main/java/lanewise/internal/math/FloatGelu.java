package lanewise.internal.math;

/**
 * The Gaussian error linear units and their derivatives.
 *
 * <p>
 * Phi(-a) is e^(-a^2 / 2) times a function that falls like 1 / a, here a polynomial in 1 / (a + 3) (the variable of Cody,
 * Rational Chebyshev approximations for the error function, 1969, was 1 / a^2, which serves large a only). Its relative error
 * in the tail would be that of the rounded exponent, and near zero that of the quotient, so both carry their rounding errors
 * along, and so do the last three steps of the polynomial.
 */
final class FloatGelu {
  private static final float R0 = 0x1.7588ap-5f;
  private static final float R1 = 0x1.64cff8p-1f;
  private static final float R2 = 0x1.34fe5ap1f;
  private static final float R3 = 0x1.a129f6p2f;
  private static final float R4 = 0x1.7466p3f;
  private static final float R5 = 0x1.04baf4p2f;
  private static final float R6 = -0x1.468504p5f;
  private static final float R7 = -0x1.335e92p7f;
  private static final float R8 = 0x1.20166cp9f;
  private static final float R9 = -0x1.07ffbcp9f;

  /** The polynomial is one in 1 / (a + 3) less this. */
  private static final float CENTER = 0.0859375f;

  /** 2 sqrt(2 / pi) = 1.5957691216057308, the first 12 bits: what is left of sums with it is exact. */
  private static final float TANH1_HIGH = 0x1.988p0f;
  /** 2 sqrt(2 / pi) less TANH1_HIGH. */
  private static final float TANH1_LOW = 0x1.14cf5p-14f;
  /** 0.044715 times 2 sqrt(2 / pi) = 0.071354816272600255. */
  private static final float TANH3_HIGH = 0x1.2444f2p-4f;
  /** What that lacks. */
  private static final float TANH3_LOW = 0x1.49b16ap-29f;
  /** 1 / sqrt(2 pi) = 0.39894228040143268. */
  private static final float DENSITY = 0x1.988454p-2f;

  /** What that lacks. */
  private static final float DENSITY_LOW = -0x1.857936p-27f;

  private FloatGelu() {}

  /** x Phi(x) = max(x, 0) - |x| Phi(-|x|), the product in two floats. */
  static float gelu(float x) {
    float a = Math.abs(x);
    float t = rounded(x);
    float z = 1f / (a + 3f);
    float u = z - CENTER;
    float high = ratio(u);
    float r = reduced(x, t);
    float rest = Math.fma(high, lost(a, z), ratioLow(u, high));
    float v = Math.fma(high, r, Math.fma(high, tail(x, t), Math.fma(rest, r, rest)));
    float w = high + v;
    float wLow = (high - w) + v;
    float y = a * w;
    float yLow = Math.fma(a, wLow, Math.fma(a, w, -y));
    int i = Float.floatToRawIntBits(t);
    float first = FloatExp.firstPower(i);
    float second = FloatExp.secondPower(i);
    float relu = x > 0f ? x : 0f;
    float scaled = y * first * second;
    float difference = relu - scaled;
    float differenceLow = (relu - difference) - scaled;
    float sum = difference + Math.fma(yLow * first, -second, differenceLow);
    float result = a > 15f ? relu : sum;
    return Float.intBitsToFloat(Float.floatToRawIntBits(result) | (Float.floatToRawIntBits(x) & 0x80000000));
  }

  /** Phi(x) + x phi(x): for negative x that is Phi(-a) - a phi(a), a = |x|; for others, one less that. */
  static float geluDerivative(float x) {
    float a = Math.abs(x);
    float t = rounded(x);
    float z = 1f / (a + 3f);
    float u = z - CENTER;
    float quotient = ratio(u);
    float high = Math.fma(a, -DENSITY, quotient);
    float rest = Math.fma(a, -DENSITY, quotient - high) + Math.fma(a, -DENSITY_LOW, ratioLow(u, quotient));
    float low = Math.fma(quotient, lost(a, z), rest);
    float r = reduced(x, t);
    int i = Float.floatToRawIntBits(t);
    float y = (high + Math.fma(high, r, Math.fma(high, tail(x, t), Math.fma(low, r, low)))) * FloatExp.firstPower(i);
    float second = FloatExp.secondPower(i);
    float value = x > 0f ? Math.fma(-y, second, 1f) : y * second;
    float large = x > 0f ? 1f : -0f;
    return a > 15f ? large : value;
  }

  /** x sigmoid(2 sqrt(2 / pi) (x + 0.044715 x^3)). */
  static float geluTanh(float x) {
    float s = x * x;
    float v = Math.fma(s, TANH3_HIGH, TANH1_HIGH);
    float rest = Math.fma(s, TANH3_LOW, Math.fma(Math.fma(x, x, -s), TANH3_HIGH, TANH1_LOW));
    float vLow = Math.fma(s, TANH3_HIGH, TANH1_HIGH - v) + rest;
    float high = x * v;
    float low = Math.fma(x, vLow, Math.fma(x, v, -high));
    float y = FloatLogistic.weighted(x, high, low);
    float large = x > 6f ? x : y;
    return x < -11f ? -0f : large;
  }

  /** sigmoid(v) (1 + x v' sigmoid(-v)), v = 2 sqrt(2 / pi) (x + 0.044715 x^3). */
  static float geluTanhDerivative(float x) {
    float s = x * x;
    float v = Math.fma(s, TANH3_HIGH, TANH1_HIGH);
    float rest = Math.fma(s, TANH3_LOW, Math.fma(Math.fma(x, x, -s), TANH3_HIGH, TANH1_LOW));
    float vLow = Math.fma(s, TANH3_HIGH, TANH1_HIGH - v) + rest;
    float high = x * v;
    float low = Math.fma(x, vLow, Math.fma(x, v, -high));
    float d = FloatLogistic.denominator(high, low);
    float z = 1f / d;
    float y = Math.fma(FloatLogistic.correction(high, low, d, z), z, z);
    float inner = x * Math.fma(s, 3f * TANH3_HIGH, TANH1_HIGH + TANH1_LOW);
    float slope = Math.fma(inner, FloatLogistic.complement(high, low, z), 1f);
    float large = x > 6f ? 1f : y * slope * 0x1p-64f;
    return x < -11f ? -0f : large;
  }

  private static float rounded(float x) {
    return Math.fma(x * x, -0.5f * FloatExp.LOG2_E, FloatExp.ROUND_TWICE);
  }

  /** -x^2 / 2 - n ln 2 but for what is below the last bit of x^2 and of n ln 2. */
  private static float exact(float x, float t) {
    return Math.fma(t - FloatExp.ROUND_TWICE, -FloatExp.LN2_HIGH, -0.5f * (x * x));
  }

  private static float inexact(float x, float t) {
    float square = x * x;
    return Math.fma(t - FloatExp.ROUND_TWICE, -FloatExp.LN2_LOW, -0.5f * Math.fma(x, x, -square));
  }

  /** -x^2 / 2 - n ln 2, rounded. */
  private static float reduced(float x, float t) {
    return exact(x, t) + inexact(x, t);
  }

  /** e^(-x^2 / 2) / 2^n less 1 and less the rounded exponent r. */
  private static float tail(float x, float t) {
    float r = reduced(x, t);
    return Math.fma(r * r, FloatExp.tail(r), (exact(x, t) - r) + inexact(x, t));
  }

  /** The relative error of the ratio that comes from z, the rounded 1 / (a + 3): that of z times z R'(z) / R(z). */
  private static float lost(float a, float z) {
    float d = a + 3f;
    return Math.fma(-((3f - d) + a), z, Math.fma(-d, z, 1f)) * Math.fma(4.25f, z, 0.98f);
  }

  /** Phi(-a) e^(a^2 / 2) at u = 1 / (a + 3) - CENTER, rounded. */
  private static float ratio(float u) {
    return Math.fma(u, ratio1(u), R0);
  }

  /** What {@link #ratio} lacks: the errors of its last three steps. */
  private static float ratioLow(float u, float high) {
    float low2 = Math.fma(u, ratio3(u), R2 - ratio2(u));
    float low1 = Math.fma(u, low2, Math.fma(u, ratio2(u), R1 - ratio1(u)));
    return Math.fma(u, low1, Math.fma(u, ratio1(u), R0 - high));
  }

  private static float ratio1(float u) {
    return Math.fma(u, ratio2(u), R1);
  }

  private static float ratio2(float u) {
    return Math.fma(u, ratio3(u), R2);
  }

  private static float ratio3(float u) {
    return Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(R9, u, R8), u, R7), u, R6), u, R5), u, R4), u, R3);
  }
}
