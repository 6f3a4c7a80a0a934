package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Layout;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** The inputs one after the other along an axis. */
record Concat(int axis) implements Operation {

  @Override
  public String name() {
    return "concat";
  }

  @Override
  public String detail() {
    return "axis " + axis;
  }

  @Override
  public Shape shape(Shape... inputs) {
    int along = inputs[0].axis(axis);
    int[] dims = inputs[0].dims();
    long sum = dims[along];
    for (int i = 1; i < inputs.length; i++) {
      int[] other = inputs[i].dims();
      boolean fits = other.length == dims.length;
      for (int d = 0; fits && d < dims.length; d++) {
        fits = d == along || dims[d] == other[d];
      }
      if (!fits) {
        throw new IllegalArgumentException(
            "input " + i + " of shape " + inputs[i] + " differs from " + inputs[0] + " elsewhere than along axis "
                + axis);
      }
      sum += other[along];
    }
    if (sum > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the inputs have " + sum + " elements along axis " + axis + ", but there may be at most "
              + Integer.MAX_VALUE);
    }
    dims[along] = (int) sum;
    return Shape.of(dims);
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    int[] begin = new int[out.shape().rank()];
    for (Tensor x : inputs) {
      Layout.copy(
          x.shape(), x, Layout.part(x.shape()), out, Layout.part(out.shape(), begin),
          parallelism);
      begin[out.shape().axis(axis)] += x.shape().dim(axis);
    }
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    Node[] dx = new Node[y.inputCount()];
    int[] begin = new int[y.shape().rank()];
    for (int i = 0; i < dx.length; i++) {
      dx[i] = Node.of(new Slice(y.input(i).shape(), begin.clone()), dy);
      begin[y.shape().axis(axis)] += y.input(i).shape().dim(axis);
    }
    return dx;
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    Node[] parts = new Node[dx.length];
    for (int i = 0; i < dx.length; i++) {
      parts[i] = Autodiff.orZeros(dx[i], y.input(i));
    }
    return Node.of(this, parts);
  }
}
