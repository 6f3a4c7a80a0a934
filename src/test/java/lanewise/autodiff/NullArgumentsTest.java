package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lanewise.Parallelism;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.testing.NullArguments;
import lanewise.testing.Refused;
import org.junit.jupiter.api.Test;

/** Each public method of the package refuses a null by the name of the argument. */
class NullArgumentsTest {

  private static final Shape SHAPE = Shape.of(2, 2);

  private final NullArguments nulls = new NullArguments();
  private final Tensor value = Tensor.of(new double[]{1, 0, 0, 1}, SHAPE.dims());
  private final Variable x = Variable.of("x", value);
  private final Node row = Node.constant(Tensor.of(new double[]{1, 0}));
  private final UnaryOperator<Node> square = Node::square;
  private final UnaryOperator<Node> sum = y -> y.square().sum();

  @Test
  void nodes() throws Exception {
    Node y = x.abs();
    int[] two = {2, 2};
    int[] axes = {0, 1};
    Node images = Node.constant(Tensor.of(new double[4], 1, 2, 2, 1));
    nulls.refused(Node.class, "of", "operation inputs", Elementary.NEG, new Node[]{x});
    nulls.refused(Node.class, "constant", "value", value);
    for (String method : List.of("sum", "mean", "max", "min", "variance", "logSumExp", "norm")) {
      nulls.refused(y, method, "axes", axes);
      nulls.refused(y, method, "keepDims axes", true, axes);
    }
    for (String method : List.of("matmul", "dot", "outer")) {
      nulls.refused(row, method, "other", row);
    }
    nulls.refused(y, "linear", "w bias", x, row);
    nulls.refused(y, "linearRelu", "w bias", x, row);
    nulls.refused(y, "reshape", "dims", two);
    nulls.refused(y, "reshape", "other", SHAPE);
    nulls.refused(y, "transpose", "axes", axes);
    nulls.refused(y, "broadcastTo", "dims", two);
    nulls.refused(y, "slice", "begin dims", new int[2], two);
    nulls.refused(y, "pad", "begin dims", new int[2], two);
    nulls.refused(Node.class, "concat", "axis nodes", 0, new Node[]{x, x});
    nulls.refused(y, "softmaxCrossEntropy", "labels", row);
    nulls.refused(y, "layerNorm", "gamma beta epsilon", row, row, 1.0);
    nulls.refused(images, "conv2d", "filters stride padding", images.reshape(2, 2, 1, 1), 1, 0);
    nulls.refused(Variable.class, "of", "name value", "x", value);
    nulls.refused(Variable.class, "of", "name type shape", "x", ElementType.FLOAT, SHAPE);
    nulls.assertAllTried(Variable.class);
  }

  /** What takes nodes only says which input it is, or names it. */
  @Test
  void operands() throws Exception {
    String message = "\\w+(: input \\d is null| = null, but must not be null)";
    for (Node on : List.of(x, Autodiff.one(x.sum()))) {
      for (Method method : Node.class.getDeclaredMethods()) {
        if (!Modifier.isPublic(method.getModifiers())
            || !Stream.of(method.getParameterTypes()).allMatch(Node.class::equals)) {
          continue;
        }
        for (int i = 0; i < method.getParameterCount(); i++) {
          Object[] arguments = new Object[method.getParameterCount()];
          Arrays.fill(arguments, x);
          arguments[i] = null;
          Throwable thrown =
              assertThrows(InvocationTargetException.class, () -> method.invoke(on, arguments)).getCause();
          assertTrue(thrown instanceof NullPointerException && thrown.getMessage().matches(message),
              () -> method + ": " + thrown);
        }
      }
    }
  }

