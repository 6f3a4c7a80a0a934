package lanewise.autodiff;

import static lanewise.autodiff.Domain.bothSigns;
import static lanewise.autodiff.Domain.distinct;
import static lanewise.autodiff.Domain.range;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * Every operation of {@link Node} as a function of one node, with where it is smooth and the shapes it is tested with.
 *
 * @param method the method of Node
 * @param what tells the cases of a method apart
 * @param domain where x may lie
 * @param f a function of x
 * @param shape of x
 */
record Cases(String method, String what, Domain domain, UnaryOperator<Node> f, Shape shape) {

  private static final Shape[] UNARY_SHAPES = shapes(new int[]{}, new int[]{2, 1, 3});

  /** Pairs that broadcast: a scalar, axes of size 1 on both sides. */
  private static final Shape[][] PAIRS = {
    shapes(new int[]{}, new int[]{2, 2}), shapes(new int[]{2, 1}, new int[]{1, 3})
  };

  /** Equal, a scalar on the right, a missing axis, both at once, axes of size 1 only. */
  private static final Shape[][] MORE_PAIRS = {
    shapes(new int[]{2, 3}, new int[]{2, 3}), shapes(new int[]{2, 2}, new int[]{}),
    shapes(new int[]{3}, new int[]{2, 3}),
    shapes(new int[]{2, 1, 2}, new int[]{3, 1}), shapes(new int[]{1}, new int[]{1, 1})
  };

  private static final Domain ANY = range(-2, 2);

  @Override
  public String toString() {
    return method + " " + what + " of " + shape;
  }

  /** The argument, the same numbers for both types. */
  Tensor x(ElementType type) {
    return domain.tensor(type, shape, toString().hashCode());
  }

  /** A constant of the type of a node. */
  static Node constant(Node like, Domain domain, int... dims) {
    return Node.constant(domain.tensor(like.type(), Shape.of(dims), 77));
  }

  static List<Cases> all() {
    List<Cases> all = new ArrayList<>();
    unary(all);
    binary(all);
    ternary(all);
    reductions(all);
    products(all);
    layout(all);
    rows(all);
    images(all);
    return all;
  }

  private static Shape[] shapes(int[]... dims) {
    Shape[] shapes = new Shape[dims.length];
    for (int i = 0; i < dims.length; i++) {
      shapes[i] = Shape.of(dims[i]);
    }
    return shapes;
  }

  private static void each(List<Cases> all, String method, Domain domain, UnaryOperator<Node> f) {
    for (Shape shape : UNARY_SHAPES) {
      all.add(new Cases(method, "", domain, f, shape));
    }
  }

  private static void unary(List<Cases> all) {
    each(all, "neg", ANY, Node::neg);
    each(all, "abs", bothSigns(0.1, 2), Node::abs);
    each(all, "sign", bothSigns(0.1, 2), Node::sign);
    each(all, "square", ANY, Node::square);
    each(all, "sqrt", range(0.2, 3), Node::sqrt);
    each(all, "reciprocal", bothSigns(0.3, 2), Node::reciprocal);
    each(all, "rsqrt", range(0.3, 3), Node::rsqrt);
    each(all, "cbrt", bothSigns(0.2, 3), Node::cbrt);
    each(all, "exp", ANY, Node::exp);
    each(all, "exp2", ANY, Node::exp2);
    each(all, "expm1", ANY, Node::expm1);
    each(all, "log", range(0.2, 3), Node::log);
    each(all, "log2", range(0.2, 3), Node::log2);
    each(all, "log10", range(0.2, 3), Node::log10);
    each(all, "log1p", range(-0.7, 3), Node::log1p);
    each(all, "sin", ANY, Node::sin);
    each(all, "cos", ANY, Node::cos);
    each(all, "tan", range(-1, 1), Node::tan);
    each(all, "asin", range(-0.8, 0.8), Node::asin);
    each(all, "acos", range(-0.8, 0.8), Node::acos);
    each(all, "atan", ANY, Node::atan);
    each(all, "sinh", ANY, Node::sinh);
    each(all, "cosh", ANY, Node::cosh);
    each(all, "tanh", ANY, Node::tanh);
    each(all, "erf", ANY, Node::erf);
    each(all, "erfc", ANY, Node::erfc);
    each(all, "relu", bothSigns(0.1, 2), Node::relu);
    each(all, "sigmoid", ANY, Node::sigmoid);
    each(all, "softplus", ANY, Node::softplus);
    each(all, "silu", ANY, Node::silu);
    each(all, "gelu", ANY, Node::gelu);
    each(all, "geluTanh", ANY, Node::geluTanh);
    each(all, "hardSigmoid", bothSigns(0.1, 2.9), Node::hardSigmoid);
    each(all, "hardSigmoid", bothSigns(3.1, 4), Node::hardSigmoid);
    each(all, "clamp", bothSigns(0.7, 2), x -> x.clamp(-0.5, 0.5));
    each(all, "clamp", range(-0.4, 0.4), x -> x.clamp(-0.5, 0.5));
  }

