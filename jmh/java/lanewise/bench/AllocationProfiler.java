package lanewise.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Bytes that one call allocates on the calling thread, exactly. JMH's gc profiler divides what the
 * whole iteration allocated, its own bookkeeping included, by the number of calls, which is never 0
 * where a call takes long; this one asks the thread before and after single calls. The benchmark
 * registers its call in its set-up; the first measured iteration of a fork is followed by some
 * {@value #STEADY_MILLIS} milliseconds of calls on the profiler's thread, until that thread has its
 * scratch memory and the path from it is compiled; by up to {@value #MOST_MILLIS} if calls still
 * allocate, as those that train a kernel do on a machine whose compilers come late. The smallest
 * count of the last {@value #CALLS} is reported: a call in which the JVM recompiles something may
 * allocate.
 */
public final class AllocationProfiler implements InternalProfiler {
  /** The name of the metric. */
  static final String LABEL = "bytesPerCall";

  private static final int CALLS = 3;
  private static final int STEADY_MILLIS = 50;
  private static final int MOST_MILLIS = 500;

  private static volatile Runnable call;

  private boolean done;

  /** Sets the call to watch in this JVM; {@code null} for none. */
  static void watch(Runnable benchmark) {
    call = benchmark;
  }

  @Override
  public String getDescription() {
    return "Bytes that one call allocates on its thread";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Runnable watched = call;
    if (done || watched == null || iteration.getType() != IterationType.MEASUREMENT) {
      return List.of();
    }
    done = true;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long least;
    long millis;
    do {
      least = leastOfCalls(watched, threads);
      millis = (System.nanoTime() - start) / 1_000_000;
    } while (millis < STEADY_MILLIS || least > 0 && millis < MOST_MILLIS);
    return List.of(new ScalarResult(LABEL, least, "B/call", AggregationPolicy.MAX));
  }

  private static long leastOfCalls(Runnable watched, ThreadMXBean threads) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < CALLS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      watched.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
