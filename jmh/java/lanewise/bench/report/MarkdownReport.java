package lanewise.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lanewise.bench.results.Accuracy;
import lanewise.bench.results.ColdStart;
import lanewise.bench.results.Line;
import lanewise.bench.results.Results;

/** A run as Markdown. */
final class MarkdownReport {
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport() {}

  static String of(Results results) {
    MarkdownReport report = new MarkdownReport();
    report.head(results);
    for (String suite : suites(results)) {
      List<Line> lines = results.lines().stream().filter(line -> line.suite().equals(suite)).toList();
      report.section(Labels.suite(suite), LineTable.brief(lines));
    }
    report.section("Cold starts", coldStarts(results.coldStarts()));
    report.section("Accuracy", accuracies(results.accuracies()));
    return report.out.toString();
  }

  /** The suites of a run, those known first and in their order. */
  static Set<String> suites(Results results) {
    Set<String> present = new LinkedHashSet<>();
    results.lines().forEach(line -> present.add(line.suite()));
    Set<String> ordered = new LinkedHashSet<>(Labels.SUITES.keySet());
    ordered.addAll(present);
    ordered.retainAll(present);
    return ordered;
  }

  private void head(Results results) {
    out.append("# Lanewise ").append(Table.escapeMarkdown(results.lanewise())).append(", measured\n\n");
    if (!results.complete()) {
      out.append("**The run was interrupted: this is what it had measured.**\n\n");
    }
    list(Verdicts.of(results));
    if (!results.warnings().isEmpty()) {
      out.append("## Warnings\n\n");
      list(results.warnings());
    }
    Table environment = new Table("", "");
    environment.add("started", results.started());
    environment.add("command", results.command());
    results.environment().forEach(environment::add);
    section("Environment", environment);
    out.append(
        "A rate is the median over forks, with the smallest and the largest; a share is taken within a fork.\n\n");
  }

  private void list(List<String> sentences) {
    List<String> items = new ArrayList<>(sentences);
    items.replaceAll(sentence -> "- " + Table.escapeMarkdown(sentence) + "\n");
    out.append(String.join("", items)).append(items.isEmpty() ? "" : "\n");
  }

  private void section(String title, Table table) {
    if (!table.isEmpty()) {
      out.append("## ").append(Table.escapeMarkdown(title)).append("\n\n").append(table.markdown()).append("\n");
    }
  }

  private static Table coldStarts(List<ColdStart> coldStarts) {
    Table table = new Table("library", "JVMs", "ms to the first result", "ms to 80 % of peak", "peak GFLOP/s");
    for (ColdStart cold : coldStarts) {
      table.add(
          Labels.library(cold.library()), Integer.toString(cold.starts().size()),
          Numbers.spread(Spread.of(cold.starts().stream().map(ColdStart.Start::firstMillis).toList())),
          Numbers.spread(Spread.of(cold.starts().stream().map(ColdStart.Start::peakMillis).toList())),
          Numbers.spread(Spread.of(cold.starts().stream().map(ColdStart.Start::peak).toList())));
    }
    return table;
  }

  private static Table accuracies(List<Accuracy> accuracies) {
    Table table =
        new Table("operation", "type", "subject", "reference", "cases", "failures", "worst ULP", "worst error/bound",
            "worst case");
    for (Accuracy accuracy : accuracies) {
      table.add(
          accuracy.operation(), accuracy.type(), accuracy.subject(), accuracy.reference(),
          Long.toString(accuracy.cases()),
          Long.toString(accuracy.failures()), Numbers.of(accuracy.worstUlp()), Numbers.of(accuracy.worstBound()),
          accuracy.worstCase());
    }
    return table;
  }
}
