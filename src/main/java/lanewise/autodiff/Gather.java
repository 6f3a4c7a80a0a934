package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Rows;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** Parts of x along its first axis, by index: {@code y[i] = x[indices[i]]}. Its transpose is {@link ScatterAdd}. */
record Gather() implements Operation {

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public Shape shape(Shape... inputs) {
    if (inputs[0].rank() == 0) {
      throw new IllegalArgumentException("a scalar has no parts");
    }
    return inputs[1].append(inputs[0].axes(1, inputs[0].rank()));
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Rows.gather(inputs[0], inputs[1], out, parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{Node.of(new ScatterAdd(y.input(0).shape().dim(0)), dy, y.input(1)), null};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return dx[0] == null ? null : Node.of(this, dx[0], y.input(1));
  }
}
