package lanewise.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line as text that can be pasted into a shell. */
public final class ShellCommand {
  private static final Pattern PLAIN = Pattern.compile("[\\w./,:=-]+");

  private ShellCommand() {}

  /** The arguments with blanks in between; those that a POSIX shell would change are quoted. */
  public static String of(List<String> arguments) {
    return arguments.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
  }

  /** The command that gives these arguments to the jar; with {@code java} where settings or flags change what it does. */
  public static String ofJar(List<String> arguments) {
    List<String> command = new ArrayList<>(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-Dlanewise.") || flag.startsWith("-XX:")).toList());
    if (!command.isEmpty()) {
      command.addFirst("java");
      command.addAll(List.of("-jar", "benchmarks.jar"));
    }
    command.addAll(arguments);
    return of(command);
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
