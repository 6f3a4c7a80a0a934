package lanewise.blas;

/** What cannot be written once for float and double. */
final class FloatTruth {

  private FloatTruth() {}

  /** Correctly rounded: a root in double, rounded once more to float, is. */
  static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }
}
