package lanewise.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.Parallelism;
import lanewise.tensor.Tensor;

/**
 * The tree of {@link LocalGradient}, computed from wherever its leaves come: a node is summed as soon as both its halves
 * are there, the left one plus the right one, and one without a right half is its left half.
 */
final class SumTree {

  private record Node(int level, int position) {

    Node sibling() {
      return new Node(level, position ^ 1);
    }

    Node parent() {
      return new Node(level + 1, position >> 1);
    }

    long firstLeaf() {
      return (long) position << level;
    }
  }

  private final int leaves;
  private final Parallelism threads;
  private final Map<Node, List<Tensor>> open = new HashMap<>();

  SumTree(int leaves, Parallelism threads) {
    this.leaves = leaves;
    this.threads = threads;
  }

  void add(int level, int position, List<Tensor> sums) {
    Node node = new Node(level, position);
    List<Tensor> sum = sums;
    while (!isRoot(node)) {
      if (node.sibling().firstLeaf() < leaves) {
        List<Tensor> other = open.remove(node.sibling());
        if (other == null) {
          break;
        }
        sum = (node.position & 1) == 0 ? Sums.add(sum, other, threads) : Sums.add(other, sum, threads);
      }
      node = node.parent();
    }
    if (open.put(node, sum) != null) {
      throw new IllegalStateException("the sum of " + node + " came twice: the examples are not the same each time");
    }
  }

  private boolean isRoot(Node node) {
    return node.position == 0 && 1L << node.level >= leaves;
  }

  /** Adds another's sums. */
  void add(PartialSum partial) {
    add(partial.level, partial.position, partial.sums());
  }

  /** The nodes that wait for their siblings; the root alone, once all leaves were added. */
  List<PartialSum> open() {
    List<PartialSum> partials = new ArrayList<>();
    open.forEach((node, sum) -> partials.add(new PartialSum(node.level, node.position, sum)));
    return partials;
  }

  /** The sum of all leaves. */
  List<Tensor> root() {
    if (open.size() != 1 || !isRoot(open.keySet().iterator().next())) {
      throw new IllegalStateException(
          "sums of " + open.keySet() + " wait for others: the examples are not the same each time");
    }
    return open.values().iterator().next();
  }
}
