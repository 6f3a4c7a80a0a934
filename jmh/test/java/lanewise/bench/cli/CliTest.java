package lanewise.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CliTest {
  @TempDir
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Cli.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bench foo                             | suite foo, but must be one of quick, full, gemm, blas, vmath, reductions, autodiff, coldstart
      bench gemm --peers atlas              | --peers atlas, but must be one of nd4j, openblas, mkl, netlib, ejml, naive
      bench gemm --width 100                | --width 100, but must be one of 128
      bench gemm --threads 0                | --threads 0, but must be 1 or more
      bench gemm --threads two              | Invalid value for option '--threads'
      bench gemm --forks -1                 | --forks -1, but must be 0 or more
      bench gemm --forks -1 --forks -2      | --forks -2, but must be 0 or more
      bench gemm --shape 3x4                | --shape 3x4, but must be N or MxNxK
      bench gemm --shape 0                  | --shape 0, but must be N or MxNxK
      bench gemm --shape 20000              | --shape 20000, but all three matrices together must have at most
      bench blas --shape 8                  | --shape 8 is for suite gemm, which is not among those to run
      bench gemm --only nothing/like/this   | --only nothing/like/this, with the other options, leaves no row of gemm to run
      bench --frobnicate                    | Unknown option: '--frobnicate'
      fly                                   | command fly, but must be one of info, bench, compare, validate, tune
      tune again                            | argument again, but tune takes options only
      """)
  void oneLineSaysWhatIsWrong(String commandLine, String message) {
    int exit = run((commandLine + " --out " + folder.resolve("none")).split(" +"));
    assertEquals(Cli.USAGE, exit, err.toString());
    String[] lines = err.toString().split("\\R");
    assertEquals(2, lines.length, err.toString());
    assertTrue(lines[0].contains(message), lines[0]);
    assertTrue(lines[1].contains("--help"), lines[1]);
    assertTrue(Files.notExists(folder.resolve("none")), "an output folder was made");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bench gemm --shape 8 --forks 1 --only lanewise/f32/NN --out FILE",
    "bench gemm --shape 8 --forks 1 --only lanewise/f32/NN --out FILE/below",
    "tune --only gemm.blockColumns --rounds 1 --out FILE/below", "tune --only gemm.blockColumns --out FOLDER",
    "validate --ops blas/dot --out FILE", "validate --ops blas/dot --out FOLDER"})
  void placesForResultsAreTriedFirst(String commandLine) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Files.writeString(folder.resolve("results.json"), "[]");
    String named = commandLine.replace("FILE", file.toString()).replace("FOLDER", folder.toString());
    assertEquals(Cli.USAGE, run(named.split(" ")), err.toString());
    assertEquals("", out.toString());
    String[] lines = err.toString().split("\\R");
    assertEquals(2, lines.length, err.toString());
    String place = named.substring(named.indexOf("--out "));
    assertTrue(lines[0].startsWith(place + ", but "), lines[0]);
  }

  /** Where permissions say that it is possible, and the file system knows better. */
  @Test
  void aFolderThatTakesNoFilesIsNotWritable() {
    assumeTrue(Files.isWritable(Path.of("/proc")), "only Linux, and only its superuser, has such a folder");
    assertEquals(Cli.USAGE, run("tune", "--only", "gemm.blockColumns", "--out", "/proc/none"), err.toString());
    assertTrue(err.toString().startsWith("--out /proc/none, but "), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bench gemm", "compare a b"})
  void expressionsAreRegular(String commandLine) {
    assertEquals(Cli.USAGE, run((commandLine + " --only [").split(" ")), err.toString());
    String[] lines = err.toString().split("\\R");
    assertEquals(2, lines.length, err.toString());
    assertTrue(lines[0].startsWith("--only [, but must be a regular expression"), lines[0]);
  }

  @Test
  void everyCommandHasHelpAndAVersion() {
    CommandLine commands = Cli.commandLine();
    assertTrue(commands.getSubcommands().size() >= 2);
    for (String command : commands.getSubcommands().keySet()) {
      out.getBuffer().setLength(0);
      assertEquals(Cli.OK, run(command, "--help"), command);
      assertTrue(out.toString().startsWith("Usage: benchmarks " + command), out.toString());
      assertTrue(out.toString().contains("Exit codes:"), out.toString());
      out.getBuffer().setLength(0);
      assertEquals(Cli.OK, run(command, "--version"), command);
      assertTrue(out.toString().startsWith("Lanewise "), out.toString());
    }
    assertEquals(Cli.OK, run("--help"));
    assertEquals("", err.toString());
  }

  @Test
  void withoutACommandItNamesThem() {
    assertEquals(Cli.USAGE, run());
    assertTrue(err.toString().startsWith("no command, but must be one of info, bench"), err.toString());
  }

  @Test
  void infoTellsWhatDecides() {
    assertEquals(Cli.OK, run("info"));
    for (String name : new String[]{
      "CPU", "Processors", "Data caches", "JVM", "Vector module", "Compiler", "Widest vectors", "Provider", "Vectors",
    }) {
      assertTrue(out.toString().lines().anyMatch(line -> line.matches(name + " {2,}\\S.*")), name + "\n" + out);
    }
    assertTrue(out.toString().contains(lanewise.Lanewise.describe()), out.toString());
  }
}
