package lanewise.bench.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import lanewise.bench.ElementType;

/**
 * The errors of the elements of one case, or of many.
 *
 * <p>An error in ULP counts in units in the last place of the right result, rounded; infinity counts as the power of two
 * that follows the largest number. NaN where there must be none, a wrong infinity or a zero of the wrong sign are errors
 * without limit.
 */
final class Errors {
  /** Upper ends of the steps of the histogram, doubling from 1 on; one more counts all above. */
  private static final double[] STEPS = {0, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private static final int SCALE = 64;

  private final long[] histogram = new long[STEPS.length + 1];
  private double worstUlp;
  private double worstBound;
  private long withoutReference;
  /** The worst element in words. */
  private String worst = "";

  /** Takes in an element; {@code where} names it. */
  void add(ElementType type, double actual, Expected expected, Supplier<String> where) {
    double[] error = error(type, actual, expected);
    double ulps = error[0];
    // A bound that is no number allows nothing.
    double inBounds = Double.isNaN(error[1]) ? Double.POSITIVE_INFINITY : error[1];
    int step = Arrays.binarySearch(STEPS, ulps);
    histogram[step < 0 ? Math.min(-step - 1, STEPS.length) : step]++;
    if (inBounds > worstBound || worst.isEmpty()) {
      worst =
          where.get() + " is " + actual + " (" + Double.toHexString(actual) + "), expected " + expected.value() + " ("
              + Double.toHexString(expected.value()) + "), " + ulps + " ULP and " + inBounds + " bounds away";
    }
    worstUlp = Math.max(worstUlp, ulps);
    worstBound = Math.max(worstBound, inBounds);
  }

  /** Counts an element that cannot be compared, as the reference gives no number where the truth is one. */
  void addWithoutReference() {
    withoutReference++;
  }

  /** The error in ULP and in bounds. */
  private static double[] error(ElementType type, double actual, Expected expected) {
    double value = expected.value();
    double rounded = type.round(value);
    double none = Double.POSITIVE_INFINITY;
    boolean wrong = Double.isNaN(value) != Double.isNaN(actual)
        || Double.isInfinite(value) && actual != value
        || expected.zero() && actual == 0 && Math.copySign(1, actual) != Math.copySign(1, value);
    if (wrong) {
      return new double[]{none, none};
    }
    if (Double.isNaN(value) || actual == value && expected.low() == 0
        || Double.isInfinite(actual) && actual == rounded) {
      return new double[]{0, 0};
    }
    double ulp = Limits.ulp(type, rounded);
    if (Double.isInfinite(actual)) {
      // Scaled, since the number that infinity counts as may be none.
      int exponent = type == ElementType.F32 ? Float.MAX_EXPONENT : Double.MAX_EXPONENT;
      double end = Math.copySign(Math.scalb(1.0, exponent + 1 - SCALE), actual);
      double scaled = Math.abs(end - Math.scalb(value, -SCALE));
      return new double[]{scaled / Math.scalb(ulp, -SCALE), scaled / Math.scalb(expected.bound(), -SCALE)};
    }
    double error = Math.abs((actual - value) - expected.low());
    return new double[]{error / ulp, error == 0 ? 0 : error / expected.bound()};
  }

  /** Takes in the errors of another case. */
  void add(Errors other) {
    for (int i = 0; i < histogram.length; i++) {
      histogram[i] += other.histogram[i];
    }
    worstUlp = Math.max(worstUlp, other.worstUlp);
    worstBound = Math.max(worstBound, other.worstBound);
    withoutReference += other.withoutReference;
  }

  /** Whether no element was compared. */
  boolean isEmpty() {
    return Arrays.stream(histogram).sum() == 0;
  }

  /** How many elements could not be compared, as the reference gave no number where the truth is one. */
  long withoutReference() {
    return withoutReference;
  }

  double worstUlp() {
    return worstUlp;
  }

  double worstBound() {
    return worstBound;
  }

  /** The worst element in words, empty if there is none. */
  String worst() {
    return worst;
  }

  /** Whether all elements are within their bounds. */
  boolean within() {
    return worstBound <= 1;
  }

  /** How many elements had an error of 0, up to 0.5, 1, 2, 4, ... ULP; the last entry counts all above. */
  List<Long> histogram() {
    List<Long> counts = new ArrayList<>();
    for (long count : histogram) {
      counts.add(count);
    }
    return counts;
  }
}
