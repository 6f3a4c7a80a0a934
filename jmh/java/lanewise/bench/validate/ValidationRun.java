package lanewise.bench.validate;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.bench.ElementType;
import lanewise.bench.WarmUp;
import lanewise.bench.results.Accuracy;

/** A whole run: each operation and type in turn, a report, a file. */
public final class ValidationRun {
  private static final long PROGRESS_NANOS = 1_000_000_000L;

  private final ValidationOptions options;
  private final PrintWriter out;
  private final PrintWriter progress;
  private final List<Operation> operations;
  private final URLClassLoader loader;
  private final String provider;
  private final Library subject;
  private final Reference reference;
  private final List<Tally> tallies = new ArrayList<>();

  /**
   * A run that has not begun.
   *
   * @param out takes the report
   * @param progress is told how far the run is
   * @throws IllegalArgumentException if an option has a wrong value; the message names it
   */
  public ValidationRun(ValidationOptions options, PrintWriter out, PrintWriter progress) {
    this.options = options;
    this.out = out;
    this.progress = progress;
    operations = Operations.matching(options.operations());
    provider = WarmUp.skip();
    loader = new URLClassLoader(urls(options.classPath()), ValidationRun.class.getClassLoader());
    subject = Libraries.named("--subject", options.subject(), loader);
    reference = Reference.named(options.reference(), loader);
    if (options.out() != null) {
      AccuracyFile.require(options.out());
    }
  }

  /**
   * Validates.
   *
   * @throws IOException if the results cannot be written
   */
  public Verdict run() throws IOException {
    try (loader) {
      out.println("Subject " + options.subject() + ", reference " + options.reference() + ", seed " + options.seed()
          + "; Lanewise: " + provider);
      out.flush();
      validate(new Validation(subject, reference, options.seed()));
    }
    Verdict verdict = new ValidationReport(options, tallies).print(out);
    if (options.out() != null && verdict != Verdict.NOTHING) {
      AccuracyFile.add(options.out(), options.command(), accuracies());
    }
    return verdict;
  }

  private static URL[] urls(List<Path> classPath) {
    List<URL> urls = new ArrayList<>();
    for (Path path : classPath) {
      if (!Files.exists(path)) {
        throw new IllegalArgumentException("--class-path " + path + ", but must be a jar or a folder that exists");
      }
      try {
        urls.add(path.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException("--class-path " + path + ": " + e.getMessage(), e);
      }
    }
    return urls.toArray(URL[]::new);
  }

  private void validate(Validation validation) {
    int steps = 0;
    for (Operation operation : operations) {
      steps += (int) options.types().stream().filter(operation.types()::contains).count();
    }
    long start = System.nanoTime();
    long shown = start;
    for (Operation operation : operations) {
      for (ElementType type : options.types()) {
        if (!operation.types().contains(type)) {
          continue;
        }
        boolean single = options.onlyCase() != null;
        tallies.add(validation.run(
            operation, type, single ? options.onlyCase() : 0, single ? 1 : options.cases()));
        long now = System.nanoTime();
        if (now - shown > PROGRESS_NANOS) {
          shown = now;
          long left = Math.round((now - start) * 1e-9 * (steps - tallies.size()) / tallies.size());
          progress.printf(
              Locale.ROOT, "[%3d/%d] about %d:%02d left  %s %s%n", tallies.size(), steps, left / 60, left % 60,
              operation.id(),
              type.label());
          progress.flush();
        }
      }
    }
  }

  private List<Accuracy> accuracies() {
    List<Accuracy> accuracies = new ArrayList<>();
    for (Tally tally : tallies) {
      if (tally.cases() > 0) {
        accuracies.add(tally.accuracy(
            options.subject(), options.reference(), options.command(tally.operation, tally.type, tally.worstCase())));
      }
    }
    return accuracies;
  }
}
