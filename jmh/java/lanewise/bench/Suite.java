package lanewise.bench;

import java.util.List;

/**
 * A list of what to measure.
 *
 * @param groups the rows, in the order in which they are measured in each round
 * @param coldStarts whose first seconds in fresh JVMs are measured
 * @param compared products of Lanewise whose difference from those of ND4J is computed
 * @param budgetSeconds no fork but the first of a group begins after that many seconds
 */
record Suite(List<Group> groups, List<Library> coldStarts, List<Row> compared, double budgetSeconds) {

  /** Takes copies. */
  Suite {
    groups = List.copyOf(groups);
    coldStarts = List.copyOf(coldStarts);
    compared = List.copyOf(compared);
  }

  /** Rows only. */
  Suite(List<Group> groups, double budgetSeconds) {
    this(groups, List.of(), List.of(), budgetSeconds);
  }
}
