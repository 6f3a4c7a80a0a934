package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** The truth about Euclidean norms. */
final class Norms {

  private Norms() {}

  /**
   * The norm of some numbers: the root halves the relative error of the sum of squares and is rounded itself; a subnormal
   * norm is rounded once more.
   *
   * @param roundings the most that a square goes through
   */
  static Expected euclidean(ElementType type, double[] x, long roundings) {
    double max = 0;
    for (double each : x) {
      max = Math.max(max, Math.abs(each));
    }
    if (max == 0 || !Double.isFinite(max)) {
      return Expected.exactly(max);
    }
    int exponent = Math.getExponent(max);
    ExactSum squares = new ExactSum();
    for (double each : x) {
      double scaled = Math.scalb(each, -exponent);
      squares.add(scaled, scaled);
    }
    TwoDoubles norm = squares.sum().root().scaled(exponent);
    double u = type.unitRoundoff();
    double bound = (type.gamma(roundings) / 2 + u) * norm.high();
    return Expected.within(norm, norm.high() < Limits.normal(type) ? bound + Limits.eta(type) / 2 : bound);
  }
}
