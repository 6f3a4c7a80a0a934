package lanewise.bench;

import java.io.EOFException;
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
import org.openjdk.jmh.runner.CompilerHints;

/** A JVM that measures the rows of a {@link Group} one after another, with JMH in the same process. */
public final class Fork {
  /** JMH runs once per machine unless this property tells otherwise. */
  static final String IGNORE_LOCK = "jmh.ignoreLock";

  private static final String DONE = "row done ";

  private Fork() {}

  /** What a fork is asked to do. */
  private record Task(List<Row> rows, Timing timing) implements Serializable {}

  /**
   * Starts a JVM and measures rows in it; where it dies at one, another JVM goes on with those after that.
   *
   * @param rows rows with the same flags
   * @param progress is told of each row that is done
   * @return one outcome for each row; fewer if somebody stopped it
   */
  static List<Outcome> run(List<Row> rows, Timing timing, Consumer<String> progress) {
    List<Outcome> outcomes = new ArrayList<>();
    while (outcomes.size() < rows.size() && !Jvm.stopped()) {
      outcomes.addAll(inOneJvm(rows.subList(outcomes.size(), rows.size()), timing, progress));
    }
    return outcomes;
  }

  /** The outcomes until the JVM came to its end, the last one that of the row at which it died. */
  private static List<Outcome> inOneJvm(List<Row> rows, Timing timing, Consumer<String> progress) {
    try {
      Path folder = Files.createTempDirectory("lanewise-bench");
      Path task = folder.resolve("task");
      Path results = folder.resolve("results");
      try {
        Files.createFile(results);
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(task))) {
          out.writeObject(new Task(List.copyOf(rows), timing));
        }
        return inOneJvm(rows, task, results, progress);
      } finally {
        Files.deleteIfExists(task);
        Files.deleteIfExists(results);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot exchange files with a fork", e);
    }
  }

  private static List<Outcome> inOneJvm(List<Row> rows, Path task, Path results, Consumer<String> progress)
      throws IOException {
    List<String> flags = new ArrayList<>();
    // As JMH does it for its own forks: black holes and methods that must not be inlined.
    CompilerHints.addCompilerHints(flags);
    flags.addAll(rows.getFirst().flags());
    if (Boolean.getBoolean(IGNORE_LOCK)) {
      flags.add("-D" + IGNORE_LOCK + "=true");
    }
    String death = "it printed no reason";
    try {
      Jvm.run(
          Fork.class, flags, List.of(task.toString(), results.toString()), line -> {
            if (line.startsWith(DONE)) {
              progress.accept(line.substring(DONE.length()));
            }
          });
    } catch (IllegalStateException e) {
      death = e.getMessage();
    }
    List<Outcome> outcomes = read(results);
    if (outcomes.size() < rows.size() && !Jvm.stopped()) {
      outcomes.add(Outcome.failed(rows.get(outcomes.size()).id() + ": " + death));
      progress.accept("FAILED: " + outcomes.getLast().failure());
    }
    return outcomes;
  }

  /** What was written before the fork came to its end, whichever that was. */
  private static List<Outcome> read(Path results) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(results))) {
      while (true) {
        outcomes.add((Outcome) in.readObject());
      }
    } catch (EOFException e) {
      return outcomes;
    } catch (ClassNotFoundException e) {
      throw new IOException("unreadable: " + results, e);
    }
  }

  /** The forked side: reads a task, writes an outcome after each row. */
  public static void main(String[] args) throws IOException, ClassNotFoundException {
    Task task;
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(args[0])))) {
      task = (Task) in.readObject();
    }
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      for (Row row : task.rows()) {
        Outcome outcome = measure(row, task.timing());
        out.writeObject(outcome);
        out.flush();
        System.out.println(
            DONE + (outcome.result() == null
                ? "FAILED: " + outcome.failure()
                : new Measured(row, List.of(outcome)).summary()));
      }
    }
  }

  private static Outcome measure(Row row, Timing timing) {
    CpuTime before = CpuTime.now();
    try {
      RunResult result = Jmh.run(row, timing);
      return new Outcome(result, "", Yardstick.lastName(), CpuTime.now().stealSince(before));
    } catch (IllegalStateException e) {
      return Outcome.failed(e.getMessage());
    } finally {
      Yardstick.forget();
    }
  }
}
