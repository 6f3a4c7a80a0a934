package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.vmath.FloatBinary;

/**
 * The truth about functions of two operands. Arithmetic is rightly rounded. Of pow, hypot and atan2 the largest errors found
 * are rounded up to whole ULP, as a sample proves no bound. The bounds of the gradients are those of docs/numerics.md: so many
 * roundings of each term of the derivative, of which one is that of the product with what flows back.
 */
final class BinaryTruth {
  private BinaryTruth() {}

  static Expected of(FloatBinary function, ElementType type, double x, double y, Claim claim) {
    return switch (function) {
      case ADD -> Expected.exactly(type.round(x + y));
      case SUB -> Expected.exactly(type.round(x - y));
      case MUL -> Expected.exactly(type.round(x * y));
      case DIV -> Expected.exactly(type.round(x / y));
      case MIN -> Expected.exactly(Math.min(x, y));
      case MAX -> Expected.exactly(Math.max(x, y));
      case EQUAL -> truth(x == y);
      case NOT_EQUAL -> truth(x != y);
      case LESS -> truth(x < y);
      case LESS_OR_EQUAL -> truth(x <= y);
      case GREATER -> truth(x > y);
      case GREATER_OR_EQUAL -> truth(x >= y);
      case POW -> Elementwise.ulps(type, Functions.pow(x, y), claim.ulps(type, 1, 2));
      case ATAN2 -> Elementwise.ulps(type, StrictMath.atan2(x, y), claim.ulps(2), 2);
      case HYPOT -> hypot(type, x, y, claim.ulps(1));
      case LEAKY_RELU -> Expected.exactly(x > 0 ? x : type.round(y * x));
      case ELU -> x > 0
          ? Expected.exactly(x)
          : Elementwise.product(type, y, Functions.expm1(x), 2 * claim.ulps(type, 0.96, 1));
      case RELU_GRAD -> Expected.exactly(x > 0 ? y : 0);
      case SIGMOID_GRAD -> sigmoidGrad(type, x, y);
      case TANH_GRAD -> tanhGrad(type, x, y);
      case SOFTPLUS_GRAD -> Elementwise.product(type, y, Functions.sigmoid(x), 2 * claim.ulps(1));
      case SILU_GRAD -> ofTerms(type, x, y, Functions.siluTerms(x), 5, 13);
      case GELU_GRAD -> geluGrad(type, x, y);
      case GELU_TANH_GRAD -> ofTerms(type, x, y, Functions.geluTanhTerms(x), 5, 17);
      case HARD_SIGMOID_GRAD -> Expected.exactly(x > -3 && x < 3 ? type.round(y / 6) : 0);
    };
  }

  private static Expected truth(boolean value) {
    return Expected.exactly(value ? 1 : 0);
  }

  private static Expected hypot(ElementType type, double x, double y, double ulps) {
    double max = Math.max(Math.abs(x), Math.abs(y));
    if (Double.isInfinite(x) || Double.isInfinite(y)) {
      return Expected.exactly(Double.POSITIVE_INFINITY);
    }
    if (max == 0 || Double.isNaN(max)) {
      return Expected.exactly(max);
    }
    int exponent = Math.getExponent(max);
    double a = Math.scalb(x, -exponent);
    double b = Math.scalb(y, -exponent);
    TwoDoubles root = TwoDoubles.product(a, a).plus(TwoDoubles.product(b, b)).root();
    return Elementwise.ulps(type, root.scaled(exponent), ulps);
  }

  /** {@code dy (y (1 - y))}, of the result y. */
  private static Expected sigmoidGrad(ElementType type, double y, double dy) {
    TwoDoubles derivative = TwoDoubles.sum(1, -y).times(y);
    return Limits.overflows(type, y * y) && Double.isFinite(y)
        ? Expected.anything()
        : Elementwise.gradient(type, dy, derivative, 2, Math.abs(derivative.high()));
  }

  /** {@code dy (1 - y^2)}, of the result y. */
  private static Expected tanhGrad(ElementType type, double y, double dy) {
    if (Double.isFinite(y) && Limits.overflows(type, y * y)) {
      return Expected.anything();
    }
    TwoDoubles derivative = TwoDoubles.product(-y, y).plus(1);
    return Elementwise.gradient(type, dy, derivative, 1, Math.abs(derivative.high()));
  }

  /** The terms of the reference are in double: the first is off by about 10 ULP, as in gelu. */
  private static Expected geluGrad(ElementType type, double x, double dy) {
    double reference = ElementType.F64.unitRoundoff() / type.unitRoundoff();
    return ofTerms(type, x, dy, Functions.geluTerms(x), 11 + 20 * reference, 7 + reference);
  }

  /** A derivative that is a sum of two terms, which go through so many roundings. */
  private static Expected ofTerms(
      ElementType type, double x, double dy, TwoDoubles[] terms, double first, double second) {
    double roundings = (first - 1) * Math.abs(terms[0].high()) + (second - 1) * Math.abs(terms[1].high());
    return Double.isNaN(x)
        ? Expected.exactly(x)
        : Elementwise.gradient(type, dy, terms[0].plus(terms[1]), 1, roundings);
  }
}
