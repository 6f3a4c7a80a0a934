package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** The input itself as a node of its own: what functions are given, so that what flows back to it can be told apart. */
record Identity(String name, boolean differentiable) implements Operation {

  static final Identity ARGUMENT = new Identity("argument", true);

  /** Nothing flows through. */
  static final Identity STOP_GRADIENT = new Identity("stopGradient", false);

  @Override
  public Shape shape(Shape... inputs) {
    return inputs[0];
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{differentiable ? dy : null};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return differentiable ? dx[0] : null;
  }

  @Override
  public Memory memory() {
    return Memory.VIEW;
  }
}
