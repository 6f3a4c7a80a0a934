package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.blas.Transpose;
import lanewise.internal.Check;
import lanewise.tensor.MatMul;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** {@code Y = X op(W) + b}, and ReLU of it: the product with bias and ReLU applied as it is stored. */
record Linear(Transpose transW, boolean relu) implements Operation {

  static Node of(Node x, Node w, Node bias, boolean relu) {
    Check.notNull("w", w);
    Check.notNull("bias", bias);
    return of(x, Product.ofStored(Transpose.NO, w), Product.stored(w), bias, relu);
  }

  private static Node of(Node x, Transpose transW, Node w, Node bias, boolean relu) {
    Node whole = Node.of(new Linear(transW, relu), x, w, bias);
    return x.shape().rank() == 2 ? whole : Reshape.of(of(Reshape.rows(x), transW, w, bias, relu), whole.shape());
  }

  @Override
  public String name() {
    return relu ? "linearRelu" : "linear";
  }

  @Override
  public String detail() {
    return transW == Transpose.NO ? "" : "X W^T";
  }

  @Override
  public Shape shape(Shape... inputs) {
    if (inputs[1].rank() != 2) {
      throw new IllegalArgumentException("the weights have shape " + inputs[1] + ", but must be a matrix");
    }
    Shape shape = MatMul.shape(Transpose.NO, transW, inputs[0], inputs[1]);
    if (!inputs[2].equals(Shape.of(shape.dim(-1)))) {
      throw new IllegalArgumentException(
          "the bias has shape " + inputs[2] + ", but the result " + shape + " needs a bias of " + shape.dim(-1));
    }
    return shape;
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    MatMul.linear(transW, inputs[0], inputs[1], inputs[2], relu, out, parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    Node x = y.input(0);
    Node d = throughRelu(y, dy);
    Node dw = transW == Transpose.NO
        ? Product.of(Transpose.YES, Transpose.NO, x, d)
        : Product.of(Transpose.YES, Transpose.NO, d, x);
    return new Node[]{Product.of(Transpose.NO, Product.not(transW), d, y.input(1)), dw, columnSums(d)};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    Node sum = dx[0] == null ? null : Product.of(Transpose.NO, transW, dx[0], y.input(1));
    if (dx[1] != null) {
      Node part = Product.of(Transpose.NO, transW, y.input(0), dx[1]);
      sum = sum == null ? part : sum.add(part);
    }
    if (dx[2] != null) {
      sum = sum == null ? Broadcast.to(dx[2], y.shape()) : sum.add(dx[2]);
    }
    return throughRelu(y, sum);
  }

  /** {@code 1^T d}: as a product, in the order of those, it is faster than as a sum of columns. */
  private static Node columnSums(Node d) {
    int rows = d.shape().dim(0);
    return Product.of(Transpose.NO, Transpose.NO, Broadcast.to(d.constant(1), Shape.of(1, rows)), d).reshape(-1);
  }

  /** The result is positive where the sum before ReLU is. */
  private Node throughRelu(Node y, Node d) {
    return relu ? Node.of(Activations.RELU_GRAD, y, d) : d;
  }
}
