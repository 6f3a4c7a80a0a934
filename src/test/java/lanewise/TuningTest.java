package lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.testing.Bits;
import lanewise.testing.Jvm;
import lanewise.testing.Probe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of sizes that a machine may set, in fresh JVMs. */
@Tag("once")
class TuningTest {

  private static final String KEYS =
      "gemm.inPlaceBytes, gemm.blockRows, gemm.blockColumns, gemm.parallelWork, vmath.grain, vmath.fetchedBytes";

  @TempDir
  Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("tuning.properties"), text);
  }

  private static Jvm run(Class<?> main, Path file) {
    return Jvm.run(main, Jvm.ADD_VECTOR, "-Dlanewise.warmup=off", "-Dlanewise.tuning=" + file);
  }

  /** Sizes from one end of what is allowed to the other give the bits of the usual ones. */
  @Test
  void noSizeChangesABit() throws IOException {
    String usual = Jvm.run(Bits.class, Jvm.ADD_VECTOR, "-Dlanewise.warmup=off").out();
    assertTrue(usual.matches("-?\\d+\\R"), usual);
    for (String sizes : new String[]{
      "gemm.inPlaceBytes = 0\ngemm.blockRows = 12\ngemm.blockColumns = 64\ngemm.parallelWork = 1024\nvmath.grain = 1024\n"
          + "vmath.fetchedBytes = 0",
      "gemm.inPlaceBytes = 16777216\ngemm.parallelWork = 1073741824\nvmath.grain = 16777216",
      "gemm.blockRows = 65536\ngemm.blockColumns = 16384\nvmath.fetchedBytes = 16777216", "# nothing"}) {
      Jvm jvm = run(Bits.class, file(sizes));
      assertEquals(usual, jvm.out(), sizes + "\n" + jvm.err());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "gemm.blockRows = 11         | gemm.blockRows = 11, but must be a whole number from 12 to 65536",
    "gemm.blockRows = 65537      | gemm.blockRows = 65537, but must be a whole number from 12 to 65536",
    "vmath.grain = 9999999999    | vmath.grain = 9999999999, but must be a whole number from 1024 to 16777216",
    "vmath.grain = many          | vmath.grain = many, but must be a whole number from 1024 to 16777216",
    "vmath.grain =               | vmath.grain = , but must be a whole number from 1024 to 16777216",
    "gemm.KC = 512               | gemm.KC = 512, but the keys are " + KEYS})
  void aWrongLineIsRefused(String line, String message) throws IOException {
    Path file = file(line);
    String expected = "refused: " + file + ": " + message;
    assertEquals(expected, run(Probe.class, file).out().split("\\R")[0]);
  }

  @Test
  void aMissingFileIsRefused() {
    Path none = folder.resolve("none");
    String out = run(Probe.class, none).out();
    assertTrue(
        out.startsWith("refused: lanewise.tuning = " + none + ", but must be a readable file of properties: "), out);
  }
}
