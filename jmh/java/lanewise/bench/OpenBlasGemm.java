package lanewise.bench;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS's product on native memory that is allocated once: no array is copied or pinned. */
final class OpenBlasGemm {
  private OpenBlasGemm() {}

  static Gemm bind(GemmProblem problem, int threads) {
    OpenBlas.own().useThreads(threads);
    return problem.type() == ElementType.F32 ? new F32(problem) : new F64(problem);
  }

  private static int transpose(boolean transposed) {
    return transposed ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }

  private static final class F32 implements Gemm {
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

    F32(GemmProblem problem) {
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
      openblas_nolapack.cblas_sgemm(
          openblas_nolapack.CblasRowMajor, transA, transB, m, n, k, 1f, a, lda, b, ldb, 0f, c, ldc);
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

    F64(GemmProblem problem) {
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
      openblas_nolapack.cblas_dgemm(
          openblas_nolapack.CblasRowMajor, transA, transB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
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
