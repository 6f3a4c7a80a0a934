package lanewise.bench.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lanewise.bench.Caches;
import lanewise.bench.Host;
import lanewise.bench.report.Reports;
import lanewise.bench.results.Accuracy;
import lanewise.bench.results.Place;
import lanewise.bench.results.Results;
import lanewise.bench.results.ResultsFile;

/** Adds accuracies to the results of a folder, and writes its reports with them. */
final class AccuracyFile {

  private AccuracyFile() {}

  /**
   * Makes a folder that is missing.
   *
   * @throws IllegalArgumentException if nothing can be written to it, or added to the results that it has
   */
  static void require(Path folder) {
    Place.requireFolder(folder);
    try {
      read(folder);
    } catch (IOException e) {
      throw new IllegalArgumentException("--out " + folder + ", but " + e.getMessage(), e);
    }
  }

  private static Results read(Path folder) throws IOException {
    return Files.exists(folder.resolve(ResultsFile.NAME)) ? ResultsFile.read(folder) : empty();
  }

  /** Adds them; those of the same operation, type, subject and reference that were there are replaced. */
  static void add(Path folder, List<Accuracy> accuracies) throws IOException {
    Results before = read(folder);
    List<Accuracy> all = new ArrayList<>(before.accuracies());
    all.removeIf(old -> accuracies.stream().anyMatch(each -> isSame(old, each)));
    all.addAll(accuracies);
    Results after = new Results(
        before.lanewise(), before.started(), before.command(), before.complete(), before.environment(), before.caches(),
        before.lines(), before.coldStarts(), all, before.warnings());
    ResultsFile.write(folder.resolve(ResultsFile.NAME), after);
    Reports.write(folder, after);
  }

  private static boolean isSame(Accuracy one, Accuracy other) {
    return one.operation().equals(other.operation()) && one.type().equals(other.type())
        && one.subject().equals(other.subject()) && one.reference().equals(other.reference());
  }

  private static Results empty() {
    return new Results(
        Host.version(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), "validate", true,
        Host.describe(List.of()), Caches.here(), List.of(), List.of(), List.of(), List.of());
  }
}
