package lanewise.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How figures are written, and what all reports begin with. */
final class Report {
  private Report() {}

  /** Up to three significant digits, without exponents. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    String format = Math.abs(value) < 10 ? "%.2f" : "%.1f";
    return String.format(Locale.ROOT, format, value);
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Median, and the smallest and largest over forks. */
  static String rate(Figure figure) {
    return number(figure.median())
        + " ("
        + number(figure.low())
        + "-"
        + number(figure.high())
        + ")";
  }

  /** A share, and the smallest and largest over forks. */
  static String share(Figure share) {
    return Double.isNaN(share.median())
        ? "-"
        : percent(share.median())
            + " ("
            + number(100 * share.low())
            + "-"
            + number(100 * share.high())
            + ")";
  }

  /** The table of promises of which something was measured, with what a verdict says. */
  static String verdicts(List<Requirement> verdicts) {
    Markdown table = new Markdown("what", "must", "measured (worst row)", "", "aim", "");
    for (Requirement verdict : verdicts.stream().filter(Requirement::measured).toList()) {
      table.add(
          verdict.what(),
          verdict.must(),
          verdict.figure(),
          verdict.mustHolds(),
          verdict.aim(),
          verdict.aimHolds());
    }
    return "A verdict is that of the worst row, which is named. \"" + Requirement.OPEN
        + "\" is one that holds so far, with rows of it not measured.\n\n" + table;
  }

  /** The machine and the libraries. */
  static String environment(Map<String, String> facts) {
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) -> text.append("- " + name + ": " + value + "\n"));
    return text.toString();
  }

  /** The FMA ceilings: per width, and the highest that accompanied a product in its JVM. */
  static String ceilings(Measurements measurements) {
    Markdown table = new Markdown("FMA ceiling", "f32 GFLOP/s", "f64 GFLOP/s");
    for (int width = 128; width <= FmaLoop.widest(); width *= 2) {
      table.add(
          width + " bit",
          ceiling(measurements, ElementType.F32, width),
          ceiling(measurements, ElementType.F64, width));
    }
    table.add(
        "around products",
        number(highestYardstick(measurements, ElementType.F32)),
        number(highestYardstick(measurements, ElementType.F64)));
    return table.toString();
  }

  private static double highestYardstick(Measurements measurements, ElementType type) {
    return measurements.all().stream()
        .filter(measured -> measured.row().benchmark().startsWith(GemmBenchmark.class.getName()))
        .filter(measured -> measured.row().type().equals(type.label()))
        .filter(measured -> measured.row().threads() == 1)
        .mapToDouble(measured -> measured.yardstick().high())
        .max()
        .orElse(Double.NaN);
  }

  private static String ceiling(Measurements measurements, ElementType type, int width) {
    return measurements
        .get(Row.fma(type, width))
        .map(measured -> number(measured.rate().high()))
        .orElse("-");
  }
}
