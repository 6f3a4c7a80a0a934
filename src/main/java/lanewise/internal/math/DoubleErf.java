package lanewise.internal.math;

/** The error function and its complement. */
public final class DoubleErf {
  /** Rounds to an integer; the low bits hold it plus the bias of an exponent. */
  private static final double ROUND = 0x1.8p52 + 1023.0;
  private static final long SIGN = 0x8000000000000000L;
  private static final double CENTER = 0.08203125;

  private static final double S1 = 0x1.06eba8214db68p-3;
  private static final double S3 = -0x1.812746b03799dp-2;
  private static final double S5 = 0x1.ce2f21a03f88ep-4;
  private static final double S7 = -0x1.b82ce311a7fa2p-6;
  private static final double S9 = 0x1.565bccee89a3bp-8;
  private static final double S11 = -0x1.c02daea5f914p-11;
  private static final double S13 = 0x1.f9a294a02475dp-14;
  private static final double S15 = -0x1.f4c807580725ep-17;
  private static final double S17 = 0x1.b969826d938f6p-20;
  private static final double S19 = -0x1.5b7f548a68eddp-23;
  private static final double S21 = 0x1.d3761921cfb78p-27;
  private static final double S23 = -0x1.a0e2514accd5bp-31;

  private static final double L0 = -0x1.afbb3f3b733bbp-3;
  private static final double L1 = 0x1.3086d7f01a2dp-4;
  private static final double L2 = -0x1.98958a7ab591cp-6;
  private static final double L3 = 0x1.06320767c2e78p-7;
  private static final double L4 = -0x1.435c04cfa66c8p-9;
  private static final double L5 = 0x1.809ce951de2e7p-11;
  private static final double L6 = -0x1.ba8a6b7a9fa0ep-13;
  private static final double L7 = 0x1.edd3e835829d5p-15;
  private static final double L8 = -0x1.0bcbb3f99d7fdp-16;
  private static final double L9 = 0x1.1ad4e870069a6p-18;
  private static final double L10 = -0x1.2344d8949c08dp-20;
  private static final double L11 = 0x1.24de8ff879063p-22;
  private static final double L12 = -0x1.2162f804fdbd7p-24;
  private static final double L13 = 0x1.16d857d5a53bfp-26;
  private static final double L14 = -0x1.f74d9b70638f6p-29;
  private static final double L15 = 0x1.eb2024724f81dp-31;
  private static final double L16 = -0x1.14f8fffdf725ap-32;
  private static final double L17 = 0x1.32e5da5acd982p-35;
  private static final double L18 = -0x1.477b0955d4c49p-40;
  private static final double L19 = 0x1.1fcad636234cfp-38;
  private static final double L20 = -0x1.4a00f726ef8c9p-40;

  private static final double C0 = 0x1.aacda7294b22ep-1;
  private static final double C1 = 0x1.2fb39bd2d8bdcp2;
  private static final double C2 = 0x1.926255a8b0a2ep4;
  private static final double C3 = 0x1.ed2d582a9e269p6;
  private static final double C4 = 0x1.152e73feb1719p9;
  private static final double C5 = 0x1.1a4ea3126a047p11;
  private static final double C6 = 0x1.ffa8c8de3f284p12;
  private static final double C7 = 0x1.9056b19c1cb1cp14;
  private static final double C8 = 0x1.fe3f01f4034d8p15;
  private static final double C9 = 0x1.c5c0a0b7a20a2p16;
  private static final double C10 = 0x1.598a706a34364p15;
  private static final double C11 = -0x1.1a6eab44a2719p19;
  private static final double C12 = -0x1.076e78b97d458p21;
  private static final double C13 = -0x1.15c57efd5adf1p21;
  private static final double C14 = 0x1.4016a48baabp23;
  private static final double C15 = 0x1.5eb94f1097c23p25;
  private static final double C16 = 0x1.e186d7cac77c1p24;
  private static final double C17 = -0x1.326c59fba3692p28;
  private static final double C18 = -0x1.1e24817114f0bp31;
  private static final double C19 = 0x1.4ead65e052b21p33;
  private static final double C20 = -0x1.8aafaf7e1a931p33;

  private DoubleErf() {}

