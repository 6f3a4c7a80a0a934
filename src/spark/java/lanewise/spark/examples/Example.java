package lanewise.spark.examples;

import java.io.Serializable;
import java.util.List;
import lanewise.tensor.Tensor;

/** An input with its label. */
final class Example implements Serializable {

  private static final long serialVersionUID = 1;

  private final long index;
  private final float[] input;
  private final float label;

  /**
   * @param index its place among all examples
   * @param input numbers
   * @param label the class, a whole number
   */
  Example(long index, float[] input, float label) {
    this.index = index;
    this.input = input;
    this.label = label;
  }

  long index() {
    return index;
  }

  List<Tensor> tensors() {
    return List.of(Tensor.of(input), Tensor.scalar(label));
  }
}
