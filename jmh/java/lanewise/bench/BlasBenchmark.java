package lanewise.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
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
 * Operations on vectors and on a matrix and a vector. The result of the first call is checked
 * before anything is timed. The yardstick is the plain loop with the same traffic over arrays of
 * the same size.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BlasBenchmark {
  private static final int SMALL_BYTES = 8192;
  private static final int COMPILING_CALLS = 3000;

  /** Who computes. */
  @Param({"LANEWISE", "OPENBLAS"})
  public Library library;

  /** What is computed. */
  @Param public BlasOperation operation;

  /** float or double. */
  @Param({"F32", "F64"})
  public ElementType type;

  /** Bytes of the large arrays together: L1, L2, L3 and memory on most machines. */
  @Param({"16384", "262144", "4194304", "268435456"})
  public long bytes;

  private BlasCall call;

  /** Binds the operands, computes once and checks. */
  @Setup(Level.Trial)
  public void setUp() {
    BlasProblem problem = new BlasProblem(operation, type, bytes);
    call =
        switch (library) {
          case LANEWISE -> LanewiseBlasCall.bind(problem);
          case OPENBLAS -> OpenBlasCall.bind(problem);
          default -> throw new IllegalArgumentException(library + " takes no part");
        };
    problem.check(call, call.call(), library.label());
    AllocationProfiler.watch(call::call);
    Yardstick.set(
        new Yardstick(
            operation.stream().name().toLowerCase(java.util.Locale.ROOT),
            "GB/s",
            problem.traffic(),
            stream(problem)));
  }

  /** The plain loop over arrays of the same size, compiled on small arrays first. */
  private static DoubleSupplier stream(BlasProblem problem) {
    DoubleSupplier small =
        streamOver(new BlasProblem(problem.operation(), problem.type(), SMALL_BYTES));
    for (int i = 0; i < COMPILING_CALLS; i++) {
      small.getAsDouble();
    }
    return streamOver(problem);
  }

  private static DoubleSupplier streamOver(BlasProblem problem) {
    BlasOperation.Stream stream = problem.operation().stream();
    if (problem.type() == ElementType.F32) {
      FloatOperands operands = new FloatOperands(problem);
      return () -> operands.stream(stream);
    }
    DoubleOperands operands = new DoubleOperands(problem);
    return () -> operands.stream(stream);
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
