package lanewise.spark;

import java.util.List;
import lanewise.tensor.Tensor;

/**
 * A loss and its gradients.
 *
 * @param value the loss, a scalar
 * @param gradients for each parameter, in their order, a tensor of its shape
 */
public record ValueAndGradients(Tensor value, List<Tensor> gradients) {

  static ValueAndGradients of(List<Tensor> sums) {
    return new ValueAndGradients(sums.getFirst(), List.copyOf(sums.subList(1, sums.size())));
  }
}
