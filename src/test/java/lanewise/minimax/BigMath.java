package lanewise.minimax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Elementary functions of {@link BigDecimal} to at least 50 significant digits, for every finite double argument (and well
 * beyond). The truth that polynomials are fitted to and that formulas for doubles are measured against.
 *
 * <p>
 * Series after argument reduction, and for the inverses one step from the double result, which is 16 digits off: the
 * remaining correction needs a few terms only. All results are relative: tiny results have as many digits as large ones.
 */
public final class BigMath {
  /** Precision of the arithmetic; 20 digits more than the results are good for. */
  public static final MathContext CONTEXT = new MathContext(70, RoundingMode.HALF_EVEN);

  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final BigDecimal LARGE = BigDecimal.valueOf(10_000);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** Enough digits to reduce the largest double: 309 before the point, 20 that may cancel, 70 that are left. */
  public static final MathContext LONG = new MathContext(420, RoundingMode.HALF_EVEN);

  private static final BigDecimal LONG_PI = machin();
  /** pi/2 to 420 digits. */
  public static final BigDecimal LONG_HALF_PI = LONG_PI.divide(TWO);

  public static final BigDecimal PI = LONG_PI.round(CONTEXT);
  public static final BigDecimal HALF_PI = LONG_HALF_PI.round(CONTEXT);
  public static final BigDecimal LN2 = TWO.multiply(atanhSeries(ONE.divide(new BigDecimal(3), CONTEXT)), CONTEXT);
  public static final BigDecimal LN10 = log(BigDecimal.TEN);
  private static final BigDecimal SQRT_PI = PI.sqrt(CONTEXT);
  private static final BigDecimal SQRT2 = TWO.sqrt(CONTEXT);

  private BigMath() {}

  /** e^x; of |x| above 10^4, where doubles end long before, that of 10^4. */
  public static BigDecimal exp(BigDecimal x) {
    if (x.abs().compareTo(LARGE) > 0) {
      return exp(x.signum() > 0 ? LARGE : LARGE.negate());
    }
    BigDecimal n = x.divide(LN2, CONTEXT).setScale(0, RoundingMode.HALF_EVEN);
    // Ten more digits than the context: n takes some, and so do the eight squarings.
    MathContext more = new MathContext(CONTEXT.getPrecision() + 10);
    BigDecimal r = x.subtract(n.multiply(LN2, more), more).divide(BigDecimal.valueOf(256), more);
    BigDecimal y = ONE.add(expm1Series(r, more), more);
    for (int i = 0; i < 8; i++) {
      y = y.multiply(y, more);
    }
    return scale(y, n.intValueExact());
  }

  public static BigDecimal expm1(BigDecimal x) {
    return x.abs().compareTo(HALF) < 0 ? expm1Series(x, CONTEXT) : exp(x).subtract(ONE, CONTEXT);
  }

  /** 2^x; of |x| above 10^4, where doubles end long before, that of 10^4. */
  public static BigDecimal exp2(BigDecimal x) {
    if (x.abs().compareTo(LARGE) > 0) {
      return exp2(x.signum() > 0 ? LARGE : LARGE.negate());
    }
    BigDecimal n = x.setScale(0, RoundingMode.HALF_EVEN);
    return scale(exp(x.subtract(n).multiply(LN2, CONTEXT)), n.intValueExact());
  }

  /** 2^x - 1. */
  public static BigDecimal exp2m1(BigDecimal x) {
    return x.abs().compareTo(HALF) < 0 ? expm1(x.multiply(LN2, CONTEXT)) : exp2(x).subtract(ONE, CONTEXT);
  }

