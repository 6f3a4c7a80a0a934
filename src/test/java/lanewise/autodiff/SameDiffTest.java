package lanewise.autodiff;

import static lanewise.autodiff.Domain.bothSigns;
import static lanewise.autodiff.Domain.distinct;
import static lanewise.autodiff.Domain.range;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Values and gradients are those of ND4J's SameDiff, within the rounding errors of both. It has nothing, or another formula
 * (docs/numerics.md, Against ND4J), for cbrt, lerp, fma, exp2, log2, log10, gelu, geluTanh and hardSigmoid.
 */
@Tag("once")
class SameDiffTest {

  private static final Domain ANY = range(-2, 2);

  /** What ND4J does, with constants of the shapes and numbers of those of Lanewise. */
  private interface Theirs {
    SDVariable of(Peer peer, SDVariable x);
  }

  private record Pair(String name, Domain domain, int[] shape, UnaryOperator<Node> ours, Theirs theirs) {
    @Override
    public String toString() {
      return name + " of " + Shape.of(shape);
    }
  }

  private record Peer(SameDiff graph, ElementType type) {

    SDVariable constant(Domain domain, int... dims) {
      return graph.constant(array(domain.tensor(type, Shape.of(dims), 77)));
    }
  }

  private static INDArray array(Tensor x) {
    DataType type = x.type() == ElementType.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
    long[] dims = IntStream.of(x.shape().dims()).asLongStream().toArray();
    return Nd4j.create(x.toDoubleArray(), dims, 'c').castTo(type);
  }

  private static Node constant(Node like, Domain domain, int... dims) {
    return Cases.constant(like, domain, dims);
  }

  static List<Pair> pairs() {
    List<Pair> all = new ArrayList<>();
    unary(all);
    arithmetic(all);
    products(all);
    reductions(all);
    rows(all);
    layout(all);
    images(all);
    return all;
  }

  private static void add(
      List<Pair> all, String name, Domain domain, int[] shape, UnaryOperator<Node> ours, Theirs theirs) {
    all.add(new Pair(name, domain, shape, ours, theirs));
  }

  private static int[] dims(int... dims) {
    return dims;
  }

  private interface OfOne {
    SDVariable of(SameDiff graph, SDVariable x);
  }

  private static void unary(List<Pair> all, String name, Domain domain, UnaryOperator<Node> ours, OfOne theirs) {
    add(all, name, domain, dims(3, 5), ours, (peer, x) -> theirs.of(peer.graph, x));
  }

  private static void unary(List<Pair> all) {
    unary(all, "neg", ANY, Node::neg, (g, x) -> g.math().neg(x));
    unary(all, "abs", bothSigns(0.1, 2), Node::abs, (g, x) -> g.math().abs(x));
    unary(all, "square", ANY, Node::square, (g, x) -> g.math().square(x));
    unary(all, "sqrt", range(0.2, 3), Node::sqrt, (g, x) -> g.math().sqrt(x));
    unary(all, "reciprocal", bothSigns(0.3, 2), Node::reciprocal, (g, x) -> g.math().reciprocal(x));
    unary(all, "rsqrt", range(0.3, 3), Node::rsqrt, (g, x) -> g.math().rsqrt(x));
    unary(all, "exp", ANY, Node::exp, (g, x) -> g.math().exp(x));
    unary(all, "expm1", bothSigns(0.5, 2), Node::expm1, (g, x) -> g.math().expm1(x));
    unary(all, "log", range(0.2, 3), Node::log, (g, x) -> g.math().log(x));
    unary(all, "log1p", range(0.5, 3), Node::log1p, (g, x) -> g.math().log1p(x));
    unary(all, "sin", ANY, Node::sin, (g, x) -> g.math().sin(x));
    unary(all, "cos", ANY, Node::cos, (g, x) -> g.math().cos(x));
    unary(all, "tan", range(-1, 1), Node::tan, (g, x) -> g.math().tan(x));
    unary(all, "asin", range(-0.8, 0.8), Node::asin, (g, x) -> g.math().asin(x));
    unary(all, "acos", range(-0.8, 0.8), Node::acos, (g, x) -> g.math().acos(x));
    unary(all, "atan", ANY, Node::atan, (g, x) -> g.math().atan(x));
    unary(all, "sinh", ANY, Node::sinh, (g, x) -> g.math().sinh(x));
    unary(all, "cosh", ANY, Node::cosh, (g, x) -> g.math().cosh(x));
    unary(all, "tanh", ANY, Node::tanh, (g, x) -> g.math().tanh(x));
    unary(all, "erf", ANY, Node::erf, (g, x) -> g.math().erf(x));
    unary(all, "erfc", ANY, Node::erfc, (g, x) -> g.math().erfc(x));
    unary(all, "relu", bothSigns(0.1, 2), Node::relu, (g, x) -> g.nn().relu(x, 0));
    unary(all, "leakyRelu", bothSigns(0.1, 2), x -> x.leakyRelu(0.25), (g, x) -> g.nn().leakyRelu(x, 0.25));
    unary(all, "elu", bothSigns(0.5, 2), x -> x.elu(1), (g, x) -> g.nn().elu(x));
    unary(all, "sigmoid", ANY, Node::sigmoid, (g, x) -> g.nn().sigmoid(x));
    unary(all, "softplus", ANY, Node::softplus, (g, x) -> g.nn().softplus(x));
    unary(all, "silu", ANY, Node::silu, (g, x) -> g.nn().swish(x));
    unary(all, "clamp", bothSigns(0.1, 2), x -> x.clamp(-1.5, 0.5), (g, x) -> g.math().clipByValue(x, -1.5, 0.5));
    unary(all, "pow 3", bothSigns(0.3, 2), x -> x.pow(3), (g, x) -> g.math().pow(x, 3));
  }

