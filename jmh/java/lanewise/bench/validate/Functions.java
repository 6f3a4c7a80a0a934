package lanewise.bench.validate;

import java.math.BigDecimal;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Functions in about twice the precision of double: relative errors of some 2^-95 where nothing else is said. Results that
 * are infinite, NaN or 0 are those of StrictMath.
 */
final class Functions {
  private static final TwoDoubles ONE = TwoDoubles.of(1);
  private static final TwoDoubles LN2 = constant("0.693147180559945309417232121458176568075500134360255254");
  private static final TwoDoubles LN10 = constant("2.302585092994045684017991454684364207601101488628772976");
  private static final TwoDoubles SQRT_HALF = constant("0.707106781186547524400844362104849039284835937688474037");
  private static final TwoDoubles SQRT_2_OVER_PI = constant("0.797884560802865355879892119868763736951717262329869315");
  private static final TwoDoubles CUBIC = constant("0.044715");
  /** Halvings of an argument before its exponential is a short series, and the terms of that. */
  private static final int HALVINGS = 8;
  private static final int EXP_TERMS = 10;
  private static final int LOG_TERMS = 20;
  /** Below, odd functions are their argument. */
  private static final double TINY = 0x1p-110;
  /** Below, a sigmoid is an exponential. */
  private static final double FAR = -80;

  private Functions() {}

  private static TwoDoubles constant(String digits) {
    BigDecimal exact = new BigDecimal(digits);
    double high = exact.doubleValue();
    return new TwoDoubles(high, exact.subtract(new BigDecimal(high)).doubleValue());
  }

  /** e^x - 1 for |x| below 1/2, also next to 0: a Taylor series of x/256, then (1 + p)^2 - 1 = p (2 + p) eight times. */
  private static TwoDoubles expm1OfSmall(TwoDoubles x) {
    TwoDoubles small = x.scaled(-HALVINGS);
    TwoDoubles sum = ONE;
    for (int k = EXP_TERMS; k > 1; k--) {
      sum = sum.times(small).over(TwoDoubles.of(k)).plus(1);
    }
    TwoDoubles power = sum.times(small);
    for (int i = 0; i < HALVINGS; i++) {
      power = power.times(power.plus(2));
    }
    return power;
  }

  static TwoDoubles exp(TwoDoubles x) {
    double rough = StrictMath.exp(x.high());
    if (!Double.isFinite(rough) || rough == 0) {
      return TwoDoubles.of(rough);
    }
    double k = Math.rint(x.high() / LN2.high());
    return expm1OfSmall(x.minus(LN2.times(k))).plus(1).scaled((int) k);
  }

  static TwoDoubles exp(double x) {
    return exp(TwoDoubles.of(x));
  }

  static TwoDoubles exp2(double x) {
    double rough = StrictMath.pow(2, x);
    if (!Double.isFinite(rough) || rough == 0) {
      return TwoDoubles.of(rough);
    }
    double k = Math.rint(x);
    return expm1OfSmall(LN2.times(x - k)).plus(1).scaled((int) k);
  }

  static TwoDoubles expm1(double x) {
    return expm1(TwoDoubles.of(x));
  }

  private static TwoDoubles expm1(TwoDoubles x) {
    if (Math.abs(x.high()) < TINY) {
      return x;
    }
    return Math.abs(x.high()) < 0.5 ? expm1OfSmall(x) : exp(x).minus(ONE);
  }

  /** The logarithm of 1 + t, for |t| at most 1/4 by the series of 2 artanh(t / (2 + t)). */
  private static TwoDoubles log1p(TwoDoubles t) {
    if (Math.abs(t.high()) < TINY) {
      return t;
    }
    if (Math.abs(t.high()) > 0.25) {
      return log(t.plus(1));
    }
    TwoDoubles s = t.over(t.plus(2));
    TwoDoubles square = s.times(s);
    TwoDoubles sum = TwoDoubles.ZERO;
    for (int k = LOG_TERMS; k >= 0; k--) {
      sum = sum.times(square).plus(ONE.over(TwoDoubles.of(2 * k + 1)));
    }
    return sum.times(s).times(2);
  }

