package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** One case: an operation with its arguments. */
abstract class Problem {
  final ElementType type;

  Problem(ElementType type) {
    this.type = type;
  }

  /** What is written, with the contents before. */
  abstract Operand[] outputs();

  /**
   * Has a library compute it.
   *
   * @param library computes it
   * @param out copies of the outputs, which are overwritten
   * @throws NotCoveredException if the library does not cover it
   * @throws BrokenRuleException if it has written to an input
   */
  abstract void run(Library library, Operand[] out);

  /**
   * The truth about one element.
   *
   * @param output number of the output
   * @param i row
   * @param j column
   * @param claim what the library claims
   */
  abstract Expected expected(int output, int i, int j, Claim claim);

  /** The arguments in short. */
  abstract String describe();

  /** Names an element of a result. */
  String describe(int output, int i, int j) {
    return (output > 0 ? "of result " + output + " " : "") + "element (" + i + ", " + j + ")";
  }
}
