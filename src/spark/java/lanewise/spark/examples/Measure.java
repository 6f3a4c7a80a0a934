package lanewise.spark.examples;

import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.spark.BlockMatrices;
import lanewise.spark.DistributedGradient;
import lanewise.spark.LocalGradient;
import lanewise.spark.MicroBatches;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.RandomStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import scala.Tuple2;

/**
 * Measures gradients and products on clusters of this machine and prints two tables in Markdown. The machine should be idle
 * and have two cores at least.
 */
public final class Measure {

  private static final int[] NETWORK = {784, 512, 256, 10};
  private static final int EXAMPLES = 8192;
  private static final int MICRO_BATCH = 128;
  private static final int PARTITIONS = 4;
  private static final int N = 2048;
  private static final int WARM_UPS = 4;
  private static final int RUNS = 8;

  /** A cluster to measure on. */
  private record Setup(int executors, int cores, int taskCores) {

    int slots() {
      return executors * cores / taskCores;
    }

    @Override
    public String toString() {
      return executors + " x " + cores + ", " + taskCores;
    }
  }

  private static final List<Setup> SETUPS = List
      .of(new Setup(1, 1, 1), new Setup(2, 1, 1), new Setup(1, 2, 1), new Setup(1, 2, 2));

  private final List<String> gradients = new ArrayList<>();
  private final List<String> products = new ArrayList<>();
  private final double alone = examplesPerSecondWithoutSpark();

  private Measure() {}

  /**
   * Measures and prints.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Measure measure = new Measure();
    SETUPS.forEach(measure::on);
    System.out.printf(
        Locale.ROOT, "%nLanewise: %s; JVM %s; %d cores.%n%n", Lanewise.describe(), Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    System.out.println("One thread without Spark: " + Math.round(measure.alone) + " examples/s.\n");
    System.out.println(
        "| executors x cores, cores of a task | examples/s | x one thread without Spark | kernels | serialisation | Spark "
            + "| cores that an executor used |\n|---|---|---|---|---|---|---|");
    measure.gradients.forEach(System.out::println);
    System.out.println(
        "\n| executors x cores, cores of a task | blocks | GFLOP/s | x MLlib | kernels | serialisation | Spark "
            + "| MLlib, GFLOP/s | MLlib's BLAS |\n|---|---|---|---|---|---|---|---|---|");
    measure.products.forEach(System.out::println);
  }

  private static double examplesPerSecondWithoutSpark() {
    List<List<Tensor>> batches = new ArrayList<>();
    for (int from = 0; from < EXAMPLES; from += MICRO_BATCH) {
      Tensor inputs = Tensor.zeros(ElementType.FLOAT, Shape.of(MICRO_BATCH, NETWORK[0]));
      Tensor labels = Tensor.zeros(ElementType.FLOAT, Shape.of(MICRO_BATCH));
      for (int i = 0; i < MICRO_BATCH; i++) {
        List<Tensor> tensors = example(from + i).tensors();
        inputs.at(i).assign(tensors.get(0));
        labels.at(i).assign(tensors.get(1));
      }
      batches.add(List.of(inputs, labels));
    }
    LocalGradient gradient = new LocalGradient(Network::loss);
    List<Tensor> parameters = Network.parameters(NETWORK);
    long start = 0;
    for (int i = 0; i < WARM_UPS + RUNS; i++) {
      start = i == WARM_UPS ? System.nanoTime() : start;
      gradient.at(parameters, batches, Parallelism.NONE);
    }
    return EXAMPLES * RUNS / (1e-9 * (System.nanoTime() - start));
  }

  private static Example example(long index) {
    float[] input = new float[NETWORK[0]];
    new RandomStream(2, index).normal(0, input.length, 0f, 1f, input, 0);
    return new Example(index, input, index % NETWORK[NETWORK.length - 1]);
  }

  private void on(Setup setup) {
    System.out.println(setup);
    try (JavaSparkContext spark = Cluster.connect(
        "Lanewise: measurements", setup.executors, setup.cores, "spark.task.cpus", "" + setup.taskCores)) {
      Meter meter = new Meter(spark, setup.executors, setup.slots());
      gradient(spark, setup, meter);
      for (int block : new int[]{512, 1024}) {
        product(spark, setup, meter, block);
      }
    }
  }

  private void gradient(JavaSparkContext spark, Setup setup, Meter meter) {
    List<Long> numbers = LongStream.range(0, EXAMPLES).boxed().toList();
    List<Tensor> parameters = Network.parameters(NETWORK);
    try (MicroBatches batches = MicroBatches.of(
        spark.parallelize(numbers, PARTITIONS), index -> index, index -> example(index).tensors(), MICRO_BATCH);
        DistributedGradient gradient = new DistributedGradient(Network::loss, batches)) {
      Meter.Reading reading = meter.measure(WARM_UPS, RUNS, () -> gradient.at(parameters));
      double speed = EXAMPLES / reading.seconds();
      gradients.add(
          String.format(
              Locale.ROOT, "| %s | %.0f | %.2f | %s | %.2f |", setup, speed, speed / alone, shares(reading),
              reading.busy()));
    }
  }

  private static String shares(Meter.Reading reading) {
    return String.format(
        Locale.ROOT, "%.0f %% | %.0f %% | %.0f %%", 100 * reading.kernels(), 100 * reading.serialisation(),
        100 * reading.rest());
  }

  private void product(JavaSparkContext spark, Setup setup, Meter meter, int block) {
    BlockMatrix a = random(spark, block, 1);
    BlockMatrix b = random(spark, block, 2);
    Meter.Reading ours = measure(meter, BlockMatrices::multiply, a, b);
    Meter.Reading theirs = measure(meter, BlockMatrix::multiply, a, b);
    products.add(
        String.format(
            Locale.ROOT, "| %s | %d | %.1f | %.2f | %s | %.1f | %s |", setup, block, gigaflops(ours),
            theirs.seconds() / ours.seconds(), shares(ours), gigaflops(theirs), blas(spark)));
    a.blocks().unpersist(true);
    b.blocks().unpersist(true);
  }

  private static Meter.Reading measure(
      Meter meter, BinaryOperator<BlockMatrix> product, BlockMatrix a, BlockMatrix b) {
    return meter.measure(WARM_UPS, RUNS, () -> product.apply(a, b).blocks().count());
  }

  private static double gigaflops(Meter.Reading reading) {
    return 2e-9 * N * N * N / reading.seconds();
  }

  private static BlockMatrix random(JavaSparkContext spark, int block, long seed) {
    int blocks = N / block;
    List<Integer> numbers = IntStream.range(0, blocks * blocks).boxed().toList();
    BlockMatrix matrix = new BlockMatrix(spark.parallelize(numbers, PARTITIONS).map(number -> {
      double[] values = new double[block * block];
      new RandomStream(seed, number).normal(0, values.length, 0, 1, values, 0);
      Tuple2<Object, Object> index = new Tuple2<>(number / blocks, number % blocks);
      return new Tuple2<Tuple2<Object, Object>, Matrix>(index, new DenseMatrix(block, block, values));
    }).rdd(), block, block, N, N).cache();
    matrix.blocks().count();
    return matrix;
  }

  /** What MLlib multiplies with on an executor: a native library if there is one, else Java. */
  private static String blas(JavaSparkContext spark) {
    return spark.parallelize(List.of(0), 1).map(any -> {
      try {
        return NativeBLAS.getInstance().getClass().getSimpleName();
      } catch (Throwable missing) {
        return JavaBLAS.getInstance().getClass().getSimpleName();
      }
    }).first();
  }
}
