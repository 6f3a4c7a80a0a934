package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.bench.results.Results.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachesTest {
  @TempDir
  Path folder;

  private void index(int number, String level, String type, String size, String shared) throws IOException {
    Path index = Files.createDirectory(folder.resolve("index" + number));
    Files.writeString(index.resolve("level"), level + "\n");
    Files.writeString(index.resolve("type"), type + "\n");
    Files.writeString(index.resolve("size"), size + "\n");
    Files.writeString(index.resolve("shared_cpu_list"), shared + "\n");
  }

  @Test
  void readsDataCachesFromTheFirstLevelOn() throws IOException {
    index(3, "3", "Unified", "16M", "0-3,8");
    index(0, "1", "Data", "32K", "0,4");
    index(1, "1", "Instruction", "64K", "0,4");
    index(2, "2", "Unified", "1024K", "0");
    List<Cache> caches = Caches.linux(folder);
    assertEquals(List.of(new Cache(1, 32 << 10, 2), new Cache(2, 1 << 20, 1), new Cache(3, 16 << 20, 5)), caches);
    assertEquals("L1 32 KiB for 2 processors, L2 1 MiB, L3 16 MiB for 5 processors", Caches.describe(caches));
  }

  @Test
  void nothingIsKnownWhereTheSystemSaysNothing() throws IOException {
    assertEquals(List.of(), Caches.linux(folder));
    assertEquals(List.of(), Caches.linux(folder.resolve("none")));
    Files.createDirectory(folder.resolve("index0"));
    assertEquals(List.of(), Caches.linux(folder));
    assertEquals("unknown", Caches.describe(List.of()));
  }
}
