package lanewise.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lanewise.Parallelism;

/**
 * What is differentiated: a training step of a perceptron (forward, softmax cross entropy, backward, SGD), or the
 * gradient of ||Wx||^2. Operands are floats and the same in every library.
 */
enum AutodiffTask {
  /** The gradient with respect to W (512 x 512) and x. */
  SQUARED_NORM("squared-norm/512", 1, 512, 512),
  /** A net of the size of a toy: what a node costs. */
  SMALL("64-32-10/batch32", 32, 64, 32, 10),
  /** Of the size of MNIST. */
  MEDIUM("784-512-256-10/batch128", 128, 784, 512, 256, 10),
  /** What the products cost. */
  WIDE("1024-1024-1024-1024/batch256", 256, 1024, 1024, 1024, 1024);

  /** The step size of SGD: the second loss differs from the first by much more than the bound on rounding. */
  static final double RATE = 0.05;

  private final String label;
  private final int batch;
  private final int[] widths;

  AutodiffTask(String label, int batch, int... widths) {
    this.label = label;
    this.batch = batch;
    this.widths = widths;
  }

  /** The task with a label. */
  static AutodiffTask of(String label) {
    return Arrays.stream(values()).filter(task -> task.label.equals(label)).findFirst().orElseThrow();
  }

  /** The name in row ids. */
  String label() {
    return label;
  }

  /** Examples in a batch. */
  int batch() {
    return batch;
  }

  /** How many layers of weights there are. */
  int layers() {
    return widths.length - 1;
  }

  /** The width of the input, then of each layer. */
  int width(int layer) {
    return widths[layer];
  }

  /** Floating-point operations of the products of a step: forward, and for both operands backward where needed. */
  double flops() {
    if (this == SQUARED_NORM) {
      return 5.0 * widths[0] * widths[1];
    }
    double flops = 0;
    for (int layer = 1; layer <= layers(); layer++) {
      flops += (layer > 1 ? 6.0 : 4.0) * batch * widths[layer - 1] * widths[layer];
    }
    return flops;
  }

  /** The inputs, batch x width(0). */
  float[] inputs() {
    return random(1, 0, batch * widths[0], 1);
  }

  /** The weights of a layer (from 1 on), width(layer - 1) x width(layer). */
  float[] weights(int layer) {
    return random(1, layer, widths[layer - 1] * widths[layer], Math.sqrt(6.0 / widths[layer - 1]));
  }

  /** The classes of the batch. */
  int[] labels() {
    return new SplittableRandom(2).ints(batch, 0, widths[layers()]).toArray();
  }

  private static float[] random(long seed, int stream, int n, double scale) {
    SplittableRandom random = new SplittableRandom(seed * 31 + stream);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextDouble(-scale, scale);
    }
    return values;
  }

  /** Binds the task to a library. */
  AutodiffCall bind(Library library, Parallelism parallelism) {
    return switch (library) {
      case LANEWISE -> LanewiseAutodiff.of(this, parallelism);
      case ND4J -> new SameDiffAutodiff(this);
      default -> throw new IllegalArgumentException(library + " differentiates nothing");
    };
  }

  /** What the task cannot be faster than: its bare products, or its passes over memory. */
  Yardstick yardstick(Parallelism parallelism) {
    return this == SQUARED_NORM ? matrixPasses(parallelism) : new BareProducts(this).yardstick(parallelism);
  }

  private Yardstick matrixPasses(Parallelism parallelism) {
    float[] w = weights(1);
    float[] gradient = new float[w.length];
    int parts = parallelism.threads();
    return new Yardstick(
        "W read twice, its gradient written", Row.STEPS, 1e6, () -> {
          parallelism.run(
              parts, part -> {
                int from = (int) ((long) w.length * part / parts);
                int to = (int) ((long) w.length * (part + 1) / parts);
                float sum = FloatStreamLoop.read(w, from, to);
                sum += FloatStreamLoop.read(w, from, to);
                FloatStreamLoop.fill(sum, gradient, from, to);
              });
          return gradient[0];
        });
  }

  /** The libraries that differentiate. */
  static List<Library> libraries() {
    return List.of(Library.LANEWISE, Library.ND4J);
  }
}
