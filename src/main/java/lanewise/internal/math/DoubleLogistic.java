package lanewise.internal.math;

/** The logistic function 1 / (1 + e^-x), and what is made of it. */
final class DoubleLogistic {
  /** Rounds to an integer; the low bits hold it plus 511: shifted by 52 they are 2^(n - 512). */
  private static final double ROUND = 0x1.8p52 + 511.0;
  private static final double SCALE = 0x1p-512;

  // -2 times the coefficients of atanh
  private static final double B3 = -0x1.5555555555535p-1;
  private static final double B5 = -0x1.99999999a074fp-2;
  private static final double B7 = -0x1.249249208c64ap-2;
  private static final double B9 = -0x1.c71c741c6e216p-3;
  private static final double B11 = -0x1.745cb400b796p-3;
  private static final double B13 = -0x1.3b1ddb676074ep-3;
  private static final double B15 = -0x1.1067c56d4d4dep-3;
  private static final double B17 = -0x1.efd84b6bb4995p-4;
  private static final double B19 = -0x1.55b0f1a70fe7dp-4;
  private static final double B21 = -0x1.5c79232cdc7cp-3;

  private DoubleLogistic() {}

  /**
   * 1 / (1 + e^-x): the denominator and the quotient carry their rounding errors along. All is done at a scale of 2^512, so
   * that neither the denominator overflows nor the quotient is subnormal before the last multiplication. The error is below
   * 1 ULP.
   */
  static double sigmoid(double x) {
    double d = denominator(x, 0.0);
    double z = 1.0 / d;
    double y = Math.fma(correction(x, 0.0, d, z), z, z) * SCALE;
    double large = x > 40.0 ? 1.0 : y;
    return x < -746.0 ? 0.0 : large;
  }

  /** x sigmoid(x), with the unrounded sigmoid and an error below 1.3 ULP; -0 at -Infinity. */
  static double silu(double x) {
    double y = weighted(x, x, 0.0);
    double large = x > 40.0 ? x : y;
    return x < -753.0 ? -0.0 : large;
  }

  /** sigmoid(x) (1 + x sigmoid(-x)). */
  static double siluDerivative(double x) {
    double d = denominator(x, 0.0);
    double z = 1.0 / d;
    double y = Math.fma(correction(x, 0.0, d, z), z, z);
    double slope = Math.fma(x, complement(x, 0.0, z), 1.0);
    double large = x > 40.0 ? 1.0 : y * slope * SCALE;
    return x < -753.0 ? -0.0 : large;
  }

  /**
   * log(1 + e^x) = max(x, 0) + log1p(e), e = e^-|x|; log1p(e) = e - s (e - s^2 p(s^2)), s = e / (2 + e), as in
   * {@link DoubleLog} but for p, which has 10 coefficients for s up to 1/3. The error is below 2 ULP.
   */
  static double softplus(double x) {
    double a = Math.abs(x);
    double t = Math.fma(a, -DoubleExp.LOG2_E, DoubleExp.ROUND_TWICE);
    double n = t - DoubleExp.ROUND_TWICE;
    double r = Math.fma(n, -DoubleExp.LN2_LOW, Math.fma(n, -DoubleExp.LN2_HIGH, -a));
    double p = Math.fma(r * r, DoubleExp.tail(r), r);
    double v = 1.0 + p;
    long i = Double.doubleToRawLongBits(t);
    double first = DoubleExp.firstPower(i);
    double second = DoubleExp.secondPower(i);
    double power = first * second;
    double e = v * power;
    double k = -1.0 / (2.0 + e);
    double s = k * e;
    double z = s * s;
    // log1p(e) = 2^n (1 + w); for positive x the sum of x and 2^n is kept in two numbers.
    double w = Math.fma(k * v, Math.fma(z,
        Math.fma(Math.fma(Math.fma(Math
            .fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(B21, z, B19), z, B17), z, B15), z, B13), z, B11), z, B9),
            z, B7), z, B5), z, B3),
        e), p);
    double relu = x > 0.0 ? x : 0.0;
    double high = relu + power;
    double low = power - high + relu;
    double y = x > 0.0 ? high + Math.fma(power, w, low) : (1.0 + w) * first * second;
    return a > 747.0 ? relu : y;
  }

  /** x sigmoid(v), v = high + low, for v of -1000 to 50. */
  static double weighted(double x, double high, double low) {
    double d = denominator(high, low);
    double z = 1.0 / d;
    return Math.fma(x, z, x * (z * correction(high, low, d, z))) * SCALE;
  }

  /** (1 + e^-(high + low)) 2^-512, rounded. */
  static double denominator(double high, double low) {
    double s = power(high);
    return Math.fma(s, expm1(high, low), s + SCALE);
  }

  /** The reciprocal of the denominator is z + z c, where d is the rounded one and z is 1 / d, rounded; this is c. */
  static double correction(double high, double low, double d, double z) {
    double s = power(high);
    double lost = Math.fma(s, expm1(high, low), s - d + SCALE);
    return Math.fma(-lost, z, Math.fma(-d, z, 1.0));
  }

  /** sigmoid(-(high + low)), where z is the reciprocal of the denominator. */
  static double complement(double high, double low, double z) {
    double s = power(high);
    return Math.fma(s, expm1(high, low), s) * z;
  }

  /** 2^(n - 512). */
  private static double power(double high) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(rounded(high)) << 52);
  }

  private static double rounded(double high) {
    return Math.fma(high, -DoubleExp.LOG2_E, ROUND);
  }

  /** e^-(high + low) / 2^n - 1. */
  private static double expm1(double high, double low) {
    double n = rounded(high) - ROUND;
    double r = Math.fma(n, -DoubleExp.LN2_LOW, Math.fma(n, -DoubleExp.LN2_HIGH, -high) - low);
    return Math.fma(r * r, DoubleExp.tail(r), r);
  }
}
