package lanewise.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** {@link CblasGemm} of one type. */
final class FloatCblasGemm implements Gemm {
  /** {@code cblas_sgemm} or {@code cblas_dgemm} of a library. */
  interface Call {
    void run(
        int order, int transA, int transB, int m, int n, int k, float alpha, FloatPointer a, int lda,
        FloatPointer b, int ldb, float beta, FloatPointer c, int ldc);
  }

  private final Call call;
  private final int transA;
  private final int transB;
  private final int m;
  private final int n;
  private final int k;
  private final int lda;
  private final int ldb;
  private final int ldc;
  private final FloatPointer a;
  private final FloatPointer b;
  private final FloatPointer c;

  FloatCblasGemm(GemmProblem problem, Call call) {
    this.call = call;
    transA = CblasGemm.transpose(problem.transA());
    transB = CblasGemm.transpose(problem.transB());
    m = problem.m();
    n = problem.n();
    k = problem.k();
    lda = problem.lda();
    ldb = problem.ldb();
    ldc = problem.ldc();
    a = new FloatPointer(problem.floatA());
    b = new FloatPointer(problem.floatB());
    c = new FloatPointer(problem.floatC());
  }

  @Override
  public void run() {
    call.run(openblas_nolapack.CblasRowMajor, transA, transB, m, n, k, 1f, a, lda, b, ldb, 0f, c, ldc);
  }

  @Override
  public double c(int i, int j) {
    return c.get((long) i * ldc + j);
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
