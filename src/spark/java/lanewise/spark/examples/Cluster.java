package lanewise.spark.examples;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The cluster that a program runs on: that of {@code spark-submit}, or else executors on this machine. */
public final class Cluster {

  private Cluster() {}

  /**
   * Connects, and waits for the executors of a cluster on this machine. They are JVMs of their own and need
   * {@code SPARK_HOME}; they get the jars of {@code spark.jars}.
   *
   * @param name what Spark's pages call the program
   * @param executors how many, unless {@code spark.master} is set
   * @param cores of each, unless {@code spark.master} is set
   * @param settings more properties of Spark, name and value in turn
   * @return a context to close
   */
  public static JavaSparkContext connect(String name, int executors, int cores, String... settings) {
    SparkConf conf = new SparkConf().setAppName(name);
    for (int i = 0; i < settings.length; i += 2) {
      conf.set(settings[i], settings[i + 1]);
    }
    if (conf.contains("spark.master")) {
      return new JavaSparkContext(conf);
    }
    // Executors would run on the Java of JAVA_HOME, which may be another one.
    conf.setMaster("local-cluster[" + executors + "," + cores + ",1024]")
        .set("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"));
    JavaSparkContext spark = new JavaSparkContext(conf);
    while (spark.sc().getExecutorMemoryStatus().size() < executors + 1) {
      pause();
    }
    return spark;
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