  /** The left operand moves; the right one; both, which are then of one shape. */
  private static void pair(List<Cases> all, String method, Domain left, Domain right, BinaryOperator<Node> f) {
    List<Shape[]> pairs = new ArrayList<>(List.of(PAIRS));
    // Broadcasting is the same in all: two have every kind of it.
    pairs.addAll(List.of("mul".equals(method) || "div".equals(method) ? MORE_PAIRS : new Shape[0][]));
    for (Shape[] shapes : pairs) {
      int[] a = shapes[0].dims();
      int[] b = shapes[1].dims();
      all.add(new Cases(method, "left, right " + shapes[1], left, x -> f.apply(x, constant(x, right, b)), shapes[0]));
      all.add(new Cases(method, "right, left " + shapes[0], right, x -> f.apply(constant(x, left, a), x), shapes[1]));
    }
    Shape both = Shape.of(2, 3);
    // A small move about the constant operands: smooth where they are.
    all.add(new Cases(method, "both", range(-0.1, 0.1), x -> f.apply(
        constant(x, left, 2, 3).add(x), constant(x, right, 2, 3).add(x.square().sin())), both));
  }

  private static void number(List<Cases> all, String method, Domain domain, UnaryOperator<Node> f) {
    all.add(new Cases(method, "a number", domain, f, Shape.of(3)));
  }

  private static void comparison(List<Cases> all, String method, BinaryOperator<Node> f, UnaryOperator<Node> withOne) {
    number(all, method, range(2, 3), x -> f.apply(x, x.square()));
    number(all, method, range(2, 3), withOne);
  }

