package lanewise.minimax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link BigMath} against identities between its functions, published digits, and the doubles of StrictMath. */
@Tag("once")
class BigMathTest {
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.TWO;

  private static void same(BigDecimal expected, BigDecimal actual, Object argument) {
    BigDecimal error = expected.subtract(actual).abs();
    assertTrue(error.compareTo(expected.abs().scaleByPowerOfTen(-50)) <= 0,
        () -> "at " + argument + ": " + expected + " but " + actual);
  }

  private static BigDecimal times(BigDecimal a, BigDecimal b) {
    return a.multiply(b, BigMath.CONTEXT);
  }

  /** Positive doubles from 2^low to 2^high. */
  private static List<BigDecimal> between(int low, int high) {
    Random random = new Random(17);
    List<BigDecimal> x = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      x.add(new BigDecimal(Math.scalb(1 + random.nextDouble(), low + random.nextInt(high - low))));
    }
    return x;
  }

  @Test
  void constants() {
    same(new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494"), BigMath.PI, "pi");
    same(new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068"), BigMath.LN2, "ln 2");
    same(new BigDecimal("2.71828182845904523536028747135266249775724709369995957496697"), BigMath.exp(ONE), "e");
  }

  @Test
  void exponentialsAndLogarithms() {
    for (BigDecimal x : between(-1074, 9)) {
      same(x, BigMath.log1p(BigMath.expm1(x)), x);
      if (x.compareTo(TWO) < 0) { // expm1 of -40 is -1 but for 18 digits
        same(x.negate(), BigMath.log1p(BigMath.expm1(x.negate())), x);
      }
      same(ONE, times(BigMath.exp(x), BigMath.exp(x.negate())), x);
      same(BigMath.exp(x.multiply(BigMath.LN2)), BigMath.exp2(x), x);
    }
    for (BigDecimal x : between(-1074, 1023)) {
      same(x, BigMath.exp(BigMath.log(x)), x);
      same(BigMath.log(x), BigMath.log(times(x, x)).divide(TWO), x);
      same(x, BigMath.cbrt(x).pow(3), x);
      BigDecimal y = BigMath.log1p(x);
      same(y, BigMath.asinh(BigMath.sinh(y)), y);
      same(x,
          BigMath.pow(BigMath.pow(x, new BigDecimal("0.3")), BigDecimal.TEN.divide(new BigDecimal(3), BigMath.CONTEXT)),
          x);
    }
    for (BigDecimal x : between(-1074, 5)) {
      BigDecimal tanh = BigMath.tanh(x);
      same(BigMath.sinh(x).divide(BigMath.cosh(x), BigMath.CONTEXT), tanh, x);
      if (x.compareTo(TWO) < 0) {
        same(x, BigMath.atanh(tanh), x);
      }
      if (x.compareTo(new BigDecimal("1e-9")) > 0) { // cosh loses twice the leading zeros of its argument
        same(x, BigMath.acosh(BigMath.cosh(x)), x);
      }
    }
  }

  @Test
  void trigonometry() {
    for (BigDecimal x : between(-1074, 1023)) {
      BigDecimal sin = BigMath.sin(x);
      BigDecimal cos = BigMath.cos(x);
      same(ONE, times(sin, sin).add(times(cos, cos)), x);
      same(BigMath.sin(x.multiply(TWO)), times(sin, cos).multiply(TWO), x);
      same(sin.divide(cos, BigMath.CONTEXT), BigMath.tan(x), x);
      if (x.doubleValue() < 1e15) { // tan is as ill-conditioned as its result is large
        same(x, BigMath.tan(BigMath.atan(x)), x);
      }
    }
    for (BigDecimal x : between(-1074, 0)) {
      same(x, BigMath.sin(BigMath.asin(x)), x);
      same(BigMath.HALF_PI, BigMath.asin(x).add(BigMath.acos(x)), x);
      same(BigMath.PI, BigMath.acos(x).add(BigMath.acos(x.negate())), x);
    }
    // The double nearest to a multiple of pi/2 of all, relative to it (Muller, Elementary Functions, table 11.1).
    BigDecimal hard = new BigDecimal(Math.scalb(6381956970095103.0, 797));
    same(new BigDecimal("-4.68716592425462761112258280196388439877791471897108378325698e-19"), BigMath.cos(hard), hard);
  }

  @Test
  void errorFunction() {
    same(new BigDecimal("0.84270079294971486934122063508260925929606699796630290845994"), BigMath.erf(ONE), 1);
    same(new BigDecimal("2.08848758376254475700078629495778861156081811932116372701221e-45"),
        BigMath.erfc(BigDecimal.TEN), 10);
    same(new BigDecimal("0.110704637733068626370212086491753050588946861820851988118557"),
        BigMath.erfcx(BigDecimal.valueOf(5)), 5);
    for (BigDecimal x : between(-20, 5)) {
      same(ONE, BigMath.erf(x).add(BigMath.erfc(x)), x);
      same(TWO, BigMath.erfc(x).add(BigMath.erfc(x.negate())), x);
    }
    // The series and the continued fraction meet at 5: erfcx' = 2 x erfcx - 2/sqrt(pi).
    BigDecimal five = BigDecimal.valueOf(5);
    BigDecimal h = ONE.scaleByPowerOfTen(-30);
    BigDecimal slope =
        BigMath.erfcx(five).multiply(BigDecimal.TEN).subtract(TWO.divide(BigMath.sqrt(BigMath.PI), BigMath.CONTEXT));
    BigDecimal step = BigMath.erfcx(five.add(h)).subtract(BigMath.erfcx(five));
    assertEquals(slope.doubleValue(), step.divide(h).doubleValue(), 1e-15);
  }

  @Test
  void agreesWithDoubles() {
    compare(StrictMath::exp, BigMath::exp, -1074, 9);
    compare(StrictMath::expm1, BigMath::expm1, -1074, 9);
    compare(StrictMath::log, BigMath::log, -1074, 1023);
    compare(StrictMath::log1p, BigMath::log1p, -1074, 1023);
    compare(StrictMath::log10, BigMath::log10, -1074, 1023);
    compare(StrictMath::sin, BigMath::sin, -1022, 1023);
    compare(StrictMath::cos, BigMath::cos, -1022, 1023);
    compare(StrictMath::tan, BigMath::tan, -1022, 1023);
    compare(StrictMath::atan, BigMath::atan, -1022, 1023);
    compare(StrictMath::asin, BigMath::asin, -1022, 0);
    compare(StrictMath::acos, BigMath::acos, -1022, 0);
    compare(StrictMath::sinh, BigMath::sinh, -1022, 9);
    compare(StrictMath::cosh, BigMath::cosh, -1022, 9);
    compare(StrictMath::tanh, BigMath::tanh, -1022, 9);
    compare(StrictMath::cbrt, BigMath::cbrt, -1022, 1023);
    compare(StrictMath::sqrt, BigMath::sqrt, -1022, 1023);
  }

  private static void compare(DoubleUnaryOperator strict, UnaryOperator<BigDecimal> big, int low, int high) {
    for (BigDecimal x : between(low, high)) {
      double expected = strict.applyAsDouble(x.doubleValue());
      assertEquals(expected, big.apply(x).doubleValue(), 4 * Math.ulp(expected), () -> "at " + x.doubleValue());
    }
  }
}
