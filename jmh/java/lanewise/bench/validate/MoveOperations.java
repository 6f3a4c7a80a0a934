package lanewise.bench.validate;

import java.util.ArrayList;
import java.util.List;
import lanewise.bench.ElementType;

/** Moves, conversions and random numbers. */
final class MoveOperations {

  private MoveOperations() {}

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    for (MoveProblem.Kind each : MoveProblem.Kind.values()) {
      all.add(new Operation(
          "moves/" + Operation.camelCase(each.name()),
          (type, random) -> new MoveProblem(each, new Draw(type, random))));
    }
    for (ConversionProblem.Kind each : ConversionProblem.Kind.values()) {
      // Of the type that they end in.
      ElementType only = each == ConversionProblem.Kind.TO_DOUBLE ? ElementType.F64 : ElementType.F32;
      String family = each == ConversionProblem.Kind.BITS ? "random/" : "conversions/";
      all.add(new Operation(
          family + Operation.camelCase(each.name()), List.of(only),
          (type, random) -> new ConversionProblem(each, type, random)));
    }
    for (RandomProblem.Kind each : RandomProblem.Kind.values()) {
      all.add(new Operation(
          "random/" + Operation.camelCase(each.name()),
          (type, random) -> new RandomProblem(each, new Draw(type, random))));
    }
    return all;
  }
}
