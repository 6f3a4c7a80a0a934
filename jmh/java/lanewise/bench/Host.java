package lanewise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.Lanewise;

/** What the results depend on besides the code. */
public final class Host {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Host() {}

  /** The version of Lanewise, which only its jars know. */
  public static String version() {
    String version = Lanewise.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  /** Names and values, for a report about some libraries. */
  public static Map<String, String> describe(List<Library> libraries) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("CPU", cpu() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
    facts.put("Data caches", Caches.describe(Caches.here()));
    facts.put("JVM", jvm());
    facts.put("Flags of the forks", String.join(" ", Jvm.FLAGS));
    facts.put("System", system());
    facts.put("Widest vectors", FmaLoop.widest() + " bit");
    for (Library library : libraries) {
      if (library.available()) {
        facts.put(library.label(), describe(library));
      }
    }
    return facts;
  }

  /** A library without natives for this machine is no reason not to measure the others. */
  private static String describe(Library library) {
    try {
      return library.describe();
    } catch (IllegalStateException | LinkageError e) {
      return "does not run here: " + e.getMessage();
    }
  }

  /** The JVM and its version. */
  public static String jvm() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + " ("
        + System.getProperty("java.vendor") + ")";
  }

  /** The operating system. */
  public static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch");
  }

  /** The widest vectors of the JVM in bits. */
  public static int widest() {
    return FmaLoop.widest();
  }

  /** The model of the processor. */
  public static String cpu() {
    Map<String, String> fields = cpuInfo();
    if (fields.containsKey("cpu family")) {
      return fields.get("model name") + " (family " + fields.get("cpu family") + ", model " + fields.get("model") + ")";
    }
    if (fields.containsKey("model name")) {
      return fields.get("model name");
    }
    String mac = sysctl("machdep.cpu.brand_string");
    String windows = System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
    return mac.isEmpty() ? windows : mac;
  }

  /** What Linux says about its first processor; empty elsewhere. */
  public static Map<String, String> cpuInfo() {
    Map<String, String> fields = new LinkedHashMap<>();
    cpuInfoLines().forEach(field -> fields.putIfAbsent(field[0], field[1]));
    return fields;
  }

  /** How many processors the machine has, which may be more than the JVM is allowed to use; 0 if that is unknown. */
  public static int processors() {
    return (int) cpuInfoLines().stream().filter(field -> field[0].equals("processor")).count();
  }

  private static List<String[]> cpuInfoLines() {
    if (!Files.isReadable(CPU_INFO)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines.map(line -> line.split("\\s*:\\s*", 2)).filter(field -> field.length == 2).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A value that macOS knows; empty elsewhere. */
  static String sysctl(String name) {
    try {
      String value = new ProcessBuilder("sysctl", "-n", name).start().inputReader().readLine();
      return value == null ? "" : value;
    } catch (IOException e) {
      return "";
    }
  }
}
