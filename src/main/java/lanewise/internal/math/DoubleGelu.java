package lanewise.internal.math;

/** The Gaussian error linear unit in both forms, and their derivatives. */
final class DoubleGelu {
  private static final double R0 = 0x1.788b39345d52p-1;
  private static final double R1 = 0x1.8a0684c5d00f4p2;
  private static final double R2 = 0x1.66afc04789b48p5;
  private static final double R3 = 0x1.18960d335a065p8;
  private static final double R4 = 0x1.711e55627f0b7p10;
  private static final double R5 = 0x1.87ffa958ea1c5p12;
  private static final double R6 = 0x1.32ca47da69f34p14;
  private static final double R7 = 0x1.fff7b6d74fbe1p14;
  private static final double R8 = -0x1.abfcc93202ed5p15;
  private static final double R9 = -0x1.eea99482a455cp18;
  private static final double R10 = -0x1.9f35b37af05cdp19;
  private static final double R11 = 0x1.d5e5435c18d64p21;
  private static final double R12 = 0x1.1d38e77d3dd48p24;
  private static final double R13 = -0x1.1dfa624fc6fbfp24;
  private static final double R14 = -0x1.133c900bcb5e5p28;
  private static final double R15 = -0x1.1afd04164549p25;
  private static final double R16 = 0x1.053c9132061b2p32;
  private static final double R17 = 0x1.2272a065a8a85p31;
  private static final double R18 = -0x1.f6fdc64458045p35;
  private static final double R19 = -0x1.10fafc8b52ab5p33;
  private static final double R20 = 0x1.750b839efb85fp39;
  private static final double R21 = -0x1.e210247dc176bp39;

  private static final double S1 = 0x1.9884533d43651p-2;
  private static final double S3 = -0x1.1058377e2d168p-4;
  private static final double S5 = 0x1.46d04297b3a82p-7;
  private static final double S7 = -0x1.37403f9eba27bp-10;
  private static final double S9 = 0x1.e42b2e0f34986p-14;
  private static final double S11 = -0x1.3cee1efaa0656p-17;
  private static final double S13 = 0x1.663ac9ef6fa9dp-21;
  private static final double S15 = -0x1.637be40c5e11p-25;

  private static final double CENTER = 0.0947265625;
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
  /** What that lacks. */
  private static final double DENSITY_LOW = -0x1.cbc0d30ebfd15p-56;

  private DoubleGelu() {}

  /**
   * x Phi(x), where Phi is the distribution function of the normal distribution. Below 1/2 in size a polynomial; elsewhere,
   * with a = |x| and z = 1 / (a + 5), Phi(-a) is e^(-a^2 / 2) z p(z - CENTER), computed as in {@link DoubleErf}, with a as one
   * factor more. The error is below 1.5 ULP; gelu(-Infinity) is -0.
   */
  static double gelu(double x) {
    double a = Math.abs(x);
    double b = a > 39.0 ? 39.0 : a;
    double s = b * b;
    double t = rounded(s);
    double z = 1.0 / (5.0 + b);
    double u = z - CENTER;
    double rest = rest(u);
    double above = Math.fma(u, rest, R1);
    double f = Math.fma(u, above, R0);
    double fLow = Math.fma(u, Math.fma(u, rest, R1 - above), Math.fma(u, above, R0 - f));
    double v = z * f;
    double vLow = Math.fma(z, fLow, Math.fma(z, f, -v));
    double w = b * v;
    double wLow = Math.fma(b, vLow, Math.fma(b, v, -w));
    double high = high(s, t);
    double low = low(b, s, t, lost(b, z));
    double sum = w + Math.fma(w, high, Math.fma(w, expm1Less(high, low), Math.fma(wLow, high, wLow)));
    double tail = DoubleExp.scaled(sum, Double.doubleToRawLongBits(t));
    double large = x > 0.0 ? x - tail : tail;
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
    double z = 1.0 / (5.0 + b);
    double u = z - CENTER;
    // e^(b^2 / 2) times Phi(-b), and times the derivative at -b
    double q = z * Math.fma(u, Math.fma(u, rest(u), R1), R0);
    double v = Math.fma(b, -DENSITY, Math.fma(b, -DENSITY_LOW, Math.fma(q, lost(b, z), q)));
    double high = high(s, t);
    double e = high + expm1Less(high, low(b, s, t, 0.0));
    double tail = DoubleExp.scaled(Math.fma(v, e, v), Double.doubleToRawLongBits(t));
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

  /** -b^2 / 2 less n ln 2, where s is b^2, rounded: the part that is exact. */
  private static double high(double s, double t) {
    return Math.fma(t - DoubleExp.ROUND_TWICE, -DoubleExp.LN2_HIGH, -0.5 * s);
  }

  /** The other part; lost is added to the exponent. */
  private static double low(double b, double s, double t, double lost) {
    return Math.fma(t - DoubleExp.ROUND_TWICE, -DoubleExp.LN2_LOW, Math.fma(-0.5, Math.fma(b, b, -s), lost));
  }

  /** e^(high + low) - 1 - high. */
  private static double expm1Less(double high, double low) {
    double r = high + low;
    return Math.fma(r * r, DoubleExp.tail(r), low);
  }

  /** The relative error of Phi(-b) at z = 1 / (5 + b) that comes from the rounding of z. */
  private static double lost(double b, double z) {
    double d = 5.0 + b;
    return Math.fma(d - 5.0 - b, z, Math.fma(-d, z, 1.0)) * Math.fma(78.0 * z, z, 1.0);
  }

  /** Phi(-a) e^(a^2 / 2) / z less R0 + R1 u, over u^2, of u = z - CENTER, z = 1 / (5 + a). */
  private static double rest(double u) {
    return Math
        .fma(Math.fma(Math.fma(
            Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(
                Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(R21, u, R20), u, R19), u, R18), u, R17), u, R16),
                    u, R15),
                u, R14), u, R13), u, R12), u, R11), u, R10), u, R9), u, R8), u, R7), u, R6), u, R5),
            u, R4), u, R3), u, R2);
  }
}
