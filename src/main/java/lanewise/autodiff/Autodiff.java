package lanewise.autodiff;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lanewise.internal.Check;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * Derivatives, in two forms. Of nodes: {@code grad(y, w, x)} makes of the graph of y the graph of its gradients. Of
 * functions: {@code grad(f)} makes of a function of nodes the function that is its gradient, which can be differentiated
 * again; with a tensor as point, {@code jvp(f, x, dx)} computes at once.
 *
 * <p>Nothing is recorded, consumed or accumulated: a graph can be differentiated any number of times, and a node on which
 * the output does not depend has zeros for its gradient. Sizes: for y = f(x) with M elements in y and N in x, a
 * vector-Jacobian product (reverse) or a Jacobian-vector product (forward) costs a small multiple of f; a whole Jacobian
 * takes M of the one or N of the other.
 */
public final class Autodiff {

  /**
   * A value and a gradient.
   *
   * @param value f(x)
   * @param gradient of the shape of x
   */
  public record ValueAndGradient(Tensor value, Tensor gradient) {}

  /**
   * A value and what a move of the argument does to it.
   *
   * @param value f(x)
   * @param tangent J dx, of the shape of the value
   */
  public record ValueAndTangent(Tensor value, Tensor tangent) {}

  /**
   * A value and the linear map from cotangents of the value to cotangents of the argument, {@code J^T dy}.
   *
   * @param value f(x)
   * @param pullback can be called any number of times; f is not computed again; throws {@link IllegalArgumentException} if
   *     the type or shape of dy is not that of the value
   */
  public record ValueAndPullback(Tensor value, UnaryOperator<Tensor> pullback) {}

  /**
   * A value and the linear map from tangents of the argument to tangents of the value, {@code J dx}.
   *
   * @param value f(x)
   * @param pushforward can be called any number of times; f is not computed again; throws {@link IllegalArgumentException}
   *     if the type or shape of dx is not that of x
   */
  public record ValueAndPushforward(Tensor value, UnaryOperator<Tensor> pushforward) {}

  private Autodiff() {}

  /** A function and its argument are there. */
  private static void given(Object f, Object x) {
    Check.notNull("f", f);
    Check.notNull("x", x);
  }

  // Of nodes.

  /**
   * The gradients of a scalar.
   *
   * @param y a node with one element
   * @param wrt the nodes to differentiate by; none means all variables that y depends on
   * @return the gradients, keyed by node
   * @throws IllegalArgumentException if y has more than one element
   */
  public static Gradients grad(Node y, Node... wrt) {
    Check.notNull("y", y);
    Check.notNull("wrt", wrt);
    List<? extends Node> sources =
        wrt.length == 0 ? Graph.of(y).variables() : Graph.listed("wrt", Arrays.asList(wrt));
    return new Gradients(y, sources, Sweep.reverse(requireScalar(y), one(y), sources));
  }

  /** What flows back to the output itself. */
  static Node one(Node y) {
    return new Node(Leaf.ONE, y.type(), Shape.SCALAR, y.constant(1).value()).reshape(y.shape());
  }

  static Node requireScalar(Node y) {
    if (y.shape().size() != 1) {
      throw new IllegalArgumentException(
          "grad: " + y + " has shape " + y.shape()
              + ", but a gradient is that of one number: take its sum() or mean(), or "
              + "ask for vjp or jacobian" + y.origin());
    }
    return y;
  }

  /**
   * The vector-Jacobian product {@code J^T dy}.
   *
   * @param y a node
   * @param x the node to differentiate by
   * @param dy a cotangent, of the type and shape of y
   * @return a node of the shape of x
   * @throws IllegalArgumentException if the type or shape of dy differs
   */
  public static Node vjp(Node y, Node x, Node dy) {
    Check.notNull("y", y);
    Check.notNull("x", x);
    Check.notNull("dy", dy);
    requireSame("vjp: dy", dy, y);
    return orZeros(Sweep.reverse(y, dy, List.of(x))[0], x);
  }

  /**
   * The Jacobian-vector product {@code J dx}.
   *
   * @param y a node
   * @param x the node that moves
   * @param dx its tangent, of its type and shape
   * @return a node of the shape of y
   * @throws IllegalArgumentException if the type or shape of dx differs
   */
  public static Node jvp(Node y, Node x, Node dx) {
    Check.notNull("y", y);
    Check.notNull("x", x);
    Check.notNull("dx", dx);
    requireSame("jvp: dx", dx, x);
    return orZeros(Sweep.forward(y, List.of(x), new Node[]{dx}), y);
  }

  static void requireSame(String name, Node node, Node like) {
    if (node.type() != like.type()) {
      throw new IllegalArgumentException(name + " holds " + node.type() + ", but needs " + like.type());
    }
    if (!node.shape().equals(like.shape())) {
      throw new IllegalArgumentException(name + " has shape " + node.shape() + ", but needs " + like.shape());
    }
  }

