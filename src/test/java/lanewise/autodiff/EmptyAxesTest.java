package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Axes of size 0: the shapes and values of NumPy, and gradients of the shape of their variable. */
class EmptyAxesTest {

  private static Tensor empty(int... dims) {
    return Tensor.zeros(ElementType.FLOAT, Shape.of(dims));
  }

  /** The value has a shape and is equal everywhere; both sweeps run. */
  private static void check(UnaryOperator<Node> f, int[] x, double expected, int... shape) {
    Tensor point = empty(x);
    Node y = f.apply(Variable.of("x", point));
    assertEquals(Shape.of(shape), y.shape());
    double[] all = new double[y.shape().size()];
    java.util.Arrays.fill(all, expected);
    assertArrayEquals(all, y.value().toDoubleArray());
    assertZero(point.shape(), Autodiff.valueAndGrad(n -> f.apply(n).sum(), point).gradient());
    assertEquals(y.shape(), Autodiff.jvp(f, point, point).tangent().shape());
    assertZero(point.shape(), Autodiff.hvp(n -> f.apply(n).square().sum(), point, point));
  }

  private static void assertZero(Shape shape, Tensor derivative) {
    assertEquals(shape, derivative.shape());
    assertArrayEquals(new double[shape.size()], derivative.toDoubleArray());
  }

  private static int[] dims(int... dims) {
    return dims;
  }

  static Stream<Cases> elementwise() {
    return Cases.all().stream().filter(each -> each.what().isEmpty() && each.shape().rank() == 0);
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void elementwise(Cases each) {
    check(each.f(), dims(0), 0, 0);
    check(each.f(), dims(2, 0, 3), 0, 2, 0, 3);
  }

  @Test
  void broadcasting() {
    check(x -> x.add(x.constant(1)), dims(0, 3), 0, 0, 3);
    check(x -> x.mul(Node.constant(empty(2, 1))), dims(0), 0, 2, 0);
    check(x -> x.mul(Node.constant(empty(0, 3))), dims(3), 0, 0, 3);
    check(x -> x.mul(Node.constant(empty(0, 3))), dims(1, 3), 0, 0, 3);
    check(x -> Node.where(x.greater(0), x.constant(1), x), dims(1, 0), 0, 1, 0);
    check(x -> x.broadcastTo(2, 0), dims(1), 0, 2, 0);
  }

  /** Sums and means are those of NumPy; it refuses largest and smallest elements of nothing, which are infinite here. */
  @Test
  void reductions() {
    double infinity = Double.POSITIVE_INFINITY;
    check(x -> x.sum(0), dims(0, 3), 0, 3);
    check(x -> x.sum(1), dims(2, 0), 0, 2);
    check(x -> x.sum(0), dims(2, 0), 0, 0);
    check(x -> x.sum(1), dims(2, 0, 3), 0, 2, 3);
    check(x -> x.sum(0, 2), dims(2, 3, 0), 0, 3);
    check(x -> x.sum(true, 0, 2), dims(2, 0, 3), 0, 1, 0, 1);
    check(Node::sum, dims(0), 0);
    check(x -> x.mean(0), dims(0, 3), Double.NaN, 3);
    check(x -> x.mean(0), dims(3, 0), 0, 0);
    check(x -> x.variance(1), dims(2, 0), Double.NaN, 2);
    check(x -> x.max(1), dims(2, 0), -infinity, 2);
    check(x -> x.min(1), dims(2, 0), infinity, 2);
    check(x -> x.logSumExp(1), dims(2, 0), -infinity, 2);
    check(x -> x.norm(1), dims(2, 0), 0, 2);
    check(x -> x.max(0), dims(2, 0), 0, 0);
  }

  @Test
  void derivativesOfNothingAreFinite() {
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(3, 0));
    for (Node y : List.of(x.mean(0).sum(), x.variance(0).sum())) {
      Tensor[] results =
          Program.of(List.of(x), List.of(Autodiff.grad(y, x).of(x), Autodiff.jvp(y, x, x))).checked().run(empty(3, 0));
      assertEquals(x.shape(), results[0].shape());
      assertEquals(0, results[1].item());
    }
  }

