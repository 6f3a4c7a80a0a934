package lanewise.minimax;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One polynomial of the library: what it approximates, where, in which form, and where its coefficients stand. Each
 * {@code with...} method gives a changed copy, so that an entry reads as one chain.
 *
 * @param owner simple name of the class in lanewise.internal.math that holds the constants
 * @param prefix the coefficient of x^3 is the constant prefix + "3", the low part of a pair prefix + "3_LOW"
 * @param single whether the coefficients are floats
 * @param function what is approximated
 * @param weight weight of the error; null for the relative error
 * @param first the lowest power
 * @param step the distance of the powers
 * @param last the highest power
 * @param given leading coefficients that are not searched for; they need no constant
 * @param pairs how many of the coefficients after these are sums of a high and a low part
 */
record Polynomial(String owner, String prefix, boolean single, UnaryOperator<BigDecimal> function, BigDecimal from,
    BigDecimal to, UnaryOperator<BigDecimal> weight, int first, int step, int last, List<BigDecimal> given, int pairs) {
  private static final MathContext CONTEXT = new MathContext(60);

  /** Coefficients by name, the maximal weighted error with them, and the same before they were rounded. */
  record Result(Map<String, Number> constants, double error, double unrounded) {}

  /** A polynomial with float coefficients and the least relative error on [from, to]. */
  static Polynomial floats(String owner, String prefix, UnaryOperator<BigDecimal> function, double from, double to) {
    return new Polynomial(owner, prefix, true, function, new BigDecimal(from), new BigDecimal(to), null, 0, 1, 1,
        List.of(),
        0);
  }

  /** A polynomial with double coefficients and the least relative error on [from, to]. */
  static Polynomial doubles(String owner, String prefix, UnaryOperator<BigDecimal> function, double from, double to) {
    return floats(owner, prefix, function, from, to).asDoubles();
  }

  private Polynomial asDoubles() {
    return new Polynomial(owner, prefix, false, function, from, to, weight, first, step, last, given, pairs);
  }

  Polynomial powers(int first, int last) {
    return powers(first, last, 1);
  }

  /** Powers first, first + step, ... last. For steps above 1 the interval lies on one side of zero. */
  Polynomial powers(int first, int last, int step) {
    if ((last - first) % step != 0 || last < first || step > 1 && from.signum() < 0) {
      throw new IllegalArgumentException(name() + ": powers " + first + " to " + last + " by " + step);
    }
    return new Polynomial(owner, prefix, single, function, from, to, weight, first, step, last, given, pairs);
  }

  Polynomial given(double... leading) {
    List<BigDecimal> exact = new ArrayList<>();
    for (double c : leading) {
      exact.add(new BigDecimal(c));
    }
    return new Polynomial(owner, prefix, single, function, from, to, weight, first, step, last, exact, pairs);
  }

  Polynomial pairs(int pairs) {
    return new Polynomial(owner, prefix, single, function, from, to, weight, first, step, last, given, pairs);
  }

  Polynomial absolute() {
    return weight(x -> BigDecimal.ONE);
  }

  /** The error counts relative to this function, of which what is approximated is a part. */
  Polynomial relativeTo(UnaryOperator<BigDecimal> whole) {
    return weight(x -> BigDecimal.ONE.divide(whole.apply(x).abs(), CONTEXT));
  }

  /** The error is multiplied by this; positive on the interval without zero. */
  Polynomial weight(UnaryOperator<BigDecimal> weight) {
    return new Polynomial(owner, prefix, single, function, from, to, weight, first, step, last, given, pairs);
  }

  String name() {
    return owner + "." + prefix;
  }

  @Override
  public String toString() {
    return name();
  }

  /** Rounds the coefficients one at a time, lowest order first, and fits the others again after each. */
  Result compute() {
    UnaryOperator<BigDecimal> w = weight != null ? weight : relativeTo(function).weight;
    int count = (last - first) / step + 1;
    Minimax minimax = new Minimax(function, w, from, to, first, step, count);
    List<BigDecimal> coefficients = new ArrayList<>(given);
    given.forEach(minimax::fix);
    Map<String, Number> constants = new LinkedHashMap<>();
    double unrounded = Double.NaN;
    for (int i = given.size(); i < count; i++) {
      minimax.fit();
      if (i == given.size()) {
        unrounded = minimax.level().doubleValue();
      }
      BigDecimal exact = minimax.lowest();
      String constant = prefix + (first + i * step);
      Number high = round(exact);
      BigDecimal value = exact(high);
      constants.put(constant, high);
      if (i < given.size() + pairs) {
        Number low = round(exact.subtract(value));
        constants.put(constant + "_LOW", low);
        value = value.add(exact(low));
      }
      coefficients.add(value);
      minimax.fix(value);
    }
    return new Result(constants, error(coefficients, w), unrounded);
  }

  private Number round(BigDecimal x) {
    return single ? (Number) x.floatValue() : (Number) x.doubleValue();
  }

  private static BigDecimal exact(Number x) {
    return new BigDecimal(x.doubleValue());
  }

  /** The maximal weighted error, on a grid that shares no inner point with the one of the fit. */
  private double error(List<BigDecimal> coefficients, UnaryOperator<BigDecimal> w) {
    BigDecimal largest = BigDecimal.ZERO;
    for (BigDecimal x : Minimax.grid(from, to, 37 * (coefficients.size() + 1) + 2, step)) {
      BigDecimal ratio = x.pow(step, CONTEXT);
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = coefficients.size() - 1; i >= 0; i--) {
        sum = sum.multiply(ratio, CONTEXT).add(coefficients.get(i), CONTEXT);
      }
      BigDecimal e = function.apply(x).subtract(sum.multiply(x.pow(first, CONTEXT)), CONTEXT);
      largest = largest.max(e.multiply(w.apply(x), CONTEXT).abs());
    }
    return largest.doubleValue();
  }
}
