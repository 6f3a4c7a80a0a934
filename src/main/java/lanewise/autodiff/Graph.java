package lanewise.autodiff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import lanewise.internal.Check;

/**
 * The nodes that some nodes are computed from, in the order in which they were made, which is an order in which they can
 * be computed.
 */
public final class Graph {

  private final List<Node> nodes;
  private final List<Node> outputs;

  private Graph(List<Node> nodes, List<Node> outputs) {
    this.nodes = nodes;
    this.outputs = outputs;
  }

  /**
   * The graph of some nodes.
   *
   * @param outputs the nodes
   * @return they and all that they are computed from
   */
  public static Graph of(Node... outputs) {
    Check.notNull("outputs", outputs);
    return of(Arrays.asList(outputs));
  }

  /**
   * The graph of some nodes.
   *
   * @param outputs the nodes
   * @return they and all that they are computed from
   */
  public static Graph of(Collection<? extends Node> outputs) {
    List<Node> listed = listed("outputs", outputs);
    return new Graph(below(listed, node -> false), listed);
  }

  /** A copy of nodes that are an argument: none may be null. */
  static <T extends Node> List<T> listed(String name, Collection<? extends T> nodes) {
    Check.notNull(name, nodes);
    int i = 0;
    for (Node node : nodes) {
      if (node == null) {
        Check.notNull(name + "[" + i + "]", node);
      }
      i++;
    }
    return List.copyOf(nodes);
  }

  /** The nodes below the outputs, in the order of their making; what is below a given node does not count. */
  static List<Node> below(Collection<? extends Node> outputs, Predicate<Node> isGiven) {
    Set<Node> found = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    for (Node output : outputs) {
      if (found.add(output)) {
        open.push(output);
      }
    }
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (isGiven.test(node)) {
        continue;
      }
      for (int i = 0; i < node.inputCount(); i++) {
        if (found.add(node.input(i))) {
          open.push(node.input(i));
        }
      }
    }
    List<Node> nodes = new ArrayList<>(found);
    nodes.sort(Comparator.comparingLong(Node::sequence));
    return nodes;
  }

  /** Those of the nodes, which are in order, that are among the sources or depend on one. */
  static Set<Node> dependents(List<Node> nodes, Collection<? extends Node> sources) {
    Set<Node> dependents = new HashSet<>();
    Set<Node> wanted = new HashSet<>(sources);
    for (Node node : nodes) {
      boolean depends = wanted.contains(node);
      for (int i = 0; i < node.inputCount() && !depends; i++) {
        depends = dependents.contains(node.input(i));
      }
      if (depends) {
        dependents.add(node);
      }
    }
    return dependents;
  }

  /**
   * All nodes, inputs before what is computed from them.
   *
   * @return an unmodifiable list
   */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /**
   * The nodes that the graph was made of.
   *
   * @return an unmodifiable list
   */
  public List<Node> outputs() {
    return outputs;
  }

  /**
   * The variables among the nodes.
   *
   * @return in the order of their making
   */
  public List<Variable> variables() {
    return nodes.stream().filter(Variable.class::isInstance).map(Variable.class::cast).toList();
  }

  /**
   * How many nodes have an operation of this name.
   *
   * @param operation for example {@code matmul}
   * @return 0 if none has
   */
  public int count(String operation) {
    Check.notNull("operation", operation);
    return (int) nodes.stream().filter(node -> node.operation().name().equals(operation)).count();
  }

  /** A line for each node: {@code %2 = matmul(w, %1) : float 128x10}; the outputs are marked with {@code ->}. */
  @Override
  public String toString() {
    Map<Node, String> names = names();
    StringBuilder text = new StringBuilder();
    for (Node node : nodes) {
      text.append(outputs.contains(node) ? "-> " : "   ").append(names.get(node)).append(" = ");
      text.append(node.operation().name());
      for (int i = 0; i < node.inputCount(); i++) {
        text.append(i == 0 ? "(" : ", ").append(names.get(node.input(i)));
      }
      text.append(node.inputCount() == 0 ? "" : ")").append(" : ");
      text.append(node.type().name().toLowerCase(java.util.Locale.ROOT)).append(' ').append(node.shape());
      String detail = node.operation().detail();
      text.append(detail.isEmpty() ? "" : ", ").append(detail).append('\n');
    }
    return text.toString();
  }

  /** A name for each node: that of a variable, or its number in the graph. */
  Map<Node, String> names() {
    Map<Node, String> names = new HashMap<>();
    for (Node node : nodes) {
      names.put(node, node instanceof Variable variable ? variable.name() : "%" + names.size());
    }
    return names;
  }
}
