package lanewise.bench.report;

import java.util.Locale;

/** How numbers are written in text, and their mean. */
public final class Numbers {
  private Numbers() {}

  /** About three significant digits; empty for NaN. */
  static String of(double value) {
    double size = Math.abs(value);
    String format;
    if (Double.isNaN(value)) {
      return "";
    } else if (size == 0 || size >= 99.95) {
      format = "%.0f";
    } else if (size >= 9.995) {
      format = "%.1f";
    } else if (size >= 0.01) {
      format = "%.2f";
    } else {
      format = "%.1e";
    }
    return String.format(Locale.ROOT, format, value);
  }

  /** A share in percent; empty for NaN. */
  static String percent(double share) {
    return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** Median and range; the median alone where there is no range. */
  static String spread(Spread spread) {
    return spread.low() == spread.high() || Double.isNaN(spread.median())
        ? of(spread.median())
        : of(spread.median()) + " (" + of(spread.low()) + "–" + of(spread.high()) + ")";
  }

  /** Every digit, for programs; empty for NaN. */
  static String exact(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /** The middle of at least one value, which are sorted; between the two in the middle of an even number. */
  public static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The geometric mean; NaN of no values. */
  public static double geometricMean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.log(value);
    }
    return Math.exp(sum / values.length);
  }
}
