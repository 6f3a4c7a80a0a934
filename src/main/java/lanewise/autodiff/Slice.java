package lanewise.autodiff;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.tensor.Layout;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** The part of x of a shape that begins at an index. Its transpose is {@link Place}. */
record Slice(Shape shape, int... begin) implements Operation {

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public String detail() {
    return "from " + Arrays.toString(begin);
  }

  @Override
  public Shape shape(Shape... inputs) {
    within(inputs[0], shape, begin);
    return shape;
  }

  /** A part lies within the whole. */
  static void within(Shape whole, Shape part, int[] begin) {
    if (whole.rank() != part.rank() || whole.rank() != begin.length) {
      throw new IllegalArgumentException(
          "a part of shape " + part + " from " + Arrays.toString(begin) + ", but " + whole + " has " + whole.rank()
              + " axes");
    }
    for (int axis = 0; axis < begin.length; axis++) {
      if (begin[axis] < 0 || begin[axis] > whole.dim(axis) - part.dim(axis)) {
        throw new IllegalArgumentException(
            "a part of shape " + part + " from " + Arrays.toString(begin) + " does not lie within " + whole
                + " along axis " + axis);
      }
    }
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Layout.copy(
        shape, inputs[0], Layout.part(inputs[0].shape(), begin), out, Layout.part(shape),
        parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{Node.of(new Place(y.input(0).shape(), begin), dy)};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return Node.of(this, dx[0]);
  }
}
