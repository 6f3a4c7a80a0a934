package lanewise.internal.elementwise;

import lanewise.Parallelism;
import lanewise.internal.Parts;
import lanewise.internal.kernel.FloatMaps;
import lanewise.internal.kernel.Functions;
import lanewise.internal.provider.Providers;

/**
 * Functions of one to three operands over m x n elements. Element (i, j) of operand x lies at {@code
 * x[xOffset + i*xRow + j*xCol]}, that of the result at {@code out[outOffset + i*ldo + j]}; operands
 * that a function does not have are null.
 */
public final class FloatElementwise {

  private static final FloatMaps MAPS = Providers.floatMaps();
  private static final int VL = MAPS.vectorLength();

  /** Threads take multiples of this many columns: whole vectors and cache lines. */
  private static final int CHUNK = 64;

  /** Of rows up to this length, a block holds so many that one call for them pays for copies of what they share. */
  private static final int SHORT = FloatBlocks.LENGTH / 4;

  /** Elements of a row from which on a loop over rows is faster than long runs, wherever the rows lie. */
  private static final int LONG = 128;

  /** Elements of a matrix that is in the first-level cache with its result: the calls for its rows are what takes time. */
  private static final int NEAR = 4 * FloatBlocks.LENGTH;

  /** Elements of rows in a call: the loop may have been compiled by the next one. */
  private static final int PIECE = 1 << 16;

  private FloatElementwise() {}

  /** The calling thread's array of numbers as operands: valid until its next call. */
  public static float[] numbers(float first, float second, float third) {
    float[] numbers = FloatBlocks.local().numbers;
    numbers[0] = first;
    numbers[1] = second;
    numbers[2] = third;
    return numbers;
  }

  /** A function of n elements and a number, on the calling thread. */
  public static void withNumber(
      int function, int n, float[] x, int xOffset, float y, float[] out, int outOffset) {
    run(function, n, x, xOffset, 1, numbers(0f, y, 0f), 1, 0, null, 0, 0, out, outOffset);
  }

  /** A function of n elements and n others, on the calling thread. */
  public static void withArray(
      int function, int n, float[] x, int xOffset, float[] y, int yOffset, float[] out, int outOffset) {
    run(function, n, x, xOffset, 1, y, yOffset, 1, null, 0, 0, out, outOffset);
  }

  /** A function of n elements and n others and n more, on the calling thread. */
  public static void withArrays(
      int function, int n, float[] x, int xOffset, float[] y, int yOffset, float[] z, int zOffset,
      float[] out, int outOffset) {
    run(function, n, x, xOffset, 1, y, yOffset, 1, z, zOffset, 1, out, outOffset);
  }

  /**
   * Applies a function to n elements, on as many threads as are allowed and pay. A step is 1, or 0 for a
   * number that all elements share; one operand at least has elements.
   */
  public static void map(
      int function, int n, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep,
      float[] z, int zOffset, int zStep, float[] out, int outOffset, Parallelism parallelism) {
    int tasks = Parts.ofRows(1, n, parallelism);
    if (tasks < 2) {
      run(function, n, x, xOffset, xStep, y, yOffset, yStep, z, zOffset, zStep, out, outOffset);
      return;
    }
    Parts.run(tasks, n, CHUNK, parallelism, (begin, end) -> run(
        function, end - begin, x, xOffset + begin * xStep, xStep, y, yOffset + begin * yStep, yStep,
        z, zOffset + begin * zStep, zStep, out, outOffset + begin));
  }

  /** Applies a function to m x n elements, on as many threads as are allowed and pay. */
  public static void map(
      int function, int m, int n, float[] x, int xOffset, int xRow, int xCol,
      float[] y, int yOffset, int yRow, int yCol, float[] z, int zOffset, int zRow, int zCol,
      float[] out, int outOffset, int ldo, Parallelism parallelism) {
    boolean follow = ldo == n && xRow == n * xCol && yRow == n * yCol && zRow == n * zCol;
    if ((m == 1 || follow) && isDirect(xCol, yCol, zCol)) {
      map(function, m * n, x, xOffset, xCol, y, yOffset, yCol, z, zOffset, zCol, out, outOffset, parallelism);
      return;
    }
    int tasks = Parts.ofRows(m, n, parallelism);
    if (tasks < 2) {
      rectangle(
          function, m, n, x, xOffset, xRow, xCol, y, yOffset, yRow, yCol, z, zOffset, zRow, zCol, out, outOffset, ldo);
      return;
    }
    boolean byRows = m >= tasks;
    Parts.run(tasks, byRows ? m : n, byRows ? 1 : CHUNK, parallelism, (begin, end) -> {
      int i = byRows ? begin : 0;
      int j = byRows ? 0 : begin;
      rectangle(
          function, byRows ? end - begin : m, byRows ? n : end - begin, x, xOffset + i * xRow + j * xCol, xRow, xCol,
          y, yOffset + i * yRow + j * yCol, yRow, yCol, z, zOffset + i * zRow + j * zCol, zRow, zCol,
          out, outOffset + i * ldo + j, ldo);
    });
  }