  @Test
  void derivatives() throws Exception {
    Function<List<Node>, Node> first = List::getFirst;
    nulls.refused(Autodiff.class, "grad", "y wrt", x.sum(), new Node[]{x});
    nulls.refused(Autodiff.class, "vjp", "y x dy", x, x, x);
    nulls.refused(Autodiff.class, "jvp", "y x dx", x, x, x);
    nulls.refused(Autodiff.class, "checkpoint", "f x", square, x);
    nulls.refused(Autodiff.class, "checkpoint", "f arguments", first, List.of(x));
    nulls.refused(Autodiff.class, "grad", "f", sum);
    nulls.refused(Autodiff.class, "vjp", "f x dy", square, x, x);
    nulls.refused(Autodiff.class, "jvp", "f x dx", square, x, x);
    nulls.refused(Autodiff.class, "hvp", "f x v", sum, x, x);
    for (String method : List.of("at", "vjp", "linearize", "jacobian", "jacobianForward", "jacobianReverse")) {
      nulls.refused(Autodiff.class, method, "f x", square, value);
    }
    for (String method : List.of("valueAndGrad", "hessian", "checkGradients")) {
      nulls.refused(Autodiff.class, method, "f x", sum, value);
    }
    nulls.refused(Autodiff.class, "jvp", "f x dx", square, value, value);
    nulls.refused(Autodiff.class, "hvp", "f x v", sum, value, value);
    nulls.refused(Autodiff.grad(x.sum(), x), "of", "variable", x);
    nulls.assertAllTried(Autodiff.class, Gradients.class);
  }

  @Test
  void differences() throws Exception {
    DoubleUnaryOperator f = Math::sin;
    nulls.refused(FiniteDifferences.class, "forward", "f x type", f, 1.0, ElementType.FLOAT);
    nulls.refused(FiniteDifferences.class, "central", "f x type", f, 1.0, ElementType.FLOAT);
    nulls.refused(FiniteDifferences.class, "extrapolated", "f x h", f, 1.0, 1.0);
    nulls.assertAllTried(FiniteDifferences.class);
  }

  @Test
  void jacobians() throws Exception {
    Tensor d = Tensor.of(new double[2]);
    Shape two = Shape.of(2);
    Jacobian jacobian = new Jacobian(two, two, value);
    nulls.refused(Jacobian.class, "new", "output input values", two, two, value);
    nulls.refused(jacobian, "apply", "dx", d);
    nulls.refused(jacobian, "applyTransposed", "dy", d);
    nulls.refused(jacobian, "compose", "inner", jacobian);
    nulls.assertAllTried(Jacobian.class);
  }

  @Test
  void programsAndGraphs() throws Exception {
    Node y = x.sum();
    Node[] nodes = {y};
    Tensor result = Tensor.scalar(5.0);
    Program program = Program.of(List.of(x), List.of(y));
    nulls.refused(Program.class, "of", "inputs outputs", List.of(x), List.of(y));
    nulls.refused(program, "run", "values", (Object) new Tensor[]{value});
    nulls.refused(
        program, "run", "values results parallelism", new Tensor[]{value}, new Tensor[]{result}, Parallelism.NONE);
    nulls.refused(Graph.class, "of", "outputs", (Object) nodes);
    nulls.refused(Graph.class, "of", "outputs", List.of(y));
    nulls.refused(Graph.of(y), "count", "operation", "sum");
    nulls.refused(GraphPicture.class, "of", "outputs", (Object) nodes);
    nulls.refused(GraphPicture.class, "of", "graph", Graph.of(y));
    nulls.refused(GraphPicture.of(y), "withGradients", "wrt", (Object) nodes);
    nulls.assertAllTried(Program.class, Graph.class, GraphPicture.class);
  }

  @Test
  void elements() {
    Node y = x.sum();
    Refused.isNull("wrt[1]", () -> Autodiff.grad(y, x, null));
    Refused.isNull("outputs[1]", () -> Graph.of(x, null));
    Refused.isNull("inputs[0]", () -> Program.of(Arrays.asList((Variable) null), List.of(y)));
    Refused.isNull("outputs[0]", () -> Program.of(List.of(), Arrays.asList((Node) null)));
    Refused.isNull("arguments[1]", () -> Autodiff.checkpoint(List::getFirst, Arrays.asList(x, null)));
  }
}
