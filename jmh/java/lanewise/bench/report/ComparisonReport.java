package lanewise.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import lanewise.bench.report.Comparison.Pair;
import lanewise.bench.report.Comparison.Verdict;
import lanewise.bench.results.Line;

/** Comparisons with the same first run, side by side; the runs are named A, B, C and so on. */
public final class ComparisonReport {

  /** How it is written. */
  public enum Format {
    /** For a terminal. */
    TEXT,
    /** For a document. */
    MARKDOWN,
    /** The lines alone, for a program. */
    CSV
  }

  private final List<Comparison> comparisons;
  private final Format format;
  private final StringBuilder out = new StringBuilder();

  private ComparisonReport(List<Comparison> comparisons, Format format) {
    this.comparisons = comparisons;
    this.format = format;
  }

  /**
   * Everything about some comparisons.
   *
   * @param names what A, B, C and so on are
   */
  public static String of(List<String> names, List<Comparison> comparisons, Format format) {
    ComparisonReport report = new ComparisonReport(comparisons, format);
    return format == Format.CSV ? report.csv().csv() : report.people(names);
  }

  private static String letter(int run) {
    return Character.toString('A' + run);
  }

  private Table csv() {
    Table table =
        new Table(
            "id", "unit", "run", "A median", "median", "compared by", "ratio", "low", "high", "verdict", "decides",
            "warnings");
    for (int i = 0; i < comparisons.size(); i++) {
      for (Pair pair : comparisons.get(i).pairs()) {
        table.add(
            pair.before().id(), pair.before().unit(), letter(i + 1), Numbers.exact(Spread.rate(pair.before()).median()),
            Numbers.exact(Spread.rate(pair.after()).median()), by(pair), Numbers.exact(pair.ratio()),
            Numbers.exact(pair.low()), Numbers.exact(pair.high()), word(pair.verdict()), pair.decides() ? "yes" : "no",
            String.join("; ", warnings(pair)));
      }
    }
    return table;
  }

  private String people(List<String> names) {
    Table runs = new Table("run", "");
    for (int run = 0; run < names.size(); run++) {
      runs.add(letter(run), names.get(run));
    }
    section("Runs", runs);
    section("Differences of the environment", environment());
    section("Warnings", runWarnings());
    section("Lines", lines());
    section("Summary", summary());
    for (int i = 0; i < comparisons.size(); i++) {
      String letter = letter(i + 1);
      missing("Only in A, not in " + letter, comparisons.get(i).onlyBefore());
      missing("Only in " + letter + ", not in A", comparisons.get(i).onlyAfter());
    }
    for (int i = 0; i < comparisons.size(); i++) {
      out.append(conclusion(letter(i + 1), comparisons.get(i))).append('\n');
    }
    return out.toString();
  }

  private void section(String title, Table table) {
    if (!table.isEmpty()) {
      out.append(format == Format.MARKDOWN ? "## " + title + "\n\n" : title + "\n\n");
      out.append(format == Format.MARKDOWN ? table.markdown() : table.text()).append('\n');
    }
  }

  private void missing(String title, List<Line> lines) {
    Table table = new Table("line", "unit");
    lines.forEach(line -> table.add(line.id(), line.unit()));
    section(title, table);
  }

  private Table environment() {
    List<Map<String, List<String>>> differences = comparisons.stream().map(Comparison::environment).toList();
    Set<String> names = new LinkedHashSet<>();
    differences.forEach(difference -> names.addAll(difference.keySet()));
    Table table = new Table(header(List.of(""), i -> List.of(letter(i + 1)), List.of("A")));
    for (String name : names) {
      String first =
          differences.stream().filter(difference -> difference.containsKey(name)).findFirst().orElseThrow().get(name)
              .getFirst();
      List<String> cells = new ArrayList<>(List.of(name, first));
      differences
          .forEach(difference -> cells.add(difference.containsKey(name) ? difference.get(name).getLast() : first));
      table.add(cells);
    }
    return table;
  }

