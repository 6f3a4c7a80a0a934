package lanewise.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A test of the benchmarks themselves. Every benchmark method executes once in this process, for
 * every available library and on small operands, and checks its result; then the other kinds of
 * JVMs run once each: a fork of several rows and a cold start. Whatever fails is thrown.
 */
public final class Smoke {
  private static final Timing TIMING = new Timing(1, 1, 20);

  private Smoke() {}

  /**
   * Runs everything.
   *
   * @param folder receives the results, whose figures mean nothing
   */
  public static void run(Path folder, String command) {
    Compilation.skip();
    WarmUp.skip();
    System.setProperty(Fork.IGNORE_LOCK, "true");
    Set<String> methods = new TreeSet<>();
    String[] libraries =
        Arrays.stream(Library.values())
            .filter(Library::available)
            .map(Library::name)
            .toArray(String[]::new);
    methods.addAll(
        once(
            options()
                .include(GemmBenchmark.class.getSimpleName())
                .param("library", libraries)
                .param("transposes", "NN", "NT", "TN", "TT")
                .param("shape", "33x17x20")));
    methods.addAll(
        once(
            options()
                .include(GemmBenchmark.class.getSimpleName())
                .param("library", Library.LANEWISE.name())
                .param("shape", "65x66x67")
                .param("ld", "80")
                .param("threads", "2")));
    methods.addAll(
        once(
            options()
                .exclude(GemmBenchmark.class.getSimpleName())
                .exclude(VmathBenchmark.class.getSimpleName())
                .exclude(AutodiffBenchmark.class.getSimpleName())
                .param("bytes", Integer.toString(1 << 14))));
    methods.addAll(vmath());
    methods.addAll(autodiff());
    requireAll(methods);
    for (ElementType type : ElementType.values()) {
      GemmProblem problem = new GemmProblem(type, "TN", "33x17x300", 0);
      double difference = Difference.inBounds(problem, Library.LANEWISE, Library.ND4J);
      System.out.println("difference from ND4J, " + problem + ": " + difference + " error bounds");
      Difference.failure(problem, Library.LANEWISE, Library.ND4J, difference).ifPresent(failure -> {
        throw new IllegalStateException(failure);
      });
    }
    Recording recording = new Recording(command, Host.describe(List.of(Library.values())));
    forks(recording);
    recording.write(folder, true);
  }

  /** Every operation in every library that has it; a size with a rest, and on two threads. */
  private static Set<String> vmath() {
    Set<String> methods = new TreeSet<>();
    for (Library library : List.of(Library.LANEWISE, Library.MKL, Library.ND4J)) {
      String[] operations =
          VmathOperation.all().stream()
              .filter(
                  operation -> library == Library.LANEWISE || operation.peers().contains(library))
              .map(VmathOperation::name)
              .toArray(String[]::new);
      if (operations.length > 0) {
        methods.addAll(
            once(
                options()
                    .include(VmathBenchmark.class.getSimpleName())
                    .param("library", library.name())
                    .param("operation", operations)
                    .param("size", "1000")));
      }
    }
    methods.addAll(
        once(
            options()
                .include(VmathBenchmark.class.getSimpleName())
                .param("operation", "add", "fma", "add_row", "sqrt")
                .param("size", "100000")
                .param("threads", "2")));
    return methods;
  }

  /** The small tasks in every library that differentiates. */
  private static Set<String> autodiff() {
    return once(
        options()
            .include(AutodiffBenchmark.class.getSimpleName())
            .param("library", AutodiffTask.libraries().stream().map(Library::name).toArray(String[]::new))
            .param("task", AutodiffTask.SQUARED_NORM.label(), AutodiffTask.SMALL.label()));
  }

  private static ChainedOptionsBuilder options() {
    return new OptionsBuilder()
        .mode(Mode.SingleShotTime)
        .warmupIterations(0)
        .measurementIterations(1)
        .forks(0)
        .shouldFailOnError(true)
        .addProfiler(YardstickProfiler.class)
        .addProfiler(AllocationProfiler.class)
        .verbosity(VerboseMode.SILENT);
  }

  private static Set<String> once(ChainedOptionsBuilder options) {
    try {
      Collection<RunResult> results = new Runner(options.build()).run();
      Set<String> methods = new TreeSet<>();
      results.forEach(result -> methods.add(result.getParams().getBenchmark()));
      System.out.println(results.size() + " runs of " + methods);
      return methods;
    } catch (RunnerException e) {
      throw new IllegalStateException("a benchmark failed: " + Jmh.reason(e), e);
    }
  }

  private static void requireAll(Set<String> methods) {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(silent, List.of())) {
      if (!methods.contains(entry.getUsername())) {
        throw new IllegalStateException(entry.getUsername() + " did not run");
      }
    }
  }

  private static void forks(Recording recording) {
    List<Row> rows =
        List.of(
            Row.gemm(Library.LANEWISE, ElementType.F32, "NN", "48"),
            Row.gemm(Library.LANEWISE, ElementType.F64, "NT", "48"),
            Row.gemm(Library.OPENBLAS, ElementType.F64, "NN", "48").onThreads(2),
            Row.vmath(Library.LANEWISE, VmathOperation.of("add"), ElementType.F32, 64));
    List<Outcome> outcomes = Fork.run(rows, TIMING, System.out::println);
    for (int i = 0; i < rows.size(); i++) {
      if (outcomes.get(i).result() == null) {
        throw new IllegalStateException(outcomes.get(i).failure());
      }
      recording.measurements().add(rows.get(i), outcomes.get(i));
    }
    ColdStarts starts = new ColdStarts(List.of(ColdStarts.start(Library.LANEWISE, 0.1).orElseThrow()));
    recording.coldStarts().put(Library.LANEWISE, starts);
  }
}
