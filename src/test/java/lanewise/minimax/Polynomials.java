package lanewise.minimax;

import static lanewise.minimax.Polynomial.doubles;
import static lanewise.minimax.Polynomial.floats;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All polynomials of the library. {@code main} prints their coefficients; arguments select by the start of the name. */
final class Polynomials {
  static final List<Polynomial> ALL = Stream.of( //
      floatExp(), floatLog(), floatHyperbolic(), floatErf(), floatActivations(), floatTrig(), floatInverseTrig(),
      floatPower(), //
      doubleExp(), doubleLog(), doubleHyperbolic(), doubleErf(), doubleActivations(), doubleTrig(), doubleInverseTrig(),
      doublePower()).flatMap(List::stream).toList();

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal SQRT2 = BigDecimal.TWO.sqrt(BigMath.CONTEXT);
  private static final BigDecimal ERF_CENTER = new BigDecimal("2.4375");

  private Polynomials() {}

  private static List<Polynomial> floatExp() {
    return List.of( //
        floats("FloatExp", "E", BigMath::exp, -0.3466, 0.3466).powers(0, 6).given(1, 1), //
        floats("FloatExp", "T", BigMath::exp2, -0.5, 0.5).powers(0, 6).given(1), //
        floats("FloatExp", "M", BigMath::expm1, -0.3466, 0.3466).powers(1, 7).given(1));
  }

  private static List<Polynomial> floatLog() {
    return List.of( //
        floats("FloatLog", "L", BigMath::log1p, -0.2929, 0.4143).powers(1, 10).given(1), //
        floats("FloatLog", "B", x -> BigMath.log2p1(x).subtract(x), -0.2929, 0.4143).powers(1, 10)
            .weight(x -> BigDecimal.ONE.divide(BigMath.log2p1(x).abs(), BigMath.CONTEXT)), //
        floats("FloatLog", "D", x -> log10p1(x).subtract(BigMath.scale(x, -1)), -0.2929, 0.4143)
            .powers(1, 10).weight(x -> BigDecimal.ONE.divide(log10p1(x).abs(), BigMath.CONTEXT)));
  }

  private static BigDecimal log10p1(BigDecimal x) {
    return BigMath.log1p(x).divide(BigMath.LN10, BigMath.CONTEXT);
  }

  /** (log(1 + x) - x) / x^2. */
  private static BigDecimal curvature(BigDecimal x) {
    return BigMath.log1p(x).subtract(x).divide(x.pow(2), BigMath.CONTEXT);
  }

  /** a where u + center = 1 / (a + k). */
  private static BigDecimal distance(BigDecimal u, String center, int k) {
    return BigDecimal.ONE.divide(u.add(new BigDecimal(center)), BigMath.CONTEXT).subtract(new BigDecimal(k));
  }

  private static List<Polynomial> floatHyperbolic() {
    return List.of( //
        floats("FloatHyperbolic", "T", BigMath::tanh, 0, 0.9).powers(1, 15, 2).given(1), //
        floats("FloatHyperbolic", "S", BigMath::sinh, 0, 0.3466).powers(1, 5, 2).given(1), //
        floats("FloatHyperbolic", "C", BigMath::cosh, 0, 0.3466).powers(0, 6, 2).given(1));
  }

  private static List<Polynomial> floatErf() {
    return List.of( //
        floats("FloatErf", "S", x -> BigMath.erf(x).subtract(x), 0, 1).powers(1, 13, 2)
            .weight(x -> BigDecimal.ONE.divide(BigMath.erf(x), BigMath.CONTEXT)), //
        floats("FloatErf", "L", x -> BigMath.erf(x.add(ERF_CENTER)), -1.4375, 1.5).powers(0, 14).absolute(), //
        floats("FloatErf", "C", u -> BigMath.erfcx(distance(u, "0.125", 2)), -0.04236, 0.2538).powers(0, 10).pairs(1));
  }

  private static List<Polynomial> floatActivations() {
    return List.of( //
        floats("FloatGelu", "R",
            u -> BigMath.scale(BigMath.erfcx(distance(u, "0.0859375", 3).divide(SQRT2, BigMath.CONTEXT)), -1),
            -0.02912, 0.2474).powers(0, 9), //
        floats("FloatLogistic", "P", u -> curvature(u.add(HALF)), -0.49999, 0.5).powers(0, 9).weight(u -> {
          BigDecimal e = u.add(HALF);
          return e.pow(2).divide(BigMath.log1p(e), BigMath.CONTEXT);
        }));
  }

