package lanewise.internal.math;

/** Roots and powers. */
public final class DoublePower {

  private static final double CUBE0 = 0x1.ffffffffe59dap-1;
  private static final double CUBE1 = -0x1.5555563d3eec6p-2;
  private static final double CUBE2 = 0x1.c71c762972324p-3;
  private static final double CUBE3 = -0x1.61f45f730504dp-3;
  private static final double CUBE4 = 0x1.26f33361cd27bp-3;
  private static final double CUBE5 = -0x1.0386a68371c6cp-3;
  private static final double CUBE6 = 0x1.cee6ba4c99405p-4;

  private static final double SQUARE0 = 0x1.0000000399216p0;
  private static final double SQUARE1 = -0x1.00000016114d7p-1;
  private static final double SQUARE2 = 0x1.7fff320d375f1p-2;
  private static final double SQUARE3 = -0x1.3ffede9ee8487p-2;
  private static final double SQUARE4 = 0x1.19b4e7acfc679p-2;
  private static final double SQUARE5 = -0x1.fba89eb800299p-3;

  private static final double THIRD = 0x1.5555555555555p-2;

  private static final double LOG1 = 0x1.71547652b82fep1;
  private static final double LOG1_LOW = 0x1.777cb38dcea96p-55;
  private static final double LOG3 = 0x1.ec709dc3a03fdp-1;
  private static final double LOG3_LOW = 0x1.dbff9e101b87ap-55;
  private static final double LOG5 = 0x1.2776c50ef9bf4p-1;
  private static final double LOG7 = 0x1.a61762a7b026ap-2;
  private static final double LOG9 = 0x1.484b13d5d7a1cp-2;
  private static final double LOG11 = 0x1.0c9a85896e269p-2;
  private static final double LOG13 = 0x1.c68ec72c2b093p-3;
  private static final double LOG15 = 0x1.8a0e172fdb9b5p-3;
  private static final double LOG17 = 0x1.58af3652799ap-3;
  private static final double LOG19 = 0x1.6430f3889876bp-3;

  private static final double EXP1 = 0x1.62e42fefa39efp-1;
  private static final double EXP2 = 0x1.ebfbdff82c59dp-3;
  private static final double EXP3 = 0x1.c6b08d704a0cep-5;
  private static final double EXP4 = 0x1.3b2ab6fba0f0fp-7;
  private static final double EXP5 = 0x1.5d87fe78b4e0dp-10;
  private static final double EXP6 = 0x1.4309130ca3009p-13;
  private static final double EXP7 = 0x1.ffcbfbf45e886p-17;
  private static final double EXP8 = 0x1.62bfcc2a53e6cp-20;
  private static final double EXP9 = 0x1.b526139c07c59p-24;
  private static final double EXP10 = 0x1.e614be44df4a4p-28;
  private static final double EXP11 = 0x1.e80b1fb525fd6p-32;

  private static final double MAGIC = 0x1.8p52;
  private static final long ONE = 0x3ff0000000000000L;
  private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

  private DoublePower() {}

