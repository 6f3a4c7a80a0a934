package lanewise.internal.math;

/**
 * Powers of e and of 2.
 *
 * <p>
 * The argument is split as x = n ln 2 + r, |r| &lt;= ln 2 / 2, with ln 2 as the sum of two numbers of which the first has
 * trailing zeros, so that n times it is exact (Cody and Waite, Software Manual for the Elementary Functions, 1980). n is
 * rounded by adding a number so large that its last bit has the weight 1; its other low bits are chosen such that the
 * integer below them is n plus the bias of the exponent that is made of it. Coefficients are minimax.
 */
public final class DoubleExp {
  /** log2(e) = 1.4426950408889634. */
  static final double LOG2_E = 0x1.71547652b82fep0;
  /** ln 2 = 0.69314718055994531, the first 42 bits. */
  static final double LN2_HIGH = 0x1.62e42fefa38p-1;
  /** ln 2 less LN2_HIGH. */
  static final double LN2_LOW = 0x1.ef35793c7673p-45;

  /** Rounds to an integer; the low bits hold it plus 2046, twice the bias of an exponent. */
  static final double ROUND_TWICE = 0x1.8p52 + 2046.0;
  /** Rounds to an integer; the low bits hold it plus 1022: shifted by 52 they are half of 2^n. */
  private static final double ROUND_HALF = 0x1.8p52 + 1022.0;

  private static final double E2 = 0x1.0000000000005p-1;
  private static final double E3 = 0x1.555555555554fp-3;
  private static final double E4 = 0x1.555555555227ap-5;
  private static final double E5 = 0x1.1111111114e56p-7;
  private static final double E6 = 0x1.6c16c17ec55e4p-10;
  private static final double E7 = 0x1.a01a0186af043p-13;
  private static final double E8 = 0x1.a019a7d6837fcp-16;
  private static final double E9 = 0x1.71de67a89dd42p-19;
  private static final double E10 = 0x1.28a16df45d027p-22;
  private static final double E11 = 0x1.ae96dd53f8f53p-26;

  private static final double M2 = 0x1.0p-1;
  private static final double M3 = 0x1.5555555555559p-3;
  private static final double M4 = 0x1.5555555555559p-5;
  private static final double M5 = 0x1.111111110f70bp-7;
  private static final double M6 = 0x1.6c16c16c16865p-10;
  private static final double M7 = 0x1.a01a01af9bc49p-13;
  private static final double M8 = 0x1.a01a019e294d8p-16;
  private static final double M9 = 0x1.71ddf93aa1998p-19;
  private static final double M10 = 0x1.27e4f92cb05f1p-22;
  private static final double M11 = 0x1.af5d028bd44e2p-26;
  private static final double M12 = 0x1.1f3813a8e09e9p-29;

  private static final double T1 = 0x1.62e42fefa39efp-1;
  private static final double T2 = 0x1.ebfbdff82c59cp-3;
  private static final double T3 = 0x1.c6b08d704a0d4p-5;
  private static final double T4 = 0x1.3b2ab6fba11f5p-7;
  private static final double T5 = 0x1.5d87fe78b3badp-10;
  private static final double T6 = 0x1.4309130c011fbp-13;
  private static final double T7 = 0x1.ffcbfbf8bc105p-17;
  private static final double T8 = 0x1.62bfcdde94867p-20;
  private static final double T9 = 0x1.b5260dc36b7abp-24;
  private static final double T10 = 0x1.e6119fe7eff78p-28;
  private static final double T11 = 0x1.e80ea1caa79p-32;

  private DoubleExp() {}

  /**
   * e^x: 1 + r + r^2 p(r), p of degree 9, scaled in two steps of which only the last rounds, so that subnormal results are
   * right. The error is below 0.95 ULP. exp(-Infinity) is 0, exp(Infinity) Infinity.
   */
  public static double exp(double x) {
    double t = Math.fma(x, LOG2_E, ROUND_TWICE);
    double n = t - ROUND_TWICE;
    double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    double p = Math.fma(r, Math.fma(r, tail(r), 1.0), 1.0);
    if (Math.abs(x) <= 708.0) {
      return p * power(Double.doubleToRawLongBits(t));
    } else {
      double y = scaled(p, Double.doubleToRawLongBits(t));
      double z = x > 0x1.62e42fefa39efp9 ? Double.POSITIVE_INFINITY : y;
      return x < -746.0 ? 0.0 : z;
    }
  }

