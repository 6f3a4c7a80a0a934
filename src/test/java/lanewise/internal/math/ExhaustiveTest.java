package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every float function at all 2^32 arguments: {@code mvn -Pexhaustive test [-Dexhaustive.only=exp,log]}. Half a minute
 * to two minutes of one core for each. The table that is in docs/numerics.md is written to target/exhaustive.md.
 */
@Tag("exhaustive")
class ExhaustiveTest {
  private static final Path TABLE = Path.of(System.getProperty("exhaustive.table", "target/exhaustive.md"));
  private static final int CHUNK = 1 << 12;
  private static final int PARTS = 1 << 10;

  static List<AccuracyTable.Row> all() {
    return AccuracyTable.selected("exhaustive.only");
  }

  @BeforeAll
  static void head() throws IOException {
    Files.createDirectories(TABLE.toAbsolutePath().getParent());
    Files.writeString(TABLE, Accuracy.header() + "\n");
  }

  @ParameterizedTest
  @MethodSource("all")
  void errorIsWithinTheBound(AccuracyTable.Row row) throws IOException {
    SingleFunction formula = row.single();
    assumeTrue(formula != null, () -> "no formula " + row.formula());
    long start = System.nanoTime();
    Accuracy accuracy = measure(row, formula);
    System.out.printf("%s    %d s%n", accuracy.describe(row.name()), (System.nanoTime() - start) / 1_000_000_000);
    Files.writeString(TABLE, accuracy.markdown(row.name()) + "\n", StandardOpenOption.APPEND);
    assertTrue(accuracy.within(row.singleBound()), () -> accuracy.describe(row.name()));
  }

  /** All arguments, in parallel. Of an odd or even function the negative half is only compared with the positive one. */
  private static Accuracy measure(AccuracyTable.Row row, SingleFunction formula) {
    boolean symmetric = row.symmetry() != AccuracyTable.Symmetry.NONE;
    int positive = PARTS / 2;
    AtomicInteger done = new AtomicInteger();
    Accuracy[] parts = IntStream.range(0, symmetric ? positive : PARTS).parallel().mapToObj(part -> {
      Accuracy accuracy = new Accuracy();
      for (int i = 0; i < (int) ((1L << 32) / PARTS / CHUNK); i++) {
        chunk(row, formula, part * (int) ((1L << 32) / PARTS) + i * CHUNK, accuracy);
      }
      if (done.incrementAndGet() % (PARTS / 8) == 0) {
        System.out.printf("%s: %d/%d%n", row.name(), done.get(), symmetric ? positive : PARTS);
      }
      return accuracy;
    }).toArray(Accuracy[]::new);
    Accuracy sum = new Accuracy();
    for (Accuracy part : parts) {
      sum.add(part);
    }
    return sum;
  }

  /** One loop for each step, so that each is compiled by itself. */
  private static void chunk(AccuracyTable.Row row, SingleFunction formula, int firstBits, Accuracy accuracy) {
    float[] actual = new float[CHUNK];
    double[] truth = new double[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
      actual[i] = formula.apply(Float.intBitsToFloat(firstBits + i));
    }
    for (int i = 0; i < CHUNK; i++) {
      truth[i] = row.reference().applyAsDouble(Float.intBitsToFloat(firstBits + i));
    }
    for (int i = 0; i < CHUNK; i++) {
      accuracy.single(row, Float.intBitsToFloat(firstBits + i), actual[i], truth[i]);
    }
    if (row.symmetry() != AccuracyTable.Symmetry.NONE) {
      for (int i = 0; i < CHUNK; i++) {
        float x = Float.intBitsToFloat(firstBits + i);
        accuracy.mirrored(row, x, actual[i], formula.apply(-x));
      }
    }
  }
}
