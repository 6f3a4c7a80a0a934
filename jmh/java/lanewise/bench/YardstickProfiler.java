package lanewise.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Reports, next to the score of every iteration, the rate of the benchmark's {@link Yardstick}: the
 * better of one measurement right before and one right after, or, of work like the benchmark's own, the
 * one before: the best of twice as many would be better by chance. JMH stores it among the secondary
 * metrics under {@value #LABEL}.
 */
public final class YardstickProfiler implements InternalProfiler {
  /** The name of the metric. */
  static final String LABEL = "yardstick";

  private Yardstick yardstick;
  private double before;

  @Override
  public String getDescription() {
    return "The ceiling of the benchmark, measured around every iteration";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    yardstick = Yardstick.get();
    before = yardstick == null ? 0 : yardstick.measure();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    // The set-up comes after the start of the first iteration, the tear-down before the end of
    // the last one.
    Yardstick last = yardstick == null ? Yardstick.get() : yardstick;
    if (last == null) {
      return List.of();
    }
    double rate = before > 0 && last.isLikeAnIteration() ? before : Math.max(before, last.measure());
    return List.of(new ScalarResult(LABEL, rate, last.unit(), AggregationPolicy.MAX));
  }
}
