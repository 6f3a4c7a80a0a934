package lanewise.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.function.IntConsumer;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Store;
import lanewise.internal.scalar.ScalarFloatKernels;
import lanewise.internal.vector.VectorFloatKernels;
import lanewise.testing.FloatRandom;
import lanewise.testing.Jvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The vector kernels, whatever shapes their callers give them today: in all arguments that the interface allows they
 * equal the scalar kernels bit for bit. Outputs are compared as whole arrays, so nothing else is written either.
 */
class FloatKernelsTest {

  private static final int[] STORES = {Store.OVERWRITE, Store.SCALE, Store.ADD};

  private final FloatRandom random = new FloatRandom(1);
  private FloatKernels vector;
  private FloatKernels scalar;

  @BeforeEach
  void vectorsOnly() {
    assumeTrue(Jvm.hasVectorModule() && !"scalar".equals(System.getProperty("lanewise.provider")), "no vectors");
    vector = new VectorFloatKernels();
    scalar = new ScalarFloatKernels(vector);
  }

  /** Runs on copies of {@code output} and compares them. */
  private void check(String what, float[] output, Kernel kernel) {
    float[] expected = output.clone();
    float[] actual = output.clone();
    kernel.run(scalar, expected);
    kernel.run(vector, actual);
    assertArrayEquals(expected, actual, what);
  }

  private interface Kernel {
    void run(FloatKernels kernels, float[] output);
  }

  private static int depth(FloatRandom random) {
    return random.flip() ? random.from(1, 9) : random.from(10, 70);
  }

  @Test
  void tile() {
    for (int rows = 1; rows <= vector.packedRows(); rows++) {
      for (int cols = 1; cols <= 3 * vector.vectorLength(); cols++) {
        checkTiles(rows, cols);
      }
    }
  }

  @Test
  void wideTile() {
    assumeTrue(vector.tileKind(FloatKernels.WIDE_ROWS, vector.wideCols()) > 0);
    for (int i = 0; i < 50; i++) {
      checkTiles(FloatKernels.WIDE_ROWS, vector.wideCols());
    }
  }

  private void checkTiles(int rows, int cols) {
    for (boolean columnsOfA : new boolean[]{false, true}) {
      checkTile(rows, cols, depth(random), columnsOfA, 0);
      checkTile(rows, cols, depth(random), columnsOfA, 5);
    }
  }

  private void checkTile(int rows, int cols, int k, boolean columnsOfA, int gap) {
    int aRow = columnsOfA ? 1 : k + random.from(0, 3);
    int aCol = columnsOfA ? rows + random.from(0, 3) : 1;
    int bRow = cols + random.from(0, gap);
    int ldc = cols + random.from(0, gap);
    int offset = random.from(0, 7);
    // Operands end with their last element: reading beyond it is an exception.
    float[] a = random.array(offset + (rows - 1) * aRow + (k - 1) * aCol + 1);
    float[] b = random.array(offset + (k - 1) * bRow + cols);
    float[] c = random.array(offset + (rows - 1) * ldc + cols + random.from(0, 1) * 9);
    float alpha = random.value();
    check(
        rows + " rows, " + cols + " cols, k " + k + ", A by columns " + columnsOfA, c,
        (kernels, out) -> kernels.tile(
            rows, cols, k, a, offset, aRow, aCol, b, offset, bRow, alpha, out, offset, ldc));
  }

  /** Rows of C that overlap hold what they would hold apart; nothing is written beyond the last one. */
  @Test
  void tileOfRowsThatOverlap() {
    int cols = vector.vectorLength();
    for (int rows = 1; rows <= FloatKernels.TILE_ROWS; rows++) {
      for (int n = 1; n < cols; n++) {
        int k = depth(random);
        int offset = random.from(0, 7);
        float[] a = random.array(rows * k);
        float[] b = random.array(offset + (k - 1) * n + cols);
        float[] apart = new float[rows * cols];
        scalar.tile(rows, cols, k, a, 0, k, 1, b, offset, n, 1f, apart, 0, cols);
        float[] c = random.array(offset + (rows - 1) * n + cols + 3);
        float[] expected = c.clone();
        for (int i = 0; i < rows; i++) {
          System.arraycopy(apart, i * cols, expected, offset + i * n, n);
        }
        for (FloatKernels kernels : new FloatKernels[]{scalar, vector}) {
          float[] actual = c.clone();
          kernels.tile(rows, cols, k, a, 0, k, 1, b, offset, n, 1f, actual, offset, n);
          System.arraycopy(c, offset + rows * n, actual, offset + rows * n, cols - n);
          assertArrayEquals(expected, actual, rows + " rows, " + n + " apart, " + kernels.getClass().getSimpleName());
        }
      }
    }
  }

