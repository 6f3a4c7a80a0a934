package lanewise.bench;

import lanewise.Parallelism;
import lanewise.blas.FloatBlas;
import lanewise.blas.Transpose;

/** The products that a training step contains, and nothing else: forward NN, backward TN and NT. */
final class BareProducts {
  private final AutodiffTask task;
  private final float[][] activations;
  private final float[][] weights;
  private final float[][] gradients;

  BareProducts(AutodiffTask task) {
    this.task = task;
    int layers = task.layers();
    activations = new float[layers + 1][];
    weights = new float[layers + 1][];
    gradients = new float[layers + 1][];
    activations[0] = task.inputs();
    for (int layer = 1; layer <= layers; layer++) {
      activations[layer] = new float[task.batch() * task.width(layer)];
      weights[layer] = task.weights(layer);
      gradients[layer] = new float[weights[layer].length];
    }
  }

  Yardstick yardstick(Parallelism parallelism) {
    return new Yardstick("the bare products", Row.STEPS, 1e6, () -> run(parallelism));
  }

  private double run(Parallelism parallelism) {
    for (int layer = 1; layer <= task.layers(); layer++) {
      product(
          Transpose.NO, Transpose.NO, task.batch(), task.width(layer), task.width(layer - 1), activations[layer - 1],
          weights[layer], activations[layer], parallelism);
    }
    for (int layer = task.layers(); layer > 0; layer--) {
      product(
          Transpose.YES, Transpose.NO, task.width(layer - 1), task.width(layer), task.batch(), activations[layer - 1],
          activations[layer], gradients[layer], parallelism);
      if (layer > 1) {
        product(
            Transpose.NO, Transpose.YES, task.batch(), task.width(layer - 1), task.width(layer), activations[layer],
            weights[layer], activations[layer - 1], parallelism);
      }
    }
    return gradients[1][0];
  }

  private static void product(
      Transpose transA, Transpose transB, int m, int n, int k, float[] a, float[] b, float[] c,
      Parallelism parallelism) {
    int lda = transA == Transpose.YES ? m : k;
    int ldb = transB == Transpose.YES ? k : n;
    FloatBlas.gemm(transA, transB, m, n, k, 1f, a, 0, lda, b, 0, ldb, 0f, c, 0, n, parallelism);
  }
}
