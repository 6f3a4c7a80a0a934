package lanewise.spark;

import static lanewise.blas.Transpose.NO;
import static lanewise.blas.Transpose.YES;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.Parallelism;
import lanewise.blas.DoubleBlas;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.SparseMatrix;
import scala.Tuple2;

/**
 * The blocks of a product that one partition computes. In memory are they, the blocks of A at one inner index, and one
 * block of B; all others wait in Spark's shuffle.
 */
final class BlockSums {

  private final Parallelism threads;
  private final KernelTime time;
  private final Map<Tuple2<Object, Object>, Matrix> sums = new LinkedHashMap<>();
  private final Map<Integer, DenseMatrix> column = new LinkedHashMap<>();
  private int inner = -1;
  private int last = -1;

  BlockSums(Parallelism threads, KernelTime time) {
    this.threads = threads;
    this.time = time;
  }

  /**
   * The blocks of C.
   *
   * @param blocks of A and B, in the order of {@link BlockPlace.Order}
   */
  Iterator<Tuple2<Tuple2<Object, Object>, Matrix>> of(Iterator<Tuple2<BlockPlace, Matrix>> blocks) {
    while (blocks.hasNext()) {
      Tuple2<BlockPlace, Matrix> block = blocks.next();
      add(block._1(), dense(block._2()));
    }
    return sums.entrySet().stream().map(sum -> new Tuple2<>(sum.getKey(), sum.getValue())).iterator();
  }

  private static DenseMatrix dense(Matrix block) {
    return block instanceof SparseMatrix sparse ? sparse.toDense() : (DenseMatrix) block;
  }

  private void add(BlockPlace place, DenseMatrix block) {
    if (place.inner != inner) {
      inner = place.inner;
      last = -1;
      column.clear();
    }
    if (place.ofB ? place.outer == last : column.containsKey(place.outer)) {
      throw new IllegalArgumentException(place + " is there twice, but must be unique");
    }
    if (place.ofB) {
      last = place.outer;
      column.forEach((row, a) -> multiply(row, a, place, block));
    } else {
      column.put(place.outer, block);
    }
  }

  /**
   * Spark's blocks have their columns one after the other, or their rows if they are transposed. Columns one after the
   * other are the rows of the transpose, so the product is computed as C^T = B^T A^T: no block is copied.
   */
  private void multiply(int row, DenseMatrix a, BlockPlace place, DenseMatrix b) {
    int m = a.numRows();
    int n = b.numCols();
    int k = a.numCols();
    if (b.numRows() != k) {
      throw new IllegalArgumentException(
          place + " has " + b.numRows() + " rows, but needs the " + k + " columns of block (" + row + ", " + place.inner
              + ") of A");
    }
    Tuple2<Object, Object> index = new Tuple2<>(row, place.outer);
    Matrix before = sums.get(index);
    DenseMatrix c = before == null ? new DenseMatrix(m, n, new double[m * n]) : (DenseMatrix) before;
    if (c.numRows() != m || c.numCols() != n) {
      throw new IllegalArgumentException(
          place + " times block (" + row + ", " + place.inner + ") of A is " + m + " x " + n + ", but must be "
              + c.numRows() + " x " + c.numCols() + " as the products before it");
    }
    time.of(
        () -> DoubleBlas.gemm(
            b.isTransposed() ? YES : NO, a.isTransposed() ? YES : NO, n, m, k,
            1, b.values(), 0, b.isTransposed() ? n : k, a.values(), 0, a.isTransposed() ? k : m,
            before == null ? 0 : 1, c.values(), 0, m, threads));
    sums.put(index, c);
  }
}
