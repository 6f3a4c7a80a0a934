package lanewise.internal.math;

/**
 * Reduction of an argument of any size to x = n pi/2 + r with |r| at most pi/4, after Payne and Hanek ("Radian reduction for
 * trigonometric functions", 1983): of x/pi only the bits of weight 1 and below are computed, 128 of them, from the bits of
 * 1/pi that can reach them. No double is nearer to a multiple of pi/2 than about 2^-62, so that more than 60 bits of r are
 * right.
 */
final class TrigReduction {

  /** floor(2^1280 / pi) in words of 64 bits, the highest first, after one word of zeros. */
  private static final long[] INVERSE_PI = {0, 0x517cc1b727220a94L, 0xfe13abe8fa9a6ee0L, 0x6db14acc9e21c820L,
    0xff28b1d5ef5de2b0L, 0xdb92371d2126e970L, 0x0324977504e8c90eL, 0x7f0ef58e5894d39fL, 0x74411afa975da242L,
    0x74ce38135a2fbf20L, 0x9cc8eb1cc1a99cfaL, 0x4e422fc5defc941dL, 0x8ffc4bffef02cc07L, 0xf79788c5ad05368fL,
    0xb69b3f6793e584dbL, 0xa7a31fb34f2ff516L, 0xba93dd63f5f2f8bdL, 0x9e839cfbc5294975L, 0x35fdafd88fc6ae84L,
    0x2b0198237e3db5d5L, 0xf867de104d7a1b0eL};

  private static final double PI = 0x1.921fb54442d18p1;
  private static final double PI_LOW = 0x1.1a62633145c07p-53;

  private TrigReduction() {}

  /** n mod 4 in its last two bits. */
  static int quadrants(double x) {
    int quadrants = (int) (halfTurns(x) + (1L << 61) >>> 62);
    return x < 0 ? -quadrants : quadrants;
  }

  /** The double nearest to r, but for the last bits of r. */
  static double high(double x) {
    double first = leading(x) * PI;
    return first + remainder(x, first);
  }

  /** What is to be subtracted from {@link #high} to give r. */
  static double low(double x) {
    double first = leading(x) * PI;
    return high(x) - first - remainder(x, first);
  }

  /** r - first, where first is leading(x) * PI rounded. */
  private static double remainder(double x, double first) {
    double leading = leading(x);
    return Math.fma(trailing(x), PI, Math.fma(leading, PI_LOW, Math.fma(leading, PI, -first)));
  }

  /** The first 53 bits of r/pi. */
  private static double leading(double x) {
    long magnitude = highMagnitude(x);
    int zeros = Long.numberOfLeadingZeros(magnitude);
    long significand = shifted(magnitude, lowMagnitude(x), zeros) >>> 11;
    return significand * powerOfTwo(-54 - zeros) * sign(x);
  }

  /** r/pi - leading(x). */
  private static double trailing(double x) {
    long magnitude = highMagnitude(x);
    long low = lowMagnitude(x);
    int zeros = Long.numberOfLeadingZeros(magnitude);
    long rest = (shifted(magnitude, low, zeros) & 0x7ff) << 52 | low << zeros >>> 12;
    return rest * powerOfTwo(-117 - zeros) * sign(x);
  }

  /** Highest 64 of the 128 bits of 2 |r/pi|, the first of which has the weight 1/2. */
  private static long highMagnitude(double x) {
    long fraction = halfTurns(x) << 2 | lowHalfTurns(x) >>> 62;
    return fraction < 0 ? ~fraction : fraction;
  }

  /** The next 64 bits; a negative number is complemented, which is wrong by the unit of the last place. */
  private static long lowMagnitude(double x) {
    long low = lowHalfTurns(x);
    return halfTurns(x) << 2 < 0 ? ~(low << 2) : low << 2;
  }

  private static double sign(double x) {
    return halfTurns(x) << 2 < 0 == x < 0 ? 1 : -1;
  }

  private static long shifted(long high, long low, int shift) {
    return shift == 0 ? high : high << shift | low >>> 64 - shift;
  }

  private static double powerOfTwo(int exponent) {
    return Double.longBitsToDouble((long) (exponent + Double.MAX_EXPONENT) << 52);
  }

  /** Highest 64 bits of |x|/pi mod 2, the first of which has the weight 1. */
  private static long halfTurns(double x) {
    long significand = significand(x);
    int first = firstBit(x);
    long high = bits(first);
    long middle = bits(first + 64);
    boolean carry = Long.compareUnsigned(lowHalfTurns(x), significand * middle) < 0;
    return significand * high + unsignedMultiplyHigh(significand, middle) + (carry ? 1 : 0);
  }

  /** The 64 bits that follow those of {@link #halfTurns}. */
  private static long lowHalfTurns(double x) {
    long significand = significand(x);
    int first = firstBit(x);
    return significand * bits(first + 64) + unsignedMultiplyHigh(significand, bits(first + 128));
  }

  private static long unsignedMultiplyHigh(long significand, long bits) {
    return Math.multiplyHigh(significand, bits) + (bits >> 63 & significand);
  }

  private static long significand(double x) {
    return Double.doubleToRawLongBits(x) & 0x000fffffffffffffL | 0x0010000000000000L;
  }

  /** Index in {@link #INVERSE_PI} of the bit that has the weight 1 once multiplied by the unit of the last place of x. */
  private static int firstBit(double x) {
    return Math.getExponent(x) - 52 + 63;
  }

  private static long bits(int first) {
    int word = first >> 6;
    int shift = first & 63;
    return shift == 0 ? INVERSE_PI[word] : INVERSE_PI[word] << shift | INVERSE_PI[word + 1] >>> 64 - shift;
  }
}
