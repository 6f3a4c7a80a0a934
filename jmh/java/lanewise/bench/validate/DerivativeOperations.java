package lanewise.bench.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import lanewise.autodiff.Node;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** The derivatives of the operations of {@link Node}, each where it is smooth. */
final class DerivativeOperations {

  /** Where a function is smooth: arguments that differences of a step of 1/64 do not lead out of. */
  private interface Domain {
    double[] elements(int n, Draw draw);
  }

  private static final Domain ANY = range(-2, 2);

  private DerivativeOperations() {}

  private static Domain range(double low, double high) {
    return (n, draw) -> {
      double[] elements = new double[n];
      Arrays.setAll(elements, i -> (float) draw.random.nextDouble(low, high));
      return elements;
    };
  }

  /** Magnitudes in a range, of both signs. */
  private static Domain bothSigns(double low, double high) {
    return (n, draw) -> {
      double[] elements = new double[n];
      Arrays.setAll(elements, i -> (float) ((draw.flip() ? 1 : -1) * draw.random.nextDouble(low, high)));
      return elements;
    };
  }

  /** Elements that differ from each other by 1/16 at least, in random order. */
  private static Domain distinct() {
    return (n, draw) -> {
      double[] elements = new double[n];
      for (int i = 0; i < n; i++) {
        int j = draw.random.nextInt(i + 1);
        elements[i] = elements[j];
        elements[j] = (float) ((i - n / 2.0 + 0.25) / 8 + draw.random.nextDouble(1 / 16.0));
      }
      return elements;
    };
  }

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    elementary(all);
    ofOne(all);
    ofTwo(all);
    products(all);
    images(all);
    return all;
  }

  private static int[] dims(Draw draw) {
    return new int[]{draw.from(1, 3), draw.from(1, 4)};
  }

  private static void unary(List<Operation> all, String name, Domain domain, UnaryOperator<Node> f) {
    all.add(new Operation("autodiff/" + name, (type, random) -> {
      Draw draw = new Draw(type, random);
      return problem(name, domain, f, dims(draw), draw);
    }));
  }

  /** A reduction over some axes, none of which are named for all, with their dimensions or without. */
  private interface OverAxes {
    Node of(Node x, boolean keepDims, int... axes);
  }

  private static void reduction(List<Operation> all, String name, Domain domain, OverAxes f) {
    int[][] choices = {{}, {0}, {1}, {-1}, {0, 1}};
    all.add(new Operation("autodiff/" + name, (type, random) -> {
      Draw draw = new Draw(type, random);
      int[] axes = choices[draw.from(0, choices.length - 1)];
      boolean keepDims = draw.flip();
      return problem(name, domain, x -> f.of(x, keepDims, axes), dims(draw), draw);
    }));
  }

  private static Problem problem(String name, Domain domain, UnaryOperator<Node> f, int[] dims, Draw draw) {
    Shape shape = Shape.of(dims);
    return new DerivativeProblem(name, f, domain.elements(shape.size(), draw), shape, draw);
  }

  private static Node constant(Node like, Tensor value) {
    return Node.constant(value.to(like.type()));
  }

  private static Tensor tensor(Domain domain, Draw draw, int... dims) {
    Shape shape = Shape.of(dims);
    return Tensor.of(domain.elements(shape.size(), draw), 0, shape);
  }

  private static Node zeros(Node like, int n) {
    return Node.constant(Tensor.zeros(like.type(), Shape.of(n)));
  }

  /** One of the operands moves; they have the same shape, or one, the moving one or the other, is a row or a column. */
  private static void binary(
      List<Operation> all, String name, Domain left, Domain right, BinaryOperator<Node> f) {
    all.add(new Operation("autodiff/" + name, (type, random) -> {
      Draw draw = new Draw(type, random);
      int[] dims = dims(draw);
      int[] other = {draw.flip() ? 1 : dims[0], draw.flip() ? 1 : dims[1]};
      boolean first = draw.flip();
      boolean whole = draw.flip();
      Tensor fixed = tensor(first ? right : left, draw, whole ? other : dims);
      UnaryOperator<Node> moving =
          first ? x -> f.apply(x, constant(x, fixed)) : x -> f.apply(constant(x, fixed), x);
      return problem(name, first ? left : right, moving, whole ? dims : other, draw);
    }));
  }

  private static void elementary(List<Operation> all) {
    unary(all, "neg", ANY, Node::neg);
    unary(all, "square", ANY, Node::square);
    unary(all, "exp", ANY, Node::exp);
    unary(all, "exp2", ANY, Node::exp2);
    unary(all, "expm1", ANY, Node::expm1);
    unary(all, "sin", ANY, Node::sin);
    unary(all, "cos", ANY, Node::cos);
    unary(all, "atan", ANY, Node::atan);
    unary(all, "sinh", ANY, Node::sinh);
    unary(all, "cosh", ANY, Node::cosh);
    unary(all, "tanh", ANY, Node::tanh);
    unary(all, "erf", ANY, Node::erf);
    unary(all, "erfc", ANY, Node::erfc);
    unary(all, "sigmoid", ANY, Node::sigmoid);
    unary(all, "softplus", ANY, Node::softplus);
    unary(all, "silu", ANY, Node::silu);
    unary(all, "gelu", ANY, Node::gelu);
    unary(all, "geluTanh", ANY, Node::geluTanh);
    unary(all, "abs", bothSigns(0.1, 2), Node::abs);
    unary(all, "sign", bothSigns(0.1, 2), Node::sign);
    unary(all, "sqrt", range(0.2, 3), Node::sqrt);
    unary(all, "reciprocal", bothSigns(0.3, 2), Node::reciprocal);
    unary(all, "rsqrt", range(0.3, 3), Node::rsqrt);
    unary(all, "cbrt", bothSigns(0.2, 3), Node::cbrt);
    unary(all, "log", range(0.2, 3), Node::log);
    unary(all, "log2", range(0.2, 3), Node::log2);
    unary(all, "log10", range(0.2, 3), Node::log10);
    unary(all, "log1p", range(-0.7, 3), Node::log1p);
    unary(all, "tan", range(-1, 1), Node::tan);
    unary(all, "asin", range(-0.8, 0.8), Node::asin);
    unary(all, "acos", range(-0.8, 0.8), Node::acos);
    unary(all, "relu", bothSigns(0.1, 2), Node::relu);
    unary(all, "hardSigmoid", bothSigns(0.1, 2.9), Node::hardSigmoid);
    unary(all, "clamp", bothSigns(0.7, 2), x -> x.clamp(-0.5, 0.5));
  }

  private static void ofOne(List<Operation> all) {
    reduction(all, "sum", ANY, (x, keepDims, axes) -> x.square().sum(keepDims, axes));
    reduction(all, "mean", ANY, (x, keepDims, axes) -> x.square().mean(keepDims, axes));
    reduction(all, "variance", ANY, Node::variance);
    reduction(all, "logSumExp", ANY, Node::logSumExp);
    unary(all, "softmax", ANY, Node::softmax);
    unary(all, "logSoftmax", ANY, Node::logSoftmax);
    unary(all, "normalize", ANY, x -> x.normalize(0.1));
    unary(all, "transpose", ANY, x -> x.transpose().square());
    unary(all, "reshape", ANY, x -> x.reshape(-1).square());
    reduction(all, "norm", bothSigns(0.5, 2), Node::norm);
    reduction(all, "max", distinct(), Node::max);
    reduction(all, "min", distinct(), Node::min);
    unary(all, "dot", ANY, x -> x.reshape(-1).dot(x.reshape(-1).sin()));
    unary(all, "outer", ANY, x -> x.reshape(-1).outer(x.reshape(-1).sin()));
    unary(all, "concat", ANY, x -> Node.concat(0, x, x.square()));
    unary(all, "slice", ANY, x -> x.reshape(-1).slice(new int[]{0}, 1).square());
    unary(all, "pad", ANY, x -> x.reshape(-1).pad(new int[]{1}, x.shape().size() + 3).square());
    unary(all, "broadcastTo", ANY, x -> x.reshape(1, x.shape().size()).broadcastTo(3, x.shape().size()).square());
    unary(all, "gather", ANY, x -> x.gather(zeros(x, 3)).square());
    unary(all, "scatterAdd", ANY, x -> x.scatterAdd(zeros(x, x.shape().dim(0)), 2).square());
    unary(all, "pick", ANY, x -> x.pick(zeros(x, x.shape().dim(0))).exp());
    unary(all, "softmaxCrossEntropy", ANY, x -> x.softmaxCrossEntropy(zeros(x, x.shape().dim(0))));
    unary(all, "where", bothSigns(0.2, 2), x -> Node.where(x.greater(0), x.square(), x.sin()));
    unary(all, "fma", ANY, x -> x.fma(x.sin(), x.square()));
    unary(all, "lerp", ANY, x -> x.lerp(x.sin(), x.square()));
  }

  private static void ofTwo(List<Operation> all) {
    binary(all, "add", ANY, ANY, Node::add);
    binary(all, "sub", ANY, ANY, Node::sub);
    binary(all, "mul", ANY, ANY, Node::mul);
    binary(all, "div", ANY, bothSigns(0.5, 2), Node::div);
    binary(all, "pow", range(0.3, 2), ANY, Node::pow);
    binary(all, "maximum", range(2, 3), range(-2, 1.5), Node::maximum);
    binary(all, "minimum", range(2, 3), range(-2, 1.5), Node::minimum);
    binary(all, "atan2", bothSigns(0.4, 2), bothSigns(0.4, 2), Node::atan2);
    binary(all, "hypot", bothSigns(0.4, 2), bothSigns(0.4, 2), Node::hypot);
    binary(all, "leakyRelu", bothSigns(0.2, 2), ANY, Node::leakyRelu);
    binary(all, "elu", bothSigns(0.2, 2), ANY, Node::elu);
  }

  private static void products(List<Operation> all) {
    all.add(new Operation("autodiff/matmul", (type, random) -> {
      Draw draw = new Draw(type, random);
      int m = draw.from(1, 4);
      int k = draw.from(1, 4);
      int n = draw.from(1, 4);
      boolean left = draw.flip();
      boolean transposed = draw.flip();
      Tensor fixed = left ? tensor(ANY, draw, k, n) : tensor(ANY, draw, m, k);
      int[] dims = left ? new int[]{m, k} : new int[]{k, n};
      UnaryOperator<Node> f = x -> {
        Node moving = transposed ? x.transpose() : x;
        return left ? moving.matmul(constant(x, fixed)) : constant(x, fixed).matmul(moving);
      };
      return problem("matmul", ANY, f, transposed ? new int[]{dims[1], dims[0]} : dims, draw);
    }));
    linear(all, "linear", false);
    linear(all, "linearRelu", true);
    all.add(new Operation("autodiff/layerNorm", (type, random) -> {
      Draw draw = new Draw(type, random);
      int[] dims = dims(draw);
      Tensor gamma = tensor(ANY, draw, dims[1]);
      Tensor beta = tensor(ANY, draw, dims[1]);
      return problem("layerNorm", ANY, x -> x.layerNorm(constant(x, gamma), constant(x, beta), 0.1), dims, draw);
    }));
  }

  /** By each operand. Biases that are far from 0 keep ReLU away from its kink. */
  private static void linear(List<Operation> all, String name, boolean relu) {
    all.add(new Operation("autodiff/" + name, (type, random) -> {
      Draw draw = new Draw(type, random);
      int[] dims = dims(draw);
      int moving = draw.from(0, 2);
      int[][] shapes = {dims, {dims[1], 3}, {3}};
      Domain[] domains = {ANY, ANY, bothSigns(20, 30)};
      Tensor[] fixed = new Tensor[shapes.length];
      for (int i = 0; i < fixed.length; i++) {
        fixed[i] = tensor(domains[i], draw, shapes[i]);
      }
      UnaryOperator<Node> f = operand -> {
        Node[] operands = new Node[fixed.length];
        for (int i = 0; i < operands.length; i++) {
          operands[i] = i == moving ? operand : constant(operand, fixed[i]);
        }
        return relu ? operands[0].linearRelu(operands[1], operands[2]) : operands[0].linear(operands[1], operands[2]);
      };
      return problem(name, domains[moving], f, shapes[moving], draw);
    }));
  }

  private static void images(List<Operation> all) {
    all.add(new Operation("autodiff/conv2d", (type, random) -> {
      Draw draw = new Draw(type, random);
      int stride = draw.from(1, 2);
      int padding = draw.from(0, 1);
      boolean images = draw.flip();
      Tensor fixed = images ? tensor(ANY, draw, 2, 2, 1, 2) : tensor(ANY, draw, 1, 4, 3, 1);
      UnaryOperator<Node> f = x -> images
          ? x.conv2d(constant(x, fixed), stride, padding)
          : constant(x, fixed).conv2d(x, stride, padding);
      return problem("conv2d", ANY, f, images ? new int[]{1, 4, 3, 1} : new int[]{2, 2, 1, 2}, draw);
    }));
    pool(all, "maxPool", distinct(), x -> x.maxPool(2, 1).square());
    pool(all, "avgPool", ANY, x -> x.avgPool(2, 1).square());
  }

  private static void pool(List<Operation> all, String name, Domain domain, UnaryOperator<Node> f) {
    all.add(new Operation("autodiff/" + name, (type, random) -> problem(
        name, domain, f, new int[]{1, 4, 3, 1}, new Draw(type, random))));
  }
}
