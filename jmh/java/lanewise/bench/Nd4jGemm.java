package lanewise.bench;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J's product into a result array that is allocated once. The operands are in C order, the
 * result is in Fortran order: the order in which ND4J passes all three to its BLAS without copies.
 */
final class Nd4jGemm implements Gemm {
  private final INDArray a;
  private final INDArray b;
  private final INDArray c;
  private final boolean transA;
  private final boolean transB;

  private Nd4jGemm(GemmProblem problem) {
    long[] sizeA = {problem.rowsA(), problem.columnsA()};
    long[] sizeB = {problem.rowsB(), problem.columnsB()};
    long[] sizeC = {problem.m(), problem.n()};
    if (problem.type() == ElementType.F32) {
      a = Nd4j.createFromArray(problem.floatA()).reshape('c', sizeA);
      b = Nd4j.createFromArray(problem.floatB()).reshape('c', sizeB);
    } else {
      a = Nd4j.createFromArray(problem.doubleA()).reshape('c', sizeA);
      b = Nd4j.createFromArray(problem.doubleB()).reshape('c', sizeB);
    }
    c = Nd4j.valueArrayOf(sizeC, Double.NaN, a.dataType()).dup('f');
    transA = problem.transA();
    transB = problem.transB();
  }

  static Gemm bind(GemmProblem problem, int threads) {
    useThreads(threads);
    return new Nd4jGemm(problem);
  }

  static void useOneThread() {
    useThreads(1);
  }

  /**
   * Sets the number of threads of ND4J's own loops, for the calling thread, and of its BLAS, and verifies both. The
   * number in {@code Nd4j.getEnvironment()} would be the documented one to set, and has no effect.
   */
  private static void useThreads(int number) {
    Nd4j.factory().blas().setMaxThreads(number);
    OpenBlas.ofNd4j().useThreads(number);
    NativeOps loops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    loops.setOmpNumThreads(number);
    Threads.require("ND4J", number, loops.ompGetMaxThreads());
    Threads.require("ND4J's BLAS", number, Nd4j.factory().blas().getMaxThreads());
  }

  static String describe() {
    useOneThread();
    return "ND4J "
        + Artifact.version("org.nd4j", "nd4j-api")
        + ", BLAS "
        + Nd4j.factory().blas().getBlasVendor()
        + " "
        + Artifact.version("org.bytedeco", "openblas")
        + ", threads="
        + Nd4j.factory().blas().getMaxThreads();
  }

  @Override
  public void run() {
    Nd4j.gemm(a, b, c, transA, transB, 1, 0);
  }

  @Override
  public double c(int i, int j) {
    return c.getDouble(i, j);
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