  /** A step of Newton's method from the logarithm in double; near 1 the series above. */
  static TwoDoubles log(TwoDoubles x) {
    double rough = StrictMath.log(x.high());
    if (!Double.isFinite(rough)) {
      return TwoDoubles.of(rough);
    }
    if (Math.abs(x.high() - 1) < 0.2) {
      TwoDoubles rest = x.plus(-1);
      return rest.high() == 0 ? TwoDoubles.of(0) : log1p(rest);
    }
    int exponent = Math.getExponent(x.high());
    TwoDoubles scaled = x.scaled(-exponent);
    double first = StrictMath.log(scaled.high());
    TwoDoubles off = scaled.times(exp(-first)).plus(-1);
    return LN2.times(exponent).plus(first).plus(off.minus(off.times(off).times(0.5)));
  }

  static TwoDoubles log(double x) {
    return log(TwoDoubles.of(x));
  }

  static TwoDoubles log2(double x) {
    return log(x).over(LN2);
  }

  static TwoDoubles log10(double x) {
    return log(x).over(LN10);
  }

  static TwoDoubles log1p(double x) {
    return x > -1 && x < Double.POSITIVE_INFINITY && x != 0
        ? Math.abs(x) <= 0.25 ? log1p(TwoDoubles.of(x)) : log(TwoDoubles.sum(x, 1))
        : TwoDoubles.of(StrictMath.log1p(x));
  }

  static TwoDoubles sinh(double x) {
    if (!Double.isFinite(x) || Math.abs(x) < TINY) {
      return TwoDoubles.of(x);
    }
    double size = Math.abs(x);
    TwoDoubles result;
    if (size > 40) {
      result = exp(TwoDoubles.of(size).minus(LN2));
    } else {
      TwoDoubles p = expm1(size);
      result = p.plus(p.over(p.plus(1))).times(0.5);
    }
    return x < 0 ? result.negated() : result;
  }

  static TwoDoubles cosh(double x) {
    double size = Math.abs(x);
    if (!(size <= 40)) {
      return exp(TwoDoubles.of(size).minus(LN2));
    }
    TwoDoubles power = exp(size);
    return power.plus(ONE.over(power)).times(0.5);
  }

  static TwoDoubles tanh(double x) {
    if (!(Math.abs(x) < 300) || Math.abs(x) < TINY) {
      return TwoDoubles.of(Math.abs(x) < 1 ? x : StrictMath.tanh(x));
    }
    TwoDoubles p = expm1(TwoDoubles.of(2 * Math.abs(x)));
    TwoDoubles result = p.over(p.plus(2));
    return x < 0 ? result.negated() : result;
  }

  /** The power, of which StrictMath knows the special cases. */
  static TwoDoubles pow(double x, double y) {
    double rough = StrictMath.pow(x, y);
    if (!Double.isFinite(rough) || rough == 0 || Math.abs(rough) == 1 || !Double.isFinite(x) || !Double.isFinite(y)) {
      return TwoDoubles.of(rough);
    }
    TwoDoubles power = exp(log(Math.abs(x)).times(y));
    return rough < 0 ? power.negated() : power;
  }

  /** A step of Newton's method. */
  static TwoDoubles cbrt(double x) {
    double rough = StrictMath.cbrt(x);
    if (!Double.isFinite(rough) || rough == 0) {
      return TwoDoubles.of(rough);
    }
    int third = Math.getExponent(x) / 3;
    TwoDoubles root = TwoDoubles.of(Math.scalb(rough, -third));
    TwoDoubles rest = TwoDoubles.of(Math.scalb(x, -3 * third)).minus(root.times(root).times(root));
    return root.plus(rest.over(root.times(root).times(3))).scaled(third);
  }

  static TwoDoubles sigmoid(double x) {
    return sigmoid(TwoDoubles.of(x));
  }

  private static TwoDoubles sigmoid(TwoDoubles x) {
    TwoDoubles e = exp(x.high() < 0 ? x : x.negated());
    return (x.high() < 0 ? e : ONE).over(e.plus(1));
  }

  static TwoDoubles softplus(double x) {
    if (!Double.isFinite(x)) {
      return TwoDoubles.of(x < 0 ? 0 : x);
    }
    TwoDoubles rest = log1p(exp(-Math.abs(x)));
    return x > 0 ? rest.plus(x) : rest;
  }

