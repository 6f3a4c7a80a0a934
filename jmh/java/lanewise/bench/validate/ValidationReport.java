package lanewise.bench.validate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The table of a run and what it says about it. */
final class ValidationReport {
  private final ValidationOptions options;
  private final List<Tally> tallies;

  ValidationReport(ValidationOptions options, List<Tally> tallies) {
    this.options = options;
    this.tallies = tallies;
  }

  /** Prints. */
  Verdict print(PrintWriter out) {
    out.printf(Locale.ROOT, "%n%-34s%-6s%7s%10s%13s%12s%13s  %s%n", "operation", "type", "cases", "failures",
        "not covered",
        "worst ULP", "error/bound", "worst case");
    for (Tally tally : tallies) {
      if (tally.cases() > 0) {
        out.printf(Locale.ROOT, "%-34s%-6s%7d%10d%13d%12.4g%13.4g  %s%n", tally.operation.id(), tally.type.label(),
            tally.cases(), tally.failures(), tally.notCovered(), tally.errors().worstUlp(), tally.errors().worstBound(),
            options.command(tally.operation, tally.type, tally.worstCase()));
      }
    }
    printNotCovered(out);
    printWithoutReference(out);
    long failures = printFailures(out);
    long cases = tallies.stream().mapToLong(Tally::cases).sum();
    long notCovered = tallies.stream().mapToLong(Tally::notCovered).sum();
    Verdict verdict = Verdict.of(cases, failures);
    out.printf(
        Locale.ROOT, "%n%s: %d cases, %d failures, %d cases not covered%n", verdict, cases, failures, notCovered);
    out.flush();
    return verdict;
  }

  /** A line for each type and group of operations: of a library with one kernel these are nearly all. */
  private void printNotCovered(PrintWriter out) {
    Map<String, List<String>> names = new TreeMap<>();
    for (Tally tally : tallies) {
      if (tally.cases() == 0) {
        String[] id = tally.operation.id().split("/");
        names.computeIfAbsent(tally.type.label() + " " + id[0], group -> new ArrayList<>()).add(id[1]);
      }
    }
    if (!names.isEmpty()) {
      out.printf(Locale.ROOT, "%nNot covered by %s or by %s:%n", options.subject(), options.reference());
      names.forEach((group, operations) -> out.printf(Locale.ROOT, "  %s: %s%n", group, String.join(", ", operations)));
    }
  }

  private void printWithoutReference(PrintWriter out) {
    for (Tally tally : tallies) {
      long elements = tally.errors().withoutReference();
      if (elements > 0) {
        out.printf(
            Locale.ROOT, "%n%s %s: %d elements not compared, as %s gives no number where the truth is one%n",
            tally.operation.id(), tally.type.label(), elements, options.reference());
      }
    }
  }

  private long printFailures(PrintWriter out) {
    long failures = 0;
    for (Tally tally : tallies) {
      if (tally.failures() > 0) {
        failures += tally.failures();
        out.printf(Locale.ROOT, "%n%s %s, case %d: %s%n  repeat with: %s%n", tally.operation.id(), tally.type.label(),
            tally.worstCase(), tally.worstText(), options.command(tally.operation, tally.type, tally.worstCase()));
      }
    }
    return failures;
  }
}
