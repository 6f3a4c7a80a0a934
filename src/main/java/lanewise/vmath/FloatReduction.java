package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.Parts;
import lanewise.internal.reduction.FloatColumns;
import lanewise.internal.reduction.FloatRun;

/**
 * Reductions of many elements to one number: of n elements, of each row or of each column of a matrix.
 *
 * <p><b>Order.</b> With L = 256 / {@code Float.BYTES} virtual lanes, the sum of n elements is
 *
 * <pre>{@code
 * b = n, or for n > B = 65536, with the even number c = 2 ceil(n / 2B): b = L ceil(ceil(n / c) / L)
 * for each block of b elements, in order:
 *   lane[0..L] = +0
 *   for p in the block: lane[p mod L] = x[p] + lane[p mod L]
 *   for h = L/2, L/4, ..., 1: for i in 0..h: lane[i] = lane[i] + lane[i + h]
 *   the sum of the block is lane[0]
 * with more than one block, the sum of the sums of the blocks, in the same way
 * }</pre>
 *
 * <p>and all other reductions are of this form. A row and a column of the same elements give the same
 * bits, on every CPU, vector width and number of threads.
 *
 * <p><b>Errors.</b> With u = 2<sup>-{@value Float#PRECISION}</sup> and gamma_k = k u / (1 - k u), the
 * computed sum differs from the true one by at most gamma_d times the sum of the magnitudes, where d is
 * the most additions that one element goes through: {@code d(n) = ceil(b / L) + log2(L)}, plus
 * d(ceil(n / b)) if n is above B. For a block d is at most B / L + log2(L), 1030 with L = 64 and 2053 with L = 32,
 * against n - 1 for a loop.
 *
 * <p>Arguments are checked before anything is written; an output must not overlap the input. Rows are at least n and at
 * least 1 apart. Nothing is allocated on the calling thread in steady state by a call that stays there.
 */
public enum FloatReduction {
  /** The sum; 0 of nothing. */
  SUM(FloatRun::sum, FloatColumns::sum),

  /** The sum divided by the number of elements; NaN of nothing. */
  MEAN(FloatRun::mean, FloatColumns::mean),

  /** The product, in the order of the sum; 1 of nothing. */
  PRODUCT(FloatRun::product, FloatColumns::product),

  /** The smallest element as {@link Math#min}: NaN if one is NaN, and -0 is smaller than 0; infinity of nothing. */
  MIN(FloatRun::min, FloatColumns::min),

  /** The largest element as {@link Math#max}: NaN if one is NaN, and -0 is smaller than 0; -infinity of nothing. */
  MAX(FloatRun::max, FloatColumns::max),

  /**
   * The mean of the squared distances from the mean (divided by n, not n - 1), by the corrected two-pass
   * algorithm: with d[p] = x[p] - mean and D their sum, {@code (sum of d^2 - D * (D / n)) / n}, each sum in the order
   * of SUM, squares by fma (T. Chan, G. Golub, R. LeVeque, <i>Algorithms for computing the sample
   * variance</i>, The American Statistician 37, 1983). It does not cancel where the mean is large. Squares
   * are not scaled as those of NORM2: infinite or NaN where their sum overflows, 0 where they underflow. NaN of nothing, and
   * with an infinite element.
   */
  VARIANCE(FloatRun::variance, FloatColumns::variance),

  /** The square root of VARIANCE, infinite, 0 or NaN where that is. */
  STANDARD_DEVIATION(FloatRun::standardDeviation, FloatColumns::standardDeviation),

  /** The sum of the magnitudes; 0 of nothing. */
  NORM1(FloatRun::norm1, FloatColumns::norm1),

  /**
   * The square root of the sum of squares, the squares added by fma. Where the sum of squares leaves the
   * range in which no term is lost, it is formed of the elements scaled by the power of two that brings the
   * largest magnitude to [1, 2): no overflow or underflow unless the result is out of range. 0 of nothing.
   */
  NORM2(FloatRun::norm2, FloatColumns::norm2),

  /** The largest magnitude; NaN if an element is NaN; 0 of nothing. */
  NORM_INF(FloatRun::normInf, FloatColumns::normInf),

  /**
   * {@code m + log(sum of exp(x[p] - m))} with the largest element m, the functions those of {@link
   * FloatUnary}; m itself if it is infinite or NaN. No exponential overflows; -infinity of nothing.
   */
  LOG_SUM_EXP(FloatRun::logSumExp, FloatColumns::logSumExp);

