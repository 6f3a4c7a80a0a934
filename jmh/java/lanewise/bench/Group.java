package lanewise.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that are measured one after another in the same forks. Sharing costs one start of a JVM instead of one for each
 * row, so that in a given time every row is measured in more JVMs and at more moments; the price is that rows share what
 * the compiler learned, as they do in a program.
 *
 * @param rows rows with the same flags
 * @param timing how long each of them is measured in a fork
 * @param forks how many forks there are
 */
record Group(List<Row> rows, Timing timing, int forks) {

  /** Takes a copy. */
  Group {
    rows = List.copyOf(rows);
  }

  /** Each row in forks of its own. */
  static List<Group> single(List<Row> rows, Timing timing, int forks) {
    return rows.stream().map(row -> new Group(List.of(row), timing, forks)).toList();
  }

  List<String> flags() {
    return rows.getFirst().flags();
  }

  /** What is left of the group: rows with other flags need other forks, and a row that had forks of its own keeps them. */
  List<Group> select(Selection selection) {
    Map<List<String>, List<Row>> byFlags = new LinkedHashMap<>();
    rows.stream().flatMap(selection::variants)
        .forEach(row -> byFlags.computeIfAbsent(row.flags(), flags -> new ArrayList<>()).add(row));
    int count = selection.forksOr(forks);
    return byFlags.values().stream()
        .flatMap(
            some -> rows.size() == 1
                ? single(some, timing, count).stream()
                : List.of(new Group(some, timing, count)).stream())
        .toList();
  }
}
