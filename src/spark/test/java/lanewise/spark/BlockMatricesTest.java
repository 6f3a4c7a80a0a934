package lanewise.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import lanewise.Parallelism;
import lanewise.blas.DoubleBlas;
import lanewise.blas.Transpose;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;

class BlockMatricesTest {

  private static final int M = 30;
  private static final int N = 23;
  private static final int K = 1100;
  private static final int ROWS = 7;
  private static final int COLUMNS = 5;
  private static final int INNER = 512;
  private static final double U = Math.ulp(1d) / 2;

  private JavaSparkContext spark;

  private void start(String serializer) {
    spark = new JavaSparkContext(
        new SparkConf().setMaster("local[2]").setAppName("blocks")
            .set("spark.serializer", "org.apache.spark.serializer." + serializer));
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  /** One gemm on one machine: the inner dimension is cut at multiples of 512, so it is what the blocks must give. */
  private static DenseMatrix whole(DenseMatrix a, DenseMatrix b) {
    double[] c = new double[M * N];
    DoubleBlas.gemm(
        Transpose.NO, Transpose.NO, N, M, K, 1, b.values(), 0, K, a.values(), 0, M, 0, c, 0, M, Parallelism.NONE);
    return new DenseMatrix(M, N, c);
  }

  private static void assertSameBits(DenseMatrix expected, BlockMatrix computed) {
    assertArrayEquals(expected.values(), computed.toLocalMatrix().toArray());
  }

  private BlockMatrix distribute(List<Tuple2<Tuple2<Object, Object>, Matrix>> blocks, int rows, int columns) {
    return new BlockMatrix(spark.parallelize(blocks, 3).rdd(), rows, columns);
  }

  private BlockMatrix a(DenseMatrix a) {
    return distribute(TestBlocks.cut(a, ROWS, INNER), ROWS, INNER);
  }

  private BlockMatrix b(DenseMatrix b) {
    return distribute(TestBlocks.cut(b, INNER, COLUMNS), INNER, COLUMNS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JavaSerializer", "KryoSerializer"})
  void productHasTheBitsOfOneGemmOnAnyNumberOfPartitions(String serializer) {
    start(serializer);
    DenseMatrix a = TestBlocks.random(M, K, 1);
    DenseMatrix b = TestBlocks.random(K, N, 2);
    DenseMatrix expected = whole(a, b);
    assertSameBits(expected, BlockMatrices.multiply(a(a), b(b)));
    for (int partitions : new int[]{1, 2, 7, 100}) {
      BlockMatrix product = BlockMatrices.multiply(a(a), b(b), partitions);
      assertSameBits(expected, product);
      assertTrue(product.blocks().getNumPartitions() <= partitions);
      product.validate();
    }
  }

  @Test
  void transposedAndSparseBlocksGiveTheSameBits() {
    start("JavaSerializer");
    DenseMatrix a = TestBlocks.random(M, K, 3);
    DenseMatrix b = TestBlocks.random(K, N, 4);
    DenseMatrix expected = whole(a, b);
    BlockMatrix transposedA = distribute(TestBlocks.cut(a.transpose(), INNER, ROWS), INNER, ROWS).transpose();
    BlockMatrix transposedB = distribute(TestBlocks.cut(b.transpose(), COLUMNS, INNER), COLUMNS, INNER).transpose();
    assertTrue(((DenseMatrix) transposedA.blocks().first()._2()).isTransposed());
    assertSameBits(expected, BlockMatrices.multiply(transposedA, b(b)));
    assertSameBits(expected, BlockMatrices.multiply(a(a), transposedB));
    assertSameBits(expected, BlockMatrices.multiply(transposedA, transposedB));
    List<Tuple2<Tuple2<Object, Object>, Matrix>> sparse = new ArrayList<>();
    TestBlocks.cut(b, INNER, COLUMNS)
        .forEach(block -> sparse.add(new Tuple2<>(block._1(), ((DenseMatrix) block._2()).toSparse())));
    assertSameBits(expected, BlockMatrices.multiply(a(a), distribute(sparse, INNER, COLUMNS)));
  }

  @Test
  void differenceFromSparksProductIsWithinBothBounds() {
    start("JavaSerializer");
    DenseMatrix a = TestBlocks.random(M, K, 5);
    DenseMatrix b = TestBlocks.random(K, N, 6);
    Matrix computed = BlockMatrices.multiply(a(a), b(b)).toLocalMatrix();
    Matrix peer = a(a).multiply(b(b)).toLocalMatrix();
    for (int i = 0; i < M; i++) {
      for (int j = 0; j < N; j++) {
        double magnitude = 0;
        for (int p = 0; p < K; p++) {
          magnitude = Math.nextUp(magnitude + Math.nextUp(Math.abs(a.apply(i, p) * b.apply(p, j))));
        }
        // Spark's product rounds each term at most K times in the blocks and their sum, and when a block is stored.
        double bound = (gamma(K) + gamma(K + 2)) * magnitude;
        double difference = Math.abs(computed.apply(i, j) - peer.apply(i, j));
        if (!(difference <= bound)) {
          fail("element (" + i + ", " + j + ") differs by " + difference + ", more than " + bound);
        }
      }
    }
  }

  private static double gamma(int k) {
    return k * U / (1 - k * U);
  }

  @Test
  void missingBlocksAreZero() {
    start("JavaSerializer");
    DenseMatrix a = TestBlocks.random(M, K, 7);
    DenseMatrix b = TestBlocks.random(K, N, 8);
    List<Tuple2<Tuple2<Object, Object>, Matrix>> blocks = TestBlocks.cut(a, ROWS, INNER);
    List<Tuple2<Tuple2<Object, Object>, Matrix>> some = new ArrayList<>(blocks);
    some.removeIf(block -> block._1()._1().equals(1) || block._1().equals(new Tuple2<Object, Object>(2, 0)));
    BlockMatrix sparse = new BlockMatrix(spark.parallelize(some, 3).rdd(), ROWS, INNER, M, K);
    BlockMatrix product = BlockMatrices.multiply(sparse, b(b));
    assertEquals(4 * 5, product.blocks().count());
    double[] zeroed = a.values().clone();
    for (int p = 0; p < K; p++) {
      for (int i = ROWS; i < (p < INNER ? 3 : 2) * ROWS; i++) {
        zeroed[p * M + i] = 0;
      }
    }
    assertSameBits(whole(new DenseMatrix(M, K, zeroed), b), product);
  }

  @Test
  void wrongOperandsAreNamed() {
    start("JavaSerializer");
    DenseMatrix a = TestBlocks.random(M, K, 9);
    DenseMatrix b = TestBlocks.random(K, N, 10);
    assertMessage("b.numRows() = 30, but must be a.numCols() = 1100", () -> BlockMatrices.multiply(a(a), a(a)));
    BlockMatrix others = distribute(TestBlocks.cut(b, 500, COLUMNS), 500, COLUMNS);
    assertMessage(
        "b.rowsPerBlock() = 500, but must be a.colsPerBlock() = 512", () -> BlockMatrices.multiply(a(a), others));
    assertMessage("partitions = 0, but must be >= 1", () -> BlockMatrices.multiply(a(a), b(b), 0));

    List<Tuple2<Tuple2<Object, Object>, Matrix>> twice = TestBlocks.cut(b, INNER, COLUMNS);
    twice.add(twice.get(3));
    BlockMatrix product = BlockMatrices.multiply(a(a), distribute(twice, INNER, COLUMNS));
    SparkException thrown = assertThrows(SparkException.class, () -> product.blocks().count());
    assertTrue(thrown.getMessage().contains("block (0, 3) of B is there twice, but must be unique"), thrown.toString());
  }

  private static void assertMessage(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