  private interface OfTwo {
    SDVariable of(SDVariable x, SDVariable y);
  }

  private static void binary(
      List<Pair> all, String name, Domain left, Domain right, BinaryOperator<Node> ours,
      OfTwo theirs) {
    int[][][] shapes = {{{2, 3}, {2, 3}}, {{2, 3}, {1, 3}}, {{2, 1}, {2, 3}}, {{3}, {2, 3}}, {{4, 2, 3}, {2, 1}}};
    for (int[][] each : shapes) {
      int[] a = each[0];
      int[] b = each[1];
      add(all, name + " " + Shape.of(b), left, a, x -> ours.apply(x, constant(x, right, b)),
          (peer, x) -> theirs.of(x, peer.constant(right, b)));
      add(all, name + " right of " + Shape.of(a), right, b, x -> ours.apply(constant(x, left, a), x),
          (peer, x) -> theirs.of(peer.constant(left, a), x));
    }
  }

  private static void arithmetic(List<Pair> all) {
    binary(all, "add", ANY, ANY, Node::add, SDVariable::add);
    binary(all, "sub", ANY, ANY, Node::sub, SDVariable::sub);
    binary(all, "mul", ANY, ANY, Node::mul, SDVariable::mul);
    binary(all, "div", ANY, bothSigns(0.5, 2), Node::div, SDVariable::div);
  }

  private static void products(List<Pair> all) {
    for (int trans = 0; trans < 4; trans++) {
      boolean tA = (trans & 1) != 0;
      boolean tB = (trans & 2) != 0;
      String what = "matmul" + (tA ? " A^T" : " A") + (tB ? " B^T" : " B");
      for (int[] batch : new int[][]{{}, {2}}) {
        int[] a = Shape.of(batch).append(tA ? Shape.of(4, 3) : Shape.of(3, 4)).dims();
        int[] b = Shape.of(batch).append(tB ? Shape.of(5, 4) : Shape.of(4, 5)).dims();
        add(all, what + ", left", ANY, a, x -> product(x, constant(x, ANY, b), tA, tB),
            (peer, x) -> peer.graph.mmul(x, peer.constant(ANY, b), tA, tB, false));
        add(all, what + ", right", ANY, b, x -> product(constant(x, ANY, a), x, tA, tB),
            (peer, x) -> peer.graph.mmul(peer.constant(ANY, a), x, tA, tB, false));
      }
    }
  }

  private static Node product(Node a, Node b, boolean tA, boolean tB) {
    return (tA ? a.transpose() : a).matmul(tB ? b.transpose() : b);
  }

