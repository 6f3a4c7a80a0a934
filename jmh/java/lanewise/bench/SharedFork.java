package lanewise.bench;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;

/**
 * A JVM that measures several rows one after another, with JMH in the same process. It costs one
 * start instead of one per row, so that in a given time every row is measured in more JVMs and at
 * more moments; the price is that rows share what the compiler learned, as they do in a program.
 */
public final class SharedFork {
  private static final String DONE = "row done ";

  private SharedFork() {}

  /** What a shared fork is asked to do. */
  private record Task(List<Row> rows, Timing timing) implements Serializable {}

  /**
   * Starts a JVM and measures rows in it.
   *
   * @param rows rows with the same flags
   * @param progress is told of each row that is done
   */
  static List<RunResult> run(
      List<Row> rows, Timing timing, List<String> flags, Consumer<String> progress) {
    try {
      Path folder = Files.createTempDirectory("lanewise-bench");
      Path task = folder.resolve("task");
      Path results = folder.resolve("results");
      try {
        write(task, new Task(List.copyOf(rows), timing));
        Jvm.run(
            SharedFork.class,
            flags,
            List.of(task.toString(), results.toString()),
            line -> {
              if (line.startsWith(DONE)) {
                progress.accept(line.substring(DONE.length()));
              }
            });
        List<RunResult> forks = new ArrayList<>();
        for (Object result : (List<?>) read(results)) {
          forks.add((RunResult) result);
        }
        return forks;
      } finally {
        Files.deleteIfExists(task);
        Files.deleteIfExists(results);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot exchange files with a fork", e);
    }
  }

  /** The forked side: reads a task, writes the results. */
  public static void main(String[] args) throws IOException {
    Task task = (Task) read(Path.of(args[0]));
    List<RunResult> results = new ArrayList<>();
    for (Row row : task.rows()) {
      RunResult result = Jmh.here(row, task.timing());
      results.add(result);
      System.out.println(DONE + new Measured(row, List.of(result)).summary());
    }
    write(Path.of(args[1]), (Serializable) results);
  }

  private static void write(Path file, Serializable value) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(value);
    }
  }

  private static Object read(Path file) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("unreadable: " + file, e);
    }
  }
}
