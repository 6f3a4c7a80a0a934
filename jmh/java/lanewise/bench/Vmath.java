package lanewise.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openjdk.jmh.results.RunResult;

/**
 * Every operation of {@code lanewise.vmath}. All rows of an operation and an element type, the
 * sizes, threads and libraries, share a {@link SharedFork}; no two operations do. The forks are
 * taken in rounds, those that a verdict depends on first; another round begins, or a fork in it,
 * only while there is time.
 */
final class Vmath {
  /** Forks per row. */
  static final int FORKS = 2;

  private static final Timing TIMING = new Timing(2, 8, 10);
  private static final double BUDGET_SECONDS = 23 * 60;

  private final Measurements measurements = new Measurements();
  private final Map<String, String> failures = new LinkedHashMap<>();
  private final List<List<Row>> groups;
  private final int forks;

  Vmath(Predicate<String> selected, int forks) {
    this.groups =
        groups().stream()
            .map(rows -> rows.stream().filter(row -> selected.test(row.id())).toList())
            .filter(rows -> !rows.isEmpty())
            .toList();
    this.forks = forks;
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("the selection leaves nothing to run");
    }
  }

  private static List<List<Row>> groups() {
    List<List<Row>> first = new ArrayList<>();
    List<List<Row>> others = new ArrayList<>();
    for (VmathOperation operation : VmathOperation.all()) {
      for (ElementType type : ElementType.values()) {
        boolean decides = VmathRequirements.decides(operation, type);
        (decides ? first : others).add(VmathRequirements.rows(operation, type));
      }
    }
    first.addAll(others);
    return first;
  }

  /**
   * Runs everything. A fork that fails is noted and left out of the later rounds; the others go on.
   *
   * @param checkpoint is called after every round
   */
  void run(Runnable checkpoint) {
    long start = System.nanoTime();
    int rows = groups.stream().mapToInt(List::size).sum();
    Progress progress = new Progress(forks * rows, BUDGET_SECONDS);
    for (int fork = 0; fork < forks; fork++) {
      for (List<Row> group : groups) {
        boolean late = (System.nanoTime() - start) * 1e-9 > BUDGET_SECONDS;
        if (fork > 0 && late) {
          return;
        }
        if (!failures.containsKey(group.get(0).id())) {
          measure(group, progress);
        }
      }
      checkpoint.run();
    }
  }

  private void measure(List<Row> group, Progress progress) {
    try {
      List<RunResult> results = SharedFork.run(group, TIMING, List.of(), progress::step);
      for (int i = 0; i < group.size(); i++) {
        measurements.add(group.get(i), results.get(i));
      }
    } catch (IllegalStateException e) {
      failures.put(group.get(0).id(), e.getMessage());
      System.out.println("FAILED: " + e.getMessage());
    }
  }

  /** The forks that failed, by their first row, and why. */
  Map<String, String> failures() {
    return failures;
  }

  Measurements measurements() {
    return measurements;
  }
}
