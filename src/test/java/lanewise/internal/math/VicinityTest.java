package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors near one argument are those that 50 digits give. */
@Tag("once")
class VicinityTest {
  static Iterable<AccuracyTable.Row> all() {
    return AccuracyTable.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void errorsAreRight(AccuracyTable.Row row) {
    Random random = new Random(5);
    int found = 0;
    for (int i = 0; i < 20; i++) {
      Vicinity vicinity = Vicinity.of(row.big(), random.nextDouble(row.from(), row.to()));
      if (vicinity != null) {
        found++;
        double x = vicinity.argument(random.nextDouble());
        BigDecimal truth = row.big().apply(new BigDecimal(x));
        double result = truth.doubleValue() + random.nextInt(-3, 4) * Math.ulp(truth.doubleValue());
        assertEquals(Ulps.error(result, truth), vicinity.error(x, result), 0x1p-9);
      }
    }
    assertTrue(found >= 10, () -> "hardly anywhere");
  }

  @ParameterizedTest
  @MethodSource("kinks")
  void noneAtAKink(double start) {
    assertNotNull(Vicinity.of(BigDecimal::abs, 1));
    assertNull(Vicinity.of(x -> x.subtract(BigDecimal.ONE).abs(), start));
  }

  static double[] kinks() {
    return new double[]{1 - 0x1p-27, 1 - 0x1p-26};
  }
}
