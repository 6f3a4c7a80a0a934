package lanewise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lanewise.Lanewise;

/** A fresh JVM: for what is decided once for a process, and for the first calls in it. */
public record Jvm(int exit, String out, String err) {

  /** The flag of the Vector API. */
  public static final String ADD_VECTOR = "--add-modules=jdk.incubator.vector";

  /** Whether this JVM has the Vector API. */
  public static boolean hasVectorModule() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** Where Lanewise was compiled to. */
  public static Path library() {
    return location(Lanewise.class);
  }

  /** Where the tests were compiled to. */
  public static Path tests() {
    return location(Jvm.class);
  }

  private static Path location(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a main class with Lanewise and the tests on the class path. */
  public static Jvm run(Class<?> main, String... flags) {
    List<String> arguments = new ArrayList<>(List.of(flags));
    arguments.add("-cp");
    arguments.add(library() + System.getProperty("path.separator") + tests());
    arguments.add(main.getName());
    return run(arguments);
  }

  /** Runs java with these arguments. */
  public static Jvm run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(arguments);
    try {
      Path out = Files.createTempFile("lanewise", ".out");
      Path err = Files.createTempFile("lanewise", ".err");
      try {
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError("still running after 60 s: " + command + "\n" + Files.readString(err));
        }
        return new Jvm(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
