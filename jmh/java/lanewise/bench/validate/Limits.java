package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** The ends of the range of a type. */
final class Limits {

  private Limits() {}

  /** The largest finite number. */
  static double max(ElementType type) {
    return type == ElementType.F32 ? Float.MAX_VALUE : Double.MAX_VALUE;
  }

  /** The smallest positive number, twice the largest error of rounding to a subnormal number. */
  static double eta(ElementType type) {
    return type == ElementType.F32 ? Float.MIN_VALUE : Double.MIN_VALUE;
  }

  /** The smallest positive normal number. */
  static double normal(ElementType type) {
    return type == ElementType.F32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
  }

  /** Whether a sum with these magnitudes may overflow on the way. */
  static boolean overflows(ElementType type, double magnitude) {
    return !(magnitude < max(type) / 4);
  }

  /** The unit in the last place of a number of the type; above the largest number, that of the largest. */
  static double ulp(ElementType type, double value) {
    double ofType = Math.min(Math.abs(value), max(type));
    return type == ElementType.F32 ? Math.ulp((float) ofType) : Math.ulp(ofType);
  }

  /** {@code x * y + z}, rounded once to the type. */
  static double fma(ElementType type, double x, double y, double z) {
    return type == ElementType.F32 ? Math.fma((float) x, (float) y, (float) z) : Math.fma(x, y, z);
  }
}
