package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.vmath.FloatReduction;

/** The truth about reductions of a run of numbers, with the bounds of docs/numerics.md. */
final class ReductionTruth {
  /** For terms of second order and the rounding of a bound. */
  private static final double SLACK = 1.01;

  private final ElementType type;
  private final double[] x;
  private final Claim claim;
  private final double u;
  private final double eta;
  /** The most roundings that a term of a sum goes through. */
  private final long depth;

  ReductionTruth(ElementType type, double[] x, Claim claim) {
    this.type = type;
    this.x = x;
    this.claim = claim;
    u = type.unitRoundoff();
    eta = Limits.eta(type);
    depth = claim.sum(type, x.length);
  }

  Expected of(FloatReduction reduction) {
    return switch (reduction) {
      case SUM -> sum(x);
      case MEAN -> mean();
      case PRODUCT -> product();
      case MIN -> Expected.exactly(min());
      case MAX -> Expected.exactly(max());
      case VARIANCE -> variance();
      case STANDARD_DEVIATION -> root(variance());
      case NORM1 -> sum(magnitudes());
      case NORM2 -> Norms.euclidean(type, x, Math.max(6, depth) + (claim.lanes() ? 0 : 2));
      case NORM_INF -> Expected.exactly(normInf());
      case LOG_SUM_EXP -> logSumExp();
    };
  }

  private double[] magnitudes() {
    double[] magnitudes = new double[x.length];
    for (int p = 0; p < x.length; p++) {
      magnitudes[p] = Math.abs(x[p]);
    }
    return magnitudes;
  }

  private Expected sum(double[] terms) {
    ExactSum sum = new ExactSum();
    for (double each : terms) {
      sum.add(each);
    }
    if (sum.isNaN()) {
      return Expected.exactly(Double.NaN);
    }
    if (Limits.overflows(type, sum.magnitude())) {
      return Expected.anything();
    }
    TwoDoubles value = sum.sum();
    if (!value.isFinite()) {
      return Expected.exactly(value.high());
    }
    return new Expected(
        value.high(), value.low(), type.gamma(depth) * sum.magnitude(), sum.magnitude() == 0 && claim.lanes());
  }

  /** The sum, divided by how many there are. */
  Expected mean() {
    Expected sum = sum(x);
    int n = x.length;
    if (n == 0) {
      return Expected.exactly(Double.NaN);
    }
    if (!Double.isFinite(sum.value()) || Double.isInfinite(sum.bound())) {
      return sum;
    }
    TwoDoubles mean = new TwoDoubles(sum.value(), sum.low()).over(TwoDoubles.of(n));
    double bound = sum.bound() / n + u * (Math.abs(mean.high()) + sum.bound() / n) + eta;
    return new Expected(mean.high(), mean.low(), bound, false);
  }

  /** A tree of products; anything where a part of them may leave the range of normal numbers. */
  private Expected product() {
    TwoDoubles product = TwoDoubles.of(1);
    double plain = 1;
    double range = 0;
    for (double each : x) {
      plain *= each == 0 || !Double.isFinite(each) ? each : Math.signum(each);
      if (each != 0 && Double.isFinite(each)) {
        range += Math.abs(Math.log(Math.abs(each)) / Math.log(2));
        product = product.times(each);
      }
    }
    if (Double.isNaN(plain)) {
      return Expected.exactly(plain);
    }
    if (range > (type == ElementType.F32 ? 120 : 900)) {
      return Expected.anything();
    }
    if (plain == 0 || !Double.isFinite(plain)) {
      return Expected.exactly(plain);
    }
    return Expected.within(product, type.gamma(Math.max(1, x.length)) * Math.abs(product.high()));
  }

  private double min() {
    double min = Double.POSITIVE_INFINITY;
    for (double each : x) {
      min = Math.min(min, each);
    }
    return min;
  }

  private double max() {
    double max = Double.NEGATIVE_INFINITY;
    for (double each : x) {
      max = Math.max(max, each);
    }
    return max;
  }

  private double normInf() {
    double max = 0;
    for (double each : x) {
      max = Math.max(max, Math.abs(each));
    }
    return max;
  }

  /** The mean square of the distances from the mean, which is rounded itself. */
  Expected variance() {
    int n = x.length;
    Expected mean = mean();
    if (n == 0 || !Double.isFinite(mean.value())) {
      return Expected.exactly(Double.NaN);
    }
    if (Double.isInfinite(mean.bound())) {
      return Expected.anything();
    }
    TwoDoubles center = new TwoDoubles(mean.value(), mean.low());
    TwoDoubles sum = TwoDoubles.ZERO;
    double squares = 0;
    for (double each : x) {
      TwoDoubles distance = TwoDoubles.of(each).minus(center);
      sum = sum.plus(distance.times(distance));
      squares += each * each;
    }
    // The distances are from a mean that is rounded: their squares are that much larger.
    if (Limits.overflows(type, 4 * sum.high()) || Limits.overflows(type, 4 * squares)) {
      return Expected.anything();
    }
    TwoDoubles variance = sum.over(TwoDoubles.of(n));
    double d = depth;
    double bound = (d + 4) * u * variance.high()
        + (claim.lanes() ? corrected(variance.high(), squares / n) : d * u * d * u * squares / n);
    return Expected.within(variance, SLACK * bound + 8 * eta);
  }

  /** What the error of the mean leaves in a variance that is corrected for it. */
  private double corrected(double variance, double meanSquare) {
    double g = (depth + (x.length < 1 << 24 ? 1 : 2)) * u;
    return 6 * g * g * (Math.sqrt(meanSquare * variance) + g * meanSquare);
  }

  private Expected root(Expected square) {
    if (!Double.isFinite(square.value()) || Double.isInfinite(square.bound())) {
      return square;
    }
    TwoDoubles root = new TwoDoubles(square.value(), square.low()).root();
    double least = Math.sqrt(Math.max(0, square.value() - square.bound()));
    double moved = Math.min(Math.sqrt(square.bound()), square.bound() / (root.high() + least));
    return Expected.within(root, SLACK * (moved + u * root.high()) + eta);
  }

  /**
   * m + log(sum of exp(x - m)): in the sum, the relative error of a term is that of its exponential and that of x - m, rounded,
   * weighted by the term; it is an absolute error of the logarithm, which has a relative one itself.
   */
  private Expected logSumExp() {
    double max = max();
    if (!Double.isFinite(max)) {
      return Expected.exactly(max);
    }
    Exponentials sum = new Exponentials(x, max);
    TwoDoubles logarithm = sum.logarithm();
    TwoDoubles value = logarithm.plus(max);
    double function = 2 * claim.ulps(1);
    double units = depth + function + sum.distance() + function * logarithm.high() + Math.abs(value.high());
    return Expected.within(value, SLACK * units * u + eta);
  }
}
