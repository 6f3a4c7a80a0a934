package lanewise.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Starts JVMs with the class path of this one. */
final class Jvm {
  /**
   * The flags of every measured JVM: all libraries get the same heap. The system property {@code
   * bench.flags} appends more, separated by blanks.
   */
  static final List<String> FLAGS =
      Stream.concat(
          Stream.of(
              "--add-modules=jdk.incubator.vector",
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-Xms2g",
              "-Xmx2g"),
          Stream.of(System.getProperty("bench.flags", "").split(" ")))
          .filter(flag -> !flag.isBlank())
          .toList();

  private Jvm() {}

  /**
   * Runs a main class to its end.
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
      try {
        List<String> output = new ArrayList<>();
        process
            .inputReader()
            .lines()
            .forEach(
                line -> {
                  output.add(line);
                  lines.accept(line);
                });
        int exit = process.waitFor();
        if (exit != 0) {
          throw new IllegalStateException(
              main.getSimpleName() + " " + arguments + " ended with exit code " + exit + ":\n"
                  + String.join("\n", output));
        }
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
