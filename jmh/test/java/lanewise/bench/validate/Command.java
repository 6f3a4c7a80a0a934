package lanewise.bench.validate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.bench.cli.Validate;
import picocli.CommandLine;

/** A run of the command: its exit code and what it printed. */
record Command(int exit, String out, String err) {
  private static final Pattern REPEAT = Pattern.compile("repeat with: validate (.*)");

  static Command run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = new CommandLine(new Validate()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .execute(arguments);
    return new Command(exit, out.toString(), err.toString());
  }

  /** The arguments of the first command that repeats a failure. */
  String[] repeat() {
    Matcher matcher = REPEAT.matcher(out);
    if (!matcher.find()) {
      throw new AssertionError("no command that repeats a failure in\n" + out);
    }
    return Pattern.compile("'([^']*)'|\\S+").matcher(matcher.group(1)).results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1)).toArray(String[]::new);
  }
}
