package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Rows;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** Each row (the last axis) minus its mean, divided by {@code sqrt(variance + epsilon)}. */
record Normalize(double epsilon) implements Operation {

  @Override
  public String name() {
    return "normalize";
  }

  @Override
  public Shape shape(Shape... inputs) {
    inputs[0].axis(-1);
    return inputs[0];
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Rows.normalize(inputs[0], epsilon, out, parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{jacobian(y, dy)};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return jacobian(y, dx[0]);
  }

  /** The Jacobian of a row, {@code (I - (1 1^T + y y^T) / n) / sqrt(variance + epsilon)}, which is symmetric, times d. */
  private Node jacobian(Node y, Node d) {
    Node scale = y.input(0).variance(true, -1).add(epsilon).rsqrt();
    return d.sub(d.mean(true, -1)).sub(y.mul(y.mul(d).mean(true, -1))).mul(scale);
  }

  @Override
  public Memory memory() {
    return Memory.IN_PLACE;
  }
}
