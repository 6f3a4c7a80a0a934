package lanewise.bench;

import java.util.Collection;

/**
 * The spread of a quantity over forks.
 *
 * @param median the middle value
 * @param low the smallest
 * @param high the largest
 */
record Figure(double median, double low, double high) {

  /** The figure of at least one value. */
  static Figure of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Figure(median, sorted[0], sorted[sorted.length - 1]);
  }
}
