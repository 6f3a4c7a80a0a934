package lanewise.autodiff;

import lanewise.tensor.ElementType;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatTernary;

/** Functions of two and three operands; the derivatives chosen at kinks and ties stand in the doc of {@link Node}. */
final class Arithmetic {

  static final Operation ADD = Pointwise.of(FloatBinary.ADD, (y, d) -> d, (y, d) -> d);
  static final Operation SUB = Pointwise.of(FloatBinary.SUB, (y, d) -> d, (y, d) -> d.neg());
  static final Operation MUL =
      Pointwise.of(FloatBinary.MUL, (y, d) -> d.mul(y.input(1)), (y, d) -> d.mul(y.input(0)));
  static final Operation DIV =
      Pointwise.of(FloatBinary.DIV, (y, d) -> d.div(y.input(1)), (y, d) -> d.mul(y).div(y.input(1)).neg());
  static final Operation MAX = Pointwise.of(
      FloatBinary.MAX,
      (y, d) -> larger(y.input(0), y.input(1), d), (y, d) -> larger(y.input(1), y.input(0), d));
  static final Operation MIN = Pointwise.of(
      FloatBinary.MIN,
      (y, d) -> larger(y.input(1), y.input(0), d), (y, d) -> larger(y.input(0), y.input(1), d));

  static final Operation EQUAL = Pointwise.of(FloatBinary.EQUAL, Pointwise.ZERO, Pointwise.ZERO);
  static final Operation NOT_EQUAL = Pointwise.of(FloatBinary.NOT_EQUAL, Pointwise.ZERO, Pointwise.ZERO);
  static final Operation LESS = Pointwise.of(FloatBinary.LESS, Pointwise.ZERO, Pointwise.ZERO);
  static final Operation LESS_OR_EQUAL = Pointwise.of(FloatBinary.LESS_OR_EQUAL, Pointwise.ZERO, Pointwise.ZERO);
  static final Operation GREATER = Pointwise.of(FloatBinary.GREATER, Pointwise.ZERO, Pointwise.ZERO);
  static final Operation GREATER_OR_EQUAL = Pointwise.of(FloatBinary.GREATER_OR_EQUAL, Pointwise.ZERO, Pointwise.ZERO);

  // At exponent 0 the derivative is 0 for every base, 0 and what has no inverse too, and only positive bases move with the
  // exponent.
  static final Operation POW = Pointwise.of(
      FloatBinary.POW,
      (y, d) -> d.mul(exponent(y).mul(
          Node.where(y.input(1), y.input(0), invertible(y.input(0))).pow(exponent(y).sub(1)))),
      (y, d) -> Node.where(y.input(0).greater(0), d.mul(y).mul(positive(y.input(0)).log()), y.constant(0)));
  static final Operation ATAN2 = Pointwise.of(
      FloatBinary.ATAN2,
      (y, d) -> overSquare(y, d, y.input(1)), (y, d) -> overSquare(y, d, y.input(0)).neg());
  static final Operation HYPOT = Pointwise.of(
      FloatBinary.HYPOT, (y, d) -> d.mul(quotient(y.input(0), y)), (y, d) -> d.mul(quotient(y.input(1), y)));

  static final Operation FMA = Pointwise.of(
      FloatTernary.FMA, (y, d) -> d.mul(y.input(1)), (y, d) -> d.mul(y.input(0)), (y, d) -> d);
  static final Operation CLAMP = Pointwise.of(
      FloatTernary.CLAMP,
      (y, d) -> Node.where(
          y.input(0).greaterOrEqual(y.input(1)).mul(y.input(0).lessOrEqual(y.input(2))), d, y.constant(0)),
      (y, d) -> Node.where(
          y.input(0).less(y.input(1)).mul(y.input(1).lessOrEqual(y.input(2))), d, y.constant(0)),
      (y, d) -> Node.where(y.input(0).maximum(y.input(1)).greater(y.input(2)), d, y.constant(0)));
  static final Operation LERP = Pointwise.of(
      FloatTernary.LERP,
      (y, d) -> d.mul(y.input(2).neg().add(1)), (y, d) -> d.mul(y.input(2)),
      (y, d) -> d.mul(y.input(1).sub(y.input(0))));
  static final Operation WHERE = Pointwise.of(
      FloatTernary.WHERE,
      Pointwise.ZERO, (y, d) -> Node.where(y.input(0), d, y.constant(0)),
      (y, d) -> Node.where(y.input(0), y.constant(0), d));

  private Arithmetic() {}

  /** d where a is larger, half of it where a equals b. */
  private static Node larger(Node a, Node b, Node d) {
    return Node.where(a.greater(b), d, Node.where(a.equalTo(b), d.mul(0.5), d.constant(0)));
  }

  /** {@code d x / r^2}, with r the length of the two inputs of y; r^2 alone might over- or underflow. */
  private static Node overSquare(Node y, Node d, Node x) {
    Node r = y.input(0).hypot(y.input(1));
    return d.mul(x.div(r)).div(r);
  }

  /** {@code x / r}, but 0 where r is 0, and so are all its derivatives. */
  static Node quotient(Node x, Node r) {
    return Node.where(r, x.div(Node.where(r, r, r.constant(1))), r.constant(0));
  }

  /** The exponent of a power, with which only positive bases move. */
  private static Node exponent(Node y) {
    Node exponent = y.input(1);
    return exponent.operation() == Leaf.CONSTANT
        ? exponent
        : Node.where(y.input(0).greater(0), exponent, exponent.stopGradient());
  }

  /** x where it is positive and 1/x is finite, else 1. */
  private static Node invertible(Node x) {
    return Node.where(x.greater(x.type() == ElementType.FLOAT ? 0x1p-128 : 0x1p-1024), x, x.constant(1));
  }

  /** x where it is positive, else 1: for a branch that is not taken. */
  private static Node positive(Node x) {
    return Node.where(x.greater(0), x, x.constant(1));
  }
}
