package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lanewise.bench.results.Line;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.ThroughputResult;

class MeasuredTest {
  private static final Row ROW = Row.gemm(Library.LANEWISE, ElementType.F32, "NN", "64");
  private static final String FMA = Yardstick.FMA + ", 512 bit";

  /** A fork of iterations with a rate in GFLOP/s and that of the yardstick. */
  static Outcome fork(Row row, String yardstick, double[]... iterations) {
    List<IterationResult> results = new ArrayList<>();
    for (double[] iteration : iterations) {
      IterationResult result = new IterationResult(null, null, null);
      result.addResult(
          new ThroughputResult(
              ResultRole.PRIMARY, "call", iteration[0] / row.work() * 1e9, TimeUnit.SECONDS.toNanos(1),
              TimeUnit.SECONDS));
      result.addResult(new ScalarResult(YardstickProfiler.LABEL, iteration[1], "GFLOP/s", AggregationPolicy.MAX));
      results.add(result);
    }
    return new Outcome(new RunResult(null, List.of(new BenchmarkResult(null, results))), "", yardstick, 0);
  }

  private static Measured measured(Row row, String yardstick, double[]... forks) {
    return new Measured(row, Arrays.stream(forks).map(fork -> fork(row, yardstick, fork)).toList());
  }

  @Test
  void theBestIterationCountsWithinAForkAndTheMedianAcross() {
    Measured measured =
        new Measured(
            ROW,
            List.of(
                fork(ROW, FMA, new double[]{50, 100}, new double[]{90, 90}),
                fork(ROW, FMA, new double[]{60, 80}, new double[]{40, 100}),
                fork(ROW, FMA, new double[]{80, 100})));
    assertEquals(80, measured.rate().median(), 1e-6);
    assertEquals(60, measured.rate().low(), 1e-6);
    assertEquals(0.8, measured.share().median(), 1e-9);
    assertEquals(0.9, measured.share().high(), 1e-9);
  }

  @Test
  void aCeilingFarBelowTheProductWasNotMeasured() {
    Measured measured = measured(ROW, FMA, new double[]{90, 100}, new double[]{92, 0.5}, new double[]{94, 100});
    assertEquals(0.92, measured.share().median(), 1e-9);
    assertEquals(0.94, measured.share().high(), 1e-9);
    Line line = measured.line(List.of());
    assertEquals(List.of(100.0, Double.NaN, 100.0), line.yardsticks());
    assertEquals(
        List.of(
            "its yardstick was not measured in 1 of 3 forks, whose loop was not compiled yet: they count in no share"),
        Noise.of(line, 0));
    assertEquals(Double.NaN, measured(ROW, FMA, new double[]{90, 0.5}).share().median());
  }

  @Test
  void severalThreadsMayBeAboveTheCeilingOfOne() {
    Row two = Row.gemm(Library.OPENBLAS, ElementType.F32, "NN", "64").onThreads(2);
    assertEquals(1.9, measured(two, FMA, new double[]{190, 100}).share().median(), 1e-9);
    assertEquals(3, measured(ROW, "jdk exp", new double[]{300, 100}).share().median(), 1e-9);
  }
}
