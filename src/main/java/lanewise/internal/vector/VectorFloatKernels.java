package lanewise.internal.vector;

import lanewise.internal.Cpu;
import lanewise.internal.Tuning;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.scalar.ScalarFloatKernels;

/** The kernels on the JDK Vector API, in the width of {@link VectorWidth}. */
public final class VectorFloatKernels implements FloatKernels {

  private static final int VL = FloatSpecies.PREFERRED.length();
  private static final boolean MANY_REGISTERS = VectorWidth.REGISTERS == 32;
  private static final boolean WIDE = MANY_REGISTERS && Cpu.IS_ZEN;
  private static final int IN_PLACE =
      Tuning.IN_PLACE.or(!MANY_REGISTERS ? 4 << 10 : Cpu.IS_ZEN ? 512 << 10 : 64 << 10) / Float.BYTES;

  // The kinds of tiles, by the kernel that computes them.
  private static final int SCALAR = 0;
  private static final int TILE_4X1 = 1;
  private static final int TILE_4X2 = 2;
  private static final int TILE_4X3 = 3;
  private static final int TILE_8X1 = 4;
  private static final int TILE_8X2 = 5;
  private static final int TILE_8XHALF = 6;
  private static final int TILE_6X4 = 7;

  /** Takes what is narrower than a vector. */
  private final FloatKernels scalar = new ScalarFloatKernels();

  @Override
  public int vectorLength() {
    return VL;
  }

  @Override
  public int packedRows() {
    return MANY_REGISTERS ? FloatTile12x2.ROWS : FloatPackedTile5x2.ROWS;
  }

  /** What is read so rarely that packing it costs more than it gives; less where tiles in place lack registers. */
  @Override
  public int inPlace() {
    return IN_PLACE;
  }

  @Override
  public int tileKind(int rows, int cols) {
    if (cols < VL) {
      return rows == 8 && 2 * cols == VL ? TILE_8XHALF : SCALAR;
    }
    if (cols == VL) {
      return rows == 8 ? TILE_8X1 : TILE_4X1;
    }
    if (cols <= 2 * VL) {
      return rows == 8 && cols == 2 * VL && MANY_REGISTERS ? TILE_8X2 : TILE_4X2;
    }
    return cols <= 3 * VL ? TILE_4X3 : WIDE && rows == WIDE_ROWS && cols == 4 * VL ? TILE_6X4 : SCALAR;
  }

