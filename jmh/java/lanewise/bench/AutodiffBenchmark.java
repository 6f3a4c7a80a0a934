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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A step of an {@link AutodiffTask}. The values of the first two steps, the second of which depends on every gradient of
 * the first, are checked before anything is timed, at first and again once everything is compiled. The yardstick is what the
 * task cannot do without, on as many threads and measured for as long at a time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AutodiffBenchmark {

  /** Steps after which its passes are compiled, too: some are called only once or thrice in a step that takes long. */
  private static final int STEPS = 400;

  /** Who computes. */
  @Param({"LANEWISE"})
  public Library library;

  /** The label of an {@link AutodiffTask}. */
  @Param({"64-32-10/batch32"})
  public String task;

  /** Threads of Lanewise and of the yardstick. */
  @Param({"1"})
  public int threads;

  private Parallelism parallelism;
  private AutodiffCall call;

  /** Binds the task, checks, compiles, and checks a second binding: Lanewise begins with other kernels than it goes on with. */
  @Setup(Level.Trial)
  public void setUp(BenchmarkParams params) {
    AutodiffTask what = AutodiffTask.of(task);
    parallelism = threads == 1 ? Parallelism.NONE : Parallelism.of(threads);
    call = what.bind(library, parallelism);
    AutodiffReference reference = new AutodiffReference(what);
    reference.check(call, library.label());
    Yardstick yardstick =
        what.yardstick(parallelism).inSlicesOf(params.getMeasurement().getTime().convertTo(TimeUnit.NANOSECONDS));
    Compilation.await(STEPS, call::step);
    try (AutodiffCall compiled = what.bind(library, parallelism)) {
      reference.check(compiled, library.label());
    }
    Compilation.await(yardstick.call()::getAsDouble);
    if (threads == 1) {
      AllocationProfiler.watch(call::step);
    }
    Yardstick.set(yardstick);
  }

  /** One step. */
  @Benchmark
  public double step() {
    return call.step();
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
