package lanewise.autodiff;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.tensor.Layout;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** The axes in another order: axis i of the result is axis {@code axes[i]} of x. */
record Permute(int... axes) implements Operation {

  /** Whether it exchanges the last two axes and no others: what a product does in its kernel. */
  boolean isMatrixTranspose() {
    int last = axes.length - 1;
    for (int axis = 0; axis < last - 1; axis++) {
      if (axes[axis] != axis) {
        return false;
      }
    }
    return last > 0 && axes[last] == last - 1 && axes[last - 1] == last;
  }

  @Override
  public String name() {
    return "transpose";
  }

  @Override
  public String detail() {
    return "axes " + Arrays.toString(axes);
  }

  @Override
  public Shape shape(Shape... inputs) {
    return inputs[0].permute(axes);
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Shape shape = out.shape();
    Layout.copy(
        shape, inputs[0], Layout.permuted(inputs[0].shape(), axes), out, Layout.part(shape),
        parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    int[] inverse = new int[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      inverse[axes[axis]] = axis;
    }
    return new Node[]{dy.transpose(inverse)};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return dx[0].transpose(axes);
  }
}
