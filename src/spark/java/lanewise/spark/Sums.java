package lanewise.spark;

import java.util.List;
import lanewise.Parallelism;
import lanewise.tensor.Elementwise;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatBinary;

/** Sums of lists of tensors. */
final class Sums {

  private Sums() {}

  /** Adds each tensor of the right list to that in its place of the left list. */
  static List<Tensor> add(List<Tensor> left, List<Tensor> right, Parallelism threads) {
    for (int i = 0; i < left.size(); i++) {
      Elementwise.apply(FloatBinary.ADD, left.get(i), right.get(i), left.get(i), threads);
    }
    return left;
  }
}
