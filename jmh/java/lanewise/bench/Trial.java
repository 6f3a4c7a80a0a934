package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lanewise.bench.report.Numbers;

/**
 * A value of a {@link Knob} next to the usual one. Both were measured in turns, in rounds: each number belongs to a round,
 * so that a slow minute of the machine meets both.
 *
 * @param value the value
 * @param ratios for each round how many times as fast it was, the geometric mean over all rows
 * @param worst the smallest median ratio among the rows
 * @param worstRow the row that it belongs to
 */
record Trial(int value, List<Double> ratios, double worst, String worstRow) {
  /** A value that is better by less is not worth a line in a file. */
  static final double WORTH = 1.02;

  /** Takes a copy. */
  Trial {
    ratios = List.copyOf(ratios);
  }

  /**
   * What became of a value.
   *
   * @param usual for each round the shares of the rows with the usual value
   * @param tried the same with the value
   */
  static Trial of(int value, List<Row> rows, List<double[]> usual, List<double[]> tried) {
    List<Double> ratios = new ArrayList<>();
    List<List<Double>> byRow = new ArrayList<>();
    rows.forEach(row -> byRow.add(new ArrayList<>()));
    for (int round = 0; round < Math.min(usual.size(), tried.size()); round++) {
      double[] each = new double[rows.size()];
      for (int i = 0; i < each.length; i++) {
        each[i] = tried.get(round)[i] / usual.get(round)[i];
        byRow.get(i).add(each[i]);
      }
      ratios.add(Numbers.geometricMean(each));
    }
    int worst = 0;
    for (int i = 1; i < rows.size(); i++) {
      worst = Figure.of(byRow.get(i)).median() < Figure.of(byRow.get(worst)).median() ? i : worst;
    }
    return new Trial(value, ratios, Figure.of(byRow.get(worst)).median(), rows.get(worst).id());
  }

  /** How many times as fast, over the rounds. */
  Figure ratio() {
    return Figure.of(ratios);
  }

  /** Whether the value is better beyond doubt: in each round, and by enough. */
  boolean better() {
    return ratios.stream().allMatch(each -> each > 1) && ratio().median() >= WORTH;
  }

  /** Whether it is not known of each round. */
  private boolean missed() {
    return ratios.stream().anyMatch(each -> each.isNaN());
  }

  /** The best of those that are better. */
  static Optional<Trial> best(List<Trial> trials) {
    return trials.stream().filter(Trial::better)
        .reduce((one, other) -> other.ratio().median() > one.ratio().median() ? other : one);
  }

  @Override
  public String toString() {
    Figure ratio = ratio();
    return String.format(
        Locale.ROOT, "%10d  %.3f (%.3f-%.3f)%s  worst %.3f, %s", value, ratio.median(), ratio.low(), ratio.high(),
        better() ? "  better" : missed() ? "  missed" : "        ", worst, worstRow);
  }
}
