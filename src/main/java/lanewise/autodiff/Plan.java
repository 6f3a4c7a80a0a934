package lanewise.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import lanewise.Parallelism;
import lanewise.autodiff.Operation.Memory;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * The order in which the nodes of a graph are computed, and the place of each value: a buffer is used again as soon as no
 * later node reads the value in it.
 */
final class Plan {

  private static final int NONE = -1;

  /** A value does not take a buffer more than so many times its size: it is left to what needs it. */
  private static final int WASTE = 8;

  /** The values of one run, and the buffers that they lie in: kept for the next run. */
  final class Workspace {
    final Tensor[] values = new Tensor[nodes.length];
    private final Tensor[][] arguments = new Tensor[nodes.length][];

    private Workspace() {
      Tensor[] arrays = new Tensor[buffers.size()];
      for (int i = 0; i < arrays.length; i++) {
        arrays[i] = Tensor.zeros(buffers.get(i).type(), Shape.of(size(buffers.get(i))));
      }
      for (int i = 0; i < nodes.length; i++) {
        arguments[i] = new Tensor[inputs[i].length];
        if (buffer[i] != NONE) {
          values[i] = arrays[buffer[i]].rows(0, nodes[i].shape().size()).reshape(nodes[i].shape());
        }
      }
    }
  }

  private final Node[] nodes;
  private final Map<Node, Integer> index = new HashMap<>();
  private final int[][] inputs;
  private final int[] buffer;
  private final Fused[] fusions;
  private final boolean[] given;
  /** For each node the one whose value it is a view of, or itself; of those, who reads it last and whether it is a result. */
  private final int[] roots;
  private final int[] lastUse;
  private final boolean[] kept;
  /** For each buffer the first node whose value lies in it, which has the type and the size of the buffer. */
  private final List<Node> buffers = new ArrayList<>();

  /**
   * @param sorted the nodes in order
   * @param isGiven those whose values a run is given
   * @param isResult those whose places a run is given, unless they are given or views
   * @param fused whether two nodes may be computed as one, with the same bits
   */
  Plan(List<Node> sorted, Predicate<Node> isGiven, Predicate<Node> isResult, boolean fused) {
    Map<Node, Node> viewed = viewed(sorted, isGiven);
    Map<Node, Fused> found = fused ? fusions(sorted, viewed, isGiven, isResult) : Map.of();
    Set<Node> within = new HashSet<>();
    found.values().forEach(fusion -> within.add(fusion.product()));
    nodes = order(sorted.stream().filter(node -> !within.contains(node)).toList(), found, viewed, isGiven, isResult);
    fusions = new Fused[nodes.length];
    inputs = new int[nodes.length][];
    buffer = new int[nodes.length];
    given = new boolean[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      index.put(nodes[i], i);
      given[i] = isGiven.test(nodes[i]);
      fusions[i] = found.get(nodes[i]);
      inputs[i] = given[i] ? new int[0] : inputs(nodes[i], found).stream().mapToInt(index::get).toArray();
    }
    roots = new int[nodes.length];
    kept = new boolean[nodes.length];
    lastUse = new int[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      roots[i] = index.get(viewed.get(nodes[i]));
      kept[roots[i]] |= isResult.test(nodes[i]);
      for (int input : inputs[i]) {
        lastUse[roots[input]] = i;
      }
    }
    place(isResult);
  }

  /**
   * Begins with what is given. Moves each update to after the last node that it must follow, one that computes an operand or
   * reads what it replaces, and then what is smaller than an operand, such as a sum, to after the last node that computes an
   * operand: there the operands are still in the caches.
   */
  private static Node[] order(
      List<Node> sorted, Map<Node, Fused> fusions, Map<Node, Node> viewed, Predicate<Node> isGiven,
      Predicate<Node> isResult) {
    List<Node> order = new ArrayList<>(sorted.stream().filter(isGiven).toList());
    sorted.stream().filter(isGiven.negate()).forEach(order::add);
    move(order, fusions, viewed, isGiven, node -> isUpdate(node, fusions));
    move(
        order, fusions, viewed, isGiven, node -> !isGiven.test(node) && !isResult.test(node)
            && node.inputs().stream().anyMatch(x -> size(x) > size(node)));
    return order.toArray(Node[]::new);
  }

