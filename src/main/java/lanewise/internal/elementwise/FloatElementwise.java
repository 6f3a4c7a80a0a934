package lanewise.internal.elementwise;

import lanewise.Parallelism;
import lanewise.internal.kernel.FloatMaps;
import lanewise.internal.kernel.Functions;
import lanewise.internal.provider.Providers;

/**
 * Functions of one to three operands over m x n elements. Element (i, j) of operand x lies at {@code
 * x[xOffset + i*xRow + j*xCol]}, that of the result at {@code out[outOffset + i*ldo + j]}; operands
 * that a function does not have are null.
 */
public final class FloatElementwise {

  private static final FloatMaps MAPS = Providers.FLOAT_MAPS;
  private static final int VL = MAPS.vectorLength();

  /** Elements for which a second thread pays. */
  private static final int GRAIN = 1 << 15;

  /** Threads take multiples of this many columns: whole vectors and cache lines. */
  private static final int CHUNK = 64;

  private FloatElementwise() {}

  /** The calling thread's array of numbers as operands: valid until its next call. */
  public static float[] numbers(float first, float second, float third) {
    float[] numbers = FloatBlocks.local().numbers;
    numbers[0] = first;
    numbers[1] = second;
    numbers[2] = third;
    return numbers;
  }

  /** Applies a function, each element by itself, on as many threads as are allowed and pay. */
  public static void map(
      int function, int m, int n, float[] x, int xOffset, int xRow, int xCol,
      float[] y, int yOffset, int yRow, int yCol, float[] z, int zOffset, int zRow, int zCol,
      float[] out, int outOffset, int ldo, Parallelism parallelism) {
    if (m == 0 || n == 0) {
      return;
    }
    if (m > 1 && ldo == n && isRun(n, xRow, xCol) && isRun(n, yRow, yCol) && isRun(n, zRow, zCol)) {
      n = m * n;
      m = 1;
    }
    long pieces = (long) m * n / GRAIN;
    if (pieces < 2 || parallelism.threads() < 2) {
      rectangle(
          function, m, n, x, xOffset, xRow, xCol, y, yOffset, yRow, yCol, z, zOffset, zRow, zCol, out, outOffset, ldo);
      return;
    }
    int tasks = (int) Math.min(pieces, parallelism.threads());
    int rows = m;
    int cols = n;
    boolean byRows = m >= tasks;
    parallelism.run(tasks, task -> {
      int i = byRows ? bound(task, tasks, rows, 1) : 0;
      int j = byRows ? 0 : bound(task, tasks, cols, CHUNK);
      int iEnd = byRows ? bound(task + 1, tasks, rows, 1) : rows;
      int jEnd = byRows ? cols : bound(task + 1, tasks, cols, CHUNK);
      rectangle(
          function, iEnd - i, jEnd - j, x, xOffset + i * xRow + j * xCol, xRow, xCol,
          y, yOffset + i * yRow + j * yCol, yRow, yCol, z, zOffset + i * zRow + j * zCol, zRow, zCol,
          out, outOffset + i * ldo + j, ldo);
    });
  }

  /** Whether the rows of an operand follow each other like the elements of a row. */
  private static boolean isRun(int n, int row, int col) {
    return row == n * col;
  }

  /** Where a task begins: equal parts in multiples of {@code unit}. */
  private static int bound(int task, int tasks, int length, int unit) {
    return task == tasks ? length : (int) ((long) length * task / tasks) / unit * unit;
  }

  private static void rectangle(
      int function, int m, int n, float[] x, int xOffset, int xRow, int xCol,
      float[] y, int yOffset, int yRow, int yCol, float[] z, int zOffset, int zRow, int zCol,
      float[] out, int outOffset, int ldo) {
    int whole = xCol <= 1 && yCol <= 1 && zCol <= 1 ? n & -VL : 0;
    if (whole > 0) {
      for (int i = 0; i < m; i++) {
        row(
            function, whole, x, xOffset + i * xRow, xCol, y, yOffset + i * yRow, yCol, z, zOffset + i * zRow, zCol,
            out, outOffset + i * ldo);
      }
    }
    if (whole < n) {
      inBlocks(
          function, m, n - whole, x, xOffset + whole * xCol, xRow, xCol, y, yOffset + whole * yCol, yRow, yCol,
          z, zOffset + whole * zCol, zRow, zCol, out, outOffset + whole, ldo);
    }
  }

  /** Whole vectors of operands that lie as the loops want them, or are the same for the row. */
  private static void row(
      int function, int n, float[] x, int xOffset, int xCol, float[] y, int yOffset, int yCol,
      float[] z, int zOffset, int zCol, float[] out, int outOffset) {
    if (xCol == 0 && x != null) {
      float[] block = FloatBlocks.local().x;
      FloatBlocks.repeat(x[xOffset], block);
      x = block;
      xOffset = 0;
    }
    if (yCol == 0 && y != null) {
      float[] block = FloatBlocks.local().y;
      FloatBlocks.repeat(y[yOffset], block);
      y = block;
      yOffset = 0;
    }
    if (zCol == 0 && z != null) {
      float[] block = FloatBlocks.local().z;
      FloatBlocks.repeat(z[zOffset], block);
      z = block;
      zOffset = 0;
    }
    apply(function, n, x, xOffset, -xCol, y, yOffset, -yCol, z, zOffset, -zCol, out, outOffset);
  }

  private static void apply(
      int function, int n, float[] x, int xOffset, int xMask, float[] y, int yOffset, int yMask,
      float[] z, int zOffset, int zMask, float[] out, int outOffset) {
    switch (Functions.operands(function)) {
      case 1 -> MAPS.map(function, n, x, xOffset, xMask, out, outOffset);
      case 2 -> MAPS.map(function, n, x, xOffset, xMask, y, yOffset, yMask, out, outOffset);
      default -> MAPS.map(function, n, x, xOffset, xMask, y, yOffset, yMask, z, zOffset, zMask, out, outOffset);
    }
  }

  /** Elements that lie anywhere, or are less than a vector in a row: gathered, computed and stored in blocks. */
  private static void inBlocks(
      int function, int m, int n, float[] x, int xOffset, int xRow, int xCol,
      float[] y, int yOffset, int yRow, int yCol, float[] z, int zOffset, int zRow, int zCol,
      float[] out, int outOffset, int ldo) {
    FloatBlocks blocks = FloatBlocks.local();
    int cols = Math.min(n, FloatBlocks.LENGTH);
    int rows = Math.min(m, FloatBlocks.LENGTH / cols);
    for (int i = 0; i < m; i += rows) {
      int height = Math.min(rows, m - i);
      for (int j = 0; j < n; j += cols) {
        int width = Math.min(cols, n - j);
        FloatBlocks.gather(height, width, x, xOffset + i * xRow + j * xCol, xRow, xCol, blocks.x);
        if (y != null) {
          FloatBlocks.gather(height, width, y, yOffset + i * yRow + j * yCol, yRow, yCol, blocks.y);
        }
        if (z != null) {
          FloatBlocks.gather(height, width, z, zOffset + i * zRow + j * zCol, zRow, zCol, blocks.z);
        }
        int length = (height * width + VL - 1) & -VL;
        apply(function, length, blocks.x, 0, -1, blocks.y, 0, -1, blocks.z, 0, -1, blocks.out, 0);
        FloatBlocks.scatter(height, width, blocks.out, out, outOffset + i * ldo + j, ldo);
      }
    }
  }
}
