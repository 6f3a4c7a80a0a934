package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.vmath.FloatTernary;

/** The truth about functions of three operands. */
final class TernaryTruth {

  private TernaryTruth() {}

  static Expected of(FloatTernary function, ElementType type, double x, double y, double z, Claim claim) {
    return switch (function) {
      case FMA -> Expected.exactly(Limits.fma(type, x, y, z));
      case CLAMP -> Expected.exactly(Math.min(Math.max(x, y), z));
      case LERP -> lerp(type, x, y, z);
      case WHERE -> Expected.exactly(x != 0 ? y : z);
      case LEAKY_RELU_GRAD -> Expected.exactly(x > 0 ? y : type.round(z * y));
      case ELU_GRAD -> x > 0 ? Expected.exactly(y) : eluGrad(type, x, y, z, claim);
    };
  }

  /** {@code fma(z, y, fma(-z, x, x))}: the inner one is rounded to a number of the size of (1 - z) x. */
  private static Expected lerp(ElementType type, double x, double y, double z) {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      return Expected.exactly(Limits.fma(type, z, y, Limits.fma(type, -z, x, x)));
    }
    if (Limits.overflows(type, Math.abs(z * x) + Math.abs(x) + Math.abs(z * y))) {
      return Expected.anything();
    }
    TwoDoubles inner = TwoDoubles.product(-z, x).plus(x);
    TwoDoubles value = TwoDoubles.product(z, y).plus(inner);
    double u = type.unitRoundoff();
    return Expected.within(
        value, u * (1 + 2 * u) * (Math.abs(inner.high()) + Math.abs(value.high())) + Limits.eta(type));
  }

  /** {@code dy (alpha e^x)}. */
  private static Expected eluGrad(ElementType type, double x, double dy, double alpha, Claim claim) {
    TwoDoubles power = Functions.exp(x);
    TwoDoubles derivative = power.times(alpha);
    double error = 2 * claim.ulps(1) + 1;
    // A power that underflows loses more than the roundings count, and alpha makes that large.
    double lost = Math.abs(alpha) * Limits.eta(type) / type.unitRoundoff();
    if (Double.isInfinite(alpha) && power.high() < Limits.normal(type)) {
      return Expected.anything();
    }
    return Elementwise.gradient(
        type, dy, derivative, error, Math.abs(derivative.high()) + (Double.isFinite(lost) ? lost : 0));
  }
}
