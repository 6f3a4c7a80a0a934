package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The float functions at a million arguments and at the hard ones; {@link ExhaustiveTest} takes them all. {@code
 * -Daccuracy.print=true} prints the errors found, {@code -Daccuracy.only=exp,log} selects.
 */
@Tag("once")
class SingleAccuracyTest {
  /** A prime, so that all low bits occur. */
  private static final int STRIDE = 4099;

  private static final boolean PRINT = Boolean.getBoolean("accuracy.print");
  private static final float[] HARD = HardCases.singles();

  static List<AccuracyTable.Row> all() {
    return AccuracyTable.selected("accuracy.only");
  }

  @ParameterizedTest
  @MethodSource("all")
  void errorIsWithinTheBound(AccuracyTable.Row row) {
    SingleFunction formula = row.single();
    assumeTrue(formula != null, () -> "no formula " + row.formula());
    Accuracy accuracy = measure(row, formula);
    if (PRINT) {
      System.out.println(accuracy.describe(row.name()));
    }
    assertTrue(accuracy.within(row.singleBound()), () -> accuracy.describe(row.name()));
  }

  private static Accuracy measure(AccuracyTable.Row row, SingleFunction formula) {
    Accuracy accuracy = new Accuracy();
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
      measure(row, formula, Float.intBitsToFloat((int) bits), accuracy);
    }
    for (float x : HARD) {
      measure(row, formula, x, accuracy);
    }
    return accuracy;
  }

  private static void measure(AccuracyTable.Row row, SingleFunction formula, float x, Accuracy accuracy) {
    float actual = formula.apply(x);
    accuracy.single(row, x, actual, row.reference().applyAsDouble(x));
    if (row.symmetry() != AccuracyTable.Symmetry.NONE) {
      accuracy.mirrored(row, x, actual, formula.apply(-x));
    }
  }

  @Test
  void measuresErrors() {
    assertEquals(0, Ulps.error(1f, 1.0));
    assertEquals(1, Ulps.error(Math.nextUp(1f), 1.0));
    // Below a power of two ULPs are half as large; it is the true value's binade that counts.
    assertEquals(1, Ulps.error(Math.nextDown(1f), (double) Math.nextDown(Math.nextDown(1f))));
    assertEquals(0.5, Ulps.error(Math.nextDown(1f), 1.0));
    assertEquals(1.5, Ulps.error(Float.MIN_VALUE, -0.5 * Float.MIN_VALUE));
    assertEquals(0.25, Ulps.error(0f, 0.25 * Float.MIN_VALUE));
    assertEquals(0, Ulps.error(Float.POSITIVE_INFINITY, 1e300));
    assertEquals(1, Ulps.error(Float.POSITIVE_INFINITY, Float.MAX_VALUE));
    assertEquals(0.75, Ulps.error(Float.MAX_VALUE, Float.MAX_VALUE + 0.75 * 0x1p104));
  }

  @Test
  void findsOneErrorInAMillion() {
    AccuracyTable.Row exp = AccuracyTable.named("exp");
    assertTrue(measure(exp, x -> (float) StrictMath.exp(x)).within(0.5));
    // A wrong bit at one of the hard points.
    assertFalse(
        measure(exp, x -> x == 8f ? Math.nextUp((float) StrictMath.exp(x)) : (float) StrictMath.exp(x)).within(0.6));
    assertFalse(measure(exp, x -> x != x ? 0 : (float) StrictMath.exp(x)).within(9));
    assertFalse(measure(exp, x -> x < -103.5f ? 0 : (float) StrictMath.exp(x)).within(9));
    assertFalse(measure(exp, x -> x == Float.NEGATIVE_INFINITY ? -0f : (float) StrictMath.exp(x)).within(9));
    AccuracyTable.Row tanh = AccuracyTable.named("tanh");
    assertTrue(measure(tanh, x -> (float) StrictMath.tanh(x)).within(0.5));
    assertFalse(measure(tanh, x -> x == 0 ? 0 : (float) StrictMath.tanh(x)).within(9));
    assertFalse(measure(tanh, x -> x > 60 ? Math.nextUp(1f) : (float) StrictMath.tanh(x)).within(9));
    assertFalse(measure(tanh, x -> x == -1f ? -0.7615941f : (float) StrictMath.tanh(x)).within(9));
  }
}
