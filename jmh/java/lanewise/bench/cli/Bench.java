package lanewise.bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lanewise.bench.GemmShape;
import lanewise.bench.Host;
import lanewise.bench.Library;
import lanewise.bench.Run;
import lanewise.bench.Selection;
import lanewise.bench.ShellCommand;
import lanewise.bench.Smoke;
import lanewise.bench.Suites;
import lanewise.bench.results.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs suites. */
@Command(name = "bench", description = {
  "Measures how fast Lanewise and its peers are, next to the ceilings of this machine.",
  "Ctrl-C ends the run; what was measured until then is kept.",
  "%nSuites:",
  "  quick       products next to ND4J and OpenBLAS, less than 3 minutes",
  "  full        all of the following, about 80 minutes",
  "  gemm        products of all shapes",
  "  blas        dot, axpy and products of a matrix and a vector",
  "  vmath       every function of lanewise.vmath, reductions among them",
  "  reductions  sums, extrema, searches, dot",
  "  autodiff    training steps and a gradient",
  "  coldstart   the first seconds of fresh JVMs%n"})
final class Bench implements Callable<Integer> {
  /** A test of the benchmarks: it is not for users. */
  private static final String SMOKE = "smoke";

  private static final List<Integer> WIDTHS = List.of(128, 256, 512);

  @Parameters(paramLabel = "SUITE", description = "Suites to run; the default is quick.")
  private List<String> suites = List.of();

  @Option(names = "--width", split = ",", paramLabel = "BITS", description = "Vector widths that Lanewise is forced to, one after another: 128, 256, 512.")
  private List<Integer> widths = List.of();

  @Option(names = "--threads", split = ",", paramLabel = "N", description = "Numbers of threads, also of the peers that have threads.")
  private List<Integer> threads = List.of();

  @Option(names = "--peers", split = ",", paramLabel = "LIBRARY", description = "Libraries next to Lanewise: nd4j, openblas, mkl, netlib, ejml, naive.")
  private List<String> peers = List.of();

  @Option(names = "--shape", paramLabel = "MxNxK", description = "A shape of products for suite gemm, or N for a cube; may be repeated.")
  private List<String> shapes = List.of();

  @Option(names = "--forks", paramLabel = "N", description = "JVMs for each row; 0, the default, leaves the choice of 2 to 4 to the suites. Cold starts are 11 at least.")
  private int forks;

  @Option(names = "--only", paramLabel = "REGEX", description = "Only rows with a match in their id, such as gemm/lanewise/f32/NN/512.")
  private String only = "";

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "lanewise-bench", description = "The folder for the results; the default is ${DEFAULT-VALUE}.")
  private Path out;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    String command = ShellCommand.of(spec.commandLine().getParent().getParseResult().originalArgs());
    if (suites.equals(List.of(SMOKE))) {
      Smoke.run(out, command);
      return Cli.OK;
    }
    List<String> names = suites.isEmpty() ? List.of(Suites.QUICK) : suites;
    names.forEach(name -> require("suite", name, Suites.NAMES));
    Run run;
    try {
      run = new Run(names, selection(names), out, command);
      Place.requireFolder(out);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    return run.execute() ? Cli.OK : Cli.FAILED;
  }

  private Selection selection(List<String> names) {
    List<Integer> possible = WIDTHS.stream().filter(width -> width <= Host.widest()).toList();
    widths.forEach(width -> require("--width", width, possible));
    for (int number : threads) {
      if (number < 1) {
        throw wrong("--threads " + number + ", but must be 1 or more");
      }
    }
    if (forks < 0) {
      throw wrong("--forks " + forks + ", but must be 0 or more");
    }
    if (!shapes.isEmpty() && !names.contains(Suites.GEMM) && !names.contains(Suites.FULL)) {
      throw wrong("--shape " + shapes.getFirst() + " is for suite gemm, which is not among those to run");
    }
    shapes.forEach(GemmShape::of);
    List<Library> libraries = new ArrayList<>();
    peers.forEach(name -> libraries.add(peer(name)));
    return new Selection(widths, threads, libraries, shapes, forks, Only.pattern(only, spec));
  }

  private Library peer(String name) {
    List<Library> all = Arrays.stream(Library.values()).filter(library -> library != Library.LANEWISE).toList();
    require("--peers", name, all.stream().map(Library::id).toList());
    Library library = all.stream().filter(peer -> peer.id().equals(name)).findFirst().orElseThrow();
    if (!library.available()) {
      throw wrong("--peers " + name + ", but this jar is without " + library.label() + ": build it with -Pbench,mkl");
    }
    return library;
  }

  private <T> void require(String what, T value, List<T> allowed) {
    if (!allowed.contains(value)) {
      String list = allowed.stream().map(Object::toString).collect(Collectors.joining(", "));
      throw wrong(what + " " + value + ", but must be one of " + list);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
