package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** What is expected of {@code alpha sum + beta c}, by the bounds of docs/numerics.md. */
final class Products {

  private Products() {}

  /** C where only beta counts: 0 stores +0, 1 leaves it alone; who adds +0 anyway may lose the sign of a zero. */
  static Expected scaled(ElementType type, double beta, double c, Claim claim) {
    double value = beta == 0 ? 0 : beta == 1 ? c : type.round(beta * c);
    return new Expected(value, 0, 0, claim.lanes());
  }

  /**
   * An element that is a sum of products.
   *
   * @param sum the products
   * @param roundings the most roundings that a term goes through
   * @param k how many products
   * @param blocks in how many parts they are added
   */
  static Expected expected(
      ElementType type, double alpha, ExactSum sum, double beta, double c, long roundings, long k, long blocks,
      Claim claim) {
    if (sum.isNaN() || beta != 0 && Double.isNaN(c)) {
      return Expected.exactly(Double.NaN);
    }
    double magnitude = Math.abs(alpha) * sum.magnitude();
    // A sum begins with +0, so zeros give alpha * +0.
    boolean zeros = claim.lanes() && sum.magnitude() == 0 && sum.sum().high() == 0;
    TwoDoubles value = zeros ? TwoDoubles.of(alpha * 0.0) : sum.sum().times(alpha);
    if (beta != 0) {
      value = zeros
          ? TwoDoubles.of(type.round(value.high() + beta * c))
          : value.plus(TwoDoubles.product(beta, c));
      magnitude += Double.isFinite(c) ? Math.abs(beta * c) : 0;
    }
    if (Limits.overflows(type, magnitude) || Limits.overflows(type, sum.magnitude())) {
      return Expected.anything();
    }
    if (!value.isFinite()) {
      return Expected.exactly(value.high());
    }
    double gamma = type.gamma(roundings);
    double underflow = (Math.abs(alpha) * k + blocks + 1) * (1 + gamma) * Limits.eta(type) / (claim.lanes() ? 2 : 1);
    return new Expected(
        value.high(), value.low(), gamma * magnitude + underflow, zeros && (beta == 0 || c == 0));
  }
}
