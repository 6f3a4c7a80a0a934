package lanewise.internal.math;

/** The Gaussian error linear unit in both forms, and their derivatives. */
final class DoubleGelu {
  private static final double R0 = 0x1.387d50303de68p-1;
  private static final double R1 = 0x1.594aacc854b28p2;
  private static final double R2 = 0x1.6493f0b05a1bfp5;
  private static final double R3 = 0x1.566ba9efd0b81p8;
  private static final double R4 = 0x1.2fc30cb74877ap11;
  private static final double R5 = 0x1.ed68668e34227p13;
  private static final double R6 = 0x1.6a37687f3dcc8p16;
  private static final double R7 = 0x1.d76f94f7cce4p18;
  private static final double R8 = 0x1.0724dcd779e9p21;
  private static final double R9 = 0x1.d77263f20fcb6p22;
  private static final double R10 = 0x1.1765ccc5b9f4ep24;
  private static final double R11 = -0x1.57a928964c088p20;
  private static final double R12 = -0x1.f524fbda9c5dp27;
  private static final double R13 = -0x1.266e063b88aap30;
  private static final double R14 = -0x1.422c663ef20fcp30;
  private static final double R15 = 0x1.c6b812223a0f4p33;
  private static final double R16 = 0x1.425378ddd860ep36;
  private static final double R17 = 0x1.44b876077abb2p35;
  private static final double R18 = -0x1.8a32a73af41d4p40;
  private static final double R19 = -0x1.2280a3d5f2fb1p43;
  private static final double R20 = 0x1.278c160f318d2p46;
  private static final double R21 = -0x1.022ae6eaf2f77p47;

  private static final double S1 = 0x1.9884533d43651p-2;
  private static final double S3 = -0x1.1058377e2d168p-4;
  private static final double S5 = 0x1.46d04297b3a82p-7;
  private static final double S7 = -0x1.37403f9eba27bp-10;
  private static final double S9 = 0x1.e42b2e0f34986p-14;
  private static final double S11 = -0x1.3cee1efaa0656p-17;
  private static final double S13 = 0x1.663ac9ef6fa9dp-21;
  private static final double S15 = -0x1.637be40c5e11p-25;

  private static final double CENTER = 0.05859375;
  private static final long SIGN = 0x8000000000000000L;

  /** 2 sqrt(2 / pi) = 1.5957691216057308, the first 26 bits: what is left of sums with it is exact. */
  private static final double TANH1_HIGH = 0x1.9884530000000p+0;
  /** 2 sqrt(2 / pi) less TANH1_HIGH. */
  private static final double TANH1_LOW = 0x1.ea1b284687e5ap-27;
  /** 0.044715 times 2 sqrt(2 / pi) = 0.071354816272600255. */
  private static final double TANH3_HIGH = 0x1.2444f2a4d8b4bp-4;
  /** What that lacks. */
  private static final double TANH3_LOW = -0x1.6c843a29d1c70p-61;
  /** 1 / sqrt(2 pi) = 0.39894228040143268. */
  private static final double DENSITY = 0x1.9884533d43651p-2;

  private DoubleGelu() {}

