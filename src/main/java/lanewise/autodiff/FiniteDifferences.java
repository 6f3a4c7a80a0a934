package lanewise.autodiff;

import java.util.function.DoubleUnaryOperator;
import lanewise.internal.Check;
import lanewise.tensor.ElementType;

/**
 * The derivative of a function of one number as the limit that it is: {@code f'(x) = lim (f(x + h) - f(x)) / h}.
 *
 * <p>A smaller step h makes the error of the quotient smaller and that of rounding larger; each method takes the step that
 * balances the two for a function whose value and derivatives have the size of x, or of 1 if x is small.
 */
public final class FiniteDifferences {

  /**
   * A derivative and how far it is from the truth.
   *
   * @param value the derivative
   * @param error an estimate of the error
   */
  public record Estimate(double value, double error) {}

  private static final int ROWS = 12;
  private static final double SHRINK = 2;

  private FiniteDifferences() {}

  /**
   * The forward difference {@code (f(x + h) - f(x)) / h}, with {@code h = 2 sqrt(u) max(1, |x|)}: its error is about
   * {@code h/2 |f''| + 2 u |f| / h}, of the order of the square root of the roundoff u.
   *
   * @param f the function, accurate to the roundoff of the type
   * @param x its argument
   * @param type the type in which f computes
   * @return nearly f'(x)
   */
  public static double forward(DoubleUnaryOperator f, double x, ElementType type) {
    Check.notNull("f", f);
    Check.notNull("type", type);
    double h = step(x, 2 * Math.sqrt(type.roundoff()), type);
    return (f.applyAsDouble(x + h) - f.applyAsDouble(x)) / h;
  }

  /**
   * The central difference {@code (f(x + h) - f(x - h)) / 2h}, with {@code h = cbrt(3 u) max(1, |x|)}: its error is about
   * {@code h^2/6 |f'''| + u |f| / h}, of the order of u^(2/3).
   *
   * @param f the function, accurate to the roundoff of the type
   * @param x its argument
   * @param type the type in which f computes
   * @return nearly f'(x)
   */
  public static double central(DoubleUnaryOperator f, double x, ElementType type) {
    Check.notNull("f", f);
    Check.notNull("type", type);
    double h = step(x, Math.cbrt(3 * type.roundoff()), type);
    return (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
  }

  /** A step by which x really moves: x + h is a number of the type. */
  private static double step(double x, double relative, ElementType type) {
    double h = relative * Math.max(1, Math.abs(x));
    return type == ElementType.FLOAT ? (float) (x + h) - x : (x + h) - x;
  }

  /**
   * Central differences with steps h, h/2, h/4, ..., extrapolated to h = 0 (C. Ridders, <i>Accurate computation of F'(x)
   * and F'(x) F''(x)</i>, Advances in Engineering Software 4, 1982). Of the extrapolations the one is taken that differs
   * least from its neighbours, and that difference estimates the error, but never less than rounding the values of f does
   * to a quotient of that step: neighbours may agree by chance.
   *
   * @param f the function
   * @param x its argument
   * @param h the first step, over which f is smooth
   * @return f'(x), for smooth functions to about ten digits in double, and its error
   */
  public static Estimate extrapolated(DoubleUnaryOperator f, double x, double h) {
    Check.notNull("f", f);
    double[][] table = new double[ROWS][ROWS];
    Estimate best = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);
    double step = h;
    double rounding = 0;
    for (int row = 0; row < ROWS && rounding < best.error; row++) {
      double above = f.applyAsDouble(x + step);
      double below = f.applyAsDouble(x - step);
      table[row][0] = (above - below) / (2 * step);
      rounding = ElementType.DOUBLE.roundoff() * (Math.abs(above) + Math.abs(below)) / (2 * step);
      double factor = 1;
      for (int order = 1; order <= row; order++) {
        factor *= SHRINK * SHRINK;
        table[row][order] = (factor * table[row][order - 1] - table[row - 1][order - 1]) / (factor - 1);
        double error = Math.max(rounding, Math.max(
            Math.abs(table[row][order] - table[row][order - 1]),
            Math.abs(table[row][order] - table[row - 1][order - 1])));
        if (error < best.error) {
          best = new Estimate(table[row][order], error);
        }
      }
      step /= SHRINK;
    }
    return best;
  }
}
