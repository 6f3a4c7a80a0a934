package lanewise.spark;

import java.io.Serializable;
import java.util.List;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** Consecutive examples, their tensors stacked. Not a record: Kryo cannot read one. */
final class MicroBatch implements Serializable {

  private static final long serialVersionUID = 1;

  final long number;
  final int size;
  private final TensorData[] data;

  /**
   * @param number which it is
   * @param examples the tensors of each
   */
  MicroBatch(long number, List<List<Tensor>> examples) {
    this.number = number;
    this.size = examples.size();
    this.data = new TensorData[examples.getFirst().size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = TensorData.of(stack(examples, i));
    }
  }

  private Tensor stack(List<List<Tensor>> examples, int i) {
    Tensor first = examples.getFirst().get(i);
    Tensor stacked = Tensor.zeros(first.type(), Shape.of(size).append(first.shape()));
    for (int e = 0; e < size; e++) {
      Tensor tensor = examples.get(e).get(i);
      if (tensor.type() != first.type() || !tensor.shape().equals(first.shape())) {
        throw new IllegalArgumentException(
            "tensor " + i + " of an example of micro-batch " + number + " is " + tensor.type() + " " + tensor.shape()
                + ", but that of the first is " + first.type() + " " + first.shape());
      }
      stacked.at(e).assign(tensor);
    }
    return stacked;
  }

  List<Tensor> tensors() {
    return TensorData.tensors(data);
  }
}