  private static void reductions(List<Pair> all) {
    int[] shape = dims(3, 4, 2);
    for (int[] axes : new int[][]{{0}, {1}, {2}, {0, 1}, {1, 2}, {0, 2}}) {
      String over = " over " + Arrays.toString(axes);
      add(all, "sum" + over, ANY, shape, x -> x.sum(axes), (peer, x) -> x.sum(axes));
      add(all, "mean" + over, ANY, shape, x -> x.mean(axes), (peer, x) -> x.mean(axes));
      add(all, "max" + over, distinct(), shape, x -> x.max(axes), (peer, x) -> x.max(axes));
      add(all, "min" + over, distinct(), shape, x -> x.min(axes), (peer, x) -> x.min(axes));
      add(all, "norm" + over, ANY, shape, x -> x.norm(axes), (peer, x) -> x.norm2(axes));
      // Its gradient fails for axes that are not kept.
      add(all, "logSumExp" + over, ANY, shape, x -> x.logSumExp(axes),
          (peer, x) -> peer.graph.math().log(peer.graph.math().exp(x).sum(axes)));
    }
    for (int[] axes : new int[][]{{0}, {1}, {2}, {0, 2}}) {
      String over = " over " + Arrays.toString(axes);
      add(all, "variance" + over, ANY, dims(3, 5, 3), x -> unbiased(x, axes),
          (peer, x) -> peer.graph.variance(x, true, axes));
    }
  }

  /**
   * The gradient of ND4J is always that of the variance divided by n - 1, of which it rounds the reciprocal to float: exact
   * for the powers of two that are taken here.
   */
  private static Node unbiased(Node x, int... axes) {
    Node variance = x.variance(axes);
    double n = x.shape().size() / variance.shape().size();
    return variance.mul(n / (n - 1));
  }

  private static void rows(List<Pair> all) {
    for (int[] shape : new int[][]{{3, 5}, {2, 3, 4}}) {
      int last = shape.length - 1;
      add(all, "softmax", ANY, shape, Node::softmax, (peer, x) -> peer.graph.nn().softmax(x, last));
    }
    // With the number of the axis its gradient fails.
    unary(all, "logSoftmax", ANY, Node::logSoftmax, (g, x) -> g.nn().logSoftmax(x));
    int[] shape = dims(3, 5);
    // ND4J has no epsilon.
    add(all, "layerNorm", ANY, shape, x -> x.layerNorm(constant(x, ANY, 5), constant(x, range(1, 2), 5), 0),
        (peer, x) -> peer.graph.nn().layerNorm(x, peer.constant(ANY, 5), peer.constant(range(1, 2), 5), false, 1));
    add(all, "layerNorm, gamma", ANY, dims(5),
        x -> constant(x, ANY, shape).layerNorm(x, constant(x, range(1, 2), 5), 0),
        (peer, x) -> peer.graph.nn().layerNorm(peer.constant(ANY, shape), x, peer.constant(range(1, 2), 5), false, 1));
    // The gradient of ND4J is that of the sum of the losses, whatever flows back to them.
    add(all, "softmaxCrossEntropy", ANY, shape, x -> x.softmaxCrossEntropy(Cases.indices(x, 4, 0, 2)).sum(),
        (peer, x) -> peer.graph.loss().sparseSoftmaxCrossEntropy(
            x, peer.graph.constant(Nd4j.createFromArray(4, 0, 2))).sum());
  }

  private static void layout(List<Pair> all) {
    int[] shape = dims(3, 4);
    // The gradient of its gather is another one where an index comes twice: the product with unit vectors instead.
    add(all, "gather", ANY, shape, x -> x.gather(Cases.indices(x, 2, 0, 2, 2)),
        (peer, x) -> peer.graph.mmul(
            peer.constant((n, random) -> new double[]{0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1}, 4, 3), x));
    add(all, "concat", ANY, shape, x -> Node.concat(1, x, constant(x, ANY, 3, 2), x),
        (peer, x) -> peer.graph.concat(1, x, peer.constant(ANY, 3, 2), x));
    add(all, "slice", ANY, shape, x -> x.slice(dims(1, 0), 2, 3), (peer, x) -> peer.graph.slice(x, dims(1, 0), 2, 3));
    add(all, "transpose", ANY, dims(2, 3, 4), x -> x.transpose(2, 0, 1).square(),
        (peer, x) -> peer.graph.math().square(peer.graph.permute(x, 2, 0, 1)));
    add(all, "reshape", ANY, shape, x -> x.reshape(2, 6).softmax(),
        (peer, x) -> peer.graph.nn().softmax(x.reshape(2, 6), 1));
  }

