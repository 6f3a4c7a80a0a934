package lanewise.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import lanewise.tensor.Tensor;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Examples in micro-batches that depend on nothing but the data: micro-batch b has the examples with an index from
 * {@code b * size} to {@code (b + 1) * size - 1}, in the order of the index. They are kept on the executors until
 * {@link #close}; what an executor loses when it ends is made again from the examples.
 */
public final class MicroBatches implements AutoCloseable {

  private final JavaRDD<MicroBatch> batches;
  private final long[] numbers;
  private final long examples;

  private MicroBatches(JavaRDD<MicroBatch> batches, List<Long> numbers, long examples) {
    this.batches = batches;
    this.numbers = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
    this.examples = examples;
  }

  /**
   * Micro-batches in as many partitions as the examples are in.
   *
   * @param examples for example {@code dataset.javaRDD()}
   * @param index a number of each example that is its own and the same each time, at least 0: a column of the data, or the
   *     number of its line
   * @param tensors the tensors of an example, the same number of them and of the same types and shapes for each
   * @param size how many examples a micro-batch has, at least 1; the last one, and those with gaps in the index, have fewer
   * @param <T> whatever describes an example
   * @return micro-batches, which are computed here
   * @throws IllegalArgumentException if size is below 1 or there is no example
   */
  public static <T> MicroBatches of(
      JavaRDD<T> examples, Function<T, Long> index, Function<T, List<Tensor>> tensors, int size) {
    return of(examples, index, tensors, size, Math.max(1, examples.getNumPartitions()));
  }

  /**
   * Micro-batches.
   *
   * @param examples for example {@code dataset.javaRDD()}
   * @param index a number of each example that is its own and the same each time, at least 0: a column of the data, or the
   *     number of its line
   * @param tensors the tensors of an example, the same number of them and of the same types and shapes for each
   * @param size how many examples a micro-batch has, at least 1; the last one, and those with gaps in the index, have fewer
   * @param partitions in how many partitions the micro-batches are, at least 1; no bit depends on it
   * @param <T> whatever describes an example
   * @return micro-batches, which are computed here
   * @throws IllegalArgumentException if size or partitions are below 1 or there is no example
   */
  public static <T> MicroBatches of(
      JavaRDD<T> examples, Function<T, Long> index, Function<T, List<Tensor>> tensors, int size, int partitions) {
    requirePositive("size", size);
    requirePositive("partitions", partitions);
    long last = examples.map(each -> requireIndex(index.call(each))).fold(-1L, Math::max);
    if (last < 0) {
      throw new IllegalArgumentException("examples is empty, but must have at least one element");
    }
    JavaPairRDD<Long, TensorData[]> indexed = examples
        .mapToPair(each -> new Tuple2<>(requireIndex(index.call(each)), TensorData.of(tensors.call(each))));
    JavaRDD<MicroBatch> batches = indexed
        .repartitionAndSortWithinPartitions(
            new MicroBatchPartitioner(size, last / size + 1, partitions), Comparator.<Long>naturalOrder())
        .mapPartitions(sorted -> group(sorted, size)).persist(StorageLevel.MEMORY_AND_DISK());
    List<Tuple2<Long, Integer>> sizes = batches.map(each -> new Tuple2<>(each.number, each.size)).collect();
    return new MicroBatches(
        batches, sizes.stream().map(Tuple2::_1).toList(), sizes.stream().mapToLong(Tuple2::_2).sum());
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " = " + value + ", but must be >= 1");
    }
  }

  private static long requireIndex(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("index of an example = " + index + ", but must be >= 0");
    }
    return index;
  }

  private static Iterator<MicroBatch> group(Iterator<Tuple2<Long, TensorData[]>> sorted, int size) {
    List<MicroBatch> batches = new ArrayList<>();
    List<List<Tensor>> group = new ArrayList<>();
    long last = -1;
    while (sorted.hasNext()) {
      Tuple2<Long, TensorData[]> example = sorted.next();
      if (example._1() == last) {
        throw new IllegalArgumentException("index of an example = " + last + " twice, but must be its own");
      }
      if (last >= 0 && example._1() / size != last / size) {
        batches.add(new MicroBatch(last / size, group));
        group.clear();
      }
      group.add(TensorData.tensors(example._2()));
      last = example._1();
    }
    if (last >= 0) {
      batches.add(new MicroBatch(last / size, group));
    }
    return batches.iterator();
  }

  JavaRDD<MicroBatch> rdd() {
    return batches;
  }

  /**
   * The numbers of the micro-batches.
   *
   * @return ascending; 0, 1, 2 and so on, unless the index has gaps as long as a micro-batch
   */
  public long[] numbers() {
    return numbers.clone();
  }

  /**
   * How many examples there are.
   *
   * @return the sum over all micro-batches
   */
  public long examples() {
    return examples;
  }

  /** Takes the micro-batches from the executors' memory. */
  @Override
  public void close() {
    batches.unpersist();
  }

  /** Ascending, and each that of a micro-batch. */
  long[] require(long[] wanted) {
    LocalGradient.requireSome("numbers", wanted.length);
    long[] sorted = wanted.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (Arrays.binarySearch(numbers, sorted[i]) < 0) {
        throw new IllegalArgumentException(
            "numbers has " + sorted[i] + ", but must have numbers of micro-batches, which go from " + numbers[0]
                + " to "
                + numbers[numbers.length - 1]);
      }
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException("numbers has " + sorted[i] + " twice, but each may be there once");
      }
    }
    return sorted;
  }
}
