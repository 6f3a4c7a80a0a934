package lanewise.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.tensor.Tensor;

/**
 * A graph that is planned once and run many times, each time with other values of its inputs: variables that are no
 * inputs keep the value that they have.
 *
 * <p>What does not depend on an input is computed once, when the program is made. The values in between lie in buffers
 * that the program keeps and uses again, so a run that is given the places of its outputs allocates no values, but for the
 * indices of {@link Node#gather}, {@link Node#scatterAdd} and {@link Node#pick} and their derivatives, and the operand of a
 * reduction over axes that are not next to each other (see {@link lanewise.tensor.Reduce}). A program
 * may be run by several threads at once; each run then has buffers of its own. The bits of the results depend neither on
 * that nor on the parallelism.
 *
 * <pre>{@code
 * Program step = Program.of(List.of(w, x), List.of(loss, w.sub(gradient.mul(0.1))));
 * Tensor[] results = step.run(weights, batch);
 * }</pre>
 */
public final class Program {

  private final List<Variable> inputs;
  private final List<Node> outputs;
  private final Plan plan;
  private final Map<Node, Tensor> known;
  private final int[] inputAt;
  private final int[] outputAt;
  private final boolean[] written;
  private final boolean checked;
  private final AtomicReference<Plan.Workspace> idle = new AtomicReference<>();

