package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Rows;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** One element of each row of a matrix, by index: {@code y[i] = x[i, indices[i]]}. */
record Pick() implements Operation {

  @Override
  public String name() {
    return "pick";
  }

  @Override
  public Shape shape(Shape... inputs) {
    if (inputs[0].rank() != 2 || !inputs[1].equals(inputs[0].axes(0, 1))) {
      throw new IllegalArgumentException("needs a matrix and one index for each of its rows, in a tensor of rank 1");
    }
    return inputs[1];
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Rows.pick(inputs[0], inputs[1], out);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{Node.of(new Unpick(y.input(0).shape().dim(1)), dy, y.input(1)), null};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return dx[0] == null ? null : Node.of(this, dx[0], y.input(1));
  }

  /** The transpose: rows of zeros but for one element. */
  private record Unpick(int columns) implements Operation {

    @Override
    public String name() {
      return "unpick";
    }

    @Override
    public Shape shape(Shape... inputs) {
      return Shape.of(inputs[0].dim(0), columns);
    }

    @Override
    public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
      Rows.unpick(inputs[0], inputs[1], out);
    }

    @Override
    public Node[] vjp(Node y, Node dy) {
      return new Node[]{Node.of(new Pick(), dy, y.input(1)), null};
    }

    @Override
    public Node jvp(Node y, Node[] dx) {
      return dx[0] == null ? null : Node.of(this, dx[0], y.input(1));
    }
  }
}
