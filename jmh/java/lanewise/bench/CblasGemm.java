package lanewise.bench;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The product of a BLAS with the C interface, on native memory that is allocated once: no array is copied or pinned. The
 * numbers that stand for orders and transposes are the same in each.
 */
final class CblasGemm {
  private CblasGemm() {}

  static Gemm of(GemmProblem problem, FloatCblasGemm.Call sgemm, DoubleCblasGemm.Call dgemm) {
    return problem.type() == ElementType.F32
        ? new FloatCblasGemm(problem, sgemm)
        : new DoubleCblasGemm(problem, dgemm);
  }

  static int transpose(boolean transposed) {
    return transposed ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }
}
