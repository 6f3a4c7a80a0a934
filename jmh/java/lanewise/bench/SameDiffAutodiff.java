package lanewise.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A step of SameDiff, ND4J's graph: gradients of the whole graph, then the parameters are updated in place. */
final class SameDiffAutodiff implements AutodiffCall {
  private static final String OUTPUT = "output";

  private final SameDiff graph = SameDiff.create();
  private final List<String> parameters = new ArrayList<>();
  private final Map<String, INDArray> placeholders = new HashMap<>();
  private final boolean trains;
  private Map<String, INDArray> gradients = Map.of();

  SameDiffAutodiff(AutodiffTask task) {
    Nd4jGemm.useOneThread();
    trains = task != AutodiffTask.SQUARED_NORM;
    if (trains) {
      perceptron(task);
    } else {
      squaredNorm(task);
    }
  }

  private void squaredNorm(AutodiffTask task) {
    SDVariable w = parameter("W", task.weights(1), task.width(0), task.width(1));
    SDVariable x = parameter("x", task.inputs(), task.width(1), 1);
    graph.math().square(w.mmul(x)).sum(OUTPUT);
    graph.setLossVariables(OUTPUT);
  }

  private void perceptron(AutodiffTask task) {
    int layers = task.layers();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, task.batch(), task.width(0));
    SDVariable labels = graph.placeHolder("labels", DataType.FLOAT, task.batch(), task.width(layers));
    placeholders.put("x", Nd4j.createFromArray(task.inputs()).reshape('c', task.batch(), task.width(0)));
    INDArray oneHot = Nd4j.zeros(DataType.FLOAT, task.batch(), task.width(layers));
    for (int i = 0; i < task.batch(); i++) {
      oneHot.putScalar(i, task.labels()[i], 1);
    }
    placeholders.put("labels", oneHot);
    SDVariable h = x;
    for (int layer = 1; layer <= layers; layer++) {
      SDVariable w = parameter("W" + layer, task.weights(layer), task.width(layer - 1), task.width(layer));
      SDVariable b = parameter("b" + layer, new float[task.width(layer)], 1, task.width(layer));
      h = h.mmul(w).add(b);
      h = layer < layers ? graph.nn().relu(h, 0) : h;
    }
    graph.loss().softmaxCrossEntropy(OUTPUT, labels, h, null);
  }

  private SDVariable parameter(String name, float[] values, long... shape) {
    parameters.add(name);
    return graph.var(name, Nd4j.createFromArray(values).reshape('c', shape));
  }

  @Override
  public double step() {
    OutAndGrad result = graph.calculateGradientsAndOutputs(placeholders, List.of(OUTPUT), parameters);
    gradients = result.getGradients();
    if (trains) {
      for (String name : parameters) {
        graph.getArrForVarName(name).subi(gradients.get(name).muli(AutodiffTask.RATE));
      }
    }
    return result.getOutputs().get(OUTPUT).sumNumber().doubleValue();
  }

  @Override
  public float[][] gradients() {
    return parameters.stream().map(name -> gradients.get(name).dup('c').data().asFloat()).toArray(float[][]::new);
  }
}
