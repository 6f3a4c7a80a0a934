package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every double function at a sample of arguments that goes to where its errors are largest: {@code mvn -Pexhaustive test
 * -Dtest=SampledTest [-Dexhaustive.only=exp,log] [-Dexhaustive.points=1000000]}. The table that is in docs/numerics.md is
 * written to target/sampled.md.
 */
@Tag("exhaustive")
class SampledTest {
  private static final Path TABLE = Path.of(System.getProperty("sampled.table", "target/sampled.md"));
  private static final int POINTS = Integer.getInteger("exhaustive.points", 100_000_000);

  /** Arguments next to each other. */
  private static final int CHUNK = 1 << 10;
  /** Arguments as those of {@link DoubleAccuracyTest}. */
  private static final int OTHERS = 10_000;
  private static final int PARTS = 128;
  private static final int STAGES = 10;

  /** A part of the arguments, and the errors found there. */
  private record Part(double from, double to, Random random, Accuracy accuracy) {
    Part(double from, double to, long seed) {
      this(from, to, new Random(seed), new Accuracy());
    }

    Stream<Part> halves() {
      double middle = from + (to - from) / 2;
      return Stream.of(new Part(from, middle, random.nextLong()), new Part(middle, to, random.nextLong()));
    }

    void measure(AccuracyTable.Row row, DoubleUnaryOperator formula) {
      double start = random.nextDouble(from, to);
      Vicinity vicinity = Vicinity.of(row.big(), start);
      for (int i = 0; vicinity != null && i < CHUNK; i++) {
        double x = vicinity.argument(random.nextDouble());
        double actual = formula.applyAsDouble(x);
        double error = vicinity.error(x, actual);
        boolean largest = !(error <= accuracy.maxError());
        accuracy.near(x, largest ? Ulps.error(actual, row.big().apply(new BigDecimal(x))) : error);
      }
    }
  }

  static List<AccuracyTable.Row> all() {
    return AccuracyTable.selected("exhaustive.only");
  }

  static List<PairAccuracyTest.Pair> pairs() {
    return System.getProperty("exhaustive.only") == null ? PairAccuracyTest.all() : List.of();
  }

  @BeforeAll
  static void head() throws IOException {
    Files.createDirectories(TABLE.toAbsolutePath().getParent());
    Files.writeString(TABLE, "| function | largest error found (ULP) | at | arguments |\n|---|---|---|---|\n");
  }

  @ParameterizedTest
  @MethodSource("all")
  void errorIsWithinTheBound(AccuracyTable.Row row) throws IOException {
    DoubleUnaryOperator formula = row.twofold();
    assumeTrue(formula != null, () -> "no formula " + row.formula());
    Accuracy accuracy = measure(row, formula);
    write(accuracy.sampled(row.name()));
    assertTrue(accuracy.within(row.doubleBound()), () -> accuracy.describe(row.name()));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("pairs")
  void errorOfPairsIsWithinTheBound(PairAccuracyTest.Pair pair) throws IOException {
    DoubleBinaryOperator formula = PairAccuracyTest.twofold(pair);
    PairAccuracyTest.Worst worst = PairAccuracyTest.measure(pair, formula, OTHERS);
    write(worst.sampled(pair.name()));
    assertTrue(worst.error() <= pair.doubleBound(), worst::toString);
  }

  private static void write(String line) throws IOException {
    System.out.println(line);
    Files.writeString(TABLE, line + "\n", StandardOpenOption.APPEND);
  }

  /** Half of all parts, from this interval. */
  private static Stream<Part> parts(double from, double to) {
    double width = (to - from) / (PARTS / 2);
    return IntStream.range(0, PARTS / 2)
        .mapToObj(i -> new Part(from + i * width, from + (i + 1) * width, Double.hashCode(from) + i));
  }

  /**
   * The sample of {@link DoubleAccuracyTest}; then parts of the intervals, of which those with larger errors are divided in two
   * and the others left, again and again.
   */
  private static Accuracy measure(AccuracyTable.Row row, DoubleUnaryOperator formula) {
    Accuracy sum = DoubleAccuracyTest.measure(row, formula, OTHERS);
    List<Part> parts = Stream.concat(parts(row.from(), row.to()), parts(row.worstFrom(), row.worstTo())).toList();
    for (int stage = 0; stage < STAGES; stage++) {
      parts.parallelStream().forEach(part -> {
        for (int i = 0; i < POINTS / CHUNK / STAGES / PARTS; i++) {
          part.measure(row, formula);
        }
      });
      parts.forEach(part -> sum.add(part.accuracy));
      parts = parts.stream().sorted(Comparator.comparingDouble(part -> -part.accuracy.maxError())).limit(PARTS / 2)
          .flatMap(Part::halves).toList();
    }
    return sum;
  }
}
