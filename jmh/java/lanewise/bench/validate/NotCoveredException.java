package lanewise.bench.validate;

/** Says that a library has no kernel for an operation, or none for these arguments: it is neither right nor wrong. */
public final class NotCoveredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * What is not covered.
   *
   * @param what an operation, and under what condition
   */
  public NotCoveredException(String what) {
    super(what, null, false, false);
  }
}
