package lanewise.bench.validate;

/**
 * A sum of products in about twice the precision of double (T. Ogita, S. Rump, S. Oishi, Accurate sum and dot product, SIAM
 * Journal on Scientific Computing 26, 2005), with the sum of the magnitudes.
 */
final class ExactSum {
  private double specials;
  private double high;
  private double low;
  private double magnitude;

  /** Adds a product. */
  void add(double x, double y) {
    double product = x * y;
    if (!Double.isFinite(product) && Double.isFinite(x) && Double.isFinite(y)) {
      magnitude = Double.POSITIVE_INFINITY;
    } else if (Double.isFinite(product)) {
      add(product);
      low += Math.fma(x, y, -product);
      // What underflows is no zero: it has a sign that no sum keeps.
      magnitude += product == 0 && x != 0 && y != 0 ? Double.MIN_VALUE : 0;
    } else {
      specials += product;
    }
  }

  /** Adds a number. */
  void add(double x) {
    if (!Double.isFinite(x)) {
      specials += x;
      return;
    }
    double sum = high + x;
    double part = sum - high;
    low += (high - (sum - part)) + (x - part);
    high = sum;
    magnitude += Math.abs(x);
  }

  /** Whether the sum is NaN, whatever else is added: a term is, or there are infinities of both signs. */
  boolean isNaN() {
    return Double.isNaN(specials);
  }

  /** The sum; an infinity or NaN if terms are. */
  TwoDoubles sum() {
    return specials == 0 ? TwoDoubles.sum(high, low) : TwoDoubles.of(specials);
  }

  /** The sum of the magnitudes of the finite terms, to a few units of its last place. */
  double magnitude() {
    return magnitude;
  }
}
