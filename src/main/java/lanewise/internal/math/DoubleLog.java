package lanewise.internal.math;

/**
 * Logarithms.
 *
 * <p>
 * The argument is split as x = 2^e m, sqrt(1/2) &lt;= m &lt; sqrt(2). With f = m - 1 and s = f / (2 + f) the logarithm of m
 * is f - s (f - s^2 p(s^2)), from log(1 + f) = 2 atanh(s) and 2 s = f - s f (the form of fdlibm, Sun Microsystems, 1993);
 * p has 7 minimax coefficients, |s| &lt;= 0.1716. In log and log1p the sum of the multiple of e and of the leading term is
 * kept with its rounding error. ln 2 is the sum of two numbers, the first with trailing zeros, so that e times it is exact.
 */
public final class DoubleLog {
  /** log2(e) less its rounded value. */
  static final double LOG2_E_LOW = 0x1.777d0ffda0d24p-56;
  /** log10(e) = 0.43429448190325183. */
  static final double LOG10_E = 0x1.bcb7b1526e50ep-2;
  /** log10(e) less LOG10_E. */
  static final double LOG10_E_LOW = 0x1.95355baaafad3p-57;

  /** log10(2) = 0.30102999566398120, the first 25 bits. */
  private static final double LOG10_2_HIGH = 0x1.344135p-2;
  /** log10(2) less LOG10_2_HIGH. */
  private static final double LOG10_2_LOW = 0x1.3ef3fde623e25p-31;

  /** The unit of marked exponents. */
  static final double UNIT = 0x1p-971;
  /** 2^971 1023 - 2^1024: the exponent of 1. */
  private static final double BIAS = 0x1p971 * 1023.0 - 0x1p1023 - 0x1p1023;
  /** The exponent of 2^-54. */
  private static final double SUBNORMAL_BIAS = BIAS + 0x1p971 * 54.0;

  // -2 times the coefficients of atanh
  private static final double B3 = -0x1.5555555555592p-1;
  private static final double B5 = -0x1.999999997ff1cp-2;
  private static final double B7 = -0x1.24924941e19dbp-2;
  private static final double B9 = -0x1.c71c5213802b3p-3;
  private static final double B11 = -0x1.74663d3c39202p-3;
  private static final double B13 = -0x1.39a1dd04c777ep-3;
  private static final double B15 = -0x1.2f0457be01156p-3;

  /** The bits of sqrt(1/2). */
  static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;
  /** What moves the bits of sqrt(1/2) to those of 1. */
  static final long TO_ONE = 0x3ff0000000000000L - SQRT_HALF;

  private DoubleLog() {}

  /**
   * The natural logarithm, with an error below 1 ULP: NaN below zero, -Infinity for both zeros. Infinite x is chosen at the
   * end: brought in by a product with a subnormal number, it takes some CPUs ten times as long for each vector.
   */
  public static double log(double x) {
    if (isPositiveNormal(x)) {
      long i = Double.doubleToRawLongBits(x) + TO_ONE;
      return natural(exponent(i), fraction(i));
    } else {
      long i = split(x);
      double y = natural(exponent(i) - (x < Double.MIN_NORMAL ? 54.0 : 0.0), fraction(i));
      double z = x < Double.POSITIVE_INFINITY ? y : x;
      return x > 0.0 ? z : special(x);
    }
  }

  /**
   * The logarithm to base 2: e and, with more digits of its factor, that of m. Exact for powers of 2, otherwise with an error
   * below 1.2 ULP. Special values as log.
   */
  public static double log2(double x) {
    if (isPositiveNormal(x)) {
      long i = Double.doubleToRawLongBits(x) + TO_ONE;
      return exponent(i) + binary(fraction(i));
    } else {
      long i = split(x);
      return Math.fma(markedExponent(x, i), UNIT, binary(fraction(i)));
    }
  }

  /**
   * The logarithm to base 10: the leading term and the rest of the natural one, each times log10(e), and e log10(2), with an
   * error below 1.2 ULP. Special values as log.
   */
  public static double log10(double x) {
    if (isPositiveNormal(x)) {
      long i = Double.doubleToRawLongBits(x) + TO_ONE;
      double e = exponent(i);
      return Math.fma(e, LOG10_2_HIGH, decimal(e * LOG10_2_LOW, fraction(i)));
    } else {
      long i = split(x);
      double e = markedExponent(x, i);
      return Math.fma(e, LOG10_2_HIGH * UNIT, decimal(e * (LOG10_2_LOW * UNIT), fraction(i)));
    }
  }

