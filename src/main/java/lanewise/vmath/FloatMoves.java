package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.moves.FloatMoving;

/**
 * Moves elements: transposes and copies of matrices, and rows picked by number. Matrices are row-major,
 * with an offset and a distance of rows, which is at least the length of a row and at least 1.
 *
 * <p>Bits are moved as they are. Arguments are checked before anything is written. Results do not depend
 * on the number of threads. Without a {@link Parallelism} argument, {@link Lanewise#parallelism()} holds;
 * calls of fewer than about 130,000 elements stay on the calling thread. Nothing is allocated by a call
 * that stays there.
 */
public final class FloatMoves {

  private FloatMoves() {}

  /**
   * Transposes a matrix: {@code out[j, i] = x[i, j]}. In steps of whole vectors where both sides are at least as long.
   * The result has n rows and m columns and may not overlap x.
   *
   * @param m how many rows x has
   * @param n how many columns x has
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of the rows of the result, at least m
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance of rows too small or an array too short
   */
  public static void transpose(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    transpose(m, n, x, xOffset, ldx, out, outOffset, ldo, Lanewise.parallelism());
  }

  /**
   * Transposes a matrix: {@code out[j, i] = x[i, j]}. In steps of whole vectors where both sides are at least as long.
   * The result has n rows and m columns and may not overlap x.
   *
   * @param m how many rows x has
   * @param n how many columns x has
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of the rows of the result, at least m
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance of rows too small or an array too short
   */
  public static void transpose(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.matrix("X", m, n, x.length, xOffset, ldx);
    Check.output(n, m, out.length, outOffset, ldo);
    FloatMoving.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism);
  }

  /**
   * Copies m x n elements: {@code out[outOffset + i*outRowStride + j*outColStride] = x[xOffset + i*xRowStride +
   * j*xColStride]}. A compact row-major matrix has the strides (n, 1), the transpose of one (1, m); a row
   * vector shared by all rows (0, 1), a column vector (1, 0), a number (0, 0). The result has each element
   * once, each row, or each column, behind the one before, and may not overlap x.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the elements
   * @param xOffset index of its first element
   * @param xRowStride distance from one row of x to the next; 0 for one row that all rows share
   * @param xColStride distance of the elements of a row; 0 for one element that the row shares
   * @param out takes the result
   * @param outOffset index of its first element
   * @param outRowStride distance from one row of the result to the next
   * @param outColStride distance of the elements of a row
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size, an offset or a stride is negative, an array too short, or the rows and columns of the result lie otherwise
   */
  public static void copy(
      int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] out, int outOffset,
      int outRowStride, int outColStride) {
    copy(m, n, x, xOffset, xRowStride, xColStride, out, outOffset, outRowStride, outColStride, Lanewise.parallelism());
  }

  /**
   * Copies m x n elements: {@code out[outOffset + i*outRowStride + j*outColStride] = x[xOffset + i*xRowStride +
   * j*xColStride]}. A compact row-major matrix has the strides (n, 1), the transpose of one (1, m); a row
   * vector shared by all rows (0, 1), a column vector (1, 0), a number (0, 0). The result has each element
   * once, each row, or each column, behind the one before, and may not overlap x.
   *
   * @param m how many rows
   * @param n how many elements in a row
   * @param x holds the elements
   * @param xOffset index of its first element
   * @param xRowStride distance from one row of x to the next; 0 for one row that all rows share
   * @param xColStride distance of the elements of a row; 0 for one element that the row shares
   * @param out takes the result
   * @param outOffset index of its first element
   * @param outRowStride distance from one row of the result to the next
   * @param outColStride distance of the elements of a row
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if a size, an offset or a stride is negative, an array too short, or the rows and columns of the result lie otherwise
   */
  public static void copy(
      int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] out, int outOffset,
      int outRowStride, int outColStride, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("m", m);
    Check.size("n", n);
    Check.strided("x", m, n, x.length, xOffset, xRowStride, xColStride);
    Check.stridedOutput("out", m, n, out.length, outOffset, outRowStride, outColStride);
    FloatMoving.copy(
        m, n, x, xOffset, xRowStride, xColStride, out, outOffset, outRowStride, outColStride, parallelism);
  }

  /**
   * Takes rows of a matrix: row i of the result is row {@code indices[indicesOffset + i]} of x. The result may
   * not overlap x.
   *
   * @param count how many rows to take
   * @param rows how many rows x has
   * @param n how many columns x has
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param indices holds the numbers of the rows, each at least 0 and less than rows
   * @param indicesOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance of rows too small, an array too short or an index not the number of a row
   */
  public static void gatherRows(
      int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset, float[] out,
      int outOffset, int ldo) {
    gatherRows(count, rows, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo, Lanewise.parallelism());
  }

  /**
   * Takes rows of a matrix: row i of the result is row {@code indices[indicesOffset + i]} of x. The result may
   * not overlap x.
   *
   * @param count how many rows to take
   * @param rows how many rows x has
   * @param n how many columns x has
   * @param x holds the matrix
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param indices holds the numbers of the rows, each at least 0 and less than rows
   * @param indicesOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance of rows too small, an array too short or an index not the number of a row
   */
  public static void gatherRows(
      int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset, float[] out,
      int outOffset, int ldo, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("indices", indices);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("count", count);
    Check.size("rows", rows);
    Check.size("n", n);
    Check.matrix("X", rows, n, x.length, xOffset, ldx);
    Check.output(count, n, out.length, outOffset, ldo);
    Check.indices("indices", count, indices, indicesOffset, "rows", rows);
    FloatMoving.gatherRows(
        count, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo, parallelism);
  }

  /**
   * Writes rows of a matrix: row {@code indices[indicesOffset + i]} of the result becomes row i of x, in order
   * of i, so the last one of equal indices counts. Other rows stay as they are. The result may not overlap x.
   *
   * @param count how many rows x has
   * @param rows how many rows the result has
   * @param n how many columns x has
   * @param x holds x, count x n
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param indices holds the numbers of the rows, each at least 0 and less than rows
   * @param indicesOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance of rows too small, an array too short or an index not the number of a row
   */
  public static void scatterRows(
      int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset, float[] out,
      int outOffset, int ldo) {
    scatterRows(count, rows, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo, Lanewise.parallelism());
  }

  /**
   * Writes rows of a matrix: row {@code indices[indicesOffset + i]} of the result becomes row i of x, in order
   * of i, so the last one of equal indices counts. Other rows stay as they are. The result may not overlap x.
   *
   * @param count how many rows x has
   * @param rows how many rows the result has
   * @param n how many columns x has
   * @param x holds x, count x n
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param indices holds the numbers of the rows, each at least 0 and less than rows
   * @param indicesOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance of rows too small, an array too short or an index not the number of a row
   */
  public static void scatterRows(
      int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset, float[] out,
      int outOffset, int ldo, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("indices", indices);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("count", count);
    Check.size("rows", rows);
    Check.size("n", n);
    Check.matrix("X", count, n, x.length, xOffset, ldx);
    Check.output(rows, n, out.length, outOffset, ldo);
    Check.indices("indices", count, indices, indicesOffset, "rows", rows);
    FloatMoving.scatterRows(
        count, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo, parallelism);
  }

  /**
   * Adds to rows of a matrix: to row {@code indices[indicesOffset + i]} of the result is added row i of x, in
   * order of i on any number of threads: {@code out = out + x}, rounded each time. The result may not overlap
   * x.
   *
   * @param count how many rows x has
   * @param rows how many rows the result has
   * @param n how many columns x has
   * @param x holds x, count x n
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param indices holds the numbers of the rows, each at least 0 and less than rows
   * @param indicesOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance of rows too small, an array too short or an index not the number of a row
   */
  public static void scatterAddRows(
      int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset, float[] out,
      int outOffset, int ldo) {
    scatterAddRows(count, rows, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo,
        Lanewise.parallelism());
  }

  /**
   * Adds to rows of a matrix: to row {@code indices[indicesOffset + i]} of the result is added row i of x, in
   * order of i on any number of threads: {@code out = out + x}, rounded each time. The result may not overlap
   * x.
   *
   * @param count how many rows x has
   * @param rows how many rows the result has
   * @param n how many columns x has
   * @param x holds x, count x n
   * @param xOffset index of its first element
   * @param ldx distance of its rows, at least n
   * @param indices holds the numbers of the rows, each at least 0 and less than rows
   * @param indicesOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param ldo distance of its rows, at least n
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if a size or an offset is negative, a distance of rows too small, an array too short or an index not the number of a row
   */
  public static void scatterAddRows(
      int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset, float[] out,
      int outOffset, int ldo, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("indices", indices);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("count", count);
    Check.size("rows", rows);
    Check.size("n", n);
    Check.matrix("X", count, n, x.length, xOffset, ldx);
    Check.output(rows, n, out.length, outOffset, ldo);
    Check.indices("indices", count, indices, indicesOffset, "rows", rows);
    FloatMoving.scatterAddRows(
        count, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo, parallelism);
  }
}
