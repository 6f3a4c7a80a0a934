package lanewise.bench;

import java.util.Collection;
import lanewise.bench.report.Numbers;

/**
 * The spread of a quantity over forks. A fork that gave nothing, NaN, is left out; if none gave anything, all three are
 * NaN.
 *
 * @param median the middle value
 * @param low the smallest
 * @param high the largest
 */
record Figure(double median, double low, double high) {

  /** The figure of some values. */
  static Figure of(Collection<Double> values) {
    double[] sorted =
        values.stream().mapToDouble(Double::doubleValue).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length == 0) {
      return new Figure(Double.NaN, Double.NaN, Double.NaN);
    }
    return new Figure(Numbers.median(sorted), sorted[0], sorted[sorted.length - 1]);
  }
}
