package lanewise.autodiff;

import lanewise.vmath.FloatUnary;

/** Functions of one operand: {@code y = f(x)}, and with it {@code d f'(x)}, where x is {@code y.input(0)}. */
final class Elementary {

  // The same on every JVM.
  private static final double LN2 = StrictMath.log(2);
  private static final double LN10 = StrictMath.log(10);

  static final Operation NEG = Pointwise.of(FloatUnary.NEG, (y, d) -> d.neg());
  static final Operation ABS = Pointwise.of(FloatUnary.ABS, (y, d) -> d.mul(y.input(0).sign()));
  static final Operation SIGN = Pointwise.of(FloatUnary.SIGN, Pointwise.ZERO);
  static final Operation SQUARE = Pointwise.of(FloatUnary.SQUARE, (y, d) -> d.mul(y.input(0).mul(2)));
  static final Operation SQRT = Pointwise.of(FloatUnary.SQRT, (y, d) -> d.div(y.mul(2)));
  static final Operation RECIPROCAL = Pointwise.of(FloatUnary.RECIPROCAL, (y, d) -> d.mul(y.square().neg()));
  static final Operation RSQRT = Pointwise.of(FloatUnary.RSQRT, (y, d) -> d.mul(y.square().mul(y).mul(-0.5)));
  static final Operation CBRT = Pointwise.of(FloatUnary.CBRT, (y, d) -> d.div(y.square().mul(3)));

  static final Operation EXP = Pointwise.of(FloatUnary.EXP, (y, d) -> d.mul(y));
  static final Operation EXP2 = Pointwise.of(FloatUnary.EXP2, (y, d) -> d.mul(y.mul(LN2)));
  static final Operation EXPM1 = Pointwise.of(FloatUnary.EXPM1, (y, d) -> d.mul(y.input(0).exp()));
  static final Operation LOG = Pointwise.of(FloatUnary.LOG, (y, d) -> d.div(y.input(0)));
  static final Operation LOG2 = Pointwise.of(FloatUnary.LOG2, (y, d) -> d.div(y.input(0).mul(LN2)));
  static final Operation LOG10 = Pointwise.of(FloatUnary.LOG10, (y, d) -> d.div(y.input(0).mul(LN10)));
  static final Operation LOG1P = Pointwise.of(FloatUnary.LOG1P, (y, d) -> d.div(y.input(0).add(1)));

  static final Operation SIN = Pointwise.of(FloatUnary.SIN, (y, d) -> d.mul(y.input(0).cos()));
  static final Operation COS = Pointwise.of(FloatUnary.COS, (y, d) -> d.mul(y.input(0).sin().neg()));
  static final Operation TAN = Pointwise.of(FloatUnary.TAN, (y, d) -> d.mul(y.square().add(1)));
  static final Operation ASIN = Pointwise.of(FloatUnary.ASIN, (y, d) -> d.div(circle(y.input(0))));
  static final Operation ACOS = Pointwise.of(FloatUnary.ACOS, (y, d) -> d.div(circle(y.input(0))).neg());
  static final Operation ATAN = Pointwise.of(FloatUnary.ATAN, (y, d) -> d.div(y.input(0).square().add(1)));
  static final Operation SINH = Pointwise.of(FloatUnary.SINH, (y, d) -> d.mul(y.input(0).cosh()));
  static final Operation COSH = Pointwise.of(FloatUnary.COSH, (y, d) -> d.mul(y.input(0).sinh()));

  static final Operation ERF = Pointwise.of(FloatUnary.ERF, (y, d) -> d.mul(bell(y.input(0))));
  static final Operation ERFC = Pointwise.of(FloatUnary.ERFC, (y, d) -> d.mul(bell(y.input(0)).neg()));

  private Elementary() {}

  /** {@code sqrt(1 - x^2)} without cancellation near 1. */
  private static Node circle(Node x) {
    return x.add(1).mul(x.neg().add(1)).sqrt();
  }

  /** The derivative of erf, {@code 2/sqrt(pi) exp(-x^2)}. */
  private static Node bell(Node x) {
    return x.square().neg().exp().mul(2 / Math.sqrt(Math.PI));
  }
}
