package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** What is expected of functions of numbers. */
final class Elementwise {

  private Elementwise() {}

  /**
   * A function with an error in ULP.
   *
   * @param value the reference in double
   * @param ulps the bound
   * @param reference the error of the reference, in ULP of double
   */
  static Expected ulps(ElementType type, double value, double ulps, double reference) {
    if (!Double.isFinite(value)) {
      return Expected.exactly(value);
    }
    double bound = ulps * Limits.ulp(type, type.round(value)) + reference * Math.ulp(value);
    return new Expected(value, 0, bound, true);
  }

  /** A function with an error in ULP, of which more digits are known than a double has, unless it is tiny. */
  static Expected ulps(ElementType type, TwoDoubles value, double ulps) {
    if (!value.isFinite()) {
      return Expected.exactly(value.high());
    }
    double bound = ulps * Limits.ulp(type, type.round(value.high()));
    double lost = Math.abs(value.high()) < 0x1p-960 ? Double.MIN_VALUE : 0;
    return new Expected(value.high(), value.low(), bound + lost, true);
  }

  /**
   * A derivative times what flows back, dy, multiplied last.
   *
   * @param derivative its value
   * @param error how far it may be off, in units of the roundoff and of size
   * @param size the sum of the magnitudes of its terms, or of these times their roundings
   */
  static Expected gradient(ElementType type, double dy, TwoDoubles derivative, double error, double size) {
    double d = derivative.value();
    double u = type.unitRoundoff();
    double eta = Limits.eta(type);
    double off = 1.01 * error * u * size + 4 * eta;
    if (Double.isNaN(dy) || !derivative.isFinite()) {
      return Expected.exactly(dy * d);
    }
    if (Limits.overflows(type, size)) {
      return Expected.anything();
    }
    if (Double.isInfinite(dy)) {
      // Whether the derivative is rounded to 0, or to which side of it, makes all the difference.
      return d == 0 || Math.abs(d) <= off || Math.abs(d) < Limits.normal(type)
          ? Expected.anything()
          : Expected.exactly(dy * d);
    }
    TwoDoubles value = derivative.times(dy);
    return Expected.within(value, (Math.abs(dy) * off + u * Math.abs(value.high())) * (1 + 2 * u) + eta);
  }

  /** A product that is rounded last, of factors that need not be exact; an infinite one decides by its sign. */
  static Expected product(ElementType type, double factor, TwoDoubles value, double error) {
    return gradient(type, factor, value, error, Math.abs(value.high()));
  }
}
