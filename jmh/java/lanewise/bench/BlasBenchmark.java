package lanewise.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
 * Operations on vectors and on a matrix and a vector. The result is checked before anything is timed, when smaller ones have
 * had everything compiled. The yardstick is the plain loop with the same traffic over the same arrays (for OpenBLAS: over
 * arrays with the same contents), so that both meet the same alignment.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BlasBenchmark {
  private static final int SMALL_BYTES = 8192;

  /** Long runs, for which there are kernels of their own. */
  private static final int LARGE_BYTES = 1 << 17;

  /** Who computes. */
  @Param({"LANEWISE", "OPENBLAS"})
  public Library library;

  /** What is computed. */
  @Param
  public BlasOperation operation;

  /** float or double. */
  @Param({"F32", "F64"})
  public ElementType type;

  /** Bytes of the large arrays together: L1, L2, L3 and memory on most machines. */
  @Param({"16384", "262144", "4194304", "268435456"})
  public long bytes;

  private BlasCall call;

  /** Compiles on small operands; then binds those of the benchmark, computes once and checks. */
  @Setup(Level.Trial)
  public void setUp() {
    compile(SMALL_BYTES);
    if (bytes >= LARGE_BYTES) {
      compile(LARGE_BYTES);
    }
    BlasProblem problem = new BlasProblem(operation, type, bytes);
    Operands operands = Operands.of(problem);
    call = bind(problem, operands);
    problem.check(call, call.call(), library.label());
    AllocationProfiler.watch(call::call);
    Yardstick.set(
        new Yardstick(
            operation.stream().name().toLowerCase(Locale.ROOT),
            "GB/s",
            problem.traffic(),
            () -> operands.stream(operation.stream())));
  }

  /** A call on much memory takes so long that there would be too few of them to get compiled. */
  private void compile(long someBytes) {
    BlasProblem problem = new BlasProblem(operation, type, someBytes);
    Operands operands = Operands.of(problem);
    try (BlasCall small = bind(problem, operands)) {
      Compilation.await(
          () -> {
            small.call();
            operands.stream(operation.stream());
          });
    }
  }

  private BlasCall bind(BlasProblem problem, Operands operands) {
    return switch (library) {
      case LANEWISE -> LanewiseBlasCall.bind(problem, operands);
      case OPENBLAS -> OpenBlasCall.bind(problem, operands);
      default -> throw new IllegalArgumentException(library + " takes no part");
    };
  }

  /** One call. */
  @Benchmark
  public double call() {
    return call.call();
  }

  /** Frees native memory. */
  @TearDown(Level.Trial)
  public void tearDown() {
    Yardstick.set(null);
    AllocationProfiler.watch(null);
    call.close();
  }
}
