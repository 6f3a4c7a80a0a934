package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import lanewise.minimax.BigMath;
import lanewise.testing.DocumentedError;
import lanewise.vmath.FloatBinary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The functions of two arguments: pow, atan2 and hypot have the special values of java.lang.Math. All pairs of special values
 * and random pairs; {@code -Daccuracy.points=1000000} takes more of these.
 */
@Tag("once")
class PairAccuracyTest {
  private static final int SINGLES = 1_000_000;
  private static final int DOUBLES = Integer.getInteger("accuracy.points", 2000);

  /** A formula of two floats. */
  @FunctionalInterface
  interface SinglePair {
    float apply(float x, float y);
  }

  /** A function; the parts are as in {@link AccuracyTable.Row}. */
  record Pair(String formula, DoubleBinaryOperator reference, BinaryOperator<BigDecimal> big) {
    String name() {
      return formula.substring(formula.indexOf('.') + 1);
    }

    private DocumentedError documented() {
      return DocumentedError.of(FloatBinary.valueOf(name().toUpperCase(Locale.ROOT)));
    }

    double singleBound() {
      return documented().single();
    }

    double doubleBound() {
      return documented().twofold();
    }

    @Override
    public String toString() {
      return formula;
    }
  }

  static List<Pair> all() {
    return List.of( //
        new Pair("Power.pow", StrictMath::pow, PairAccuracyTest::pow),
        new Pair("Power.hypot", StrictMath::hypot, BigMath::hypot),
        new Pair("InverseTrig.atan2", StrictMath::atan2, BigMath::atan2));
  }

  /** Of a negative x, y is an integer here, or the result would be NaN. */
  private static BigDecimal pow(BigDecimal x, BigDecimal y) {
    boolean odd = x.signum() < 0 && y.toBigInteger().testBit(0);
    BigDecimal power = BigMath.pow(x.abs(), y);
    return odd ? power.negate() : power;
  }

  private static final double[] SPECIALS = {0, 1, 2, 3, 0.5, 1.5, 2.5, 1e-3, 1e3, 100, 101, 0x1p23, 0x1p23 + 1, 0x1p24,
    0x1p24 + 2, 0x1p31, 0x1p52, 0x1p53 - 1, 0x1p53, 0x1p63, 1 / 3., Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE,
    Math.nextUp(1f), Math.nextDown(1f), Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Math.nextUp(1.0),
    Math.nextDown(1.0), Double.POSITIVE_INFINITY, Double.NaN,
    // Where squares, or sums of two, leave what hypot takes at once.
    0x1p511, Math.nextUp(0x1p511), Math.nextDown(0x1p511), 0x1.6a09e667f3bcdp511, 0x1p-451, Math.nextUp(0x1p-451),
    Math.nextDown(0x1p-451), 0x1.6a09e667f3bcdp-451};

  private static List<Double> specials() {
    List<Double> both = new ArrayList<>();
    for (double x : SPECIALS) {
      both.add(x);
      both.add(-x);
    }
    return both;
  }

  @ParameterizedTest
  @MethodSource("all")
  void floatError(Pair pair) {
    SinglePair formula = AccuracyTable.implement("Float" + pair.formula(), SinglePair.class, "apply", float.class,
        float.class);
    assumeTrue(formula != null, () -> "no formula " + pair);
    Worst worst = new Worst();
    for (double x : specials()) {
      for (double y : specials()) {
        single(pair, formula, (float) x, (float) y, worst);
      }
    }
    Random random = new Random(7);
    for (int i = 0; i < SINGLES; i++) {
      float x = Float.intBitsToFloat(random.nextInt());
      float y = Float.intBitsToFloat(random.nextInt());
      switch (i & 7) {
        case 0 -> single(pair, formula, x, y, worst);
        case 1 -> single(pair, formula, Math.abs(x), random.nextFloat(-3, 3), worst);
        case 2 -> single(pair, formula, x, random.nextInt(-9, 9), worst);
        case 3 -> single(pair, formula, 1 + random.nextFloat(-1, 1) * 0x1p-8f, random.nextFloat(-30000, 30000), worst);
        case 4 -> single(pair, formula, x, x * random.nextFloat(-4, 4), worst);
        case 5 -> { // x^y near overflow or underflow
          float base = Math.abs(x);
          double exponent =
              (random.nextBoolean() ? 128 : -140 - random.nextInt(12)) / (StrictMath.log(base) / StrictMath.log(2));
          single(pair, formula, base, (float) (exponent * (1 + random.nextDouble() * 0x1p-8)), worst);
        }
        default -> single(pair, formula, random.nextFloat(0, 4), random.nextFloat(-30, 30), worst);
      }
    }
    check(worst, pair.singleBound());
  }

  private static void single(Pair pair, SinglePair formula, float x, float y, Worst worst) {
    float actual = formula.apply(x, y);
    double truth = pair.reference().applyAsDouble(x, y);
    float rounded = (float) truth;
    if (Float.compare(actual, rounded) != 0) {
      boolean exact = truth != truth || actual != actual || truth == 0 || Double.isInfinite(truth)
          || actual == 0 && Math.copySign(1, actual) != Math.copySign(1, truth);
      worst.error(exact ? Double.POSITIVE_INFINITY : Ulps.error(actual, truth), pair, x, y, actual, truth);
    }
  }

