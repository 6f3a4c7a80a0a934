package lanewise.internal.gemm;

import lanewise.Parallelism;

/** A strided batch of products for checked arguments: threads share out the products. */
public final class FloatGemmBatch {

  private FloatGemmBatch() {}

  /** See {@link FloatGemm#gemm}; product q has its operands at {@code offset + q*stride}. */
  public static void gemm(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, int strideA,
      float[] b, int bOffset, int ldb, int strideB,
      float beta, float[] c, int cOffset, int ldc, int strideC,
      int batch, Parallelism parallelism) {
    if (m == 0 || n == 0) {
      return;
    }
    int threads = parallelism.threads();
    if (threads == 1 || batch == 1 || (double) batch * m * n * k < FloatGemm.PARALLEL_WORK) {
      range(
          0, batch, transA, transB, m, n, k, alpha, a, aOffset, lda, strideA,
          b, bOffset, ldb, strideB, beta, c, cOffset, ldc, strideC, parallelism);
      return;
    }
    int step = Math.ceilDiv(batch, 4 * threads);
    parallelism.run(
        Math.ceilDiv(batch, step),
        task -> range(
            task * step, task * step + Math.min(step, batch - task * step), transA, transB, m, n, k,
            alpha, a, aOffset, lda, strideA, b, bOffset, ldb, strideB,
            beta, c, cOffset, ldc, strideC, Parallelism.NONE));
  }

  private static void range(
      int begin, int end, boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, int strideA,
      float[] b, int bOffset, int ldb, int strideB,
      float beta, float[] c, int cOffset, int ldc, int strideC, Parallelism parallelism) {
    for (int q = begin; q < end; q++) {
      FloatGemm.gemm(
          transA, transB, m, n, k, alpha, a, aOffset + q * strideA, lda,
          b, bOffset + q * strideB, ldb, beta, c, cOffset + q * strideC, ldc,
          FloatPostOps.NONE, parallelism);
    }
  }
}
