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

  private static final double LOG1 = -0x1.715257369ec9ap1;
  private static final double LOG3 = -0x1.f55780a12ed69p-1;

  private static final double REST1 = -0x1.0f8e0cb320bbep-14;
  private static final double REST3 = 0x1.1cdc5bb1d2d9dp-6;
  private static final double REST5 = -0x1.2776c50efa0abp-1;
  private static final double REST7 = -0x1.a61762a6e8619p-2;
  private static final double REST9 = -0x1.484b145a58d56p-2;
  private static final double REST11 = -0x1.0c9a542aa3234p-2;
  private static final double REST13 = -0x1.c6a4639effc5bp-3;
  private static final double REST15 = -0x1.874c6031b6d41p-3;
  private static final double REST17 = -0x1.893aa1b07683ep-3;

  private static final double SLOPE0 = -0x1.7149c31157b07p1;
  private static final double SLOPE1 = -0x1.7c8ed9c70b103p1;

  private static final double EXP1 = 0x1.62e42fefa39efp-1;
  private static final double EXP2 = 0x1.ebfbdff82c5a7p-3;
  private static final double EXP3 = 0x1.c6b08d704a087p-5;
  private static final double EXP4 = 0x1.3b2ab6fb9f17fp-7;
  private static final double EXP5 = 0x1.5d87fe78c230fp-10;
  private static final double EXP6 = 0x1.4309131306a61p-13;
  private static final double EXP7 = 0x1.ffcbfbc2c964dp-17;
  private static final double EXP8 = 0x1.62bfbb53a1965p-20;
  private static final double EXP9 = 0x1.b52655850f286p-24;
  private static final double EXP10 = 0x1.e632ad3100e5fp-28;
  private static final double EXP11 = 0x1.e7e08de043246p-32;

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
    if (DoubleLog.isPositiveNormal(magnitude)) {
      return withSign(cubeRoot(magnitude), x);
    } else {
      double z = magnitude < Double.MIN_NORMAL ? magnitude * 0x1p54 : magnitude;
      double root = cubeRoot(z);
      double scaled = magnitude < Double.MIN_NORMAL ? root * 0x1p-18 : root;
      return withSign(magnitude < Double.POSITIVE_INFINITY ? scaled : magnitude, x);
    }
  }

  /** z^(1/3) of a positive normal number. */
  private static double cubeRoot(double z) {
    double estimate = inverseCubeRoot(z);
    double error = Math.fma(z * estimate, estimate * estimate, -1d);
    double inverse = estimate * Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(CUBE6, error, CUBE5), error, CUBE4), error, CUBE3), error, CUBE2),
            error, CUBE1),
        error, CUBE0);
    double square = inverse * inverse;
    double root = z * square;
    double remainder = Math.fma(-root, root * root, z);
    return Math.fma(remainder, THIRD * square, root);
  }

  /**
   * 1/sqrt(x), without division and square root: the estimate r from the bit pattern of x (3.5 %, or 7 % in x r^2 - 1 = e) is
   * improved by a polynomial for (1 + e)^(-1/2), and corrected once more by 1 - x r^2.
   *
   * <p>
   * At most 1.01 ULP (measured on random arguments); infinite for zeros, with their sign; 0 for +Infinity; NaN for negative numbers and NaN.
   */
  public static double rsqrt(double x) {
    if (DoubleLog.isPositiveNormal(x)) {
      return reciprocalRoot(x);
    } else {
      double y = reciprocalRoot(x < Double.MIN_NORMAL ? x * 0x1p54 : x);
      double scaled = x < Double.MIN_NORMAL ? y * 0x1p27 : y;
      double infinity = Double.longBitsToDouble(Double.doubleToRawLongBits(x) | 0x7ff0000000000000L);
      double edge = x == 0d ? infinity : x == Double.POSITIVE_INFINITY ? 0d : Double.NaN;
      return x > 0d && x < Double.POSITIVE_INFINITY ? scaled : edge;
    }
  }

  /** z^(-1/2) of a positive normal number. */
  private static double reciprocalRoot(double z) {
    double estimate = Double.longBitsToDouble(0x5fe6e90000000000L - (Double.doubleToRawLongBits(z) >>> 1));
    double error = Math.fma(z * estimate, estimate, -1d);
    double inverse = estimate * Math.fma(
        Math.fma(Math.fma(Math.fma(Math.fma(SQUARE5, error, SQUARE4), error, SQUARE3), error, SQUARE2), error, SQUARE1),
        error, SQUARE0);
    double root = z * inverse;
    double remainder = Math.fma(-root, inverse, 1d);
    return Math.fma(0.5d * inverse, remainder, inverse);
  }

  /**
   * sqrt(x^2 + y^2) = z, as in {@link #rsqrt} without division and square root; the root r that the polynomial gives is
   * corrected by (y^2 + (x^2 - r^2))/(2 z), in which the rounding of z^2 has no part. Where z^2 is below 2^-901, but for
   * zeros, or not below 2^1023: {@link StrictMath#hypot}.
   *
   * <p>
   * At most 0.90 ULP (measured on random arguments); +Infinity if an argument is infinite, otherwise NaN if one is NaN.
   */
  public static double hypot(double x, double y) {
    double first = x * x;
    double square = Math.fma(y, y, first);
    double guard = moreThanTwice(square);
    if (guard > 0x1p-900) {
      return root(y, first, square, twice(square));
    } else {
      // In a vector, elements that may go the first way go this one beside others.
      double either = Double.longBitsToDouble(Double.doubleToRawLongBits(x) | Double.doubleToRawLongBits(y));
      if (!(guard > 0x1p-900 || either == 0d)) {
        return StrictMath.hypot(x, y);
      }
      return either == 0d ? 0d : root(y, first, square, twice(square));
    }
  }

  /** sqrt(first + y^2), where square is that sum, rounded. As the correction wants half the inverse, estimate and error are half. */
  private static double root(double y, double first, double square, double twice) {
    double estimate = Double.longBitsToDouble(0x5fd6e90000000000L - (Double.doubleToRawLongBits(square) >>> 1));
    double rough = twice * estimate;
    double error = Math.fma(rough, estimate, -0.5d);
    double squareOfError = error * error;
    double start = Math.fma(2d * SQUARE1, error, SQUARE0);
    double end = Math.fma(Math.fma(32d * SQUARE5, error, 16d * SQUARE4), squareOfError,
        Math.fma(8d * SQUARE3, error, 4d * SQUARE2));
    double polynomial = Math.fma(end, squareOfError, start);
    double root = rough * polynomial;
    double remainder = Math.fma(y, y, Math.fma(-root, root, first));
    return Math.fma(remainder, estimate * polynomial, root);
  }

  /**
   * x^y = 2^(y log2 |x|), and the sign.
   *
   * <p>
   * |x| = 2^e m, m from sqrt(1/2) to sqrt(2), q = (1 - m)/(1 + m), log2 m = q (LOG1 + LOG3 q^2 + R(q^2)). q is a double
   * without its last bit, so that m - 1 + q is exact; what it lacks, the remainder of the division by 1 + m, enters with the
   * slope of log2 m. LOG1 + LOG3 q^2 and its sum with e are kept with their rounding errors; R is 2^-15 of the whole at most:
   * so the relative error of the logarithm stays below 2^-63, and the integer next to y log2 |x| can be taken without R, which
   * makes the fraction 0.523 at most. Zeros, infinities, NaN, negative x and what overflows or vanishes are choices, as
   * {@link StrictMath#pow} has them; subnormal x is left to it.
   *
   * <p>
   * At most 1.4 ULP (measured on random arguments).
   */
  public static double pow(double x, double y) {
    double magnitude = Math.abs(x);
    long shifted = Double.doubleToRawLongBits(magnitude) + DoubleLog.TO_ONE;
    double exponent = DoubleLog.exponent(shifted);
    double significand = Double.longBitsToDouble((shifted & 0x000fffffffffffffL) + DoubleLog.SQRT_HALF);
    double numerator = significand - 1d;
    double quotient =
        Double.longBitsToDouble(Double.doubleToRawLongBits(numerator / (-1d - significand)) & -2L);
    double square = quotient * quotient;
    double factor = Math.fma(square, LOG3, LOG1);
    double sum = Math.fma(quotient, factor, exponent);
    double sumLow = Math.fma(quotient, factorLow(quotient, square, factor),
        Math.fma(quotientLow(quotient, significand, numerator), Math.fma(square, SLOPE1, SLOPE0),
            Math.fma(quotient, factor, exponent - sum)));
    double shiftedProduct = Math.fma(y, sum, DoubleExp.ROUND_TWICE);
    double n = DoubleExp.ROUND_TWICE - shiftedProduct;
    double fraction = Math.fma(y, sumLow, Math.fma(y, sum, n));
    double significandOfPower = exp2(fraction);
    long bits = Double.doubleToRawLongBits(shiftedProduct);
    if (twice(x) >= 0x1p-1021 && Math.abs(n) <= 1020d) {
      return significandOfPower * DoubleExp.power(bits);
    } else {
      if (magnitude < Double.MIN_NORMAL && magnitude > 0d) {
        return StrictMath.pow(x, y);
      }
      double power = DoubleExp.scaled(significandOfPower, bits);
      double log = magnitude < Double.POSITIVE_INFINITY ? sum : magnitude;
      double down = (magnitude == 0d ? Double.NEGATIVE_INFINITY : log) * -y;
      double finite = down < -1025d ? Double.POSITIVE_INFINITY : down == down ? power : down;
      double value = down > 1076d ? 0d : finite;
      double distance = Math.abs(fromEven(y));
      double signed = withSign(value, distance == 1d ? x : 1d);
      // Negative and not infinite: then x - x is 0; and y is no integer.
      double real = x < x - x && distance * distance < distance ? Double.NaN : signed;
      return y == 0d ? 1d : real;
    }
  }

  /** 2 x for x from 2^-1022 to below 2^1023, then infinite or NaN; negative or less than 2^-1021 where x is not in between. */
  private static double twice(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + 0x0010000000000000L);
  }

  /** The number that follows {@link #twice}: NaN also where that is infinite. */
  private static double moreThanTwice(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + 0x0010000000000001L);
  }

  /** What quotient lacks; the divisor's inverse is (1 + q)/2. */
  private static double quotientLow(double quotient, double significand, double numerator) {
    double remainder = Math.fma(quotient, significand, numerator + quotient);
    return remainder * Math.fma(quotient, -0.5d, -0.5d);
  }

  /** (log2 m)/q less factor, its two large terms, rounded. */
  private static double factorLow(double quotient, double square, double factor) {
    double squareLow = Math.fma(quotient, quotient, -square);
    double rounded = Math.fma(squareLow, LOG3, Math.fma(square, LOG3, LOG1 - factor));
    double fourth = square * square;
    double end = Math.fma(fourth, REST17, Math.fma(square, REST15, REST13));
    double tail =
        Math.fma(fourth * fourth, end, DoublePolynomial.cubic(REST5, REST7, REST9, REST11, square, fourth));
    return Math.fma(fourth, tail, Math.fma(square, REST3, REST1)) + rounded;
  }

  /** 2^x, |x| at most 0.523. */
  private static double exp2(double x) {
    double square = x * x;
    double fourth = square * square;
    double start = DoublePolynomial.cubic(EXP3, EXP4, EXP5, EXP6, x, square);
    double end = Math.fma(fourth, EXP11, DoublePolynomial.cubic(EXP7, EXP8, EXP9, EXP10, x, square));
    return Math.fma(x, Math.fma(x, Math.fma(x, Math.fma(fourth, end, start), EXP2), EXP1), 1d);
  }

  /** y less the nearest even integer; 0 or at least 2 where all numbers are even, NaN for infinities. */
  private static double fromEven(double y) {
    double magnitude = Math.abs(y);
    double nearest = Math.fma(magnitude, 0.5d, 0x1p52) - 0x1p52;
    return Math.fma(nearest, -2d, magnitude);
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
