package lanewise.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import lanewise.bench.results.Results;
import lanewise.bench.results.ResultsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code benchmarks.jar} by itself, in an empty folder. */
class BenchmarksJarIT {
  private static final Path JAR = Path.of(System.getProperty("benchmarks.jar"));

  /** Tests may run while something else is measured. */
  private static final String IGNORE_LOCK = "-Djmh.ignoreLock=true";

  @TempDir
  Path folder;

  private Process start(List<String> flags, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of(IGNORE_LOCK, "-jar", JAR.toString()));
    command.addAll(Arrays.asList(args));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static String output(Process process, int exit) throws IOException, InterruptedException {
    String output = String.join("\n", process.inputReader().readAllLines());
    assertEquals(exit, process.waitFor(), output);
    return output;
  }

  @Test
  void holdsWhatItNeedsAndNothingElse() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (String name : List.of(
          "lanewise/Lanewise.class", "META-INF/BenchmarkList", "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend",
          "META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
        assertTrue(jar.getEntry(name) != null, name);
      }
      List<String> names = jar.stream().map(entry -> entry.getName()).toList();
      assertEquals(names.size(), names.stream().distinct().count());
      for (String name : names) {
        assertFalse(name.endsWith("module-info.class"), name);
        assertFalse(name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)"), name);
        assertFalse(name.startsWith("org/junit/"), name);
        assertFalse(name.startsWith("lanewise/") && name.matches(".*(?<!_jmh)(Test|IT)\\.class"), name);
      }
    }
  }

  @Test
  void infoGivesTheFlagsOfTheUserToTheJvmThatCounts() throws Exception {
    assertTrue(output(start(List.of(), "info"), Cli.OK).contains("Vector module    there"));
    String scalar = output(start(List.of("-Dlanewise.provider=scalar"), "info"), Cli.OK);
    assertTrue(scalar.contains("Slower than it could be: no SIMD, as lanewise.provider=scalar"), scalar);
    String noC2 = output(start(List.of("-XX:TieredStopAtLevel=1"), "info"), Cli.OK);
    assertTrue(noC2.contains("leave out -XX:TieredStopAtLevel=1"), noC2);
    output(start(List.of(), "bench", "nonsense"), Cli.USAGE);
  }

  @Test
  void measures() throws Exception {
    output(start(List.of(), "bench", "gemm", "--shape", "32x32x32", "--forks", "1", "--only", "lanewise"), Cli.OK);
    Path out = folder.resolve("lanewise-bench");
    Results results = ResultsFile.read(out);
    assertTrue(results.complete());
    assertEquals(List.of("gemm/lanewise/f32/NN/32x32x32", "gemm/lanewise/f64/NN/32x32x32"),
        results.lines().stream().map(line -> line.id()).toList());
    results.lines().forEach(line -> {
      assertTrue(line.rates().getFirst() > 0, line.toString());
      assertTrue(line.yardsticks().getFirst() > 0, line.toString());
      assertTrue(line.yardstick().startsWith("FMA ceiling"), line.toString());
    });
    for (String name : List.of("jmh.json", "report.md")) {
      assertTrue(Files.size(out.resolve(name)) > 100, name);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send")
  void interruptedRunKeepsWhatItMeasured() throws Exception {
    String[] bench = {"bench", "gemm", "--shape", "8", "--forks", "500", "--only", "lanewise/f32"};
    Results results = interrupted("[  2/", bench);
    assertTrue(results.lines().getFirst().rates().size() >= 2, results.toString());
    assertTrue(Files.exists(folder.resolve("lanewise-bench").resolve("report.md")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send")
  void interruptedColdStartsAreKept() throws Exception {
    Results results = interrupted("[  1/", "bench", "coldstart", "--only", "coldstart/lanewise");
    assertEquals(1, results.coldStarts().getFirst().starts().size(), results.toString());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send")
  void interruptedTuningTellsWhatItFound() throws Exception {
    String rest = interrupt("[  1/", "tune", "--only", "gemm.blockRows");
    assertTrue(rest.contains("Stopped before the end, at gemm.blockRows."), rest);
    assertTrue(rest.contains("No size, of those that were done, is better"), rest);
  }

  /** What a run has written that was interrupted as soon as it had printed a line that begins so. */
  private Results interrupted(String beginning, String... bench) throws Exception {
    interrupt(beginning, bench);
    Results results = ResultsFile.read(folder.resolve("lanewise-bench"));
    assertFalse(results.complete());
    assertTrue(results.warnings().contains("the run was stopped before its end"), results.warnings().toString());
    return results;
  }

  /** What a command prints from then on when it is interrupted as soon as it has printed a line that begins so. */
  private String interrupt(String beginning, String... command) throws Exception {
    Process process = start(List.of(), command);
    List<ProcessHandle> all = new ArrayList<>();
    String rest;
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.startsWith(beginning)) {
        line = lines.readLine();
      }
      assertTrue(line != null, "it ended by itself");
      TimeUnit.SECONDS.sleep(1);
      process.descendants().forEach(all::add);
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      rest = String.join("\n", lines.lines().toList());
    }
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(128 + 2, process.exitValue(), rest);
    assertFalse(rest.contains("Exception"), rest);
    assertFalse(all.isEmpty());
    for (ProcessHandle handle : all) {
      assertFalse(handle.isAlive(), "left behind: " + handle.info());
    }
    return rest;
  }
}
