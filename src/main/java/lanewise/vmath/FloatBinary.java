package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.Functions;

/**
 * Functions of two operands, {@code out = f(x, y)}. An operand is an array, a number, or a row or a
 * column of a matrix that all rows or columns share.
 *
 * <p>{@code FloatBinary.ADD.apply(m, n, x, 0, n, 1, bias, 0, 0, 1, x, 0, n, Parallelism.NONE)} adds a bias to
 * each row of an m x n matrix.
 *
 * <p>Each element of the result is computed by itself, by the formula of the constant, and has the same
 * bits on every CPU, vector width and number of threads; NaN payloads may differ. The result may be
 * written over an operand that has the same offset and strides; any other overlap gives undefined
 * contents. Arguments are checked before anything is written. Without a {@link Parallelism} argument,
 * {@link Lanewise#parallelism()} holds; calls of fewer than about 65,000 elements stay on the calling
 * thread. Nothing is allocated by a call that stays there.
 *
 * <p>An accuracy is the largest difference from the true value, in units in the last place (ULP); 0.5 is
 * right rounding. "binary32" and "binary64", the names that IEEE 754 gives to numbers of 32 and of 64 bits,
 * say for which type. All figures are measured as docs/numerics.md tells, where the bounds of the gradients
 * stand, too.
 */
public enum FloatBinary {
  /** {@code x + y}. */
  ADD(Functions.ADD),

  /** {@code x - y}. */
  SUB(Functions.SUB),

  /** {@code x * y}. */
  MUL(Functions.MUL),

  /** {@code x / y}. */
  DIV(Functions.DIV),

  /** The smaller operand as {@link Math#min}: NaN if one is NaN, and -0 is smaller than 0. */
  MIN(Functions.MIN),

  /** The larger operand as {@link Math#max}: NaN if one is NaN, and -0 is smaller than 0. */
  MAX(Functions.MAX),

  /** 1 where {@code x == y}, else 0. */
  EQUAL(Functions.EQUAL),

  /** 1 where {@code x != y}, else 0; a NaN differs from all. */
  NOT_EQUAL(Functions.NOT_EQUAL),

  /** 1 where {@code x < y}, else 0. */
  LESS(Functions.LESS),

  /** 1 where {@code x <= y}, else 0. */
  LESS_OR_EQUAL(Functions.LESS_OR_EQUAL),

  /** 1 where {@code x > y}, else 0. */
  GREATER(Functions.GREATER),

  /** 1 where {@code x >= y}, else 0. */
  GREATER_OR_EQUAL(Functions.GREATER_OR_EQUAL),

  /**
   * x to the power of y, with all special cases of {@link Math#pow}. Largest error found: 0.94 ULP
   * (binary32), 1.32 ULP (binary64).
   */
  POW(Functions.POW),

  /**
   * The angle of the point with ordinate x and abscissa y, that is {@code Math.atan2(x, y)} with all
   * its special cases. Largest error found: 1.49 ULP (binary32), 1.23 ULP (binary64).
   */
  ATAN2(Functions.ATAN2),

  /**
   * {@code sqrt(x^2 + y^2)} without overflow or underflow in between; infinity if one operand is
   * infinite. Largest error found: 0.97 ULP (binary32), 0.90 ULP (binary64), where the operands exchanged
   * may give another last bit.
   */
  HYPOT(Functions.HYPOT),

  /** {@code x > 0 ? x : y * x}: y is the slope for negative x. */
  LEAKY_RELU(Functions.LEAKY_RELU),

  /** {@code x > 0 ? x : y * expm1(x)}: for negative x the error of EXPM1 and one rounding. */
  ELU(Functions.ELU),

  /** {@code x > 0 ? y : 0}: what flows back through RELU of x when y flows in. */
  RELU_GRAD(Functions.RELU_GRAD),

  /** {@code y * (x * (1 - x))}: what flows back through SIGMOID when its result was x and y flows in. */
  SIGMOID_GRAD(Functions.SIGMOID_GRAD),

  /** {@code y * fma(-x, x, 1)}: what flows back through TANH when its result was x and y flows in. */
  TANH_GRAD(Functions.TANH_GRAD),

