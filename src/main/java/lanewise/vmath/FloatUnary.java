package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.Functions;

/**
 * Functions of one operand, {@code out = f(x)}.
 *
 * <p>{@code FloatUnary.EXP.apply(n, x, 0, x, 0)} replaces n elements of x by their exponentials.
 *
 * <p>Each element of the result is computed by itself, by the formula of the constant, and has the same
 * bits on every CPU, vector width and number of threads; NaN payloads may differ. The result may be
 * written over an operand that has the same offset and strides; any other overlap gives undefined
 * contents. Arguments are checked before anything is written. Without a {@link Parallelism} argument,
 * {@link Lanewise#parallelism()} holds; calls of fewer than about 65,000 elements stay on the calling
 * thread. Nothing is allocated by a call that stays there.
 *
 * <p>An accuracy is the largest difference from the true value, in units in the last place (ULP); 0.5 is
 * right rounding. "float" and "double" say for which type; all figures are measured as
 * docs/numerics.md tells.
 */
public enum FloatUnary {
  /** {@code -x}; changes the sign of zero, too. */
  NEG(Functions.NEG),

  /** {@code |x|}. */
  ABS(Functions.ABS),

  /** 1 for positive, -1 for negative x; zeros and NaN are returned as they are. */
  SIGN(Functions.SIGN),

  /** {@code x * x}, rightly rounded. */
  SQUARE(Functions.SQUARE),

  /** The square root, rightly rounded; NaN for negative x, -0 for -0. */
  SQRT(Functions.SQRT),

  /** {@code 1 / x}, rightly rounded. */
  RECIPROCAL(Functions.RECIPROCAL);

  private final int function;

  FloatUnary(int function) {
    this.function = function;
  }

  /**
   * Applies the function to n elements.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(int n, float[] x, int xOffset, float[] out, int outOffset) {
    apply(n, x, xOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Applies the function to n elements.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(
      int n, float[] x, int xOffset, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    FloatElementwise.map(
        function, 1, n, x, xOffset, n, 1, null, 0, 0, 0, null, 0, 0, 0, out, outOffset, n, parallelism);
  }

  /**
   * Applies the function to m x n elements: element (i, j) of x is {@code x[xOffset + i*xRowStride +
   * j*xColStride]}, that of the result {@code out[outOffset + i*ldo + j]}. With row
   * stride n and column stride 1, x is a compact row-major matrix; with row stride 1 and column stride
   * m the transpose of one.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param xRowStride distance from one row to the next; 0 for one row that all rows share
   * @param xColStride distance of the elements of a row; 0 for one element that the row shares
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size, an offset or a stride is negative, ldo too small or an array too short
   */
  public void apply(
      int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] out, int outOffset, int ldo,
      Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.strided("x", m, n, x.length, xOffset, xRowStride, xColStride);
    Check.output(m, n, out.length, outOffset, ldo);
    FloatElementwise.map(
        function, m, n, x, xOffset, xRowStride, xColStride, null, 0, 0, 0, null, 0, 0, 0, out, outOffset, ldo,
        parallelism);
  }
}
