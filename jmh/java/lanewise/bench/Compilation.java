package lanewise.bench;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls something until the JVM has compiled it. JMH's warm-up lasts a fixed time; how long the
 * compilers need depends on what else runs on the machine, and vector code that is not compiled yet
 * is a thousand times slower.
 */
final class Compilation {
  private static final long STEP_NANOS = 1_000_000;
  private static final long QUIET_NANOS = 300_000_000;
  private static final long MOST_NANOS = 4_000_000_000L;

  /** While a compiler is known to be at work, which takes long where others have the processors. */
  private static final long LONGEST_NANOS = 20_000_000_000L;

  private static final Path THREADS = Path.of("/proc/self/task");
  private static final Pattern AT_WORK = Pattern.compile("\\d+ \\(C[12] Compiler.*\\) R .*");

  private static volatile boolean skipped;

  private Compilation() {}

  /** From now on in this JVM, nothing waits: for runs that measure nothing. */
  static void skip() {
    skipped = true;
  }

  /** Calls until the compilers have had nothing to do for a while, but no longer than seconds. */
  static void await(Runnable call) {
    await(0, call);
  }

  /** The same after so many calls: where a call is long, what it calls once is interpreted until then. */
  static void await(int leastCalls, Runnable call) {
    if (skipped) {
      return;
    }
    for (int i = 0; i < leastCalls; i++) {
      call.run();
    }
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    long start = System.nanoTime();
    long now = start;
    long quietSince = start;
    long before = -1;
    while (now - quietSince < QUIET_NANOS && now - start < MOST_NANOS
        || now - start < LONGEST_NANOS && areCompilersAtWork()) {
      long step = now;
      do {
        call.run();
        now = System.nanoTime();
      } while (now - step < STEP_NANOS);
      long spent = compilers.getTotalCompilationTime();
      if (spent != before) {
        before = spent;
        quietSince = now;
      }
    }
  }

  /** The time of a compilation is counted when it is done; until then only Linux knows of it. */
  private static boolean areCompilersAtWork() {
    if (!Files.isDirectory(THREADS)) {
      return false;
    }
    try (Stream<Path> threads = Files.list(THREADS)) {
      return threads.anyMatch(Compilation::isCompilerAtWork);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isCompilerAtWork(Path thread) {
    try {
      return isCompilerAtWork(Files.readString(thread.resolve("stat")));
    } catch (IOException e) {
      return false; // the thread has ended
    }
  }

  /** Whether a line of Linux is that of a compiler's thread that runs or waits for a processor. */
  static boolean isCompilerAtWork(String stat) {
    return AT_WORK.matcher(stat.strip()).matches();
  }
}
