package lanewise.bench.report;

import static lanewise.bench.report.Labels.LANEWISE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import lanewise.bench.results.Accuracy;
import lanewise.bench.results.ColdStart;
import lanewise.bench.results.Line;
import lanewise.bench.results.Results;

/** A run in a few sentences. */
final class Verdicts {
  private final Results results;
  private final List<String> sentences = new ArrayList<>();

  private Verdicts(Results results) {
    this.results = results;
  }

  /** What can be said about a run, most important first. */
  static List<String> of(Results results) {
    Verdicts verdicts = new Verdicts(results);
    for (String type : new TreeSet<>(results.lines().stream().map(Line::type).toList())) {
      verdicts.bestProduct(type);
    }
    Labels.SUITES.keySet().forEach(verdicts::peers);
    verdicts.training();
    verdicts.coldStarts();
    verdicts.accuracy();
    return verdicts.sentences;
  }

  /** Of the vector width that users get: narrower vectors come closer to a ceiling of their own. */
  private void bestProduct(String type) {
    results.lines().stream()
        .filter(line -> line.suite().equals("gemm") && line.library().equals(LANEWISE))
        .filter(line -> line.type().equals(type) && line.threads() == 1 && line.width() == 0)
        .filter(line -> Spread.share(line).median() > 0)
        .max(Comparator.comparingDouble(line -> Spread.share(line).median()))
        .ifPresent(
            line -> sentences.add(
                "The best " + type + " product reaches " + Numbers.percent(Spread.share(line).median()) + " of "
                    + line.yardstick() + ": " + Numbers.of(Spread.rate(line).median()) + " " + line.unit() + " ("
                    + line.operation() + ", " + line.shape() + ")."));
  }

  /** Lines of two libraries are compared where everything but the library is the same. */
  private record Work(String operation, String type, String shape, int threads, int width, String unit) {
    static Work of(Line line) {
      return new Work(line.operation(), line.type(), line.shape(), line.threads(), line.width(), line.unit());
    }
  }

  private void peers(String suite) {
    Map<String, Map<Work, Line>> libraries = new LinkedHashMap<>();
    results.lines().stream()
        .filter(line -> line.suite().equals(suite) && !line.library().equals(Labels.MACHINE))
        .forEach(line -> libraries.computeIfAbsent(line.library(), library -> new LinkedHashMap<>()).put(Work.of(line),
            line));
    Map<Work, Line> ours = libraries.getOrDefault(LANEWISE, Map.of());
    List<String> ratios = new ArrayList<>();
    libraries.forEach((library, theirs) -> {
      double[] times = library.equals(LANEWISE)
          ? new double[0]
          : theirs.entrySet().stream()
              .filter(entry -> ours.containsKey(entry.getKey()))
              .mapToDouble(entry -> times(ours.get(entry.getKey()), entry.getValue()))
              .filter(ratio -> ratio > 0)
              .toArray();
      if (times.length > 0) {
        ratios.add(Numbers.of(Numbers.geometricMean(times)) + " times as fast as " + Labels.library(library));
      }
    });
    if (!ratios.isEmpty()) {
      sentences.add(Labels.suite(suite) + ": Lanewise is " + String.join(", ", ratios) + ".");
    }
  }

  /** How many times faster; of shares, if both have the same yardstick: the machine may change its speed in between. */
  static double times(Line ours, Line theirs) {
    boolean shares = !ours.yardstick().isEmpty() && Objects.equals(ours.yardstick(), theirs.yardstick());
    return shares
        ? Spread.share(ours).median() / Spread.share(theirs).median()
        : Spread.rate(ours).median() / Spread.rate(theirs).median();
  }

  private void training() {
    Spread times =
        Spread.of(
            results.lines().stream()
                .filter(line -> line.suite().equals("autodiff") && line.library().equals(LANEWISE))
                .map(line -> 1 / Spread.share(line).median())
                .toList());
    if (times.median() > 0) {
      sentences.add(
          "A step of differentiation takes " + Numbers.of(times.low())
              + (times.low() == times.high() ? "" : " to " + Numbers.of(times.high()))
              + " times as long as the work it cannot do without.");
    }
  }

  private void coldStarts() {
    List<String> firsts = new ArrayList<>();
    for (ColdStart cold : results.coldStarts()) {
      Spread first = Spread.of(cold.starts().stream().map(ColdStart.Start::firstMillis).toList());
      if (first.median() > 0) {
        String range =
            first.low() == first.high() ? "" : ", " + Numbers.of(first.low()) + "–" + Numbers.of(first.high());
        firsts.add(Numbers.of(first.median()) + " ms (" + Labels.library(cold.library()) + range + ")");
      }
    }
    if (!firsts.isEmpty()) {
      sentences.add("A fresh JVM has its first product after " + String.join(", ", firsts) + ".");
    }
  }

  private void accuracy() {
    if (results.accuracies().isEmpty()) {
      return;
    }
    long failures = results.accuracies().stream().mapToLong(Accuracy::failures).sum();
    long cases = results.accuracies().stream().mapToLong(Accuracy::cases).sum();
    Spread bounds = Spread.of(results.accuracies().stream().map(Accuracy::worstBound).toList());
    sentences.add(
        failures == 0
            ? "All of " + cases + " cases are within their error bounds; the worst uses "
                + Numbers.percent(bounds.high()) + " of its bound."
            : failures + " of " + cases + " cases break their error bound or a rule for special values.");
  }
}
