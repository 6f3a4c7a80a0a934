package lanewise.autodiff;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * Derivatives against extrapolated differences. With random directions u, v, w the scalars
 *
 * <pre>
 *   first order    {@code <u, J v>} (forward) = {@code <J^T u, v>} (reverse) = d/dt {@code <u, f(x + t v)>}
 *   second order   d/dt {@code <J(x + t v)^T u, w>}, forward and reverse over each of the two
 * </pre>
 *
 * <p>must agree: the exact ones up to the roundoff of the sums behind them, the difference up to its own error estimate.
 */
final class GradientCheck {

  /** The first step of the differences, in units of the length of the direction, which is 1. */
  private static final double STEP = 1.0 / 64;

  /** Two exact results may differ by this, relative to the larger of them and 1. */
  private static final double EXACT = 0x1p-36;

  /** A difference with a larger error, relative to the larger of the derivative, the function and 1, decides nothing. */
  private static final double DECISIVE = 0x1p-16;

  private static final int DIRECTIONS = 3;

  private final UnaryOperator<Node> f;
  private final Tensor x;
  private final SplittableRandom random = new SplittableRandom(1);

  private GradientCheck(UnaryOperator<Node> f, Tensor x) {
    this.f = f;
    this.x = x;
  }

  static void run(UnaryOperator<Node> f, Tensor x) {
    GradientCheck check = new GradientCheck(f, x.to(ElementType.DOUBLE));
    for (int i = 0; i < DIRECTIONS; i++) {
      check.direction();
    }
  }

  private void direction() {
    Variable point = Variable.of("x", x.type(), x.shape());
    Node y = f.apply(point);
    Variable u = Variable.of("u", direction(y.shape()));
    Variable v = Variable.of("v", direction(x.shape()));
    Variable w = Variable.of("w", direction(x.shape()));
    Node pulled = Autodiff.vjp(y, point, u);
    Node first = inner(pulled, v);
    Node pushed = Autodiff.jvp(y, point, v);
    Node second = inner(pulled, w);
    Node along = inner(u, pushed);
    Program program = Program.of(
        List.of(point),
        List.of(
            inner(u, y), second,
            first, along,
            inner(Autodiff.jvp(pulled, point, v), w), inner(Autodiff.vjp(second, point, second.constant(1)), v),
            inner(u, Autodiff.jvp(pushed, point, w)), inner(Autodiff.vjp(along, point, along.constant(1)), w)));
    double[] exact = values(program, 0, v.value());
    Program value = Program.of(List.of(point), List.of(inner(u, y)));
    Program slope = Program.of(List.of(point), List.of(second));
    compare("first order, reverse against forward", exact[2], exact[3]);
    compare("second order, forward over reverse against reverse over reverse", exact[4], exact[5]);
    compare("second order, forward over reverse against forward over forward", exact[4], exact[6]);
    compare("second order, forward over reverse against reverse over forward", exact[4], exact[7]);
    compare("first order, reverse", exact[2], difference(value, v.value()), exact[0]);
    compare("second order, forward over reverse", exact[4], difference(slope, v.value()), exact[1]);
  }

  private static Node inner(Node a, Node b) {
    return a.mul(b).sum();
  }

  private FiniteDifferences.Estimate difference(Program program, Tensor v) {
    return FiniteDifferences.extrapolated(t -> values(program, t, v)[0], 0, STEP);
  }

  private double[] values(Program program, double t, Tensor v) {
    Tensor moved = x.copy();
    double[] elements = moved.doubles();
    for (int i = 0; i < elements.length; i++) {
      elements[i] += t * v.doubles()[i];
    }
    Tensor[] results = program.run(moved);
    double[] numbers = new double[results.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = results[i].item();
    }
    return numbers;
  }

  /** A random direction of length 1. */
  private Tensor direction(Shape shape) {
    double[] elements = new double[shape.size()];
    double square = 0;
    for (int i = 0; i < elements.length; i++) {
      elements[i] = random.nextDouble(-1, 1);
      square += elements[i] * elements[i];
    }
    for (int i = 0; i < elements.length; i++) {
      elements[i] /= Math.sqrt(square);
    }
    return Tensor.of(elements, 0, shape);
  }

  private void compare(String what, double a, double b) {
    if (!(Math.abs(a - b) <= EXACT * Math.max(1, Math.max(Math.abs(a), Math.abs(b))))) {
      throw new AssertionError(what + ": " + a + " and " + b + " differ, at x = " + x);
    }
  }

  private void compare(String what, double exact, FiniteDifferences.Estimate difference, double size) {
    double scale = Math.max(1, Math.max(Math.abs(exact), Math.abs(size)));
    if (!(difference.error() <= DECISIVE * scale)) {
      throw new AssertionError(
          what + ": the function is not smooth enough near x = " + x + " to tell: " + exact + " against " + difference);
    }
    if (!(Math.abs(exact - difference.value()) <= 16 * difference.error() + EXACT * scale)) {
      throw new AssertionError(
          what + ": " + exact + ", but the difference quotient is " + difference.value() + " within "
              + difference.error() + ", at x = " + x);
    }
  }
}
