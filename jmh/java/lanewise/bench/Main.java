package lanewise.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Runs the benchmarks: {@code Main <quick|full|vmath|autodiff|smoke> <output
 * folder>}.
 *
 * <ul>
 *   <li>{@code quick}: products at a few sizes next to ND4J and OpenBLAS, at most three minutes.
 *   <li>{@code full}: everything that the project promises about products, row by row.
 *   <li>{@code vmath}: everything that it promises about {@code lanewise.vmath}.
 *   <li>{@code autodiff}: everything that it promises about {@code lanewise.autodiff}.
 *   <li>{@code smoke}: every benchmark method once, as a test of the benchmarks themselves.
 * </ul>
 *
 * The folder receives {@code jmh.json}, JMH's own results, and {@code report.md}. System
 * properties: {@code bench.only}, a regular expression: only rows with a match in their id are run,
 * such as {@code gemm/lanewise/f32/NN/512}; {@code bench.forks}, the forks per row of {@code full},
 * {@code vmath} and {@code autodiff}; {@code bench.flags}, more flags for every measured JVM, separated by blanks.
 */
public final class Main {
  private Main() {}

  /** See above. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: Main <quick|full|vmath|autodiff|smoke> <output folder>");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(args[1]));
    String only = System.getProperty("bench.only", "");
    Predicate<String> selected = Pattern.compile(only).asPredicate();
    switch (args[0]) {
      case "quick" -> quick(folder, selected);
      case "full" -> full(folder, selected);
      case "vmath" -> vmath(folder, selected);
      case "autodiff" -> autodiff(folder, selected);
      case "smoke" -> smoke(folder);
      default -> {
        System.err.println("unknown run: " + args[0] + ", but must be quick, full, vmath, autodiff or smoke");
        System.exit(2);
      }
    }
  }

  private static void quick(Path folder, Predicate<String> selected) {
    String environment = environment(Quick.LIBRARIES);
    Quick quick = new Quick(selected);
    quick.run();
    write(folder, quick.measurements(), QuickReport.of(quick, environment));
  }

  private static void full(Path folder, Predicate<String> selected) {
    String environment = environment(List.of(Library.values()));
    Full full = new Full(selected, Integer.getInteger("bench.forks", Full.FORKS));
    full.run(() -> save(folder, full.measurements(), report(full, environment)));
    write(folder, full.measurements(), report(full, environment));
    exitOn(full.failures());
  }

  private static void exitOn(Map<String, String> failures) {
    if (!failures.isEmpty()) {
      failures.values().forEach(why -> System.err.println("FAILED: " + why));
      System.exit(1);
    }
  }

  private static String report(Full full, String environment) {
    return FullReport.of(full.measurements(), full.coldStarts(), environment);
  }

  private static void vmath(Path folder, Predicate<String> selected) {
    String environment =
        environment(List.of(Library.LANEWISE, Library.ND4J, Library.MKL));
    Vmath vmath = new Vmath(selected, Integer.getInteger("bench.forks", Vmath.FORKS));
    vmath.run(
        () -> save(folder, vmath.measurements(), VmathReport.of(vmath.measurements(), environment)));
    write(folder, vmath.measurements(), VmathReport.of(vmath.measurements(), environment));
    exitOn(vmath.failures());
  }

  private static void autodiff(Path folder, Predicate<String> selected) {
    String environment = environment(AutodiffTask.libraries());
    AutodiffSuite suite =
        new AutodiffSuite(selected, Integer.getInteger("bench.forks", AutodiffSuite.FORKS));
    suite.run(
        () -> save(folder, suite.measurements(), AutodiffReport.of(suite.measurements(), environment)));
    write(folder, suite.measurements(), AutodiffReport.of(suite.measurements(), environment));
  }

  private static void smoke(Path folder) {
    String environment = environment(List.of(Library.values()));
    Smoke smoke = new Smoke();
    smoke.run();
    String reports =
        FullReport.of(smoke.measurements(), Map.of(), environment)
            + "\n"
            + VmathReport.of(smoke.measurements(), environment)
            + "\n"
            + AutodiffReport.of(smoke.measurements(), environment);
    write(folder, smoke.measurements(), reports);
  }

  private static String environment(List<Library> libraries) {
    String environment = Report.environment(Host.describe(libraries));
    System.out.println(environment);
    return environment;
  }

  private static void write(Path folder, Measurements measurements, String report) {
    save(folder, measurements, report);
    System.out.println();
    System.out.println(report);
    System.out.println("Written to " + folder);
  }

  private static void save(Path folder, Measurements measurements, String report) {
    measurements.writeJson(folder.resolve("jmh.json"));
    try {
      Files.writeString(folder.resolve("report.md"), report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