  private static void binary(List<Cases> all) {
    pair(all, "add", ANY, ANY, Node::add);
    number(all, "add", ANY, x -> x.add(1.5).square());
    pair(all, "sub", ANY, ANY, Node::sub);
    number(all, "sub", ANY, x -> x.sub(1.5).square());
    pair(all, "mul", ANY, ANY, Node::mul);
    number(all, "mul", ANY, x -> x.mul(1).mul(1.5).square());
    pair(all, "div", ANY, bothSigns(0.5, 2), Node::div);
    number(all, "div", ANY, x -> x.div(1.5).square());
    pair(all, "pow", range(0.3, 2), ANY, Node::pow);
    number(all, "pow", bothSigns(0.3, 2), x -> x.pow(3));
    number(all, "pow", range(0.3, 2), x -> x.pow(0.5));
    pair(all, "maximum", range(2, 3), range(-2, 1.5), Node::maximum);
    pair(all, "maximum", range(-2, 1.5), range(2, 3), Node::maximum);
    number(all, "maximum", bothSigns(0.3, 2), x -> x.maximum(0.1).square());
    pair(all, "minimum", range(2, 3), range(-2, 1.5), Node::minimum);
    pair(all, "minimum", range(-2, 1.5), range(2, 3), Node::minimum);
    number(all, "minimum", bothSigns(0.3, 2), x -> x.minimum(0.1).square());
    comparison(all, "equalTo", Node::equalTo, x -> x.equalTo(1));
    comparison(all, "notEqualTo", Node::notEqualTo, x -> x.notEqualTo(1));
    comparison(all, "less", Node::less, x -> x.less(1));
    comparison(all, "lessOrEqual", Node::lessOrEqual, x -> x.lessOrEqual(1));
    comparison(all, "greater", Node::greater, x -> x.greater(1));
    comparison(all, "greaterOrEqual", Node::greaterOrEqual, x -> x.greaterOrEqual(1));
    pair(all, "atan2", bothSigns(0.4, 2), bothSigns(0.4, 2), Node::atan2);
    pair(all, "hypot", bothSigns(0.4, 2), bothSigns(0.4, 2), Node::hypot);
    pair(all, "leakyRelu", bothSigns(0.2, 2), ANY, Node::leakyRelu);
    number(all, "leakyRelu", bothSigns(0.1, 2), x -> x.leakyRelu(0.1).square());
    pair(all, "elu", bothSigns(0.2, 2), ANY, Node::elu);
    number(all, "elu", bothSigns(0.1, 2), x -> x.elu(1.5));
  }

  private static void ternary(List<Cases> all) {
    int[][][] shapes = {{{2, 3}, {3}, {2, 1}}, {{3}, {2, 1}, {}}, {{}, {}, {2, 3}}, {{1, 3}, {2, 3}, {3}}};
    for (int[][] each : shapes) {
      for (int moving = 0; moving < each.length; moving++) {
        int k = moving;
        Shape shape = Shape.of(each[k]);
        String what = "operand " + k + " of " + Shape.of(each[0]) + ", " + Shape.of(each[1]) + ", " + Shape.of(each[2]);
        all.add(new Cases("fma", what, ANY, x -> {
          Node[] operands = operands(x, each, k);
          return operands[0].fma(operands[1], operands[2]);
        }, shape));
        all.add(new Cases("lerp", what, ANY, x -> {
          Node[] operands = operands(x, each, k);
          return operands[0].lerp(operands[1], operands[2]);
        }, shape));
        all.add(new Cases("where", what, bothSigns(0.2, 2), x -> {
          Node[] operands = operands(x, each, k);
          return Node.where(operands[0].greater(0), operands[1].square(), operands[2]).mul(operands[0]);
        }, shape));
      }
    }
    all.add(new Cases("fma", "all", ANY, x -> x.fma(x.sin(), x.square()), Shape.of(3)));
    all.add(new Cases("lerp", "all", ANY, x -> x.lerp(x.sin(), x.square()), Shape.of(3)));
  }