  @Test
  void packedTile() {
    int rows = vector.packedRows();
    int cols = vector.packedCols();
    for (int k = 2; k <= 80; k += 2) {
      int depth = k;
      int offset = random.from(0, 7);
      int ldc = cols + random.from(0, 9);
      float[] a = random.array(offset + k * rows);
      float[] b = random.array(offset + k * cols);
      float[] c = random.array(offset + (rows - 1) * ldc + cols + random.from(0, 1) * 9);
      float alpha = random.value();
      check("k " + k, c, (kernels, out) -> kernels.packedTile(depth, a, offset, b, offset, alpha, out, offset, ldc));
    }
  }

  @Test
  void tallTile() {
    assumeTrue(vector.hasTallTile());
    int rows = vector.packedRows();
    int cols = vector.packedCols();
    for (int k = 1; k <= 80; k++) {
      for (boolean columnsOfA : new boolean[]{false, true}) {
        int depth = k;
        int offset = random.from(0, 7);
        int aRow = columnsOfA ? 1 : FloatKernels.ROW_DISTANCE;
        int aCol = columnsOfA ? rows + random.from(0, 9) : 1;
        int bRow = cols + random.from(0, 9);
        int ldc = cols + random.from(0, 9);
        float[] a = random.array(offset + (rows - 1) * aRow + (k - 1) * aCol + 1);
        float[] b = random.array(offset + (k - 1) * bRow + cols);
        float[] c = random.array(offset + (rows - 1) * ldc + cols + random.from(0, 1) * 9);
        float alpha = random.value();
        check(
            "k " + k + ", A by columns " + columnsOfA, c,
            (kernels, out) -> kernels.tallTile(
                depth, a, offset, aRow, aCol, b, offset, bRow, alpha, out, offset, ldc));
      }
    }
  }

  @Test
  void copyRows() {
    for (int rows = 4; rows <= 12; rows += 4) {
      for (int k = 1; k <= 80; k++) {
        int height = rows;
        int depth = k;
        int offset = random.from(0, 7);
        int ld = k + random.from(0, 5);
        float[] src = random.array(offset + (rows - 1) * ld + k);
        check(
            rows + "x" + k, random.array(offset + (rows - 1) * FloatKernels.ROW_DISTANCE + k + 5),
            (kernels, out) -> kernels.copyRows(height, depth, src, offset, ld, out, offset));
      }
    }
  }

  @Test
  void packRows() {
    for (int width = 1; width <= 3 * vector.vectorLength(); width++) {
      for (int panels = 0; panels <= 3; panels++) {
        for (int k = 1; k <= 26; k += k < 10 ? 1 : 8) {
          int w = width;
          int count = panels;
          int depth = k;
          int offset = random.from(0, 7);
          int ld = Math.max(1, panels * width) + random.from(0, 5);
          int panel = width * k + random.from(0, 5);
          float[] src = random.array(offset + (k - 1) * ld + panels * width);
          check(
              panels + " panels " + width + "x" + k, random.array(offset + panels * panel + 5),
              (kernels, out) -> kernels.packRows(w, count, depth, src, offset, ld, out, offset, panel));
        }
      }
    }
  }

  @Test
  void packColumns() {
    for (int width = 1; width <= 3 * vector.vectorLength(); width++) {
      for (int k = 1; k <= 40; k++) {
        int w = width;
        int depth = k;
        int offset = random.from(0, 7);
        int ld = k + random.from(0, 1) * random.from(1, 5);
        float[] src = random.array(offset + (width - 1) * ld + k);
        check(
            width + "x" + k + " of rows " + ld + " apart", random.array(offset + width * k + 5),
            (kernels, out) -> kernels.packColumns(w, depth, src, offset, ld, out, offset));
      }
    }
  }

