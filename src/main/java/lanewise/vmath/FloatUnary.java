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
 * right rounding. "binary32" and "binary64", the names that IEEE 754 gives to numbers of 32 and of 64 bits,
 * say for which type. The figures for binary32 hold for all arguments. Those for binary64 are the largest
 * found at millions of arguments, and not proven (docs/numerics.md).
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
  RECIPROCAL(Functions.RECIPROCAL),

  /**
   * {@code 1 / sqrt(x)}; infinity with the sign of x for zeros, NaN for negative x. Largest error: 1.00
   * ULP (binary32), 1.01 ULP (binary64).
   */
  RSQRT(Functions.RSQRT),

  /** The cube root; keeps the sign of x. Largest error: 0.83 ULP (binary32), 0.74 ULP (binary64). */
  CBRT(Functions.CBRT),

  /**
   * e<sup>x</sup>; 0 for -infinity, infinity from about 88.7 (binary32) or 709.8 (binary64) on, gradual
   * underflow. Largest error: 0.90 ULP (binary32), 0.91 ULP (binary64).
   */
  EXP(Functions.EXP),

  /** 2<sup>x</sup>; exact for integers. Largest error: 0.88 ULP (binary32), 0.89 ULP (binary64). */
  EXP2(Functions.EXP2),

  /**
   * e<sup>x</sup> - 1 without cancellation near 0; keeps the sign of zero, -1 for -infinity. Largest
   * error: 0.96 ULP (binary32), 0.92 ULP (binary64).
   */
  EXPM1(Functions.EXPM1),

  /**
   * The natural logarithm; -infinity for zeros, NaN for negative x. Largest error: 0.93 ULP (binary32),
   * 0.94 ULP (binary64).
   */
  LOG(Functions.LOG),

  /**
   * The logarithm to base 2; -infinity for zeros, NaN for negative x, exact for powers of two. Largest
   * error: 0.98 ULP (binary32), 1.20 ULP (binary64).
   */
  LOG2(Functions.LOG2),

  /**
   * The logarithm to base 10; -infinity for zeros, NaN for negative x. Largest error: 1.03 ULP (binary32),
   * 1.12 ULP (binary64).
   */
  LOG10(Functions.LOG10),

  /**
   * log(1 + x) without cancellation near 0; keeps the sign of zero, -infinity for -1, NaN below. Largest
   * error: 1.46 ULP (binary32), 1.02 ULP (binary64).
   */
  LOG1P(Functions.LOG1P),

  /**
   * The sine of an angle in radians, also of the largest: the argument is reduced by as many digits of
   * pi as it needs, which takes ten times as long or more beyond 2^17 (binary32), 2^30 (binary64). NaN for
   * infinities. Largest error: 0.98 ULP (binary32), 0.97 ULP (binary64).
   */
  SIN(Functions.SIN),

  /** The cosine, as SIN. Largest error: 0.97 ULP (binary32), 0.98 ULP (binary64). */
  COS(Functions.COS),

  /** The tangent, as SIN. Largest error: 0.99 ULP (binary32), 1.36 ULP (binary64). */
  TAN(Functions.TAN),

  /** The arc sine in -pi/2..pi/2; NaN outside -1..1. Largest error: 1.00 ULP (binary32), 1.00 ULP (binary64). */
  ASIN(Functions.ASIN),

  /** The arc cosine in 0..pi; NaN outside -1..1. Largest error: 0.71 ULP (binary32), 0.66 ULP (binary64). */
  ACOS(Functions.ACOS),

  /** The arc tangent in -pi/2..pi/2. Largest error: 1.09 ULP (binary32), 1.39 ULP (binary64). */
  ATAN(Functions.ATAN),

  /** The hyperbolic sine; keeps the sign of zero. Largest error: 0.97 ULP (binary32), 0.89 ULP (binary64). */
  SINH(Functions.SINH),

  /** The hyperbolic cosine. Largest error: 0.88 ULP (binary32), 0.94 ULP (binary64). */
  COSH(Functions.COSH),

  /**
   * The hyperbolic tangent; never beyond -1 and 1, keeps the sign of zero. Largest error: 0.98 ULP
   * (binary32), 1.05 ULP (binary64).
   */
  TANH(Functions.TANH),

  /**
   * The error function, 2/sqrt(pi) times the integral of exp(-t<sup>2</sup>) from 0 to x; never beyond
   * -1 and 1. Largest error: 0.99 ULP (binary32), 1.12 ULP (binary64).
   */
  ERF(Functions.ERF),

  /**
   * 1 - erf(x) without cancellation: accurate in relative terms down to the smallest numbers. Largest
   * error: 1.63 ULP (binary32), 1.29 ULP (binary64).
   */
  ERFC(Functions.ERFC),

  /** {@code max(x, 0)}; 0 for -0, NaN for NaN. */
  RELU(Functions.RELU),

  /**
   * {@code 1 / (1 + exp(-x))}, accurate in relative terms in the tail of small results, too. Largest
   * error: 0.97 ULP (binary32), 1.00 ULP (binary64).
   */
  SIGMOID(Functions.SIGMOID),

  /**
   * {@code log(1 + exp(x))} without overflow or cancellation. Largest error: 1.77 ULP (binary32), 1.90 ULP
   * (binary64).
   */
  SOFTPLUS(Functions.SOFTPLUS),

  /** {@code x * sigmoid(x)}, also known as swish. Largest error: 1.15 ULP (binary32), 1.20 ULP (binary64). */
  SILU(Functions.SILU),

  /**
   * {@code x * Phi(x)} with the normal distribution {@code Phi(x) = (1 + erf(x / sqrt(2))) / 2},
   * accurate in relative terms for negative x, too. Largest error: 1.37 ULP (binary32), 1.41 ULP (binary64).
   */
  GELU(Functions.GELU),

  /**
   * {@code x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))}, the usual approximation of GELU.
   * Largest error: 1.26 ULP (binary32), 1.39 ULP (binary64).
   */
  GELU_TANH(Functions.GELU_TANH),

  /** {@code min(max(x/6 + 1/2, 0), 1)}. Largest error: 1.00 ULP (binary32), 1.00 ULP (binary64). */
  HARD_SIGMOID(Functions.HARD_SIGMOID);

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
   * @throws NullPointerException if an array or parallelism is null
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
        function, n, x, xOffset, 1, null, 0, 0, null, 0, 0, out, outOffset, parallelism);
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
   * @param ldo distance of its rows, at least n and at least 1
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
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

  /**
   * {@link #apply(int, int, float[], int, int, int, float[], int, int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds operand x
   * @param xOffset index of its first element
   * @param xRowStride distance from one row to the next; 0 for one row that all rows share
   * @param xColStride distance of the elements of a row; 0 for one element that the row shares
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n and at least 1
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size, an offset or a stride is negative, ldo too small or an array too short
   */
  public void apply(
      int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] out, int outOffset, int ldo) {
    apply(m, n, x, xOffset, xRowStride, xColStride, out, outOffset, ldo, Lanewise.parallelism());
  }
}
