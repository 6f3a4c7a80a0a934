package lanewise.bench.validate;

/**
 * What an element of a result must be.
 *
 * @param value the true value
 * @param low what the true value is more than {@code value}, as far as a double does not hold it
 * @param bound how far from it a result may be; infinite where anything goes, as where a sum may overflow
 * @param zero whether a result of 0 must have the sign of {@code value}
 */
record Expected(double value, double low, double bound, boolean zero) {

  /** Exactly this number. */
  static Expected exactly(double value) {
    return new Expected(value, 0, 0, true);
  }

  /** A number with an error. */
  static Expected within(TwoDoubles value, double bound) {
    return new Expected(value.high(), value.low(), bound, false);
  }

  /** Anything. */
  static Expected anything() {
    return new Expected(0, 0, Double.POSITIVE_INFINITY, false);
  }
}
