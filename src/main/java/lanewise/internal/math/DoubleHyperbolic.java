package lanewise.internal.math;

/**
 * Hyperbolic functions, of |x| = n ln 2 + r as in {@link DoubleExp}; r with its rounding error.
 */
public final class DoubleHyperbolic {
  /** Rounds to an integer; the low bits hold it plus the bias of an exponent. */
  private static final double ROUND_DOWN = 0x1.8p52 + 1023.0;
  /** Rounds to an integer; the low bits hold it plus 1021: shifted by 52 they are a quarter of 2^n. */
  private static final double ROUND_QUARTER = 0x1.8p52 + 1021.0;
  private static final long SIGN = 0x8000000000000000L;

  private static final double S3 = 0x1.5555555555559p-3;
  private static final double S5 = 0x1.111111110f624p-7;
  private static final double S7 = 0x1.a01a01b024e4bp-13;
  private static final double S9 = 0x1.71ddf79f1ebe8p-19;
  private static final double S11 = 0x1.af601929502fdp-26;

  private static final double C2 = 0x1.000000000000bp-1;
  private static final double C4 = 0x1.555555555025cp-5;
  private static final double C6 = 0x1.6c16c18540618p-10;
  private static final double C8 = 0x1.a0199789486f7p-16;
  private static final double C10 = 0x1.28af7cd06a6cp-22;

  private DoubleHyperbolic() {}

  /**
   * sinh(n ln 2) cosh(r) + cosh(n ln 2) sinh(r), where 1 in the polynomial for cosh(r) and r in that for sinh(r) are added
   * apart from the rest. All is done at half its size, so that 2^n does not overflow before the result does. The error is
   * below 1 ULP. Zeros and numbers below 2^-28 are their own result; infinities, too.
   */
  public static double sinh(double x) {
    double a = Math.abs(x);
    double t = Math.fma(a, DoubleExp.LOG2_E, ROUND_QUARTER);
    double n = t - ROUND_QUARTER;
    double rough = Math.fma(n, -DoubleExp.LN2_HIGH, a);
    double r = Math.fma(n, -DoubleExp.LN2_LOW, rough);
    double z = r * r;
    double odd = Math.fma(r * z, oddTail(z), Math.fma(n, -DoubleExp.LN2_LOW, rough - r));
    double even = z * evenTail(z);
    double power = power(t);
    double inverse = inverse(a, t);
    double s = power - inverse;
    double c = power + inverse;
    double h = Math.fma(c, r, s);
    double half = h + Math.fma(s, even, Math.fma(c, odd, Math.fma(c, r, s - h + (power - s - inverse))));
    double y = a > 710.5 ? Double.POSITIVE_INFINITY : half + half;
    double w = a < 0x1p-28 ? a : y;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(w) | Double.doubleToRawLongBits(x) & SIGN);
  }

  /** As sinh, cosh(n ln 2) cosh(r) + sinh(n ln 2) sinh(r), with an error below 1 ULP; cosh(0) is 1. */
  public static double cosh(double x) {
    double a = Math.abs(x);
    double t = Math.fma(a, DoubleExp.LOG2_E, ROUND_QUARTER);
    double n = t - ROUND_QUARTER;
    double rough = Math.fma(n, -DoubleExp.LN2_HIGH, a);
    double r = Math.fma(n, -DoubleExp.LN2_LOW, rough);
    double z = r * r;
    double odd = Math.fma(r * z, oddTail(z), Math.fma(n, -DoubleExp.LN2_LOW, rough - r));
    double even = z * evenTail(z);
    double power = power(t);
    double inverse = inverse(a, t);
    double s = power - inverse;
    double c = power + inverse;
    double h = Math.fma(s, r, c);
    double half = h + Math.fma(c, even, Math.fma(s, odd, Math.fma(s, r, c - h + (power - c + inverse))));
    return a > 710.5 ? Double.POSITIVE_INFINITY : half + half;
  }

  /**
   * With 2 |x| = r - n ln 2, i = 2^n and q = e^r - 1, the quotient of (1 - i) + q and (1 + i) + q. Both carry their rounding
   * errors, which correct the quotient. n stops at -52, where r grows up to 3: beside 1 the polynomial for e^r need not
   * be good there. The error is below 1.1 ULP. tanh(-0) is -0; from 19.1 on the result is 1.
   */
  public static double tanh(double x) {
    double a = Math.abs(x);
    double b = a > 19.5 ? 39.0 : a + a;
    double free = Math.fma(b, -DoubleExp.LOG2_E, ROUND_DOWN);
    double t = free < ROUND_DOWN - 52.0 ? ROUND_DOWN - 52.0 : free;
    double n = t - ROUND_DOWN;
    double rough = Math.fma(n, DoubleExp.LN2_HIGH, b);
    double r = Math.fma(n, DoubleExp.LN2_LOW, rough);
    double v = Math.fma(r * r, DoubleExp.tail(r), Math.fma(n, DoubleExp.LN2_LOW, rough - r));
    double i = power(t);
    double c = 1.0 - i;
    double d = 1.0 + i;
    double h = c + r;
    double g = d + r;
    double l = c - h + r + v;
    double k = d - g + r + v;
    double top = h + l;
    double bottom = g + k;
    double y = 1.0 / bottom;
    double q = top * y;
    double rest = Math.fma(q, -bottom, top) + Math.fma(q, -(g - bottom + k), h - top + l);
    double w = Math.fma(rest, y, q);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(w) | Double.doubleToRawLongBits(x) & SIGN);
  }

  /** 2^m, where the low bits of t hold m + 1023. */
  static double power(double t) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
  }

  /** 2^-4 / power(t), or 0 where that is too small to matter. */
  static double inverse(double a, double t) {
    double y = Double.longBitsToDouble(0x7fa0000000000000L - (Double.doubleToRawLongBits(t) << 52));
    return a > 40.0 ? 0.0 : y;
  }

  /** (sinh(r) - r) / r^3 of z = r^2. */
  static double oddTail(double z) {
    return Math.fma(Math.fma(Math.fma(Math.fma(S11, z, S9), z, S7), z, S5), z, S3);
  }

  /** (cosh(r) - 1) / r^2 of z = r^2. */
  static double evenTail(double z) {
    return Math.fma(Math.fma(Math.fma(Math.fma(C10, z, C8), z, C6), z, C4), z, C2);
  }
}
