package lanewise.spark;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import lanewise.Parallelism;
import lanewise.tensor.Tensor;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * The gradient of a loss over micro-batches on the executors of a cluster.
 *
 * <pre>{@code
 * try (MicroBatches batches = MicroBatches.of(examples, Example::index, Example::tensors, 32);
 *     DistributedGradient gradient = new DistributedGradient(loss, batches)) {
 *   ValueAndGradients at = gradient.at(parameters);
 * }
 * }</pre>
 *
 * <p>The bits are those of {@link LocalGradient} with the same micro-batches: micro-batches and the tree of their sums
 * depend on the data alone, whatever partitions, executors, cores and failures there are. A task adds what it has of
 * neighbours in the tree; with {@value #WIDE} partitions and more, a second stage of about the root of their number adds
 * the sums of tasks; the driver adds the rest.
 */
public final class DistributedGradient implements AutoCloseable {

  /** From this number of partitions on, the driver would get too many sums. */
  private static final int WIDE = 8;

  private final MicroBatches batches;
  private final JavaSparkContext spark;
  private final Broadcast<LossPrograms> programs;
  private final KernelTime time;

  /**
   * A loss to differentiate.
   *
   * @param loss the sum over the examples of a micro-batch
   * @param batches stay the caller's to close
   */
  public DistributedGradient(Loss loss, MicroBatches batches) {
    this.batches = batches;
    spark = JavaSparkContext.fromSparkContext(batches.rdd().context());
    programs = spark.broadcast(new LossPrograms(loss));
    time = new KernelTime(spark.sc());
  }

  /**
   * The loss and its gradients, summed over all micro-batches.
   *
   * @param parameters where
   * @return new tensors
   * @throws IllegalArgumentException if there is no parameter
   */
  public ValueAndGradients at(List<Tensor> parameters) {
    return at(parameters, batches.numbers());
  }

  /**
   * The loss and its gradients, summed over some micro-batches: those of a step of training, for example.
   *
   * @param parameters where
   * @param numbers those of the micro-batches, in any order; the tree is that of the ascending one
   * @return new tensors
   * @throws IllegalArgumentException if there is no parameter, or a number is not one of a micro-batch or there twice
   */
  public ValueAndGradients at(List<Tensor> parameters, long... numbers) {
    LocalGradient.requireSome("parameters", parameters.size());
    long[] sorted = batches.require(numbers);
    Broadcast<TensorData[]> sent = spark.broadcast(TensorData.of(parameters));
    try {
      SumTree tree = new SumTree(sorted.length, Parallelism.NONE);
      partialSums(sent, sorted).collect().forEach(tree::add);
      return ValueAndGradients.of(tree.root());
    } finally {
      sent.destroy();
    }
  }

  private JavaRDD<PartialSum> partialSums(Broadcast<TensorData[]> parameters, long[] numbers) {
    // Not this: it cannot be sent.
    Broadcast<LossPrograms> programs = this.programs;
    KernelTime time = this.time;
    JavaRDD<PartialSum> sums = batches.rdd()
        .mapPartitions(some -> sums(some, TensorData.tensors(parameters.value()), numbers, programs.value(), time));
    int partitions = sums.getNumPartitions();
    if (partitions < WIDE) {
      return sums;
    }
    int groups = (int) Math.ceil(Math.sqrt(partitions));
    int level = 32 - Integer.numberOfLeadingZeros((numbers.length - 1) / groups);
    return sums.mapToPair(each -> new Tuple2<>(each.position << each.level >> level, each))
        .partitionBy(new HashPartitioner(groups)).values().mapPartitions(each -> {
          SumTree tree = new SumTree(numbers.length, TaskParallelism.current());
          each.forEachRemaining(tree::add);
          return tree.open().iterator();
        });
  }

  private static Iterator<PartialSum> sums(
      Iterator<MicroBatch> batches, List<Tensor> parameters, long[] numbers, LossPrograms programs, KernelTime time) {
    Parallelism threads = TaskParallelism.current();
    SumTree tree = new SumTree(numbers.length, threads);
    while (batches.hasNext()) {
      MicroBatch batch = batches.next();
      int leaf = Arrays.binarySearch(numbers, batch.number);
      if (leaf >= 0) {
        time.of(() -> tree.add(0, leaf, programs.run(parameters, batch.tensors(), threads)));
      }
    }
    return tree.open().iterator();
  }

  /** Takes the programs from the executors' memory. */
  @Override
  public void close() {
    programs.destroy();
  }
}
