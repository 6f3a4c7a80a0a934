package lanewise.bench;

/** An {@link AutodiffTask} bound to a library. */
interface AutodiffCall extends AutoCloseable {

  /** Does one step; the value before it. */
  double step();

  /** Frees native memory, if there is any. */
  @Override
  default void close() {}
}
