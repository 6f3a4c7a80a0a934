package lanewise.spark;

import java.io.Serializable;
import java.util.List;
import lanewise.autodiff.Node;

/**
 * A loss over a micro-batch, as a function for {@code lanewise.autodiff}. It goes to the executors, which make a graph of it
 * for each shape of a micro-batch and keep that as a program; so it must not hold nodes, and gives the same graph each time.
 */
@FunctionalInterface
public interface Loss extends Serializable {

  /**
   * The loss.
   *
   * @param parameters what it is differentiated by
   * @param batch the tensors of the examples, each with an axis more than that of one example: the first, which counts the
   *     examples
   * @return a scalar, the <em>sum</em> over the examples, as sums are what is added to those of other micro-batches
   */
  Node of(List<? extends Node> parameters, List<? extends Node> batch);
}
