package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The double functions against 50 digits: at every end of a domain, overflow, underflow or constant; at random arguments of
 * all binades, at random ones where the function is not trivial and where its errors are largest, and at some of the hard
 * ones. {@code -Daccuracy.points=1000000} takes more of the random ones, and all hard ones, {@code -Daccuracy.print=true}
 * prints the errors found, {@code -Daccuracy.only=exp,log} selects.
 */
@Tag("once")
class DoubleAccuracyTest {
  private static final int POINTS = Integer.getInteger("accuracy.points", 5000);

  private static final boolean PRINT = Boolean.getBoolean("accuracy.print");
  private static final double[] ALWAYS = HardCases.always();
  private static final double[] HARD = HardCases.doubles();

  static List<AccuracyTable.Row> all() {
    return AccuracyTable.selected("accuracy.only");
  }

  @ParameterizedTest
  @MethodSource("all")
  void errorIsWithinTheBound(AccuracyTable.Row row) {
    DoubleUnaryOperator formula = row.twofold();
    assumeTrue(formula != null, () -> "no formula " + row.formula());
    Accuracy accuracy = measure(row, formula, POINTS);
    if (PRINT) {
      System.out.println(accuracy.describe(row.name()));
    }
    assertTrue(accuracy.within(row.doubleBound()), () -> accuracy.describe(row.name()));
  }

  static Accuracy measure(AccuracyTable.Row row, DoubleUnaryOperator formula, int points) {
    Random random = new Random(row.name().hashCode());
    Accuracy accuracy = new Accuracy();
    DoubleStream.concat(DoubleStream.of(ALWAYS), HardCases.around(row.ends()))
        .forEach(x -> measure(row, formula, x, accuracy));
    // Of the hard ones every so many, so that they take no more time than the others.
    int step = Math.max(1, HARD.length / points);
    for (int i = 0; i < HARD.length; i += 1 + random.nextInt(2 * step - 1)) {
      measure(row, formula, HARD[i], accuracy);
    }
    for (int i = 0; i < points; i++) {
      double anywhere = Double.longBitsToDouble(random.nextLong());
      double small = Math.scalb(random.nextDouble(-2, 2), -random.nextInt(60));
      double inside = random.nextDouble(row.from(), row.to());
      double worst = random.nextDouble(row.worstFrom(), row.worstTo());
      measure(row, formula, switch (i % 6) {
        case 0 -> anywhere;
        case 1 -> small;
        case 2 -> inside;
        default -> worst;
      }, accuracy);
    }
    return accuracy;
  }

  private static void measure(AccuracyTable.Row row, DoubleUnaryOperator formula, double x, Accuracy accuracy) {
    double actual = formula.applyAsDouble(x);
    accuracy.twofold(row, x, actual, row.reference().applyAsDouble(x), row.big());
    if (row.symmetry() != AccuracyTable.Symmetry.NONE) {
      accuracy.mirrored(row, x, actual, formula.applyAsDouble(-x));
    }
  }

  @Test
  void measuresErrors() {
    assertEquals(0, Ulps.error(1.0, BigDecimal.ONE));
    assertEquals(1, Ulps.error(Math.nextUp(1.0), BigDecimal.ONE));
    assertEquals(0.5, Ulps.error(Math.nextDown(1.0), BigDecimal.ONE));
    assertEquals(0.25, Ulps.error(0.0, new BigDecimal(Double.MIN_VALUE).multiply(new BigDecimal("0.25"))));
    assertEquals(0, Ulps.error(Double.POSITIVE_INFINITY, new BigDecimal("1e400")));
    assertEquals(1, Ulps.error(Double.POSITIVE_INFINITY, new BigDecimal(Double.MAX_VALUE)));
  }

  /** Math and StrictMath promise 1 ULP for these, which checks the references, too. */
  @Test
  void functionsOfTheJdkPass() {
    for (AccuracyTable.Row row : AccuracyTable.ALL) {
      if (List.of("exp", "log", "sin", "cos", "tan", "expm1", "log1p", "asin", "acos", "atan", "cbrt")
          .contains(row.name())) {
        Accuracy accuracy = measure(row, row.reference(), 500);
        assertTrue(accuracy.within(1), () -> accuracy.describe(row.name()));
        assertFalse(measure(row, x -> x == 1 ? 7 : row.reference().applyAsDouble(x), 100).within(9));
      }
    }
  }

  private static void finds(String name, DoubleUnaryOperator wrong) {
    assertFalse(measure(AccuracyTable.named(name), wrong, 1).within(9), name);
  }

  /** Ends that are missed by little are found without any luck. */
  @Test
  void findsWrongEnds() {
    finds("exp", x -> x > 709.75 ? Double.POSITIVE_INFINITY : StrictMath.exp(x));
    finds("exp", x -> x < -745 ? 0 : StrictMath.exp(x));
    finds("exp2", x -> x == -1074 ? 0 : StrictMath.pow(2, x));
    finds("expm1", x -> x > 709.75 ? Double.POSITIVE_INFINITY : StrictMath.expm1(x));
    finds("sinh", x -> Math.abs(x) > 710.4 ? Math.copySign(Double.POSITIVE_INFINITY, x) : StrictMath.sinh(x));
    finds("cosh", x -> Math.abs(x) > 710.4 ? Double.POSITIVE_INFINITY : StrictMath.cosh(x));
    for (String name : List.of("exp", "exp2", "expm1", "sinh", "cosh")) {
      AccuracyTable.Row row = AccuracyTable.named(name);
      assertTrue(measure(row, row.reference(), 1).within(9), name);
    }
  }

  /** The references for floats are good to 2^-44 wherever floats are. */
  @Test
  void referencesForFloats() {
    Random random = new Random(3);
    for (AccuracyTable.Row row : AccuracyTable.ALL) {
      for (int i = 0; i < 500; i++) {
        float x = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : random.nextFloat(-20, 20);
        double reference = row.reference().applyAsDouble(x);
        if (Math.abs(reference) > 0x1p-150 && Math.abs(reference) < 0x1p129) {
          BigDecimal truth = row.big().apply(new BigDecimal(x));
          double error = truth.subtract(new BigDecimal(reference)).doubleValue();
          assertTrue(Math.abs(error) <= 0x1p-44 * Math.abs(reference), () -> row.name() + " at " + x + ": " + error);
        }
      }
    }
  }
}
