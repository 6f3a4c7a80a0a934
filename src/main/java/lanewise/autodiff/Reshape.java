package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** The same elements with another shape. */
record Reshape(Shape shape) implements Operation {

  static Node of(Node x, Shape shape) {
    return x.shape().equals(shape) ? x : Node.of(new Reshape(shape), x);
  }

  /** The rows of x, which its last axis is, as those of a matrix. */
  static Node rows(Node x) {
    return of(x, Shape.of(x.shape().axes(0, x.shape().rank() - 1).size(), x.shape().dim(-1)));
  }

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public Shape shape(Shape... inputs) {
    if (shape.size() != inputs[0].size()) {
      throw new IllegalArgumentException(
          inputs[0].size() + " elements cannot become " + shape + " with " + shape.size());
    }
    return shape;
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    throw new UnsupportedOperationException(name());
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{of(dy, y.input(0).shape())};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return of(dx[0], shape);
  }

  @Override
  public Memory memory() {
    return Memory.VIEW;
  }
}
