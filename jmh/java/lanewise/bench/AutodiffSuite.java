package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every {@link AutodiffTask} in every library that differentiates, each row in forks of its own. */
final class AutodiffSuite {
  /** Forks per row. */
  static final int FORKS = 3;

  private static final Timing TIMING = new Timing(2, 10, 150);
  private static final double BUDGET_SECONDS = 15 * 60;

  private final Measurements measurements = new Measurements();
  private final List<Row> rows;
  private final int forks;

  AutodiffSuite(Predicate<String> selected, int forks) {
    rows = rows().stream().filter(row -> selected.test(row.id())).toList();
    this.forks = forks;
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("the selection leaves nothing to run");
    }
  }

  /** All rows; only Lanewise is measured on two threads. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (AutodiffTask task : AutodiffTask.values()) {
      for (Library library : AutodiffTask.libraries()) {
        rows.add(Row.autodiff(library, task, 1));
      }
      rows.add(Row.autodiff(Library.LANEWISE, task, 2));
    }
    return rows;
  }

  /**
   * Runs everything, round by round.
   *
   * @param checkpoint is called after every round
   */
  void run(Runnable checkpoint) {
    Progress progress = new Progress(forks * rows.size(), BUDGET_SECONDS);
    for (int fork = 0; fork < forks; fork++) {
      for (Row row : rows) {
        measurements.add(row, Jmh.fork(row, TIMING));
        progress.step(measurements.get(row).orElseThrow().summary());
      }
      checkpoint.run();
    }
  }

  Measurements measurements() {
    return measurements;
  }
}