  static Node orZeros(Node node, Node like) {
    return node != null ? node : Broadcast.to(like.constant(0), like.shape());
  }

  /**
   * The value of a function, of which only the arguments are kept for the derivative: what is in between is computed again
   * when the derivative needs it.
   *
   * @param f the function
   * @param x its argument
   * @return a node with the value of f(x)
   */
  public static Node checkpoint(UnaryOperator<Node> f, Node x) {
    given(f, x);
    return checkpoint(arguments -> f.apply(arguments.getFirst()), List.of(x));
  }

  /**
   * {@link #checkpoint(UnaryOperator, Node)} of a function of several arguments. Nodes that the function uses without being
   * given them count as constants, but only in its first derivative: that is computed from them, and its own derivative
   * sees them. Give the function as an argument whatever is differentiated by.
   *
   * @param f the function
   * @param arguments its arguments
   * @return a node with the value of f
   */
  public static Node checkpoint(Function<List<Node>, Node> f, List<? extends Node> arguments) {
    Check.notNull("f", f);
    return Checkpoint.of(f, Graph.listed("arguments", arguments));
  }

  // Of functions.

  /**
   * The gradient of a function, as a function.
   *
   * @param f gives a node with one element
   * @return gives the gradient of f at its argument, a node of the shape of the argument; throws {@link
   *     IllegalArgumentException} if f gives a node with more than one element
   */
  public static UnaryOperator<Node> grad(UnaryOperator<Node> f) {
    Check.notNull("f", f);
    return x -> {
      // A node of its own: what else f does with x, through a variable that it encloses, is not meant.
      Node argument = Node.of(Identity.ARGUMENT, x);
      return grad(f.apply(argument), argument).of(argument);
    };
  }

  /**
   * The vector-Jacobian product of a function.
   *
   * @param f the function
   * @param x its argument
   * @param dy a cotangent, of the type and shape of f(x)
   * @return a node of the shape of x
   * @throws IllegalArgumentException if the type or shape of dy differs
   */
  public static Node vjp(UnaryOperator<Node> f, Node x, Node dy) {
    given(f, x);
    Node argument = Node.of(Identity.ARGUMENT, x);
    return vjp(f.apply(argument), argument, dy);
  }

  /**
   * The Jacobian-vector product of a function.
   *
   * @param f the function
   * @param x its argument
   * @param dx a tangent, of the type and shape of x
   * @return a node of the shape of f(x)
   * @throws IllegalArgumentException if the type or shape of dx differs
   */
  public static Node jvp(UnaryOperator<Node> f, Node x, Node dx) {
    given(f, x);
    Node argument = Node.of(Identity.ARGUMENT, x);
    return jvp(f.apply(argument), argument, dx);
  }

  /**
   * The Hessian of a function times a vector, forward over reverse: the gradient moves as its argument moves along v.
   *
   * @param f gives a node with one element
   * @param x its argument
   * @param v a vector, of the type and shape of x
   * @return a node of the shape of x
   * @throws IllegalArgumentException if f(x) has more than one element or the type or shape of v differs
   */
  public static Node hvp(UnaryOperator<Node> f, Node x, Node v) {
    Check.notNull("x", x);
    Check.notNull("v", v);
    return jvp(grad(f), x, v);
  }

  // At a point.

  /**
   * The value of a function.
   *
   * @param f the function
   * @param x its argument
   * @return f(x)
   */
  public static Tensor at(UnaryOperator<Node> f, Tensor x) {
    given(f, x);
    return f.apply(Variable.of("x", x)).value();
  }

  /**
   * The value and the gradient of a function, computed in one pass.
   *
   * @param f gives a node with one element
   * @param x its argument
   * @return both
   * @throws IllegalArgumentException if f(x) has more than one element
   */
  public static ValueAndGradient valueAndGrad(UnaryOperator<Node> f, Tensor x) {
    given(f, x);
    Variable argument = Variable.of("x", x);
    Node y = f.apply(argument);
    Tensor[] results = Program.of(List.of(), List.of(y, grad(y, argument).of(argument))).run();
    return new ValueAndGradient(results[0], results[1]);
  }

  /**
   * The value of a function and its pullback.
   *
   * @param f the function
   * @param x its argument, of which a copy is kept
   * @return both
   */
  public static ValueAndPullback vjp(UnaryOperator<Node> f, Tensor x) {
    given(f, x);
    Variable argument = Variable.of("x", x.copy());
    Node y = f.apply(argument);
    Variable dy = Variable.of("dy", y.type(), y.shape());
    Program program = Program.of(List.of(dy), List.of(y, vjp(y, argument, dy)));
    return new ValueAndPullback(program.known(y).copy(), u -> program.run(u)[1]);
  }

