package lanewise.spark;

import java.io.Serializable;
import java.util.List;
import lanewise.tensor.Tensor;

/**
 * The sum under one node of the tree. The node at a level and a position stands for the 2^level leaves from
 * {@code position * 2^level} on, as far as there are so many.
 */
final class PartialSum implements Serializable {

  private static final long serialVersionUID = 1;

  final int level;
  final int position;
  private final TensorData[] data;

  PartialSum(int level, int position, List<Tensor> sums) {
    this.level = level;
    this.position = position;
    this.data = TensorData.of(sums);
  }

  List<Tensor> sums() {
    return TensorData.tensors(data);
  }
}
