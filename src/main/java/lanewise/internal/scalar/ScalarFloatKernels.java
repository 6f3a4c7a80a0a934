package lanewise.internal.scalar;

import java.util.Arrays;
import lanewise.internal.Tuning;
import lanewise.internal.kernel.FloatKernels;

/** The kernels as plain loops: the executable specification, and what runs without vectors. */
public final class ScalarFloatKernels implements FloatKernels {

  private static final int LANE_MASK = LANES - 1;

  /** Elements of a cache line. */
  private static final int LINE = 64 / Float.BYTES;

  private final int vectorLength;
  private final int packedRows;
  private final int inPlace;
  private final boolean tallTile;

  /** Kernels on their own, with tiles of a handy size. */
  public ScalarFloatKernels() {
    vectorLength = 4;
    packedRows = 8;
    inPlace = Tuning.IN_PLACE.or(64 << 10) / Float.BYTES;
    tallTile = false;
  }

  /** Kernels that stand in for others: their callers cut matrices into the tiles of those. */
  public ScalarFloatKernels(FloatKernels other) {
    vectorLength = other.vectorLength();
    packedRows = other.packedRows();
    inPlace = other.inPlace();
    tallTile = other.hasTallTile();
  }

  @Override
  public int vectorLength() {
    return vectorLength;
  }

  @Override
  public int packedRows() {
    return packedRows;
  }

  @Override
  public int inPlace() {
    return inPlace;
  }

  @Override
  public void tile(
      int rows, int cols, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    int width = Math.min(cols, ldc);
    // Whole 4 x 4 blocks keep 16 accumulators in registers; the rest goes element by element.
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      int j = 0;
      for (; j + 4 <= width; j += 4) {
        ScalarFloatTile.tile4x4(
            k, a, aOffset + i * aRow, aRow, aCol, b, bOffset + j, bRow,
            alpha, c, cOffset + i * ldc + j, ldc);
      }
      for (; j < width; j++) {
        for (int r = i; r < i + 4; r++) {
          c[cOffset + r * ldc + j] =
              alpha * ScalarFloatTile.sum(k, a, aOffset + r * aRow, aCol, b, bOffset + j, bRow);
        }
      }
    }
    for (; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        c[cOffset + i * ldc + j] = alpha * ScalarFloatTile.sum(k, a, aOffset + i * aRow, aCol, b, bOffset + j, bRow);
      }
    }
  }

  @Override
  public void packedTile(
      int k, float[] a, int aOffset, float[] b, int bOffset,
      float alpha, float[] c, int cOffset, int ldc) {
    tile(
        packedRows, packedCols(), k, a, aOffset, 1, packedRows, b, bOffset, packedCols(),
        alpha, c, cOffset, ldc);
  }

  @Override
  public boolean hasTallTile() {
    return tallTile;
  }

  @Override
  public void tallTile(
      int k, float[] a, int aOffset, int aRow, int aCol, float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    tile(
        packedRows, packedCols(), k, a, aOffset, aRow, aCol, b, bOffset, bRow,
        alpha, c, cOffset, ldc);
  }

  @Override
  public void copyRows(int rows, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    for (int i = 0; i < rows; i++) {
      for (int p = 0; p < k; p++) {
        dst[dstOffset + i * ROW_DISTANCE + p] = src[srcOffset + i * ld + p];
      }
    }
  }

  @Override
  public void packRows(
      int width, int panels, int k, float[] src, int srcOffset, int ld,
      float[] dst, int dstOffset, int dstPanel) {
    for (int q = 0; q < panels; q++) {
      for (int p = 0; p < k; p++) {
        for (int j = 0; j < width; j++) {
          dst[dstOffset + q * dstPanel + p * width + j] = src[srcOffset + p * ld + q * width + j];
        }
      }
    }
  }

  @Override
  public void packColumns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    for (int j = 0; j < width; j++) {
      for (int p = 0; p < k; p++) {
        dst[dstOffset + p * width + j] = src[srcOffset + j * ld + p];
      }
    }
  }

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    for (int first = 0; m - first > 0; first += LINE) {
      int rows = Math.min(LINE, m - first);
      for (int j = 0; j < n; j++) {
        int from = xOffset + first * ldx + j;
        int to = outOffset + j * ldo + first;
        for (int i = 0; i < rows; i++) {
          out[to + i] = x[from + i * ldx];
        }
      }
    }
  }

  @Override
  public float dot(int n, float[] x, int xOffset, float[] y, int yOffset, float[] work) {
    Arrays.fill(work, 0, LANES, 0f);
    for (int p = 0; p < n; p++) {
      work[p & LANE_MASK] = Math.fma(x[xOffset + p], y[yOffset + p], work[p & LANE_MASK]);
    }
    return foldLanes(work);
  }

  @Override
  public void dotRows(
      int m, int n, float[] a, int aOffset, int lda, float[] x, int xOffset,
      float alpha, float beta, int store, float[] y, int yOffset, float[] work) {
    for (int i = 0; i < m; i++) {
      float sum = dot(n, a, aOffset + i * lda, x, xOffset, work);
      ScalarFloatTile.store(alpha, sum, beta, store, y, yOffset + i);
    }
  }

  /** Folds lanes by a binary tree. */
  private static float foldLanes(float[] lanes) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
  }

  @Override
  public float min(int n, float[] x, int xOffset) {
    float min = Float.POSITIVE_INFINITY;
    for (int p = 0; p < n; p++) {
      min = Math.min(min, x[xOffset + p]);
    }
    return min;
  }

  @Override
  public float max(int n, float[] x, int xOffset) {
    float max = Float.NEGATIVE_INFINITY;
    for (int p = 0; p < n; p++) {
      max = Math.max(max, x[xOffset + p]);
    }
    return max;
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
    for (int p = 0; p < n; p++) {
      y[yOffset + p] = Math.fma(alpha, x[xOffset + p], y[yOffset + p]);
    }
  }

  @Override
  public void scal(int n, float alpha, float[] x, int xOffset) {
    for (int p = 0; p < n; p++) {
      x[xOffset + p] = alpha * x[xOffset + p];
    }
  }

  @Override
  public void addRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float[] y, int yOffset) {
    for (int p = 0; p < k; p++) {
      axpy(n, x[xOffset + p * incX], a, aOffset + p * lda, y, yOffset);
    }
  }

  @Override
  public void sumRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float alpha, float beta, int store, float[] y, int yOffset) {
    for (int j = 0; j < n; j++) {
      float sum = ScalarFloatTile.sum(k, x, xOffset, incX, a, aOffset + j, lda);
      ScalarFloatTile.store(alpha, sum, beta, store, y, yOffset + j);
    }
  }

  @Override
  public void store(
      int m, int n, float alpha, float[] acc, int accOffset, int ld,
      float beta, int store, float[] c, int cOffset, int ldc) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        ScalarFloatTile.store(alpha, acc[accOffset + i * ld + j], beta, store, c, cOffset + i * ldc + j);
      }
    }
  }

  @Override
  public void addBias(int n, float[] bias, int biasOffset, int incBias, float[] c, int cOffset) {
    for (int j = 0; j < n; j++) {
      c[cOffset + j] = c[cOffset + j] + bias[biasOffset + j * incBias];
    }
  }

  @Override
  public void relu(int n, float[] c, int cOffset) {
    for (int j = 0; j < n; j++) {
      c[cOffset + j] = Math.max(c[cOffset + j], 0f);
    }
  }
}
