package lanewise.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One promise of the project and what was measured of it.
 *
 * @param what the quantity
 * @param must the bound that must hold
 * @param aim the bound aimed at
 * @param figure the measured quantity with the row it comes from
 * @param mustHolds whether it holds; false also for what was not measured
 * @param aimHolds whether the aim is reached
 */
record Requirement(
    String what, String must, String aim, String figure, String mustHolds, String aimHolds) {

  private static final String NO_VERDICT = "-";

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
    Value worst = null;
    for (Value value : values) {
      if (worst == null || !(value.value() >= worst.value())) {
        worst = value;
      }
    }
    return judge(what, ">= ", must, aim, worst, values.size(), expected, percent, "");
  }

  /** A value in milliseconds must not be above a bound. */
  static Requirement atMost(String what, double must, double aim, List<Value> values, String unit) {
    Value worst = values.isEmpty() ? null : values.get(0);
    return judge(what, "<= ", must, aim, worst, values.size(), 1, false, unit);
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
      Value worst,
      int measured,
      int expected,
      boolean percent,
      String unit) {
    String mustText = relation + text(must, percent, unit);
    String aimText = Double.isNaN(aim) ? "" : relation + text(aim, percent, unit);
    if (worst == null) {
      return new Requirement(what, mustText, aimText, "not measured", NO_VERDICT, NO_VERDICT);
    }
    boolean least = relation.startsWith(">");
    List<String> figure = new ArrayList<>();
    figure.add(text(worst.value(), percent, unit));
    if (!worst.source().isEmpty()) {
      figure.add("(" + worst.source() + ")");
    }
    if (measured < expected) {
      figure.add("[" + measured + " of " + expected + " measured]");
    }
    return new Requirement(
        what,
        mustText,
        aimText,
        String.join(" ", figure),
        verdict(worst.value(), must, least),
        Double.isNaN(aim) ? "" : verdict(worst.value(), aim, least));
  }

  private static String verdict(double value, double bound, boolean least) {
    return (least ? value >= bound : value <= bound) ? "pass" : "FAIL";
  }

  private static String text(double value, boolean percent, String unit) {
    return percent ? Report.percent(value) : Report.number(value) + unit;
  }
}
