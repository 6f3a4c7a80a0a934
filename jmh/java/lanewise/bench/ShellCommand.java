package lanewise.bench;

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

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
