package lanewise.bench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lanewise.bench.results.Line;

/**
 * A quantity over the forks of a line. A fork that gave nothing is left out; if none gave anything, all three are NaN.
 *
 * @param median the middle value
 * @param low the smallest
 * @param high the largest
 */
record Spread(double median, double low, double high) {

  /** The spread of some values. */
  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    return new Spread(Numbers.median(sorted), sorted[0], sorted[sorted.length - 1]);
  }

  /** The rates of a line. */
  static Spread rate(Line line) {
    return of(line.rates());
  }

  /** The shares of the yardstick, each taken within a fork. */
  static Spread share(Line line) {
    return of(shares(line));
  }

  /** Rate over yardstick of each fork, in the order of the forks; empty without a yardstick. */
  static List<Double> shares(Line line) {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(line.rates().size(), line.yardsticks().size()); i++) {
      shares.add(line.rates().get(i) / line.yardsticks().get(i));
    }
    return shares;
  }
}
