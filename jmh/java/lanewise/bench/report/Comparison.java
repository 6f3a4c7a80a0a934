package lanewise.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lanewise.bench.results.Line;
import lanewise.bench.results.Results;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Two runs line by line: how many times faster the second is, how sure that is, and whether it is slower.
 *
 * <p><b>Ratio.</b> Of a line that both runs have, each fork gives one figure; the ratio is that of the geometric means of
 * the forks. The figure is the share of the yardstick, which was measured in the same JVM within seconds of the rate, so
 * that a machine that is slower as a whole is not taken for slower code. It is the rate where the share would answer
 * another question:
 *
 * <ul>
 *   <li>another CPU, another JVM or other flags of the JVM than those of the heap: the yardstick itself is another;
 *   <li>a yardstick of other name in the two runs, or none;
 *   <li>a yardstick that runs the code under test ({@link #OWN_YARDSTICKS}): it would become slower with it.
 * </ul>
 *
 * <p><b>Uncertainty.</b> With two or three forks the spread of one line says little: two forks that agree by chance would
 * claim no noise at all. So the variance of a line (of the logarithms, pooled over both runs) is averaged with that of
 * its suite, which counts as {@value #PRIOR_DEGREES} more forks; and the suite's starts from {@value #PRIOR_DEVIATION},
 * which counts as many, so that a comparison of a single line has a floor, too. The interval of a ratio is Student's, at
 * a level at which all intervals together fail with a probability of {@value #RISK}: among a thousand lines of the same
 * code there would otherwise always be some that look slower. More forks make the intervals shorter, more lines make
 * them longer.
 *
 * <p><b>Verdict.</b> A line is slower (or faster) if its interval excludes 1 and the difference is larger than a
 * threshold. Only lines of Lanewise decide {@link #slower}; peers and the ceilings of the machine are compared for
 * information. What only one run has is listed and decides nothing.
 */
public final class Comparison {
  /** The threshold that is used unless another is given: a difference below this share never counts. */
  public static final double THRESHOLD = 0.03;

  /** Yardsticks that are the library's own code: the same operation on one thread, the products of a training step. */
  private static final Set<String> OWN_YARDSTICKS = Set.of("one thread", "the bare products");

  /** What the results depend on besides the code: if one of these differs, shares of a yardstick are not comparable. */
  private static final List<String> MACHINE = List.of("CPU", "JVM");

  private static final String FLAGS = "Flags of the forks";

  private static final double PRIOR_DEVIATION = 0.03;
  private static final double PRIOR_DEGREES = 4;
  private static final double RISK = 0.05;

  /** What became of a line. */
  public enum Verdict {
    /** The second run is slower, by more than the noise and the threshold. */
    SLOWER,
    /** The second run is faster. */
    FASTER,
    /** No difference beyond noise and threshold. */
    SAME
  }

  /**
   * A line that both runs have.
   *
   * @param before the line of the first run
   * @param after the line of the second
   * @param normalised whether shares of the yardstick are compared, and not rates
   * @param ratio how many times faster the second is
   * @param low the lower end of the ratio's interval
   * @param high the upper end
   * @param verdict whether that is a difference
   * @param decides whether the verdict counts: the line is one of Lanewise
   */
  public record Pair(
      Line before, Line after, boolean normalised, double ratio, double low, double high, Verdict verdict,
      boolean decides) {}

  private final Results before;
  private final Results after;
  private final List<Pair> pairs;
  private final List<Line> onlyBefore;
  private final List<Line> onlyAfter;

  private Comparison(
      Results before, Results after, List<Pair> pairs, List<Line> onlyBefore, List<Line> onlyAfter) {
    this.before = before;
    this.after = after;
    this.pairs = List.copyOf(pairs);
    this.onlyBefore = List.copyOf(onlyBefore);
    this.onlyAfter = List.copyOf(onlyAfter);
  }

  /**
   * Compares two runs.
   *
   * @param before the baseline
   * @param after what may be slower
   * @param threshold the share below which a difference never counts, such as {@link #THRESHOLD}
   * @param selected the ids to compare
   */
  public static Comparison of(Results before, Results after, double threshold, Predicate<String> selected) {
    Map<Key, Line> first = measured(before, selected);
    Map<Key, Line> second = measured(after, selected);
    boolean sameMachine =
        MACHINE.stream().allMatch(
            fact -> before.environment().containsKey(fact)
                && before.environment().get(fact).equals(after.environment().get(fact)))
            && jvmFlags(before).equals(jvmFlags(after));
    List<Sample> samples = new ArrayList<>();
    first.forEach((key, line) -> {
      if (second.containsKey(key)) {
        samples.add(Sample.of(line, second.get(key), sameMachine));
      }
    });
    return new Comparison(
        before, after, judge(samples, threshold), without(first, second.keySet()), without(second, first.keySet()));
  }

  /** The flags that change what a JVM makes of any code. */
  private static List<String> jvmFlags(Results results) {
    return Arrays.stream(results.environment().getOrDefault(FLAGS, "").split(" "))
        .filter(flag -> flag.startsWith("-X") && !flag.startsWith("-Xm")).toList();
  }

  /** Lines are the same if their rates can be compared. */
  private record Key(String id, String unit) {}

  private static Map<Key, Line> measured(Results results, Predicate<String> selected) {
    Map<Key, Line> lines = new LinkedHashMap<>();
    for (Line line : results.lines()) {
      if (selected.test(line.id()) && Spread.rate(line).median() > 0) {
        lines.put(new Key(line.id(), line.unit()), line);
      }
    }
    return lines;
  }

  private static List<Line> without(Map<Key, Line> lines, Set<Key> others) {
    Map<Key, Line> rest = new LinkedHashMap<>(lines);
    rest.keySet().removeAll(others);
    return List.copyOf(rest.values());
  }

  /** The logarithms of a line's figures in both runs, one for each fork. */
  private record Sample(Line before, Line after, boolean normalised, double[] first, double[] second) {

    static Sample of(Line before, Line after, boolean sameMachine) {
      if (sameMachine && before.yardstick().equals(after.yardstick()) && !OWN_YARDSTICKS.contains(before.yardstick())) {
        double[] first = logarithms(Spread.shares(before));
        double[] second = logarithms(Spread.shares(after));
        if (first.length > 0 && second.length > 0) {
          return new Sample(before, after, true, first, second);
        }
      }
      return new Sample(before, after, false, logarithms(before.rates()), logarithms(after.rates()));
    }

    private static double[] logarithms(List<Double> values) {
      return values.stream().mapToDouble(Math::log).filter(Double::isFinite).toArray();
    }

    double logRatio() {
      return mean(second) - mean(first);
    }

    double squares() {
      return squares(first) + squares(second);
    }

    int degrees() {
      return first.length + second.length - 2;
    }

    private static double mean(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    private static double squares(double[] values) {
      double mean = mean(values);
      double sum = 0;
      for (double value : values) {
        sum += (value - mean) * (value - mean);
      }
      return sum;
    }
  }

  private static List<Pair> judge(List<Sample> samples, double threshold) {
    long deciding = samples.stream().filter(sample -> decides(sample.before())).count();
    double tail = RISK / 2 / Math.max(1, deciding);
    Map<String, List<Sample>> suites =
        samples.stream().collect(Collectors.groupingBy(sample -> sample.before().suite()));
    Map<String, Double> priors = new HashMap<>();
    suites.forEach((suite, members) -> priors.put(suite, variance(members)));
    List<Pair> pairs = new ArrayList<>();
    for (Sample sample : samples) {
      double prior = priors.get(sample.before().suite());
      double degrees = PRIOR_DEGREES + sample.degrees();
      double variance = (PRIOR_DEGREES * prior + sample.squares()) / degrees;
      double error = Math.sqrt(variance * (1.0 / sample.first().length + 1.0 / sample.second().length));
      double half = new TDistribution(null, degrees).inverseCumulativeProbability(1 - tail) * error;
      double ratio = Math.exp(sample.logRatio());
      double low = Math.exp(sample.logRatio() - half);
      double high = Math.exp(sample.logRatio() + half);
      Verdict verdict =
          high < 1 && ratio < 1 - threshold
              ? Verdict.SLOWER
              : low > 1 && ratio > 1 + threshold ? Verdict.FASTER : Verdict.SAME;
      pairs.add(
          new Pair(
              sample.before(), sample.after(), sample.normalised(), ratio, low, high, verdict,
              decides(sample.before())));
    }
    return pairs;
  }

  /** The variance of a fork within a suite. */
  private static double variance(List<Sample> suite) {
    double squares = PRIOR_DEGREES * PRIOR_DEVIATION * PRIOR_DEVIATION;
    double degrees = PRIOR_DEGREES;
    for (Sample sample : suite) {
      squares += sample.squares();
      degrees += sample.degrees();
    }
    return squares / degrees;
  }

  private static boolean decides(Line line) {
    return line.library().equals(Labels.LANEWISE);
  }

  /** The lines that both runs have, in the order of the first. */
  public List<Pair> pairs() {
    return pairs;
  }

  /** Lines that only the first run has. */
  public List<Line> onlyBefore() {
    return onlyBefore;
  }

  /** Lines that only the second run has. */
  public List<Line> onlyAfter() {
    return onlyAfter;
  }

  /** Whether a line of Lanewise is slower. */
  public boolean slower() {
    return pairs.stream().anyMatch(pair -> pair.decides() && pair.verdict() == Verdict.SLOWER);
  }

  /** Whether any line of Lanewise is in both runs: without one, nothing is known. */
  public boolean decided() {
    return pairs.stream().anyMatch(Pair::decides);
  }

  /** What spoils the first run as a whole, and which rows of it failed. */
  public List<String> warningsBefore() {
    return before.warnings();
  }

  /** The same of the second run. */
  public List<String> warningsAfter() {
    return after.warnings();
  }

  /** What differs between the environments: the name with both values, an empty one where it is missing. */
  public Map<String, List<String>> environment() {
    Map<String, String> first = facts(before);
    Map<String, String> second = facts(after);
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    Map<String, List<String>> differences = new LinkedHashMap<>();
    for (String name : names) {
      List<String> values = List.of(first.getOrDefault(name, ""), second.getOrDefault(name, ""));
      if (!values.getFirst().equals(values.getLast())) {
        differences.put(name, values);
      }
    }
    return differences;
  }

  private static Map<String, String> facts(Results results) {
    Map<String, String> facts = new LinkedHashMap<>(results.environment());
    facts.put("version", results.lanewise());
    facts.put("complete", results.complete() ? "yes" : "no, interrupted");
    return facts;
  }
}
