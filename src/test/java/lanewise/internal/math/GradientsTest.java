package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import lanewise.minimax.BigMath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of activations of both types against 50 digits. A derivative is a sum of one or two terms; as these cancel at a root,
 * the error is bounded by the roundings that each goes through, times its size, and what underflow loses. {@code
 * -Daccuracy.points=1000000} takes more of the random arguments.
 */
@Tag("once")
class GradientsTest {
  private static final int POINTS = Integer.getInteger("accuracy.points", 4000);
  private static final double[] HARD = HardCases.doubles();
  private static final double SLOPE = 0.75;

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TANH1 = BigDecimal.TWO.divide(BigMath.PI, BigMath.CONTEXT).sqrt(BigMath.CONTEXT)
      .multiply(BigDecimal.TWO);
  private static final BigDecimal CUBIC = new BigDecimal("0.044715");

  /** A term of a derivative, and how many roundings it goes through, in units of the roundoff. */
  private record Term(double roundings, UnaryOperator<BigDecimal> value) {}

  private interface SingleFormula {
    float apply(float x, float dy);
  }

  /** A gradient, of arguments between two numbers. */
  private record Gradient(
      String name, DoubleBinaryOperator doubles, SingleFormula singles, double from, double to, Term... terms) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * An error of so many ULP counts twice. One rounding is that of the product with the incoming gradient. Of the two terms of a
   * derivative, both go through the sum, too. The exponentials that are no whole function have an error of 1.2: those of the
   * reduced argument, the square, the polynomial, the sum.
   */
  static List<Gradient> all() {
    return List.of(
        // exp: 0.91 ULP; times the slope
        new Gradient("elu", (x, dy) -> DoubleActivations.eluGrad(x, dy, SLOPE),
            (x, dy) -> FloatActivations.eluGrad(x, dy, (float) SLOPE), -746, 0,
            new Term(3.82, x -> BigMath.exp(x).multiply(new BigDecimal(SLOPE)))),
        // of the result y: the difference, the product
        new Gradient("sigmoid", DoubleActivations::sigmoidGrad, FloatActivations::sigmoidGrad, 0, 1,
            new Term(3, y -> y.multiply(ONE.subtract(y)))),
        new Gradient("tanh", DoubleActivations::tanhGrad, FloatActivations::tanhGrad, -1, 1,
            new Term(2, y -> ONE.subtract(y.multiply(y)))),
        // sigmoid: 1 ULP
        new Gradient("softplus", DoubleActivations::softplusGrad, FloatActivations::softplusGrad, -746, 40,
            new Term(3, BigMath::sigmoid)),
        // sigmoid: 1 ULP, and the product of the two factors. The second term has 1 - sigmoid, too: an exponential and its
        // sum with 1, twice, the quotient and the product; and the product with x.
        new Gradient("silu", DoubleActivations::siluGrad, FloatActivations::siluGrad, -750, 45,
            new Term(5, BigMath::sigmoid),
            new Term(13, x -> x.multiply(logistic(x)))),
        // Below 1/2 the density: 1.2, the constant, the product; the sum with the other half, the product with x. Above, the
        // quotient: 3 for the polynomial and 1 for the argument, the product with z, the correction; the exponential and
        // its product.
        new Gradient("gelu", DoubleActivations::geluGrad, FloatActivations::geluGrad, -39, 9,
            new Term(11, BigMath::normal),
            new Term(7, x -> x.multiply(density(x)))),
        // As silu, with a factor that has four roundings.
        new Gradient("geluTanh", DoubleActivations::geluTanhGrad, FloatActivations::geluTanhGrad, -22, 9,
            new Term(5, x -> BigMath.sigmoid(inner(x))),
            new Term(17, x -> x.multiply(slope(x)).multiply(logistic(inner(x)), BigMath.CONTEXT))));
  }

  /** The derivative of the sigmoid. */
  private static BigDecimal logistic(BigDecimal x) {
    return BigMath.sigmoid(x).multiply(BigMath.sigmoid(x.negate()), BigMath.CONTEXT);
  }

  private static BigDecimal density(BigDecimal x) {
    BigDecimal twoPi = BigMath.PI.multiply(BigDecimal.TWO);
    return BigMath.exp(x.multiply(x).multiply(HALF).negate()).divide(twoPi.sqrt(BigMath.CONTEXT), BigMath.CONTEXT);
  }

  /** 2 sqrt(2 / pi) (x + 0.044715 x^3), of which geluTanh takes the sigmoid. */
  private static BigDecimal inner(BigDecimal x) {
    return CUBIC.multiply(x).multiply(x).add(ONE).multiply(x).multiply(TANH1, BigMath.CONTEXT);
  }

  private static BigDecimal slope(BigDecimal x) {
    return CUBIC.multiply(BigDecimal.valueOf(3)).multiply(x).multiply(x).add(ONE).multiply(TANH1, BigMath.CONTEXT);
  }

  @ParameterizedTest
  @MethodSource("all")
  void errorIsWithinTheBound(Gradient gradient) {
    Random random = new Random(gradient.name.hashCode());
    for (int i = 0; i < POINTS; i++) {
      double inside = gradient.from + (gradient.to - gradient.from) * random.nextDouble();
      double ordinary = random.nextDouble(-4, 4);
      double small = Math.scalb(random.nextDouble(-2, 2), -random.nextInt(60));
      double hard = HARD[random.nextInt(HARD.length)];
      for (double x : new double[]{inside, ordinary, small, hard, 0}) {
        if (x >= gradient.from && x <= gradient.to) {
          double dy = random.nextDouble(1, 2);
          check(gradient, x, dy, gradient.doubles.applyAsDouble(x, dy), 0x1p-53, Double.MIN_VALUE);
          float single = (float) x;
          check(gradient, single, (float) dy, gradient.singles.apply(single, (float) dy), 0x1p-24, Float.MIN_VALUE);
        }
      }
    }
  }

  private static void check(Gradient gradient, double x, double dy, double actual, double u, double smallest) {
    BigDecimal truth = BigDecimal.ZERO;
    double bound = 0;
    for (Term term : gradient.terms) {
      BigDecimal value = term.value.apply(new BigDecimal(x));
      truth = truth.add(value);
      bound += term.roundings * u * dy * Math.abs(value.doubleValue());
    }
    double error = truth.multiply(new BigDecimal(dy)).subtract(new BigDecimal(actual)).abs().doubleValue();
    // The products of roundings.
    double allowed = bound * (1 + 64 * u) + 8 * smallest;
    assertTrue(
        error <= allowed,
        () -> gradient + " at " + x + ", u = " + u + ": " + actual + ", error " + error + " > " + allowed);
  }
}
