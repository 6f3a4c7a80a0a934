package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch equals one product after the other, its results behind each other or side by side. */
class FloatGemmBatchTest {

  @ParameterizedTest
  @CsvSource({
    "0,3,4,5", "1,7,8,9", "1,130,140,150", "2,110,120,130", "5,16,17,18", "6,1,33,12", "6,33,1,12", "3,4,5,0",
    "40,33,34,35", "15,64,65,300"})
  void equalsProducts(int batch, int m, int n, int k) {
    FloatRandom random = new FloatRandom(batch);
    try (Parallelism two = Parallelism.of(2); Parallelism seven = Parallelism.of(7)) {
      for (Transpose transA : Transpose.values()) {
        for (Transpose transB : Transpose.values()) {
          for (int broadcast = 0; broadcast < 4; broadcast++) {
            boolean sameA = (broadcast & 1) != 0;
            boolean sameB = (broadcast & 2) != 0;
            check(random, transA, transB, batch, m, n, k, sameA, sameB, Parallelism.NONE, two, seven);
          }
        }
      }
    }
  }

  private static void check(
      FloatRandom random, Transpose transA, Transpose transB, int batch, int m, int n, int k, boolean sameA,
      boolean sameB, Parallelism... each) {
    FloatGemmCase first = FloatGemmCase.random(random, transA, transB, m, n, k);
    int strideA = sameA ? 0 : first.a().rows() * first.a().ld() + random.from(0, 3);
    int strideB = sameB ? 0 : first.b().rows() * first.b().ld() + random.from(0, 3);
    FloatMatrix a = first.a();
    FloatMatrix b = first.b();
    FloatMatrix c = first.c();
    boolean beside = random.flip();
    int strideC = (beside ? n : m * c.ld()) + random.from(0, 3);
    int ldc = beside ? batch * strideC + c.ld() : c.ld();
    float[] as = random.array(batch * strideA + a.array().length);
    float[] bs = random.array(batch * strideB + b.array().length);
    float[] cs = random.array(c.offset() + batch * strideC + m * ldc);
    float[] expected = cs.clone();
    for (int q = 0; q < batch; q++) {
      FloatReference.gemm(
          transA, transB, m, n, k, first.alpha(),
          new FloatMatrix(a.rows(), a.cols(), as, a.offset() + q * strideA, a.ld()),
          new FloatMatrix(b.rows(), b.cols(), bs, b.offset() + q * strideB, b.ld()),
          first.beta(), new FloatMatrix(m, n, expected, c.offset() + q * strideC, ldc));
    }
    for (Parallelism parallelism : each) {
      float[] actual = cs.clone();
      FloatBlas.gemmBatch(
          transA, transB, m, n, k, first.alpha(), as, a.offset(), a.ld(), strideA, bs, b.offset(), b.ld(), strideB,
          first.beta(), actual, c.offset(), ldc, strideC, batch, parallelism);
      assertArrayEquals(expected, actual, () -> batch + " of " + first + " on " + parallelism);
    }
  }
}
