package lanewise.bench;

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

  /** The machine and the libraries. */
  static String environment(Map<String, String> facts) {
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) -> text.append("- " + name + ": " + value + "\n"));
    return text.toString();
  }

  /** The measured FMA ceilings. */
  static String ceilings(Measurements measurements) {
    Markdown table = new Markdown("FMA ceiling", "f32 GFLOP/s", "f64 GFLOP/s");
    for (int width = 128; width <= FmaLoop.widest(); width *= 2) {
      table.add(
          width + " bit",
          ceiling(measurements, ElementType.F32, width),
          ceiling(measurements, ElementType.F64, width));
    }
    return table.toString();
  }

  private static String ceiling(Measurements measurements, ElementType type, int width) {
    return measurements
        .get(Row.fma(type, width))
        .map(measured -> number(measured.rate().high()))
        .orElse("-");
  }
}
