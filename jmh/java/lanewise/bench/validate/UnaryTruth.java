package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.vmath.FloatUnary;

/**
 * The truth about functions of one operand. The bounds for float are those of the Javadoc of {@link FloatUnary}, found
 * at all arguments; those for double, found in a sample that proves no bound, are rounded up to whole ULP; a last number is
 * the error of a reference in double, in its ULP.
 */
final class UnaryTruth {

  private UnaryTruth() {}

  static Expected of(FloatUnary function, ElementType type, double x, Claim claim) {
    return switch (function) {
      case NEG -> Expected.exactly(-x);
      case ABS -> Expected.exactly(Math.abs(x));
      case SIGN -> Expected.exactly(Math.signum(x));
      case SQUARE -> Expected.exactly(type.round(x * x));
      case SQRT -> Expected.exactly(type.round(Math.sqrt(x)));
      case RECIPROCAL -> Expected.exactly(type.round(1 / x));
      case RELU -> Expected.exactly(Math.max(x, 0));
      case RSQRT -> rsqrt(type, x, claim);
      case CBRT -> ulps(type, claim, Functions.cbrt(x), 0.83, 1);
      case EXP -> ulps(type, claim, Functions.exp(x), 0.90, 1);
      case EXP2 -> ulps(type, claim, Functions.exp2(x), 0.88, 1);
      case EXPM1 -> ulps(type, claim, Functions.expm1(x), 0.96, 1);
      case LOG -> ulps(type, claim, Functions.log(x), 0.93, 1);
      case LOG2 -> ulps(type, claim, Functions.log2(x), 0.98, 2);
      case LOG10 -> ulps(type, claim, Functions.log10(x), 1.03, 2);
      case LOG1P -> ulps(type, claim, Functions.log1p(x), 1.46, 2);
      case SIN -> ulps(type, claim, StrictMath.sin(x), 0.98, 1, 1);
      case COS -> ulps(type, claim, StrictMath.cos(x), 0.97, 1, 1);
      case TAN -> ulps(type, claim, StrictMath.tan(x), 0.99, 2, 1);
      case ASIN -> ulps(type, claim, StrictMath.asin(x), 1.00, 1, 1);
      case ACOS -> ulps(type, claim, StrictMath.acos(x), 0.71, 1, 1);
      case ATAN -> ulps(type, claim, StrictMath.atan(x), 1.09, 2, 1);
      case SINH -> ulps(type, claim, Functions.sinh(x), 0.97, 1);
      case COSH -> ulps(type, claim, Functions.cosh(x), 0.88, 1);
      case TANH -> ulps(type, claim, Functions.tanh(x), 0.98, 2);
      case ERF -> ulps(type, claim, Functions.erf(x), 0.99, 2, 4);
      case ERFC -> ulps(type, claim, Functions.erfc(x), 1.63, 2, 8);
      case SIGMOID -> ulps(type, claim, Functions.sigmoid(x), 0.97, 1);
      case SOFTPLUS -> ulps(type, claim, Functions.softplus(x), 1.77, 2);
      case SILU -> ulps(type, claim, Functions.silu(x), 1.15, 2);
      // The smallest results of erfc are multiples of the smallest number, times x here.
      case GELU -> ulps(type, claim, Functions.gelu(x), 1.37, 2, Math.abs(x) > 36 ? 8 * Math.abs(x) : 11);
      case GELU_TANH -> ulps(type, claim, Functions.geluTanh(x), 1.26, 2);
      case HARD_SIGMOID -> hardSigmoid(type, x, claim);
    };
  }

  private static Expected ulps(ElementType type, Claim claim, TwoDoubles value, double single, double twofold) {
    return Elementwise.ulps(type, value, claim.ulps(type, single, twofold));
  }

  private static Expected ulps(
      ElementType type, Claim claim, double value, double single, double twofold, double reference) {
    return Elementwise.ulps(type, value, claim.ulps(type, single, twofold), reference);
  }

  private static Expected rsqrt(ElementType type, double x, Claim claim) {
    return x > 0 && x < Double.POSITIVE_INFINITY
        ? Elementwise.ulps(type, TwoDoubles.of(1).over(TwoDoubles.of(x).root()),
            claim.ulps(type, 1, 2))
        : Expected.exactly(1 / Math.sqrt(x));
  }

  private static Expected hardSigmoid(ElementType type, double x, Claim claim) {
    return Math.abs(x) < 3
        ? Elementwise.ulps(type, TwoDoubles.sum(x, 3).over(TwoDoubles.of(6)), claim.ulps(1))
        : Expected.exactly(x > 0 ? 1 : x < 0 ? 0 : x);
  }
}
