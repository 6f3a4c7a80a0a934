package lanewise.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lanewise.bench.results.ColdStart.Start;

/**
 * Measures what some suites list. The forks are taken in rounds, one of each group and round, so that those of a row lie
 * minutes apart and a slow minute of the machine does not meet all forks of one row; another fork begins only while there
 * is time. After each round everything that is known is written.
 *
 * <p>A row that fails is noted and left out of the later rounds; the others go on. SIGINT and SIGTERM end the fork that
 * runs, and what was measured until then is written.
 */
public final class Run {
  private static final int COLD_STARTS = 11;
  private static final double BUSY = 0.5;

  private final Suite suite;
  private final Selection selection;
  private final Path folder;
  private final Recording recording;
  private final Progress progress;
  private final long start = System.nanoTime();

  /**
   * A run that has not begun.
   *
   * @param suites of {@link Suites#NAMES}
   * @param folder receives the results
   * @param command the command line that repeats the run
   * @throws IllegalArgumentException if the selection leaves nothing to run
   */
  public Run(List<String> suites, Selection selection, Path folder, String command) {
    WarmUp.skip();
    this.suite = Suites.of(suites, selection);
    this.selection = selection;
    this.folder = folder;
    this.recording = new Recording(command, Host.describe(libraries()));
    int rows = suite.groups().stream().mapToInt(group -> group.forks() * group.rows().size()).sum();
    int others = suite.compared().size() + suite.coldStarts().size() * coldStartsEach();
    this.progress = new Progress(rows + others, suite.budgetSeconds());
  }

  private List<Library> libraries() {
    Set<String> ids = new LinkedHashSet<>();
    suite.coldStarts().forEach(library -> ids.add(library.id()));
    suite.groups().forEach(group -> group.rows().forEach(row -> ids.add(row.library())));
    return List.of(Library.values()).stream().filter(library -> ids.contains(library.id())).toList();
  }

  /**
   * Measures and writes.
   *
   * @return whether nothing failed
   */
  public boolean execute() {
    System.out.println(Report.environment(recording.environment()));
    warnOfProcessors();
    try (Interruption _ = new Interruption()) {
      measureAndWrite();
    }
    recording.failures().values().forEach(why -> System.err.println("FAILED: " + why));
    return recording.failures().isEmpty();
  }

  private void measureAndWrite() {
    compare();
    coldStarts();
    rounds();
    boolean complete = !Jvm.stopped();
    boolean written = recording.write(folder, complete);
    System.out.println();
    System.out.println(MarkdownReport.of(recording, recording.results(complete).warnings()));
    System.out.println(written ? "Written to " + folder : "Nothing was measured, and nothing written.");
  }

  private void warnOfProcessors() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int processors = Runtime.getRuntime().availableProcessors();
    if (load > BUSY * processors) {
      warn(
          String.format(
              Locale.ROOT, "the machine was busy before the run: load average %.1f, processors: %d", load, processors));
    }
    int threads =
        suite.groups().stream().flatMap(group -> group.rows().stream()).mapToInt(Row::threads).max().orElse(1);
    if (threads > processors) {
      warn("rows on up to " + threads + " threads take turns, processors: " + processors);
    }
  }

  private void warn(String warning) {
    System.out.println("Warning: " + warning + "\n");
    recording.warn(warning);
  }

  private void compare() {
    for (Row row : suite.compared()) {
      if (Jvm.stopped()) {
        return;
      }
      compare(row, new GemmProblem(ElementType.of(row.type()), row.operation(), row.shape(), 0));
    }
  }

  /** Without ND4J there is no difference, but nothing wrong with the row of Lanewise either. */
  private void compare(Row row, GemmProblem problem) {
    recording.differences().put(row.id(), Double.NaN);
    if (!selection.takesPart(Library.ND4J)) {
      progress.step("no difference from ND4J, which takes no part, " + problem);
      return;
    }
    final double difference;
    try {
      difference = Difference.inBounds(problem, Library.LANEWISE, Library.ND4J);
    } catch (IllegalStateException | LinkageError e) {
      progress.step("no difference from ND4J, as they could not be compared, " + problem + ": " + e);
      return;
    }
    recording.differences().put(row.id(), difference);
    Optional<String> failure = Difference.failure(problem, Library.LANEWISE, Library.ND4J, difference);
    failure.ifPresent(why -> recording.failures().put(row.id(), why));
    progress.step(
        failure.map(why -> "FAILED: " + why).orElseGet(
            () -> String.format(Locale.ROOT, "difference from ND4J, %s: %.1e error bounds", problem, difference)));
  }

  /** The libraries take turns, so that a slow minute of the machine meets all of them. */
  private void coldStarts() {
    for (int i = 0; i < coldStartsEach(); i++) {
      for (Library library : suite.coldStarts()) {
        if (!Jvm.stopped() && !recording.failures().containsKey(ColdStarts.id(library))) {
          coldStart(library).ifPresent(
              start -> recording.coldStarts().merge(library, new ColdStarts(List.of(start)), ColdStarts::and));
        }
      }
    }
    progress.restart();
  }

  /** Not fewer for few forks of the rows: they take seconds, and the first result of one may be half of another's. */
  private int coldStartsEach() {
    return Math.max(COLD_STARTS, selection.forks());
  }

  private Optional<Start> coldStart(Library library) {
    try {
      Optional<Start> start = ColdStarts.start(library);
      start.ifPresent(
          one -> progress.step(
              String.format(
                  Locale.ROOT, "cold start of %s: first result %.0f ms, 80 %% of peak %.0f ms", library.label(),
                  one.firstMillis(), one.peakMillis())));
      return start;
    } catch (IllegalStateException e) {
      recording.failures().put(ColdStarts.id(library), e.getMessage());
      progress.step("FAILED: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void rounds() {
    int rounds = suite.groups().stream().mapToInt(Group::forks).max().orElse(0);
    double[] seconds = new double[suite.groups().size()];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < seconds.length; i++) {
        Group group = suite.groups().get(i);
        if (round >= group.forks()) {
          continue;
        }
        double before = seconds();
        if (round > 0 && before + seconds[i] > suite.budgetSeconds()) {
          warnOfTime(round);
          return;
        }
        measure(group);
        if (Jvm.stopped()) {
          return;
        }
        seconds[i] = seconds() - before;
      }
      recording.write(folder, false);
    }
  }

  private double seconds() {
    return (System.nanoTime() - start) * 1e-9;
  }

  private void warnOfTime(int round) {
    List<String> fewer =
        suite.groups().stream()
            .filter(group -> group.forks() > round)
            .flatMap(group -> group.rows().stream())
            .filter(row -> recording.measurements().get(row).filter(row1 -> row1.forks().size() <= round).isPresent())
            .map(Row::id)
            .toList();
    String warning =
        "time was up in round " + (round + 1) + ": " + fewer.size() + " rows have fewer forks than planned";
    warn(warning);
  }

  private void measure(Group group) {
    List<Row> rows = group.rows().stream().filter(row -> !recording.failures().containsKey(row.id())).toList();
    if (rows.isEmpty()) {
      return;
    }
    List<Outcome> outcomes = Fork.run(rows, group.timing(), progress::step);
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (outcome.result() == null) {
        recording.failures().put(rows.get(i).id(), outcome.failure());
      } else {
        recording.measurements().add(rows.get(i), outcome);
      }
    }
  }
}