  /** {@code y * sigmoid(x)}: what flows back through SOFTPLUS of x when y flows in. */
  SOFTPLUS_GRAD(Functions.SOFTPLUS_GRAD),

  /** {@code y} times the derivative of SILU at x. */
  SILU_GRAD(Functions.SILU_GRAD),

  /** {@code y} times the derivative of GELU at x, {@code Phi(x) + x * phi(x)}. */
  GELU_GRAD(Functions.GELU_GRAD),

  /** {@code y} times the derivative of GELU_TANH at x. */
  GELU_TANH_GRAD(Functions.GELU_TANH_GRAD),

  /** {@code x > -3 && x < 3 ? y / 6 : 0}: what flows back through HARD_SIGMOID of x when y flows in. */
  HARD_SIGMOID_GRAD(Functions.HARD_SIGMOID_GRAD);

  private final int function;

  FloatBinary(int function) {
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
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(int n, float[] x, int xOffset, float[] y, int yOffset, float[] out, int outOffset) {
    apply(n, x, xOffset, y, yOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Applies the function to n elements.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(
      int n, float[] x, int xOffset, float[] y, int yOffset, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("y", y);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("y", n, y.length, yOffset);
    Check.range("out", n, out.length, outOffset);
    FloatElementwise.map(
        function, n, x, xOffset, 1, y, yOffset, 1, null, 0, 0, out, outOffset, parallelism);
  }

  /**
   * Applies the function to n elements that share y.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y operand y of all elements
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(int n, float[] x, int xOffset, float y, float[] out, int outOffset) {
    apply(n, x, xOffset, y, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Applies the function to n elements that share y.
   *
   * @param n how many elements
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param y operand y of all elements
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(
      int n, float[] x, int xOffset, float y, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    float[] numbers = FloatElementwise.numbers(0f, y, 0f);
    FloatElementwise.map(
        function, n, x, xOffset, 1, numbers, 1, 0, null, 0, 0, out, outOffset, parallelism);
  }

  /**
   * Applies the function to n elements that share x.
   *
   * @param n how many elements
   * @param x operand x of all elements
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(int n, float x, float[] y, int yOffset, float[] out, int outOffset) {
    apply(n, x, y, yOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Applies the function to n elements that share x.
   *
   * @param n how many elements
   * @param x operand x of all elements
   * @param y holds operand y
   * @param yOffset index of its first element
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public void apply(
      int n, float x, float[] y, int yOffset, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("y", y);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("y", n, y.length, yOffset);
    Check.range("out", n, out.length, outOffset);
    float[] numbers = FloatElementwise.numbers(x, 0f, 0f);
    FloatElementwise.map(
        function, n, numbers, 0, 0, y, yOffset, 1, null, 0, 0, out, outOffset, parallelism);
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
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n and at least 1
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if a size, an offset or a stride is negative, ldo too small or an array too short
   */
  public void apply(
      int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] y, int yOffset, int yRowStride,
      int yColStride, float[] out, int outOffset, int ldo, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("y", y);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.strided("x", m, n, x.length, xOffset, xRowStride, xColStride);
    Check.strided("y", m, n, y.length, yOffset, yRowStride, yColStride);
    Check.output(m, n, out.length, outOffset, ldo);
    FloatElementwise.map(
        function, m, n, x, xOffset, xRowStride, xColStride, y, yOffset, yRowStride, yColStride, null, 0, 0, 0, out,
        outOffset, ldo, parallelism);
  }

  /**
   * {@link #apply(int, int, float[], int, int, int, float[], int, int, int, float[], int, int, Parallelism)} on the
   * threads of {@link Lanewise#parallelism()}.
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
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n and at least 1
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size, an offset or a stride is negative, ldo too small or an array too short
   */
  public void apply(
      int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] y, int yOffset, int yRowStride,
      int yColStride, float[] out, int outOffset, int ldo) {
    apply(
        m, n, x, xOffset, xRowStride, xColStride, y, yOffset, yRowStride, yColStride, out, outOffset, ldo,
        Lanewise.parallelism());
  }
}
