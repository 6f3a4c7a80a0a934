package lanewise.bench.validate;

import java.util.ArrayList;
import java.util.List;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatSearch;

/** Reductions, searches and operations on rows. */
final class RowOperations {

  private RowOperations() {}

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    for (FloatReduction each : FloatReduction.values()) {
      all.add(reduction(each));
    }
    for (FloatSearch each : FloatSearch.values()) {
      all.add(reduction(each));
    }
    for (RowProblem.Kind each : RowProblem.Kind.values()) {
      all.add(new Operation(
          "rows/" + Operation.camelCase(each.name()), (type, random) -> new RowProblem(each, new Draw(type, random))));
    }
    return all;
  }

  private static Operation reduction(Enum<?> constant) {
    return new Operation(
        "reduce/" + Operation.camelCase(constant.name()),
        (type, random) -> new ReduceProblem(constant, new Draw(type, random)));
  }
}
