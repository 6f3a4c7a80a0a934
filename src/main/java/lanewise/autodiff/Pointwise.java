package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Elementwise;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/**
 * An element-wise operation, its operands broadcast. Its Jacobians are diagonal, so one rule for each operand, d times the
 * partial derivative, is the reverse and the forward rule. A cotangent or tangent may have any shape that broadcasts to
 * the node's: what is equal everywhere need not be written out.
 */
record Pointwise(String name, Kernel kernel, Partial... partials) implements Operation {

  /** Computes the value. */
  interface Kernel {
    void run(Tensor[] x, Tensor out, Parallelism parallelism);
  }

  /** {@code d} times the partial derivative of y with respect to one of its inputs. */
  interface Partial {
    Node times(Node y, Node d);
  }

  /** The derivative with respect to this operand is zero wherever it exists. */
  static final Partial ZERO = null;

  static Pointwise of(FloatUnary f, Partial partial) {
    return new Pointwise(name(f), (x, out, p) -> Elementwise.apply(f, x[0], out, p), partial);
  }

  static Pointwise of(FloatBinary f, Partial first, Partial second) {
    return new Pointwise(name(f), (x, out, p) -> Elementwise.apply(f, x[0], x[1], out, p), first, second);
  }

  static Pointwise of(FloatTernary f, Partial first, Partial second, Partial third) {
    return new Pointwise(name(f), (x, out, p) -> Elementwise.apply(f, x[0], x[1], x[2], out, p), first, second, third);
  }

  /** {@code LOG_SUM_EXP} as {@code logSumExp}. */
  static String name(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.name().toLowerCase(java.util.Locale.ROOT).split("_")) {
      name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shape shape = inputs[0];
    for (int i = 1; i < inputs.length; i++) {
      shape = shape.broadcast(inputs[i]);
    }
    return shape;
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    kernel.run(inputs, out, parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return vjp(y, dy, null);
  }

  /**
   * The reverse rule where dy is a choice: zero where the condition is, whatever the partial derivative is there.
   *
   * @param condition null if dy is none
   */
  Node[] vjp(Node y, Node dy, Node condition) {
    Node[] dx = new Node[partials.length];
    for (int i = 0; i < dx.length; i++) {
      if (partials[i] != ZERO) {
        Node part = partials[i].times(y, dy);
        part = condition == null || part == dy ? part : Node.where(condition, part, part.constant(0));
        dx[i] = Broadcast.transposed(part, y.shape(), y.input(i).shape());
      }
    }
    return dx;
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    Node dy = null;
    for (int i = 0; i < dx.length; i++) {
      if (dx[i] != null && partials[i] != ZERO) {
        Node part = partials[i].times(y, dx[i]);
        dy = dy == null ? part : dy.add(part);
      }
    }
    return dy;
  }

  @Override
  public Memory memory() {
    return Memory.IN_PLACE;
  }
}
