package lanewise.blas;

import static lanewise.blas.Transpose.YES;
import static org.junit.jupiter.api.Assertions.fail;

import lanewise.Parallelism;
import lanewise.testing.FloatExact;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Lanewise and ND4J agree within their errors. Whatever the order in which ND4J adds, with fma or without, its error is
 * within the same bound, so the difference is within twice the bound. With alpha = 1 and beta = 0 an error is at most
 * gamma_k |A| |B|; the 2 in gamma_(k+2) is for the rounding of the magnitudes here.
 */
@Tag("once")
class FloatNd4jTest {

  @ParameterizedTest
  @CsvSource({
    "1,1,1", "2,3,4", "8,8,8", "16,16,16", "33,35,31", "97,101,103", "128,128,128", "255,257,256", "1,300,400",
    "300,1,400", "300,400,1", "20,30,6000", "600,20,700"})
  void gemm(int m, int n, int k) {
    FloatRandom random = new FloatRandom(m);
    for (Transpose transA : Transpose.values()) {
      for (Transpose transB : Transpose.values()) {
        FloatGemmCase gemm = new FloatGemmCase(
            transA, transB, m, n, k, 1f, compact(random, transA, m, k), compact(random, transB, k, n),
            0f, FloatMatrix.of(m, n, new float[m * n]));
        check(gemm, gemm.run(FloatEpilogue.NONE, Parallelism.NONE));
      }
    }
  }

  private static FloatMatrix compact(FloatRandom random, Transpose trans, int rows, int cols) {
    float[] elements = random.array(rows * cols);
    return trans == YES ? FloatMatrix.of(cols, rows, elements) : FloatMatrix.of(rows, cols, elements);
  }

  private static void check(FloatGemmCase gemm, FloatMatrix result) {
    try (INDArray a = ndarray(gemm.a());
        INDArray b = ndarray(gemm.b());
        INDArray c = Nd4j.gemm(a, b, gemm.transA() == YES, gemm.transB() == YES)) {
      for (int i = 0; i < gemm.m(); i++) {
        for (int j = 0; j < gemm.n(); j++) {
          double magnitude = 0;
          for (int p = 0; p < gemm.k(); p++) {
            magnitude += Math.abs(gemm.opA(i, p) * gemm.opB(p, j));
          }
          double difference = Math.abs(c.getDouble(i, j) - result.get(i, j));
          double bound = 2 * FloatExact.gamma(gemm.k() + 2) * magnitude;
          if (!(difference <= bound)) {
            fail(gemm + ": element (" + i + ", " + j + ") differs by " + difference + ", allowed are " + bound);
          }
        }
      }
    }
  }

  private static INDArray ndarray(FloatMatrix matrix) {
    return Nd4j.create(matrix.array(), new long[]{matrix.rows(), matrix.cols()}, 'c');
  }
}
