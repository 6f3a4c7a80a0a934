package lanewise.autodiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The two sweeps over a graph. Both visit only nodes between the variables and the output, in the order in which they
 * were made: forward for tangents, backward for cotangents. A node that is used several times has the sum of what flows
 * back from each use.
 */
final class Sweep {

  /** Is told what flows back along each edge, in the order of the sweep. */
  interface Observer {

    /** Part, which broadcasts to the shape of the input, flows from the node to one of its inputs. */
    void flows(Node node, int input, Node part);
  }

  private Sweep() {}

  /**
   * What flows back to some nodes when dy flows back to y: J^T dy.
   *
   * @return for each node a node of its shape, or null where y does not depend on it
   */
  static Node[] reverse(Node y, Node dy, List<? extends Node> wrt) {
    return reverse(y, dy, wrt, node -> false, (node, input, part) -> {});
  }

  /** The same, where y depends on the nodes alone, and on constants: what the nodes are computed from is not looked at. */
  static Node[] reverseTo(List<? extends Node> wrt, Node y, Node dy) {
    return reverse(y, dy, wrt, Set.copyOf(wrt)::contains, (node, input, part) -> {});
  }

  /** The same, observed. */
  static Node[] reverse(Node y, Node dy, List<? extends Node> wrt, Observer observer) {
    return reverse(y, dy, wrt, node -> false, observer);
  }

  private static Node[] reverse(
      Node y, Node dy, List<? extends Node> wrt, Predicate<Node> isEnd, Observer observer) {
    List<Node> nodes = Graph.below(List.of(y), isEnd);
    Set<Node> between = Graph.dependents(nodes, wrt);
    Map<Node, Node> cotangents = new HashMap<>();
    cotangents.put(y, dy);
    // Where the cotangent of a node is one that where has chosen, the condition: see Node.where.
    Map<Node, Node> conditions = new HashMap<>();
    for (Node node : nodes.reversed()) {
      Node cotangent = cotangents.get(node);
      if (cotangent == null || !between.contains(node) || node.inputCount() == 0) {
        continue;
      }
      Node condition = conditions.get(node);
      Node[] parts = node.ask(() -> node.operation() instanceof Pointwise pointwise
          ? pointwise.vjp(node, cotangent, condition)
          : node.operation().vjp(node, Broadcast.to(cotangent, node.shape())));
      if (parts == null || parts.length != node.inputCount()) {
        throw node.refused(
            "vjp gave " + (parts == null ? "null" : parts.length) + ", but needs a cotangent for each input");
      }
      for (int i = 0; i < parts.length; i++) {
        Node input = node.input(i);
        checkRule(node, "vjp: part " + i, parts[i], input);
        if (parts[i] != null && between.contains(input)) {
          observer.flows(node, i, parts[i]);
          Node chosen = chosen(node, i, condition);
          conditions.put(input, cotangents.containsKey(input) ? either(conditions.get(input), chosen) : chosen);
          cotangents.merge(input, parts[i], (sum, each) -> input.ask(() -> Pick.sum(sum, each)));
        }
      }
    }
    Node[] result = new Node[wrt.size()];
    for (int i = 0; i < result.length; i++) {
      Node cotangent = between.contains(wrt.get(i)) ? cotangents.get(wrt.get(i)) : null;
      result[i] = cotangent == null ? null : Broadcast.to(cotangent, wrt.get(i).shape());
    }
    return result;
  }

  /**
   * How y moves when some nodes move: J dx.
   *
   * @param tangents for each of the nodes its tangent, or null for zero
   * @return a node of the shape of y, or null where y does not move
   */
  static Node forward(Node y, List<? extends Node> wrt, Node[] tangents) {
    return forward(y, wrt, tangents, node -> false);
  }

  /** The same, where y depends on the nodes alone, and on constants: what the nodes are computed from is not looked at. */
  static Node forwardFrom(List<? extends Node> wrt, Node y, Node[] tangents) {
    return forward(y, wrt, tangents, Set.copyOf(wrt)::contains);
  }

  private static Node forward(Node y, List<? extends Node> wrt, Node[] tangents, Predicate<Node> isEnd) {
    List<Node> nodes = Graph.below(List.of(y), isEnd);
    Map<Node, Node> moves = new HashMap<>();
    for (int i = 0; i < tangents.length; i++) {
      if (tangents[i] != null) {
        moves.put(wrt.get(i), tangents[i]);
      }
    }
    for (Node node : nodes) {
      Node[] dx = new Node[node.inputCount()];
      boolean moving = false;
      for (int i = 0; i < dx.length; i++) {
        dx[i] = moves.get(node.input(i));
        if (dx[i] != null) {
          moving = true;
          dx[i] = node.operation() instanceof Pointwise ? dx[i] : Broadcast.to(dx[i], node.input(i).shape());
        }
      }
      if (moving) {
        Node move = node.ask(() -> node.operation().jvp(node, dx));
        checkRule(node, "jvp: the tangent", move, node);
        if (move != null) {
          moves.put(node, move);
        }
      }
    }
    Node move = moves.get(y);
    return move == null ? null : Broadcast.to(move, y.shape());
  }

  /** What a rule gave; those of this package may leave it to be broadcast. */
  private static void checkRule(Node node, String name, Node given, Node like) {
    if (given != null && Site.isOutside(node.operation().getClass())) {
      try {
        Autodiff.requireSame(name, given, like);
      } catch (IllegalArgumentException e) {
        throw node.refused(e.getMessage());
      }
    }
  }

  /**
   * The condition under which anything flows back from a node to an input of it.
   *
   * @param condition that of the node
   * @return null if there is none
   */
  private static Node chosen(Node node, int i, Node condition) {
    Node input = node.input(i);
    Operation operation = node.operation();
    if (input.inputCount() == 0) {
      return null;
    }
    if (condition != null
        && (operation instanceof Reshape || operation instanceof Broadcast || operation instanceof Permute
            || operation == Identity.ARGUMENT)) {
      return operation.vjp(node, Broadcast.to(condition.notEqualTo(0), node.shape()))[0];
    }
    if (!(operation instanceof Pointwise)) {
      return null;
    }
    Node chosen = condition;
    if (operation == Arithmetic.WHERE && !(i == 1 && condition == node.input(0))) {
      chosen = i == 1 ? node.input(0) : node.input(0).equalTo(0);
      chosen = condition == null ? chosen : Node.where(condition, chosen, chosen.constant(0));
    }
    // The number of times that an element which is repeated is chosen.
    return chosen == null || chosen.shape().broadcastsTo(input.shape())
        ? chosen
        : Broadcast.transposed(chosen.notEqualTo(0), node.shape(), input.shape());
  }

  private static Node either(Node condition, Node other) {
    if (condition == null || other == null) {
      return null;
    }
    return condition == other ? condition : Node.where(condition, condition, other);
  }
}
