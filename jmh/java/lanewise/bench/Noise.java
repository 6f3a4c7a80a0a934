package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import lanewise.bench.results.Line;

/**
 * What makes a figure doubtful. A row is marked if another run might give a figure that differs by {@value #RELEVANT} of
 * it, though nothing has changed:
 *
 * <ul>
 *   <li>Its forks differ too much. If the rates of forks scatter normally, their range R estimates the standard deviation
 *       as R / d(n) for n forks, the median of n rates deviates by m(n) standard deviations, and the medians of two runs
 *       differ by less than 1.96 sqrt(2) m(n) R / d(n) in 95 % of the cases: that must not exceed {@value #RELEVANT} of
 *       the median. So the range may be 5.8 % with two forks, 9.1 % with three, 13.6 % with four.
 *   <li>More than half of {@value #RELEVANT} of the time that its processors wanted was stolen by other machines.
 *   <li>The FMA ceiling next to it, which only the processor's frequency decides on, moved by more than half of
 *       {@value #RELEVANT} between its forks.
 *   <li>It was above that ceiling in a fork, whose share is left out.
 * </ul>
 */
final class Noise {
  /** The relative difference that a row must be able to tell. */
  static final double RELEVANT = 0.10;

  /** The mean steal time that is worth a word about the whole run. */
  private static final double STEAL_OF_RUN = 0.01;

  private static final double NORMAL_95 = 1.959964;

  /** Of 2, 3, ... normal variables: the mean of their range, and the standard deviation of their median. */
  private static final double[] RANGE = {1.1284, 1.6926, 2.0588, 2.3259, 2.5344, 2.7044};

  private static final double[] MEDIAN = {0.7071, 0.6698, 0.5461, 0.5356, 0.4634, 0.4587};

  private static final int MOST_NAMES = 5;

  private Noise() {}

  /**
   * The relative difference between two runs that chance alone exceeds in 5 % of the cases.
   *
   * @param rates of the forks
   * @return NaN for one fork, which does not tell
   */
  static double resolution(List<Double> rates) {
    if (rates.size() < 2) {
      return Double.NaN;
    }
    // For more forks than the table has, its last line is on the safe side.
    int at = Math.min(rates.size() - 2, RANGE.length - 1);
    return NORMAL_95 * Math.sqrt(2) * MEDIAN[at] / RANGE[at] * relativeRange(rates);
  }

  private static double relativeRange(List<Double> rates) {
    Figure figure = Figure.of(rates);
    return (figure.high() - figure.low()) / figure.median();
  }

  /**
   * What spoils a line; nothing if its figure can be trusted.
   *
   * @param steal the share of the processors' time that was stolen while it was measured, NaN if that is unknown
   */
  static List<String> of(Line line, double steal) {
    List<String> warnings = new ArrayList<>();
    if (resolution(line.rates()) > RELEVANT) {
      warnings.add(
          "its forks differ by " + percent(relativeRange(line.rates())) + ": differences below "
              + percent(resolution(line.rates())) + " mean nothing");
    }
    if (steal > RELEVANT / 2) {
      warnings.add("other machines took " + percent(steal) + " of the processors' time meanwhile");
    }
    long missed = line.yardsticks().stream().filter(rate -> Double.isNaN(rate)).count();
    if (missed > 0) {
      warnings.add(
          "its yardstick was not measured in " + missed + " of " + line.yardsticks().size()
              + " forks, whose loop was not compiled yet: they count in no share");
    }
    if (hasFmaCeiling(line) && relativeRange(line.yardsticks()) > RELEVANT / 2) {
      Figure ceiling = Figure.of(line.yardsticks());
      warnings.add(
          "the processor's speed moved: the FMA ceiling was " + Report.number(ceiling.low()) + " to "
              + Report.number(ceiling.high()) + " GFLOP/s");
    }
    return warnings;
  }

  /**
   * What spoils the first seconds of fresh JVMs; nothing if their median can be trusted.
   *
   * @param library whose
   * @param first milliseconds to the first result
   */
  static List<String> ofColdStarts(String library, List<Double> first) {
    if (first.size() < 2) {
      return List.of("one cold start of " + library + " only: nothing tells how much they differ");
    }
    return resolution(first) > RELEVANT
        ? List.of(
            "cold starts of " + library + " differ by " + percent(relativeRange(first))
                + ": differences of their median below " + percent(resolution(first)) + " mean nothing")
        : List.of();
  }

  private static boolean hasFmaCeiling(Line line) {
    return line.yardstick().startsWith(Yardstick.FMA);
  }

  /**
   * What spoils all lines together.
   *
   * @param lines with their own warnings
   * @param steal the mean share of the processors' time that was stolen, NaN if that is unknown
   */
  static List<String> ofRun(List<Line> lines, double steal) {
    List<String> warnings = new ArrayList<>();
    if (steal > STEAL_OF_RUN) {
      warnings.add("other machines took " + percent(steal) + " of the processors' time on average");
    }
    double first = fastest(lines, List::getFirst);
    double last = fastest(lines, List::getLast);
    if (Math.abs(last / first - 1) > RELEVANT / 2) {
      warnings.add(
          "the processor's speed moved: the FMA ceiling was " + Report.number(first)
              + " GFLOP/s in the first round and "
              + Report.number(last) + " in the last");
    }
    if (!lines.isEmpty() && lines.stream().allMatch(line -> line.rates().size() < 2)) {
      warnings.add("each row has one fork only: nothing tells how much forks differ");
    }
    List<String> doubtful = lines.stream().filter(line -> !line.warnings().isEmpty()).map(Line::id).toList();
    if (!doubtful.isEmpty()) {
      warnings.add(
          doubtful.size() + " of " + lines.size() + " rows are too noisy to tell a difference of " + percent(RELEVANT)
              + ": " + names(doubtful));
    }
    return warnings;
  }

  /** The highest FMA ceiling of floats in the first or the last forks of lines that have several. */
  private static double fastest(List<Line> lines, ToDoubleFunction<List<Double>> fork) {
    return lines.stream()
        .filter(line -> hasFmaCeiling(line) && line.yardsticks().size() > 1)
        .filter(line -> line.type().equals(ElementType.F32.label()) && line.width() == 0)
        .mapToDouble(line -> fork.applyAsDouble(line.yardsticks()))
        .filter(rate -> !Double.isNaN(rate))
        .max()
        .orElse(Double.NaN);
  }

  /** Some of many names. */
  private static String names(List<String> all) {
    List<String> some = all.size() <= MOST_NAMES ? all : all.subList(0, MOST_NAMES);
    return String.join(", ", some) + (all.size() > some.size() ? ", and " + (all.size() - some.size()) + " more" : "");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
