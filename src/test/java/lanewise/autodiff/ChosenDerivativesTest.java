package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import lanewise.tensor.ElementType;
import lanewise.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The derivatives that are chosen where none exists, as the documentation of {@link Node} has them. */
class ChosenDerivativesTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static double[] gradient(ElementType type, UnaryOperator<Node> f, double... x) {
    Variable point = Variable.of("x", Tensor.of(x).to(type));
    return plain(Autodiff.grad(f.apply(point).sum(), point).of(point).value());
  }

  /** The elements, zeros without sign. */
  private static double[] plain(Tensor tensor) {
    return Arrays.stream(tensor.toDoubleArray()).map(x -> x + 0.0).toArray();
  }

  /** Reverse and forward along (1, 1, ...), each of which has all elements where the Jacobian is diagonal. */
  private static void check(ElementType type, UnaryOperator<Node> f, double[] x, double... expected) {
    assertArrayEquals(expected, gradient(type, f, x));
    Tensor point = Tensor.of(x).to(type);
    Tensor ones = Tensor.full(type, point.shape(), 1);
    assertArrayEquals(expected, plain(Autodiff.jvp(f, point, ones).tangent()));
  }

  private static void second(ElementType type, UnaryOperator<Node> f, double[] x, double... expected) {
    UnaryOperator<Node> first = Autodiff.grad((UnaryOperator<Node>) n -> f.apply(n).sum());
    check(type, first, x, expected);
  }

  @ParameterizedTest
  @EnumSource
  void kinks(ElementType type) {
    double[] zeros = {0, -0.0};
    check(type, Node::abs, zeros, 0, 0);
    check(type, Node::relu, zeros, 0, 0);
    check(type, Node::sign, new double[]{0, 3, -2}, 0, 0, 0);
    check(type, x -> x.leakyRelu(0.25), zeros, 0.25, 0.25);
    check(type, x -> x.elu(0.5), zeros, 0.5, 0.5);
    check(type, x -> x.clamp(-1, 2), new double[]{-1, 2, -1.5, 2.5, 0}, 1, 1, 0, 0, 1);
    check(type, Node::hardSigmoid, new double[]{-4, 4, -3, 3}, 0, 0, 0, 0);
    check(type, x -> x.greater(0).add(x.equalTo(0)).add(x.lessOrEqual(0)), new double[]{0, 1}, 0, 0);
  }

  @ParameterizedTest
  @EnumSource
  void tiesShareEqually(ElementType type) {
    double[] x = {1, 2, 3};
    check(type, n -> n.maximum(2), x, 0, 0.5, 1);
    check(type, n -> n.minimum(2), x, 1, 0.5, 0);
    check(type, n -> n.maximum(n), x, 1, 1, 1);
    assertArrayEquals(new double[]{0, 0.5, 0.5}, gradient(type, Node::max, 1, 7, 7));
    assertArrayEquals(new double[]{0.25, 0.25, 0.25, 0.25}, gradient(type, Node::max, 3, 3, 3, 3));
    assertArrayEquals(new double[]{0, 0.5, 0.5}, gradient(type, Node::min, 8, 7, 7));
    assertArrayEquals(
        new double[]{0.5, 0.5, 1, 0, 0, 1}, gradient(type, n -> n.reshape(3, 2).max(1), 4, 4, -1, -2, 1, 2));
    assertArrayEquals(
        new double[]{0.25, 0.25, 0.25, 0.25}, gradient(type, n -> n.reshape(1, 2, 2, 1).maxPool(2, 1), 5, 5, 5, 5));
  }

  @ParameterizedTest
  @EnumSource
  void normsAtTheOrigin(ElementType type) {
    double[] origin = {0, 0, 0};
    assertArrayEquals(origin, gradient(type, Node::norm, origin));
    second(type, Node::norm, origin, 0, 0, 0);
    check(type, x -> x.hypot(x.constant(0)), origin, 0, 0, 0);
    check(type, x -> x.hypot(x), origin, 0, 0, 0);
    second(type, x -> x.hypot(x.constant(0)), origin, 0, 0, 0);
    // A row at the origin does not disturb its neighbour.
    assertArrayEquals(new double[]{0, 0, 0.6, 0.8}, gradient(type, x -> x.reshape(2, 2).norm(1), 0, 0, 3, 4), 1e-7);
  }

  @ParameterizedTest
  @EnumSource
  void powersOfZero(ElementType type) {
    double[] zero = {0};
    check(type, x -> x.pow(0), zero, 0);
    check(type, x -> x.pow(1), zero, 1);
    check(type, x -> x.pow(2), zero, 0);
    check(type, x -> x.pow(3), zero, 0);
    check(type, x -> x.pow(0.5), zero, INFINITY);
    second(type, x -> x.pow(0), zero, 0);
    second(type, x -> x.pow(1), zero, 0);
    second(type, x -> x.pow(2), zero, 2);
    second(type, x -> x.pow(3), zero, 0);
    check(type, x -> x.pow(2), new double[]{-3, 3}, -6, 6);
    check(type, x -> x.pow(0), new double[]{-3, 3}, 0, 0);
    // As the exponent moves: 0 to a positive power stays 0; other powers move by y log x.
    check(type, y -> y.constant(0).pow(y), new double[]{2, 1}, 0, 0);
    check(type, y -> y.constant(0).pow(y), zero, 0);
    check(type, y -> y.constant(1).pow(y), new double[]{2, 0}, 0, 0);
    check(type, y -> y.constant(-2).pow(y), new double[]{2}, 0);
  }

  /** At exponent 0 the mixed second derivative of x^y is 1/x, whichever variable is first. */
  @ParameterizedTest
  @EnumSource
  void powersToZero(ElementType type) {
    Variable x = Variable.of("x", Tensor.of(new double[]{4}).to(type));
    Variable y = Variable.of("y", Tensor.of(new double[]{0}).to(type));
    Node power = x.pow(y).sum();
    Node byX = Autodiff.grad(power, x).of(x);
    Node byY = Autodiff.grad(power, y).of(y);
    double[] quarter = {0.25};
    assertArrayEquals(quarter, Autodiff.grad(byX.sum(), y).of(y).value().toDoubleArray(), 1e-7);
    assertArrayEquals(quarter, Autodiff.grad(byY.sum(), x).of(x).value().toDoubleArray(), 1e-7);
    assertArrayEquals(quarter, Autodiff.jvp(byX, y, y.constant(1).reshape(1)).value().toDoubleArray(), 1e-7);
  }

  /** Of bases that are not positive, powers do not move with the exponent, in whichever order the two are asked for. */
  @ParameterizedTest
  @EnumSource
  void powersOfBasesThatAreNotPositive(ElementType type) {
    UnaryOperator<Node> power = x -> x.slice(new int[]{0}, 1).pow(x.slice(new int[]{1}, 1)).sum();
    double[][] arguments = {{-2, 3}, {0, 1}, {0, 0}, {0, 2}};
    double[] curvatures = {-12, 0, 0, 2};
    for (int i = 0; i < arguments.length; i++) {
      Tensor hessian = Autodiff.hessian(power, Tensor.of(arguments[i]).to(type)).tensor();
      assertArrayEquals(new double[]{curvatures[i], 0, 0, 0}, plain(hessian), "at " + Arrays.toString(arguments[i]));
    }
  }

  /** Of a base whose inverse overflows, too. */
  @ParameterizedTest
  @EnumSource
  void powersToZeroOfTinyBases(ElementType type) {
    double tiny = type == ElementType.FLOAT ? Float.MIN_VALUE : Double.MIN_VALUE;
    check(type, x -> x.pow(0), new double[]{tiny, 0, -tiny, 3}, 0, 0, 0, 0);
  }

  /** At 0, ELU has the derivatives of its negative side, in whichever order they are taken. */
  @ParameterizedTest
  @EnumSource
  void mixedDerivativesOfElu(ElementType type) {
    Variable x = Variable.of("x", Tensor.of(new double[]{0, -0.0, -1, 2, 1000}).to(type));
    Variable alpha = Variable.of("alpha", Tensor.of(new double[]{0.5}).to(type));
    Node y = x.elu(alpha).sum();
    Node byAlpha = Autodiff.grad(y, alpha).of(alpha).sum();
    Node byX = Autodiff.grad(y, x).of(x);
    double[] expected = {1, 1, Math.exp(-1), 0, 0};
    assertArrayEquals(expected, Autodiff.grad(byAlpha, x).of(x).value().toDoubleArray(), 1e-7);
    assertArrayEquals(
        expected, Autodiff.jvp(byX, alpha, alpha.constant(1).reshape(1)).value().toDoubleArray(), 1e-7);
  }

  /** Where the squares of the operands over- or underflow. */
  @ParameterizedTest
  @EnumSource
  void atan2FarFromAndNearTheOrigin(ElementType type) {
    for (double size : type == ElementType.FLOAT ? new double[]{1e-25, 1e20, 1e30} : new double[]{1e-200, 1e200}) {
      Variable y = Variable.of("y", Tensor.of(new double[]{3 * size}).to(type));
      Variable x = Variable.of("x", Tensor.of(new double[]{-4 * size}).to(type));
      Gradients gradients = Autodiff.grad(y.atan2(x), y, x);
      assertEquals(-0.16, gradients.of(y).value().get(0) * size, 8 * type.roundoff());
      assertEquals(-0.12, gradients.of(x).value().get(0) * size, 8 * type.roundoff());
    }
  }

  /** Where the product of an operand and what flows back or moves over- or underflows. */
  @ParameterizedTest
  @EnumSource
  void hypotFarFromAndNearTheOrigin(ElementType type) {
    for (double size : type == ElementType.FLOAT ? new double[]{1e-30, 1e20, 1e30} : new double[]{1e-200, 1e200}) {
      Variable x = Variable.of("x", Tensor.of(new double[]{3 * size}).to(type));
      Variable y = Variable.of("y", Tensor.of(new double[]{-4 * size}).to(type));
      Node d = Node.constant(Tensor.of(new double[]{size}).to(type));
      Node r = x.hypot(y);
      for (Node byX : List.of(Autodiff.vjp(r, x, d), Autodiff.jvp(r, x, d))) {
        assertEquals(0.6, byX.value().get(0) / size, 8 * type.roundoff());
      }
      for (Node byY : List.of(Autodiff.vjp(r, y, d), Autodiff.jvp(r, y, d))) {
        assertEquals(-0.8, byY.value().get(0) / size, 8 * type.roundoff());
      }
    }
  }

  /** Where the squares of the argument overflow, GELU is straight. */
  @ParameterizedTest
  @EnumSource
  void geluFarFromTheOrigin(ElementType type) {
    double far = type == ElementType.FLOAT ? 1e30 : 1e200;
    for (UnaryOperator<Node> gelu : List.<UnaryOperator<Node>>of(Node::gelu, Node::geluTanh)) {
      check(type, gelu, new double[]{far, -far}, 1, 0);
      second(type, gelu, new double[]{far, -far}, 0, 0);
    }
  }

  /** What is not chosen may be NaN or infinite, and so may be its derivatives. */
  @ParameterizedTest
  @EnumSource
  void whereDoesNotLeak(ElementType type) {
    double[] x = {-4, 0, 4};
    UnaryOperator<Node> sqrt = n -> Node.where(n.greater(0), n.sqrt(), n);
    check(type, sqrt, x, 1, 1, 0.25);
    second(type, sqrt, x, 0, 0, -1 / 32.0);
    UnaryOperator<Node> log = n -> Node.where(n.lessOrEqual(0), n.mul(3), n.log());
    check(type, log, x, 3, 3, 0.25);
    second(type, log, x, 0, 0, -1 / 16.0);
    UnaryOperator<Node> chain = n -> Node.where(n.greater(0), n.reciprocal().square().mul(n.square()).sqrt(), n);
    check(type, n -> Node.where(n.greater(0), n.reciprocal().square(), n.square()), x, -8, 0, -1 / 32.0);
    second(type, n -> Node.where(n.greater(0), n.reciprocal().square(), n.square()), x, 2, 2, 6 / 256.0);
    check(type, chain, x, 1, 1, 0);
    UnaryOperator<Node> nested = n -> Node.where(
        n.greater(-1), Node.where(n.greater(0), n.reciprocal(), n.constant(1)), n.square());
    check(type, nested, x, -8, 0, -1 / 16.0);
    second(type, nested, x, 2, 0, 2 / 64.0);
    // The branch is used elsewhere, too: there its derivative counts.
    UnaryOperator<Node> twice = n -> {
      Node root = n.sqrt();
      return Node.where(n.greater(0), root, n).add(root);
    };
    check(type, twice, new double[]{4, 1}, 0.5, 1);
    // A zero that is no choice of where is a factor like any other, of second order, too.
    UnaryOperator<Node> product = n -> Node.where(n.greater(0), n.sub(4).square().mul(n), n);
    second(type, product, new double[]{4}, 8);
    // A branch that is repeated, of another shape, or both.
    for (UnaryOperator<Node> branch : List.<UnaryOperator<Node>>of(Node::sqrt, n -> n.sqrt().broadcastTo(2, 2))) {
      assertArrayEquals(new double[]{0, 0.5}, gradient(type, n -> {
        Node condition = Node.constant(Tensor.of(new double[]{0, 1, 0, -1}, 2, 2).to(type));
        return Node.where(condition, branch.apply(n), condition);
      }, 0, 4));
    }
    for (UnaryOperator<Node> view : List.<UnaryOperator<Node>>of(
        n -> n.reshape(1, 3), n -> n.reshape(3, 1).transpose(), n -> n.broadcastTo(1, 3), n -> n.broadcastTo(2, 3),
        n -> Node.of(Identity.ARGUMENT, n).reshape(3, 1).broadcastTo(3, 2).transpose())) {
      UnaryOperator<Node> root = n -> Node.where(view.apply(n.greater(0)), view.apply(n.sqrt()), view.apply(n)).max(0);
      check(type, root, x, 1, 1, 0.25);
      second(type, root, x, 0, 0, -1 / 32.0);
    }
    // Values and branches of other shapes.
    check(type, n -> Node.where(n.greater(0), n.constant(NAN), n), new double[]{-1, -2}, 1, 1);
    check(type, n -> Node.where(n.constant(NAN), n, n.log()), new double[]{-1, 0}, 1, 1);
    assertArrayEquals(
        new double[]{1}, gradient(type, n -> Node.where(Cases.indices(n, 0, 0),
            n.log(), n).slice(new int[]{1}, 1), -1));
  }
}
