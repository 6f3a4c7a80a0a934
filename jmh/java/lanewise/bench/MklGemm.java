package lanewise.bench;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * Intel oneMKL's product on native memory that is allocated once. The binaries are under Intel's
 * own licence and large, so the benchmarks use them only where they are put on the class path.
 */
final class MklGemm {
  private MklGemm() {}

  /** Whether the native libraries are on the class path; MKL ends the process if one is missing. */
  static boolean available() {
    String folder = "/org/bytedeco/mkl/" + Loader.getPlatform() + "/";
    return Stream.of("libmkl_rt.so.2", "mkl_rt.2.dll", "libmkl_rt.2.dylib")
        .anyMatch(name -> MklGemm.class.getResource(folder + name) != null);
  }

  static String describe() {
    useOneThread();
    byte[] version = new byte[256];
    mkl_rt.MKL_Get_Version_String(version, version.length);
    String text = new String(version, StandardCharsets.US_ASCII).trim();
    return text + ", threads=" + mkl_rt.MKL_Get_Max_Threads();
  }

  static void useOneThread() {
    useThreads(1);
  }

  /** Sets the number of threads and verifies it; with one that can vary, MKL would choose fewer for small products. */
  private static void useThreads(int number) {
    mkl_rt.MKL_Set_Dynamic(0);
    mkl_rt.MKL_Set_Num_Threads(number);
    Threads.require("MKL", number, mkl_rt.MKL_Get_Max_Threads());
  }

  static Gemm bind(GemmProblem problem, int threads) {
    useThreads(threads);
    return problem.type() == ElementType.F32 ? new F32(problem) : new F64(problem);
  }

  private static int transpose(boolean transposed) {
    return transposed ? mkl_rt.CblasTrans : mkl_rt.CblasNoTrans;
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
      mkl_rt.cblas_sgemm(
          mkl_rt.CblasRowMajor, transA, transB, m, n, k, 1f, a, lda, b, ldb, 0f, c, ldc);
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
      mkl_rt.cblas_dgemm(
          mkl_rt.CblasRowMajor, transA, transB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
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
