package lanewise.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the JVM does not tell of the CPU, for the usual values of {@link Tuning}. Unknown CPUs are like none of these. */
public final class Cpu {

  /**
   * AMD family 25, Zen 3 and Zen 4: a 512-bit fma takes two cycles, in which the instructions for operands in place find
   * room, and eight cores share a third-level cache that is nearly as fast as the second.
   */
  public static final boolean IS_ZEN = is("ven0002fam0019", "AMD64 Family 25 ");

  private Cpu() {}

  /** Looks for the CPU's family in what Linux (the name for which it loads drivers) and Windows say. */
  private static boolean is(String linux, String windows) {
    String identifier = System.getenv("PROCESSOR_IDENTIFIER");
    if (identifier != null) {
      return identifier.startsWith(windows);
    }
    try {
      return Files.readString(Path.of("/sys/devices/system/cpu/modalias")).contains(linux);
    } catch (IOException e) {
      return false;
    }
  }
}
