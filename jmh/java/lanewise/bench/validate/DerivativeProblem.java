package lanewise.bench.validate;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.FiniteDifferences;
import lanewise.autodiff.Gradients;
import lanewise.autodiff.Graph;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.bench.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * A vector-Jacobian or a Jacobian-vector product of an operation, against extrapolated differences of the operation in
 * double: they know nothing of the rules of derivatives. A result may differ by the error of the difference and by what
 * rounding in the graph of the derivative explains, to first order.
 */
final class DerivativeProblem extends Problem {
  /** The first step of the differences, over which functions are smooth where they are asked. */
  private static final double STEP = 1.0 / 64;
  /** The estimated error of a difference counts one rounding of f, which may have as many more. */
  private static final double ESTIMATE = 16;
  /** What a difference in double can tell at best, relative to its size and that of f: as in {@link Autodiff#checkGradients}. */
  private static final double TELLS = 0x1p-36;
  /**
   * Errors of one operation of the graph in u: up to 4 for elementary functions, some more for sums of the few terms that are
   * drawn here, and for products with so small an inner dimension.
   */
  private static final int OPERATION = 16;

  private final String operation;
  private final boolean reverse;
  private final UnaryOperator<Node> f;
  private final Tensor x;
  /** What flows back, or the move of x. */
  private final Tensor direction;
  private final Shape expected;
  private final Operand out;
  /** Nodes of the elements of the result, in double; made when they are needed. */
  private Node derivative;

  DerivativeProblem(String operation, UnaryOperator<Node> f, double[] elements, Shape shape, Draw draw) {
    super(draw.type);
    this.operation = operation;
    this.f = f;
    x = Tensor.of(elements, 0, shape);
    reverse = draw.flip();
    Shape result = f.apply(Node.constant(x)).shape();
    Shape moved = reverse ? result : shape;
    double[] weights = new double[moved.size()];
    Arrays.setAll(weights, i -> (float) ((draw.flip() ? 1 : -1) * draw.random.nextDouble(0.5, 1)));
    direction = Tensor.of(weights, 0, moved);
    expected = reverse ? shape : result;
    out = Operand.vector(draw.random, 0, expected.size(), 1);
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{out};
  }

  @Override
  void run(Library library, Operand[] results) {
    DerivativeKernels kernels = library.part(DerivativeKernels.class);
    lanewise.tensor.ElementType of =
        type == ElementType.F32 ? lanewise.tensor.ElementType.FLOAT : lanewise.tensor.ElementType.DOUBLE;
    Tensor argument = x.to(of);
    Tensor result = reverse
        ? kernels.vjp(operation, f, argument, direction.to(of))
        : kernels.jvp(operation, f, argument, direction.to(of));
    if (!result.shape().equals(expected)) {
      throw new BrokenRuleException("the result has shape " + result.shape() + ", but must have " + expected);
    }
    double[] elements = result.toDoubleArray();
    for (int i = 0; i < out.rows; i++) {
      results[0].set(i, 0, elements[i]);
    }
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    FiniteDifferences.Estimate difference = FiniteDifferences.extrapolated(t -> moved(t, i), 0, STEP);
    double rounding = roundings(i) * type.unitRoundoff();
    double size = Math.max(Math.max(1, Math.abs(difference.value())), size(i));
    double ofDifference = ESTIMATE * difference.error() + TELLS * size;
    return new Expected(difference.value(), 0, ofDifference + rounding, false);
  }

  /** The number whose derivative by t is element i of the result. */
  private double moved(double t, int i) {
    double[] elements = x.toDoubleArray();
    double[] weights = direction.toDoubleArray();
    if (reverse) {
      elements[i] += t;
    } else {
      for (int p = 0; p < elements.length; p++) {
        elements[p] += t * weights[p];
      }
    }
    double[] y = f.apply(Node.constant(Tensor.of(elements, 0, x.shape()))).value().toDoubleArray();
    if (!reverse) {
      return y[i];
    }
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      sum += weights[k] * y[k];
    }
    return sum;
  }

  /** The size of what differences are taken of, with the magnitudes of its terms. */
  private double size(int i) {
    double[] y = f.apply(Node.constant(x)).value().toDoubleArray();
    if (!reverse) {
      return Math.abs(y[i]);
    }
    double[] weights = direction.toDoubleArray();
    double size = 0;
    for (int k = 0; k < y.length; k++) {
      size += Math.abs(weights[k] * y[k]);
    }
    return size;
  }

  /**
   * If every operation of a graph gives the exact result of its arguments with a relative error of r u, the result is off by at
   * most r u times the sum, over all elements v of all values of the graph, of |v| times the size of the derivative by v.
   */
  private double roundings(int i) {
    if (derivative == null) {
      Variable at = Variable.of("x", x);
      Node y = f.apply(at);
      Node product = reverse
          ? Autodiff.vjp(y, at, Node.constant(direction))
          : Autodiff.jvp(y, at, Node.constant(direction));
      derivative = product.reshape(product.shape().size());
    }
    Node element = derivative.slice(new int[]{i}, 1).reshape();
    List<Node> nodes = Graph.of(element).nodes();
    Gradients gradients = Autodiff.grad(element, nodes.toArray(Node[]::new));
    double units = 0;
    for (Node node : nodes) {
      double[] values = node.value().toDoubleArray();
      double[] slopes = gradients.of(node).value().toDoubleArray();
      for (int e = 0; e < values.length; e++) {
        // Infinities are among the values that nothing depends on.
        units += slopes[e] == 0 ? 0 : Math.abs(values[e] * slopes[e]);
      }
    }
    // A rule that overflows allows itself nothing.
    return Double.isInfinite(units) ? Double.NaN : OPERATION * units;
  }

  @Override
  String describe() {
    return (reverse ? "vjp" : "jvp") + " of " + operation + " at " + x.shape();
  }
}
