package lanewise.spark;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a block of an operand is needed: the partition, and the place in the order in which that partition adds products.
 * Not a record: Kryo cannot read one.
 */
final class BlockPlace implements Serializable {

  private static final long serialVersionUID = 1;

  /** By the inner index; then those of A, then those of B. */
  static final class Order implements Comparator<BlockPlace>, Serializable {

    private static final long serialVersionUID = 1;

    @Override
    public int compare(BlockPlace x, BlockPlace y) {
      int inner = Integer.compare(x.inner, y.inner);
      int side = inner != 0 ? inner : Boolean.compare(x.ofB, y.ofB);
      return side != 0 ? side : Integer.compare(x.outer, y.outer);
    }
  }

  final int partition;
  final int inner;
  final boolean ofB;
  final int outer;

  /**
   * @param partition one that needs the block
   * @param inner the index over which products are summed
   * @param ofB whether the block is one of B
   * @param outer its other index: the row of blocks in A, the column of blocks in B
   */
  BlockPlace(int partition, int inner, boolean ofB, int outer) {
    this.partition = partition;
    this.inner = inner;
    this.ofB = ofB;
    this.outer = outer;
  }

  /** How the block is called in messages. */
  @Override
  public String toString() {
    return ofB ? "block (" + inner + ", " + outer + ") of B" : "block (" + outer + ", " + inner + ") of A";
  }
}