  /** Moves some nodes to after the last one that they must follow; those with the same one stay in order. */
  private static void move(
      List<Node> order, Map<Node, Fused> fusions, Map<Node, Node> viewed, Predicate<Node> isGiven,
      Predicate<Node> moves) {
    Map<Node, Integer> places = new HashMap<>();
    Map<Node, Integer> lastReads = new HashMap<>();
    for (Node node : order) {
      List<Node> inputs = isGiven.test(node) ? List.of() : inputs(node, fusions);
      int place = places.size();
      if (moves.test(node)) {
        place = isUpdate(node, fusions) ? lastReads.getOrDefault(viewed.get(fusions.get(node).other()), 0) : 0;
        for (Node input : inputs) {
          place = Math.max(place, places.get(input));
        }
      }
      places.put(node, place);
      for (Node input : inputs) {
        lastReads.merge(viewed.get(input), place, Math::max);
      }
    }
    order.sort(Comparator.comparing(places::get));
  }

  private static boolean isUpdate(Node node, Map<Node, Fused> fusions) {
    return fusions.containsKey(node) && fusions.get(node).isUpdate();
  }

  private static List<Node> inputs(Node node, Map<Node, Fused> fusions) {
    return fusions.containsKey(node) ? fusions.get(node).inputs() : node.inputs();
  }

  /** Nodes that are computed together with a product that nothing else reads. */
  private static Map<Node, Fused> fusions(
      List<Node> sorted, Map<Node, Node> viewed, Predicate<Node> isGiven, Predicate<Node> isResult) {
    Map<Node, Integer> reads = new HashMap<>();
    for (Node node : sorted) {
      if (!isGiven.test(node)) {
        for (Node input : node.inputs()) {
          reads.merge(input, 1, Integer::sum);
        }
      }
    }
    Map<Node, Fused> found = new HashMap<>();
    for (Node node : sorted) {
      Fused fusion = isGiven.test(node) ? null : Fused.of(node);
      if (fusion != null && reads.get(fusion.product()) == 1 && !isGiven.test(fusion.product())
          && !isResult.test(fusion.product()) && leavesPlaces(node, fusion, viewed, isResult)) {
        found.put(node, fusion);
      }
    }
    return found;
  }

  /**
   * Whether the node, computed with the product, may still be written over what it could be written over after the product: an
   * update over what it adds to, unless that is a factor, too. Other results might be given any place.
   */
  private static boolean leavesPlaces(
      Node node, Fused fusion, Map<Node, Node> viewed, Predicate<Node> isResult) {
    return fusion.isUpdate()
        ? fusion.product().inputs().stream().noneMatch(factor -> viewed.get(factor) == viewed.get(fusion.other()))
        : !isResult.test(node);
  }

  /** For each node the one whose value it is a view of, or itself. */
  private static Map<Node, Node> viewed(List<Node> sorted, Predicate<Node> isGiven) {
    Map<Node, Node> viewed = new HashMap<>();
    for (Node node : sorted) {
      boolean isView = !isGiven.test(node) && node.operation().memory() == Memory.VIEW;
      viewed.put(node, isView ? viewed.get(node.input(0)) : node);
    }
    return viewed;
  }

  private boolean isView(int i) {
    return !given[i] && nodes[i].operation().memory() == Memory.VIEW;
  }

  private void place(Predicate<Node> isResult) {
    Map<ElementType, TreeMap<Integer, List<Integer>>> free = new HashMap<>();
    for (ElementType type : ElementType.values()) {
      free.put(type, new TreeMap<>());
    }
    for (int i = 0; i < nodes.length; i++) {
      buffer[i] = NONE;
      if (given[i]) {
        continue;
      }
      if (!isView(i) && !isResult.test(nodes[i])) {
        buffer[i] = take(i, free.get(nodes[i].type()));
      }
      for (int input : inputs[i]) {
        int root = roots[input];
        if (buffer[root] != NONE && lastUse[root] == i && !kept[root] && buffer[root] != buffer[i]) {
          release(buffer[root], free);
          lastUse[root] = NONE;
        }
      }
    }
  }

