package lanewise.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lanewise.bench.report.Numbers;

/**
 * One promise of the project and what was measured of it.
 *
 * @param what the quantity
 * @param must the bound that must hold
 * @param aim the bound aimed at, empty for none
 * @param figure the measured quantity with the row it comes from
 * @param mustHolds {@value #PASS}; {@value #FAIL}; {@value #OPEN} where it holds so far, but not everything was measured;
 *     {@value #NO_VERDICT} where nothing was
 * @param aimHolds the same for the aim, empty for none
 */
record Requirement(
    String what, String must, String aim, String figure, String mustHolds, String aimHolds) {

  static final String PASS = "pass";
  static final String FAIL = "FAIL";
  static final String OPEN = "open";
  private static final String NO_VERDICT = "-";

  private static final Comparator<Value> BY_VALUE = Comparator.comparingDouble(Value::value);

  /** A value and where it comes from. */
  record Value(double value, String source) {}

  /**
   * The smallest of several values must not be below a bound.
   *
   * @param expected how many values there are when everything is measured
   * @param percent whether the bounds are shares
   */
  static Requirement atLeast(
      String what, double must, double aim, List<Value> values, int expected, boolean percent) {
    Optional<Value> worst = noNumber(values).or(() -> values.stream().min(BY_VALUE));
    return judge(what, ">= ", must, aim, worst, values.size(), expected, percent, "");
  }

  /** The geometric mean of several values must not be below a bound. */
  static Requirement meanAtLeast(String what, double must, double aim, List<Value> values, int expected) {
    double mean = Numbers.geometricMean(values.stream().mapToDouble(Value::value).toArray());
    Optional<Value> only =
        values.isEmpty() ? Optional.empty() : Optional.of(new Value(mean, values.size() + " rows"));
    return judge(what, ">= ", must, aim, only, values.size(), expected, false, "");
  }

  /** The largest of several values must not be above a bound. */
  static Requirement atMost(
      String what, double must, double aim, List<Value> values, int expected, String unit) {
    Optional<Value> worst = noNumber(values).or(() -> values.stream().max(BY_VALUE));
    return judge(what, "<= ", must, aim, worst, values.size(), expected, false, unit);
  }

  /** A value that is no number is worse than any: nobody knows what it would have been. */
  private static Optional<Value> noNumber(List<Value> values) {
    return values.stream().filter(value -> Double.isNaN(value.value())).findFirst();
  }

  /** Whether there is anything to judge by. */
  boolean measured() {
    return !mustHolds.equals(NO_VERDICT);
  }

  private static Requirement judge(
      String what,
      String relation,
      double must,
      double aim,
      Optional<Value> worst,
      int measured,
      int expected,
      boolean percent,
      String unit) {
    String mustText = relation + text(must, percent, unit);
    String aimText = Double.isNaN(aim) ? "" : relation + text(aim, percent, unit);
    if (worst.isEmpty()) {
      return new Requirement(what, mustText, aimText, "not measured", NO_VERDICT, NO_VERDICT);
    }
    double value = worst.get().value();
    boolean least = relation.startsWith(">");
    boolean complete = measured >= expected;
    List<String> figure = new ArrayList<>();
    figure.add(text(value, percent, unit));
    if (!worst.get().source().isEmpty()) {
      figure.add("(" + worst.get().source() + ")");
    }
    if (!complete) {
      figure.add("[" + measured + " of " + expected + " measured]");
    }
    return new Requirement(
        what,
        mustText,
        aimText,
        String.join(" ", figure),
        verdict(value, must, least, complete),
        Double.isNaN(aim) ? "" : verdict(value, aim, least, complete));
  }

  private static String verdict(double value, double bound, boolean least, boolean complete) {
    boolean holds = least ? value >= bound : value <= bound;
    return !holds ? FAIL : complete ? PASS : OPEN;
  }

  private static String text(double value, boolean percent, String unit) {
    return percent ? Report.percent(value) : Report.number(value) + unit;
  }
}
