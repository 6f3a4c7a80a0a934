package lanewise.internal;

/** How a sum of squares is kept in the range of the type. */
public final class FloatScaling {

  /** A smaller sum of squares may have lost terms to the exponent range. */
  private static final float SMALL =
      Math.scalb(1f, (Float.MIN_EXPONENT + 2 * Float.PRECISION) / 2 * 2);

  private FloatScaling() {}

  /** Whether a sum of squares lost no term to underflow and did not overflow. */
  public static boolean isInRange(float sum) {
    return sum >= SMALL && sum <= Float.MAX_VALUE;
  }

  /**
   * The exponent e such that 2^-e brings a number of magnitude {@code max} to [1, 2). Of a subnormal,
   * which has no exponent of its own, that of the smallest normal number serves.
   */
  public static int exponent(float max) {
    return Math.max(Math.getExponent(max), Float.MIN_EXPONENT);
  }
}