  private static List<Polynomial> floatTrig() {
    return List.of(//
        floats("FloatTrig", "S", x -> BigMath.sin(x).negate(), 0, 0.793).powers(1, 7, 2).given(-1), //
        floats("FloatTrig", "C", BigMath::cos, 0, 0.793).powers(0, 8, 2).given(1, -0.5), //
        floats("FloatTrig", "T", BigMath::tan, 0, 0.791).powers(1, 15, 2).given(1));
  }

  private static List<Polynomial> floatInverseTrig() {
    return List.of(//
        floats("FloatInverseTrig", "T", BigMath::atan, 0, 1.001).powers(1, 19, 2).given(1), //
        floats("FloatInverseTrig", "S", BigMath::asin, 0, 0.5005).powers(1, 11, 2).given(1));
  }

  private static List<Polynomial> floatPower() {
    return List.of(//
        floats("FloatPower", "CUBE", x -> inverseRoot(x, 3), -0.1032, 0.1032).powers(0, 3), //
        floats("FloatPower", "SQUARE", x -> inverseRoot(x, 2), -0.07, 0.07).powers(0, 3), //
        floats("FloatPower", "LOG", Polynomials::powerLog, 0, 0.1718).powers(1, 3, 2), //
        floats("FloatPower", "REST", q -> powerLogRest(q, -0x1.715258p1, -0x1.f556f2p-1), 0, 0.1718).powers(1, 9, 2)
            .relativeTo(Polynomials::powerLog), //
        floats("FloatPower", "SLOPE", Polynomials::powerLogSlope, 0, 0.0296).powers(0, 1), //
        floats("FloatPower", "EXP", BigMath::exp2, -0.505, 0.505).powers(0, 6).given(1));
  }

  private static List<Polynomial> doubleExp() {
    return List.of(
        doubles("DoubleExp", "E", BigMath::expm1, -0.3466, 0.3466).powers(1, 11).given(1),
        doubles("DoubleExp", "M", BigMath::expm1, -0.3466, 0.3466).powers(1, 12).given(1),
        doubles("DoubleExp", "T", BigMath::exp2, -0.5, 0.5).powers(0, 11).given(1));
  }

  private static List<Polynomial> doubleLog() {
    return List.of(
        doubles("DoubleLog", "B", s -> BigMath.atanh(s).multiply(new BigDecimal(-2)), 0, 0.1716).powers(1, 15, 2)
            .given(-2));
  }

  private static List<Polynomial> doubleHyperbolic() {
    return List.of(
        doubles("DoubleHyperbolic", "S", BigMath::sinh, 0, 0.3466).powers(1, 11, 2).given(1),
        doubles("DoubleHyperbolic", "C", BigMath::cosh, 0, 0.3466).powers(0, 10, 2).given(1));
  }

  private static List<Polynomial> doubleErf() {
    return List.of(
        doubles("DoubleErf", "S", x -> BigMath.erf(x).subtract(x), 0, 1).powers(1, 23, 2)
            .weight(x -> BigDecimal.ONE.divide(BigMath.erf(x), BigMath.CONTEXT)),
        doubles("DoubleErf", "L", u -> BigMath.erfcx(u.add(new BigDecimal(2.5))).negate(), -1.5, 3.5).powers(0, 20)
            .weight(u -> BigMath.exp(u.add(new BigDecimal(2.5)).pow(2).negate())),
        doubles("DoubleErf", "C", u -> tail(u, 0.08203125, 4, false), -0.051, 0.1331).powers(0, 20));
  }

  private static List<Polynomial> doubleActivations() {
    return List.of(
        doubles("DoubleGelu", "R", u -> tail(u, 0.0947265625, 5, true), -0.0721, 0.0872).powers(0, 21),
        doubles("DoubleGelu", "S", x -> BigMath.normal(x).subtract(new BigDecimal(0.5)), 0, 0.51).powers(1, 15, 2),
        doubles("DoubleLogistic", "B", s -> BigMath.atanh(s).multiply(new BigDecimal(-2)), 0, 0.3334).powers(1, 21, 2)
            .given(-2));
  }

  private static List<Polynomial> doubleTrig() {
    return List.of(//
        doubles("DoubleTrig", "S", x -> BigMath.sin(x).negate(), 0, 0.7855).powers(1, 13, 2).given(-1), //
        doubles("DoubleTrig", "C", BigMath::cos, 0, 0.7857).powers(0, 14, 2).given(1, -0.5), //
        doubles("DoubleTrig", "T", BigMath::tan, 0, 0.7855).powers(1, 29, 2).given(1));
  }

