package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {
  private static final List<Row> ROWS =
      List.of(
          Row.gemm(Library.LANEWISE, ElementType.F32, "NN", "48"),
          Row.gemm(Library.LANEWISE, ElementType.F32, "NN", "64"));

  @TempDir
  Path folder;

  private static Trial trial(int value, double... ratios) {
    return new Trial(value, DoubleStream.of(ratios).boxed().toList(), 1, "row");
  }

  @Test
  void aRatioIsTakenWithinARoundAndAMeanOverTheRows() {
    List<double[]> usual = List.of(new double[]{0.5, 0.4}, new double[]{0.25, 0.2});
    List<double[]> tried = List.of(new double[]{0.6, 0.4}, new double[]{0.3, 0.3});
    Trial trial = Trial.of(7, ROWS, usual, tried);
    assertEquals(Math.sqrt(1.2), trial.ratios().get(0), 1e-15);
    assertEquals(Math.sqrt(1.2 * 1.5), trial.ratios().get(1), 1e-15);
    assertEquals(1.2, trial.worst(), 1e-15);
    assertEquals(ROWS.get(0).id(), trial.worstRow());
  }

  @Test
  void onlyWhatIsBetterInEachRoundAndByEnoughIsTaken() {
    assertTrue(trial(1, 1.03, 1.02, 1.05).better());
    assertFalse(trial(1, 1.2, 0.999, 1.3).better());
    assertFalse(trial(1, 1.01, 1.01, 1.015).better());
    assertFalse(trial(1, Double.NaN, 1.1, 1.1).better());
    assertTrue(trial(1, Double.NaN, 1.1, 1.1).toString().contains("missed"));
    assertEquals(Optional.empty(), Trial.best(List.of(trial(1, 0.9), trial(2, 1.01))));
    assertEquals(3, Trial.best(List.of(trial(1, 1.04), trial(3, 1.1), trial(2, 1.05))).orElseThrow().value());
  }

  /** Each key is one that the library knows, and the forks really read the file: a value that is not allowed fails. */
  @Test
  void measuresWithTheValue() throws IOException {
    Timing timing = new Timing(1, 1, 10);
    Path file = folder.resolve("tuning.properties");
    Knob columns = new Knob("gemm.blockColumns", List.of(256, 128), ROWS.subList(0, 1));
    boolean better = new Tuner(List.of(columns), 1, timing).run(file);
    assertEquals(better, Files.exists(file));
  }

  /** A size that cannot be measured takes nothing from the others. */
  @Test
  void theOthersAreMeasuredWhereOneSizeFails() {
    Timing timing = new Timing(1, 1, 10);
    Knob wrong = new Knob("gemm.blockColumns", List.of(256, 1), ROWS.subList(0, 1));
    Knob right = new Knob("gemm.blockRows", List.of(504), ROWS.subList(0, 1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    String message;
    try {
      message =
          assertThrows(
              IllegalStateException.class,
              () -> new Tuner(List.of(wrong, right), 1, timing).run(folder.resolve("file"))).getMessage();
    } finally {
      System.setOut(before);
    }
    assertTrue(message.contains("gemm.blockColumns = 1, but must be a whole number from 64"), message);
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("gemm.blockRows, times as fast as usually:"), text);
    assertTrue(text.contains("Written to") || text.contains("No size, of those that were done, is better"), text);
  }
}
