package lanewise.bench;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The product of netlib's VectorBLAS. It is column-major, and the row-major C = op(A) op(B) is the
 * column-major C^T = op(B)^T op(A)^T: the operands change places, nothing is copied.
 */
final class NetlibGemm {
  private NetlibGemm() {}

  static Gemm bind(GemmProblem problem) {
    return problem.type() == ElementType.F32 ? new F32(problem) : new F64(problem);
  }

  static String describe() {
    return "netlib "
        + Artifact.version("dev.ludovic.netlib", "blas")
        + ", "
        + Blas.INSTANCE.getClass().getSimpleName()
        + ", threads=1 (it has no threads)";
  }

  private static String transpose(boolean transposed) {
    return transposed ? "T" : "N";
  }

  /** The implementation, which is looked up at the first use and must be the one with vectors. */
  private static final class Blas {
    static final JavaBLAS INSTANCE = vectorBlas();

    private static JavaBLAS vectorBlas() {
      Logger.getLogger("dev.ludovic.netlib").setLevel(Level.WARNING);
      JavaBLAS blas = JavaBLAS.getInstance();
      if (!blas.getClass().getSimpleName().equals("VectorBLAS")) {
        throw new IllegalStateException("netlib chose " + blas.getClass() + ", not VectorBLAS");
      }
      return blas;
    }
  }

  private static final class F32 implements Gemm {
    private final JavaBLAS blas = Blas.INSTANCE;
    private final String transA;
    private final String transB;
    private final int m;
    private final int n;
    private final int k;
    private final int lda;
    private final int ldb;
    private final int ldc;
    private final float[] a;
    private final float[] b;
    private final float[] c;

    F32(GemmProblem problem) {
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
      blas.sgemm(transB, transA, n, m, k, 1f, b, ldb, a, lda, 0f, c, ldc);
    }

    @Override
    public double c(int i, int j) {
      return c[i * ldc + j];
    }
  }

  private static final class F64 implements Gemm {
    private final JavaBLAS blas = Blas.INSTANCE;
    private final String transA;
    private final String transB;
    private final int m;
    private final int n;
    private final int k;
    private final int lda;
    private final int ldb;
    private final int ldc;
    private final double[] a;
    private final double[] b;
    private final double[] c;

    F64(GemmProblem problem) {
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
      blas.dgemm(transB, transA, n, m, k, 1, b, ldb, a, lda, 0, c, ldc);
    }

    @Override
    public double c(int i, int j) {
      return c[i * ldc + j];
    }
  }
}