  /**
   * log(1 + x) with an error below 1.2 ULP: what is lost in rounding 1 + x is added to f, and what is lost there to the
   * result. log1p(-1) is -Infinity, NaN below; numbers below 2^-54 are their own result.
   */
  public static double log1p(double x) {
    double u = 1.0 + x;
    double b = u - 1.0;
    double rest = 1.0 - (u - b) + (x - b);
    long i = Double.doubleToRawLongBits(u) + TO_ONE;
    double e = exponent(i);
    double twice = Double.longBitsToDouble(0x7ff0000000000000L - (i & 0x7ff0000000000000L));
    double rough = fraction(i);
    double f = Math.fma(0.5 * rest, twice, rough);
    double a = e * DoubleExp.LN2_HIGH;
    double h = a + f;
    double l = a - h + f + Math.fma(0.5 * rest, twice, rough - f);
    double s = f / (-2.0 - f);
    double y = h + Math.fma(s, beyond(f, s), Math.fma(e, DoubleExp.LN2_LOW, l));
    // Infinity becomes NaN.
    double above = Double.longBitsToDouble(Double.doubleToRawLongBits(Math.abs(x)) + 1L);
    if (u > 0.0 && above > 0x1p-54) {
      return y;
    } else {
      double z = above > 0x1p-54 ? y : x;
      return u > 0.0 ? z : special(u);
    }
  }

  /** Whether x needs no scaling and is no special value. */
  static boolean isPositiveNormal(double x) {
    return x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY;
  }

  /** e of the bits of a positive normal number, moved by TO_ONE. */
  static double exponent(long i) {
    return Double.longBitsToDouble((i >>> 52) + 0x4330000000000000L) - (0x1p52 + 1023.0);
  }

  /** e ln 2 + log(1 + f). */
  private static double natural(double e, double f) {
    double a = e * DoubleExp.LN2_HIGH;
    double h = a + f;
    double l = a - h + f;
    double s = f / (-2.0 - f);
    return h + Math.fma(s, beyond(f, s), Math.fma(e, DoubleExp.LN2_LOW, l));
  }

  /** log2(1 + f). */
  private static double binary(double f) {
    double s = f / (-2.0 - f);
    return Math.fma(f, DoubleExp.LOG2_E, Math.fma(s * beyond(f, s), DoubleExp.LOG2_E, f * LOG2_E_LOW));
  }

  /** log10(1 + f) plus a small number. */
  private static double decimal(double small, double f) {
    double s = f / (-2.0 - f);
    return Math.fma(f, LOG10_E, Math.fma(s * beyond(f, s), LOG10_E, Math.fma(f, LOG10_E_LOW, small)));
  }

  /** The bits of x, or of x 2^54 if x is subnormal or negative, moved by TO_ONE; -0 becomes 0 in the sum. */
  static long split(double x) {
    return Double.doubleToRawLongBits(x < Double.MIN_NORMAL ? Math.fma(x, 0x1p54, 0.0) : x) + TO_ONE;
  }

  /** e in units of 2^971, as in {@link FloatLog}: -Infinity for zeros, NaN below; Infinity and NaN are their own. */
  static double markedExponent(double x, long i) {
    double biased = Double.longBitsToDouble(0xfff0000000000000L - (i >> 52));
    return Math.fma(x, 0x1p-55, biased) - (x < Double.MIN_NORMAL ? SUBNORMAL_BIAS : BIAS);
  }

  /** m - 1. */
  static double fraction(long i) {
    return Double.longBitsToDouble((i & 0x000fffffffffffffL) + SQRT_HALF) - 1.0;
  }

  /** (log(1 + f) - f) / s, s = -f / (2 + f). */
  static double beyond(double f, double s) {
    double z = s * s;
    return Math.fma(z,
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(B15, z, B13), z, B11), z, B9), z, B7), z, B5), z, B3), f);
  }

  /** -Infinity for zeros, NaN for negative numbers and NaN: -Infinity with all bits but the sign as its fraction. */
  static double special(double x) {
    long bits = Double.doubleToRawLongBits(x);
    return Double.longBitsToDouble(bits | bits << 1 >>> 13 | 0xfff0000000000000L);
  }
}
