package lanewise.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.Tuple2;
import scala.reflect.ClassTag;

/**
 * Products of Spark's own {@link BlockMatrix}, with the Lanewise gemm in the blocks.
 *
 * <p>Block (i, j) of C = A B is
 *
 * <pre>{@code
 * for each inner index p at which A has a block (i, p) and B a block (p, j), ascending:
 *   C(i, j) = gemm(A(i, p), B(p, j)) the first time, then C(i, j) = gemm(A(i, p), B(p, j)) + C(i, j)
 * }</pre>
 *
 * <p>in the order of evaluation of {@link lanewise.blas.DoubleBlas#gemm}. So its bits depend on the matrices and on how they
 * are cut into blocks, not on partitions, executors or cores. If the inner dimension is cut into multiples of 512, and no
 * block of C has only one row or column, they are those of one gemm with the whole matrices.
 *
 * <p>Error: at most gamma_K |A| |B|, K being the inner dimension, as for one gemm: a product of inner dimension k adds
 * ceil(k / 512) chains of at most 512 steps, each of which rounds once for each step and once when it is added to C. With S
 * chains in all, the longest of L steps, that is at most L + S - 1 roundings for a term, and L + S - 1 &lt;= K.
 */
public final class BlockMatrices {

  private BlockMatrices() {}

  /**
   * The product, in as many partitions as the operand that has more of them.
   *
   * @param a the left operand
   * @param b the right operand
   * @return A B, in blocks of as many rows as those of A and as many columns as those of B; like all of Spark's
   *     transformations not computed before it is used
   * @throws IllegalArgumentException if the dimensions do not match, of the matrices or of their blocks
   */
  public static BlockMatrix multiply(BlockMatrix a, BlockMatrix b) {
    return multiply(a, b, Math.max(a.blocks().getNumPartitions(), b.blocks().getNumPartitions()));
  }

  /**
   * The product. A block that an operand lacks is zero, as it is for Spark, and so is a block that the product lacks; two
   * blocks with the same indices are an error.
   *
   * @param a the left operand
   * @param b the right operand
   * @param partitions how many partitions the product may have, at least 1; no bit depends on it
   * @return A B, in blocks of as many rows as those of A and as many columns as those of B; like all of Spark's
   *     transformations not computed before it is used
   * @throws IllegalArgumentException if the dimensions do not match, of the matrices or of their blocks
   */
  public static BlockMatrix multiply(BlockMatrix a, BlockMatrix b, int partitions) {
    require("b.numRows()", b.numRows(), "a.numCols()", a.numCols());
    require("b.rowsPerBlock()", b.rowsPerBlock(), "a.colsPerBlock()", a.colsPerBlock());
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions = " + partitions + ", but must be >= 1");
    }
    SparkContext spark = a.blocks().sparkContext();
    BlockGrid grid = BlockGrid.of(a.numRowBlocks(), b.numColBlocks(), partitions);
    KernelTime time = new KernelTime(spark);
    JavaRDD<Tuple2<Tuple2<Object, Object>, Matrix>> product = placed(a, grid, false).union(placed(b, grid, true))
        .repartitionAndSortWithinPartitions(grid, new BlockPlace.Order())
        .mapPartitions(blocks -> new BlockSums(TaskParallelism.current(), time).of(blocks));
    return new BlockMatrix(tagged(product.rdd()), a.rowsPerBlock(), b.colsPerBlock(), a.numRows(), b.numCols());
  }

  /** BlockMatrix collects its blocks into an array of tuples, and needs an RDD that knows that it has tuples. */
  private static RDD<Tuple2<Tuple2<Object, Object>, Matrix>> tagged(
      RDD<Tuple2<Tuple2<Object, Object>, Matrix>> blocks) {
    return blocks.map(
        (Function1<Tuple2<Tuple2<Object, Object>, Matrix>, Tuple2<Tuple2<Object, Object>, Matrix>> & Serializable) block -> block,
        ClassTag.apply(Tuple2.class));
  }

  private static void require(String name, long value, String other, long required) {
    if (value != required) {
      throw new IllegalArgumentException(name + " = " + value + ", but must be " + other + " = " + required);
    }
  }

  /** Each block once for each partition that needs it. */
  private static JavaPairRDD<BlockPlace, Matrix> placed(BlockMatrix operand, BlockGrid grid, boolean isB) {
    return operand.blocks().toJavaRDD().flatMapToPair(block -> {
      int row = (Integer) block._1()._1();
      int column = (Integer) block._1()._2();
      IntStream partitions = isB ? grid.ofColumn(column) : grid.ofRow(row);
      int inner = isB ? row : column;
      int outer = isB ? column : row;
      return placed(partitions, inner, isB, outer, block._2());
    });
  }

  private static Iterator<Tuple2<BlockPlace, Matrix>> placed(
      IntStream partitions, int inner, boolean isB, int outer, Matrix block) {
    return partitions.mapToObj(each -> new Tuple2<>(new BlockPlace(each, inner, isB, outer), block)).iterator();
  }
}
