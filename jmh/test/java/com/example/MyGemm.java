package com.example;

import lanewise.bench.validate.FloatKernels;
import lanewise.bench.validate.NotCoveredException;
import lanewise.blas.Transpose;

/** A matrix product that is to be validated: three loops. */
public final class MyGemm implements FloatKernels {

  @Override
  public void gemm(
      Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset, int lda,
      float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
    if (transA == Transpose.YES || transB == Transpose.YES) {
      throw new NotCoveredException("transposed operands");
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = cOffset + i * ldc + j;
        float sum = 0;
        for (int p = 0; p < k && alpha != 0; p++) {
          sum += a[aOffset + i * lda + p] * b[bOffset + p * ldb + j];
        }
        c[at] = beta == 0 ? alpha * sum : alpha * sum + beta * c[at];
      }
    }
  }
}
