package lanewise.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lanewise.Parallelism;
import lanewise.tensor.Tensor;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In one JVM, which serialises all that a cluster sends; see {@link ClusterTest} for one of several. */
class DistributedGradientTest {

  private static final Loss LOSS = TestExample::loss;
  private static final int SIZE = 8;

  private JavaSparkContext spark;

  private void start(String serializer) {
    spark = new JavaSparkContext(
        new SparkConf().setMaster("local[2]").setAppName("gradient")
            .set("spark.serializer", "org.apache.spark.serializer." + serializer));
  }

  private void start() {
    start("JavaSerializer");
  }

  @AfterEach
  void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  private static ValueAndGradients local(List<List<Tensor>> batches) {
    return new LocalGradient(LOSS).at(TestExample.parameters(), batches, Parallelism.NONE);
  }

  private MicroBatches distribute(List<TestExample> examples, int partitions) {
    List<TestExample> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(partitions));
    return MicroBatches.of(
        spark.parallelize(shuffled, 3), TestExample::index, TestExample::tensors, SIZE, partitions);
  }

  @ParameterizedTest
  @CsvSource({
    "1,JavaSerializer", "2,JavaSerializer", "5,JavaSerializer", "7,JavaSerializer", "8,JavaSerializer",
    "19,JavaSerializer", "60,JavaSerializer", "5,KryoSerializer", "19,KryoSerializer"})
  void gradientHasTheBitsOfOneMachine(int partitions, String serializer) {
    start(serializer);
    // 25 micro-batches: the tree is not complete, and the last one has 3 examples.
    List<TestExample> examples = TestExample.list(195);
    try (MicroBatches batches = distribute(examples, partitions);
        DistributedGradient gradient = new DistributedGradient(LOSS, batches)) {
      assertEquals(195, batches.examples());
      assertArrayEquals(IntStream.range(0, 25).asLongStream().toArray(), batches.numbers());
      TestTraining.assertSameBits(
          local(TestExample.microBatches(examples, SIZE)), gradient.at(TestExample.parameters()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 31, 32, 33})
  void treeHasTheBitsOfOneMachineForAnyNumberOfMicroBatches(int batches) {
    start();
    List<TestExample> examples = TestExample.list(batches * SIZE);
    ValueAndGradients expected = local(TestExample.microBatches(examples, SIZE));
    for (int partitions : new int[]{3, 9}) {
      try (MicroBatches distributed = distribute(examples, partitions);
          DistributedGradient gradient = new DistributedGradient(LOSS, distributed)) {
        TestTraining.assertSameBits(expected, gradient.at(TestExample.parameters()));
      }
    }
  }

  @Test
  void someMicroBatchesAreSummedInTheirOrder() {
    start();
    List<TestExample> examples = TestExample.list(160);
    List<List<Tensor>> all = TestExample.microBatches(examples, SIZE);
    try (MicroBatches batches = distribute(examples, 4);
        DistributedGradient gradient = new DistributedGradient(LOSS, batches)) {
      TestTraining.assertSameBits(
          local(List.of(all.get(2), all.get(3), all.get(11), all.get(17), all.get(19))),
          gradient.at(TestExample.parameters(), 17, 3, 2, 19, 11));
    }
  }

  /** The sum has the value that it should have, not only the same bits twice. */
  @Test
  void sumIsThatOfTheExamples() {
    List<TestExample> examples = TestExample.list(195);
    double[] sums = new double[5];
    for (TestExample example : examples) {
      ValueAndGradients one = local(TestExample.microBatches(List.of(example), 1));
      sums[0] += one.value().item();
      for (int i = 1; i < sums.length; i++) {
        sums[i] += one.gradients().get(i - 1).toDoubleArray()[0];
      }
    }
    ValueAndGradients all = local(TestExample.microBatches(examples, SIZE));
    assertEquals(sums[0], all.value().item(), 1e-5 * sums[0]);
    for (int i = 1; i < sums.length; i++) {
      assertEquals(sums[i], all.gradients().get(i - 1).toDoubleArray()[0], 1e-3, "gradient " + i);
    }
  }

  @Test
  void gapsInTheIndexLeaveMicroBatchesOut() {
    start();
    List<TestExample> examples = new ArrayList<>(TestExample.list(100));
    examples.removeIf(each -> each.index >= 16 && each.index < 40 || each.index == 50);
    try (MicroBatches batches = distribute(examples, 3)) {
      assertArrayEquals(new long[]{0, 1, 5, 6, 7, 8, 9, 10, 11, 12}, batches.numbers());
      assertEquals(75, batches.examples());
    }
  }

  @Test
  void rowsOfADatasetAreExamples() {
    start();
    SparkSession session = SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
    Dataset<Row> rows = session.range(40).selectExpr("id", "cast(id as float) / 40 as x");
    Loss loss = (w, batch) -> batch.get(0).mul(w.get(0)).sub(1).square().sum();
    try (MicroBatches batches = MicroBatches.of(
        rows.javaRDD(), row -> row.getLong(0), row -> List.of(Tensor.scalar(row.getDouble(1))), SIZE);
        DistributedGradient gradient = new DistributedGradient(loss, batches)) {
      List<Tensor> at = List.of(Tensor.scalar(2.0));
      List<List<Tensor>> local = new ArrayList<>();
      for (int from = 0; from < 40; from += SIZE) {
        int first = from;
        local.add(List.of(Tensor.of(IntStream.range(0, SIZE).mapToDouble(i -> (first + i) / 40.0).toArray())));
      }
      TestTraining.assertSameBits(new LocalGradient(loss).at(at, local, Parallelism.NONE), gradient.at(at));
    }
  }

  @Test
  void wrongArgumentsAreNamed() {
    start();
    List<TestExample> examples = TestExample.list(40);
    JavaRDD<TestExample> rdd = spark.parallelize(examples, 2);
    assertMessage(
        "size = 0, but must be >= 1", () -> MicroBatches.of(rdd, TestExample::index, TestExample::tensors, 0));
    assertMessage(
        "examples is empty, but must have at least one element",
        () -> MicroBatches.of(spark.parallelize(List.<TestExample>of(), 2), TestExample::index, TestExample::tensors,
            8));
    assertCause(
        "index of an example = 7 twice, but must be its own",
        () -> MicroBatches.of(rdd, each -> each.index == 8 ? 7 : each.index, TestExample::tensors, 8));
    assertCause(
        "index of an example = -1, but must be >= 0",
        () -> MicroBatches.of(rdd, each -> each.index - 1, TestExample::tensors, 8));
    assertCause(
        "tensor 0 of an example of micro-batch 1 is FLOAT 1, but that of the first is FLOAT 2",
        () -> MicroBatches.of(
            rdd, TestExample::index, each -> List.of(Tensor.of(new float[each.index == 12 ? 1 : 2])), 8));
    try (MicroBatches batches = distribute(examples, 2);
        DistributedGradient gradient = new DistributedGradient(LOSS, batches)) {
      assertMessage("parameters is empty, but must have at least one element", () -> gradient.at(List.of()));
      List<Tensor> parameters = TestExample.parameters();
      assertMessage(
          "numbers is empty, but must have at least one element", () -> gradient.at(parameters, new long[0]));
      assertMessage(
          "numbers has 5, but must have numbers of micro-batches, which go from 0 to 4",
          () -> gradient.at(parameters, 1, 5));
      assertMessage("numbers has 1 twice, but each may be there once", () -> gradient.at(parameters, 1, 0, 1));
    }
  }

  private static void assertMessage(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  private static void assertCause(String message, Runnable call) {
    SparkException thrown = assertThrows(SparkException.class, call::run);
    assertTrue(thrown.getMessage().contains(message), thrown.toString());
  }

  /** The tests of equal bits could see another order of additions. */
  @Test
  void otherMicroBatchesGiveOtherBits() {
    List<TestExample> examples = TestExample.list(195);
    List<List<Tensor>> batches = TestExample.microBatches(examples, SIZE);
    ValueAndGradients first = local(batches);
    ValueAndGradients second = local(TestExample.microBatches(examples, SIZE + 1));
    assertFalse(first.gradients().getFirst().hasSameBits(second.gradients().getFirst()));
    ValueAndGradients third = local(batches.reversed());
    assertFalse(first.gradients().getFirst().hasSameBits(third.gradients().getFirst()));
  }
}
