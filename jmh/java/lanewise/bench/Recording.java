package lanewise.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.bench.report.Reports;
import lanewise.bench.results.ColdStart;
import lanewise.bench.results.ColdStart.Start;
import lanewise.bench.results.Line;
import lanewise.bench.results.Results;
import lanewise.bench.results.ResultsFile;

/** What a run has measured until now, and the files that it goes to. */
final class Recording {
  private final String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final String command;
  private final Map<String, String> environment;
  private final List<String> warnings = new ArrayList<>();
  private final Measurements measurements = new Measurements();
  private final Map<Library, ColdStarts> coldStarts = new LinkedHashMap<>();
  private final Map<String, Double> differences = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  /**
   * Nothing yet.
   *
   * @param command the command line that repeats the run
   * @param environment names and values
   */
  Recording(String command, Map<String, String> environment) {
    this.command = command;
    this.environment = environment;
  }

  /** Notes what spoils the run as a whole. */
  void warn(String warning) {
    warnings.add(warning);
  }

  Map<String, String> environment() {
    return environment;
  }

  Measurements measurements() {
    return measurements;
  }

  /** The cold starts, by library. */
  Map<Library, ColdStarts> coldStarts() {
    return coldStarts;
  }

  /** The largest differences of Lanewise and ND4J in units of both error bounds, NaN without ND4J, by the id of the row. */
  Map<String, Double> differences() {
    return differences;
  }

  /** What failed, by row, and why. */
  Map<String, String> failures() {
    return failures;
  }

  /** All of it as data. */
  Results results(boolean complete) {
    List<Line> lines = measurements.all().stream().map(Recording::line).toList();
    List<ColdStart> cold = new ArrayList<>();
    coldStarts.forEach((library, starts) -> cold.add(new ColdStart(library.id(), starts.starts())));
    List<String> all = new ArrayList<>(warnings);
    if (!complete) {
      all.add("the run was stopped before its end");
    }
    double steal =
        measurements.all().stream().mapToDouble(Measured::steal).filter(share -> share >= 0).average()
            .orElse(Double.NaN);
    all.addAll(Noise.ofRun(lines, steal));
    coldStarts.forEach(
        (library, starts) -> all.addAll(
            Noise.ofColdStarts(library.label(), starts.starts().stream().map(Start::firstMillis).toList())));
    failures.forEach((id, why) -> all.add("failed: " + why.lines().findFirst().orElse(id)));
    return new Results(
        Host.version(), started, command, complete, environment, Caches.here(), lines, cold, List.of(), all);
  }

  private static Line line(Measured measured) {
    return measured.line(Noise.of(measured.line(List.of()), measured.steal()));
  }

  /**
   * Writes everything to a folder; if that is nothing, what is there of another run stays.
   *
   * @return whether there is something
   */
  boolean write(Path folder, boolean complete) {
    Results results = results(complete);
    if (results.lines().isEmpty() && results.coldStarts().isEmpty()) {
      return false;
    }
    try {
      Files.createDirectories(folder);
      measurements.writeJson(folder.resolve("jmh.json"));
      ResultsFile.write(folder.resolve(ResultsFile.NAME), results);
      Files.writeString(folder.resolve("report.md"), MarkdownReport.of(this, results.warnings()));
      Reports.write(folder, results);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
