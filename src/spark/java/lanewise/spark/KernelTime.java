package lanewise.spark;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** How long the kernels of tasks ran: Spark's page of a stage shows it for each task, and a listener finds it there. */
public final class KernelTime implements Serializable {

  private static final long serialVersionUID = 1;

  /** The name of the accumulator. */
  public static final String NAME = "Lanewise kernels, ns";

  private final LongAccumulator nanos;

  KernelTime(SparkContext spark) {
    nanos = spark.longAccumulator(NAME);
  }

  void of(Runnable kernels) {
    long start = System.nanoTime();
    kernels.run();
    nanos.add(System.nanoTime() - start);
  }
}
