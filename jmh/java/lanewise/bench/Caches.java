package lanewise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lanewise.bench.results.Results.Cache;

/** The data caches of the machine, as far as the system describes them. */
public final class Caches {
  private static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");

  private Caches() {}

  /** From the first level on; empty if nothing is known. */
  public static List<Cache> here() {
    if (Files.isDirectory(LINUX)) {
      return linux(LINUX);
    }
    return System.getProperty("os.name").startsWith("Mac") ? mac() : List.of();
  }

  /** Those that a folder of sysfs describes, one folder {@code index0}, {@code index1}, ... for each. */
  static List<Cache> linux(Path folder) {
    try (Stream<Path> indices = Files.list(folder)) {
      List<Cache> caches = new ArrayList<>();
      for (Path index : indices.filter(path -> path.getFileName().toString().startsWith("index")).toList()) {
        if (!text(index, "type").equals("Instruction")) {
          caches.add(
              new Cache(
                  Integer.parseInt(text(index, "level")), bytes(text(index, "size")),
                  processors(text(index, "shared_cpu_list"))));
        }
      }
      caches.sort(Comparator.comparingInt(Cache::level));
      return caches;
    } catch (IOException | NumberFormatException e) {
      return List.of();
    }
  }

  private static String text(Path index, String name) throws IOException {
    return Files.readString(index.resolve(name)).strip();
  }

  /** Such as 32K, 16M. */
  private static long bytes(String size) {
    long number = Long.parseLong(size.replaceAll("\\D", ""));
    return number << (size.endsWith("K") ? 10 : size.endsWith("M") ? 20 : 0);
  }

  /** How many a list such as 0-3,8 names. */
  private static int processors(String list) {
    return Arrays.stream(list.split(","))
        .map(range -> range.split("-"))
        .mapToInt(ends -> Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1)
        .sum();
  }

  /** Of the performance cores; how many cores share one is known for the second level only. */
  private static List<Cache> mac() {
    List<Cache> caches = new ArrayList<>();
    sysctl("hw.perflevel0.l1dcachesize").ifPresent(bytes -> caches.add(new Cache(1, bytes, 1)));
    int sharing = (int) sysctl("hw.perflevel0.cpusperl2").orElse(1);
    sysctl("hw.perflevel0.l2cachesize").ifPresent(bytes -> caches.add(new Cache(2, bytes, sharing)));
    return caches;
  }

  private static OptionalLong sysctl(String name) {
    try {
      return OptionalLong.of(Long.parseLong(Host.sysctl(name).strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** In words, such as {@code L1 32 KiB, L2 1 MiB, L3 32 MiB for 16 processors}. */
  public static String describe(List<Cache> caches) {
    if (caches.isEmpty()) {
      return "unknown";
    }
    List<String> words =
        caches.stream()
            .map(
                cache -> "L" + cache.level() + " " + size(cache.bytes())
                    + (cache.sharedBy() > 1 ? " for " + cache.sharedBy() + " processors" : ""))
            .toList();
    return String.join(", ", words);
  }

  private static String size(long bytes) {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
  }
}
