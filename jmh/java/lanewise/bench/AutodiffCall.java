package lanewise.bench;

/** An {@link AutodiffTask} bound to a library. */
interface AutodiffCall extends AutoCloseable {

  /** Does one step; the value before it. */
  double step();

  /** The gradients of the last step with respect to W and x, of the task that asks for them. */
  float[][] gradients();

  /** Frees native memory, if there is any. */
  @Override
  default void close() {}
}
