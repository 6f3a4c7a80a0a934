package lanewise.autodiff;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.tensor.Layout;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** Repeats a tensor to a larger shape. Its transpose is the sum over the repetitions. */
record Broadcast(Shape shape) implements Operation {

  static Node to(Node x, Shape shape) {
    return x.shape().equals(shape) ? x : Node.of(new Broadcast(shape), x);
  }

  /**
   * What flows back to an operand of shape {@code operand} that was broadcast to {@code whole}, when {@code d}, itself
   * broadcast to {@code whole}, flows back to the repetitions: their sum.
   */
  static Node transposed(Node d, Shape whole, Shape operand) {
    int shift = whole.rank() - operand.rank();
    int lacking = whole.rank() - d.shape().rank();
    int[] summed = new int[whole.rank()];
    int count = 0;
    long repeated = 1;
    for (int axis = 0; axis < whole.rank(); axis++) {
      boolean repeats = axis < shift || operand.dim(axis - shift) != whole.dim(axis);
      boolean present = axis >= lacking && d.shape().dim(axis - lacking) == whole.dim(axis);
      if (repeats && present) {
        summed[count++] = axis - lacking;
      } else if (repeats) {
        repeated *= whole.dim(axis);
      }
    }
    Node sum = count == 0 ? d : d.sum(true, Arrays.copyOf(summed, count));
    Node result = repeated == 1 ? sum : sum.mul(repeated);
    return result.shape().rank() <= operand.rank() ? result : result.reshape(leading(result.shape(), operand.rank()));
  }

  /** The shape without the axes, of dimension 1, that are too many in front. */
  private static Shape leading(Shape shape, int rank) {
    return shape.axes(shape.rank() - rank, shape.rank());
  }

  @Override
  public String name() {
    return "broadcast";
  }

  @Override
  public Shape shape(Shape... inputs) {
    if (!inputs[0].broadcastsTo(shape)) {
      throw new IllegalArgumentException("does not broadcast to " + shape);
    }
    return shape;
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Tensor x = inputs[0];
    Layout.copy(
        shape, x, Layout.repeated(x.shape(), shape), out, Layout.part(shape), parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{transposed(dy, shape, y.input(0).shape())};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return to(dx[0], shape);
  }
}
