package lanewise.spark;

import org.apache.spark.Partitioner;

/**
 * Which partition an example belongs to, by its index: each has the examples of consecutive micro-batches, the first ones of
 * one more.
 */
final class MicroBatchPartitioner extends Partitioner {

  private static final long serialVersionUID = 1;

  private final int size;
  private final int partitions;
  private final long each;
  private final long rest;

  /**
   * @param size examples in a micro-batch
   * @param microBatches one more than the largest number of one
   * @param partitions how many
   */
  MicroBatchPartitioner(int size, long microBatches, int partitions) {
    this.size = size;
    this.partitions = partitions;
    each = microBatches / partitions;
    rest = microBatches % partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object index) {
    long microBatch = (Long) index / size;
    long ofMore = rest * (each + 1);
    return (int) (microBatch < ofMore ? microBatch / (each + 1) : rest + (microBatch - ofMore) / each);
  }
}