  private int take(int i, TreeMap<Integer, List<Integer>> free) {
    for (int input : inputs[i]) {
      int root = roots[input];
      if (buffer[root] != NONE && mayOverwrite(i, root)) {
        return buffer[root];
      }
    }
    int size = size(nodes[i]);
    Map.Entry<Integer, List<Integer>> fit = free.ceilingEntry(size);
    if (fit == null || fit.getKey() / WASTE > size) {
      buffers.add(nodes[i]);
      return buffers.size() - 1;
    }
    int taken = fit.getValue().removeLast();
    if (fit.getValue().isEmpty()) {
      free.remove(fit.getKey());
    }
    return taken;
  }

  private void release(int taken, Map<ElementType, TreeMap<Integer, List<Integer>>> free) {
    Node released = buffers.get(taken);
    free.get(released.type()).computeIfAbsent(size(released), size -> new ArrayList<>()).add(taken);
  }

  /** Whether node i is given no value and is no view of one: its value is written to a place. */
  boolean isComputed(int i) {
    return !given[i] && !isView(i);
  }

  /** The nodes in order. */
  List<Node> order() {
    return List.of(nodes);
  }

  Workspace workspace() {
    return new Workspace();
  }

  /** Lets go of the values that were computed outside the buffers: results, and views of whatever they view. */
  void clear(Workspace workspace) {
    for (int i = 0; i < nodes.length; i++) {
      Arrays.fill(workspace.arguments[i], null);
      if (buffer[i] == NONE && !given[i]) {
        workspace.values[i] = null;
      }
    }
  }

  /** The bytes of all buffers. */
  long bytes() {
    return buffers.stream().mapToLong(Plan::bytes).sum();
  }

  /** The bytes of all values that are computed. */
  long valueBytes() {
    long bytes = 0;
    for (int i = 0; i < nodes.length; i++) {
      bytes += isComputed(i) ? bytes(nodes[i]) : 0;
    }
    return bytes;
  }

  private static int size(Node node) {
    return node.shape().size();
  }

  private static long bytes(Node node) {
    return (long) size(node) * node.type().bytes();
  }

  /** Whether the value of node i may lie where that of an earlier node, which is no view, does: at once if it is that value. */
  boolean mayOverwrite(int i, int earlier) {
    if (roots[i] == earlier) {
      return true;
    }
    if (kept[earlier] || lastUse[earlier] > i) {
      return false;
    }
    for (int input : inputs[i]) {
      if (roots[input] == earlier && !mayReplace(i, input)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a node may be written where an input of it lies. */
  private boolean mayReplace(int i, int input) {
    if (fusions[i] != null) {
      return fusions[i].isUpdate() && input == inputs[i][Fused.OTHER];
    }
    return nodes[i].operation().memory() == Memory.IN_PLACE && nodes[input].shape().equals(nodes[i].shape());
  }

  /**
   * Computes all nodes; those given, and the places of the results, are in the workspace.
   *
   * @param monitor sees each value as soon as it is computed or given
   */
  void run(Workspace workspace, Parallelism parallelism, BiConsumer<Node, Tensor> monitor) {
    Tensor[] values = workspace.values;
    for (int i = 0; i < nodes.length; i++) {
      if (!given[i]) {
        Tensor[] arguments = workspace.arguments[i];
        for (int q = 0; q < arguments.length; q++) {
          arguments[q] = values[inputs[i][q]];
        }
        values[i] = compute(i, arguments, values[i], parallelism);
      }
      monitor.accept(nodes[i], values[i]);
    }
  }

  private Tensor compute(int i, Tensor[] arguments, Tensor out, Parallelism parallelism) {
    try {
      if (isView(i)) {
        return arguments[0].reshape(nodes[i].shape());
      }
      if (fusions[i] == null) {
        nodes[i].operation().value(arguments, out, parallelism);
      } else {
        fusions[i].value(arguments, out, parallelism);
      }
      return out;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw (IllegalArgumentException) nodes[i].refused(e.getMessage()).initCause(e);
    }
  }

  /** The place of a node in the order, -1 if it is not in it. */
  int indexOf(Node node) {
    return index.getOrDefault(node, -1);
  }
}
