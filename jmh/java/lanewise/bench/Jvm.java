package lanewise.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Starts JVMs with the class path and the flags of this one, one at a time. */
final class Jvm {
  private static final List<String> OWN =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private static final List<String> HEAP = List.of("-Xms2g", "-Xmx2g");

  /** How flags begin that size the heap. */
  private static final List<String> SIZES =
      List.of("-Xms", "-Xmx", "-XX:InitialHeapSize=", "-XX:MaxHeapSize=", "-XX:InitialRAMPercentage=",
          "-XX:MaxRAMPercentage=");

  /** The flags of every measured JVM: all libraries get the same heap. Flags that this JVM was started with follow. */
  static final List<String> FLAGS = flags(ManagementFactory.getRuntimeMXBean().getInputArguments());

  /** What a JVM returns that SIGINT or SIGTERM ended: it comes to all processes of a terminal. */
  private static final Set<Integer> SIGNALLED = Set.of(128 + 2, 128 + 15);

  private static volatile Process running;
  private static volatile boolean stopped;

  private Jvm() {}

  /** Our own flags and those given; with a heap of 2 GB, unless one of them sizes it. */
  static List<String> flags(List<String> given) {
    boolean sized = given.stream().anyMatch(flag -> SIZES.stream().anyMatch(flag::startsWith));
    return Stream.of(OWN, sized ? List.<String>of() : HEAP, given).flatMap(List::stream).distinct().toList();
  }

  /** Ends the JVM that runs and starts no other. */
  static void stop() {
    stopped = true;
    Process process = running;
    if (process != null) {
      end(process);
    }
  }

  /** Has a process end. Process.destroy would also close its output, which somebody reads. */
  private static void end(Process process) {
    process.toHandle().destroy();
  }

  /** Whether there is nothing to wait for any more. */
  static boolean stopped() {
    return stopped;
  }

  /**
   * Runs a main class to its end, or until somebody stops it.
   *
   * @param flags more flags
   * @param lines is given what it prints, line by line
   * @throws IllegalStateException if it fails; the message holds what it printed
   */
  static void run(
      Class<?> main, List<String> flags, List<String> arguments, Consumer<String> lines) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      running = process;
      if (stopped) {
        end(process);
      }
      try {
        follow(process, main, arguments, lines);
      } finally {
        // One whose lines could not be used would wait for somebody to read on.
        end(process);
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void follow(Process process, Class<?> main, List<String> arguments, Consumer<String> lines)
      throws InterruptedException {
    List<String> output = new ArrayList<>();
    process.inputReader().lines().forEach(line -> {
      output.add(line);
      lines.accept(line);
    });
    int exit = process.waitFor();
    if (SIGNALLED.contains(exit)) {
      stopped = true;
    } else if (exit != 0) {
      throw new IllegalStateException(
          main.getSimpleName() + " " + arguments + " ended with exit code " + exit + ":\n" + String.join("\n", output));
    }
  }
}