  @Override
  public void tile(
      int rows, int cols, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    int kind = tileKind(rows, cols);
    if (kind == TILE_8XHALF && (bRow != cols || ldc != cols || k == 1)) {
      kind = SCALAR;
    }
    switch (kind) {
      case SCALAR -> scalar.tile(
          rows, cols, k, a, aOffset, aRow, aCol, b, bOffset, bRow,
          alpha, c, cOffset, ldc);
      case TILE_8XHALF -> FloatTile8.halfVector(
          k, a, aOffset, aRow, aCol, b, bOffset, alpha, c, cOffset);
      case TILE_8X1 -> FloatTile8.oneVector(
          k, a, aOffset, aRow, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
      case TILE_8X2 -> FloatTile8.twoVectors(
          k, a, aOffset, aRow, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
      case TILE_6X4 -> FloatTile6x4.tile(k, a, aOffset, aRow, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
      default -> {
        for (int i = 0; i < rows; i += 4) {
          fourRows(
              kind, Math.min(4, rows - i), cols, k, a, aOffset + i * aRow, aRow, aCol,
              b, bOffset, bRow, alpha, c, cOffset + i * ldc, ldc);
        }
      }
    }
  }

  private static void fourRows(
      int kind, int rows, int cols, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    switch (kind) {
      case TILE_4X1 -> FloatTile4.oneVector(
          rows, k, a, aOffset, aRow, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
      case TILE_4X2 -> FloatTile4.twoVectors(
          rows, cols, k, a, aOffset, aRow, aCol, b, bOffset, bRow,
          alpha, c, cOffset, ldc);
      default -> FloatTile4.threeVectors(
          rows, cols, k, a, aOffset, aRow, aCol, b, bOffset, bRow,
          alpha, c, cOffset, ldc);
    }
  }

  @Override
  public void packedTile(
      int k, float[] a, int aOffset, float[] b, int bOffset,
      float alpha, float[] c, int cOffset, int ldc) {
    if (MANY_REGISTERS) {
      FloatTile12x2.packed(k, a, aOffset, b, bOffset, alpha, c, cOffset, ldc);
    } else {
      FloatPackedTile5x2.tile(k, a, aOffset, b, bOffset, alpha, c, cOffset, ldc);
    }
  }

  @Override
  public boolean hasTallTile() {
    return MANY_REGISTERS;
  }

  @Override
  public void tallTile(
      int k, float[] a, int aOffset, int aRow, int aCol, float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    if (aRow == 1) {
      FloatTile12x2.columns(k, a, aOffset, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
    } else {
      FloatTile12x2.rows(k, a, aOffset, b, bOffset, bRow, alpha, c, cOffset, ldc);
    }
  }

  @Override
  public void copyRows(int rows, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    if (k < VL) {
      scalar.copyRows(rows, k, src, srcOffset, ld, dst, dstOffset);
    } else {
      FloatPacking.copyRows(rows, k, src, srcOffset, ld, dst, dstOffset);
    }
  }

  @Override
  public void packRows(
      int width, int panels, int k, float[] src, int srcOffset, int ld,
      float[] dst, int dstOffset, int dstPanel) {
    FloatPacking.rows(width, panels, k, src, srcOffset, ld, dst, dstOffset, dstPanel);
  }

  @Override
  public void packColumns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    FloatPacking.columns(width, k, src, srcOffset, ld, dst, dstOffset);
  }

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    if (FloatTranspose.takes(m, n)) {
      FloatTranspose.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo);
    } else {
      scalar.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo);
    }
  }

  @Override
  public float dot(int n, float[] x, int xOffset, float[] y, int yOffset, float[] work) {
    return n < VL
        ? scalar.dot(n, x, xOffset, y, yOffset, work)
        : FloatDot.dot(n, x, xOffset, y, yOffset);
  }

  @Override
  public float longDot(int n, float[] x, int xOffset, float[] y, int yOffset, float[] work) {
    return 4 * VL == LANES
        ? FloatDot.ofLong(n, x, xOffset, y, yOffset, work)
        : dot(n, x, xOffset, y, yOffset, work);
  }

  @Override
  public void dotRows(
      int m, int n, float[] a, int aOffset, int lda, float[] x, int xOffset,
      float alpha, float beta, int store, float[] y, int yOffset, float[] work) {
    if (4 * VL == LANES && m >= VL) {
      FloatDotRows.dotRows(
          m, n, a, aOffset, lda, x, xOffset, alpha, beta, store, y, yOffset, work);
    } else if (n < VL) {
      scalar.dotRows(
          m, n, a, aOffset, lda, x, xOffset, alpha, beta, store, y, yOffset, work);
    } else {
      for (int i = 0; i < m; i++) {
        work[0] = FloatDot.dot(n, a, aOffset + i * lda, x, xOffset);
        FloatUpdates.store(1, alpha, work, 0, beta, store, y, yOffset + i);
      }
    }
  }

  @Override
  public float min(int n, float[] x, int xOffset) {
    float min = n < VL ? Float.NaN : FloatExtremes.min(n, x, xOffset);
    return min == min ? min : scalar.min(n, x, xOffset);
  }

  @Override
  public float max(int n, float[] x, int xOffset) {
    float max = n < VL ? Float.NaN : FloatExtremes.max(n, x, xOffset);
    return max == max ? max : scalar.max(n, x, xOffset);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
    FloatUpdates.axpy(n, alpha, x, xOffset, y, yOffset);
  }

  @Override
  public void scal(int n, float alpha, float[] x, int xOffset) {
    FloatUpdates.scal(n, alpha, x, xOffset);
  }

  @Override
  public void addRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float[] y, int yOffset) {
    FloatUpdates.addRows(n, k, x, xOffset, incX, a, aOffset, lda, y, yOffset);
  }

  @Override
  public void sumRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float alpha, float beta, int store, float[] y, int yOffset) {
    if (n < VL) {
      scalar.sumRows(n, k, x, xOffset, incX, a, aOffset, lda, alpha, beta, store, y, yOffset);
    } else {
      FloatSumRows.sumRows(
          n, k, x, xOffset, incX, a, aOffset, lda, alpha, beta, store, y, yOffset);
    }
  }

  @Override
  public void store(
      int m, int n, float alpha, float[] acc, int accOffset, int ld,
      float beta, int store, float[] c, int cOffset, int ldc) {
    if (m == 1) {
      FloatUpdates.store(n, alpha, acc, accOffset, beta, store, c, cOffset);
    } else {
      FloatUpdates.storeRows(m, n, alpha, acc, accOffset, ld, beta, store, c, cOffset, ldc);
    }
  }

  @Override
  public void addBias(int n, float[] bias, int biasOffset, int incBias, float[] c, int cOffset) {
    FloatUpdates.addBias(n, bias, biasOffset, incBias, c, cOffset);
  }

  @Override
  public void relu(int n, float[] c, int cOffset) {
    FloatUpdates.relu(n, c, cOffset);
  }
}
