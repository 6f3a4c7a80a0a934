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

  /** {@code a + b}; where one of them is all zeros but for elements that were picked, they are added in place. */
  static Node sum(Node a, Node b) {
    return a.operation() instanceof Unpick && a.inputCount() == 2 && a.shape().equals(b.shape())
        ? Node.of(a.operation(), a.input(0), a.input(1), b)
        : a.add(b);
  }

  /** The sums of the rows of a matrix, or of what has more axes, of a shape that broadcasts to that of x. */
  static Node rowSums(Node x) {
    boolean isPicked = x.operation() instanceof Unpick && x.inputCount() == 2;
    return isPicked ? x.input(0).reshape(x.shape().dim(0), 1) : x.sum(true, -1);
  }

  /** The transpose: one element of each row of zeros, or of a third input, is added to. */
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
      if (inputs.length == 2) {
        out.fill(0);
      } else if (!out.overlaps(inputs[2])) {
        out.assign(inputs[2]);
      }
      Rows.unpick(inputs[0], inputs[1], out);
    }

    @Override
    public Node[] vjp(Node y, Node dy) {
      Node picked = Node.of(new Pick(), dy, y.input(1));
      return y.inputCount() == 2 ? new Node[]{picked, null} : new Node[]{picked, null, dy};
    }

    @Override
    public Node jvp(Node y, Node[] dx) {
      Node part = dx[0] == null ? null : Node.of(this, dx[0], y.input(1));
      Node rest = y.inputCount() == 2 ? null : dx[2];
      return part == null ? rest : rest == null ? part : sum(part, rest);
    }

    @Override
    public Memory memory() {
      return Memory.IN_PLACE;
    }
  }
}
