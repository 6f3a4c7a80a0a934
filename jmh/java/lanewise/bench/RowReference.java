package lanewise.bench;

import java.util.Arrays;
import java.util.List;

/** The operations on rows in plain double arithmetic, and how close a result must be. */
final class RowReference {
  /** The operations. */
  static final List<String> NAMES =
      List.of(
          "softmax",
          "log_softmax",
          "softmax_cross_entropy",
          "normalize",
          "layer_norm",
          "rms_norm",
          "cumulative_sum");

  private RowReference() {}

  /**
   * One row of a result. Of the cross entropy it is the gradient for the label 0.
   *
   * @param gamma the factors of the norms
   * @param beta the addends of layer_norm
   */
  static double[] row(String name, double[] x, double[] gamma, double[] beta) {
    int n = x.length;
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / n;
    double square = Arrays.stream(x).map(v -> v * v).sum() / n;
    double exponentials = Arrays.stream(x).map(Math::exp).sum();
    double[] out = new double[n];
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += x[j];
      double normalized = (x[j] - mean) / Math.sqrt(variance);
      out[j] =
          switch (name) {
            case "softmax" -> Math.exp(x[j]) / exponentials;
            case "log_softmax" -> x[j] - Math.log(exponentials);
            case "softmax_cross_entropy" -> Math.exp(x[j]) / exponentials - (j == 0 ? 1 : 0);
            case "normalize" -> normalized;
            case "layer_norm" -> normalized * gamma[j] + beta[j];
            case "rms_norm" -> x[j] / Math.sqrt(square) * gamma[j];
            case "cumulative_sum" -> sum;
            default -> throw new IllegalArgumentException("no such operation: " + name);
          };
    }
    return out;
  }

  /** How far an element of a row may be from the reference. */
  static double bound(String name, ElementType type, double[] x, double expected) {
    return switch (name) {
      case "softmax", "softmax_cross_entropy" -> type.gamma(256) * Math.abs(expected);
      case "cumulative_sum" -> type.gamma(x.length) * Arrays.stream(x).map(Math::abs).sum();
      default -> type.gamma(256) * (1 + Math.abs(expected));
    };
  }
}
