package lanewise.bench;

import lanewise.Parallelism;
import lanewise.blas.DoubleBlas;
import lanewise.blas.FloatBlas;
import lanewise.blas.Transpose;

/** Lanewise's product on heap arrays. */
final class LanewiseGemm {
  private LanewiseGemm() {}

  static Gemm bind(GemmProblem problem, Parallelism threads) {
    return problem.type() == ElementType.F32
        ? new F32(problem, threads)
        : new F64(problem, threads);
  }

  private static Transpose transpose(boolean transposed) {
    return transposed ? Transpose.YES : Transpose.NO;
  }

  private static final class F32 implements Gemm {
    private final Parallelism threads;
    private final Transpose transA;
    private final Transpose transB;
    private final int m;
    private final int n;
    private final int k;
    private final int lda;
    private final int ldb;
    private final int ldc;
    private final float[] a;
    private final float[] b;
    private final float[] c;

    F32(GemmProblem problem, Parallelism threads) {
      this.threads = threads;
      transA = transpose(problem.transA());
      transB = transpose(problem.transB());
      m = problem.m();
      n = problem.n();
      k = problem.k();
      lda = problem.lda();
      ldb = problem.ldb();
      ldc = problem.ldc();
      a = problem.floatA();
      b = problem.floatB();
      c = problem.floatC();
    }

    @Override
    public void run() {
      FloatBlas.gemm(transA, transB, m, n, k, 1f, a, 0, lda, b, 0, ldb, 0f, c, 0, ldc, threads);
    }

    @Override
    public double c(int i, int j) {
      return c[i * ldc + j];
    }
  }

  private static final class F64 implements Gemm {
    private final Parallelism threads;
    private final Transpose transA;
    private final Transpose transB;
    private final int m;
    private final int n;
    private final int k;
    private final int lda;
    private final int ldb;
    private final int ldc;
    private final double[] a;
    private final double[] b;
    private final double[] c;

    F64(GemmProblem problem, Parallelism threads) {
      this.threads = threads;
      transA = transpose(problem.transA());
      transB = transpose(problem.transB());
      m = problem.m();
      n = problem.n();
      k = problem.k();
      lda = problem.lda();
      ldb = problem.ldb();
      ldc = problem.ldc();
      a = problem.doubleA();
      b = problem.doubleB();
      c = problem.doubleC();
    }

    @Override
    public void run() {
      DoubleBlas.gemm(transA, transB, m, n, k, 1, a, 0, lda, b, 0, ldb, 0, c, 0, ldc, threads);
    }

    @Override
    public double c(int i, int j) {
      return c[i * ldc + j];
    }
  }
}
