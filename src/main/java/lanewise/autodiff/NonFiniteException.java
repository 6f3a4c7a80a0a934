package lanewise.autodiff;

import lanewise.tensor.Tensor;

/** A value in a {@linkplain Program#checked checked} program is NaN or infinite. */
public final class NonFiniteException extends ArithmeticException {

  private static final long serialVersionUID = 1;

  private final transient Node node;

  private NonFiniteException(String message, Node node) {
    super(message);
    this.node = node;
  }

  /** Throws if an element of the value is not finite. */
  static void check(Node node, Tensor value) {
    double[] elements = value.toDoubleArray();
    for (int i = 0; i < elements.length; i++) {
      if (!Double.isFinite(elements[i])) {
        throw new NonFiniteException(
            "element " + i + " of " + node + " (" + node.type() + " " + node.shape() + ") is " + elements[i]
                + ": the first value that is not finite" + node.origin(),
            node);
      }
    }
  }

  /**
   * The first node with such a value.
   *
   * @return the node; null after serialization
   */
  public Node node() {
    return node;
  }
}
