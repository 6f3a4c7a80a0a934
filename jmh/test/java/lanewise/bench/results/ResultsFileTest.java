package lanewise.bench.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
  @TempDir
  Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Results results =
        new Results(
            "0.1", "2026-01-01T00:00:00Z", "bench quick", true, Map.of("CPU", "some \"CPU\""),
            List.of(new Results.Cache(1, 32768, 2)),
            List.of(
                new Line(
                    "gemm/lanewise/f32/NN/512", "gemm", "lanewise", "NN", "f32", "512", 1, 0, "GFLOP/s", 0.27, 2.7e8,
                    3e6, List.of(100.5, Double.NaN), "FMA ceiling", List.of(110.0, 111.0), 0, List.of("noisy"))),
            List.of(
                new ColdStart(
                    "lanewise", List.of(new ColdStart.Start(300, 900, 110, List.of(new ColdStart.Point(300, 1.5)))))),
            List.of(
                new Accuracy("exp", "f32", "lanewise", "double", 1000, 0, 0.9, 0.8, List.of(5L, 995L), "validate ...")),
            List.of());
    ResultsFile.write(folder.resolve(ResultsFile.NAME), results);
    assertEquals(results, ResultsFile.read(folder));
    assertEquals(results, ResultsFile.read(folder.resolve(ResultsFile.NAME)));
  }

  @Test
  void saysWhichFileIsWrong() throws IOException {
    Path file = folder.resolve(ResultsFile.NAME);
    for (String text : List.of("", "[1, 2]", "{\"lanewise\": \"0.1\"}", "not JSON")) {
      Files.writeString(file, text);
      IOException e = assertThrows(IOException.class, () -> ResultsFile.read(folder), text);
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      assertTrue(e.getMessage().matches(".*: (the file is empty|this is no .* of a run.*)"), e.getMessage());
    }
    Files.writeString(file, "{}");
    IOException part = assertThrows(IOException.class, () -> ResultsFile.read(folder));
    assertTrue(part.getMessage().endsWith("of a run: a part is missing"), part.getMessage());
    Path none = folder.resolve("none.json");
    IOException e = assertThrows(IOException.class, () -> ResultsFile.read(none));
    assertTrue(e.getMessage().startsWith(none.toString()), e.getMessage());
  }
}
