package lanewise.bench;

/** One {@link VmathOperation}, bound to the operands of one {@link VmathProblem}. */
interface VmathCall extends AutoCloseable {

  /** Does the operation; the result of a reduction, else 0. */
  double call();

  /** Element number i of the result as it is now. */
  double out(int i);

  /** Frees native memory, if there is any. */
  @Override
  default void close() {}
}
