package lanewise.spark.examples;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import lanewise.spark.KernelTime;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** Measures what executors spend their time on. */
final class Meter extends SparkListener {

  /**
   * What a run took.
   *
   * @param seconds how long
   * @param kernels the share of the cores' time in Lanewise
   * @param serialisation the share of the cores' time in which tasks were read and results were written
   * @param busy how many cores an executor used, its compiler and its collector included
   */
  record Reading(double seconds, double kernels, double serialisation, double busy) {

    /** What is left: scheduling, broadcasts, shuffles, waiting. */
    double rest() {
      return 1 - kernels - serialisation;
    }
  }

  private final JavaSparkContext spark;
  private final int executors;
  private final int slots;
  private long kernelNanos;
  private long serialisationMillis;

  /**
   * @param spark the cluster
   * @param executors how many it has
   * @param slots how many tasks run at once
   */
  Meter(JavaSparkContext spark, int executors, int slots) {
    this.spark = spark;
    this.executors = executors;
    this.slots = slots;
    spark.sc().addSparkListener(this);
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    TaskMetrics metrics = end.taskMetrics();
    serialisationMillis += metrics.executorDeserializeTime() + metrics.resultSerializationTime();
    for (AccumulableInfo each : CollectionConverters.asJava(end.taskInfo().accumulables())) {
      if (each.name().contains(KernelTime.NAME)) {
        kernelNanos += (Long) each.update().get();
      }
    }
  }

  private synchronized void reset() {
    kernelNanos = 0;
    serialisationMillis = 0;
  }

  private synchronized Reading reading(double seconds, int runs, double cpuSeconds) {
    double all = seconds * runs;
    return new Reading(
        seconds, 1e-9 * kernelNanos / (all * slots), 1e-3 * serialisationMillis / (all * slots),
        cpuSeconds / (all * executors));
  }

  /** Runs some times without looking, so that the JVMs compile; then some more. */
  Reading measure(int warmUps, int runs, Runnable run) {
    for (int i = 0; i < warmUps; i++) {
      run.run();
    }
    double before = cpuSeconds();
    settle();
    reset();
    long start = System.nanoTime();
    for (int i = 0; i < runs; i++) {
      run.run();
    }
    double seconds = 1e-9 * (System.nanoTime() - start) / runs;
    settle();
    return reading(seconds, runs, cpuSeconds() - before);
  }

  /** Listeners hear of a task a little later than the driver has its result. */
  private void settle() {
    try {
      spark.sc().listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The time that all executors' processes have used cores. */
  private double cpuSeconds() {
    int tasks = 16 * slots;
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    Map<Long, Long> nanos = new HashMap<>();
    spark.parallelize(numbers, tasks).map(number -> {
      Thread.sleep(5);
      return new Tuple2<>(ProcessHandle.current().pid(), processCpuNanos());
    }).collect().forEach(each -> nanos.merge(each._1(), each._2(), Math::max));
    return 1e-9 * nanos.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long processCpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
