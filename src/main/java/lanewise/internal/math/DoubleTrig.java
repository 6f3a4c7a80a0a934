package lanewise.internal.math;

/**
 * Sine, cosine and tangent.
 *
 * <p>
 * The argument is reduced to x = n pi/2 + r, |r| at most pi/4, after Cody and Waite (Software Manual for the Elementary Functions, 1980) with pi/2 = HALF_PI_1 +
 * HALF_PI_2 + HALF_PI_3. HALF_PI_1 is below pi/2, so that zeros keep their sign; x - n HALF_PI_1 is exact, because it is a
 * multiple of 2^-52 (or of the last place of x, |x| below 1) and less than 1. r is kept as a difference of two doubles, of
 * which the second is at most about half a unit in the last place of the first. Arguments beyond 2^30 are reduced by
 * {@link TrigReduction}, to the same two doubles.
 */
public final class DoubleTrig {

  private static final double LIMIT = 0x1p30;

  /** Added to a number below 2^51 it leaves the nearest integer in the last bits. */
  private static final double MAGIC = 0x1.8p52;
  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
  private static final double HALF_PI_1 = 0x1.921fb54442d18p0;
  private static final double HALF_PI_2 = 0x1.1a62633145c06p-54;
  private static final double HALF_PI_3 = 0x1.c1cd129024e09p-107;

  private static final double S3 = 0x1.5555555555548p-3;
  private static final double S5 = -0x1.111111110f73p-7;
  private static final double S7 = 0x1.a01a019be923fp-13;
  private static final double S9 = -0x1.71de35552f831p-19;
  private static final double S11 = 0x1.ae5e4b8866e2p-26;
  private static final double S13 = -0x1.5d8b5728335cbp-33;

  private static final double C4 = 0x1.555555555554bp-5;
  private static final double C6 = -0x1.6c16c16c1500fp-10;
  private static final double C8 = 0x1.a01a019c8e255p-16;
  private static final double C10 = -0x1.27e4f7f09e1fap-22;
  private static final double C12 = 0x1.1ee9db09ee45p-29;
  private static final double C14 = -0x1.8fa610c8d9de2p-37;

  private static final double T3 = 0x1.55555555554f1p-2;
  private static final double T5 = 0x1.11111111183c2p-3;
  private static final double T7 = 0x1.ba1ba1b460f8dp-5;
  private static final double T9 = 0x1.664f49aa51e21p-6;
  private static final double T11 = 0x1.226e12263c8d5p-7;
  private static final double T13 = 0x1.d6d93af750513p-9;
  private static final double T15 = 0x1.7d5b0589741a6p-10;
  private static final double T17 = 0x1.37fd610f786b2p-11;
  private static final double T19 = 0x1.d24f8f2fb7aap-13;
  private static final double T21 = 0x1.1e6d2ca1956bp-13;
  private static final double T23 = -0x1.bbf56a61f39e2p-16;
  private static final double T25 = 0x1.777c3317ba13ap-14;
  private static final double T27 = -0x1.78c5cab886a65p-15;
  private static final double T29 = 0x1.5e2ec7a7d370fp-16;

  private DoubleTrig() {}

  /**
   * Sine. Quadrants of even number use r - r^3 P(r^2), of odd number 1 - r^2/2 + r^4 Q(r^2).
   *
   * <p>
   * At most 0.97 ULP (measured on random arguments), never beyond 1; sin(-0) = -0; NaN for infinities and NaN.
   */
  public static double sin(double x) {
    if (Math.abs(x) > LIMIT) {
      return sinOfLarge(x);
    }
    double shifted = Math.fma(x, TWO_OVER_PI, MAGIC);
    double n = shifted - MAGIC;
    double nearest = Math.fma(n, -HALF_PI_1, x);
    double high = nearest - n * HALF_PI_2;
    return sinOfQuadrants(high, reducedLow(nearest, high, n), Double.doubleToRawLongBits(shifted));
  }

  /**
   * Cosine: the sine one quadrant on, which the last bit of the shifted quotient holds already.
   *
   * <p>
   * At most 0.98 ULP (measured on random arguments), never beyond 1; NaN for infinities and NaN.
   */
  public static double cos(double x) {
    if (Math.abs(x) > LIMIT) {
      return cosOfLarge(x);
    }
    double shifted = Math.fma(x, TWO_OVER_PI, MAGIC + 1d);
    double n = shifted - (MAGIC + 1d);
    double nearest = Math.fma(n, -HALF_PI_1, x);
    double high = nearest - n * HALF_PI_2;
    return sinOfQuadrants(high, reducedLow(nearest, high, n), Double.doubleToRawLongBits(shifted));
  }

