package lanewise.bench;

/**
 * The first two values of an {@link AutodiffTask} by plain loops in double. In training the second value is that after one step
 * against the gradient, so it is right only if every gradient is; the gradients of the squared norm are compared by themselves.
 */
final class AutodiffReference {

  private final AutodiffTask task;
  private final double[][] weights;
  private final double[][] biases;
  private final double[] values = new double[2];

  AutodiffReference(AutodiffTask task) {
    this.task = task;
    weights = new double[task.layers() + 1][];
    biases = new double[task.layers() + 1][];
    for (int layer = 1; layer <= task.layers(); layer++) {
      weights[layer] = doubles(task.weights(layer));
      biases[layer] = new double[task.width(layer)];
    }
    for (int step = 0; step < values.length; step++) {
      values[step] = task == AutodiffTask.SQUARED_NORM ? squaredNorm() : step();
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Does the first two steps and compares their values; throws if they differ by more than rounding can explain. */
  void check(AutodiffCall call, String who) {
    for (int step = 0; step < values.length; step++) {
      double expected = values[step];
      double value = call.step();
      if (!(Math.abs(value - expected) <= bound() * Math.abs(expected))) {
        throw new IllegalStateException(
            who + ", " + task.label() + ", step " + step + ": the value is " + value + ", but must be " + expected
                + " within " + bound() + " of it");
      }
    }
    if (task == AutodiffTask.SQUARED_NORM) {
      float[][] gradients = call.gradients();
      double[] w = weights[1];
      double[] x = doubles(task.inputs());
      checkGradients(who, gradients, gradients(w, x), gradients(magnitudes(w), magnitudes(x)));
    }
  }

  /** Each element within the bound of what the magnitudes of its terms sum up to. */
  private void checkGradients(String who, float[][] gradients, double[][] expected, double[][] magnitudes) {
    for (int of = 0; of < expected.length; of++) {
      for (int i = 0; i < expected[of].length; i++) {
        double allowed = bound() * magnitudes[of][i];
        if (!(Math.abs(gradients[of][i] - expected[of][i]) <= allowed)) {
          throw new IllegalStateException(
              who + ", " + task.label() + ": element " + i + " of the gradient with respect to " + (of == 0 ? "W" : "x")
                  + " is " + gradients[of][i] + ", but must be " + expected[of][i] + " within " + allowed);
        }
      }
    }
  }

  /** 2(Wx)x^T and 2W^T(Wx). */
  private double[][] gradients(double[] w, double[] x) {
    int m = task.width(0);
    int n = task.width(1);
    double[] y = product(w, false, x, false, m, 1, n);
    double[][] gradients = {product(y, false, x, true, m, n, 1), product(w, true, y, false, n, 1, m)};
    for (double[] gradient : gradients) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= 2;
      }
    }
    return gradients;
  }

  private static double[] magnitudes(double[] values) {
    double[] magnitudes = values.clone();
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.abs(magnitudes[i]);
    }
    return magnitudes;
  }

  /** Every value went through at most so many roundings, forward and back. */
  private double bound() {
    int roundings = task.batch();
    for (int layer = 0; layer <= task.layers(); layer++) {
      roundings += 2 * task.width(layer);
    }
    return ElementType.F32.gamma(roundings);
  }

  private double squaredNorm() {
    double[] y = product(weights[1], false, doubles(task.inputs()), false, task.width(0), 1, task.width(1));
    double sum = 0;
    for (double value : y) {
      sum += value * value;
    }
    return sum;
  }

  /** One step of SGD; the loss before it. */
  private double step() {
    int layers = task.layers();
    int batch = task.batch();
    double[][] h = new double[layers + 1][];
    h[0] = doubles(task.inputs());
    for (int layer = 1; layer <= layers; layer++) {
      int n = task.width(layer);
      h[layer] = product(h[layer - 1], false, weights[layer], false, batch, n, task.width(layer - 1));
      for (int i = 0; i < h[layer].length; i++) {
        h[layer][i] += biases[layer][i % n];
        h[layer][i] = layer < layers ? Math.max(0, h[layer][i]) : h[layer][i];
      }
    }
    double loss = toGradient(h[layers], task.width(layers));
    double[] d = h[layers];
    for (int layer = layers; layer > 0; layer--) {
      int n = task.width(layer);
      int k = task.width(layer - 1);
      double[] back = product(d, false, weights[layer], true, batch, k, n);
      double[] dw = product(h[layer - 1], true, d, false, k, n, batch);
      for (int i = 0; i < dw.length; i++) {
        weights[layer][i] -= AutodiffTask.RATE * dw[i];
      }
      for (int i = 0; i < d.length; i++) {
        biases[layer][i % n] -= AutodiffTask.RATE * d[i];
      }
      for (int i = 0; i < back.length; i++) {
        back[i] = h[layer - 1][i] > 0 ? back[i] : 0;
      }
      d = back;
    }
    return loss;
  }

  /** The mean of the cross entropies; the logits become its gradient. */
  private double toGradient(double[] logits, int n) {
    int[] labels = task.labels();
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += Math.exp(logits[i * n + j]);
      }
      loss += (Math.log(sum) - logits[i * n + labels[i]]) / labels.length;
      for (int j = 0; j < n; j++) {
        logits[i * n + j] = (Math.exp(logits[i * n + j]) / sum - (j == labels[i] ? 1 : 0)) / labels.length;
      }
    }
    return loss;
  }

  /** The m x n product of two matrices, transposed or not, with k the inner dimension. */
  private static double[] product(double[] a, boolean transA, double[] b, boolean transB, int m, int n, int k) {
    double[] rows = transB ? transposed(b, n, k) : b;
    double[] c = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int p = 0; p < k; p++) {
        double factor = transA ? a[p * m + i] : a[i * k + p];
        for (int j = 0; j < n; j++) {
          c[i * n + j] += factor * rows[p * n + j];
        }
      }
    }
    return c;
  }

  private static double[] transposed(double[] x, int rows, int columns) {
    double[] y = new double[x.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        y[j * rows + i] = x[i * columns + j];
      }
    }
    return y;
  }
}