  /**
   * Below 1 an odd polynomial; elsewhere 1 - e^(-a^2) p(a - 2.5), a = |x|, where p is e^(a^2) erfc(a), minimax with the
   * weight e^(-a^2). The error is below 1.2 ULP. erf(-0) is -0; from 5.93 on the result is 1.
   */
  public static double erf(double x) {
    double a = Math.abs(x);
    double b = a > 6.0 ? 6.0 : a;
    double s = b * b;
    double t = Math.fma(s, -DoubleExp.LOG2_E, ROUND);
    double n = t - ROUND;
    double r = Math.fma(n, -DoubleExp.LN2_LOW, Math.fma(n, -DoubleExp.LN2_HIGH, -s));
    double p = Math.fma(r, Math.fma(r, DoubleExp.tail(r), 1.0), 1.0);
    double power = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
    double y = Math.fma(p * power, large(b - 2.5), 1.0);
    double w = Double.longBitsToDouble(Double.doubleToRawLongBits(y) | Double.doubleToRawLongBits(x) & SIGN);
    return a < 1.0 ? Math.fma(small(s), x, x) : w;
  }

  /**
   * For |x| &lt; 0.65 1 - erf(x); elsewhere, with a = |x| and z = 1 / (a + 4), e^(-a^2) z p(z - CENTER), or 2 less that for
   * negative x. (A variable like z makes e^(a^2) erfc(a) a polynomial on the whole half-line: Shepherd and Laframboise,
   * Mathematics of Computation 36, 1981.) CENTER is near the middle of what z may be, and the value there is near a double,
   * so that the rounding of the first coefficient costs nothing. The roundings of a^2 and of z are made good in the exponent,
   * those of p and its product with z in the last sum. The error is below 1.3 ULP. erfc(Infinity) is 0, erfc(-Infinity) 2.
   */
  public static double erfc(double x) {
    double a = Math.abs(x);
    double b = a > 28.0 ? 28.0 : a;
    double s = b * b;
    double t = Math.fma(s, -DoubleExp.LOG2_E, DoubleExp.ROUND_TWICE);
    double n = t - DoubleExp.ROUND_TWICE;
    double d = -4.0 - b;
    double z = -1.0 / d;
    double lost = Math.fma(-4.0 - d - b, z, Math.fma(d, z, 1.0));
    // The exponent less n ln 2: the first part is exact.
    double high = Math.fma(n, -DoubleExp.LN2_HIGH, -s);
    double low = Math.fma(n, -DoubleExp.LN2_LOW, Math.fma(lost, Math.fma(55.0 * z, z, 1.0), Math.fma(-b, b, s)));
    double r = high + low;
    double q = Math.fma(r * r, DoubleExp.tail(r), low);
    double u = z - CENTER;
    double rest = scaledRest(u);
    double above = Math.fma(u, rest, C1);
    double f = Math.fma(u, above, C0);
    double fLow = Math.fma(u, Math.fma(u, rest, C1 - above), Math.fma(u, above, C0 - f));
    double v = z * f;
    double vLow = Math.fma(z, fLow, Math.fma(z, f, -v));
    double sum = v + Math.fma(v, high, Math.fma(v, q, Math.fma(vLow, r, vLow)));
    double y = DoubleExp.scaled(sum, Double.doubleToRawLongBits(t));
    double w = x < 0.0 ? 2.0 - y : y;
    double c = 1.0 - x;
    return a < 0.65 ? c + Math.fma(-small(s), x, 1.0 - c - x) : w;
  }

  /** erf(x) / x - 1 of s = x^2. */
  private static double small(double s) {
    return Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(S23, s, S21), s, S19), s, S17), s, S15), s, S13), s, S11),
        s, S9), s, S7), s, S5), s, S3), s, S1);
  }

  /** -e^(a^2) erfc(a) of u = a - 2.5. */
  private static double large(double u) {
    return Math
        .fma(Math.fma(Math.fma(
            Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(
                Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(L20, u, L19), u, L18), u, L17), u, L16), u, L15),
                    u, L14),
                u, L13), u, L12), u, L11), u, L10), u, L9), u, L8), u, L7), u, L6), u, L5), u, L4), u, L3),
            u, L2), u, L1), u, L0);
  }

  /** e^(a^2) erfc(a) / z less C0 + C1 u, over u^2, of u = z - CENTER, z = 1 / (4 + a). */
  private static double scaledRest(double u) {
    return Math
        .fma(
            Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(
                Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(C20, u, C19), u, C18), u, C17), u, C16), u, C15),
                    u, C14),
                u, C13), u, C12), u, C11), u, C10), u, C9), u, C8), u, C7), u, C6), u, C5), u, C4), u, C3),
            u, C2);
  }
}
