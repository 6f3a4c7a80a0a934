package lanewise.bench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import lanewise.bench.Host;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands. Exit codes: {@value #OK}, {@value #FAILED} if something that was measured or checked failed,
 * {@value #USAGE} if the command line is wrong.
 */
@Command(name = "benchmarks", description = "Measures and checks Lanewise, and the libraries next to it, on this machine.", mixinStandardHelpOptions = true, versionProvider = Cli.Version.class, scope = CommandLine.ScopeType.INHERIT, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
  "0:all is well", "1:something failed: a check, a row", "2:the command line is wrong"}, subcommands = {
    Info.class,
    Bench.class,
    Compare.class,
    Validate.class,
    Tune.class,
  })
public final class Cli implements Runnable {
  /** All is well. */
  public static final int OK = 0;

  /** Something failed. */
  public static final int FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** What is thrown with a message for the user; anything else is a mistake in the program. */
  private static final List<Class<? extends Exception>> EXPECTED =
      List.of(IllegalStateException.class, IllegalArgumentException.class, IOException.class,
          UncheckedIOException.class);

  @Spec
  private CommandSpec spec;

  /** Runs a command line and ends the process. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, to be executed. */
  static CommandLine commandLine() {
    // Of an option that is given twice the last one counts, as those of -Dbench do after those of the build; no word about it.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    return new CommandLine(new Cli())
        .setOverwrittenOptionsAllowed(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Cli::usage)
        .setExecutionExceptionHandler(Cli::failure);
  }

  private static int usage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(message(wrong));
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return USAGE;
  }

  /** Picocli's message, or a better one for a word that stands where none is expected. */
  private static String message(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
      return wrong.getMessage();
    }
    CommandLine command = wrong.getCommandLine();
    String word = unmatched.getUnmatched().getFirst();
    return command.getParent() == null
        ? "command " + word + ", but must be one of " + commands(command)
        : "argument " + word + ", but " + command.getCommandName() + " takes options only";
  }

  private static int failure(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (EXPECTED.stream().anyMatch(type -> type.isInstance(e))) {
      command.getErr().println(e.getMessage());
    } else {
      e.printStackTrace(command.getErr());
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command, but must be one of " + commands(spec.commandLine()));
  }

  private static String commands(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[]{"Lanewise " + Host.version(), Host.jvm()};
    }
  }
}