  private static List<Polynomial> doubleInverseTrig() {
    return List.of(//
        doubles("DoubleInverseTrig", "T", BigMath::atan, 0, 1.001).powers(1, 41, 2).given(1), //
        doubles("DoubleInverseTrig", "S", BigMath::asin, 0, 0.5001).powers(1, 27, 2).given(1));
  }

  private static List<Polynomial> doublePower() {
    return List.of(//
        doubles("DoublePower", "CUBE", x -> inverseRoot(x, 3), -0.1032, 0.1032).powers(0, 6), //
        doubles("DoublePower", "SQUARE", x -> inverseRoot(x, 2), -0.07, 0.07).powers(0, 5), //
        doubles("DoublePower", "LOG", Polynomials::powerLog, 0, 0.1718).powers(1, 3, 2), //
        doubles("DoublePower", "REST", q -> powerLogRest(q, -0x1.715257369ec9ap1, -0x1.f55780a12ed69p-1), 0, 0.1718)
            .powers(1, 17, 2).relativeTo(Polynomials::powerLog), //
        doubles("DoublePower", "SLOPE", Polynomials::powerLogSlope, 0, 0.0296).powers(0, 1), //
        doubles("DoublePower", "EXP", BigMath::exp2, -0.523, 0.523).powers(0, 11).given(1));
  }

  /** (1 + x)^(-1/n). */
  private static BigDecimal inverseRoot(BigDecimal x, int n) {
    BigDecimal log = BigMath.log(BigDecimal.ONE.add(x));
    return BigMath.exp(log.divide(BigDecimal.valueOf(-n), BigMath.CONTEXT));
  }

  /** log2 of (1 - q) / (1 + q). */
  private static BigDecimal powerLog(BigDecimal q) {
    return BigMath.atanh(q).multiply(new BigDecimal(-2)).divide(BigMath.LN2, BigMath.CONTEXT);
  }

  /** powerLog less its best approximation by two terms. */
  private static BigDecimal powerLogRest(BigDecimal q, double first, double third) {
    BigDecimal terms = new BigDecimal(first).add(q.pow(2).multiply(new BigDecimal(third)));
    return powerLog(q).subtract(q.multiply(terms));
  }

  /** The derivative of powerLog, where q^2 = w. */
  private static BigDecimal powerLogSlope(BigDecimal w) {
    return new BigDecimal(-2).divide(BigMath.LN2.multiply(BigDecimal.ONE.subtract(w)), BigMath.CONTEXT);
  }

  /**
   * With z = u + center and a = 1 / z - k: erfcx(a) / z, or the same for the normal distribution, Phi(-a) e^(a^2 / 2) / z.
   */
  private static BigDecimal tail(BigDecimal u, double center, int k, boolean normal) {
    BigDecimal z = u.add(new BigDecimal(center));
    BigDecimal a = BigDecimal.ONE.divide(z, BigMath.CONTEXT).subtract(new BigDecimal(k));
    BigDecimal value = normal
        ? BigMath.erfcx(a.divide(BigMath.sqrt(BigDecimal.TWO), BigMath.CONTEXT)).divide(BigDecimal.TWO, BigMath.CONTEXT)
        : BigMath.erfcx(a);
    return value.divide(z, BigMath.CONTEXT);
  }

  public static void main(String[] names) {
    for (Polynomial polynomial : ALL) {
      if (names.length == 0 || List.of(names).stream().anyMatch(polynomial.name()::startsWith)) {
        print(polynomial);
      }
    }
  }

  static void print(Polynomial polynomial) {
    long start = System.nanoTime();
    Polynomial.Result result = polynomial.compute();
    System.out.printf("%n// %s: error 2^%.2f, 2^%.2f before rounding; %d ms%n", polynomial.name(),
        Math.log(result.error()) / Math.log(2), Math.log(result.unrounded()) / Math.log(2),
        (System.nanoTime() - start) / 1_000_000);
    for (Map.Entry<String, Number> constant : result.constants().entrySet()) {
      System.out.printf("  private static final %s %s = %s;%n", polynomial.single() ? "float" : "double",
          constant.getKey(),
          literal(constant.getValue()));
    }
  }

  static String literal(Number value) {
    return value instanceof Float f ? Float.toHexString(f) + "f" : Double.toHexString((Double) value);
  }
}
