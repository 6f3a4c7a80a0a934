package lanewise.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.openjdk.jmh.results.RunResult;

/**
 * Products at a few sizes for Lanewise, ND4J and OpenBLAS, in less than three minutes.
 *
 * <p>Each library is measured in {@link SharedFork}s, in rounds: one fork per library and round, in
 * turns. So every figure comes from several JVMs and from moments spread over the whole run, and a
 * slow minute of the machine meets all libraries. Every iteration is accompanied by the FMA
 * ceiling, measured in the same process (see {@link YardstickProfiler} and {@link Measured}).
 */
final class Quick {
  private static final Timing TIMING = new Timing(1, 4, 60);
  private static final Timing CEILING = new Timing(3, 4, 60);
  private static final int ROUNDS = 4;
  private static final double BUDGET_SECONDS = 140;

  /** The libraries of a line, side by side. */
  static final List<Library> LIBRARIES = List.of(Library.LANEWISE, Library.ND4J, Library.OPENBLAS);

  private final Measurements measurements = new Measurements();
  private final Map<Line, Double> differences = new LinkedHashMap<>();
  private final List<Line> lines;
  private final long start = System.nanoTime();

  /** One line of the table: a product that all libraries compute. */
  record Line(ElementType type, String transposes, String shape) {

    Row row(Library library) {
      return Row.gemm(library, type, transposes, shape);
    }
  }

  Quick(Predicate<String> selected) {
    lines =
        lines().stream()
            .filter(line -> selected.test(line.row(Library.LANEWISE).id()))
            .toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("the selection leaves nothing to run");
    }
  }

  private static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      for (String size : List.of("8", "32", "128", "256", "512", "1024")) {
        lines.add(new Line(type, "NN", size));
      }
      lines.add(new Line(type, "TN", "512"));
      lines.add(new Line(type, "NT", "512"));
    }
    return lines;
  }

  /** Runs everything. */
  void run() {
    int widths = Integer.numberOfTrailingZeros(FmaLoop.widest() / 64);
    int steps = widths + lines.size() * (1 + ROUNDS * LIBRARIES.size());
    Progress progress = new Progress(steps, BUDGET_SECONDS);
    List<String> flags = ceiling(progress);
    compare(progress);
    progress.restart();
    double round = 0;
    for (int r = 0; r < ROUNDS; r++) {
      double before = seconds();
      if (before + round > BUDGET_SECONDS) {
        System.out.println("time is up after " + r + " of " + ROUNDS + " rounds");
        return;
      }
      List<Library> order = new ArrayList<>(LIBRARIES);
      Collections.rotate(order, r);
      for (Library library : order) {
        measure(library, flags, progress);
      }
      round = seconds() - before;
    }
  }

  private double seconds() {
    return (System.nanoTime() - start) * 1e-9;
  }

  /** Measures the FMA ceiling at every width; the flag that sets the fastest one in the forks. */
  private List<String> ceiling(Progress progress) {
    double best = 0;
    List<String> flags = List.of();
    for (int width = 128; width <= FmaLoop.widest(); width *= 2) {
      List<Row> rows = List.of(Row.fma(ElementType.F32, width), Row.fma(ElementType.F64, width));
      add(rows, SharedFork.run(rows, CEILING, rows.get(0).flags(), line -> {}));
      Figure f32 = measurements.get(rows.get(0)).orElseThrow().rate();
      Figure f64 = measurements.get(rows.get(1)).orElseThrow().rate();
      if (f32.high() > best) {
        best = f32.high();
        flags = rows.get(0).flags();
      }
      progress.step(
          String.format(
              Locale.ROOT,
              "FMA ceiling, %d bit: f32 %.1f, f64 %.1f GFLOP/s",
              width,
              f32.high(),
              f64.high()));
    }
    return flags;
  }

  private void compare(Progress progress) {
    for (Line line : lines) {
      GemmProblem problem = new GemmProblem(line.type(), line.transposes(), line.shape(), 0);
      double difference = Difference.inBounds(problem, Library.LANEWISE, Library.ND4J);
      differences.put(line, difference);
      progress.step(
          String.format(
              Locale.ROOT, "difference from ND4J, %s: %.1e error bounds", problem, difference));
    }
  }

  private void measure(Library library, List<String> flags, Progress progress) {
    List<Row> rows = lines.stream().map(line -> line.row(library)).toList();
    add(
        rows,
        SharedFork.run(
            rows,
            TIMING,
            flags,
            progress::step));
  }

  private void add(List<Row> rows, List<RunResult> forks) {
    for (int i = 0; i < rows.size(); i++) {
      measurements.add(rows.get(i), forks.get(i));
    }
  }

  Measurements measurements() {
    return measurements;
  }

  List<Line> compared() {
    return lines;
  }

  /** The largest difference of Lanewise and ND4J on a line, in units of both error bounds. */
  double difference(Line line) {
    return differences.get(line);
  }
}
