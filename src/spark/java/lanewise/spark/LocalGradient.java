package lanewise.spark;

import java.util.List;
import lanewise.Parallelism;
import lanewise.tensor.Tensor;

/**
 * The gradient of a loss over micro-batches on one machine, without Spark: the specification of
 * {@link DistributedGradient}, which has the same bits.
 *
 * <p>With m micro-batches in the order of their numbers, the sum is that of a binary tree:
 *
 * <pre>{@code
 * sum of one = its loss, its gradients
 * sum of m   = (sum of the first h) + (sum of the others)    h: the largest power of two below m
 * }</pre>
 */
public final class LocalGradient {

  private final LossPrograms programs;

  /**
   * A loss to differentiate.
   *
   * @param loss the sum over the examples of a micro-batch
   */
  public LocalGradient(Loss loss) {
    programs = new LossPrograms(loss);
  }

  /**
   * The loss and its gradients, summed over all micro-batches.
   *
   * @param parameters where
   * @param microBatches the tensors of each, in order; at least one
   * @param threads may work on each
   * @return new tensors
   * @throws IllegalArgumentException if there is no micro-batch or no parameter
   */
  public ValueAndGradients at(List<Tensor> parameters, List<List<Tensor>> microBatches, Parallelism threads) {
    requireSome("parameters", parameters.size());
    requireSome("microBatches", microBatches.size());
    return ValueAndGradients.of(sum(parameters, microBatches, threads));
  }

  static void requireSome(String name, int size) {
    if (size == 0) {
      throw new IllegalArgumentException(name + " is empty, but must have at least one element");
    }
  }

  private List<Tensor> sum(List<Tensor> parameters, List<List<Tensor>> batches, Parallelism threads) {
    int m = batches.size();
    if (m == 1) {
      return programs.run(parameters, batches.getFirst(), threads);
    }
    int h = Integer.highestOneBit(m - 1);
    List<Tensor> first = sum(parameters, batches.subList(0, h), threads);
    return Sums.add(first, sum(parameters, batches.subList(h, m), threads), threads);
  }
}
