package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.Functions;

/**
 * Functions of three operands, {@code out = f(x, y, z)}. An operand is an array, a number, or a row or a
 * column of a matrix that all rows or columns share.
 *
 * <p>{@code FloatTernary.CLAMP.apply(n, x, 0, -1f, 1f, x, 0)} cuts x off at -1 and 1.
 *
 * <p>Each element of the result is computed by itself, by the formula of the constant, and has the same
 * bits on every CPU, vector width and number of threads; NaN payloads may differ. The result may be
 * written over an operand that has the same offset and strides; any other overlap gives undefined
 * contents. Arguments are checked before anything is written. Without a {@link Parallelism} argument,
 * {@link Lanewise#parallelism()} holds; calls of fewer than about 65,000 elements stay on the calling
 * thread. Nothing is allocated by a call that stays there.
 *
 * <p>Each operation is rightly rounded, but for exp, which is {@link FloatUnary#EXP}.
 */
public enum FloatTernary {
  /** {@code x * y + z}, rounded once. */
  FMA(Functions.FMA),

  /** {@code min(max(x, y), z)} as {@link Math#min} and {@link Math#max}: x, but not below y and not above z. NaN if an operand is NaN; z where {@code y > z}. */
  CLAMP(Functions.CLAMP),

  /**
   * {@code fma(z, y, fma(-z, x, x))}: from x to y as z goes from 0 to 1; for finite x and y exactly x at 0 and y
   * at 1, where -0 becomes 0.
   */
  LERP(Functions.LERP),

  /** y where {@code x != 0}, z elsewhere; a NaN counts as not 0. */
  WHERE(Functions.WHERE),

  /** {@code x > 0 ? y : z * y}: what flows back through LEAKY_RELU of x with slope z when y flows in. */
  LEAKY_RELU_GRAD(Functions.LEAKY_RELU_GRAD),

  /** {@code x > 0 ? y : y * (z * exp(x))}: what flows back through ELU of x with factor z when y flows in. */
  ELU_GRAD(Functions.ELU_GRAD);

  private final int function;

  FloatTernary(int function) {
    this.function = function;
  }

  /**
   * Applies the function to n elements.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param z holds operand z
   * @param zOffset index of its first element
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(int n, float[] x, int xOffset, float[] y, int yOffset, float[] z, int zOffset, float[] out,
      int outOffset) {
    apply(n, x, xOffset, y, yOffset, z, zOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Applies the function to n elements.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param z holds operand z
   * @param zOffset index of its first element
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(
      int n, float[] x, int xOffset, float[] y, int yOffset, float[] z, int zOffset, float[] out, int outOffset,
      Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("y", y);
    Check.notNull("z", z);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("y", n, y.length, yOffset);
    Check.range("z", n, z.length, zOffset);
    Check.range("out", n, out.length, outOffset);
    FloatElementwise.map(
        function, n, x, xOffset, 1, y, yOffset, 1, z, zOffset, 1, out, outOffset, parallelism);
  }

  /**
   * Applies the function to n elements that share y and z.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y operand y of all elements
   * @param z operand z of all elements
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(int n, float[] x, int xOffset, float y, float z, float[] out, int outOffset) {
    apply(n, x, xOffset, y, z, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Applies the function to n elements that share y and z.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y operand y of all elements
   * @param z operand z of all elements
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(
      int n, float[] x, int xOffset, float y, float z, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    float[] numbers = FloatElementwise.numbers(0f, y, z);
    FloatElementwise.map(
        function, n, x, xOffset, 1, numbers, 1, 0, numbers, 2, 0, out, outOffset, parallelism);
  }

  /**
   * Applies the function to n elements that share z.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param z operand z of all elements
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(int n, float[] x, int xOffset, float[] y, int yOffset, float z, float[] out, int outOffset) {
    apply(n, x, xOffset, y, yOffset, z, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Applies the function to n elements that share z.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param z operand z of all elements
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(
      int n, float[] x, int xOffset, float[] y, int yOffset, float z, float[] out, int outOffset,
      Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("y", y);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("y", n, y.length, yOffset);
    Check.range("out", n, out.length, outOffset);
    float[] numbers = FloatElementwise.numbers(0f, 0f, z);
    FloatElementwise.map(
        function, n, x, xOffset, 1, y, yOffset, 1, numbers, 2, 0, out, outOffset, parallelism);
  }

  /**
   * Applies the function to m x n elements: element (i, j) of x is {@code x[xOffset + i*xRowStride +
   * j*xColStride]}, that of the result {@code out[outOffset + i*ldo + j]}. A row
   * vector shared by all rows has the strides (0, 1), a column vector (1, 0), a number (0, 0), a compact
   * row-major matrix (n, 1), the transpose of one (1, m).
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param xRowStride distance from one row to the next; 0 for one row that all rows share
   * @param xColStride distance of the elements of a row; 0 for one element that the row shares
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param yRowStride distance from one row to the next; 0 for one row that all rows share
   * @param yColStride distance of the elements of a row; 0 for one element that the row shares
   * @param z holds operand z
   * @param zOffset index of its first element
   * @param zRowStride distance from one row to the next; 0 for one row that all rows share
   * @param zColStride distance of the elements of a row; 0 for one element that the row shares
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n and at least 1
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if a size, an offset or a stride is negative, ldo too small or an array too short
   */
  public void apply(
      int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] y, int yOffset, int yRowStride,
      int yColStride, float[] z, int zOffset, int zRowStride, int zColStride, float[] out, int outOffset, int ldo,
      Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("y", y);
    Check.notNull("z", z);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.strided("x", m, n, x.length, xOffset, xRowStride, xColStride);
    Check.strided("y", m, n, y.length, yOffset, yRowStride, yColStride);
    Check.strided("z", m, n, z.length, zOffset, zRowStride, zColStride);
    Check.output(m, n, out.length, outOffset, ldo);
    FloatElementwise.map(
        function, m, n, x, xOffset, xRowStride, xColStride, y, yOffset, yRowStride, yColStride, z, zOffset, zRowStride,
        zColStride, out, outOffset, ldo, parallelism);
  }

  /**
   * {@link #apply(int, int, float[], int, int, int, float[], int, int, int, float[], int, int, int, float[], int, int,
   * Parallelism)} on the threads of {@link Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param xRowStride distance from one row to the next; 0 for one row that all rows share
   * @param xColStride distance of the elements of a row; 0 for one element that the row shares
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param yRowStride distance from one row to the next; 0 for one row that all rows share
   * @param yColStride distance of the elements of a row; 0 for one element that the row shares
   * @param z holds operand z
   * @param zOffset index of its first element
   * @param zRowStride distance from one row to the next; 0 for one row that all rows share
   * @param zColStride distance of the elements of a row; 0 for one element that the row shares
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n and at least 1
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size, an offset or a stride is negative, ldo too small or an array too short
   */
  public void apply(
      int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] y, int yOffset, int yRowStride,
      int yColStride, float[] z, int zOffset, int zRowStride, int zColStride, float[] out, int outOffset, int ldo) {
    apply(
        m, n, x, xOffset, xRowStride, xColStride, y, yOffset, yRowStride, yColStride, z, zOffset, zRowStride,
        zColStride, out, outOffset, ldo, Lanewise.parallelism());
  }
}
