package lanewise.bench.validate;

import java.util.Arrays;

/** Arrays of integers that a call takes. */
final class Indices {

  private Indices() {}

  /** The array of an operand, whose elements are integers or padding. */
  static int[] of(Operand operand) {
    int[] array = new int[operand.array.length];
    for (int i = 0; i < array.length; i++) {
      array[i] = (int) operand.array[i];
    }
    return array;
  }

  /** Checks that a call has left an array as {@link #of} gave it. */
  static void requireUnchanged(int[] array, Operand operand) {
    if (!Arrays.equals(array, of(operand))) {
      throw new BrokenRuleException("an input of integers has changed");
    }
  }

  /** Takes results over into an operand, and what was written to its padding. */
  static void store(int[] array, Operand operand) {
    boolean[] mask = operand.mask();
    for (int i = 0; i < array.length; i++) {
      if (mask[i] || array[i] != (int) operand.array[i]) {
        operand.array[i] = array[i];
      }
    }
  }
}
