package lanewise.minimax;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The polynomial c_0 x^p + c_1 x^(p+q) + ... with the least maximal weighted error on an interval, on a fine grid of points
 * (Remez' exchange algorithm: Cheney, Introduction to Approximation Theory, chapter 3). Coefficients can be fixed one after
 * another from the lowest order up; the others are then fitted again, to what is left.
 *
 * <p>
 * The powers that are still free span x^s times all polynomials of some degree. Away from zero that is a Haar space, also on
 * both sides of zero at once: the best error alternates in sign, but for an additional change of sign at zero when s is odd.
 * Hence zero itself is no point of the grid.
 */
final class Minimax {
  private static final MathContext CONTEXT = new MathContext(60);

  /** Points of the grid for each extremum; the error between them is less than 1 % larger. */
  private static final int DENSITY = 24;

  private final int first;
  private final int step;
  private final int count;
  private final BigDecimal[] points;
  private final boolean[] negative;
  /** Weighted: what the free coefficients have to approximate, and the powers of each point. */
  private final BigDecimal[] target;
  private final BigDecimal[][] powers;

  private int fixed;
  private int[] reference;
  private BigDecimal[] solution;
  private BigDecimal[] kept;
  private BigDecimal level;

  /** The weight is that of the error, e.g. 1/|f(x)| for the relative error. */
  Minimax(UnaryOperator<BigDecimal> f, UnaryOperator<BigDecimal> weight, BigDecimal from, BigDecimal to, int first,
      int step,
      int count) {
    this.first = first;
    this.step = step;
    this.count = count;
    points = grid(from, to, DENSITY * (count + 1), step);
    negative = new boolean[points.length];
    target = new BigDecimal[points.length];
    powers = new BigDecimal[points.length][count];
    for (int j = 0; j < points.length; j++) {
      BigDecimal x = points[j];
      BigDecimal w = weight.apply(x);
      negative[j] = x.signum() < 0;
      target[j] = f.apply(x).multiply(w, CONTEXT);
      BigDecimal power = x.pow(first, CONTEXT).multiply(w, CONTEXT);
      BigDecimal ratio = x.pow(step, CONTEXT);
      for (int i = 0; i < count; i++) {
        powers[j][i] = power;
        power = power.multiply(ratio, CONTEXT);
      }
    }
  }

  /** Points of [from, to] that are dense at the ends, where the extrema are; without zero. */
  static BigDecimal[] grid(BigDecimal from, BigDecimal to, int intervals, int step) {
    List<BigDecimal> points = new ArrayList<>();
    // A polynomial in x^2 on [0, b] is the right half of one on [-b, b], with no end at zero.
    boolean half = step == 2 && from.signum() == 0;
    BigDecimal start = half ? to.negate() : from;
    int last = half ? 2 * intervals : intervals;
    BigDecimal middle = start.add(to).multiply(new BigDecimal("0.5"));
    BigDecimal radius = to.subtract(middle);
    for (int j = half ? intervals : 0; j <= last; j++) {
      BigDecimal x = j == 0
          ? start
          : j == last
              ? to
              : middle.subtract(radius.multiply(new BigDecimal(StrictMath.cos(StrictMath.PI * j / last)), CONTEXT));
      boolean zero = x.abs().compareTo(radius.scaleByPowerOfTen(-10)) < 0;
      if (!zero) {
        points.add(x);
      }
    }
    return points.toArray(BigDecimal[]::new);
  }

  /** Fits the coefficients that are not fixed. */
  void fit() {
    // Where the free powers vanish, at zero, the error is that of the fixed coefficients. If it is larger there than it need
    // be elsewhere, then the best polynomial is not unique, and the exchange does not converge; the one that is best a
    // little away from zero is taken.
    double radius = Math.max(points[0].abs().doubleValue(), points[points.length - 1].abs().doubleValue());
    boolean converged = fit(0) || fit(radius / 32) || fit(radius / 16) || fit(radius / 8) || fit(radius / 4);
    if (converged) {
      kept = Arrays.copyOf(solution, count - fixed);
    } else if (kept != null) {
      // The last fit is still good for the coefficients that are left.
      kept = Arrays.copyOfRange(kept, 1, kept.length);
      solution = kept;
    } else {
      throw new ArithmeticException("no convergence with " + (count - fixed) + " free coefficients");
    }
  }

  private boolean fit(double gap) {
    int free = count - fixed;
    boolean[] included = new boolean[points.length];
    for (int j = 0; j < points.length; j++) {
      included[j] = points[j].abs().doubleValue() >= gap;
    }
    int[] start =
        reference != null && gap == 0 ? withoutPointNearestZero(reference, free + 1) : spread(free + 1, included);
    int[] extrema = start;
    for (int iteration = 0; iteration < 20; iteration++) {
      solve(extrema);
      BigDecimal[] error = errors();
      extrema = exchange(error, free + 1, included);
      if (extrema == null) {
        return false;
      }
      BigDecimal largest = BigDecimal.ZERO;
      for (int j : extrema) {
        largest = largest.max(error[j].abs());
      }
      if (largest.compareTo(level.abs().multiply(new BigDecimal("1.0001"))) <= 0) {
        reference = extrema;
        return true;
      }
    }
    return false;
  }

  /** The lowest free coefficient. */
  BigDecimal lowest() {
    return solution[0];
  }

  /** The maximal weighted error with the coefficients that {@link #fit} found. */
  BigDecimal level() {
    return level.abs();
  }

  /** Fixes the lowest free coefficient. */
  void fix(BigDecimal value) {
    for (int j = 0; j < points.length; j++) {
      target[j] = target[j].subtract(value.multiply(powers[j][fixed]), CONTEXT);
    }
    fixed++;
  }

  private int[] spread(int n, boolean[] included) {
    int[] all = IntStream.range(0, points.length).filter(j -> included[j]).toArray();
    int[] spread = new int[n];
    for (int i = 0; i < n; i++) {
      spread[i] = all[(int) Math.round(i * (all.length - 1.0) / (n - 1))];
    }
    return spread;
  }

  private int[] withoutPointNearestZero(int[] old, int n) {
    List<Integer> kept = new ArrayList<>();
    for (int j : old) {
      kept.add(j);
    }
    while (kept.size() > n) {
      int nearest = 0;
      for (int i = 1; i < kept.size(); i++) {
        if (points[kept.get(i)].abs().compareTo(points[kept.get(nearest)].abs()) < 0) {
          nearest = i;
        }
      }
      kept.remove(nearest);
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean oddAcrossZero() {
    return ((first + fixed * step) & 1) == 1;
  }

  /** Coefficients for which the error at all points of the reference is the level, with the signs of the best error. */
  private void solve(int[] reference) {
    int n = reference.length;
    boolean odd = oddAcrossZero();
    BigDecimal[][] a = new BigDecimal[n][n + 1];
    for (int i = 0; i < n; i++) {
      int j = reference[i];
      System.arraycopy(powers[j], fixed, a[i], 0, n - 1);
      boolean minus = (i & 1) == 1 ^ (odd && negative[j]);
      a[i][n - 1] = minus ? BigDecimal.ONE.negate() : BigDecimal.ONE;
      a[i][n] = target[j];
    }
    BigDecimal[] x = LinearSystem.solve(a, CONTEXT);
    solution = x;
    level = x[n - 1];
  }

  private BigDecimal[] errors() {
    BigDecimal[] error = new BigDecimal[points.length];
    for (int j = 0; j < points.length; j++) {
      BigDecimal e = target[j];
      for (int i = fixed; i < count; i++) {
        e = e.subtract(solution[i - fixed].multiply(powers[j][i], CONTEXT), CONTEXT);
      }
      error[j] = e;
    }
    return error;
  }

  /** The n extrema of alternating sign with the largest errors, among them the largest of all; null if there are fewer. */
  private int[] exchange(BigDecimal[] error, int n, boolean[] included) {
    boolean odd = oddAcrossZero();
    List<Integer> extrema = new ArrayList<>();
    int sign = 0;
    for (int j = 0; j < error.length; j++) {
      int s = odd && negative[j] ? -error[j].signum() : error[j].signum();
      int last = extrema.size() - 1;
      if (s == 0 || !included[j]) {
        continue;
      }
      if (s != sign) {
        extrema.add(j);
        sign = s;
      } else if (error[j].abs().compareTo(error[extrema.get(last)].abs()) > 0) {
        extrema.set(last, j);
      }
    }
    while (extrema.size() > n) {
      int last = extrema.size() - 1;
      if (extrema.size() == n + 1) {
        extrema.remove(smaller(error, extrema.get(0), extrema.get(last)) ? 0 : last);
        continue;
      }
      // Two at once, neighbours, so that the signs still alternate: those with the smallest larger error.
      int best = 0;
      BigDecimal bestError = null;
      for (int i = 0; i < last; i++) {
        BigDecimal larger = error[extrema.get(i)].abs().max(error[extrema.get(i + 1)].abs());
        if (bestError == null || larger.compareTo(bestError) < 0) {
          best = i;
          bestError = larger;
        }
      }
      extrema.remove(best + 1);
      extrema.remove(best);
    }
    return extrema.size() < n ? null : extrema.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean smaller(BigDecimal[] error, int i, int j) {
    return error[i].abs().compareTo(error[j].abs()) < 0;
  }
}
