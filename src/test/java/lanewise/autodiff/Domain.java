package lanewise.autodiff;

import java.util.SplittableRandom;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** Where a function is smooth: arguments that differences of a step of 1/64 do not lead out of. */
interface Domain {

  double[] elements(int n, SplittableRandom random);

  default Tensor tensor(Shape shape, long seed) {
    return Tensor.of(elements(shape.size(), new SplittableRandom(seed)), 0, shape);
  }

  /** The same numbers whatever the type: doubles that are floats. */
  default Tensor tensor(ElementType type, Shape shape, long seed) {
    return tensor(shape, seed).to(ElementType.FLOAT).to(type);
  }

  static Domain range(double low, double high) {
    return (n, random) -> random.doubles(n, low, high).toArray();
  }

  /** Magnitudes in a range, of both signs. */
  static Domain bothSigns(double low, double high) {
    return (n, random) -> random.doubles(n, low, high).map(x -> random.nextBoolean() ? x : -x).toArray();
  }

  /** Elements that differ from each other by 1/16 at least, in random order. */
  static Domain distinct() {
    return (n, random) -> {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        int j = random.nextInt(i + 1);
        x[i] = x[j];
        x[j] = (i - n / 2.0 + 0.25) / 8 + random.nextDouble(1 / 16.0);
      }
      return x;
    };
  }
}
