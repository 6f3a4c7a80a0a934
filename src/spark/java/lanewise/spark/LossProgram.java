package lanewise.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.Parallelism;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Node;
import lanewise.autodiff.Program;
import lanewise.autodiff.Variable;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** A program that computes a loss and its gradients, for parameters and micro-batches of certain shapes. */
final class LossProgram {

  /** What tensors have in common that a program can be run with. */
  record Kind(ElementType type, Shape shape) {

    static List<Kind> of(List<Tensor> tensors) {
      return tensors.stream().map(each -> new Kind(each.type(), each.shape())).toList();
    }
  }

  private final List<Node> outputs = new ArrayList<>();
  private final Program program;

  LossProgram(Loss loss, List<Kind> parameters, List<Kind> batch) {
    List<Variable> by = variables("parameter ", parameters);
    List<Variable> given = variables("batch ", batch);
    Node value = loss.of(by, given);
    outputs.add(value);
    outputs.addAll(Autodiff.grad(value, by.toArray(Node[]::new)).nodes());
    program = Program.of(Stream.concat(by.stream(), given.stream()).toList(), outputs);
  }

  private static List<Variable> variables(String name, List<Kind> kinds) {
    List<Variable> variables = new ArrayList<>();
    kinds.forEach(each -> variables.add(Variable.of(name + variables.size(), each.type, each.shape)));
    return variables;
  }

  /** The loss, then its gradients, in new tensors. */
  List<Tensor> run(List<Tensor> parameters, List<Tensor> batch, Parallelism threads) {
    List<Tensor> results = outputs.stream().map(each -> Tensor.zeros(each.type(), each.shape())).toList();
    program.run(
        Stream.concat(parameters.stream(), batch.stream()).toArray(Tensor[]::new), results.toArray(Tensor[]::new),
        threads);
    return results;
  }
}
