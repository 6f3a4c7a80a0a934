package lanewise.bench.cli;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The option {@code --only} where it is a regular expression. */
final class Only {
  private Only() {}

  /** What an id has to have a match of. */
  static Pattern pattern(String only, CommandSpec spec) {
    try {
      return Pattern.compile(only);
    } catch (PatternSyntaxException e) {
      throw new ParameterException(
          spec.commandLine(), "--only " + only + ", but must be a regular expression: " + e.getDescription(), e);
    }
  }
}