  public static BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0) {
      throw new ArithmeticException("log of " + x);
    }
    BigDecimal z = x.subtract(ONE);
    if (z.abs().compareTo(HALF) < 0) {
      return log1p(z);
    }
    // x = m 2^e with m near 1, so that m fits a double whatever x is.
    int e = exponent(x);
    BigDecimal m = scale(x, -e);
    return log1p(m.subtract(ONE)).add(e == 0 ? ZERO : LN2.multiply(BigDecimal.valueOf(e)), CONTEXT);
  }

  /** log(1 + x). */
  public static BigDecimal log1p(BigDecimal x) {
    if (x.signum() == 0) {
      return ZERO;
    }
    if (x.compareTo(TWO) > 0 || x.compareTo(ONE.negate()) <= 0) {
      return log(x.add(ONE));
    }
    // With y the double result, 1 + w = (1 + x) exp(-y) is 1 but for the 16th digit of x.
    double small = x.doubleValue();
    BigDecimal y = small == 0 ? x : new BigDecimal(StrictMath.log1p(small));
    BigDecimal e = expm1(y.negate());
    BigDecimal w = e.add(x).add(x.multiply(e), CONTEXT);
    return y.add(TWO.multiply(atanhSeries(w.divide(TWO.add(w), CONTEXT))), CONTEXT);
  }

  public static BigDecimal log2(BigDecimal x) {
    return log(x).divide(LN2, CONTEXT);
  }

  public static BigDecimal log10(BigDecimal x) {
    return log(x).divide(LN10, CONTEXT);
  }

  /** log2(1 + x). */
  public static BigDecimal log2p1(BigDecimal x) {
    return log1p(x).divide(LN2, CONTEXT);
  }

  /** x^y of a positive x. */
  public static BigDecimal pow(BigDecimal x, BigDecimal y) {
    return exp(y.multiply(log(x), CONTEXT));
  }

  public static BigDecimal sqrt(BigDecimal x) {
    return x.sqrt(CONTEXT);
  }

  public static BigDecimal cbrt(BigDecimal x) {
    if (x.signum() == 0) {
      return ZERO;
    }
    if (x.signum() < 0) {
      return cbrt(x.negate()).negate();
    }
    int e = Math.floorDiv(exponent(x), 3);
    BigDecimal m = scale(x, -3 * e);
    BigDecimal y = new BigDecimal(StrictMath.cbrt(m.doubleValue()));
    for (int i = 0; i < 3; i++) { // Newton: 16, 32, 64, 128 digits
      BigDecimal q = m.divide(y.multiply(y, CONTEXT), CONTEXT);
      y = y.add(q.subtract(y).divide(BigDecimal.valueOf(3), CONTEXT), CONTEXT);
    }
    return scale(y, e);
  }

  public static BigDecimal sin(BigDecimal x) {
    BigInteger n = quadrant(x);
    BigDecimal r = reduced(x, n);
    BigDecimal y = n.testBit(0) ? cosSeries(r) : sinSeries(r);
    return n.testBit(1) ? y.negate() : y;
  }

  public static BigDecimal cos(BigDecimal x) {
    BigInteger n = quadrant(x);
    BigDecimal r = reduced(x, n);
    BigDecimal y = n.testBit(0) ? sinSeries(r) : cosSeries(r);
    return n.testBit(0) ^ n.testBit(1) ? y.negate() : y;
  }

  public static BigDecimal tan(BigDecimal x) {
    BigInteger n = quadrant(x);
    BigDecimal r = reduced(x, n);
    BigDecimal sin = sinSeries(r);
    BigDecimal cos = cosSeries(r);
    return n.testBit(0) ? cos.negate().divide(sin, CONTEXT) : sin.divide(cos, CONTEXT);
  }

  public static BigDecimal atan(BigDecimal x) {
    if (x.signum() == 0) {
      return ZERO;
    }
    if (x.abs().compareTo(ONE) > 0) {
      BigDecimal half = x.signum() > 0 ? HALF_PI : HALF_PI.negate();
      return half.subtract(atan(ONE.divide(x, CONTEXT)), CONTEXT);
    }
    // atan(x) = y + atan(t) with t = (x - tan y) / (1 + x tan y), where y has 16 digits already.
    double small = x.doubleValue();
    BigDecimal y = small == 0 ? x : new BigDecimal(StrictMath.atan(small));
    BigDecimal tan = sinSeries(y).divide(cosSeries(y), CONTEXT);
    BigDecimal t = x.subtract(tan).divide(ONE.add(x.multiply(tan)), CONTEXT);
    return y.add(atanSeries(t), CONTEXT);
  }

  /** The angle of the point (x, y), which is not the origin. */
  public static BigDecimal atan2(BigDecimal y, BigDecimal x) {
    if (x.signum() == 0) {
      return y.signum() > 0 ? HALF_PI : HALF_PI.negate();
    }
    BigDecimal angle = atan(y.divide(x, CONTEXT));
    return x.signum() > 0 ? angle : y.signum() < 0 ? angle.subtract(PI, CONTEXT) : angle.add(PI, CONTEXT);
  }

  public static BigDecimal asin(BigDecimal x) {
    if (x.abs().compareTo(ONE) == 0) {
      return x.signum() > 0 ? HALF_PI : HALF_PI.negate();
    }
    return atan(x.divide(ONE.subtract(x).multiply(ONE.add(x)).sqrt(CONTEXT), CONTEXT));
  }

  public static BigDecimal acos(BigDecimal x) {
    if (x.compareTo(ONE.negate()) == 0) {
      return PI;
    }
    return TWO.multiply(atan(ONE.subtract(x).divide(ONE.add(x), CONTEXT).sqrt(CONTEXT)), CONTEXT);
  }

  public static BigDecimal sinh(BigDecimal x) {
    // (e + e / (1 + e)) / 2 with e = expm1(x), which cancels nowhere for x >= 0.
    BigDecimal e = expm1(x.abs());
    BigDecimal y = e.add(e.divide(ONE.add(e), CONTEXT)).multiply(HALF, CONTEXT);
    return x.signum() < 0 ? y.negate() : y;
  }

  public static BigDecimal cosh(BigDecimal x) {
    BigDecimal e = exp(x);
    return e.add(ONE.divide(e, CONTEXT)).multiply(HALF, CONTEXT);
  }

  public static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = expm1(x.abs().multiply(TWO));
    BigDecimal y = e.divide(e.add(TWO), CONTEXT);
    return x.signum() < 0 ? y.negate() : y;
  }

  public static BigDecimal asinh(BigDecimal x) {
    // log1p(a + a^2 / (1 + sqrt(1 + a^2))) for a = |x|
    BigDecimal a = x.abs();
    BigDecimal square = a.multiply(a, CONTEXT);
    BigDecimal root = ONE.add(ONE.add(square).sqrt(CONTEXT));
    BigDecimal y = log1p(a.add(square.divide(root, CONTEXT)));
    return x.signum() < 0 ? y.negate() : y;
  }

  public static BigDecimal acosh(BigDecimal x) {
    BigDecimal z = x.subtract(ONE);
    return log1p(z.add(z.multiply(x.add(ONE)).sqrt(CONTEXT)));
  }

  public static BigDecimal atanh(BigDecimal x) {
    BigDecimal a = x.abs();
    BigDecimal y = log1p(a.multiply(TWO).divide(ONE.subtract(a), CONTEXT)).multiply(HALF);
    return x.signum() < 0 ? y.negate() : y;
  }

  public static BigDecimal erf(BigDecimal x) {
    BigDecimal a = x.abs();
    // Above 13, erfc is below 1e-75.
    BigDecimal y = a.compareTo(BigDecimal.valueOf(13)) > 0 ? ONE : erfSeries(a, CONTEXT);
    return x.signum() < 0 ? y.negate() : y;
  }

  public static BigDecimal erfc(BigDecimal x) {
    if (x.compareTo(BigDecimal.valueOf(5)) > 0) {
      return erfcx(x).multiply(exp(x.multiply(x).negate()), CONTEXT);
    }
    // Up to 5, one minus erf loses 12 digits.
    MathContext more = new MathContext(CONTEXT.getPrecision() + 12);
    return x.signum() < 0 ? ONE.add(erf(x.negate()), CONTEXT) : ONE.subtract(erfSeries(x, more)).round(CONTEXT);
  }

  /** exp(x^2) erfc(x). */
  public static BigDecimal erfcx(BigDecimal x) {
    if (x.compareTo(BigDecimal.valueOf(5)) <= 0) {
      return exp(x.multiply(x)).multiply(erfc(x), CONTEXT);
    }
    // The continued fraction 1 / (x + (1/2) / (x + (2/2) / (x + (3/2) / ...))) / sqrt(pi), from its end. So many terms
    // give 60 digits or more from 5 on (found by comparing with more terms).
    int n = 20 + (int) Math.pow(86 / x.doubleValue(), 2);
    BigDecimal d = x;
    for (int i = n; i > 0; i--) {
      d = x.add(BigDecimal.valueOf(i).multiply(HALF).divide(d, CONTEXT), CONTEXT);
    }
    return ONE.divide(d.multiply(SQRT_PI), CONTEXT);
  }

  /** The standard normal distribution function. */
  public static BigDecimal normal(BigDecimal x) {
    return erfc(x.negate().divide(SQRT2, CONTEXT)).multiply(HALF, CONTEXT);
  }

  /** 1 / (1 + exp(-x)). */
  public static BigDecimal sigmoid(BigDecimal x) {
    return ONE.divide(ONE.add(exp(x.negate())), CONTEXT);
  }

  /** log(1 + exp(x)). */
  public static BigDecimal softplus(BigDecimal x) {
    return x.signum() > 0 ? x.add(log1p(exp(x.negate())), CONTEXT) : log1p(exp(x));
  }

  public static BigDecimal hypot(BigDecimal x, BigDecimal y) {
    return x.multiply(x, CONTEXT).add(y.multiply(y, CONTEXT)).sqrt(CONTEXT);
  }

  /** x 2^n. */
  public static BigDecimal scale(BigDecimal x, int n) {
    BigDecimal power = TWO.pow(Math.abs(n), new MathContext(CONTEXT.getPrecision() + 10));
    return n < 0 ? x.divide(power, CONTEXT) : x.multiply(power, CONTEXT);
  }

  /** An integer e with |x| / 2^e in [1/2, 4] or so. */
  private static int exponent(BigDecimal x) {
    // log2(10) times the decimal exponent, and the rest from the leading digits.
    int decimal = x.precision() - x.scale();
    double leading = x.abs().scaleByPowerOfTen(-decimal).doubleValue();
    return (int) Math.rint(decimal * 3.321928094887362 + StrictMath.log(leading) * 1.4426950408889634);
  }

  private static BigInteger quadrant(BigDecimal x) {
    return x.divide(LONG_HALF_PI, LONG).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  private static BigDecimal reduced(BigDecimal x, BigInteger quadrant) {
    return x.subtract(LONG_HALF_PI.multiply(new BigDecimal(quadrant))).round(CONTEXT);
  }

  private static boolean negligible(BigDecimal term, BigDecimal sum, MathContext context) {
    return term.signum() == 0 || magnitude(term) < magnitude(sum) - context.getPrecision() - 1;
  }

  private static int magnitude(BigDecimal x) {
    return x.precision() - x.scale();
  }

  private static BigDecimal expm1Series(BigDecimal x, MathContext context) {
    BigDecimal sum = x;
    BigDecimal term = x;
    for (int n = 2; !negligible(term, sum, context); n++) {
      term = term.multiply(x).divide(BigDecimal.valueOf(n), context);
      sum = sum.add(term, context);
    }
    return sum;
  }

  private static BigDecimal sinSeries(BigDecimal x) {
    BigDecimal square = x.multiply(x, CONTEXT).negate();
    BigDecimal sum = x;
    BigDecimal term = x;
    for (int n = 2; !negligible(term, sum, CONTEXT); n += 2) {
      term = term.multiply(square).divide(BigDecimal.valueOf(n * (n + 1)), CONTEXT);
      sum = sum.add(term, CONTEXT);
    }
    return sum;
  }

  private static BigDecimal cosSeries(BigDecimal x) {
    BigDecimal square = x.multiply(x, CONTEXT).negate();
    BigDecimal sum = ONE;
    BigDecimal term = ONE;
    for (int n = 1; !negligible(term, sum, CONTEXT); n += 2) {
      term = term.multiply(square).divide(BigDecimal.valueOf(n * (n + 1)), CONTEXT);
      sum = sum.add(term, CONTEXT);
    }
    return sum;
  }

  private static BigDecimal atanSeries(BigDecimal x) {
    return oddSeries(x, x.multiply(x, CONTEXT).negate(), CONTEXT);
  }

  private static BigDecimal atanhSeries(BigDecimal x) {
    return oddSeries(x, x.multiply(x, CONTEXT), CONTEXT);
  }

  /** x (1 + s/3 + s^2/5 + ...). */
  private static BigDecimal oddSeries(BigDecimal x, BigDecimal s, MathContext context) {
    BigDecimal sum = x;
    BigDecimal power = x;
    for (int n = 3; !negligible(power, sum, context); n += 2) {
      power = power.multiply(s, context);
      sum = sum.add(power.divide(BigDecimal.valueOf(n), context), context);
    }
    return sum;
  }

  /** 2/sqrt(pi) exp(-x^2) (x + 2 x^3 / 3 + 4 x^5 / (3 5) + ...), all terms of one sign. */
  private static BigDecimal erfSeries(BigDecimal x, MathContext context) {
    BigDecimal square = x.multiply(x, context).multiply(TWO);
    BigDecimal sum = x;
    BigDecimal term = x;
    for (int n = 3; !negligible(term, sum, context); n += 2) {
      term = term.multiply(square).divide(BigDecimal.valueOf(n), context);
      sum = sum.add(term, context);
    }
    // exp to the same digits: its own are CONTEXT, plus ten.
    BigDecimal factor = expExtended(x.multiply(x).negate(), context);
    return sum.multiply(factor, context).multiply(TWO).divide(sqrtPi(context), context);
  }

  private static BigDecimal expExtended(BigDecimal x, MathContext context) {
    if (context == CONTEXT) {
      return exp(x);
    }
    MathContext more = new MathContext(context.getPrecision() + 10);
    // |x| <= 25: no multiple of ln 2 is taken off, only halvings.
    BigDecimal y = ONE.add(expm1Series(x.divide(BigDecimal.valueOf(4096), more), more));
    for (int i = 0; i < 12; i++) {
      y = y.multiply(y, more);
    }
    return y;
  }

  private static BigDecimal sqrtPi(MathContext context) {
    return context == CONTEXT ? SQRT_PI : LongConstants.SQRT_PI;
  }

  private static final class LongConstants {
    static final BigDecimal SQRT_PI = LONG_PI.sqrt(new MathContext(100));
  }

  /** Machin's formula: pi = 16 atan(1/5) - 4 atan(1/239). */
  private static BigDecimal machin() {
    return BigDecimal.valueOf(16).multiply(atanOfReciprocal(5))
        .subtract(BigDecimal.valueOf(4).multiply(atanOfReciprocal(239)), LONG);
  }

  private static BigDecimal atanOfReciprocal(int n) {
    MathContext more = new MathContext(LONG.getPrecision() + 10);
    BigDecimal x = ONE.divide(BigDecimal.valueOf(n), more);
    return oddSeries(x, x.multiply(x, more).negate(), more);
  }
}
