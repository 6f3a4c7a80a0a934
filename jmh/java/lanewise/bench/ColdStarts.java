package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import lanewise.bench.results.ColdStart.Point;
import lanewise.bench.results.ColdStart.Start;

/** Several {@link ColdStart}s of one library. */
record ColdStarts(List<Start> starts) {
  private static final double SECONDS = 3;

  /** Takes a copy. */
  ColdStarts {
    starts = List.copyOf(starts);
  }

  /** These and those of another list. */
  ColdStarts and(ColdStarts others) {
    return new ColdStarts(Stream.concat(starts.stream(), others.starts.stream()).toList());
  }

  /** What selects a library's cold starts. */
  static String id(Library library) {
    return "coldstart/" + library.id();
  }

  /** Starts a JVM; nothing if somebody stopped it. */
  static Optional<Start> start(Library library) {
    return start(library, SECONDS);
  }

  /** Starts a JVM that computes for some seconds. */
  static Optional<Start> start(Library library, double seconds) {
    List<String> heads = new ArrayList<>();
    List<Point> curve = new ArrayList<>();
    Jvm.run(
        ColdStart.class, List.of(), List.of(library.name(), String.format(Locale.ROOT, "%.1f", seconds)), line -> {
          if (line.startsWith(ColdStart.PREFIX + " ")) {
            heads.add(line);
          } else if (line.startsWith(ColdStart.POINT + " ")) {
            curve.add(new Point(number(line, 1), number(line, 2)));
          }
        });
    return heads.stream().findFirst().map(head -> new Start(number(head, 1), number(head, 2), number(head, 3), curve));
  }

  private static double number(String line, int word) {
    return Double.parseDouble(line.split(" ")[word]);
  }

  /** Milliseconds from main to the first result. */
  Figure first() {
    return figure(Start::firstMillis);
  }

  /** Milliseconds from main to 80 % of the peak. */
  Figure toPeak() {
    return figure(Start::peakMillis);
  }

  /**
   * The same, infinite for a JVM that did not come near the rate of warm ones: 80 % of a peak that is none are soon reached.
   *
   * @param warm GFLOP/s of a warm JVM, NaN if that is unknown
   */
  Figure toPeak(double warm) {
    return figure(start -> start.peak() < 0.8 * warm ? Double.POSITIVE_INFINITY : start.peakMillis());
  }

  /** The best rate in GFLOP/s. */
  Figure peak() {
    return figure(Start::peak);
  }

  private Figure figure(ToDoubleFunction<Start> quantity) {
    return Figure.of(starts.stream().map(quantity::applyAsDouble).toList());
  }
}