  @Test
  void transpose() {
    for (int m = 1; m <= 40; m++) {
      for (int n = 1; n <= 40; n++) {
        int rows = m;
        int cols = n;
        int offset = random.from(0, 7);
        int ldx = n + random.from(0, 5);
        int ldo = m + random.from(0, 5);
        float[] x = random.array(offset + (m - 1) * ldx + n);
        check(
            m + "x" + n, random.array(offset + (n - 1) * ldo + m + random.from(0, 1) * 9),
            (kernels, out) -> kernels.transpose(rows, cols, x, offset, ldx, out, offset, ldo));
      }
    }
  }

  @Test
  void extremes() {
    forLengths(n -> {
      int offset = random.from(0, 7);
      if (n > 0) {
        extremes(n, random.array(offset + n), offset);
      }
    });
  }

  /** Of numbers of both signs and of one, of zeros of both signs, and with NaN and infinities of both signs. */
  private void extremes(int n, float[] x, int offset) {
    float[] y = x.clone();
    float negativeNan = Math.copySign(Float.NaN, -1f);
    float[] special = {negativeNan, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0f};
    for (int kind = 0; kind < 12; kind++) {
      for (int p = offset; p < offset + n; p++) {
        y[p] = switch (kind % 4) {
          case 0 -> x[p];
          case 1 -> Math.abs(x[p]);
          case 2 -> -Math.abs(x[p]);
          default -> Math.copySign(0f, x[p]);
        };
      }
      for (int i = 0; i < kind / 4; i++) {
        y[offset + random.from(0, n - 1)] = special[random.from(0, special.length - 1)];
      }
      assertEquals(scalar.max(n, y, offset), vector.max(n, y, offset), "max " + n + ", kind " + kind);
      assertEquals(scalar.min(n, y, offset), vector.min(n, y, offset), "min " + n + ", kind " + kind);
    }
  }

  /** With NaN before and behind what may be read. */
  @Test
  void dot() {
    forLengths(n -> {
      int offset = random.from(0, 7);
      float[] x = within(offset, random.array(n), random.from(0, 1) * 9);
      float[] y = within(offset, random.array(n), random.from(0, 1) * 9);
      checkDot(n, x, y, offset);
    });
  }

  private void checkDot(int n, float[] x, float[] y, int offset) {
    float expected = scalar.dot(n, x, offset, y, offset, work());
    assertEquals(expected, vector.dot(n, x, offset, y, offset, work()), "dot " + n);
    assertEquals(expected, vector.longDot(n, x, offset, y, offset, work()), "long dot " + n);
  }

  private static float[] work() {
    float[] work = new float[FloatKernels.WORK];
    Arrays.fill(work, Float.NaN);
    return work;
  }

  /** A lane without elements in the last round keeps its sign, even that of a zero that underflowed. */
  @Test
  void dotOfTermsThatUnderflow() {
    for (int n = 1; n <= 200; n++) {
      float[] x = new float[n];
      float[] y = new float[n];
      Arrays.fill(x, -Float.MIN_VALUE);
      Arrays.fill(y, Float.MIN_VALUE);
      checkDot(n, x, y, 0);
      int rows = 20;
      float[] a = new float[rows * n];
      Arrays.fill(a, Float.MIN_VALUE);
      checkDotRows(rows, n, a, 0, n, x, 0, Store.OVERWRITE);
    }
  }