  /** Whether the elements of a row lie as the loops want them, or are shared, but not those of all operands. */
  private static boolean isDirect(int xCol, int yCol, int zCol) {
    return xCol <= 1 && yCol <= 1 && zCol <= 1 && xCol + yCol + zCol > 0;
  }

  /** Whether rows follow each other, are all the same, or numbers: together they take less time than one by one. */
  private static boolean isPartOfRun(int n, int row, int col) {
    return col == 0 || row == 0 || row == n;
  }

  private static void rectangle(
      int function, int m, int n, float[] x, int xOffset, int xRow, int xCol,
      float[] y, int yOffset, int yRow, int yCol, float[] z, int zOffset, int zRow, int zCol,
      float[] out, int outOffset, int ldo) {
    if (m == 0 || n == 0) {
      return;
    }
    boolean isRowY = xCol == 0 && yCol == 1 && yRow == 0;
    if (function == Functions.MUL && n >= VL && (isRowY || yCol == 0 && xCol == 1 && xRow == 0)) {
      outer(
          m, n, isRowY ? x : y, isRowY ? xOffset : yOffset, isRowY ? xRow : yRow, isRowY ? y : x,
          isRowY ? yOffset : xOffset, out, outOffset, ldo);
      return;
    }
    if (Functions.hasRows(function) && xCol == 1 && yCol == 1 && yRow == 0
        && (n >= LONG || n >= 4 * VL && m * n <= NEAR)) {
      int piece = Math.max(1, PIECE / n);
      for (int i = 0; i < m; i += piece) {
        MAPS.mapRows(
            function, Math.min(piece, m - i), n, x, xOffset + i * xRow, xRow, y, yOffset, null, 0, null, null,
            out, outOffset + i * ldo, ldo);
      }
      return;
    }
    boolean areOneRun = m > 1 && n <= SHORT && ldo == n && isPartOfRun(n, xRow, xCol) && isPartOfRun(n, yRow, yCol)
        && isPartOfRun(n, zRow, zCol);
    if (n < VL || areOneRun || !isDirect(xCol, yCol, zCol)) {
      inBlocks(
          function, m, n, x, xOffset, xRow, xCol, y, yOffset, yRow, yCol, z, zOffset, zRow, zCol, out, outOffset, ldo);
      return;
    }
    for (int i = 0; i < m; i++) {
      run(
          function, n, x, xOffset + i * xRow, xCol, y, yOffset + i * yRow, yCol, z, zOffset + i * zRow, zCol,
          out, outOffset + i * ldo);
    }
  }

  /** {@code for i in 0..m, j in 0..n: out[outOffset + i*ldo + j] = x[xOffset + i*incX] * y[yOffset + j]}. */
  private static void outer(
      int m, int n, float[] x, int xOffset, int incX, float[] y, int yOffset, float[] out, int outOffset, int ldo) {
    float[] factors = FloatBlocks.local().x;
    int piece = Math.max(1, Math.min(FloatBlocks.LENGTH, PIECE / n));
    for (int i = 0; i < m; i += piece) {
      int rows = Math.min(piece, m - i);
      for (int p = 0; p < rows; p++) {
        factors[p] = x[xOffset + (i + p) * incX];
      }
      MAPS.mapRows(
          Functions.OUTER_TERM, rows, n, y, yOffset, 0, null, 0, null, 0, factors, null, out, outOffset + i * ldo, ldo);
    }
  }