  /**
   * Tangent: t = r + r^3 P(r^2) in quadrants of even number, -1/t in those of odd number.
   *
   * <p>
   * At most 1.4 ULP; tan(-0) = -0; NaN for infinities and NaN.
   */
  public static double tan(double x) {
    if (Math.abs(x) > LIMIT) {
      return tanOfLarge(x);
    }
    double shifted = Math.fma(x, TWO_OVER_PI, MAGIC);
    double n = shifted - MAGIC;
    double nearest = Math.fma(n, -HALF_PI_1, x);
    double high = nearest - n * HALF_PI_2;
    return tanOfQuadrants(high, reducedLow(nearest, high, n), Double.doubleToRawLongBits(shifted));
  }

  /** What is to be subtracted from high to give x - n pi/2. */
  private static double reducedLow(double nearest, double high, double n) {
    return Math.fma(n, HALF_PI_3, Math.fma(n, HALF_PI_2, high - nearest));
  }

  /**
   * Sine of high - low + quadrants pi/2. The last bit of quadrants becomes an exponent bit, which makes the double non-zero,
   * and the one before it its sign. In the cosine, rounded is half the error of square, and the low part times the sine.
   */
  private static double sinOfQuadrants(double high, double low, long quadrants) {
    double square = high * high;
    double sinPolynomial = Math
        .fma(Math.fma(Math.fma(Math.fma(Math.fma(S13, square, S11), square, S9), square, S7), square, S5), square, S3);
    double sin = high - Math.fma(square, high * sinPolynomial, low);
    double cosPolynomial =
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(C14, square, C12), square, C10), square, C8), square, C6),
            square, C4), square, -0.5);
    double rounded = Math.fma(high, low, 0.5 * Math.fma(-high, high, square));
    double cos = Math.fma(square, cosPolynomial, rounded) + 1d;
    long last = quadrants << 62;
    double value = Double.longBitsToDouble(last) == 0d ? sin : cos;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ last & 0x8000000000000000L);
  }

  /**
   * Tangent of high - low + quadrants pi/2. The low part counts times the derivative 1 + tan^2 (about 1 + 1.6 r^2); the
   * quotient -1/tan gets what tan lost in rounding, times its derivative cot^2.
   */
  private static double tanOfQuadrants(double high, double low, long quadrants) {
    double square = high * high;
    double product = high * Math.fma(square, tanTail(square), T3);
    double correction = Math.fma(square, product, low * Math.fma(square, -1.6, -1d));
    double tan = high + correction;
    double tanLow = correction - (tan - high);
    double cot = -1d / tan;
    double corrected = Math.fma(cot, cot * tanLow, cot);
    return Double.longBitsToDouble(quadrants << 62) == 0d ? tan : corrected;
  }

  /** The coefficients from T5 on. */
  private static double tanTail(double square) {
    double fourth = square * square;
    double eighth = fourth * fourth;
    double end = Math.fma(T29, eighth, DoublePolynomial.cubic(T21, T23, T25, T27, square, fourth));
    return Math.fma(Math.fma(end, eighth, DoublePolynomial.cubic(T13, T15, T17, T19, square, fourth)), eighth,
        DoublePolynomial.cubic(T5, T7, T9, T11, square, fourth));
  }

  private static double sinOfLarge(double x) {
    return infinite(x)
        ? Double.NaN
        : sinOfQuadrants(TrigReduction.high(x), TrigReduction.low(x), TrigReduction.quadrants(x));
  }

  private static double cosOfLarge(double x) {
    return infinite(x)
        ? Double.NaN
        : sinOfQuadrants(TrigReduction.high(x), TrigReduction.low(x), TrigReduction.quadrants(x) + 1);
  }

  private static double tanOfLarge(double x) {
    return infinite(x)
        ? Double.NaN
        : tanOfQuadrants(TrigReduction.high(x), TrigReduction.low(x), TrigReduction.quadrants(x));
  }

  private static boolean infinite(double x) {
    return Math.abs(x) == Double.POSITIVE_INFINITY;
  }
}