  /** 2^x, for which x less the nearest integer is exact: a polynomial of degree 11 there, with an error below 0.9 ULP. */
  public static double exp2(double x) {
    double t = x + ROUND_TWICE;
    double r = x - (t - ROUND_TWICE);
    double p = Math.fma(r,
        Math.fma(Math.fma(Math.fma(Math.fma(
            Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(T11, r, T10), r, T9), r, T8), r, T7), r, T6), r, T5),
            r, T4), r, T3), r, T2), r, T1),
        1.0);
    if (Math.abs(x) <= 1022.0) {
      return p * power(Double.doubleToRawLongBits(t));
    } else {
      double y = scaled(p, Double.doubleToRawLongBits(t));
      double z = x >= 1024.0 ? Double.POSITIVE_INFINITY : y;
      return x < -1076.0 ? 0.0 : z;
    }
  }

  /**
   * e^x - 1 = (2^n - 1) + 2^n r + 2^n r^2 p(r): the sum of the first two terms and its rounding error are kept apart. All is
   * done at half its size, so that 2^n does not overflow before the result does. Where n is 1, the terms cancel to a quarter
   * of their size: so p has one coefficient more than in exp, and what r lost in rounding counts (1 + r) times. The error is
   * below 0.95 ULP. expm1(-0) is -0, expm1(-Infinity) -1, expm1(Infinity) Infinity.
   */
  public static double expm1(double x) {
    double t = Math.fma(x, LOG2_E, ROUND_HALF);
    double n = t - ROUND_HALF;
    double rough = Math.fma(n, -LN2_HIGH, x);
    double r = Math.fma(n, -LN2_LOW, rough);
    double lost = Math.fma(n, -LN2_LOW, rough - r);
    double v = Math.fma(r * r, longTail(r), Math.fma(lost, r, lost));
    double s = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
    double c = s - 0.5;
    double h = Math.fma(s, r, c);
    double half = h + Math.fma(s, v, Math.fma(s, r, c - h + (s - c - 0.5)));
    double y = Math.abs(x) < 0x1p-54 ? x : half + half;
    double z = x > 0x1.62e42fefa39efp9 ? Double.POSITIVE_INFINITY : y;
    return x < -40.0 ? -1.0 : z;
  }

  /** (e^r - 1 - r) / r^2, |r| &lt;= ln 2 / 2. */
  static double tail(double r) {
    return Math.fma(Math.fma(Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(E11, r, E10), r, E9), r, E8), r, E7), r, E6), r, E5), r,
        E4), r, E3), r, E2);
  }

  /** The same with one coefficient more: its error is that of the roundings. */
  private static double longTail(double r) {
    return Math.fma(Math.fma(Math.fma(Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(M12, r, M11), r, M10), r, M9), r, M8), r, M7), r, M6), r,
        M5), r, M4), r, M3), r, M2);
  }

  /** 2^n, a normal number, where the low bits of i hold n + 2046: p times it has the bits of {@link #scaled}. */
  static double power(long i) {
    return Double.longBitsToDouble((i << 52) - 0x3ff0000000000000L);
  }

  /** p * 2^n, where the low bits of i hold n + 2046. */
  static double scaled(double p, long i) {
    return p * firstPower(i) * secondPower(i);
  }

  /** 2^m, where the low bits of i hold n + 2046 and m is half of n, rounded down. */
  static double firstPower(long i) {
    return Double.longBitsToDouble(i >>> 1 << 52);
  }

  /** 2^n / firstPower. */
  static double secondPower(long i) {
    return Double.longBitsToDouble((i << 52) - (i >>> 1 << 52));
  }
}