  static DoubleBinaryOperator twofold(Pair pair) {
    return AccuracyTable.implement("Double" + pair.formula(), DoubleBinaryOperator.class, "applyAsDouble", double.class,
        double.class);
  }

  @ParameterizedTest
  @MethodSource("all")
  void doubleError(Pair pair) {
    DoubleBinaryOperator formula = twofold(pair);
    assumeTrue(formula != null, () -> "no formula " + pair);
    Worst worst = measure(pair, formula, DOUBLES);
    check(worst, pair.doubleBound());
  }

  private static void check(Worst worst, double bound) {
    if (Boolean.getBoolean("accuracy.print")) {
      System.out.println(worst);
    }
    assertTrue(worst.error <= bound, worst::toString);
  }

  static Worst measure(Pair pair, DoubleBinaryOperator formula, int points) {
    Worst worst = new Worst();
    for (double x : specials()) {
      for (double y : specials()) {
        twofold(pair, formula, x, y, worst);
      }
    }
    Random random = new Random(7);
    for (int i = 0; i < points; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      double y = Double.longBitsToDouble(random.nextLong());
      switch (i & 7) {
        case 0 -> twofold(pair, formula, x, y, worst);
        case 1 -> twofold(pair, formula, Math.abs(x), random.nextDouble(-3, 3), worst);
        case 2 -> twofold(pair, formula, x, random.nextInt(-9, 9), worst);
        case 3 ->
          twofold(pair, formula, 1 + random.nextDouble(-1, 1) * 0x1p-8, random.nextDouble(-100000, 100000), worst);
        case 4 -> twofold(pair, formula, x, x * random.nextDouble(-4, 4), worst);
        case 5 -> { // x^y near overflow or underflow; half of them from where the error of the logarithm counts most
          double base = (i & 8) == 0 ? Math.abs(x) : random.nextDouble(0.7, 1.42);
          double exponent = (random.nextBoolean() ? 1024 : -1020 - random.nextInt(56))
              / (StrictMath.log(base) / StrictMath.log(2));
          twofold(pair, formula, base, exponent * (1 + random.nextDouble() * 0x1p-10), worst);
        }
        default -> twofold(pair, formula, random.nextDouble(0, 4), random.nextDouble(-300, 300), worst);
      }
    }
    return worst;
  }

  private static void twofold(Pair pair, DoubleBinaryOperator formula, double x, double y, Worst worst) {
    worst.count++;
    double actual = formula.applyAsDouble(x, y);
    double reference = pair.reference().applyAsDouble(x, y);
    if (x == 0 || y == 0 || !Double.isFinite(x) || !Double.isFinite(y) || reference != reference || actual != actual) {
      if (Double.compare(actual, reference) != 0) {
        // Not all of these are exact: 0 in one argument of hypot, 0 or infinity in one of atan2.
        boolean near = Math.abs(actual - reference) <= Math.ulp(reference) && reference != 0;
        worst.error(near ? 1 : Double.POSITIVE_INFINITY, pair, x, y, actual, reference);
      }
      return;
    }
    BigDecimal truth = pair.big().apply(new BigDecimal(x), new BigDecimal(y));
    boolean sign = actual != 0 || (Math.copySign(1, actual) < 0) == truth.signum() < 0;
    if (actual != truth.doubleValue() || !sign) {
      worst.error(sign ? Ulps.error(actual, truth) : Double.POSITIVE_INFINITY, pair, x, y, actual, reference);
    }
  }

  static final class Worst {
    private double error = 0.5;
    private long count;
    private String at = "-";
    private String where = "everything is rightly rounded";

    double error() {
      return error;
    }

    /** A row of the table of errors found in a sample. */
    String sampled(String name) {
      return Accuracy.sampled(name, error, at, count);
    }

    void error(double error, Pair pair, double x, double y, double actual, double expected) {
      if (!(error <= this.error)) {
        this.error = error;
        at = Double.toHexString(x) + ", " + Double.toHexString(y);
        where =
            pair + "(" + Double.toHexString(x) + " = " + x + ", " + Double.toHexString(y) + " = " + y + ") = " + actual
                + ", not " + expected;
      }
    }

    @Override
    public String toString() {
      return error + " ULP: " + where;
    }
  }

  /** The functions of java.lang.StrictMath keep their promises, which checks the references, too. */
  @ParameterizedTest
  @MethodSource("all")
  void strictMathPasses(Pair pair) {
    Worst worst = measure(pair, pair.reference(), 500);
    assertTrue(worst.error <= 1.01, worst::toString);
  }

  private static double negatedZero(double x) {
    return x == 0 ? -x : x;
  }

  @Test
  void findsErrors() {
    Pair pair = all().getLast();
    DoubleBinaryOperator right = pair.reference();
    assertEquals(Double.POSITIVE_INFINITY, measure(pair, (x, y) -> x != x ? 3 : right.applyAsDouble(x, y), 9).error);
    assertEquals(Double.POSITIVE_INFINITY, measure(pair, (x, y) -> negatedZero(right.applyAsDouble(x, y)), 9).error);
    assertTrue(measure(pair, (x, y) -> Math.nextUp(Math.nextUp(right.applyAsDouble(x, y))), 9).error > 1);
  }
}