  @Test
  void products() {
    check(x -> x.matmul(Node.constant(empty(0, 3))), dims(2, 0), 0, 2, 3);
    check(x -> x.matmul(Node.constant(empty(3, 2))), dims(0, 3), 0, 0, 2);
    check(x -> x.matmul(Node.constant(empty(3, 0))), dims(2, 3), 0, 2, 0);
    check(x -> x.matmul(Node.constant(empty(0, 3))), dims(0), 0, 3);
    check(x -> x.matmul(Node.constant(empty(5, 0, 3))), dims(2, 0), 0, 5, 2, 3);
    check(x -> x.matmul(Node.constant(empty(0, 3, 2))), dims(1, 4, 3), 0, 0, 4, 2);
    check(x -> x.dot(x), dims(0), 0);
    check(x -> x.outer(Node.constant(empty(2))), dims(0), 0, 0, 2);
    for (int rows : dims(0, 3)) {
      check(x -> x.linear(Node.constant(empty(2, 4)), Node.constant(empty(4))), dims(rows, 2), 0, rows, 4);
      check(x -> x.linearRelu(Node.constant(empty(2, 0)), Node.constant(empty(0))), dims(rows, 2), 0, rows, 0);
      check(
          x -> x.linear(Node.constant(empty(0, 4)), Node.constant(Tensor.full(ElementType.FLOAT, Shape.of(4), 7))),
          dims(rows, 0), 7, rows, 4);
    }
  }

  @Test
  void layout() {
    check(x -> x.reshape(3, 0), dims(0), 0, 3, 0);
    check(x -> x.reshape(-1, 3), dims(0, 2), 0, 0, 3);
    check(x -> x.transpose(), dims(0, 3), 0, 3, 0);
    check(x -> x.slice(new int[]{1, 3}, 2, 0), dims(3, 3), 0, 2, 0);
    check(x -> x.pad(new int[]{1}, 3), dims(0), 0, 3);
    check(x -> Node.concat(0, x, Node.constant(empty(2, 3))), dims(0, 3), 0, 2, 3);
    check(x -> x.gather(Node.constant(empty(0))), dims(3, 2), 0, 0, 2);
    check(x -> x.gather(Node.constant(empty(0))), dims(0, 2), 0, 0, 2);
    check(x -> x.scatterAdd(Node.constant(empty(0)), 3), dims(0, 2), 0, 3, 2);
  }

  @Test
  void rowsAndImages() {
    for (UnaryOperator<Node> f : List.<UnaryOperator<Node>>of(Node::softmax, Node::logSoftmax, x -> x.normalize(1))) {
      check(f, dims(0, 3), 0, 0, 3);
      check(f, dims(3, 0), 0, 3, 0);
    }
    check(x -> x.softmaxCrossEntropy(Node.constant(empty(0))), dims(0, 3), 0, 0);
    check(x -> x.conv2d(Node.constant(empty(2, 2, 3, 4)), 1, 1), dims(0, 3, 3, 3), 0, 0, 4, 4, 4);
    check(x -> x.conv2d(Node.constant(empty(2, 2, 3, 0)), 1, 0), dims(1, 3, 3, 3), 0, 1, 2, 2, 0);
    check(x -> x.conv2d(Node.constant(empty(2, 2, 0, 4)), 1, 0), dims(1, 3, 3, 0), 0, 1, 2, 2, 4);
    check(x -> x.maxPool(2, 1), dims(0, 3, 3, 3), 0, 0, 2, 2, 3);
    check(x -> x.avgPool(2, 1), dims(1, 3, 3, 0), 0, 1, 2, 2, 0);
  }
}
