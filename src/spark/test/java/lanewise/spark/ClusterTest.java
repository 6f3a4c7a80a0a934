package lanewise.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.autodiff.Node;
import lanewise.tensor.Tensor;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With executors in JVMs of their own. */
class ClusterTest {

  private static final int SIZE = 8;
  private static final int STEPS = 12;
  private static final List<TestExample> EXAMPLES = TestExample.list(500);

  private static List<Tensor> trainOnOneMachine() {
    LocalGradient gradient = new LocalGradient(TestExample::loss);
    List<List<Tensor>> batches = TestExample.microBatches(EXAMPLES, SIZE);
    return TestTraining.run(STEPS, parameters -> gradient.at(parameters, batches, Parallelism.NONE));
  }

  private static MicroBatches distribute(JavaSparkContext spark) {
    return MicroBatches.of(spark.parallelize(EXAMPLES, 4), TestExample::index, TestExample::tensors, SIZE);
  }

  private static BlockMatrix distribute(JavaSparkContext spark, DenseMatrix matrix, int block) {
    return new BlockMatrix(spark.parallelize(TestBlocks.cut(matrix, block, block), 4).rdd(), block, block);
  }

  /** The build gives the incubator module to the driver only; executors get it from Spark. */
  @Test
  void executorsRunVectorCodeFromTheJars() {
    try (JavaSparkContext spark = TestCluster.start(2, 1, Map.of())) {
      Set<Long> processes = TestCluster.ask(spark, () -> ProcessHandle.current().pid());
      assertEquals(2, processes.size());
      assertFalse(processes.contains(ProcessHandle.current().pid()));
      assertEquals(Set.of(Lanewise.describe()), TestCluster.ask(spark, Lanewise::describe));
      assertTrue(Lanewise.describe().startsWith("vector"), Lanewise.describe());
      Set<String> jars = TestCluster.ask(
          spark, () -> Lanewise.class.getProtectionDomain().getCodeSource().getLocation().getPath());
      assertTrue(jars.stream().allMatch(jar -> jar.endsWith(".jar") && jar.contains("work")), jars.toString());
    }
  }

  @Test
  void trainingHasTheBitsOfOneMachineOnOneAndOnTwoExecutors() {
    List<Tensor> expected = trainOnOneMachine();
    DenseMatrix a = TestBlocks.random(70, 1024, 1);
    DenseMatrix b = TestBlocks.random(1024, 60, 2);
    double[] product = null;
    for (int executors = 1; executors <= 2; executors++) {
      try (JavaSparkContext spark = TestCluster.start(executors, 1, Map.of());
          MicroBatches batches = distribute(spark);
          DistributedGradient gradient = new DistributedGradient(TestExample::loss, batches)) {
        TestTraining.assertSameBits(expected, TestTraining.run(STEPS, gradient::at));
        double[] blocks = BlockMatrices.multiply(distribute(spark, a, 32), distribute(spark, b, 32)).toLocalMatrix()
            .toArray();
        assertTrue(product == null || java.util.Arrays.equals(product, blocks));
        product = blocks;
      }
    }
  }

  @Test
  void trainingGoesOnWithTheSameBitsWhenAnExecutorIsKilled(@TempDir Path folder) {
    String fuse = folder.resolve("fuse").toString();
    Loss loss =
        (w, batch) -> TestExample.loss(w, List.<Node>of(Node.of(new TestFuse(fuse), batch.get(0)), batch.get(1)));
    AtomicInteger killed = new AtomicInteger();
    try (JavaSparkContext spark = TestCluster.start(2, 1, Map.of());
        MicroBatches batches = distribute(spark);
        DistributedGradient gradient = new DistributedGradient(loss, batches)) {
      spark.sc().addSparkListener(new SparkListener() {
        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
          killed.incrementAndGet();
        }
      });
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
    assertEquals(1, killed.get());
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
  void kernelsUseTheCoresOfTheirTask() {
    try (JavaSparkContext spark = TestCluster.start(1, 4, Map.of("spark.task.cpus", "2"))) {
      Set<Integer> threads = TestCluster.ask(spark, ClusterTest::workAndCountHelpers);
      assertTrue(threads.stream().allMatch(count -> count <= 2), threads.toString());
      assertTrue(threads.contains(2), threads.toString());
    }
    try (JavaSparkContext spark = TestCluster.start(1, 2, Map.of())) {
      assertEquals(Set.of(0), TestCluster.ask(spark, ClusterTest::workAndCountHelpers));
    }
  }

  /** Multiplies with the threads of the task, and counts the helpers of all tasks of this JVM. */
  private static int workAndCountHelpers() {
    Parallelism threads = TaskParallelism.current();
    int n = 400;
    double[] c = new double[n * n];
    lanewise.blas.DoubleBlas.gemm(
        lanewise.blas.Transpose.NO, lanewise.blas.Transpose.NO, n, n, n, 1, new double[n * n], 0, n, new double[n * n],
        0, n, 0, c, 0, n, threads);
    return (int) Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().startsWith("lanewise-"))
        .count();
  }
}
