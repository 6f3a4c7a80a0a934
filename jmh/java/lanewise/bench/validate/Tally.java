package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.bench.results.Accuracy;

/** What the cases of one operation and type gave. */
final class Tally {
  final Operation operation;
  final ElementType type;
  private final Errors errors = new Errors();
  private long cases;
  private long failures;
  private long notCovered;
  private double worst = -1;
  private int worstCase = -1;
  private String worstText = "";

  Tally(Operation operation, ElementType type) {
    this.operation = operation;
    this.type = type;
  }

  /** Takes in a case. */
  void add(int number, Problem problem, Comparison.Outcome outcome) {
    cases++;
    failures += outcome.failed() ? 1 : 0;
    errors.add(outcome.errors());
    // A broken rule is worse than any error.
    double size = outcome.broken() != null ? Double.POSITIVE_INFINITY : outcome.errors().worstBound();
    if (!(size <= worst)) {
      worst = size;
      worstCase = number;
      worstText = problem.describe() + ": " + outcome.describe();
    }
  }

  /** Takes in a case that the subject or the reference does not cover. */
  void addNotCovered() {
    notCovered++;
  }

  long cases() {
    return cases;
  }

  long failures() {
    return failures;
  }

  long notCovered() {
    return notCovered;
  }

  Errors errors() {
    return errors;
  }

  /** The number of the worst case, -1 if there is none. */
  int worstCase() {
    return worstCase;
  }

  /** The worst case in words. */
  String worstText() {
    return worstText;
  }

  /** The record for the results of a run. */
  Accuracy accuracy(String subject, String reference, String command) {
    return new Accuracy(
        operation.id(), type.label(), subject, reference, cases, failures, errors.worstUlp(), errors.worstBound(),
        errors.histogram(), command);
  }
}
