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
  public static final boolean IS_ZEN = isZen();

  private Cpu() {}

  /** Looks for the family in what Windows and Linux (the name for which it loads drivers) say. */
  private static boolean isZen() {
    String identifier = System.getenv("PROCESSOR_IDENTIFIER");
    if (identifier != null) {
      return identifier.startsWith("AMD64 Family 25 ");
    }
    try {
      return Files.readString(Path.of("/sys/devices/system/cpu/modalias")).contains("ven0002fam0019");
    } catch (IOException e) {
      return false;
    }
  }
}
