package lanewise.spark;

import org.apache.spark.Partitioner;

/** Which partition an example belongs to, by its index: each has the examples of consecutive micro-batches. */
final class MicroBatchPartitioner extends Partitioner {

  private static final long serialVersionUID = 1;

  private final int size;
  private final long microBatches;
  private final int partitions;

  /**
   * @param size examples in a micro-batch
   * @param microBatches one more than the largest number of one
   * @param partitions how many
   */
  MicroBatchPartitioner(int size, long microBatches, int partitions) {
    this.size = size;
    this.microBatches = microBatches;
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object index) {
    return (int) ((Long) index / size * partitions / microBatches);
  }
}
