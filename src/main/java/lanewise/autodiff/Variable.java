package lanewise.autodiff;

import lanewise.internal.Check;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** A node without inputs that has a name: what a graph is differentiated by, and what a program is given. */
public final class Variable extends Node {

  private final String name;

  private Variable(String name, ElementType type, Shape shape, Tensor value) {
    super(Leaf.VARIABLE, type, shape, value);
    Check.notNull("name", name);
    this.name = name;
  }

  /**
   * A variable with a value.
   *
   * @param name what messages and pictures call it
   * @param value its value, used as it is and not copied
   * @return a new variable
   */
  public static Variable of(String name, Tensor value) {
    Check.notNull("value", value);
    return new Variable(name, value.type(), value.shape(), value);
  }

  /**
   * A variable without a value: one that only a {@link Program} can be run with.
   *
   * @param name what messages and pictures call it
   * @param type the type of the values that it will have
   * @param shape their shape
   * @return a new variable
   */
  public static Variable of(String name, ElementType type, Shape shape) {
    return new Variable(name, type, shape, null);
  }

  /**
   * The name.
   *
   * @return as given
   */
  public String name() {
    return name;
  }
}
