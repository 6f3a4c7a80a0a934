package lanewise.bench;

import java.util.concurrent.TimeUnit;
import lanewise.Parallelism;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * C = op(A) op(B) in any of the libraries. The result is checked against a reference before it is timed, at first and again
 * once everything is compiled: Lanewise begins with other kernels than it goes on with. The yardstick is the FMA ceiling of
 * one thread, or, with more threads of Lanewise, the same product on one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GemmBenchmark {
  /** Who computes. */
  @Param({"LANEWISE", "ND4J", "OPENBLAS", "NETLIB", "EJML"})
  public Library library;

  /** float or double. */
  @Param({"F32", "F64"})
  public ElementType type;

  /** N or T for A and for B. */
  @Param({"NN"})
  public String transposes;

  /** {@code MxNxK}, or one number for a cube. */
  @Param({"512"})
  public String shape;

  /** The leading dimension of all three matrices, 0 for compact ones. */
  @Param({"0"})
  public int ld;

  /** Threads of the library. */
  @Param({"1"})
  public int threads;

  private Parallelism parallelism;
  private Gemm gemm;
  private Gemm oneThread;

  /** Binds the operands, checks, gets everything compiled, and checks again. */
  @Setup(Level.Trial)
  public void setUp() {
    GemmProblem problem = new GemmProblem(type, transposes, shape, ld);
    parallelism = threads == 1 ? Parallelism.NONE : Parallelism.of(threads);
    gemm = library.bind(problem, parallelism);
    GemmCheck reference = new GemmCheck(problem);
    check(reference, gemm);
    if (threads == 1 || library != Library.LANEWISE) {
      Yardstick.set(Yardstick.fma(type, threads));
      Compilation.await(
          () -> {
            gemm.run();
            FmaLoop.few(type);
          });
      if (threads == 1) {
        AllocationProfiler.watch(gemm::run);
      }
    } else {
      oneThread = library.bind(problem, Parallelism.NONE);
      Yardstick.set(
          new Yardstick(
              "one thread",
              "GFLOP/s",
              problem.flops(),
              () -> {
                oneThread.run();
                return oneThread.c(0, 0);
              }));
      Compilation.await(oneThread::run);
      Compilation.await(gemm::run);
      check(reference, oneThread);
    }
    check(reference, gemm);
  }

  private void check(GemmCheck reference, Gemm product) {
    product.run();
    reference.check(product, library.label());
  }

  /** One product. */
  @Benchmark
  public void gemm() {
    gemm.run();
  }

  /** Frees native memory and ends the threads. */
  @TearDown(Level.Trial)
  public void tearDown() {
    Yardstick.set(null);
    AllocationProfiler.watch(null);
    gemm.close();
    if (oneThread != null) {
      oneThread.close();
    }
    parallelism.close();
  }
}