  private Table runWarnings() {
    Table table = new Table("run", "");
    comparisons.getFirst().warningsBefore().forEach(warning -> table.add(letter(0), warning));
    for (int i = 0; i < comparisons.size(); i++) {
      String letter = letter(i + 1);
      comparisons.get(i).warningsAfter().forEach(warning -> table.add(letter, warning));
    }
    return table;
  }

  private String[] header(List<String> first, Function<Integer, List<String>> each, List<String> second) {
    List<String> header = new ArrayList<>(first);
    header.addAll(second);
    for (int i = 0; i < comparisons.size(); i++) {
      header.addAll(each.apply(i));
    }
    return header.toArray(String[]::new);
  }

  private Table lines() {
    Map<String, Line> first = new LinkedHashMap<>();
    List<Map<String, Pair>> pairs = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      Map<String, Pair> byId = new LinkedHashMap<>();
      comparison.pairs().forEach(pair -> byId.put(pair.before().id(), pair));
      comparison.pairs().forEach(pair -> first.putIfAbsent(pair.before().id(), pair.before()));
      pairs.add(byId);
    }
    Table table =
        new Table(
            header(
                List.of("line", "unit"), i -> List.of(letter(i + 1), letter(i + 1) + "/A (interval)", "of", ""),
                List.of("A")));
    for (Line line : first.values()) {
      List<String> cells = new ArrayList<>(List.of(line.id(), line.unit(), Numbers.of(Spread.rate(line).median())));
      for (Map<String, Pair> byId : pairs) {
        Pair pair = byId.get(line.id());
        cells.addAll(pair == null ? List.of("", "", "", "missing") : cells(pair));
      }
      table.add(cells);
    }
    return table;
  }

  private static List<String> cells(Pair pair) {
    String verdict = pair.decides() ? word(pair.verdict()) : "(" + word(pair.verdict()) + ")";
    return List.of(
        Numbers.of(Spread.rate(pair.after()).median()),
        Numbers.of(pair.ratio()) + " (" + Numbers.of(pair.low()) + "–" + Numbers.of(pair.high()) + ")", by(pair),
        warnings(pair).isEmpty() ? verdict : verdict + " ⚠");
  }

  private static List<String> warnings(Pair pair) {
    return Stream.concat(pair.before().warnings().stream(), pair.after().warnings().stream()).distinct().toList();
  }

  private static String by(Pair pair) {
    return pair.normalised() ? "share" : "rate";
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private Table summary() {
    Table table =
        new Table("run", "suite", "library", "lines", "geometric mean of the ratios", "slower", "same", "faster");
    for (int i = 0; i < comparisons.size(); i++) {
      Map<List<String>, List<Pair>> groups = new LinkedHashMap<>();
      for (Pair pair : comparisons.get(i).pairs()) {
        groups.computeIfAbsent(List.of(pair.before().suite(), pair.before().library()), group -> new ArrayList<>())
            .add(pair);
      }
      for (Map.Entry<List<String>, List<Pair>> group : groups.entrySet()) {
        List<Pair> pairs = group.getValue();
        table.add(
            letter(i + 1), group.getKey().getFirst(), group.getKey().getLast(), Integer.toString(pairs.size()),
            Numbers.of(Numbers.geometricMean(pairs.stream().mapToDouble(Pair::ratio).toArray())),
            count(pairs, Verdict.SLOWER), count(pairs, Verdict.SAME), count(pairs, Verdict.FASTER));
      }
    }
    return table;
  }

  private static String count(List<Pair> pairs, Verdict verdict) {
    return Long.toString(pairs.stream().filter(pair -> pair.verdict() == verdict).count());
  }

  private static String conclusion(String letter, Comparison comparison) {
    if (!comparison.decided()) {
      return letter + ": no line of Lanewise is in both runs, so nothing is decided.";
    }
    List<Pair> slower =
        comparison.pairs().stream().filter(pair -> pair.decides() && pair.verdict() == Verdict.SLOWER).toList();
    return slower.isEmpty()
        ? letter + ": no line of Lanewise is slower than in A beyond the noise."
        : letter + ": slower than A in " + slower.size() + (slower.size() == 1 ? " line" : " lines") + " of Lanewise: "
            + String.join(", ", slower.stream().map(pair -> pair.before().id()).toList());
  }
}
