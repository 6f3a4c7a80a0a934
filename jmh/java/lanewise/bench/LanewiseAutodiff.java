package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import lanewise.Parallelism;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Gradients;
import lanewise.autodiff.Node;
import lanewise.autodiff.Program;
import lanewise.autodiff.Variable;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** A step as one {@link Program} whose new parameters take the place of the old ones. */
final class LanewiseAutodiff implements AutodiffCall {
  private final Program program;
  private final Tensor[] inputs;
  private final Tensor[] outputs;
  private final Parallelism parallelism;

  private LanewiseAutodiff(Program program, Tensor[] inputs, Tensor[] outputs, Parallelism parallelism) {
    this.program = program;
    this.inputs = inputs;
    this.outputs = outputs;
    this.parallelism = parallelism;
  }

  static LanewiseAutodiff of(AutodiffTask task, Parallelism parallelism) {
    return task == AutodiffTask.SQUARED_NORM ? squaredNorm(task, parallelism) : perceptron(task, parallelism);
  }

  private static LanewiseAutodiff squaredNorm(AutodiffTask task, Parallelism parallelism) {
    Tensor w = Tensor.of(task.weights(1), task.width(0), task.width(1));
    Tensor x = Tensor.of(task.inputs());
    Variable matrix = Variable.of("W", w);
    Variable vector = Variable.of("x", x);
    Node y = matrix.matmul(vector).square().sum();
    Gradients gradients = Autodiff.grad(y, matrix, vector);
    Program program = Program.of(
        List.of(matrix, vector), List.of(y, gradients.of(matrix), gradients.of(vector)));
    Tensor[] outputs = {Tensor.scalar(0f), Tensor.zeros(w.type(), w.shape()), Tensor.zeros(x.type(), x.shape())};
    return new LanewiseAutodiff(program, new Tensor[]{w, x}, outputs, parallelism);
  }

  private static LanewiseAutodiff perceptron(AutodiffTask task, Parallelism parallelism) {
    int layers = task.layers();
    Tensor x = Tensor.of(task.inputs(), task.batch(), task.width(0));
    Tensor labels = Tensor.zeros(x.type(), Shape.of(task.batch()));
    for (int i = 0; i < task.batch(); i++) {
      labels.set(task.labels()[i], i);
    }
    List<Variable> variables = new ArrayList<>(List.of(Variable.of("x", x), Variable.of("labels", labels)));
    List<Tensor> values = new ArrayList<>(List.of(x, labels));
    Node h = variables.getFirst();
    for (int layer = 1; layer <= layers; layer++) {
      Tensor w = Tensor.of(task.weights(layer), task.width(layer - 1), task.width(layer));
      Tensor b = Tensor.zeros(x.type(), Shape.of(task.width(layer)));
      Variable weights = Variable.of("W" + layer, w);
      Variable bias = Variable.of("b" + layer, b);
      variables.addAll(List.of(weights, bias));
      values.addAll(List.of(w, b));
      h = layer < layers ? h.linearRelu(weights, bias) : h.linear(weights, bias);
    }
    Node loss = h.softmaxCrossEntropy(variables.get(1)).mean();
    List<Variable> parameters = variables.subList(2, variables.size());
    Gradients gradients = Autodiff.grad(loss, parameters.toArray(Node[]::new));
    List<Node> results = new ArrayList<>(List.of(loss));
    for (Variable parameter : parameters) {
      results.add(gradients.of(parameter).fma(loss.constant(-AutodiffTask.RATE), parameter));
    }
    List<Tensor> outputs = new ArrayList<>(List.of(Tensor.scalar(0f)));
    outputs.addAll(values.subList(2, values.size()));
    return new LanewiseAutodiff(
        Program.of(variables, results), values.toArray(Tensor[]::new), outputs.toArray(Tensor[]::new), parallelism);
  }

  @Override
  public double step() {
    program.run(inputs, outputs, parallelism);
    return outputs[0].item();
  }

  @Override
  public float[][] gradients() {
    return new float[][]{outputs[1].toFloatArray(), outputs[2].toFloatArray()};
  }

  /** What is run: its memory is reported. */
  Program program() {
    return program;
  }
}
