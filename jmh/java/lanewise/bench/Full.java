package lanewise.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Every row that {@link Requirements} judges. Each row runs in JMH forks of its own. The forks are
 * taken in rounds, one per row and round, so that the forks of a row lie minutes apart; another
 * round begins, or a row in it, only while there is time.
 */
final class Full {
  /** Forks per row. */
  static final int FORKS = 3;

  private static final Timing TIMING = new Timing(3, 8, 100);
  private static final double BUDGET_SECONDS = 38 * 60;
  private static final int COLD_STARTS = 7;
  private static final double COLD_SECONDS = 3;
  private static final String COLD_ID = "coldstart/";

  private final Measurements measurements = new Measurements();
  private final Map<Library, ColdStarts> coldStarts = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();
  private final List<Row> rows;
  private final List<Library> cold;
  private final int forks;

  Full(Predicate<String> selected, int forks) {
    this.rows = rows().stream().filter(row -> selected.test(row.id())).toList();
    this.cold =
        List.of(Library.LANEWISE, Library.ND4J).stream()
            .filter(library -> selected.test(COLD_ID + library.name().toLowerCase(Locale.ROOT)))
            .toList();
    this.forks = forks;
    if (rows.isEmpty() && cold.isEmpty()) {
      throw new IllegalArgumentException("the selection leaves nothing to run");
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      for (int width = 128; width <= FmaLoop.widest(); width *= 2) {
        rows.add(Row.fma(type, width));
      }
    }
    rows.addAll(Requirements.rows());
    for (ElementType type : ElementType.values()) {
      for (String size : List.of("8", "16", "32", "64", "128", "256", "512", "1024", "2048")) {
        rows.add(Row.gemm(Library.ND4J, type, "NN", size));
        rows.add(Row.gemm(Library.OPENBLAS, type, "NN", size));
        if (Library.MKL.available()) {
          rows.add(Row.gemm(Library.MKL, type, "NN", size));
        }
      }
      for (long bytes : Requirements.BYTES) {
        for (String loop : List.of("read", "copy", "triad")) {
          rows.add(Row.memory(loop, type, bytes));
        }
      }
    }
    Map<String, Row> distinct = new LinkedHashMap<>();
    rows.forEach(row -> distinct.putIfAbsent(row.id(), row));
    return List.copyOf(distinct.values());
  }

  /**
   * Runs everything. A row that fails is noted and left out of the later rounds; the others go on.
   *
   * @param checkpoint is called after every round
   */
  void run(Runnable checkpoint) {
    long start = System.nanoTime();
    Progress progress = new Progress(cold.size() + forks * rows.size(), BUDGET_SECONDS);
    for (Library library : cold) {
      ColdStarts starts = ColdStarts.run(library, COLD_STARTS, COLD_SECONDS);
      coldStarts.put(library, starts);
      progress.step(
          String.format(
              Locale.ROOT,
              "cold start of %s: first result %.0f ms, 80 %% of peak %.0f ms",
              library.label(),
              starts.first().median(),
              starts.toPeak().median()));
    }
    progress.restart();
    for (int fork = 0; fork < forks; fork++) {
      for (Row row : rows) {
        boolean late = (System.nanoTime() - start) * 1e-9 > BUDGET_SECONDS;
        if (fork > 0 && late) {
          return;
        }
        progress.step(failures.containsKey(row.id()) ? row.id() + ": failed" : measure(row));
      }
      checkpoint.run();
    }
  }

  private String measure(Row row) {
    try {
      measurements.add(row, Jmh.fork(row, TIMING));
      return measurements.get(row).orElseThrow().summary();
    } catch (IllegalStateException e) {
      failures.put(row.id(), e.getMessage());
      return "FAILED: " + e.getMessage();
    }
  }

  /** The rows that failed, and why. */
  Map<String, String> failures() {
    return failures;
  }

  Measurements measurements() {
    return measurements;
  }

  /** The cold starts, by library. */
  Map<Library, ColdStarts> coldStarts() {
    return coldStarts;
  }
}
