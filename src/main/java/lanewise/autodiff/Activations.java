package lanewise.autodiff;

import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/**
 * Activations and their gradients. Each gradient is one kernel of the operand (or the result) and the cotangent, and an
 * operation with rules of its own.
 */
final class Activations {

  static final Operation RELU_GRAD =
      Pointwise.of(FloatBinary.RELU_GRAD, Pointwise.ZERO, (y, d) -> grad(Activations.RELU_GRAD, y.input(0), d));
  static final Operation RELU = Pointwise.of(FloatUnary.RELU, (y, d) -> grad(RELU_GRAD, y.input(0), d));

  /** {@code g s (1 - s)}. */
  static final Operation SIGMOID_GRAD = Pointwise.of(
      FloatBinary.SIGMOID_GRAD,
      (y, d) -> d.mul(y.input(1)).mul(y.input(0).mul(-2).add(1)),
      (y, d) -> grad(Activations.SIGMOID_GRAD, y.input(0), d));
  static final Operation SIGMOID = Pointwise.of(FloatUnary.SIGMOID, (y, d) -> grad(SIGMOID_GRAD, y, d));

  /** {@code g (1 - t^2)}. */
  static final Operation TANH_GRAD = Pointwise.of(
      FloatBinary.TANH_GRAD,
      (y, d) -> d.mul(y.input(1)).mul(y.input(0).mul(-2)), (y, d) -> grad(Activations.TANH_GRAD, y.input(0), d));
  static final Operation TANH = Pointwise.of(FloatUnary.TANH, (y, d) -> grad(TANH_GRAD, y, d));

  /** {@code g sigmoid(x)}. */
  static final Operation SOFTPLUS_GRAD = Pointwise.of(
      FloatBinary.SOFTPLUS_GRAD,
      (y, d) -> grad(SIGMOID_GRAD, y.input(0).sigmoid(), d.mul(y.input(1))),
      (y, d) -> grad(Activations.SOFTPLUS_GRAD, y.input(0), d));
  static final Operation SOFTPLUS = Pointwise.of(FloatUnary.SOFTPLUS, (y, d) -> grad(SOFTPLUS_GRAD, y.input(0), d));

  static final Operation SILU_GRAD = Pointwise.of(
      FloatBinary.SILU_GRAD,
      (y, d) -> d.mul(y.input(1)).mul(siluSecond(y.input(0))),
      (y, d) -> grad(Activations.SILU_GRAD, y.input(0), d));
  static final Operation SILU = Pointwise.of(FloatUnary.SILU, (y, d) -> grad(SILU_GRAD, y.input(0), d));

  static final Operation GELU_GRAD = Pointwise.of(
      FloatBinary.GELU_GRAD,
      (y, d) -> d.mul(y.input(1)).mul(geluSecond(y.input(0))),
      (y, d) -> grad(Activations.GELU_GRAD, y.input(0), d));
  static final Operation GELU = Pointwise.of(FloatUnary.GELU, (y, d) -> grad(GELU_GRAD, y.input(0), d));

  static final Operation GELU_TANH_GRAD = Pointwise.of(
      FloatBinary.GELU_TANH_GRAD,
      (y, d) -> d.mul(y.input(1)).mul(geluTanhSecond(y.input(0))),
      (y, d) -> grad(Activations.GELU_TANH_GRAD, y.input(0), d));
  static final Operation GELU_TANH = Pointwise.of(FloatUnary.GELU_TANH, (y, d) -> grad(GELU_TANH_GRAD, y.input(0), d));

  static final Operation HARD_SIGMOID_GRAD = Pointwise.of(
      FloatBinary.HARD_SIGMOID_GRAD,
      Pointwise.ZERO, (y, d) -> grad(Activations.HARD_SIGMOID_GRAD, y.input(0), d));
  static final Operation HARD_SIGMOID =
      Pointwise.of(FloatUnary.HARD_SIGMOID, (y, d) -> grad(HARD_SIGMOID_GRAD, y.input(0), d));