  private Program(List<Variable> inputs, List<Node> outputs, boolean checked) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.checked = checked;
    Set<Node> given = new HashSet<>(inputs);
    if (given.size() < inputs.size()) {
      throw new IllegalArgumentException("inputs = " + inputs + ", but a variable may be an input only once");
    }
    // A value that was computed before is that of other inputs, unless there are none.
    List<Node> all = Graph.below(outputs, node -> given.contains(node) || given.isEmpty() && isKnown(node));
    Set<Node> dependent = Graph.dependents(all, inputs);
    known = known(all, dependent);
    Set<Node> results = new HashSet<>(outputs);
    List<Node> sorted = new ArrayList<>();
    for (Node node : all) {
      if (dependent.contains(node) || known.containsKey(node)) {
        sorted.add(node);
      }
    }
    plan = new Plan(sorted, node -> given.contains(node) || known.containsKey(node), results::contains, !checked);
    inputAt = this.inputs.stream().mapToInt(plan::indexOf).toArray();
    outputAt = this.outputs.stream().mapToInt(plan::indexOf).toArray();
    written = new boolean[outputAt.length];
    for (int q = 0; q < written.length; q++) {
      written[q] = plan.isComputed(outputAt[q]) && this.outputs.indexOf(this.outputs.get(q)) == q;
    }
  }

  /** The values of the nodes that depend on no input and that a run needs. */
  private Map<Node, Tensor> known(List<Node> all, Set<Node> dependent) {
    Set<Node> needed = new HashSet<>(outputs);
    for (Node node : all) {
      if (dependent.contains(node)) {
        for (int i = 0; i < node.inputCount(); i++) {
          needed.add(node.input(i));
        }
      }
    }
    Map<Node, Tensor> values = new HashMap<>();
    List<Node> computed = new ArrayList<>();
    for (Node node : all) {
      if (needed.contains(node) && !dependent.contains(node)) {
        if (isKnown(node)) {
          values.put(node, node.known());
        } else {
          computed.add(node);
        }
      }
    }
    if (!computed.isEmpty()) {
      Tensor[] once = compute(computed);
      for (int i = 0; i < once.length; i++) {
        values.put(computed.get(i), once[i]);
      }
    }
    return values;
  }

  /** The value of an output that depends on no input: it is there before the first run. */
  Tensor known(Node output) {
    return known.get(output);
  }

  /** Whether the value needs no computation. A checked program looks behind values that were computed before. */
  private boolean isKnown(Node node) {
    return node.known() != null && !(checked && node.inputCount() > 0);
  }

  /** The values of nodes that depend on no input. */
  private Tensor[] compute(List<Node> wanted) {
    // Another thread may compute a node while this one works: what is known here is asked for once.
    Map<Node, Tensor> before = new HashMap<>();
    List<Node> sorted = Graph.below(wanted, node -> {
      if (isKnown(node)) {
        before.put(node, node.known());
      }
      return before.containsKey(node);
    });
    for (Node node : sorted) {
      if (node.operation() == Leaf.VARIABLE && !before.containsKey(node)) {
        throw new IllegalStateException(
            "variable " + node + " has no value: make it an input of the program, or give it a value");
      }
    }
    Set<Node> results = new HashSet<>(wanted);
    Plan once = new Plan(sorted, before::containsKey, results::contains, !checked);
    Plan.Workspace workspace = once.workspace();
    List<Node> order = once.order();
    for (int i = 0; i < order.size(); i++) {
      Node node = order.get(i);
      if (before.containsKey(node)) {
        workspace.values[i] = before.get(node);
      } else if (once.isComputed(i) && results.contains(node)) {
        workspace.values[i] = Tensor.zeros(node.type(), node.shape());
      }
    }
    once.run(workspace, Lanewise.parallelism(), monitor(checked));
    return wanted.stream().map(node -> workspace.values[once.indexOf(node)]).toArray(Tensor[]::new);
  }

  /**
   * A program.
   *
   * @param inputs the variables whose values each run is given
   * @param outputs the nodes whose values each run gives
   * @return a new program
   * @throws IllegalArgumentException if an input is named twice
   * @throws IllegalStateException if an output depends on a variable that is no input and has no value
   */
  public static Program of(List<Variable> inputs, List<? extends Node> outputs) {
    return new Program(Graph.listed("inputs", inputs), Graph.listed("outputs", outputs), false);
  }

  /**
   * The same program with each value looked at: a run throws a {@link NonFiniteException} that names the first operation
   * with a NaN or an infinity in its value.
   *
   * @return a new program, slower than this one
   * @throws NonFiniteException if there is such a value among those that depend on no input, which are computed here
   */
  public Program checked() {
    return new Program(inputs, outputs, true);
  }

  /**
   * Runs the program with {@link Lanewise#parallelism()}.
   *
   * @param values for each input its value
   * @return for each output its value, in a new array
   * @throws IllegalArgumentException if a value is missing or has another type or shape than its variable
   */
  public Tensor[] run(Tensor... values) {
    Tensor[] results = new Tensor[outputs.size()];
    for (int q = 0; q < results.length; q++) {
      results[q] = Tensor.zeros(outputs.get(q).type(), outputs.get(q).shape());
    }
    run(values, results, Lanewise.parallelism());
    return results;
  }

  /**
   * Runs the program and writes its outputs where the caller wants them. An output may take the place of an input, whose
   * value it then replaces, if nothing reads the input after the output is computed: in training, the new weights that of
   * the old ones. An input that is an output may stay in its place. A scaled product that {@link Node#fma} adds to a matrix is
   * computed as soon as nothing else reads the matrix: it may take the place of the matrix, but can be refused that of a factor
   * or of an input that another node reads.
   *
   * @param values for each input its value
   * @param results for each output the tensor that takes its value; of other overlap, also with the
   *     value of a variable that is no input, the contents are undefined
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a tensor is missing, has another type or shape than its node, or is an output that
   *     takes the place of an input that is still read; if an operation refuses the values of its inputs, some results may
   *     have been written
   */
  public void run(Tensor[] values, Tensor[] results, Parallelism parallelism) {
    check("values", values, inputs);
    check("results", results, outputs);
    Check.notNull("parallelism", parallelism);
    checkOverlap(values, results);
    Plan.Workspace workspace = idle.getAndSet(null);
    if (workspace == null) {
      workspace = plan.workspace();
      for (Map.Entry<Node, Tensor> entry : known.entrySet()) {
        workspace.values[plan.indexOf(entry.getKey())] = entry.getValue();
      }
    }
    for (int q = 0; q < values.length; q++) {
      if (inputAt[q] >= 0) {
        workspace.values[inputAt[q]] = values[q];
      }
    }
    for (int q = 0; q < results.length; q++) {
      if (written[q]) {
        workspace.values[outputAt[q]] = results[q];
      }
    }
    plan.run(workspace, parallelism, monitor(checked));
    for (int q = 0; q < results.length; q++) {
      if (!written[q]) {
        results[q].assign(workspace.values[outputAt[q]]);
      }
    }
    for (int at : inputAt) {
      if (at >= 0) {
        workspace.values[at] = null;
      }
    }
    plan.clear(workspace);
    idle.set(workspace);
  }

  private static BiConsumer<Node, Tensor> monitor(boolean checked) {
    return checked ? NonFiniteException::check : (node, value) -> {};
  }

  private static void check(String name, Tensor[] tensors, List<? extends Node> nodes) {
    Check.notNull(name, tensors);
    if (tensors.length != nodes.size()) {
      throw new IllegalArgumentException(
          name + ".length = " + tensors.length + ", but the program needs " + nodes.size());
    }
    for (int q = 0; q < tensors.length; q++) {
      Node node = nodes.get(q);
      Tensor tensor = tensors[q];
      if (tensor == null || tensor.type() != node.type() || !tensor.shape().equals(node.shape())) {
        throw new IllegalArgumentException(
            name + "[" + q + "] is " + (tensor == null ? tensor : tensor.type() + " " + tensor.shape()) + ", but "
                + node
                + " is " + node.type() + " " + node.shape());
      }
    }
  }

  private void checkOverlap(Tensor[] values, Tensor[] results) {
    for (int q = 0; q < results.length; q++) {
      for (int i = 0; i < values.length; i++) {
        if (inputAt[i] >= 0 && results[q].overlaps(values[i])
            && !(results[q].offset() == values[i].offset() && plan.mayOverwrite(outputAt[q], inputAt[i]))) {
          throw new IllegalArgumentException(
              "results[" + q + "] overlaps values[" + i + "], but " + inputs.get(i) + " is read after "
                  + outputs.get(q) + " is written: give it another tensor");
        }
      }
    }
  }

  /**
   * The bytes of the buffers that one run needs for the values in between, inputs, outputs and what was computed once not
   * counted.
   *
   * @return the sum over all buffers
   */
  public long bufferBytes() {
    return plan.bytes();
  }

  /**
   * The bytes of all values that one run computes, if each had a place of its own.
   *
   * @return the sum over all nodes that are computed
   */
  public long valueBytes() {
    return plan.valueBytes();
  }
}
