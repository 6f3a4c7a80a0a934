package lanewise.bench;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * An operation of {@code lanewise.vmath} in any of the libraries that have it. The result of the
 * first call is checked before anything is timed. The yardstick is the JDK's own operation in a
 * plain loop, if it has one, else the plain loop that reads and writes as many arrays; on the same
 * arrays and on as many threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VmathBenchmark {
  private static final int SMALL = 1000;

  /** Elements that are cut into blocks, and for threads: what only such calls use is compiled with them. */
  private static final int LARGE = 1 << 17;

  private static final Set<String> COMPILED = ConcurrentHashMap.newKeySet();

  /** Who computes. */
  @Param({"LANEWISE"})
  public Library library;

  /** A {@link VmathOperation}. */
  @Param({"add"})
  public String operation;

  /** float or double. */
  @Param({"F32", "F64"})
  public ElementType type;

  /** Elements. */
  @Param({"1000", "100000", "10000000"})
  public int size;

  /** Threads of Lanewise and of the yardstick. */
  @Param({"1"})
  public int threads;

  private Parallelism parallelism;
  private VmathCall call;

  /** Compiles on operands in the caches; then binds those of the benchmark, computes once and checks. */
  @Setup(Level.Trial)
  public void setUp() {
    VmathOperation what = VmathOperation.of(operation);
    parallelism = threads == 1 ? Parallelism.NONE : Parallelism.of(threads);
    // Once per JVM: rows that share one differ in size, and what is compiled stays so.
    if (COMPILED.add(String.join("/", library.name(), operation, type.name(), "" + threads))) {
      if (threads == 1) {
        compile(VmathProblem.of(what, type, SMALL));
      }
      compile(VmathProblem.of(what, type, LARGE));
    }
    VmathProblem problem = VmathProblem.of(what, type, size);
    VmathCall loop = problem.loop(parallelism);
    if (what.inJdk()) {
      loop.call();
      problem.checkLoop(loop);
    }
    call = problem.bind(library, parallelism);
    problem.check(call, call.call(), library);
    if (threads == 1) {
      AllocationProfiler.watch(call::call);
    }
    Yardstick.set(
        new Yardstick(
            what.yardstick(),
            Row.ELEMENTS,
            size,
            loop::call));
  }

  /** A call on much memory takes so long that there would be too few of them to get compiled. */
  private void compile(VmathProblem problem) {
    VmathCall loop = problem.loop(parallelism);
    try (VmathCall small = problem.bind(library, parallelism)) {
      Compilation.await(
          () -> {
            small.call();
            loop.call();
          });
    }
  }

  /** One call. */
  @Benchmark
  public double call() {
    return call.call();
  }

  /** Frees native memory and ends the threads. */
  @TearDown(Level.Trial)
  public void tearDown() {
    Yardstick.set(null);
    AllocationProfiler.watch(null);
    call.close();
    parallelism.close();
  }
}
