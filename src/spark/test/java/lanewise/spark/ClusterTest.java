package lanewise.spark;

import static lanewise.blas.Transpose.NO;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.autodiff.Node;
import lanewise.blas.DoubleBlas;
import lanewise.spark.examples.Cluster;
import lanewise.tensor.Tensor;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** With executors in JVMs of their own. Starting them takes seconds: most tests share two, the last ones end them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

  private static final int SIZE = 8;
  private static final int STEPS = 12;
  /** In 53 micro-batches: the tree is not complete. */
  private static final List<TestExample> EXAMPLES = TestExample.list(420);

  private static JavaSparkContext twoExecutors;

  private static List<Tensor> trainOnOneMachine() {
    LocalGradient gradient = new LocalGradient(TestExample::loss);
    List<List<Tensor>> batches = TestExample.microBatches(EXAMPLES, SIZE);
    return TestTraining.run(STEPS, parameters -> gradient.at(parameters, batches, Parallelism.NONE));
  }

  private static MicroBatches distribute(JavaSparkContext spark) {
    return MicroBatches.of(spark.parallelize(EXAMPLES, 4), TestExample::index, TestExample::tensors, SIZE);
  }

  /** What a task says, from so many of them that each executor has some. */
  private static <T> Set<T> ask(JavaSparkContext spark, Question<T> question) {
    int tasks = 20 * spark.defaultParallelism();
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    return new HashSet<>(spark.parallelize(numbers, tasks).map(number -> question.answer()).collect());
  }

  private interface Question<T> extends Serializable {
    T answer() throws Exception;
  }

  @BeforeAll
  static void start() {
    twoExecutors = Cluster.connect("two executors", 2, 1);
  }

  @AfterAll
  static void stop() {
    twoExecutors.close();
  }

  /** The build gives the incubator module to the driver only; executors get it from Spark. */
  @Test
  @Order(1)
  void executorsRunVectorCodeFromTheJars() {
    Set<Long> processes = ask(twoExecutors, () -> {
      Thread.sleep(20);
      return ProcessHandle.current().pid();
    });
    assertEquals(2, processes.size());
    assertFalse(processes.contains(ProcessHandle.current().pid()));
    assertEquals(Set.of(Lanewise.describe()), ask(twoExecutors, Lanewise::describe));
    assertTrue(Lanewise.describe().startsWith("vector"), Lanewise.describe());
    Set<String> jars = ask(
        twoExecutors, () -> Lanewise.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    assertTrue(jars.stream().allMatch(jar -> jar.endsWith(".jar") && jar.contains("work")), jars.toString());
  }

  @Test
  @Order(2)
  void trainingHasTheBitsOfOneMachine() {
    try (MicroBatches batches = distribute(twoExecutors);
        DistributedGradient gradient = new DistributedGradient(TestExample::loss, batches)) {
      TestTraining.assertSameBits(trainOnOneMachine(), TestTraining.run(STEPS, gradient::at));
    }
    assertEquals(Set.of(0), ask(twoExecutors, ClusterTest::workAndCountHelpers));
  }

  @Test
  @Order(3)
  void productHasTheBitsOfOneMachine() {
    DenseMatrix a = TestBlocks.random(70, 1024, 1);
    DenseMatrix b = TestBlocks.random(1024, 60, 2);
    double[] expected = new double[70 * 60];
    DoubleBlas.gemm(NO, NO, 60, 70, 1024, 1, b.values(), 0, 1024, a.values(), 0, 70, 0, expected, 0, 70);
    BlockMatrix product = BlockMatrices.multiply(
        new BlockMatrix(twoExecutors.parallelize(TestBlocks.cut(a, 32, 512), 4).rdd(), 32, 512),
        new BlockMatrix(twoExecutors.parallelize(TestBlocks.cut(b, 512, 32), 4).rdd(), 512, 32));
    assertArrayEquals(expected, product.toLocalMatrix().toArray());
  }

  @Test
  @Order(4)
  void trainingGoesOnWithTheSameBitsWhenAnExecutorIsKilled(@TempDir Path folder) {
    String fuse = folder.resolve("fuse").toString();
    Loss loss =
        (w, batch) -> TestExample.loss(w, List.<Node>of(Node.of(new TestFuse(fuse), batch.get(0)), batch.get(1)));
    CountDownLatch killed = new CountDownLatch(1);
    twoExecutors.sc().addSparkListener(new SparkListener() {
      @Override
      public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        killed.countDown();
      }
    });
    try (MicroBatches batches = distribute(twoExecutors);
        DistributedGradient gradient = new DistributedGradient(loss, batches)) {
      AtomicInteger step = new AtomicInteger();
      Function<List<Tensor>, ValueAndGradients> killing = parameters -> {
        if (step.incrementAndGet() == STEPS / 2) {
          light(fuse);
        }
        return gradient.at(parameters);
      };
      TestTraining.assertSameBits(trainOnOneMachine(), TestTraining.run(STEPS, killing));
    }
    assertFalse(Files.exists(Path.of(fuse)));
    assertEquals(0, killed.getCount());
  }

  private static void light(String fuse) {
    try {
      Files.createFile(Path.of(fuse));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One executor of four cores with tasks of two: two tasks at a time, each with one thread beside its own. */
  @Test
  @Order(5)
  void kernelsUseTheCoresOfTheirTask() {
    twoExecutors.close();
    try (JavaSparkContext spark = Cluster.connect("one executor", 1, 4, "spark.task.cpus", "2");
        MicroBatches batches = distribute(spark);
        DistributedGradient gradient = new DistributedGradient(TestExample::loss, batches)) {
      TestTraining.assertSameBits(trainOnOneMachine(), TestTraining.run(STEPS, gradient::at));
      assertEquals(Set.of(2), ask(spark, () -> TaskParallelism.current().threads()));
      Set<Integer> helpers = ask(spark, ClusterTest::workAndCountHelpers);
      assertTrue(helpers.stream().allMatch(count -> count <= 2), helpers.toString());
      assertTrue(helpers.contains(2), helpers.toString());
    }
  }

  /** Multiplies with the threads of the task, and counts the helpers of all tasks of this JVM. */
  private static int workAndCountHelpers() {
    int n = 400;
    double[] a = new double[n * n];
    DoubleBlas.gemm(
        NO, NO, n, n, n, 1, a, 0, n, a, 0, n, 0, new double[n * n], 0, n, TaskParallelism.current());
    return (int) Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().startsWith("lanewise-"))
        .count();
  }
}
