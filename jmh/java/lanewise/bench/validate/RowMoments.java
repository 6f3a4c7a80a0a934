package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** Mean, variance and mean square of a row, and what is normalized with them. */
final class RowMoments {
  private static final double SLACK = 1.01;

  private final ElementType type;
  private final double u;
  private final double eta;
  private final double epsilon;
  private final Expected mean;
  private final Expected variance;
  private final Expected square;

  RowMoments(ElementType type, double[] row, double epsilon, Claim claim) {
    this.type = type;
    this.epsilon = epsilon;
    u = type.unitRoundoff();
    eta = Limits.eta(type);
    ReductionTruth truth = new ReductionTruth(type, row, claim);
    mean = truth.mean();
    variance = truth.variance();
    square = square(row, claim);
  }

  /** The mean of the squares, which are added by fma. */
  private Expected square(double[] row, Claim claim) {
    ExactSum sum = new ExactSum();
    for (double each : row) {
      sum.add(each, each);
    }
    if (sum.isNaN()) {
      return Expected.exactly(Double.NaN);
    }
    if (Limits.overflows(type, 4 * sum.magnitude())) {
      return Expected.anything();
    }
    TwoDoubles value = sum.sum().over(TwoDoubles.of(row.length));
    double roundings = claim.sum(type, row.length) + (claim.lanes() ? 1 : 2);
    return value.isFinite()
        ? Expected.within(value, SLACK * roundings * u * value.high() + 2 * eta)
        : Expected.exactly(value.high());
  }

  private static boolean isKnown(Expected moment) {
    return Double.isFinite(moment.value()) && moment.bound() < Double.POSITIVE_INFINITY;
  }

  /** 1 / sqrt(moment + epsilon): a sum, a root and a quotient. */
  private TwoDoubles reciprocal(Expected moment) {
    return TwoDoubles.of(1).over(new TwoDoubles(moment.value(), moment.low()).plus(epsilon).root());
  }

  private double relativeError(Expected moment) {
    double sum = moment.value() + epsilon;
    return (moment.bound() / sum + u) / 2 + 2 * u;
  }

  /** {@code (x - mean) * (1 / sqrt(variance + epsilon))}. */
  Expected normalized(double x) {
    if (!isKnown(mean)) {
      return mean.bound() == 0 ? Expected.exactly(Double.NaN) : mean;
    }
    if (!isKnown(variance)) {
      return variance;
    }
    TwoDoubles r = reciprocal(variance);
    TwoDoubles distance = TwoDoubles.of(x).minus(new TwoDoubles(mean.value(), mean.low()));
    TwoDoubles value = distance.times(r);
    double off = mean.bound() * r.high() + (relativeError(variance) + 2 * u) * Math.abs(value.high());
    return Expected.within(value, SLACK * off + 2 * eta);
  }

  /** {@code (x * (1 / sqrt(square + epsilon))) * gamma}. */
  Expected scaled(double x, double gamma) {
    if (!isKnown(square)) {
      // x times 1 / infinity, or NaN.
      return square.bound() > 0 ? square : Expected.exactly(x * (1 / Math.sqrt(square.value())) * gamma);
    }
    TwoDoubles value = reciprocal(square).times(x).times(gamma);
    return Expected.within(
        value, SLACK * (relativeError(square) + 2 * u) * Math.abs(value.high()) + 2 * eta);
  }
}
