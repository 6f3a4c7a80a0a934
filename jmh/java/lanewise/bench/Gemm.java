package lanewise.bench;

/** One library's product, bound to the operands of one {@link GemmProblem}. */
interface Gemm extends AutoCloseable {

  /** Computes C = op(A) op(B) with everything allocated beforehand. */
  void run();

  /** C[i, j] of the last {@link #run}. */
  double c(int i, int j);

  /** Frees native memory, if there is any. */
  @Override
  default void close() {}
}
