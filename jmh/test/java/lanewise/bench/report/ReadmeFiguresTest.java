package lanewise.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.bench.results.Line;
import lanewise.bench.results.ResultsFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Products, functions next to the JDK's and the first figures for two threads in the README, in a section for each CPU, are
 * those of the report that the section names.
 */
class ReadmeFiguresTest {
  private Map<String, Line> measured;
  private String section;

  private void read(String cpu) throws IOException {
    measured =
        ResultsFile.read(Path.of("docs/benchmarks", cpu)).lines().stream()
            .collect(Collectors.toMap(Line::id, Function.identity()));
    section =
        Stream.of(Files.readString(Path.of("README.md")).split("\n##+ "))
            .filter(each -> each.contains("docs/benchmarks/" + cpu + "/tables.md")).findFirst().orElseThrow();
  }

  private List<MatchResult> rows(int least, String pattern) {
    List<MatchResult> rows = Pattern.compile(pattern).matcher(section).results().toList();
    assertTrue(rows.size() >= least, () -> "found " + rows.size());
    return rows;
  }

  private static String decimals(int number, double value) {
    return String.format(Locale.ROOT, "%." + number + "f", value);
  }

  private String times(String id, String peer) {
    Line theirs = measured.get(id.replace("lanewise", peer));
    return theirs == null ? "-" : decimals(2, Verdicts.times(measured.get(id), theirs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd-epyc-zen4", "intel-xeon-avx512"})
  void products(String cpu) throws IOException {
    read(cpu);
    for (MatchResult row : rows(27, "\\| (f\\d\\d) ([NT]{2}), (\\d+) x (\\d+) x (\\d+) \\| (.*) \\|")) {
      List<String> sizes = List.of(row.group(3), row.group(4), row.group(5));
      String shape = sizes.stream().distinct().count() == 1 ? sizes.getFirst() : String.join("x", sizes);
      String id = String.join("/", "gemm/lanewise", row.group(1), row.group(2), shape);
      Line line = measured.get(id);
      assertEquals(
          String.join(" | ", decimals(1, Spread.rate(line).median()), Numbers.percent(Spread.share(line).median()),
              times(id, "openblas"), times(id, "mkl"), times(id, "nd4j")),
          row.group(6), id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd-epyc-zen4", "intel-xeon-avx512"})
  void functions(String cpu) throws IOException {
    read(cpu);
    for (MatchResult row : rows(4,
        "\\| (f\\d\\d) ([\\w, ]+) \\| ([\\d., ]+) \\| ([\\d, ]+) % of the JDK's \\| ([\\d., ]+) \\|")) {
      List<String> rates = new ArrayList<>();
      List<String> shares = new ArrayList<>();
      List<String> times = new ArrayList<>();
      for (String function : row.group(2).split(", ")) {
        String id = "vmath/lanewise/" + row.group(1) + "/" + function + "/100000";
        rates.add(decimals(2, Spread.rate(measured.get(id)).median()));
        shares.add(decimals(0, 100 * Spread.share(measured.get(id)).median()));
        times.add(times(id, "mkl"));
      }
      assertEquals(
          List.of(String.join(", ", rates), String.join(", ", shares), String.join(", ", times)),
          List.of(row.group(3), row.group(4), row.group(5)), row.group());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd-epyc-zen4", "intel-xeon-avx512"})
  void twoThreads(String cpu) throws IOException {
    read(cpu);
    Spread times =
        Spread.of(
            measured.values().stream().filter(line -> line.id().matches("gemm/lanewise/f\\d\\d/NN/\\d+/threads2"))
                .map(line -> Spread.share(line).median()).toList());
    MatchResult sentence =
        rows(1, "n = 512 to 2048 are ([\\d.]+) to ([\\d.]+) times as fast as on one").getFirst();
    assertEquals(decimals(2, times.low()), sentence.group(1));
    assertEquals(decimals(2, times.high()), sentence.group(2));
  }
}
