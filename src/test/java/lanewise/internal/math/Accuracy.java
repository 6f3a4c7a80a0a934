package lanewise.internal.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What was found out about the errors of one function. */
final class Accuracy {
  private static final int SHOWN = 5;
  private static final MathContext DIGITS = new MathContext(8);

  private long count;
  private long wronglyRounded;
  private double maxError;
  private double worst = Double.NaN;
  private long wrongSpecials;
  /** The first wrong special values, in words. */
  private final List<String> examples = new ArrayList<>();

  /** Takes in one float result, given the true value. */
  void single(AccuracyTable.Row row, float x, float actual, double truth) {
    count++;
    float rounded = (float) truth;
    if (Float.floatToRawIntBits(actual) == Float.floatToRawIntBits(rounded)) {
      // Which error below 0.5 does not matter, only whether there is one.
      if (actual != truth && maxError < 0.5 && actual == actual) {
        error(x, Ulps.error(actual, truth));
      }
      return;
    }
    if (truth != truth || actual != actual) {
      special(truth != truth && actual != actual, row, x, actual, truth);
      return;
    }
    wronglyRounded++;
    boolean sign = actual != 0 || Math.copySign(1, actual) == Math.copySign(1, truth);
    boolean exact = truth != 0 && !Double.isInfinite(truth) || actual == truth;
    special(sign && exact && row.contains(actual) && Ulps.gradual(actual, truth), row, x, actual, truth);
    error(x, Ulps.error(actual, truth));
  }

  /** Takes in the result of an odd or even function for -x, given that for x. */
  void mirrored(AccuracyTable.Row row, double x, double actual, double mirrored) {
    count++;
    double expected = row.symmetry() == AccuracyTable.Symmetry.ODD ? -actual : actual;
    special(Double.compare(expected, mirrored) == 0, row, -x, mirrored, expected);
  }

  /**
   * Takes in one double result.
   *
   * @param reference the result to a few ULP, with the special values right
   * @param big the true value; not called for arguments and results that are NaN
   */
  void twofold(AccuracyTable.Row row, double x, double actual, double reference, UnaryOperator<BigDecimal> big) {
    count++;
    if (reference != reference || actual != actual) {
      special(reference != reference && actual != actual, row, x, actual, reference);
      return;
    }
    BigDecimal truth = Double.isInfinite(x) ? null : truth(big, x);
    if (truth == null || truth.signum() == 0) {
      special(Double.doubleToRawLongBits(actual) == Double.doubleToRawLongBits(reference), row, x, actual, reference);
      return;
    }
    boolean sign = actual != 0 || (Math.copySign(1, actual) < 0) == truth.signum() < 0;
    special(sign && row.contains(actual) && Ulps.gradual(actual, truth), row, x, actual, reference);
    if (actual != truth.doubleValue()) {
      wronglyRounded++;
      error(x, Ulps.error(actual, truth));
    } else if (maxError < 0.5) {
      error(x, Ulps.error(actual, truth));
    }
  }

  /** Null at a pole. */
  private static BigDecimal truth(UnaryOperator<BigDecimal> big, double x) {
    try {
      return big.apply(new BigDecimal(x));
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** Takes in the error of one double result. */
  void near(double x, double error) {
    count++;
    error(x, error);
  }

  void error(double x, double error) {
    if (!(error <= maxError)) {
      maxError = error;
      worst = x;
    }
  }

  private void special(boolean right, AccuracyTable.Row row, double x, double actual, double expected) {
    if (!right) {
      wrongSpecials++;
      if (examples.size() < SHOWN) {
        examples.add(row.name() + "(" + x + " = " + Double.toHexString(x) + ") = " + actual + ", not " + expected);
      }
    }
  }

  void add(Accuracy other) {
    count += other.count;
    wronglyRounded += other.wronglyRounded;
    error(other.worst, other.maxError);
    wrongSpecials += other.wrongSpecials;
    other.examples.stream().limit(SHOWN - examples.size()).forEach(examples::add);
  }

  double maxError() {
    return maxError;
  }

  /** Whether the bound holds and all special values are right. */
  boolean within(double bound) {
    return maxError <= bound && wrongSpecials == 0;
  }

  static String header() {
    return "| function | maximal error (ULP) | at | wrongly rounded | wrong special values |\n|---|---|---|---|---|";
  }

  /** A row of a Markdown table. */
  String markdown(String name) {
    return String.format(Locale.ROOT, "| %s | %.4f | %s | %.4f %% | %d |", name, maxError,
        worst == worst ? Double.toHexString(worst) + " = " + (float) worst : "-",
        100.0 * wronglyRounded / Math.max(1, count),
        wrongSpecials);
  }

  /** A row of the table of errors found in a sample. */
  String sampled(String name) {
    return sampled(
        name, maxError, worst == worst ? Double.toHexString(worst) + " = " + new BigDecimal(worst).round(DIGITS) : "-",
        count);
  }

  /** A row of that table: the largest error, rounded up, where it is, and of how many. */
  static String sampled(String name, double error, String at, long count) {
    return String.format(Locale.ROOT, "| %s | %.2f | %s | %d |", name, Math.ceil(100 * error) / 100, at, count);
  }

  String describe(String name) {
    return markdown(name) + (examples.isEmpty() ? "" : "\n    " + String.join("\n    ", examples));
  }
}
