package lanewise.autodiff;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.tensor.Layout;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** x as the part of a larger tensor that begins at an index, with zeros around it. Its transpose is {@link Slice}. */
record Place(Shape shape, int... begin) implements Operation {

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public String detail() {
    return "at " + Arrays.toString(begin);
  }

  @Override
  public Shape shape(Shape... inputs) {
    Slice.within(shape, inputs[0], begin);
    return shape;
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Shape part = inputs[0].shape();
    out.fill(0);
    Layout.copy(
        part, inputs[0], Layout.part(part), out, Layout.part(shape, begin), parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{Node.of(new Slice(y.input(0).shape(), begin), dy)};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return Node.of(this, dx[0]);
  }
}
