package lanewise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the results depend on besides the code. */
final class Host {
  private Host() {}

  /** Names and values, for a report about some libraries. */
  static Map<String, String> describe(List<Library> libraries) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("CPU", cpu() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
    facts.put(
        "JVM",
        System.getProperty("java.vm.name")
            + " "
            + System.getProperty("java.vm.version")
            + " ("
            + System.getProperty("java.vendor")
            + ")");
    facts.put(
        "System",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    facts.put("Widest vectors", FmaLoop.widest() + " bit");
    for (Library library : libraries) {
      if (library.available()) {
        facts.put(library.label(), library.describe());
      }
    }
    return facts;
  }

  private static String cpu() {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (Stream<String> lines = Files.lines(info)) {
        Map<String, String> fields = new LinkedHashMap<>();
        lines
            .map(line -> line.split("\\s*:\\s*", 2))
            .filter(field -> field.length == 2)
            .forEach(field -> fields.putIfAbsent(field[0], field[1]));
        String name = fields.getOrDefault("model name", System.getProperty("os.arch"));
        String numbers =
            fields.containsKey("cpu family")
                ? " (family " + fields.get("cpu family") + ", model " + fields.get("model") + ")"
                : "";
        return name + numbers;
      } catch (IOException e) {
        return System.getProperty("os.arch");
      }
    }
    return macName();
  }

  private static String macName() {
    try {
      Process process = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
      String name = process.inputReader().readLine();
      return name == null ? System.getProperty("os.arch") : name;
    } catch (IOException e) {
      String windows = System.getenv("PROCESSOR_IDENTIFIER");
      return windows == null ? System.getProperty("os.arch") : windows;
    }
  }
}
