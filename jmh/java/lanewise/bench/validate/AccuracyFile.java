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
      if (Files.exists(folder.resolve(ResultsFile.NAME))) {
        ResultsFile.read(folder);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("--out " + folder + ", but " + e.getMessage(), e);
    }
  }

  /**
   * Adds them; those of the same operation, type, subject and reference that were there are replaced.
   *
   * @param command the command line that repeats them
   */
  static void add(Path folder, String command, List<Accuracy> accuracies) throws IOException {
    Path file = folder.resolve(ResultsFile.NAME);
    Results before = Files.exists(file) ? ResultsFile.read(file) : empty(command);
    List<Accuracy> all = new ArrayList<>(before.accuracies());
    all.removeIf(old -> accuracies.stream().anyMatch(each -> isSame(old, each)));
    all.addAll(accuracies);
    Results after = new Results(
        before.lanewise(), before.started(), before.command(), before.complete(), before.environment(), before.caches(),
        before.lines(), before.coldStarts(), all, before.warnings());
    ResultsFile.write(file, after);
    Reports.write(folder, after);
  }

  private static boolean isSame(Accuracy one, Accuracy other) {
    return one.operation().equals(other.operation()) && one.type().equals(other.type())
        && one.subject().equals(other.subject()) && one.reference().equals(other.reference());
  }

  private static Results empty(String command) {
    return new Results(
        Host.version(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), command, true,
        Host.describe(List.of()), Caches.here(), List.of(), List.of(), List.of(), List.of());
  }
}
