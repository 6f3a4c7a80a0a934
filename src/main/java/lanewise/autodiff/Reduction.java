package lanewise.autodiff;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.tensor.Reduce;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatReduction;

/** A reduction over axes. */
record Reduction(FloatReduction f, boolean keepDims, int... axes) implements Operation {

  Reduction {
    Check.notNull("axes", axes);
    axes = axes.clone();
  }

  @Override
  public String name() {
    return Pointwise.name(f);
  }

  @Override
  public String detail() {
    return axes.length == 0 ? "all axes" : "axes " + Arrays.toString(axes);
  }

  @Override
  public Shape shape(Shape... inputs) {
    return inputs[0].reduce(keepDims, axes);
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Reduce.apply(f, inputs[0], axes, out, parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    Node d = dy.reshape(y.input(0).shape().reduce(true, axes));
    return new Node[]{f == FloatReduction.SUM ? d : d.mul(weights(y))};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return (f == FloatReduction.SUM ? dx[0] : dx[0].mul(weights(y))).sum(keepDims, axes);
  }

  /**
   * The partial derivatives of a result that is not a sum with respect to each of its elements, of a shape that broadcasts to
   * that of x.
   */
  private Node weights(Node y) {
    Node x = y.input(0);
    Node result = y.reshape(x.shape().reduce(true, axes));
    // Not 0: no element has this weight then, but a checked program looks at it.
    double n = Math.max(1.0, x.shape().size() / Math.max(1.0, y.shape().size()));
    // Not a switch, which would need a class for the numbers of the constants.
    if (f == FloatReduction.MEAN) {
      return x.constant(1 / n);
    }
    if (f == FloatReduction.VARIANCE) {
      return x.sub(x.mean(true, axes)).mul(2 / n);
    }
    if (f == FloatReduction.NORM2) {
      return Arithmetic.quotient(x, result);
    }
    if (f == FloatReduction.LOG_SUM_EXP) {
      // The exponentials of x - result would have the rounding of a result that may be large.
      Node exponentials = x.sub(x.max(true, axes).stopGradient()).exp();
      return exponentials.div(exponentials.sum(true, axes));
    }
    if (f == FloatReduction.MAX || f == FloatReduction.MIN) {
      Node equal = x.equalTo(result);
      return equal.div(equal.sum(true, axes));
    }
    throw new AssertionError(f);
  }
}
