package lanewise.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Next to another file of Linux that names the CPU. */
@Tag("once")
class CpuTest {

  @Test
  void theFamilyIsThatOfTheFirstProcessor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    assumeTrue(Files.isReadable(file));
    String first = Files.readString(file).split("\n\n")[0];
    boolean isZen = first.contains("AuthenticAMD") && first.matches("(?s).*cpu family\\s*: 25\n.*");
    assertEquals(isZen, Cpu.IS_ZEN, first);
  }
}
