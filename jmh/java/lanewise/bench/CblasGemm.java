package lanewise.bench;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The product of a BLAS with the C interface, on native memory that is allocated once: no array is copied or pinned. The
 * numbers that stand for orders and transposes are the same in each.
 */
final class CblasGemm {
  private CblasGemm() {}

  /** {@code cblas_sgemm} of a library. */
  interface Sgemm {
    void run(
        int order, int transA, int transB, int m, int n, int k, float alpha, FloatPointer a, int lda,
        FloatPointer b, int ldb, float beta, FloatPointer c, int ldc);
  }

  /** {@code cblas_dgemm} of a library. */
  interface Dgemm {
    void run(
        int order, int transA, int transB, int m, int n, int k, double alpha, DoublePointer a, int lda,
        DoublePointer b, int ldb, double beta, DoublePointer c, int ldc);
  }

  static Gemm of(GemmProblem problem, Sgemm sgemm, Dgemm dgemm) {
    return problem.type() == ElementType.F32 ? new F32(problem, sgemm) : new F64(problem, dgemm);
  }

  private static int transpose(boolean transposed) {
    return transposed ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }

  private static final class F32 implements Gemm {
    private final Sgemm sgemm;
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

    F32(GemmProblem problem, Sgemm sgemm) {
      this.sgemm = sgemm;
      transA = transpose(problem.transA());
      transB = transpose(problem.transB());
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
      sgemm.run(openblas_nolapack.CblasRowMajor, transA, transB, m, n, k, 1f, a, lda, b, ldb, 0f, c, ldc);
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

  private static final class F64 implements Gemm {
    private final Dgemm dgemm;
    private final int transA;
    private final int transB;
    private final int m;
    private final int n;
    private final int k;
    private final int lda;
    private final int ldb;
    private final int ldc;
    private final DoublePointer a;
    private final DoublePointer b;
    private final DoublePointer c;

    F64(GemmProblem problem, Dgemm dgemm) {
      this.dgemm = dgemm;
      transA = transpose(problem.transA());
      transB = transpose(problem.transB());
      m = problem.m();
      n = problem.n();
      k = problem.k();
      lda = problem.lda();
      ldb = problem.ldb();
      ldc = problem.ldc();
      a = new DoublePointer(problem.doubleA());
      b = new DoublePointer(problem.doubleB());
      c = new DoublePointer(problem.doubleC());
    }

    @Override
    public void run() {
      dgemm.run(openblas_nolapack.CblasRowMajor, transA, transB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
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
}
