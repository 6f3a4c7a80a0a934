package lanewise.internal.moves;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.internal.Parts;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.provider.Providers;

/** Moves elements between arrays, on as many threads as are allowed and pay. */
public final class FloatMoving {

  private static final FloatKernels KERNELS = Providers.floatKernels();

  /** Elements for which a second thread pays. */
  private static final int GRAIN = 1 << 16;

  /** Threads take multiples of this many rows or columns: whole vectors and cache lines. */
  private static final int CHUNK = 16;

  /** Shorter rows are copied by a loop, which costs less than a call. */
  private static final int LONG_ROW = 16;

  private FloatMoving() {}

  /** How many tasks move {@code length} rows or columns, of so many elements in all. */
  private static int tasks(int length, long elements, Parallelism parallelism) {
    return Math.min(Parts.count(elements, GRAIN, parallelism), length / CHUNK);
  }

  /** {@code for i in 0..m, j in 0..n: out[outOffset + j*ldo + i] = x[xOffset + i*ldx + j]}. */
  public static void transpose(
      int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo, Parallelism parallelism) {
    if (m == 0 || n == 0) {
      return;
    }
    int tasks = tasks(Math.max(m, n), (long) m * n, parallelism);
    if (tasks < 2) {
      KERNELS.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo);
      return;
    }
    boolean byRows = m >= n;
    Parts.run(tasks, byRows ? m : n, CHUNK, parallelism, (begin, end) -> {
      if (byRows) {
        KERNELS.transpose(end - begin, n, x, xOffset + begin * ldx, ldx, out, outOffset + begin, ldo);
      } else {
        KERNELS.transpose(m, end - begin, x, xOffset + begin, ldx, out, outOffset + begin * ldo, ldo);
      }
    });
  }

  /**
   * {@code for i in 0..m, j in 0..n: out[outOffset + i*outRow + j*outCol] = x[xOffset + i*xRow + j*xCol]},
   * where the result has no element twice.
   */
  public static void copy(
      int m, int n, float[] x, int xOffset, int xRow, int xCol, float[] out, int outOffset, int outRow, int outCol,
      Parallelism parallelism) {
    if (m == 0 || n == 0) {
      return;
    }
    if (n == 1 || m > 1 && outRow < outCol) {
      // Along the smaller stride of the result; m = 1 now where there is one column.
      copyRows(n, m, x, xOffset, xCol, xRow, out, outOffset, outCol, outRow, parallelism);
    } else {
      copyRows(m, n, x, xOffset, xRow, xCol, out, outOffset, outRow, outCol, parallelism);
    }
  }

  private static void copyRows(
      int m, int n, float[] x, int xOffset, int xRow, int xCol, float[] out, int outOffset, int outRow, int outCol,
      Parallelism parallelism) {
    if (xRow == 1 && outCol == 1 && m > 1 && n > 1) {
      transpose(n, m, x, xOffset, xCol, out, outOffset, outRow, parallelism);
      return;
    }
    if (m > 1 && xRow == n * xCol && outRow == n * outCol) {
      copyRows(1, m * n, x, xOffset, 0, xCol, out, outOffset, 0, outCol, parallelism);
      return;
    }
    boolean byRows = m > 1;
    int tasks = tasks(byRows ? m : n, (long) m * n, parallelism);
    if (tasks < 2) {
      copyRectangle(m, n, x, xOffset, xRow, xCol, out, outOffset, outRow, outCol);
      return;
    }
    Parts.run(tasks, byRows ? m : n, CHUNK, parallelism, (begin, end) -> copyRectangle(
        byRows ? end - begin : m, byRows ? n : end - begin, x, xOffset + begin * (byRows ? xRow : xCol), xRow, xCol,
        out, outOffset + begin * (byRows ? outRow : outCol), outRow, outCol));
  }

  private static void copyRectangle(
      int m, int n, float[] x, int xOffset, int xRow, int xCol, float[] out, int outOffset, int outRow, int outCol) {
    for (int i = 0; i < m; i++) {
      int from = xOffset + i * xRow;
      int to = outOffset + i * outRow;
      if (xCol == 1 && outCol == 1) {
        copyRow(n, x, from, out, to);
      } else if (xCol == 0 && outCol == 1) {
        Arrays.fill(out, to, to + n, x[from]);
      } else {
        for (int j = 0; j < n; j++) {
          out[to + j * outCol] = x[from + j * xCol];
        }
      }
    }
  }

  private static void copyRow(int n, float[] x, int from, float[] out, int to) {
    if (n >= LONG_ROW) {
      System.arraycopy(x, from, out, to, n);
    } else {
      for (int j = 0; j < n; j++) {
        out[to + j] = x[from + j];
      }
    }
  }

  /** {@code for i in 0..count, j in 0..n: out[outOffset + i*ldo + j] = x[xOffset + indices[i]*ldx + j]}. */
  public static void gatherRows(
      int count, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo, Parallelism parallelism) {
    int tasks = tasks(count, (long) count * n, parallelism);
    if (tasks < 2) {
      gather(count, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo);
      return;
    }
    Parts.run(tasks, count, CHUNK, parallelism, (begin, end) -> gather(
        end - begin, n, x, xOffset, ldx, indices, indicesOffset + begin, out, outOffset + begin * ldo, ldo));
  }

  private static void gather(
      int count, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo) {
    for (int i = 0; i < count; i++) {
      copyRow(n, x, xOffset + indices[indicesOffset + i] * ldx, out, outOffset + i * ldo);
    }
  }

  /**
   * {@code for i in 0..count, j in 0..n: out[outOffset + indices[i]*ldo + j] = x[xOffset + i*ldx + j]}, i ascending
   * for each element. Threads take columns, so that each element is written in order by one of them.
   */
  public static void scatterRows(
      int count, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo, Parallelism parallelism) {
    int tasks = tasks(n, (long) count * n, parallelism);
    if (tasks < 2) {
      scatter(count, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism, (begin, end) -> scatter(count, end - begin, x, xOffset + begin, ldx,
        indices, indicesOffset, out, outOffset + begin, ldo));
  }

  private static void scatter(
      int count, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo) {
    for (int i = 0; i < count; i++) {
      copyRow(n, x, xOffset + i * ldx, out, outOffset + indices[indicesOffset + i] * ldo);
    }
  }

  /** As {@link #scatterRows}, but adds: {@code out[...] += x[...]}. */
  public static void scatterAddRows(
      int count, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo, Parallelism parallelism) {
    int tasks = tasks(n, (long) count * n, parallelism);
    if (tasks < 2) {
      scatterAdd(count, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism, (begin, end) -> scatterAdd(count, end - begin, x, xOffset + begin, ldx,
        indices, indicesOffset, out, outOffset + begin, ldo));
  }

  private static void scatterAdd(
      int count, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo) {
    for (int i = 0; i < count; i++) {
      KERNELS.addBias(n, x, xOffset + i * ldx, 1, out, outOffset + indices[indicesOffset + i] * ldo);
    }
  }
}