  @Test
  void dotRows() {
    int[] counts = {1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 20, 31, 32, 33, 47, 48, 49, 63, 64, 65, 70, 150};
    forLengths(length -> {
      int n = Math.max(1, length);
      int rows = counts[random.from(0, counts.length - 1)];
      int offset = random.from(0, 7);
      int lda = n + random.from(0, 5);
      float[] a = new float[offset + (rows - 1) * lda + n + random.from(0, 1) * 9];
      Arrays.fill(a, Float.NaN);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(random.array(n), 0, a, offset + i * lda, n);
      }
      float[] x = within(offset, random.array(n), random.from(0, 1) * 9);
      checkDotRows(rows, n, a, offset, lda, x, offset, Store.OVERWRITE);
      checkDotRows(rows, n, a, offset, lda, x, offset, Store.SCALE);
    });
  }

  private void checkDotRows(int m, int n, float[] a, int aOffset, int lda, float[] x, int xOffset, int store) {
    float alpha = random.value();
    float beta = random.value();
    int offset = random.from(0, 7);
    float[] y = random.array(offset + m + random.from(0, 1) * 20);
    float[] work = work();
    check(
        m + " rows of " + n + ", store " + store, y,
        (kernels, out) -> kernels.dotRows(
            m, n, a, aOffset, lda, x, xOffset, alpha, beta, store, out, offset, work));
  }

  @Test
  void sumRows() {
    int vl = vector.vectorLength();
    for (int n = 1; n <= 36 * vl; n += n < 12 * vl ? 1 : random.from(1, vl)) {
      for (int store : STORES) {
        int cols = n;
        int k = depth(random);
        int inc = random.from(1, 3);
        int lda = n + random.from(0, 5);
        int offset = random.from(0, 7);
        float[] x = random.array(offset + (k - 1) * inc + 1);
        float[] a = random.array(offset + (k - 1) * lda + n);
        float[] y = random.array(offset + n + random.from(0, 1) * 9);
        float alpha = random.value();
        float beta = random.value();
        check(
            k + " rows of " + n + ", store " + store, y,
            (kernels, out) -> kernels.sumRows(
                cols, k, x, offset, inc, a, offset, lda, alpha, beta, store, out, offset));
      }
    }
  }

  @Test
  void storeOfRows() {
    for (int store : STORES) {
      for (int n = 1; n <= 3 * vector.vectorLength(); n++) {
        int cols = n;
        int ld = n + random.from(0, 3);
        int ldc = n + random.from(0, 3);
        float[] sums = random.array(2 + 4 * ld + n);
        float alpha = random.value();
        float beta = random.value();
        check(
            "store " + store + ", 5 x " + n, random.array(3 + 4 * ldc + n),
            (kernels, out) -> kernels.store(5, cols, alpha, sums, 2, ld, beta, store, out, 3, ldc));
      }
    }
  }

  @Test
  void updates() {
    forLengths(n -> {
      int offset = random.from(0, 7);
      float[] x = random.array(offset + n);
      float[] y = random.array(offset + n + 5);
      float alpha = random.value();
      float beta = random.value();
      check("axpy " + n, y, (kernels, out) -> kernels.axpy(n, alpha, x, offset, out, offset));
      check("scal " + n, y, (kernels, out) -> kernels.scal(n, alpha, out, offset));
      for (int store : STORES) {
        check(
            "store " + store + " " + n, y,
            (kernels, out) -> kernels.store(1, n, alpha, x, offset, n, beta, store, out, offset, n));
      }
      float[] bias = random.array(offset + n + 1);
      check("bias of a row " + n, y, (kernels, out) -> kernels.addBias(n, bias, offset, 0, out, offset));
      check("bias of columns " + n, y, (kernels, out) -> kernels.addBias(n, bias, offset, 1, out, offset));
      float[] strided = random.array(offset + 3 * n);
      check("bias apart " + n, y, (kernels, out) -> kernels.addBias(n, strided, offset, 3, out, offset));
      if (n > 0) {
        y[offset + random.from(0, n - 1)] = Float.NaN;
      }
      check("relu " + n, y, (kernels, out) -> kernels.relu(n, out, offset));
    });
  }

  @Test
  void addRows() {
    for (int k = 1; k <= 20; k++) {
      for (int n = 1; n <= 70; n++) {
        int rows = k;
        int cols = n;
        int inc = random.from(1, 3);
        int lda = n + random.from(0, 5);
        int offset = random.from(0, 7);
        float[] x = random.array(offset + (k - 1) * inc + 1);
        float[] a = random.array(offset + (k - 1) * lda + n);
        float[] y = random.array(offset + n + 5);
        check(
            k + " rows of " + n, y,
            (kernels, out) -> kernels.addRows(cols, rows, x, offset, inc, a, offset, lda, out, offset));
      }
    }
  }

  /** {@code elements} from {@code offset} on, between NaN. */
  private static float[] within(int offset, float[] elements, int behind) {
    float[] array = new float[offset + elements.length + behind];
    Arrays.fill(array, Float.NaN);
    System.arraycopy(elements, 0, array, offset, elements.length);
    return array;
  }

  private static void forLengths(IntConsumer test) {
    for (int n = 0; n <= 200; n++) {
      test.accept(n);
    }
    for (int n : new int[]{1023, 1024, 2047, 2048, 2049, 4223, 5000}) {
      test.accept(n);
    }
  }
}
