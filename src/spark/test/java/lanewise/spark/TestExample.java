package lanewise.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.autodiff.Node;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.RandomStream;

/** An example to learn from: numbers and a class. Not a record: Kryo cannot read one. */
final class TestExample implements Serializable {

  static final int NUMBERS = 20;
  static final int CLASSES = 5;

  private static final long serialVersionUID = 1;
  private static final int HIDDEN = 12;

  final long index;
  private final float[] numbers;
  private final float label;

  private TestExample(long index) {
    this.index = index;
    numbers = normal(NUMBERS, new RandomStream(7, index));
    label = Math.floorMod(Math.round(3 * numbers[0]), CLASSES);
  }

  private static float[] normal(int n, RandomStream random) {
    float[] normal = new float[n];
    random.normal(0, n, 0f, 0.5f, normal, 0);
    return normal;
  }

  static List<TestExample> list(int n) {
    List<TestExample> examples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      examples.add(new TestExample(i));
    }
    return examples;
  }

  long index() {
    return index;
  }

  List<Tensor> tensors() {
    return List.of(Tensor.of(numbers), Tensor.scalar(label));
  }

  /** Micro-batches of examples that are in the order of their index, without any code that is to be tested. */
  static List<List<Tensor>> microBatches(List<TestExample> examples, int size) {
    List<List<Tensor>> batches = new ArrayList<>();
    for (int from = 0; from < examples.size(); from += size) {
      List<TestExample> some = examples.subList(from, Math.min(examples.size(), from + size));
      Tensor numbers = Tensor.zeros(ElementType.FLOAT, Shape.of(some.size(), NUMBERS));
      Tensor labels = Tensor.zeros(ElementType.FLOAT, Shape.of(some.size()));
      for (int i = 0; i < some.size(); i++) {
        numbers.at(i).assign(Tensor.of(some.get(i).numbers));
        labels.set(some.get(i).label, i);
      }
      batches.add(List.of(numbers, labels));
    }
    return batches;
  }

  /** A network with a hidden layer. */
  static Node loss(List<? extends Node> w, List<? extends Node> batch) {
    return batch.get(0).linearRelu(w.get(0), w.get(1)).linear(w.get(2), w.get(3)).softmaxCrossEntropy(batch.get(1))
        .sum();
  }

  static List<Tensor> parameters() {
    return Stream.of(Shape.of(NUMBERS, HIDDEN), Shape.of(HIDDEN), Shape.of(HIDDEN, CLASSES), Shape.of(CLASSES))
        .map(shape -> Tensor.of(normal(shape.size(), new RandomStream(8, shape.size())), 0, shape)).toList();
  }
}
