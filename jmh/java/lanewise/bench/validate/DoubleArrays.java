package lanewise.bench.validate;

import java.util.ArrayList;
import java.util.List;

/** The arrays of one call on doubles, and what has become of them. */
final class DoubleArrays {

  private record Pair(Operand operand, double[] array, boolean output) {}

  private final List<Pair> pairs = new ArrayList<>();

  /** The number itself. */
  static double number(double x) {
    return x;
  }

  private double[] array(Operand operand, boolean output) {
    double[] array = operand.array.clone();
    pairs.add(new Pair(operand, array, output));
    return array;
  }

  /** An array that must not change. */
  double[] in(Operand operand) {
    return array(operand, false);
  }

  /** An array that is written. */
  double[] out(Operand operand) {
    return array(operand, true);
  }

  /**
   * Takes the results over into the operands.
   *
   * @throws BrokenRuleException if an input has changed
   */
  void done() {
    for (Pair pair : pairs) {
      for (int i = 0; i < pair.array.length; i++) {
        double now = pair.array[i];
        if (pair.output) {
          pair.operand.array[i] = now;
        } else if (Double.compare(now, pair.operand.array[i]) != 0) {
          throw new BrokenRuleException("an input has changed: " + pair.operand.array[i] + " became " + now);
        }
      }
    }
  }
}
