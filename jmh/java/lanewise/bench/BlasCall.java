package lanewise.bench;

/** One library's {@link BlasOperation}, bound to the operands of one {@link BlasProblem}. */
interface BlasCall extends AutoCloseable {

  /** Does the operation; the result of a reduction, else 0. */
  double call();

  /** x[i] as it is now. */
  double x(int i);

  /** y[i] as it is now. */
  double y(int i);

  /** A's element number i as it is now. */
  double a(int i);

  /** Frees native memory, if there is any. */
  @Override
  default void close() {}
}
