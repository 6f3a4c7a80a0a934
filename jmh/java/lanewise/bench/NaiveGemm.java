package lanewise.bench;

/** The product as three loops, in the order in which the innermost one runs along rows. */
final class NaiveGemm {
  private NaiveGemm() {}

  static Gemm bind(GemmProblem problem) {
    return problem.type() == ElementType.F32 ? new FloatNaiveGemm(problem) : new DoubleNaiveGemm(problem);
  }
}
