package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lanewise.bench.results.ColdStart.Start;
import lanewise.bench.results.ResultsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @TempDir
  Path folder;

  @Test
  void nothingReplacesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve(ResultsFile.NAME), "of another run");
    Recording recording = new Recording("bench", Map.of());
    assertFalse(recording.write(folder, false));
    assertEquals("of another run", Files.readString(file));

    recording.coldStarts().put(Library.LANEWISE, new ColdStarts(List.of(new Start(1, 2, 3, List.of()))));
    assertTrue(recording.write(folder, false));
    assertEquals(1, ResultsFile.read(file).coldStarts().size());
  }
}
