package lanewise.bench.validate;

import java.util.ArrayList;
import java.util.List;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/** The functions of elements. */
final class MapOperations {

  private MapOperations() {}

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    for (FloatUnary each : FloatUnary.values()) {
      all.add(map(each, 1, (type, in, claim) -> UnaryTruth.of(each, type, in[0], claim)));
    }
    for (FloatBinary each : FloatBinary.values()) {
      all.add(map(each, 2, (type, in, claim) -> BinaryTruth.of(each, type, in[0], in[1], claim)));
    }
    for (FloatTernary each : FloatTernary.values()) {
      all.add(map(each, 3, (type, in, claim) -> TernaryTruth.of(each, type, in[0], in[1], in[2], claim)));
    }
    return all;
  }

  private static Operation map(Enum<?> function, int operands, MapProblem.Truth truth) {
    return new Operation(
        "vmath/" + Operation.camelCase(function.name()),
        (type, random) -> new MapProblem(function.name(), operands, truth, new Draw(type, random)));
  }
}