  /**
   * Cube root. z^(-1/3) is estimated by a third of the bit pattern of z (which is about the logarithm), and improved by a
   * polynomial in z r^3 - 1 = e, (1 + e)^(-1/3); y = z r^2 is then corrected by (z - y^3) r^2/3.
   *
   * <p>
   * At most 0.75 (measured on random arguments) ULP; zeros, infinities and NaN are their own root.
   */
  public static double cbrt(double x) {
    double magnitude = Math.abs(x);
    double z = magnitude < Double.MIN_NORMAL ? magnitude * 0x1p54 : magnitude;
    double estimate = inverseCubeRoot(z);
    double error = Math.fma(z * estimate, estimate * estimate, -1d);
    double inverse = estimate * Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(CUBE6, error, CUBE5), error, CUBE4), error, CUBE3), error, CUBE2),
            error, CUBE1),
        error, CUBE0);
    double square = inverse * inverse;
    double root = z * square;
    double remainder = Math.fma(-root, root * root, z);
    double corrected = Math.fma(remainder, THIRD * square, root);
    double scaled = magnitude < Double.MIN_NORMAL ? corrected * 0x1p-18 : corrected;
    return withSign(magnitude < Double.POSITIVE_INFINITY ? scaled : magnitude, x);
  }

  /**
   * 1/sqrt(x), without division and square root: the estimate from the bit pattern of x (7 % in x r^2 - 1 = e) is improved by
   * a polynomial for (1 + e)^(-1/2), and corrected once more by 1 - x r^2.
   *
   * <p>
   * At most 1.0 ULP (measured on random arguments); infinite for zeros, with their sign; 0 for +Infinity; NaN for negative numbers and NaN.
   */
  public static double rsqrt(double x) {
    double z = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
    double estimate = Double.longBitsToDouble(0x5fe6e90000000000L - (Double.doubleToRawLongBits(z) >>> 1));
    double error = Math.fma(z * estimate, estimate, -1d);
    double inverse = estimate * Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(SQUARE5, error, SQUARE4), error, SQUARE3), error, SQUARE2), error, SQUARE1),
        error, SQUARE0);
    double root = z * inverse;
    double remainder = Math.fma(-root, inverse, 1d);
    double corrected = Math.fma(0.5d * inverse, remainder, inverse);
    double scaled = x < Double.MIN_NORMAL ? corrected * 0x1p27 : corrected;
    double infinity = Double.longBitsToDouble(Double.doubleToRawLongBits(x) | 0x7ff0000000000000L);
    double edge = x == 0d ? infinity : x == Double.POSITIVE_INFINITY ? 0d : Double.NaN;
    return x > 0d && x < Double.POSITIVE_INFINITY ? scaled : edge;
  }

  /**
   * sqrt(x^2 + y^2), scaled by a power of two where squares would overflow or vanish.
   *
   * <p>
   * At most 1.0 ULP (measured on random arguments); +Infinity if an argument is infinite, otherwise NaN if one is NaN.
   */
  public static double hypot(double x, double y) {
    double width = Math.abs(x);
    double height = Math.abs(y);
    double longer = width > height ? width : height;
    double shorter = width > height ? height : width;
    double down = longer > 0x1p500 ? 0x1p-600 : longer < 0x1p-500 ? 0x1p700 : 1d;
    double up = longer > 0x1p500 ? 0x1p600 : longer < 0x1p-500 ? 0x1p-700 : 1d;
    double a = longer * down;
    double b = shorter * down;
    double square = Math.fma(a, a, b * b);
    double root = Math.sqrt(square);
    return width == Double.POSITIVE_INFINITY || height == Double.POSITIVE_INFINITY
        ? Double.POSITIVE_INFINITY
        : root * up;
  }

  /**
   * x^y = 2^(y log2 |x|), and the sign.
   *
   * <p>
   * |x| = 2^e m, m from sqrt(1/2) to sqrt(2), s = (m - 1)/(m + 1), log2 m = s (LOG1 + s^2 (LOG3 + s^2 P(s^2))): all in two
   * terms but for P, so that the relative error stays below 2^-63. Zeros, infinities, NaN, negative x: choices, as
   * {@link StrictMath#pow} has them.
   *
   * <p>
   * At most 0.95 ULP (measured on random arguments).
   */
  public static double pow(double x, double y) {
    double magnitude = Math.abs(x);
    double z = magnitude < Double.MIN_NORMAL ? magnitude * 0x1p54 : magnitude;
    double bias = magnitude < Double.MIN_NORMAL ? 0x1p52 + 1077d : 0x1p52 + 1023d;
    long bits = Double.doubleToRawLongBits(z);
    long shifted = bits + (ONE - ROOT_HALF);
    double exponent = Double.longBitsToDouble(shifted >>> 52 | 0x4330000000000000L) - bias;
    double significand = Double.longBitsToDouble(bits - (shifted & 0x7ff0000000000000L) + ONE);
    double quotient = quotient(significand);
    double quotientLow = quotientLow(significand, quotient);
    double log = logHigh(quotient);
    double logLow = logLow(quotient, quotientLow, log);
    double sum = exponent + log;
    double sumLow = exponent - sum + log + logLow;
    double logarithm =
        magnitude == 0d ? Double.NEGATIVE_INFINITY : magnitude < Double.POSITIVE_INFINITY ? sum : magnitude;
    double product = y * logarithm;
    double productLow = Math.fma(y, sumLow, Math.fma(y, sum, -product));
    double signed = withSign(exp2(product, productLow), oddInteger(y) != 0d ? x : 1d);
    double value = x < 0d && x > Double.NEGATIVE_INFINITY && fraction(y) != 0d ? Double.NaN : signed;
    return y == 0d ? 1d : value;
  }

  /** s = (m - 1)/(m + 1), high part. */
  private static double quotient(double significand) {
    return (significand - 1d) * (1d / (significand + 1d));
  }

  /** The rest of s, from the remainder and what m + 1 lost in rounding. */
  private static double quotientLow(double significand, double quotient) {
    double numerator = significand - 1d;
    double denominator = significand + 1d;
    double denominatorLow = numerator - (denominator - 2d);
    double remainder = Math.fma(-quotient, denominator, numerator);
    return Math.fma(-quotient, denominatorLow, remainder) * (1d / (significand + 1d));
  }

  private static double logHigh(double quotient) {
    return quotient * factorHigh(quotient);
  }

  private static double logLow(double quotient, double quotientLow, double log) {
    double high = factorHigh(quotient);
    double low = factorLow(quotient, quotientLow);
    return Math.fma(quotient, low, Math.fma(quotientLow, high, Math.fma(quotient, high, -log)));
  }

  /** log2(m)/s, high part. */
  private static double factorHigh(double quotient) {
    double square = quotient * quotient;
    return LOG1 + square * innerHigh(square);
  }

  private static double factorLow(double quotient, double quotientLow) {
    double square = quotient * quotient;
    double squareLow = Math.fma(quotient + quotient, quotientLow, Math.fma(quotient, quotient, -square));
    double inner = innerHigh(square);
    double product = square * inner;
    double low = Math.fma(square, innerLow(square), Math.fma(squareLow, inner, Math.fma(square, inner, -product)));
    return LOG1 - factorHigh(quotient) + product + (low + LOG1_LOW);
  }

  /** (log2(m)/s - LOG1)/s^2, high part. */
  private static double innerHigh(double square) {
    return LOG3 + square * tail(square);
  }

  private static double innerLow(double square) {
    return LOG3 - innerHigh(square) + square * tail(square) + LOG3_LOW;
  }

  private static double tail(double square) {
    return Math.fma(Math.fma(Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(LOG19, square, LOG17), square, LOG15), square, LOG13), square, LOG11),
        square, LOG9), square, LOG7), square, LOG5);
  }

  /** 2^(x + low), for any x; low is not used where the result overflows or vanishes. */
  private static double exp2(double x, double low) {
    double capped = x > 2000d ? 2000d : x < -2000d ? -2000d : x;
    double n = capped + MAGIC - MAGIC;
    double fraction = capped == x ? capped - n + low : 0d;
    double tail = Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(EXP11, fraction, EXP10), fraction, EXP9), fraction, EXP8), fraction, EXP7),
        fraction, EXP6);
    double polynomial = Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(tail, fraction, EXP5), fraction, EXP4), fraction, EXP3), fraction, EXP2),
        fraction, EXP1);
    double power = Math.fma(fraction, polynomial, 1d);
    double half = Math.fma(n, 0.5d, MAGIC);
    double rest = n - (half - MAGIC) + MAGIC;
    double scaled = power * powerOfTwo(half) * powerOfTwo(rest);
    return x == x ? scaled : x;
  }

  /** 2^n, n the last bits of n + MAGIC. */
  private static double powerOfTwo(double shifted) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + ONE);
  }

  /** 1 for odd integers, otherwise 0. */
  private static double oddInteger(double y) {
    return Math.abs(fromEven(y)) == 1d ? 1d : 0d;
  }

  /** 0 for integers and infinities. */
  private static double fraction(double y) {
    double difference = Math.abs(fromEven(y));
    return difference < 1d ? difference : 0d;
  }

  /** y less the nearest even integer; 0 or at least 2 where all numbers are even. */
  private static double fromEven(double y) {
    double half = 0.5d * Math.abs(y);
    double nearest = half + 0x1p52 - 0x1p52;
    return Math.fma(-2d, nearest, Math.abs(y));
  }

  /** z^(-1/3) to 4 %: a third of the bit pattern is computed in double arithmetic, without its last 12 bits. */
  private static double inverseCubeRoot(double z) {
    double bits = Double.longBitsToDouble(Double.doubleToRawLongBits(z) >>> 12 | 0x4330000000000000L);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(Math.fma(bits, -THIRD, 0x1.aa944p52)) << 12);
  }

  private static double withSign(double value, double sign) {
    return Double
        .longBitsToDouble(Double.doubleToRawLongBits(value) | Double.doubleToRawLongBits(sign) & 0x8000000000000000L);
  }
}