  /** x sigmoid(x). The limit at -infinity is zero. */
  static TwoDoubles silu(double x) {
    return x == Double.NEGATIVE_INFINITY ? TwoDoubles.of(-0.0) : weighted(x, TwoDoubles.of(x));
  }

  /** x sigmoid(v); far down as e^v x, so that the factor x is there before anything underflows. */
  private static TwoDoubles weighted(double x, TwoDoubles v) {
    if (x == 0) {
      return TwoDoubles.of(x);
    }
    if (v.high() < FAR) {
      TwoDoubles product = exp(v.plus(log(-x)));
      return product.high() == 0 ? TwoDoubles.of(-0.0) : product.negated();
    }
    return sigmoid(v).times(x);
  }

  /** By the rational approximations of Commons Numbers, in double. */
  static double erf(double x) {
    return x == 0 ? x : Erf.value(x);
  }

  /** The same. */
  static double erfc(double x) {
    return Erfc.value(x);
  }

  /**
   * The normal distribution function, in double. What z = -x / sqrt(2) loses by rounding is made good to first order: the
   * error is that of erfc and of a few roundings.
   */
  static double normal(double x) {
    if (!(Math.abs(x) < 40)) {
      return x > 0 ? 1 : x < 0 ? 0 : x;
    }
    TwoDoubles z = SQRT_HALF.times(-x);
    double lost = density(x) * 2 * SQRT_HALF.high() * z.low();
    return 0.5 * Erfc.value(z.high()) - lost;
  }

  /** The normal density, e^(-x^2/2) / sqrt(2 pi), in double. */
  static double density(double x) {
    return exp(TwoDoubles.product(x, x).times(-0.5)).times(SQRT_2_OVER_PI).high() / 2;
  }

  /** x times the normal distribution function, in double. */
  static double gelu(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : x * normal(x);
  }

  /** 2 sqrt(2/pi) (x + 0.044715 x^3), of which geluTanh takes the sigmoid. */
  private static TwoDoubles inner(double x) {
    TwoDoubles cube = TwoDoubles.product(x, x).times(x).times(CUBIC);
    return cube.plus(x).times(SQRT_2_OVER_PI).times(2);
  }

  /** x/2 (1 + tanh(u)), as x sigmoid(2 u). */
  static TwoDoubles geluTanh(double x) {
    return Math.abs(x) > 1000 ? TwoDoubles.of(x > 0 ? x : -0.0) : weighted(x, inner(x));
  }

  /** The derivative of silu as a sum of two terms: s and x s (1 - s). */
  static TwoDoubles[] siluTerms(double x) {
    return terms(x, TwoDoubles.of(x), ONE);
  }

  /** The same of geluTanh: s and x v' s (1 - s), with s the sigmoid of v. */
  static TwoDoubles[] geluTanhTerms(double x) {
    if (Math.abs(x) > 1000) {
      return terms(x, TwoDoubles.of(x), ONE);
    }
    TwoDoubles slope = CUBIC.times(3).times(TwoDoubles.product(x, x)).plus(1).times(SQRT_2_OVER_PI).times(2);
    return terms(x, inner(x), slope);
  }

  private static TwoDoubles[] terms(double x, TwoDoubles v, TwoDoubles slope) {
    TwoDoubles s = sigmoid(v);
    TwoDoubles second = TwoDoubles.ZERO;
    if (v.high() < FAR && v.high() > -2000) {
      second = exp(v.plus(log(slope.times(-x)))).negated();
    } else if (Math.abs(v.high()) < 800) {
      second = s.times(sigmoid(v.negated())).times(slope).times(x);
    }
    return new TwoDoubles[]{s, second};
  }

  /** The same of gelu, Phi(x) and x phi(x), in double. */
  static TwoDoubles[] geluTerms(double x) {
    double size = Math.abs(x);
    if (size > 40 || x == 0) {
      return new TwoDoubles[]{TwoDoubles.of(normal(x)), TwoDoubles.ZERO};
    }
    // The factor x is there before anything underflows.
    double twice = exp(TwoDoubles.product(x, x).times(-0.5).plus(log(size))).times(SQRT_2_OVER_PI).high();
    return new TwoDoubles[]{TwoDoubles.of(normal(x)), TwoDoubles.of(Math.copySign(twice, x) / 2)};
  }
}
