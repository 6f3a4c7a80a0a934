package lanewise.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import lanewise.bench.report.Samples;
import lanewise.bench.results.Line;
import lanewise.bench.results.Results;
import lanewise.bench.results.ResultsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

/** The command as it is called, up to its exit code. */
class CompareTest {
  @TempDir
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path fast;
  private Path slow;
  private Path peers;

  @BeforeEach
  void writeRuns() throws IOException {
    fast = write("fast", Samples.product("lanewise", "512", List.of(100.0, 101.0), List.of(117.0, 117.0)), peer());
    slow =
        write("slow", Samples.product("lanewise", "512", List.of(70.0, 71.0), List.of(117.0, 117.0), "noisy"), peer());
    peers = write("peers", peer());
  }

  private static Line peer() {
    return Samples.product("nd4j", "512", List.of(90.0, 91.0), List.of(117.0, 117.0));
  }

  private Path write(String name, Line... lines) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    ResultsFile.write(
        run.resolve(ResultsFile.NAME),
        new Results(
            "0.1-" + name, "2026-01-01T00:00:00Z", "bench", true, Map.of("CPU", "this", "JVM", "this"), List.of(),
            List.of(lines), List.of(), List.of(), List.of("what spoils " + name)));
    return run;
  }

  private int compare(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new Compare())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }

  @Test
  void givesAnExitCodeForEachOutcome() {
    assertEquals(0, compare(fast, fast));
    assertEquals(1, compare(fast, slow));
    assertEquals(0, compare(slow, fast), "faster");
    assertEquals(1, compare(fast, fast, slow.resolve(ResultsFile.NAME)), "one of several");
    assertEquals(0, compare(fast, slow, "--threshold", "40"));
    assertEquals("", err.toString());
    assertEquals(2, compare(fast, slow, "--only", "nd4j"));
    assertTrue(err.toString().contains("no line of Lanewise"), err::toString);
    assertEquals(2, compare(fast, peers));
    assertEquals(2, compare(fast, folder));
    assertTrue(err.toString().startsWith(folder.toString()), err::toString);
    assertEquals(2, compare(fast));
    assertEquals(2, compare(fast, slow, "--threshold", "-1"));
    assertEquals(2, compare(fast, slow, "--only", "("));
    assertEquals(2, compare(fast, slow, "--format", "pdf"));
  }

  @Test
  void showsRunsSideBySide() {
    compare(fast, slow, peers);
    String text = out.toString();
    assertTrue(text.lines().anyMatch(line -> line.matches("version +0.1-fast +0.1-slow +0.1-peers")), text);
    assertTrue(
        text.lines().anyMatch(
            line -> line.matches(
                "gemm/lanewise/f32/NN/512 +GFLOP/s +10\\d +70.5 +0.70 \\(0.\\d+–0.\\d+\\) +share +slower ⚠ .*missing")),
        text);
    assertTrue(text.lines().anyMatch(line -> line.matches("gemm/nd4j.*\\(same\\).*\\(same\\)")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("B +gemm +lanewise +1 +0.70 +1 +0 +0")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("B +what spoils slow")), text);
    assertTrue(text.contains("Only in A, not in C"), text);
    assertTrue(text.contains("B: slower than A in 1 line of Lanewise: gemm/lanewise/f32/NN/512"), text);
    assertTrue(text.contains("C: no line of Lanewise is in both runs"), text);

    compare(fast, slow, "--format", "markdown");
    assertTrue(out.toString().contains("## Lines\n\n| line "), out::toString);
    compare(fast, slow, "--format", "csv");
    assertEquals(3, out.toString().lines().count());
    assertTrue(out.toString().contains("gemm/lanewise/f32/NN/512,GFLOP/s,B,100.5,70.5,share,0."), out::toString);
  }

  /**
   * A product is measured, measured once more, and measured without vectors, which takes several times as long. Short
   * iterations find a moment in which nothing interferes even where other processes want the processors, too; and there
   * the compilers must not be left behind, hence -Xbatch.
   */
  @Test
  void catchesAKernelThatIsSlower() throws IOException, RunnerException {
    Path before = write("before", measure());
    Path same = write("same", measure());
    Path slowed = write("slowed", measure("-Dlanewise.provider=scalar"));
    assertEquals(0, compare(before, same, "--threshold", "30"), out::toString);
    assertEquals(1, compare(before, slowed, "--threshold", "30"), out::toString);
    assertEquals("", err.toString());
  }

  private static Line measure(String... flags) throws RunnerException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xbatch", "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    arguments.addAll(List.of(flags));
    List<Double> rates = new ArrayList<>();
    List<Double> yardsticks = new ArrayList<>();
    for (BenchmarkResult fork : new Runner(
        new OptionsBuilder()
            .include("^lanewise\\.bench\\.GemmBenchmark\\.gemm$")
            .param("library", "LANEWISE")
            .param("type", "F32")
            .param("transposes", "NN")
            .param("shape", "128")
            .forks(2)
            .jvmArgs(arguments.toArray(String[]::new))
            .warmupIterations(1)
            .measurementIterations(15)
            .warmupTime(TimeValue.milliseconds(50))
            .measurementTime(TimeValue.milliseconds(10))
            .addProfiler("lanewise.bench.YardstickProfiler")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build())
        .runSingle()
        .getBenchmarkResults()) {
      rates.add(best(fork, iteration -> iteration.getPrimaryResult().getScore()) * 2 * 128 * 128 * 128 * 1e-9);
      yardsticks.add(best(fork, iteration -> iteration.getSecondaryResults().get("yardstick").getScore()));
    }
    return Samples.product("lanewise", "128", rates, yardsticks);
  }

  private static double best(BenchmarkResult fork, ToDoubleFunction<IterationResult> quantity) {
    return fork.getIterationResults().stream().mapToDouble(quantity).max().orElseThrow();
  }
}
