package lanewise.bench.validate;

/** Something was written, or left unwritten, against the contract. */
final class BrokenRuleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenRuleException(String what) {
    super(what);
  }
}
