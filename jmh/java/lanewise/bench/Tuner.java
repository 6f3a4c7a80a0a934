package lanewise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Looks for better values of the sizes that {@code lanewise.tuning} may set, one {@link Knob} after the other; each is
 * tried with those found before it. A figure is a share of the {@link Yardstick} that was measured around it.
 */
public final class Tuner {
  private static final Timing TIMING = new Timing(1, 4, 50);

  /** In place of the line for a value. */
  private static final String USUAL = "";

  private final List<Knob> knobs;
  private final int rounds;
  private final Timing timing;
  private final Map<Knob, Trial> found = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final Progress progress;

  Tuner(List<Knob> knobs, int rounds, Timing timing) {
    this.knobs = List.copyOf(knobs);
    this.rounds = rounds;
    this.timing = timing;
    int steps = knobs.stream().mapToInt(knob -> rounds * (1 + knob.values().size()) * knob.rows().size()).sum();
    this.progress = new Progress(steps, Double.POSITIVE_INFINITY);
  }

  /**
   * A search that has not begun.
   *
   * @param keys the sizes to look at
   * @param rounds how often each value is measured
   */
  public static Tuner of(List<String> keys, int rounds) {
    return new Tuner(known().stream().filter(knob -> keys.contains(knob.key())).toList(), rounds, TIMING);
  }

  /** The sizes that can be measured here. */
  public static List<String> keys() {
    return known().stream().map(Knob::key).toList();
  }

  private static List<Knob> known() {
    return Knob.all(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Searches, and says what was found; if a signal ends it before, or some sizes cannot be measured, that is what the others
   * gave.
   *
   * @param file receives the sizes that are better, if there are any
   * @return whether there are any
   * @throws IllegalStateException in the end, if a size could not be measured; the message says why
   */
  public boolean run(Path file) throws IOException {
    try (Interruption _ = new Interruption()) {
      search();
      boolean any = write(file);
      if (!failures.isEmpty()) {
        throw new IllegalStateException(String.join("\n", failures));
      }
      return any;
    }
  }

  private void search() throws IOException {
    for (Knob knob : knobs) {
      List<Trial> trials;
      try {
        trials = trials(knob);
      } catch (IllegalStateException e) {
        failures.add(knob.key() + ": " + e.getMessage());
        continue;
      }
      if (Jvm.stopped()) {
        System.out.println();
        System.out.println("Stopped before the end, at " + knob.key() + ".");
        return;
      }
      System.out.println();
      System.out.println(knob.key() + ", times as fast as usually:");
      trials.forEach(System.out::println);
      System.out.println();
      Trial.best(trials).ifPresent(best -> found.put(knob, best));
    }
  }

  private boolean write(Path file) throws IOException {
    if (found.isEmpty()) {
      System.out.println(
          "No size" + (Jvm.stopped() || !failures.isEmpty() ? ", of those that were done," : "")
              + " is better than the usual one by 2 % and in each round: no file is needed here.");
      return false;
    }
    System.out.println(text());
    Files.writeString(file, text());
    System.out.println("Written to " + file + ". To use it: java -Dlanewise.tuning=" + file + " ...");
    return true;
  }

  private List<Trial> trials(Knob knob) throws IOException {
    List<String> lines = new ArrayList<>(List.of(USUAL));
    knob.values().forEach(value -> lines.add(knob.line(value)));
    Map<String, List<double[]>> shares = new LinkedHashMap<>();
    lines.forEach(line -> shares.put(line, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      List<String> order = new ArrayList<>(lines);
      Collections.rotate(order, round);
      for (String line : order) {
        Optional<double[]> measured = measure(knob, line);
        if (measured.isEmpty()) {
          return List.of();
        }
        shares.get(line).add(measured.get());
      }
    }
    return knob.values().stream()
        .map(value -> Trial.of(value, knob.rows(), shares.get(USUAL), shares.get(knob.line(value)))).toList();
  }

  /** The shares of the rows in one fork, or in a second one if a yardstick was missed; nothing if somebody stopped it. */
  private Optional<double[]> measure(Knob knob, String line) throws IOException {
    Optional<double[]> shares = measureOnce(knob, line);
    return shares.isPresent() && DoubleStream.of(shares.get()).anyMatch(Double::isNaN)
        ? measureOnce(knob, line)
        : shares;
  }

  private Optional<double[]> measureOnce(Knob knob, String line) throws IOException {
    Path file = Files.createTempFile("lanewise", ".properties");
    try {
      StringBuilder text = new StringBuilder();
      found.forEach((each, trial) -> text.append(each.line(trial.value()) + "\n"));
      Files.writeString(file, text + line + "\n");
      List<Row> rows = knob.rows().stream().map(row -> row.withFlag("-Dlanewise.tuning=" + file)).toList();
      List<Outcome> outcomes = Fork.run(rows, timing,
          step -> progress.step((line.equals(USUAL) ? knob.key() + " as usual" : line) + "  " + step));
      if (Jvm.stopped()) {
        return Optional.empty();
      }
      double[] shares = new double[rows.size()];
      for (int i = 0; i < shares.length; i++) {
        if (outcomes.get(i).result() == null) {
          throw new IllegalStateException(outcomes.get(i).failure());
        }
        shares[i] = new Measured(rows.get(i), List.of(outcomes.get(i))).share().median();
      }
      return Optional.of(shares);
    } finally {
      Files.delete(file);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("# Sizes for Lanewise on " + Host.cpu() + ", " + Host.jvm() + ", measured " + LocalDate.now() + ".\n");
    text.append("# No size changes a bit of a result.\n");
    found.forEach(
        (knob, trial) -> text.append(
            "# " + Report.number(trial.ratio().median()) + " (" + Report.number(trial.ratio().low()) + "-"
                + Report.number(trial.ratio().high()) + ") times as fast as usually\n" + knob.line(trial.value())
                + "\n"));
    return text.toString();
  }
}
