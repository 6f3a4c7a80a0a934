package lanewise.autodiff;

import java.util.List;
import java.util.function.Function;
import lanewise.Parallelism;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * The value of a function whose values in between are computed again when a derivative needs them. The first input is
 * the value, through which nothing flows; the others are the arguments, to which all flows, through a second graph of the
 * function that the derivative makes.
 */
record Checkpoint(Function<List<Node>, Node> function) implements Operation {

  static Node of(Function<List<Node>, Node> function, List<Node> arguments) {
    Node value = function.apply(arguments.stream().map(x -> Node.of(Identity.STOP_GRADIENT, x)).toList());
    Node[] inputs = new Node[arguments.size() + 1];
    inputs[0] = value;
    for (int i = 1; i < inputs.length; i++) {
      inputs[i] = arguments.get(i - 1);
    }
    return Node.of(new Checkpoint(function), inputs);
  }

  @Override
  public String name() {
    return "checkpoint";
  }

  @Override
  public Shape shape(Shape... inputs) {
    return inputs[0];
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    throw new UnsupportedOperationException(name());
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    List<Node> arguments = again(y);
    Node[] gradients = Sweep.reverseTo(arguments, function.apply(arguments), dy);
    Node[] dx = new Node[y.inputCount()];
    System.arraycopy(gradients, 0, dx, 1, gradients.length);
    return dx;
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    List<Node> arguments = again(y);
    Node[] tangents = new Node[arguments.size()];
    System.arraycopy(dx, 1, tangents, 0, tangents.length);
    return Sweep.forwardFrom(arguments, function.apply(arguments), tangents);
  }

  private static List<Node> again(Node y) {
    return y.inputs().subList(1, y.inputCount()).stream().map(x -> Node.of(Identity.ARGUMENT, x)).toList();
  }

  @Override
  public Memory memory() {
    return Memory.VIEW;
  }
}
