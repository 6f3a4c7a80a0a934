package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * What a node does with its inputs: the value, and the two linear maps that are its derivative. To add an operation,
 * implement this and make nodes of it with {@link Node#of}:
 *
 * <pre>{@code
 * record Scale(double factor) implements Operation {
 *   public String name() { return "scale"; }
 *   public Shape shape(Shape... x) { return x[0]; }
 *   public void value(Tensor[] x, Tensor out, Parallelism p) { ... }
 *   public Node[] vjp(Node y, Node dy) { return new Node[] {Node.of(this, dy)}; }
 *   public Node jvp(Node y, Node[] dx) { return Node.of(this, dx[0]); }
 * }
 * }</pre>
 *
 * <p>With y = f(x0, x1, ...) and J_i the Jacobian of f with respect to x_i, {@link #vjp} gives J_i^T dy for each i and
 * {@link #jvp} the sum of J_i dx_i. Both are written in nodes, from {@code y.input(i)} and y itself, so that they can be
 * differentiated in turn. An operation has no state that changes: the same inputs give the same value.
 */
public interface Operation {

  /** How the value of an operation may lie in memory. */
  enum Memory {
    /** In a place that overlaps no input. */
    APART,

    /** Also over an input of the same shape: each element is read before the one at its place is written. */
    IN_PLACE,

    /** It is the first input, with another shape; {@link Operation#value} is never called. */
    VIEW
  }

  /**
   * What messages and pictures call the operation.
   *
   * @return for example {@code matmul}
   */
  String name();

  /**
   * What the name leaves out, for messages and pictures.
   *
   * @return for example {@code axes [0]}; empty unless overridden
   */
  default String detail() {
    return "";
  }

  /**
   * The shape of the value.
   *
   * @param inputs the shapes of the inputs
   * @return the shape of the value
   * @throws IllegalArgumentException if the inputs do not fit, with what was required; the node adds its name and shapes
   */
  Shape shape(Shape... inputs);

  /**
   * Computes the value.
   *
   * @param inputs the values of the inputs
   * @param out takes the value: every element must be written, and none is defined before
   * @param parallelism how many threads may work
   */
  void value(Tensor[] inputs, Tensor out, Parallelism parallelism);

  /**
   * The reverse rule: what flows back to each input when dy flows back to the node.
   *
   * @param y the node
   * @param dy the cotangent of the node, of its shape
   * @return for each input a node of its shape, or null where the derivative is zero
   */
  Node[] vjp(Node y, Node dy);

  /**
   * The forward rule: how the value moves when the inputs move.
   *
   * @param y the node
   * @param dx for each input its tangent, of its shape, or null for zero; one at least is not null
   * @return the tangent of the node, of its shape, or null for zero
   */
  Node jvp(Node y, Node[] dx);

  /**
   * How the value may lie in memory.
   *
   * @return {@link Memory#APART} unless overridden
   */
  default Memory memory() {
    return Memory.APART;
  }
}
