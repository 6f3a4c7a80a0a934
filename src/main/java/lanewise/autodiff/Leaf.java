package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** What a node without inputs is: its value and shape are given, not computed. */
record Leaf(String name) implements Operation {

  static final Leaf CONSTANT = new Leaf("constant");

  /** The constant 1 that flows back to an output, and that nothing is differentiated by: its products are the other factor. */
  static final Leaf ONE = new Leaf("constant");
  static final Leaf VARIABLE = new Leaf("variable");

  @Override
  public Shape shape(Shape... inputs) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[0];
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return null;
  }
}
