package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lanewise.bench.results.Line;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * A row and its results, one per fork.
 *
 * <p>What disturbs a measurement makes it slower, never faster. Within a fork the rate is therefore
 * that of the best iteration, and the yardstick the best of those measured around the iterations;
 * their quotient, the share, is taken in the same fork, seconds apart. A fork can also be slow as a
 * whole, for what its compiler did: across forks it is the median, and the smallest and the largest
 * are shown.
 */
record Measured(Row row, List<Outcome> forks) {

  /**
   * A thread that does more than this many times as much as the FMA ceiling shows that the ceiling was not measured: the
   * loop was not compiled yet. The clock of a core moves by less.
   */
  private static final double ABOVE_CEILING = 1.2;

  /** One line with what was measured so far. */
  String summary() {
    Figure share = share();
    return row.id()
        + ": "
        + (rate().low() == rate().high() ? Report.number(rate().median()) : Report.rate(rate()))
        + " "
        + row.unit()
        + (Double.isNaN(share.median())
            ? ""
            : ", " + Report.percent(share.median()) + " of the yardstick");
  }

  /** Work per time in each fork. */
  List<Double> rates() {
    return perFork(this::bestRate);
  }

  /** The yardstick's rate in each fork, NaN where it was not measured; empty where the benchmark has none. */
  List<Double> yardsticks() {
    return yardstickName().isEmpty() ? List.of() : perFork(this::bestYardstick);
  }

  /** What the yardstick is, empty where the benchmark has none. */
  String yardstickName() {
    return forks.getFirst().yardstick();
  }

  /** The share of time that was stolen while the row ran, over all forks; NaN if the system does not tell. */
  double steal() {
    return forks.stream().mapToDouble(Outcome::steal).average().orElse(Double.NaN);
  }

  /** What was measured, as data. */
  Line line(List<String> warnings) {
    double bytesPerCall = bytesPerCall();
    return new Line(
        row.id(), row.suite(), row.library(), row.operation(), row.type(), row.shape(), row.threads(), row.width(),
        row.unit(), row.work(), row.flops(), row.bytes(), rates(), yardstickName(), yardsticks(),
        Double.isNaN(bytesPerCall) ? -1 : bytesPerCall, warnings);
  }

  /** Work per time. */
  Figure rate() {
    return Figure.of(rates());
  }

  /** The yardstick's rate, NaN where the benchmark has none. */
  Figure yardstick() {
    return Figure.of(perFork(this::bestYardstick));
  }

  /** Rate over yardstick. */
  Figure share() {
    return Figure.of(perFork(fork -> bestRate(fork) / bestYardstick(fork)));
  }

  /**
   * How many times the other row's rate this one's is, as the quotient of the shares of the yardstick: it
   * stays when the machine changes its speed between two forks.
   */
  double ratio(Measured other) {
    return share().median() / other.share().median();
  }

  /** The largest number of bytes that a call allocated in any fork; NaN if it was not counted in any. */
  double bytesPerCall() {
    return Figure.of(perFork(fork -> best(fork, iteration -> secondary(iteration, AllocationProfiler.LABEL)))).high();
  }

  private List<Double> perFork(ToDoubleFunction<BenchmarkResult> quantity) {
    List<Double> values = new ArrayList<>();
    for (Outcome outcome : forks) {
      for (BenchmarkResult fork : outcome.result().getBenchmarkResults()) {
        values.add(quantity.applyAsDouble(fork));
      }
    }
    return values;
  }

  private double bestRate(BenchmarkResult fork) {
    return best(fork, iteration -> iteration.getPrimaryResult().getScore()) * row.work() * 1e-9;
  }

  private double bestYardstick(BenchmarkResult fork) {
    double rate = best(fork, iteration -> secondary(iteration, YardstickProfiler.LABEL));
    boolean missed =
        yardstickName().startsWith(Yardstick.FMA) && bestRate(fork) > ABOVE_CEILING * row.threads() * rate;
    return missed ? Double.NaN : rate;
  }

  /** The largest value over the iterations that have one, else NaN. */
  private static double best(
      BenchmarkResult fork, ToDoubleFunction<IterationResult> quantity) {
    return fork.getIterationResults().stream()
        .mapToDouble(quantity)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(Double.NaN);
  }

  private static double secondary(IterationResult iteration, String label) {
    Result<?> result = iteration.getSecondaryResults().get(label);
    return result == null ? Double.NaN : result.getScore();
  }
}
