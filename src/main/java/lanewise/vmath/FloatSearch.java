package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.Parts;
import lanewise.internal.reduction.FloatExtreme;

/**
 * Where the smallest or the largest element stands. The first NaN, if there is one, wins over all
 * elements, and of equal elements the first; -0 and 0 are equal. Counted from 0; -1 of nothing. Rows are
 * at least n and at least 1 apart.
 */
public enum FloatSearch {
  /** The index of the smallest element. */
  ARGMIN(FloatExtreme.MIN),

  /** The index of the largest element. */
  ARGMAX(FloatExtreme.MAX);

  private final FloatExtreme extreme;

  FloatSearch(FloatExtreme extreme) {
    this.extreme = extreme;
  }

  /**
   * Searches n elements, on the calling thread.
   *
   * @param n how many elements
   * @param x holds them
   * @param xOffset index of the first
   * @return the index, counted from xOffset
   * @throws NullPointerException if x is null
   * @throws IllegalArgumentException if n or xOffset is negative or x too short
   */
  public int of(int n, float[] x, int xOffset) {
    Check.notNull("x", x);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    return extreme.of(n, x, xOffset);
  }

  /**
   * Searches each row of an m x n matrix.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the m columns in which the elements stand
   * @param outOffset index of the first
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, ldx too small or an array too short
   */
  public void rows(int m, int n, float[] x, int xOffset, int ldx, int[] out, int outOffset, Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, m, out, outOffset, parallelism);
    int parts = Parts.ofRows(m, n, parallelism);
    if (parts == 1) {
      rows(0, m, n, x, xOffset, ldx, out, outOffset);
    } else {
      Parts.run(
          parts, m, 1, parallelism, (begin, end) -> rows(begin, end, n, x, xOffset, ldx, out, outOffset));
    }
  }

  /**
   * {@link #rows(int, int, float[], int, int, int[], int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the m columns in which the elements stand
   * @param outOffset index of the first
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, ldx too small or an array too short
   */
  public void rows(
      int m, int n, float[] x, int xOffset, int ldx, int[] out, int outOffset) {
    rows(m, n, x, xOffset, ldx, out, outOffset, Lanewise.parallelism());
  }

  private void rows(int begin, int end, int n, float[] x, int xOffset, int ldx, int[] out, int outOffset) {
    for (int i = begin; i < end; i++) {
      out[outOffset + i] = extreme.of(n, x, xOffset + i * ldx);
    }
  }

  /**
   * Searches each column of an m x n matrix.
   *
   * @param m how many elements in a column
   * @param n how many columns
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the n rows in which the elements stand
   * @param outOffset index of the first
   * @param parallelism how many threads may work
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, ldx too small or an array too short
   */
  public void columns(
      int m, int n, float[] x, int xOffset, int ldx, int[] out, int outOffset, Parallelism parallelism) {
    check(m, n, x, xOffset, ldx, n, out, outOffset, parallelism);
    int parts = Parts.ofRows(n, m, parallelism);
    if (parts == 1) {
      extreme.ofColumns(m, n, x, xOffset, ldx, out, outOffset);
    } else {
      Parts.run(
          parts, n, 64, parallelism,
          (j, end) -> extreme.ofColumns(m, end - j, x, xOffset + j, ldx, out, outOffset + j));
    }
  }

  /**
   * {@link #columns(int, int, float[], int, int, int[], int, Parallelism)} on the threads of {@link
   * Lanewise#parallelism()}.
   *
   * @param m how many elements in a column
   * @param n how many columns
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the n rows in which the elements stand
   * @param outOffset index of the first
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a size or an offset is negative, ldx too small or an array too short
   */
  public void columns(
      int m, int n, float[] x, int xOffset, int ldx, int[] out, int outOffset) {
    columns(m, n, x, xOffset, ldx, out, outOffset, Lanewise.parallelism());
  }

  private static void check(
      int m, int n, float[] x, int xOffset, int ldx, int results, int[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.matrix("X", m, n, x.length, xOffset, ldx);
    Check.range("out", results, out.length, outOffset);
  }
}
