package lanewise.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.Lanewise;
import lanewise.autodiff.Node;
import lanewise.autodiff.Program;
import lanewise.autodiff.Variable;
import lanewise.tensor.Tensor;

/**
 * A program that runs again and again and each time replaces the values of variables. They keep their places: a run writes
 * the new value over the old one.
 */
final class Step {

  private final Map<Variable, Tensor> state = new LinkedHashMap<>();
  private final Program program;
  private final Tensor[] values;
  private final Tensor[] results;

  /**
   * @param input what each run is given
   * @param result a number that each run gives
   * @param next the variables, with what their values become; those they have are the first
   */
  Step(Variable input, Node result, Map<Variable, Node> next) {
    next.keySet().forEach(variable -> state.put(variable, variable.value().copy()));
    List<Variable> inputs = new ArrayList<>(next.keySet());
    List<Node> outputs = new ArrayList<>(next.values());
    inputs.add(input);
    outputs.add(result);
    program = Program.of(inputs, outputs);
    int n = state.size();
    values = state.values().toArray(new Tensor[n + 1]);
    results = values.clone();
    results[n] = Tensor.zeros(result.type(), result.shape());
  }

  /** Takes the step and gives the result, computed from the values before it. */
  double run(Tensor input) {
    values[values.length - 1] = input;
    program.run(values, results, Lanewise.parallelism());
    return results[results.length - 1].item();
  }

  /** The values that some variables have now. */
  Tensor[] values(List<Variable> variables) {
    return variables.stream().map(state::get).toArray(Tensor[]::new);
  }
}
