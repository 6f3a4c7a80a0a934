package lanewise.bench.validate;

/** The exponentials of a row, relative to its largest element. */
final class Exponentials {
  private final double[] x;
  private final double max;
  private TwoDoubles sum = TwoDoubles.ZERO;
  private double weighted;

  /**
   * Adds them.
   *
   * @param max the largest element, finite
   */
  Exponentials(double[] x, double max) {
    this.x = x;
    this.max = max;
    for (int p = 0; p < x.length; p++) {
      TwoDoubles term = term(p);
      sum = sum.plus(term);
      weighted += term.high() == 0 ? 0 : (max - x[p]) * term.high();
    }
  }

  /** {@code exp(x[p] - max)}. */
  TwoDoubles term(int p) {
    return Functions.exp(TwoDoubles.sum(x[p], -max));
  }

  /** The sum. */
  TwoDoubles sum() {
    return sum;
  }

  /** The logarithm of the sum. */
  TwoDoubles logarithm() {
    return Functions.log(sum);
  }

  /** The mean distance from the largest element, weighted by the exponentials. */
  double distance() {
    return weighted / sum.high();
  }
}