  /** {@code x > 0 ? g : slope g}. */
  static final Operation LEAKY_RELU_GRAD = Pointwise.of(
      FloatTernary.LEAKY_RELU_GRAD,
      Pointwise.ZERO, (y, d) -> Node.of(Activations.LEAKY_RELU_GRAD, y.input(0), d, y.input(2)),
      (y, d) -> Node.where(y.input(0).greater(0), y.constant(0), d.mul(y.input(1))));
  static final Operation LEAKY_RELU = Pointwise.of(
      FloatBinary.LEAKY_RELU,
      (y, d) -> Node.of(LEAKY_RELU_GRAD, y.input(0), d, y.input(1)),
      (y, d) -> Node.where(y.input(0).greater(0), y.constant(0), d.mul(y.input(0))));

  /** {@code x > 0 ? g : alpha g exp(x)}. */
  static final Operation ELU_GRAD = Pointwise.of(
      FloatTernary.ELU_GRAD,
      (y, d) -> Node.where(
          y.input(0).greater(0), y.constant(0),
          Node.of(Activations.ELU_GRAD, y.input(0), d.mul(y.input(1)), y.input(2))),
      (y, d) -> Node.of(Activations.ELU_GRAD, y.input(0), d, y.input(2)),
      (y, d) -> Node.where(
          y.input(0).greater(0), y.constant(0), d.mul(y.input(1)).mul(bent(y.input(0)).exp())));
  static final Operation ELU = Pointwise.of(
      FloatBinary.ELU,
      (y, d) -> Node.of(ELU_GRAD, y.input(0), d, y.input(1)),
      (y, d) -> d.mul(bent(y.input(0)).expm1()));

  /** The factor of x in the inner function of the tanh form of GELU, and that of x^3 within it. */
  private static final double GELU_FACTOR = Math.sqrt(2 / Math.PI);
  private static final double GELU_CUBIC = 0.044715;

  /** Beyond this both forms of GELU are straight, and the powers in their second derivatives overflow. */
  private static final double GELU_BENDS = 40;

  private Activations() {}

  /** x where ELU bends, 0 too, else 0: there exp(x) may overflow. */
  private static Node bent(Node x) {
    return Node.where(x.greater(0), x.constant(0), x);
  }

  private static Node grad(Operation gradient, Node xOrY, Node d) {
    return Node.of(gradient, xOrY, d);
  }

  /** {@code s' (2 + x (1 - 2s))} with s = sigmoid(x) and s' = s (1 - s). */
  private static Node siluSecond(Node x) {
    Node s = x.sigmoid();
    return s.mul(s.neg().add(1)).mul(x.mul(s.mul(-2).add(1)).add(2));
  }

  /** {@code phi(x) (2 - x^2)} with the density phi of the normal distribution. */
  private static Node geluSecond(Node x) {
    Node square = bending(x).square();
    return square.mul(-0.5).exp().mul(1 / Math.sqrt(2 * Math.PI)).mul(square.neg().add(2));
  }

  /** With {@code x/2 (1 + tanh(u(x)))}: {@code (1 - t^2) (u' + x/2 (u'' - 2 t u'^2))}. */
  private static Node geluTanhSecond(Node any) {
    Node x = bending(any);
    Node square = x.square();
    Node t = square.mul(GELU_CUBIC).add(1).mul(x).mul(GELU_FACTOR).tanh();
    Node first = square.mul(3 * GELU_CUBIC).add(1).mul(GELU_FACTOR);
    Node second = x.mul(6 * GELU_CUBIC * GELU_FACTOR);
    Node bend = second.sub(t.mul(first.square()).mul(2)).mul(x).mul(0.5);
    return t.square().neg().add(1).mul(first.add(bend));
  }

  private static Node bending(Node x) {
    return x.clamp(-GELU_BENDS, GELU_BENDS);
  }
}
