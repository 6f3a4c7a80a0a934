package lanewise.tensor;

import lanewise.internal.Check;

/** Checks of tensors at the public door. */
final class Require {

  private Require() {}

  /** A tensor of a type and a shape. */
  static void same(String name, Tensor tensor, ElementType type, Shape shape) {
    type(name, tensor, type);
    if (!tensor.shape().equals(shape)) {
      throw new IllegalArgumentException(name + " has shape " + tensor.shape() + ", but needs " + shape);
    }
  }

  /** A tensor with rows and columns only. */
  static void matrix(String name, Tensor tensor) {
    Check.notNull(name, tensor);
    if (tensor.shape().rank() != 2) {
      throw new IllegalArgumentException(name + " has shape " + tensor.shape() + ", but must be a matrix");
    }
  }

  /** A tensor of a type. */
  static void type(String name, Tensor tensor, ElementType type) {
    Check.notNull(name, tensor);
    if (tensor.type() != type) {
      throw new IllegalArgumentException(name + " holds " + tensor.type() + ", but needs " + type);
    }
  }

  /** An operand that broadcasts to the result. */
  static void broadcasts(String name, Tensor tensor, Tensor out) {
    Check.notNull("out", out);
    type(name, tensor, out.type());
    if (!tensor.shape().broadcastsTo(out.shape())) {
      throw new IllegalArgumentException(
          name + " has shape " + tensor.shape() + ", which does not broadcast to the result's " + out.shape());
    }
  }
}
