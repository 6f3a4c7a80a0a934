package lanewise.bench.validate;

/**
 * A number of about twice the precision of double, the unevaluated sum high + low (T. J. Dekker, A floating-point technique
 * for extending the available precision, Numerische Mathematik 18, 1971; with fma for the error of a product). Each
 * operation has a relative error of a few units of 2^-104 unless something overflows or underflows.
 */
record TwoDoubles(double high, double low) {
  static final TwoDoubles ZERO = new TwoDoubles(0, 0);

  static TwoDoubles of(double value) {
    return new TwoDoubles(value, 0);
  }

  /** The sum of two doubles, exactly. */
  static TwoDoubles sum(double x, double y) {
    double sum = x + y;
    if (!Double.isFinite(sum)) {
      return of(sum);
    }
    double part = sum - x;
    return new TwoDoubles(sum, (x - (sum - part)) + (y - part));
  }

  /** The product of two doubles, exactly. */
  static TwoDoubles product(double x, double y) {
    double product = x * y;
    return Double.isFinite(product) ? new TwoDoubles(product, Math.fma(x, y, -product)) : of(product);
  }

  private static TwoDoubles quick(double high, double low) {
    if (low == 0) {
      // Keeps the sign of a zero.
      return of(high);
    }
    double sum = high + low;
    return Double.isFinite(sum) ? new TwoDoubles(sum, low - (sum - high)) : of(sum);
  }

  TwoDoubles plus(TwoDoubles y) {
    TwoDoubles sum = sum(high, y.high);
    if (!sum.isFinite()) {
      return sum;
    }
    TwoDoubles rest = sum(low, y.low);
    TwoDoubles first = quick(sum.high, sum.low + rest.high);
    return quick(first.high, first.low + rest.low);
  }

  TwoDoubles plus(double y) {
    return plus(of(y));
  }

  TwoDoubles minus(TwoDoubles y) {
    return plus(y.negated());
  }

  TwoDoubles negated() {
    return new TwoDoubles(-high, -low);
  }

  TwoDoubles times(TwoDoubles y) {
    TwoDoubles product = product(high, y.high);
    if (!product.isFinite()) {
      return product;
    }
    return quick(product.high, product.low + (high * y.low + low * y.high));
  }

  TwoDoubles times(double y) {
    return times(of(y));
  }

  TwoDoubles over(TwoDoubles y) {
    double first = high / y.high;
    if (!Double.isFinite(first) || Double.isInfinite(y.high)) {
      return of(first);
    }
    TwoDoubles rest = minus(y.times(first));
    double second = rest.high / y.high;
    double third = rest.minus(y.times(second)).high / y.high;
    return quick(first, second).plus(third);
  }

  TwoDoubles root() {
    double first = Math.sqrt(high);
    if (first == 0 || !Double.isFinite(first)) {
      return of(first);
    }
    return sum(first, minus(product(first, first)).high / (2 * first));
  }

  TwoDoubles magnitude() {
    return high < 0 || high == 0 && low < 0 ? negated() : this;
  }

  /** Times a power of two, exactly unless it leaves the range. */
  TwoDoubles scaled(int exponent) {
    return new TwoDoubles(Math.scalb(high, exponent), Math.scalb(low, exponent));
  }

  double value() {
    return high + low;
  }

  boolean isFinite() {
    return Double.isFinite(high);
  }
}