  /**
   * The value of a function and what a move of its argument does to it, computed in one pass.
   *
   * @param f the function
   * @param x its argument
   * @param dx the move, of the type and shape of x
   * @return both
   * @throws IllegalArgumentException if the type or shape of dx differs
   */
  public static ValueAndTangent jvp(UnaryOperator<Node> f, Tensor x, Tensor dx) {
    Check.notNull("dx", dx);
    given(f, x);
    Variable argument = Variable.of("x", x);
    Node y = f.apply(argument);
    Tensor[] results = Program.of(List.of(), List.of(y, jvp(y, argument, Variable.of("dx", dx)))).run();
    return new ValueAndTangent(results[0], results[1]);
  }

  /**
   * The value of a function and its linearization.
   *
   * @param f the function
   * @param x its argument, of which a copy is kept
   * @return both
   */
  public static ValueAndPushforward linearize(UnaryOperator<Node> f, Tensor x) {
    given(f, x);
    Variable argument = Variable.of("x", x.copy());
    Node y = f.apply(argument);
    Variable dx = Variable.of("dx", x.type(), x.shape());
    Program program = Program.of(List.of(dx), List.of(y, jvp(y, argument, dx)));
    return new ValueAndPushforward(program.known(y).copy(), v -> program.run(v)[1]);
  }

  /**
   * The whole Jacobian: by reverse sweeps, one for each element of the value, or, if x has fewer elements, by forward ones.
   *
   * @param f the function
   * @param x its argument
   * @return the Jacobian at x
   * @throws IllegalArgumentException if it has more elements than an array holds
   */
  public static Jacobian jacobian(UnaryOperator<Node> f, Tensor x) {
    given(f, x);
    return f.apply(Variable.of("x", x)).shape().size() <= x.size() ? jacobianReverse(f, x) : jacobianForward(f, x);
  }

  /**
   * The whole Jacobian, by one forward sweep for each element of x.
   *
   * @param f the function
   * @param x its argument
   * @return the Jacobian at x
   * @throws IllegalArgumentException if it has more elements than an array holds
   */
  public static Jacobian jacobianForward(UnaryOperator<Node> f, Tensor x) {
    ValueAndPushforward linear = linearize(f, x);
    Shape output = linear.value().shape();
    Tensor transposed = unitVectors(x, output, linear.pushforward());
    Node matrix = Node.constant(transposed.reshape(x.size(), output.size())).transpose();
    return new Jacobian(output, x.shape(), matrix.value());
  }

  /**
   * The whole Jacobian, by one reverse sweep for each element of the value.
   *
   * @param f the function
   * @param x its argument
   * @return the Jacobian at x
   * @throws IllegalArgumentException if it has more elements than an array holds
   */
  public static Jacobian jacobianReverse(UnaryOperator<Node> f, Tensor x) {
    ValueAndPullback linear = vjp(f, x);
    Tensor rows = unitVectors(linear.value(), x.shape(), linear.pullback());
    return new Jacobian(linear.value().shape(), x.shape(), rows);
  }

  /** What a linear map makes of each unit vector of the shape of a tensor, one after the other. */
  private static Tensor unitVectors(Tensor like, Shape result, UnaryOperator<Tensor> map) {
    Tensor unit = Tensor.zeros(like.type(), Shape.of(like.size()));
    Tensor rows = Tensor.zeros(like.type(), Shape.of(like.size()).append(result));
    for (int i = 0; i < like.size(); i++) {
      unit.set(1, i);
      rows.at(i).assign(map.apply(unit.reshape(like.shape())));
      unit.set(0, i);
    }
    return rows;
  }

  /**
   * The Hessian: the Jacobian of the gradient, by forward over reverse.
   *
   * @param f gives a node with one element
   * @param x its argument
   * @return the second partial derivatives, of the shape of x twice
   * @throws IllegalArgumentException if f(x) has more than one element or there are more derivatives than an array holds
   */
  public static Jacobian hessian(UnaryOperator<Node> f, Tensor x) {
    return jacobianForward(grad(f), x);
  }

  /**
   * The Hessian times a vector.
   *
   * @param f gives a node with one element
   * @param x its argument
   * @param v a vector, of the type and shape of x
   * @return a tensor of the shape of x
   * @throws IllegalArgumentException if f(x) has more than one element or the type or shape of v differs
   */
  public static Tensor hvp(UnaryOperator<Node> f, Tensor x, Tensor v) {
    given(f, x);
    Check.notNull("v", v);
    return hvp(f, Variable.of("x", x), Variable.of("v", v)).value();
  }

  /**
   * Checks the derivatives of a function, of first and second order, forward and reverse, against finite differences along
   * random directions, in double. Errors count in units of the derivative, but of 1 if that is smaller: a function whose
   * derivatives are far below 1 is to be multiplied by a number before it is checked.
   *
   * @param f the function; smooth within 1/64 of x
   * @param x its argument; floats are taken as doubles
   * @throws AssertionError if a derivative is wrong, with both values, or if f is not smooth enough to tell
   */
  public static void checkGradients(UnaryOperator<Node> f, Tensor x) {
    given(f, x);
    GradientCheck.run(f, x);
  }
}
