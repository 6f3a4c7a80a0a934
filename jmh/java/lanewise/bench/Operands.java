package lanewise.bench;

/** The operands of a {@link BlasProblem} as arrays, and the plain loops over them. */
sealed interface Operands permits FloatOperands, DoubleOperands {

  /** The operands of a problem. */
  static Operands of(BlasProblem problem) {
    return problem.type() == ElementType.F32
        ? new FloatOperands(problem)
        : new DoubleOperands(problem);
  }

  /** Runs the loop over the large arrays; a value that depends on what it read. */
  double stream(BlasOperation.Stream stream);
}
