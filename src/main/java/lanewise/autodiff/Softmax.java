package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Rows;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** The softmax of each row (the last axis), or its logarithm. */
record Softmax(boolean log) implements Operation {

  @Override
  public String name() {
    return log ? "logSoftmax" : "softmax";
  }

  @Override
  public Shape shape(Shape... inputs) {
    inputs[0].axis(-1);
    return inputs[0];
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    if (log) {
      Rows.logSoftmax(inputs[0], out, parallelism);
    } else {
      Rows.softmax(inputs[0], out, parallelism);
    }
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{log ? Pick.sum(dy, y.exp().mul(Pick.rowSums(dy).neg())) : jacobian(y, dy)};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return log ? dx[0].sub(y.exp().mul(dx[0]).sum(true, -1)) : jacobian(y, dx[0]);
  }

  /** The Jacobian of the softmax s of a row, {@code diag(s) - s s^T}, which is symmetric, times d. */
  static Node jacobian(Node s, Node d) {
    Node sd = s.mul(d);
    return sd.sub(s.mul(sd.sum(true, -1)));
  }

  @Override
  public Memory memory() {
    return Memory.IN_PLACE;
  }
}