  private static Node[] operands(Node x, int[][] shapes, int moving) {
    Node[] operands = new Node[shapes.length];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = i == moving ? x : constant(x, bothSigns(0.2 + 0.1 * i, 2), shapes[i]);
    }
    return operands;
  }

  private interface OverAxes {
    Node of(Node x, boolean keepDims, int... axes);
  }

  private static void reduction(
      List<Cases> all, String method, Domain domain, OverAxes f, UnaryOperator<Node> dropping) {
    int[][] axes = {{}, {0}, {-1}, {1}, {0, 2}, {-2, 0}, {0, 1, 2}};
    for (int[] over : axes) {
      for (boolean keepDims : new boolean[]{false, true}) {
        String what = (keepDims ? "keeping " : "") + java.util.Arrays.toString(over);
        all.add(new Cases(method, what, domain, x -> f.of(x, keepDims, over), Shape.of(2, 3, 4)));
      }
    }
    all.add(new Cases(method, "of axes of size 1", domain, x -> f.of(x.add(x.square()), false, 1), Shape.of(3, 1, 2)));
    all.add(new Cases(method, "of a scalar", domain, dropping, Shape.SCALAR));
    all.add(new Cases(method, "without keepDims", domain, dropping, Shape.of(5)));
  }

  private static void reductions(List<Cases> all) {
    reduction(all, "sum", ANY, Node::sum, x -> x.sum().square());
    reduction(all, "mean", ANY, Node::mean, x -> x.mean().square());
    reduction(all, "max", distinct(), Node::max, x -> x.max().square());
    reduction(all, "min", distinct(), Node::min, x -> x.min().square());
    reduction(all, "variance", ANY, Node::variance, Node::variance);
    reduction(all, "logSumExp", ANY, Node::logSumExp, Node::logSumExp);
    reduction(all, "norm", bothSigns(0.5, 2), Node::norm, Node::norm);
  }

  private static void products(List<Cases> all) {
    int[][][] shapes = {
      {{2, 3}, {3, 4}}, {{1, 3}, {3, 1}}, {{3, 1}, {1, 2}}, {{3}, {3, 2}}, {{2, 3}, {3}}, {{3}, {3}},
      {{2, 2, 3}, {3, 2}}, {{2, 3}, {2, 3, 2}}, {{2, 1, 2, 3}, {3, 3, 2}}, {{2, 2, 3}, {2, 3, 2}},
      {{2, 3, 1}, {2, 1, 2}}, {{1, 2, 2}, {3, 2, 2}}, {{2, 1, 3}, {3, 1}}, {{1, 1}, {1, 1}}
    };
    for (int[][] each : shapes) {
      int[] a = each[0];
      int[] b = each[1];
      String what = Shape.of(a) + " by " + Shape.of(b);
      all.add(new Cases("matmul", what + ", left", ANY, x -> x.matmul(constant(x, ANY, b)), Shape.of(a)));
      all.add(new Cases("matmul", what + ", right", ANY, x -> constant(x, ANY, a).matmul(x), Shape.of(b)));
      if (a.length > 1 && b.length > 1) {
        all.add(new Cases("matmul", what + ", left transposed", ANY,
            x -> x.transpose().matmul(constant(x, ANY, b)), transposed(a)));
        all.add(new Cases("matmul", what + ", right transposed", ANY,
            x -> constant(x, ANY, a).matmul(x.transpose()), transposed(b)));
        all.add(new Cases("matmul", what + ", both transposed, left", ANY,
            x -> x.transpose().matmul(constant(x, ANY, transposed(b).dims()).transpose()), transposed(a)));
        all.add(new Cases("matmul", what + ", both transposed, right", ANY,
            x -> constant(x, ANY, transposed(a).dims()).transpose().matmul(x.transpose()), transposed(b)));
      }
    }
    all.add(new Cases("matmul", "by itself", ANY, x -> x.matmul(x).matmul(x.transpose()), Shape.of(3, 3)));
    all.add(new Cases("dot", "", ANY, x -> x.dot(x.sin()), Shape.of(4)));
    all.add(new Cases("outer", "left", ANY, x -> x.outer(constant(x, ANY, 2)), Shape.of(3)));
    all.add(new Cases("outer", "both", ANY, x -> x.outer(x), Shape.of(3)));
    linear(all, "linear", Node::linear);
    linear(all, "linearRelu", Node::linearRelu);
  }

  private interface Layer {
    Node of(Node x, Node w, Node bias);
  }

  private static void linear(List<Cases> all, String method, Layer f) {
    for (int[] x : new int[][]{{2, 3}, {2, 2, 3}, {1, 3}}) {
      all.add(new Cases(method, "x", ANY, n -> f.of(n, constant(n, ANY, 3, 4), constant(n, ANY, 4)), Shape.of(x)));
      all.add(new Cases(method, "w for x " + Shape.of(x), ANY, n -> f.of(
          constant(n, ANY, x), n, constant(n, ANY, 4)), Shape.of(3, 4)));
      all.add(new Cases(method, "bias for x " + Shape.of(x), bothSigns(20, 30), n -> f.of(
          constant(n, ANY, x), constant(n, ANY, 3, 4), n).square(), Shape.of(4)));
    }
    all.add(new Cases(method, "all", bothSigns(0.5, 1), n -> f.of(n, n.square().add(1), n.sum(0)), Shape.of(3, 3)));
  }

  private static Shape transposed(int... dims) {
    int[] order = java.util.stream.IntStream.range(0, dims.length).toArray();
    order[dims.length - 1] = dims.length - 2;
    order[dims.length - 2] = dims.length - 1;
    return Shape.of(dims).permute(order);
  }

  private static void layout(List<Cases> all) {
    // Each is squared, so that the second order has something to find.
    all.add(new Cases("reshape", "dims", ANY, x -> x.reshape(3, -1).square(), Shape.of(2, 3, 2)));
    all.add(new Cases("reshape", "shape", ANY, x -> x.reshape(Shape.of(12, 1)).square(), Shape.of(2, 3, 2)));
    all.add(new Cases("reshape", "to a scalar", ANY, x -> x.reshape().square(), Shape.of(1, 1)));
    all.add(new Cases("transpose", "last two", ANY, x -> x.transpose().square(), Shape.of(2, 3, 4)));
    all.add(new Cases("transpose", "permutation", ANY, x -> x.transpose(2, 0, -2).square(), Shape.of(2, 3, 4)));
    all.add(new Cases("transpose", "four axes", ANY, x -> x.transpose(3, 1, 0, 2).square(), Shape.of(2, 1, 2, 3)));
    all.add(new Cases("broadcastTo", "new axes", ANY, x -> x.broadcastTo(2, 2, 3).square(), Shape.of(3)));
    all.add(new Cases("broadcastTo", "axes of size 1", ANY, x -> x.broadcastTo(2, 3, 4).square(), Shape.of(2, 1, 4)));
    all.add(new Cases("broadcastTo", "a scalar", ANY, x -> x.broadcastTo(2, 2).square(), Shape.SCALAR));
    all.add(new Cases("slice", "", ANY, x -> x.slice(new int[]{1, 0, 1}, 1, 3, 2).square(), Shape.of(2, 3, 4)));
    all.add(new Cases("slice", "overlapping", ANY, x -> x.slice(new int[]{0}, 3).mul(x.slice(new int[]{1}, 3)),
        Shape.of(4)));
    all.add(new Cases("pad", "", ANY, x -> x.pad(new int[]{1, 2}, 4, 5).square(), Shape.of(2, 3)));
    all.add(new Cases("concat", "axis 0", ANY, x -> Node.concat(0, x, constant(x, ANY, 1, 3), x.square()),
        Shape.of(2, 3)));
    all.add(new Cases("concat", "axis -1", ANY, x -> Node.concat(-1, constant(x, ANY, 2, 1), x).square(),
        Shape.of(2, 3)));
    all.add(new Cases("concat", "axis 1 of 3", ANY, x -> Node.concat(1, x, x.exp()), Shape.of(2, 2, 3)));
    all.add(new Cases("gather", "rows, twice the same", ANY, x -> x.gather(indices(x, 2, 0, 2, 1)).square(),
        Shape.of(3, 2)));
    all.add(new Cases("gather", "a matrix of indices", ANY,
        x -> x.gather(indices(x, 2, 0, 2, 1).reshape(2, 2)).square(), Shape.of(3, 2, 2)));
    all.add(new Cases("gather", "elements", ANY, x -> x.gather(indices(x, 0, 0)).square(), Shape.of(3)));
    all.add(new Cases("gather", "one part", ANY, x -> x.gather(indices(x, 1).reshape()).square(), Shape.of(3, 2)));
    all.add(new Cases("scatterAdd", "rows, twice the same", ANY,
        x -> x.scatterAdd(indices(x, 2, 0, 2, 1), 4).square(), Shape.of(4, 2)));
    all.add(new Cases("scatterAdd", "a matrix of indices", ANY,
        x -> x.scatterAdd(indices(x, 1, 0, 1, 1).reshape(2, 2), 3).square(), Shape.of(2, 2, 3)));
  }

  static Node indices(Node like, double... indices) {
    return Node.constant(Tensor.of(indices).to(like.type()));
  }

  private static void rows(List<Cases> all) {
    for (int[] dims : new int[][]{{4}, {2, 3}, {2, 1, 3}, {3, 1}}) {
      Shape shape = Shape.of(dims);
      all.add(new Cases("softmax", "", ANY, Node::softmax, shape));
      all.add(new Cases("logSoftmax", "", ANY, Node::logSoftmax, shape));
      all.add(new Cases("normalize", "", ANY, x -> x.normalize(0.1), shape));
      int n = shape.dim(-1);
      all.add(new Cases("layerNorm", "x", ANY,
          x -> x.layerNorm(constant(x, ANY, n), constant(x, ANY, n), 0.1), shape));
    }
    all.add(new Cases("layerNorm", "gamma", ANY,
        x -> constant(x, ANY, 2, 3).layerNorm(x, x.square(), 0.1), Shape.of(3)));
    for (int[] dims : new int[][]{{2, 3}, {1, 4}, {3, 1}}) {
      all.add(new Cases("softmaxCrossEntropy", "", ANY,
          x -> x.softmaxCrossEntropy(labels(x)), Shape.of(dims)));
      all.add(new Cases("pick", "", ANY, x -> x.pick(labels(x)).exp(), Shape.of(dims)));
      all.add(new Cases("pick", "twice, and the rows", ANY,
          x -> x.square().sum(1).add(x.pick(labels(x)).exp()).mul(x.pick(labels(x)).sin()), Shape.of(dims)));
      all.add(new Cases("softmaxCrossEntropy", "mean", ANY,
          x -> x.softmaxCrossEntropy(labels(x)).square().mean(), Shape.of(dims)));
    }
  }

  private static Node labels(Node x) {
    double[] labels = new double[x.shape().dim(0)];
    java.util.Arrays.setAll(labels, i -> (i + 1) % x.shape().dim(1));
    return indices(x, labels);
  }

  private static void images(List<Cases> all) {
    int[][] geometries = {{1, 0}, {2, 1}, {1, 1}, {3, 0}};
    for (int[] each : geometries) {
      String what = "stride " + each[0] + ", padding " + each[1];
      all.add(new Cases("conv2d", what + ", images", ANY,
          x -> x.conv2d(constant(x, ANY, 2, 3, 2, 2), each[0], each[1]), Shape.of(2, 4, 5, 2)));
      all.add(new Cases("conv2d", what + ", filters", ANY,
          x -> constant(x, ANY, 1, 4, 5, 2).conv2d(x, each[0], each[1]), Shape.of(2, 3, 2, 2)));
    }
    all.add(new Cases("conv2d", "one channel, both", ANY,
        x -> x.conv2d(x.slice(new int[]{0, 0, 0, 0}, 1, 2, 2, 1).reshape(2, 2, 1, 1), 1, 0), Shape.of(1, 3, 3, 1)));
    for (int[] each : new int[][]{{2, 2}, {2, 1}, {3, 2}}) {
      String what = "size " + each[0] + ", stride " + each[1];
      all.add(new Cases("maxPool", what, distinct(), x -> x.maxPool(each[0], each[1]).square(),
          Shape.of(2, 5, 4, 2)));
      all.add(new Cases("avgPool", what, ANY, x -> x.avgPool(each[0], each[1]).square(), Shape.of(1, 5, 4, 3)));
    }
    all.add(new Cases("maxPool", "one channel", distinct(), x -> x.maxPool(2, 1), Shape.of(1, 3, 3, 1)));
  }
}
