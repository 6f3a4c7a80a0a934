package lanewise.blas;

import lanewise.Parallelism;
import lanewise.testing.Allocation;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nothing is allocated in steady state. A call is made again and again until a long series of calls allocates nothing
 * at all: before that, interpreted and half-compiled Vector API code allocates every vector.
 */
@Tag("allocation")
class FloatAllocationTest {

  private final FloatRandom random = new FloatRandom(1);

  /** Direct, narrow and packed, with edges, gemv in both directions, and the epilogue. */
  @Test
  void gemm() {
    float[] bias = random.array(200);
    FloatEpilogue epilogue = FloatEpilogue.biasPerColumn(bias, 0).thenRelu();
    int[][] shapes = {
      {8, 8, 8}, {9, 3, 32}, {9, 10, 32}, {33, 35, 37}, {40, 17, 20}, {20, 70, 9}, {1, 50, 60}, {50, 1, 60},
      {70, 66, 1100}};
    for (int[] shape : shapes) {
      for (Transpose transA : Transpose.values()) {
        for (Transpose transB : Transpose.values()) {
          int m = shape[0];
          int n = shape[1];
          int k = shape[2];
          FloatGemmCase gemm = FloatGemmCase.random(random, transA, transB, m, n, k);
          float[] a = gemm.a().array();
          float[] b = gemm.b().array();
          float[] c = gemm.c().array();
          int offsetA = gemm.a().offset();
          int offsetB = gemm.b().offset();
          int offsetC = gemm.c().offset();
          int lda = gemm.a().ld();
          int ldb = gemm.b().ld();
          int ldc = gemm.c().ld();
          for (float beta : new float[]{0f, 0.5f}) {
            Allocation.none(
                gemm.toString(),
                () -> FloatBlas.gemm(
                    transA, transB, m, n, k, 0.5f, a, offsetA, lda, b, offsetB, ldb, beta, c, offsetC, ldc,
                    epilogue, Parallelism.NONE));
          }
        }
      }
    }
  }

  @Test
  void gemmBatch() {
    float[] x = random.array(4 * 12 * 12);
    float[] c = random.array(4 * 12 * 12);
    Allocation.none(
        "gemmBatch",
        () -> FloatBlas.gemmBatch(
            Transpose.NO, Transpose.YES, 12, 12, 12, 1f, x, 0, 12, 144, x, 0, 12, 0, 0f, c, 0, 12, 144, 4,
            Parallelism.NONE));
  }

  @Test
  void vectors() {
    int n = 1000;
    float[] x = random.array(2 * n);
    float[] y = random.array(2 * n);
    float[] sum = new float[1];
    for (int inc = 1; inc <= 2; inc++) {
      int by = inc;
      Allocation.none("dot", () -> sum[0] += FloatBlas.dot(n, x, 0, by, y, 0, by));
      Allocation.none("asum", () -> sum[0] += FloatBlas.asum(n, x, 0, by));
      Allocation.none("nrm2", () -> sum[0] += FloatBlas.nrm2(n, x, 0, by));
      Allocation.none("iamax", () -> sum[0] += FloatBlas.iamax(n, x, 0, by));
      Allocation.none("axpy", () -> FloatBlas.axpy(n, 0.01f, x, 0, by, y, 0, by));
      Allocation.none("scal", () -> FloatBlas.scal(n, 0.99f, y, 0, by));
    }
  }

  @Test
  void gemvAndGer() {
    int n = 100;
    float[] a = random.array(n * n);
    float[] x = random.array(2 * n);
    float[] y = random.array(2 * n);
    for (int inc = 1; inc <= 2; inc++) {
      int by = inc;
      for (Transpose trans : Transpose.values()) {
        Allocation.none("gemv", () -> FloatBlas.gemv(trans, n, n, 0.01f, a, 0, n, x, 0, by, 0.5f, y, 0, by));
      }
      Allocation.none("ger", () -> FloatBlas.ger(n, n, 0.001f, x, 0, by, y, 0, by, a, 0, n));
    }
  }
}
