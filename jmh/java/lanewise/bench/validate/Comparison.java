package lanewise.bench.validate;

import java.util.Arrays;

/** Compares a subject with a reference in one case. */
final class Comparison {
  private final Library subject;
  private final Reference reference;

  Comparison(Library subject, Reference reference) {
    this.subject = subject;
    this.reference = reference;
  }

  /**
   * What came out.
   *
   * @param errors those of the elements
   * @param broken the rule that was broken, null if none
   */
  record Outcome(Errors errors, String broken) {

    boolean failed() {
      return broken != null || !errors.within();
    }

    /** The failure, or the largest error, in words. */
    String describe() {
      return broken != null ? broken : errors.worst();
    }
  }

  /**
   * Compares.
   *
   * @throws NotCoveredException if the subject or the reference does not cover the case, or no element of it can be compared
   */
  Outcome run(Problem problem) {
    Operand[] theirs = reference.library() == null ? null : copies(problem);
    Operand[] ours = copies(problem);
    Errors errors = new Errors();
    String broken = theirs == null ? null : broken(problem, reference.library(), theirs);
    if (broken != null) {
      return new Outcome(errors, "the reference, not the subject: " + broken);
    }
    broken = broken(problem, subject, ours);
    if (broken != null) {
      return new Outcome(errors, broken);
    }
    for (int output = 0; output < ours.length; output++) {
      for (int i = 0; i < ours[output].rows; i++) {
        for (int j = 0; j < ours[output].cols; j++) {
          add(errors, problem, output, i, j, ours, theirs);
        }
      }
    }
    if (errors.isEmpty() && Arrays.stream(ours).anyMatch(operand -> operand.rows > 0 && operand.cols > 0)) {
      throw new NotCoveredException("results of " + problem.describe() + ", none of which can be compared");
    }
    return new Outcome(errors, null);
  }

  /** The rule that a library breaks where it computes a case, null if none. */
  private static String broken(Problem problem, Library library, Operand[] outputs) {
    try {
      problem.run(library, outputs);
      checkPadding(problem.outputs(), outputs);
      return null;
    } catch (BrokenRuleException e) {
      return e.getMessage();
    } catch (NotCoveredException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return "threw " + e;
    }
  }

  private void add(Errors errors, Problem problem, int output, int i, int j, Operand[] ours, Operand[] theirs) {
    Expected expected = expected(errors, problem, output, i, j, theirs);
    // A bound that is no number allows nothing.
    if (expected.bound() != Double.POSITIVE_INFINITY) {
      errors.add(problem.type, ours[output].get(i, j), expected, () -> problem.describe(output, i, j));
    }
  }

  private Expected expected(Errors errors, Problem problem, int output, int i, int j, Operand[] theirs) {
    if (reference.exact()) {
      return Expected.exactly(theirs[output].get(i, j));
    }
    Expected expected = problem.expected(output, i, j, subject.claim());
    if (theirs == null) {
      return expected;
    }
    // Where the truth or what they give is no number, as where alpha is 0 and a factor NaN, libraries have conventions of
    // their own.
    if (!Double.isFinite(expected.value()) || expected.bound() == Double.POSITIVE_INFINITY) {
      return Expected.anything();
    }
    double value = theirs[output].get(i, j);
    if (!Double.isFinite(value)) {
      errors.addWithoutReference();
      return Expected.anything();
    }
    Expected other = problem.expected(output, i, j, reference.library().claim());
    return new Expected(value, 0, expected.bound() + other.bound(), false);
  }

  private static Operand[] copies(Problem problem) {
    Operand[] copies = problem.outputs().clone();
    for (int i = 0; i < copies.length; i++) {
      copies[i] = copies[i].copy();
    }
    return copies;
  }

  private static void checkPadding(Operand[] before, Operand[] after) {
    for (int output = 0; output < before.length; output++) {
      boolean[] mask = before[output].mask();
      for (int at = 0; at < mask.length; at++) {
        double now = after[output].array[at];
        if (!mask[at] && Double.compare(now, before[output].array[at]) != 0) {
          throw new BrokenRuleException("index " + at + " of an output is padding and was written: it became " + now);
        }
      }
    }
  }
}