  private interface OfRun {
    float of(int n, float[] x, int xOffset, Parallelism parallelism);
  }

  private interface OfColumns {
    void of(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset);
  }

  /** Elements of a cache line: rows up to there, and at least so many of them, are reduced together where that pays. */
  private static final int LINE = 64 / Float.BYTES;

  private final OfRun run;
  private final OfColumns columns;

  FloatReduction(OfRun run, OfColumns columns) {
    this.run = run;
    this.columns = columns;
  }

  /**
   * Reduces n elements, on the threads of {@link Lanewise#parallelism()}.
   *
   * @param n how many elements
   * @param x holds them
   * @param xOffset index of the first
   * @return the result
   * @throws NullPointerException if x is null
   * @throws IllegalArgumentException if n or xOffset is negative or x too short
   */
  public float of(int n, float[] x, int xOffset) {
    return of(n, x, xOffset, Lanewise.parallelism());
  }

  /**
   * Reduces n elements.
   *
   * @param n how many elements
   * @param x holds them
   * @param xOffset index of the first
   * @param parallelism how many threads may work
   * @return the result
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if n or xOffset is negative or x too short
   */
  public float of(int n, float[] x, int xOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    return run.of(n, x, xOffset, parallelism);
  }

  /**
   * Reduces each row of an m x n matrix to one of m numbers.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the m numbers
   * @param outOffset index of the first
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, ldx too small or an array too short
   */
  public void rows(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, m, out, outOffset, parallelism);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      rows(0, m, n, x, xOffset, ldx, out, outOffset);
    } else {
      Parts.run(parts, m, 1, parallelism, (i, end) -> rows(i, end, n, x, xOffset, ldx, out, outOffset));
    }
  }

  /**
   * {@link #rows(int, int, float[], int, int, float[], int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the m numbers
   * @param outOffset index of the first
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, ldx too small or an array too short
   */
  public void rows(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    rows(m, n, x, xOffset, ldx, out, outOffset, Lanewise.parallelism());
  }

  private void rows(int begin, int end, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    int most = this == LOG_SUM_EXP ? 4 * LINE : this == MIN || this == MAX ? 0 : LINE;
    if (n > 0 && n <= most && end - begin >= LINE) {
      shortRows(begin, end, n, x, xOffset, ldx, out, outOffset);
      return;
    }
    for (int i = begin; i < end; i++) {
      out[outOffset + i] = run.of(n, x, xOffset + i * ldx, Parallelism.NONE);
    }
  }

  /** As columns, which have the same order of evaluation: a call for each row takes longer than its elements. */
  private void shortRows(int begin, int end, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    for (int i = begin; end - i > 0; i += FloatColumns.PANEL) {
      int rows = Math.min(FloatColumns.PANEL, end - i);
      float[] transposed = FloatColumns.transposed(rows, n, x, xOffset + i * ldx, ldx);
      columns.of(n, rows, transposed, 0, rows, out, outOffset + i);
    }
  }

  /**
   * Reduces each column of an m x n matrix to one of n numbers.
   *
   * @param m how many elements in a column
   * @param n how many columns
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the n numbers
   * @param outOffset index of the first
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, ldx too small or an array too short
   */
  public void columns(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, n, out, outOffset, parallelism);
    int parts = Parts.ofRows(n, m, parallelism);
    if (parts == 1) {
      columns(0, n, m, x, xOffset, ldx, out, outOffset);
    } else {
      Parts.run(
          parts, n, 64, parallelism, (j, end) -> columns(j, end, m, x, xOffset, ldx, out, outOffset));
    }
  }

  /**
   * {@link #columns(int, int, float[], int, int, float[], int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many elements in a column
   * @param n how many columns
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the n numbers
   * @param outOffset index of the first
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, ldx too small or an array too short
   */
  public void columns(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    columns(m, n, x, xOffset, ldx, out, outOffset, Lanewise.parallelism());
  }

  private void columns(int begin, int end, int m, float[] x, int xOffset, int ldx, float[] out, int outOffset) {
    for (int j = begin; end - j > 0; j += FloatColumns.PANEL) {
      columns.of(m, Math.min(FloatColumns.PANEL, end - j), x, xOffset + j, ldx, out, outOffset + j);
    }
  }

  private static void check(
      int m, int n, float[] x, int xOffset, int ldx, int results, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.matrix("X", m, n, x.length, xOffset, ldx);
    Check.range("out", results, out.length, outOffset);
  }
}