  /**
   * x Phi(x), where Phi is the distribution function of the normal distribution. Below 1/2 in size a polynomial; elsewhere,
   * with a = |x| and z = 1 / (a + 6), Phi(-a) is e^(-a^2 / 2) z p(z - CENTER), computed as in {@link DoubleErf}. The error is
   * below 3 ULP; gelu(-Infinity) is -0.
   */
  static double gelu(double x) {
    double a = Math.abs(x);
    double b = a > 39.0 ? 39.0 : a;
    double s = b * b;
    double t = rounded(s);
    double z = 1.0 / (6.0 + b);
    double f = quotient(z);
    double fLow = Math.fma(z - CENTER, above(z - CENTER), R0 - f);
    double v = z * f;
    double vLow = Math.fma(z, fLow, Math.fma(z, f, -v));
    double y = v + Math.fma(v, expm1(b, s, t, lost(b, z)), vLow);
    long i = Double.doubleToRawLongBits(t);
    double first = DoubleExp.firstPower(i);
    double second = DoubleExp.secondPower(i);
    double one = y * first * second;
    double negative = b * y * first * second;
    double large = x > 0.0 ? Math.fma(-x, one, x) : negative;
    double middle = a < 0.5 ? Math.fma(s, centre(s), 0.5 * x) : large;
    double relu = x > 0.0 ? x : 0.0;
    double result = a > 39.0 ? relu : middle;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(result) | Double.doubleToRawLongBits(x) & SIGN);
  }

  /** Phi(x) + x phi(x): below 1/2 in size 1/2 + x ((Phi(x) - 1/2) / x + phi(x)). */
  static double geluDerivative(double x) {
    double a = Math.abs(x);
    double b = a > 39.0 ? 39.0 : a;
    double s = b * b;
    double t = rounded(s);
    double z = 1.0 / (6.0 + b);
    // e^(b^2 / 2) times Phi(-b), and times the derivative at -b
    double q = z * quotient(z);
    double v = Math.fma(b, -DENSITY, Math.fma(q, lost(b, z), q));
    double e = expm1(b, s, t, 0.0);
    double y = Math.fma(v, e, v);
    long i = Double.doubleToRawLongBits(t);
    double tail = y * DoubleExp.firstPower(i) * DoubleExp.secondPower(i);
    double far = x > 0.0 ? 1.0 - tail : tail;
    double middle = a < 0.5 ? Math.fma(x, Math.fma(DENSITY, e, DENSITY) + centre(s), 0.5) : far;
    double large = x > 0.0 ? 1.0 : -0.0;
    return a > 39.0 ? large : middle;
  }

  /**
   * x sigmoid(2 sqrt(2 / pi) (x + 0.044715 x^3)), with the argument of the sigmoid as a sum of two numbers and an error
   * below 1.4 ULP; -0 at -Infinity.
   */
  static double geluTanh(double x) {
    double s = x * x;
    double v = Math.fma(s, TANH3_HIGH, TANH1_HIGH);
    double rest = Math.fma(s, TANH3_LOW, Math.fma(Math.fma(x, x, -s), TANH3_HIGH, TANH1_LOW));
    double vLow = Math.fma(s, TANH3_HIGH, TANH1_HIGH - v) + rest;
    double high = x * v;
    double low = Math.fma(x, vLow, Math.fma(x, v, -high));
    double y = DoubleLogistic.weighted(x, high, low);
    double large = x > 8.0 ? x : y;
    return x < -22.0 ? -0.0 : large;
  }

  /** sigmoid(v) (1 + x v' sigmoid(-v)), v = 2 sqrt(2 / pi) (x + 0.044715 x^3). */
  static double geluTanhDerivative(double x) {
    double s = x * x;
    double v = Math.fma(s, TANH3_HIGH, TANH1_HIGH);
    double rest = Math.fma(s, TANH3_LOW, Math.fma(Math.fma(x, x, -s), TANH3_HIGH, TANH1_LOW));
    double vLow = Math.fma(s, TANH3_HIGH, TANH1_HIGH - v) + rest;
    double high = x * v;
    double low = Math.fma(x, vLow, Math.fma(x, v, -high));
    double d = DoubleLogistic.denominator(high, low);
    double z = 1.0 / d;
    double y = Math.fma(DoubleLogistic.correction(high, low, d, z), z, z);
    double inner = x * Math.fma(s, 3.0 * TANH3_HIGH, TANH1_HIGH + TANH1_LOW);
    double slope = Math.fma(inner, DoubleLogistic.complement(high, low, z), 1.0);
    double large = x > 8.0 ? 1.0 : y * slope * 0x1p-512;
    return x < -22.0 ? -0.0 : large;
  }

  /** (Phi(x) - 1/2) / x of s = x^2, for |x| below 1/2. */
  private static double centre(double s) {
    return Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(S15, s, S13), s, S11), s, S9), s, S7), s, S5), s, S3),
        s, S1);
  }

  /** n + ROUND_TWICE, where e^(-s/2) is 2^n times a number near 1. */
  private static double rounded(double s) {
    return Math.fma(s, -0.5 * DoubleExp.LOG2_E, DoubleExp.ROUND_TWICE);
  }

  /** e^(-b^2 / 2) / 2^n - 1, where s is b^2, rounded; low is added to the exponent. */
  private static double expm1(double b, double s, double t, double low) {
    double n = t - DoubleExp.ROUND_TWICE;
    double rest = Math.fma(-0.5, Math.fma(b, b, -s), low);
    double r = Math.fma(n, -DoubleExp.LN2_HIGH, -0.5 * s) + Math.fma(n, -DoubleExp.LN2_LOW, rest);
    return Math.fma(r * r, DoubleExp.tail(r), r);
  }

  /** The relative error of {@link #quotient} at z = 1 / (6 + b) that comes from the rounding of z. */
  private static double lost(double b, double z) {
    double d = 6.0 + b;
    return Math.fma(d - 6.0 - b, z, Math.fma(-d, z, 1.0)) * Math.fma(130.0 * z, z, 1.0);
  }

  /** Phi(-a) e^(a^2 / 2) / z of z = 1 / (6 + a). */
  private static double quotient(double z) {
    return Math.fma(z - CENTER, above(z - CENTER), R0);
  }

  /** The quotient less R0, over u, of u = z - CENTER. */
  private static double above(double u) {
    return Math
        .fma(Math.fma(Math.fma(Math.fma(Math.fma(
            Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(
                Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(R21, u, R20), u, R19), u, R18), u, R17),
                    u, R16),
                u, R15), u, R14), u, R13), u, R12), u, R11), u, R10), u, R9), u, R8), u, R7), u, R6),
            u, R5), u, R4), u, R3), u, R2), u, R1);
  }
}
