package lanewise.blas;

/** What cannot be written once for float and double. */
final class DoubleTruth {

  private DoubleTruth() {}

  /** Correctly rounded. */
  static double sqrt(double x) {
    return Math.sqrt(x);
  }
}
