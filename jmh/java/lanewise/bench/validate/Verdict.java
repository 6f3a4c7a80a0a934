package lanewise.bench.validate;

/** What a run has shown. */
public enum Verdict {
  /** No case failed. */
  WITHIN_BOUNDS("Within all bounds"),
  /** A case failed. */
  BROKEN("BROKEN"),
  /** There was no case that both the subject and the reference cover. */
  NOTHING("Nothing was validated");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  static Verdict of(long cases, long failures) {
    if (failures > 0) {
      return BROKEN;
    }
    return cases > 0 ? WITHIN_BOUNDS : NOTHING;
  }

  @Override
  public String toString() {
    return text;
  }
}
