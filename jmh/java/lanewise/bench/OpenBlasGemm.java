package lanewise.bench;

import org.bytedeco.openblas.global.openblas_nolapack;

/** The product of OpenBLAS. */
final class OpenBlasGemm {
  private OpenBlasGemm() {}

  static Gemm bind(GemmProblem problem, int threads) {
    OpenBlas.own().useThreads(threads);
    return CblasGemm.of(problem, openblas_nolapack::cblas_sgemm, openblas_nolapack::cblas_dgemm);
  }
}
