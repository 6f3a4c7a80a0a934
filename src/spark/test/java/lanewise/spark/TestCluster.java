package lanewise.spark;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A driver with a cluster of its own, whose executors are JVMs of their own. They get the jars that {@code spark.jars}
 * names, a property that the build sets, and nothing else of this project.
 */
final class TestCluster {

  private TestCluster() {}

  static JavaSparkContext start(int executors, int cores, Map<String, String> settings) {
    SparkConf conf = new SparkConf().setMaster("local-cluster[" + executors + "," + cores + ",1024]")
        .setAppName("lanewise").set("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"))
        .set("spark.executor.memory", "1g");
    settings.forEach(conf::set);
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

  /** What a task says, from enough of them that each executor has some. */
  static <T> Set<T> ask(JavaSparkContext spark, Question<T> question) {
    int tasks = 4 * spark.defaultParallelism();
    List<Integer> numbers = java.util.stream.IntStream.range(0, tasks).boxed().toList();
    return new HashSet<>(spark.parallelize(numbers, tasks).map(number -> {
      Thread.sleep(20);
      return question.answer();
    }).collect());
  }

  /** A question to executors. */
  @FunctionalInterface
  interface Question<T> extends java.io.Serializable {
    T answer() throws Exception;
  }
}
