package lanewise.spark;

import java.util.stream.IntStream;
import org.apache.spark.Partitioner;

/** Which partition computes which blocks of a product: a grid of rectangles. */
final class BlockGrid extends Partitioner {

  private static final long serialVersionUID = 1;

  private final int rowBlocks;
  private final int colBlocks;
  private final int rowParts;
  private final int colParts;

  private BlockGrid(int rowBlocks, int colBlocks, int rowParts, int colParts) {
    this.rowBlocks = rowBlocks;
    this.colBlocks = colBlocks;
    this.rowParts = rowParts;
    this.colParts = colParts;
  }

  /**
   * The grid that sends the fewest blocks around among those with the most partitions. A block of A goes to every
   * partition in its row of the grid, a block of B to every one in its column.
   *
   * @param rowBlocks rows of blocks of the product
   * @param colBlocks columns of blocks of the product
   * @param partitions how many there may be
   */
  static BlockGrid of(int rowBlocks, int colBlocks, int partitions) {
    BlockGrid best = null;
    for (int rows = 1; rows <= Math.min(partitions, rowBlocks); rows++) {
      BlockGrid grid = new BlockGrid(rowBlocks, colBlocks, rows, Math.min(partitions / rows, colBlocks));
      if (best == null || grid.isBetterThan(best)) {
        best = grid;
      }
    }
    return best;
  }

  private boolean isBetterThan(BlockGrid other) {
    return numPartitions() != other.numPartitions() ? numPartitions() > other.numPartitions() : sent() < other.sent();
  }

  /** For each inner index. */
  private long sent() {
    return (long) rowBlocks * colParts + (long) colBlocks * rowParts;
  }

  /** The partitions that need the blocks of A in a row of blocks. */
  IntStream ofRow(int row) {
    int part = (int) ((long) row * rowParts / rowBlocks);
    return IntStream.range(part * colParts, (part + 1) * colParts);
  }

  /** The partitions that need the blocks of B in a column of blocks. */
  IntStream ofColumn(int column) {
    int part = (int) ((long) column * colParts / colBlocks);
    return IntStream.range(0, rowParts).map(row -> row * colParts + part);
  }

  @Override
  public int numPartitions() {
    return rowParts * colParts;
  }

  @Override
  public int getPartition(Object place) {
    return ((BlockPlace) place).partition;
  }
}
