package lanewise.spark.examples;

import java.util.ArrayList;
import java.util.List;
import lanewise.autodiff.Node;
import lanewise.tensor.Tensor;
import lanewise.vmath.RandomStream;

/** A network of dense layers with ReLU between them, and softmax cross-entropy as its loss. */
final class Network {

  private Network() {}

  /**
   * Weights and biases, layer by layer; normal weights of variance 2 / in (He et al. 2015), biases 0.
   *
   * @param sizes of the input and of each layer
   */
  static List<Tensor> parameters(int... sizes) {
    List<Tensor> parameters = new ArrayList<>();
    for (int layer = 1; layer < sizes.length; layer++) {
      int in = sizes[layer - 1];
      float[] weights = new float[in * sizes[layer]];
      new RandomStream(1, -layer).normal(0, weights.length, 0f, (float) Math.sqrt(2d / in), weights, 0);
      parameters.add(Tensor.of(weights, in, sizes[layer]));
      parameters.add(Tensor.of(new float[sizes[layer]]));
    }
    return parameters;
  }

  /** A row of logits for each row of x. */
  static Node logits(List<? extends Node> parameters, Node x) {
    Node y = x;
    int last = parameters.size() - 2;
    for (int i = 0; i < last; i += 2) {
      y = y.linearRelu(parameters.get(i), parameters.get(i + 1));
    }
    return y.linear(parameters.get(last), parameters.get(last + 1));
  }

  /** The loss of a micro-batch of inputs and labels, summed over its examples: a {@link lanewise.spark.Loss}. */
  static Node loss(List<? extends Node> parameters, List<? extends Node> batch) {
    return logits(parameters, batch.get(0)).softmaxCrossEntropy(batch.get(1)).sum();
  }
}
