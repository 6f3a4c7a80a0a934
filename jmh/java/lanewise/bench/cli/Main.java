package lanewise.bench.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entry of {@code benchmarks.jar}. A jar's manifest cannot name the flags that the benchmarks need, so unless the JVM
 * has them, a second one is started that does, with the flags of this one.
 *
 * <p>This class is compiled for older JDKs than all others, to be able to say what is missing.
 */
public final class Main {
  private static final int NEEDED = 25;
  private static final String MODULE = "jdk.incubator.vector";
  private static final List<String> FLAGS =
      Arrays.asList(
          "--add-modules=" + MODULE, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private Main() {}

  /** Runs the command line in this JVM or in one with the flags. */
  public static void main(String[] args) throws Exception {
    if (Runtime.version().feature() < NEEDED) {
      fail("Lanewise needs a JDK " + NEEDED + " or newer, and this is " + Runtime.version());
    }
    if (ModuleFinder.ofSystem().find(MODULE).isEmpty()) {
      fail("this Java has no module " + MODULE + ": start the one of a full JDK, not "
          + System.getProperty("java.home"));
    }
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    if (given.containsAll(FLAGS)) {
      // By name: the classes behind it are of another version than this one.
      Class.forName("lanewise.bench.cli.Cli").getMethod("main", String[].class).invoke(null, (Object) args);
    } else {
      System.exit(startAgain(given, args));
    }
  }

  private static void fail(String why) {
    System.err.println(why);
    System.exit(1);
  }

  private static int startAgain(List<String> given, String[] args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(FLAGS);
    command.addAll(given);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(Arrays.asList(args));
    Process process = new ProcessBuilder(command).inheritIO().start();
    // A signal that ends this process must not leave the other one behind, which may have something to write.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    return process.waitFor();
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
