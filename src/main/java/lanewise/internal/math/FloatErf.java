package lanewise.internal.math;

/** The error function and its complement. */
public final class FloatErf {
  private static final float S1 = 0x1.06eba8p-3f;
  private static final float S3 = -0x1.81273ep-2f;
  private static final float S5 = 0x1.ce2ce6p-4f;
  private static final float S7 = -0x1.b7f71ap-6f;
  private static final float S9 = 0x1.53f224p-8f;
  private static final float S11 = -0x1.a3515ep-11f;
  private static final float S13 = 0x1.4771fcp-14f;

  private static final float L0 = 0x1.ffb5bep-1f;
  private static final float L1 = 0x1.84b7fap-9f;
  private static final float L2 = -0x1.d9c4a6p-8f;
  private static final float L3 = 0x1.6093bep-7f;
  private static final float L4 = -0x1.5ea9e2p-7f;
  private static final float L5 = 0x1.d7e91p-8f;
  private static final float L6 = -0x1.89dc2ap-9f;
  private static final float L7 = 0x1.988f0ep-12f;
  private static final float L8 = 0x1.b7c10ep-12f;
  private static final float L9 = -0x1.4b4096p-12f;
  private static final float L10 = 0x1.1e5316p-14f;
  private static final float L11 = 0x1.ecd33p-16f;
  private static final float L12 = -0x1.1cf954p-16f;
  private static final float L13 = -0x1.0b1e84p-22f;
  private static final float L14 = 0x1.1940cap-20f;

  private static final float C0 = 0x1.7c0348p-4f;
  private static final float C0_LOW = 0x1.153244p-30f;
  private static final float C1 = 0x1.ed7f66p-1f;
  private static final float C2 = 0x1.16dec6p1f;
  private static final float C3 = 0x1.daf358p1f;
  private static final float C4 = 0x1.df4e74p1f;
  private static final float C5 = -0x1.ecc95p-1f;
  private static final float C6 = -0x1.2938e6p3f;
  private static final float C7 = -0x1.2264eap3f;
  private static final float C8 = 0x1.422794p5f;
  private static final float C9 = -0x1.ce2006p3f;
  private static final float C10 = -0x1.cd225cp4f;

  /** The polynomial of erfc is one in 1 / (|x| + 2) less this. */
  private static final float CENTER = 0.125f;

  private FloatErf() {}

  /**
   * Below 1 an odd polynomial, above one in |x| - 2.4375, and 1 from 3.9375. The sign of zero is kept.
   */
  public static float erf(float x) {
    float a = Math.abs(x);
    float s = x * x;
    float small = Math.fma(smallTail(s), x, x);
    float u = a - 2.4375f;
    float p = Math.fma(Math.fma(Math.fma(Math.fma(L14, u, L13), u, L12), u, L11), u, L10);
    float q = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(p, u, L9), u, L8), u, L7), u, L6), u, L5);
    float y = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(q, u, L4), u, L3), u, L2), u, L1), u, L0);
    float large = a > 3.9375f ? 1f : y;
    int bits = Float.floatToRawIntBits(large) | (Float.floatToRawIntBits(x) & 0x80000000);
    return a < 1f ? small : Float.intBitsToFloat(bits);
  }

  /**
   * 1 - erf(x). Up to 0.65 just that; beyond e^(-x^2) p(1 / (|x| + 2)), less than 2 by it for negative x. The square, the
   * exponent, the quotient and the last three steps of the polynomial carry their rounding errors along.
   */
  public static float erfc(float x) {
    float a = Math.abs(x);
    float s = x * x;
    float t = Math.fma(s, -FloatExp.LOG2_E, FloatExp.ROUND_TWICE);
    float n = t - FloatExp.ROUND_TWICE;
    float squareLow = Math.fma(x, x, -s);
    float exact = Math.fma(n, -FloatExp.LN2_HIGH, -s);
    float inexact = Math.fma(n, -FloatExp.LN2_LOW, -squareLow);
    float r = exact + inexact;
    float rLow = (exact - r) + inexact;
    float d = a + 2f;
    float z = 1f / d;
    float lost = Math.fma(-((2f - d) + a), z, Math.fma(-d, z, 1f));
    float u = z - CENTER;
    float q3 = Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(C10, u, C9), u, C8), u, C7), u, C6), u, C5), u, C4), u,
        C3);
    float q2 = Math.fma(u, q3, C2);
    float q1 = Math.fma(u, q2, C1);
    float high = Math.fma(u, q1, C0);
    float low2 = Math.fma(u, q3, C2 - q2);
    float low1 = Math.fma(u, low2, Math.fma(u, q2, C1 - q1));
    float low = Math.fma(u, low1, Math.fma(u, q1, C0 - high)) + C0_LOW;
    float rest = Math.fma(high, lost * Math.fma(2.55f, z, 0.98f), low);
    float tail = Math.fma(r * r, FloatExp.tail(r), rLow);
    float v = Math.fma(high, r, Math.fma(high, tail, Math.fma(rest, r, rest)));
    float y = high + v;
    int i = Float.floatToRawIntBits(t);
    float w = y * FloatExp.firstPower(i);
    float positive = a > 11f ? 0f : w * FloatExp.secondPower(i);
    float large = x < 0f ? 2f - positive : positive;
    return a < 0.65f ? Math.fma(-smallTail(s), x, 1f - x) : large;
  }

  /** erf(x) / x - 1 for |x| &lt;= 1; s = x^2. */
  private static float smallTail(float s) {
    float high = Math.fma(Math.fma(Math.fma(S13, s, S11), s, S9), s, S7);
    return Math.fma(Math.fma(Math.fma(high, s, S5), s, S3), s, S1);
  }
}
