package lanewise.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of a run, fork by fork. */
final class Measurements {
  private final Map<String, Measured> byId = new LinkedHashMap<>();

  /** Adds one more fork of a row. */
  void add(Row row, Outcome fork) {
    byId.computeIfAbsent(row.id(), id -> new Measured(row, new ArrayList<>())).forks().add(fork);
  }

  /** The results of the row with the same id, if there are any. */
  Optional<Measured> get(Row row) {
    return Optional.ofNullable(byId.get(row.id()));
  }

  /** All rows that have results, in the order in which they were first measured. */
  List<Measured> all() {
    return List.copyOf(byId.values());
  }

  /** Writes everything in JMH's JSON format. */
  void writeJson(Path file) {
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      Jmh.writeJson(
          all().stream().map(measured -> Jmh.merge(measured.forks().stream().map(Outcome::result).toList())).toList(),
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