  private static void images(List<Pair> all) {
    int[] images = dims(2, 5, 6, 3);
    int[] filters = dims(3, 2, 3, 4);
    for (int[] each : new int[][]{{1, 0}, {2, 0}, {2, 1}}) {
      Conv2DConfig config = Conv2DConfig.builder().kH(3).kW(2).sH(each[0]).sW(each[0]).pH(each[1]).pW(each[1])
          .dH(1).dW(1).paddingMode(PaddingMode.VALID).dataFormat("NHWC").build();
      String what = "conv2d, stride " + each[0] + ", padding " + each[1];
      add(all, what, ANY, images, x -> x.conv2d(constant(x, ANY, filters), each[0], each[1]),
          (peer, x) -> peer.graph.cnn().conv2d(x, peer.constant(ANY, filters), config));
      add(all, what + ", filters", ANY, filters, x -> constant(x, ANY, images).conv2d(x, each[0], each[1]),
          (peer, x) -> peer.graph.cnn().conv2d(peer.constant(ANY, images), x, config));
    }
    for (int[] each : new int[][]{{2, 2}, {2, 1}, {3, 2}}) {
      Pooling2DConfig config = Pooling2DConfig.builder().kH(each[0]).kW(each[0]).sH(each[1]).sW(each[1]).pH(0).pW(0)
          .dH(1).dW(1).paddingMode(PaddingMode.VALID).isNHWC(true).build();
      String what = ", size " + each[0] + ", stride " + each[1];
      add(all, "maxPool" + what, distinct(), images, x -> x.maxPool(each[0], each[1]),
          (peer, x) -> peer.graph.cnn().maxPooling2d(x, config));
      add(all, "avgPool" + what, ANY, images, x -> x.avgPool(each[0], each[1]),
          (peer, x) -> peer.graph.cnn().avgPooling2d(x, config));
    }
  }

  private static Domain weights(Shape shape) {
    return shape.size() == 1 ? (n, random) -> new double[]{1} : bothSigns(0.5, 1);
  }

  /** Both of a scalar that weighs all elements, so that errors do not cancel: its value, and that of its gradient. */
  private static Node[] scalars(Pair each, Variable x) {
    Node y = each.ours.apply(x);
    Node value = y.mul(constant(y, weights(y.shape()), y.shape().dims())).sum();
    Node gradient = Autodiff.grad(value, x).of(x);
    return new Node[]{value, gradient.mul(constant(x, bothSigns(0.5, 1), x.shape().dims())).sum()};
  }

  private static double weighted(INDArray array, Domain weights, Shape shape) {
    double[] elements = array.dup('c').ravel().toDoubleVector();
    double[] factors = weights.tensor(ElementType.FLOAT, shape, 77).toDoubleArray();
    double sum = 0;
    for (int i = 0; i < elements.length; i++) {
      sum += elements[i] * factors[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agrees(Pair each) {
    for (ElementType type : ElementType.values()) {
      Tensor point = each.domain.tensor(type, Shape.of(each.shape), each.toString().hashCode());
      Variable x = Variable.of("x", point);
      Node y = each.ours.apply(x);
      Domain weights = weights(y.shape());

      SameDiff graph = SameDiff.create();
      Peer peer = new Peer(graph, type);
      SDVariable theirX = graph.var("x", array(point));
      SDVariable theirY = each.theirs.of(peer, theirX);
      INDArray theirValue = theirY.eval();
      assertArrayEquals(IntStream.of(y.shape().dims()).asLongStream().toArray(), theirValue.shape());
      SDVariable loss = theirY.mul(peer.constant(weights, y.shape().dims())).sum();
      graph.setLossVariables(loss);
      INDArray theirGradient = graph.calculateGradients(Map.of(), "x").get("x");

      double[] theirs =
          {weighted(theirValue, weights, y.shape()), weighted(theirGradient, weights(Shape.of(2)), x.shape())};
      Node[] ours = scalars(each, x);
      Node[] exact = scalars(each, Variable.of("x", point.to(ElementType.DOUBLE)));
      for (int i = 0; i < theirs.length; i++) {
        // The roundings of both, of which theirs are taken to be as many.
        double allowed = 2 * Rounding.units(exact[i]) * type.roundoff();
        double our = ours[i].value().item();
        double their = theirs[i];
        String what = type + " " + each + (i == 0 ? ", value" : ", gradient");
        assertTrue(
            Math.abs(our - their) <= allowed,
            () -> what + ": " + our + ", but ND4J has " + their + "; allowed are " + allowed);
      }
    }
  }
}
