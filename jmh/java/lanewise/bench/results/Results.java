package lanewise.bench.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one run measured on one machine.
 *
 * @param lanewise the version of Lanewise
 * @param started when the run began, ISO 8601 in UTC
 * @param command the command line that repeats it
 * @param complete whether the run came to its end; what an interrupted run has measured is kept
 * @param environment names and values in the order to show them: CPU, JVM, system, libraries with their versions, and the like
 * @param caches the data caches of the machine, from the first level on
 * @param lines what was measured, ceilings among it
 * @param coldStarts the first seconds of fresh JVMs
 * @param accuracies errors against a reference
 * @param warnings what spoils the run as a whole
 */
public record Results(
    String lanewise,
    String started,
    String command,
    boolean complete,
    Map<String, String> environment,
    List<Cache> caches,
    List<Line> lines,
    List<ColdStart> coldStarts,
    List<Accuracy> accuracies,
    List<String> warnings) {

  /** Takes copies. */
  public Results {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    caches = List.copyOf(caches);
    lines = List.copyOf(lines);
    coldStarts = List.copyOf(coldStarts);
    accuracies = List.copyOf(accuracies);
    warnings = List.copyOf(warnings);
  }

  /**
   * A data cache.
   *
   * @param level 1 for the fastest
   * @param bytes its size
   * @param sharedBy how many processors share one
   */
  public record Cache(int level, long bytes, int sharedBy) {}
}