  /**
   * Whole vectors, and for what is left the last vector again, which overlaps the one before it. Where
   * the result is written over an operand, that vector is computed first and stored last. A number that has no loop is spread
   * into a block.
   */
  private static void run(
      int function, int n, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep,
      float[] z, int zOffset, int zStep, float[] out, int outOffset) {
    if (n == 0) {
      return;
    }
    if (n < VL || xStep + yStep < 2 && Functions.isDerivative(function)) {
      inBlocks(
          function, 1, n, x, xOffset, 0, xStep, y, yOffset, 0, yStep, z, zOffset, 0, zStep, out, outOffset, n);
      return;
    }
    int rest = n & VL - 1;
    boolean inPlace = rest > 0 && (out == x || out == y || out == z);
    float[] last = inPlace ? FloatBlocks.local().out : out;
    if (inPlace) {
      vectors(
          function, VL, n - VL, x, xOffset, xStep, y, yOffset, yStep, z, zOffset, zStep, last, 0);
    }
    vectors(function, n - rest, 0, x, xOffset, xStep, y, yOffset, yStep, z, zOffset, zStep, out, outOffset);
    if (inPlace) {
      System.arraycopy(last, VL - rest, out, outOffset + n - rest, rest);
    } else if (rest > 0) {
      vectors(
          function, VL, n - VL, x, xOffset, xStep, y, yOffset, yStep, z, zOffset, zStep, out, outOffset + n - VL);
    }
  }

  /** Whole vectors from element {@code first} on. */
  private static void vectors(
      int function, int n, int first, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep,
      float[] z, int zOffset, int zStep, float[] out, int outOffset) {
    apply(
        function, n, x, xOffset + first * xStep, xStep, y, yOffset + first * yStep, yStep,
        z, zOffset + first * zStep, zStep, out, outOffset);
  }

  private static void apply(
      int function, int n, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep,
      float[] z, int zOffset, int zStep, float[] out, int outOffset) {
    switch (Functions.operands(function)) {
      case 1 -> MAPS.map(function, n, x, xOffset, xStep, out, outOffset);
      case 2 -> MAPS.map(function, n, x, xOffset, xStep, y, yOffset, yStep, out, outOffset);
      default -> MAPS.map(function, n, x, xOffset, xStep, y, yOffset, yStep, z, zOffset, zStep, out, outOffset);
    }
  }

  /**
   * Operands that do not lie as the loops want them are gathered, what rows share once for all blocks; the others, and the
   * result, are used where they are, so that many short rows are one long run.
   */
  private static void inBlocks(
      int function, int m, int n, float[] x, int xOffset, int xRow, int xCol,
      float[] y, int yOffset, int yRow, int yCol, float[] z, int zOffset, int zRow, int zCol,
      float[] out, int outOffset, int ldo) {
    FloatBlocks blocks = FloatBlocks.local();
    int cols = Math.min(n, FloatBlocks.LENGTH);
    int rows = Math.min(m, FloatBlocks.LENGTH / cols);
    int least = rows * cols < VL ? 0 : rows;
    float[] xs = FloatBlocks.place(least, n, x, xRow, xCol, blocks.x);
    float[] ys = FloatBlocks.place(least, n, y, yRow, yCol, blocks.y);
    float[] zs = FloatBlocks.place(least, n, z, zRow, zCol, blocks.z);
    float[] outs = FloatBlocks.place(least, n, out, ldo, 1, blocks.out);
    for (int i = 0; m - i > 0; i += rows) {
      int height = Math.min(rows, m - i);
      for (int j = 0; n - j > 0; j += cols) {
        int width = Math.min(cols, n - j);
        boolean isNew = i == 0 || cols < n;
        boolean isFirst = i == 0 && j == 0;
        int xAt = FloatBlocks.gather(
            isFirst, isNew, height, width, x, xOffset + i * xRow + j * xCol, xRow, xCol, xs);
        int yAt = FloatBlocks.gather(
            isFirst, isNew, height, width, y, yOffset + i * yRow + j * yCol, yRow, yCol, ys);
        int zAt = FloatBlocks.gather(
            isFirst, isNew, height, width, z, zOffset + i * zRow + j * zCol, zRow, zCol, zs);
        int to = outOffset + i * ldo + j;
        int length = height * width;
        if (xs == blocks.x && ys == blocks.y && zs == blocks.z && outs == blocks.out) {
          length = (length + VL - 1) & -VL;
        }
        run(function, length, xs, xAt, 1, ys, yAt, 1, zs, zAt, 1, outs, outs == out ? to : 0);
        if (outs != out) {
          FloatBlocks.scatter(height, width, outs, out, to, ldo);
        }
      }
    }
  }
}
