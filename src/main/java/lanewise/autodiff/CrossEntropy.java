package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Elementwise;
import lanewise.tensor.Reduce;
import lanewise.tensor.Rows;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatReduction;

/** For each row x and its label c the loss {@code -log softmax(x)[c]}, computed as {@code logSumExp(x) - x[c]}. */
record CrossEntropy() implements Operation {

  @Override
  public String name() {
    return "softmaxCrossEntropy";
  }

  @Override
  public Shape shape(Shape... inputs) {
    if (inputs[0].rank() != 2 || !inputs[1].equals(inputs[0].axes(0, 1))) {
      throw new IllegalArgumentException(
          "the logits must be a matrix and the labels one for each of its rows, in a tensor of rank 1");
    }
    return inputs[1];
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Tensor picked = Tensor.zeros(out.type(), out.shape());
    Rows.pick(inputs[0], inputs[1], picked);
    Reduce.apply(FloatReduction.LOG_SUM_EXP, inputs[0], new int[]{1}, out, parallelism);
    Elementwise.apply(FloatBinary.SUB, out, picked, out, parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{Gradient.of(y.input(0), y.input(1), dy), null};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return dx[0] == null ? null : dx[0].mul(Gradient.of(y.input(0), y.input(1), ones(y))).sum(1);
  }

  private static Node ones(Node y) {
    return Broadcast.to(y.constant(1), y.shape());
  }

  /** {@code g (softmax(x) - e_c)} for each row x with label c and cotangent g. */
  private record Gradient() implements Operation {

    static Node of(Node x, Node labels, Node g) {
      return Node.of(new Gradient(), x, labels, g);
    }

    @Override
    public String name() {
      return "softmaxCrossEntropyGrad";
    }

    @Override
    public Shape shape(Shape... inputs) {
      return inputs[0];
    }

    @Override
    public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
      Rows.softmax(inputs[0], out, parallelism);
      Rows.subtractOneHot(inputs[1], out);
      Tensor column = inputs[2].reshape(inputs[2].size(), 1);
      Elementwise.apply(FloatBinary.MUL, out, column, out, parallelism);
    }

    @Override
    public Node[] vjp(Node y, Node dy) {
      Node d = Softmax.jacobian(y.input(0).softmax(), dy.mul(y.input(2).reshape(-1, 1)));
      return new Node[]{d, null, dy.mul(of(y.input(0), y.input(1), ones(y.input(2)))).sum(1)};
    }

    @Override
    public Node jvp(Node y, Node[] dx) {
      Node left = dx[0] == null
          ? null
          : Softmax.jacobian(y.input(0).softmax(), dx[0]).mul(y.input(2).reshape(-1, 1));
      Node right = dx[2] == null ? null : of(y.input(0), y.input(1), dx[2]);
      return left == null ? right : right == null ? left : left.add(right);
    }
  }
}
