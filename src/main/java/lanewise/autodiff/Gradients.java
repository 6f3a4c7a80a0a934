package lanewise.autodiff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.internal.Check;
import lanewise.tensor.Tensor;

/** The gradients of a scalar, keyed by the nodes that it was differentiated by. They are nodes: nothing is computed yet. */
public final class Gradients {

  private final Node output;
  private final Map<Node, Node> byVariable = new LinkedHashMap<>();

  Gradients(Node output, List<? extends Node> wrt, Node[] gradients) {
    this.output = output;
    for (int i = 0; i < gradients.length; i++) {
      Node variable = wrt.get(i);
      byVariable.put(variable, Autodiff.orZeros(gradients[i], variable));
    }
  }

  /**
   * The gradient with respect to one node.
   *
   * @param variable one of those that the gradient was asked for
   * @return a node of its shape; zeros if the output does not depend on it
   * @throws IllegalArgumentException if the gradient was not asked for with respect to it
   */
  public Node of(Node variable) {
    Check.notNull("variable", variable);
    Node gradient = byVariable.get(variable);
    if (gradient == null) {
      throw new IllegalArgumentException(
          "no gradient with respect to " + variable + " was asked for, only with respect to " + byVariable.keySet());
    }
    return gradient;
  }

  /**
   * All gradients.
   *
   * @return in the order in which they were asked for
   */
  public List<Node> nodes() {
    return List.copyOf(byVariable.values());
  }

  /**
   * Computes all gradients, and the output, in one pass.
   *
   * @return the values, keyed by node, that of the output keyed by the output unless its gradient is, which was asked for
   * @throws IllegalStateException if one depends on a variable without a value
   */
  public Map<Node, Tensor> values() {
    Map<Node, Node> wanted = new LinkedHashMap<>(byVariable);
    wanted.putIfAbsent(output, output);
    Tensor[] values = Program.of(List.of(), List.copyOf(wanted.values())).run();
    Map<Node, Tensor> result = new LinkedHashMap<>();
    for (Node key : wanted.keySet()) {
      result.put(key, values[result.size()]);
    }
    return result;
  }
}
