package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Rows;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** Adds parts to zeros along the first axis, by index: {@code y[indices[i]] += x[i]}. Its transpose is {@link Gather}. */
record ScatterAdd(int rows) implements Operation {

  @Override
  public String name() {
    return "scatterAdd";
  }

  @Override
  public String detail() {
    return rows + " rows";
  }

  @Override
  public Shape shape(Shape... inputs) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows = " + rows + ", but must be >= 0");
    }
    int rank = inputs[1].rank();
    if (inputs[0].rank() < rank || !inputs[0].axes(0, rank).equals(inputs[1])) {
      throw new IllegalArgumentException("the parts must have the axes of the indices first");
    }
    return Shape.of(rows).append(inputs[0].axes(rank, inputs[0].rank()));
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    out.fill(0);
    Rows.scatterAdd(inputs[0], inputs[1], out, parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{Node.of(new Gather(), dy, y.input(1)), null};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return dx[0] == null ? null : Node.of(this, dx[0], y.input(1));
  }
}
