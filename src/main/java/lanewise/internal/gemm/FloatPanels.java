package lanewise.internal.gemm;

import lanewise.internal.kernel.FloatKernels;

/**
 * The packed layout. A block of A is cut into panels of {@code packedRows()} rows, a block of B into
 * panels of {@link #width} columns; the last panel is as narrow as what is left. In a panel of width
 * w, step p of k holds its w elements at {@code p*w}, so that a tile reads both operands in order,
 * and the panel of row (or column) i begins at {@code i*kc}.
 */
final class FloatPanels {

  /** Elements of a panel that are packed at a time where the source runs along k: 16 KiB of it. */
  private static final int ELEMENTS_ALONG = (16 << 10) / Float.BYTES;

  /**
   * Where the panels of B begin, whose vectors should not lie across cache lines. A collector with regions or pages (G1,
   * Z, Shenandoah) lets a large array begin with one of them, and its elements 16 bytes later; 48 more make 64.
   */
  static final int START = 48 / Float.BYTES;

  /** A little more than 2 MiB: half a region of G1 in a heap of 4 to 8 GiB. */
  private static final int ALIGNED = (2 << 20) / Float.BYTES + 64;

  private FloatPanels() {}

  /**
   * The columns of the next tile when {@code left} columns are left: two vectors, and the last three
   * vectors or fewer at once, so that no tile is narrower than a vector if the matrix is not.
   */
  static int width(FloatKernels kernels, int left) {
    return left <= 3 * kernels.vectorLength() ? left : kernels.packedCols();
  }

  /** The length of an array for panels of B of so many elements. */
  static int length(int elements) {
    return START + elements;
  }

  /** The same, of an array so long that most collectors give it a region or page of its own. */
  static int alignedLength(int elements) {
    return Math.max(length(elements), ALIGNED);
  }

  /** Packs an mc x kc block of op(A) that begins at {@code a[aOffset]}. */
  static void packA(
      FloatKernels kernels, boolean transA, int mc, int kc,
      float[] a, int aOffset, int lda, float[] panels) {
    int step = kernels.packedRows();
    if (transA) {
      int whole = mc / step;
      int rest = mc - whole * step;
      int i = whole * step;
      kernels.packRows(step, whole, kc, a, aOffset, lda, panels, 0, step * kc);
      if (rest > 0) {
        kernels.packRows(rest, 1, kc, a, aOffset + i, lda, panels, i * kc, 0);
      }
      return;
    }
    for (int i = 0; i < mc; i += step) {
      int rows = Math.min(step, mc - i);
      packAlong(kernels, rows, kc, a, aOffset + i * lda, lda, panels, i * kc);
    }
  }

  /** Packs a kc x nc block of op(B) that begins at {@code b[bOffset]}, from {@link #START} on. */
  static void packB(
      FloatKernels kernels, boolean transB, int kc, int nc,
      float[] b, int bOffset, int ldb, float[] panels) {
    int j = 0;
    if (!transB) {
      int step = kernels.packedCols();
      int whole = nc / step;
      while (whole > 0 && width(kernels, nc - (whole - 1) * step) != step) {
        whole--;
      }
      kernels.packRows(step, whole, kc, b, bOffset, ldb, panels, START, step * kc);
      j = whole * step;
    }
    int width;
    for (; j < nc; j += width) {
      width = width(kernels, nc - j);
      if (transB) {
        packAlong(kernels, width, kc, b, bOffset + j * ldb, ldb, panels, START + j * kc);
      } else {
        kernels.packRows(width, 1, kc, b, bOffset + j, ldb, panels, START + j * kc, 0);
      }
    }
  }

  /** Packs a kc x nc block of op(B) into one panel of {@code width > nc} columns, filled up with zeros. */
  static void packNarrow(
      boolean transB, int kc, int nc, int width, float[] b, int bOffset, int ldb, float[] panel) {
    int row = transB ? 1 : ldb;
    int col = transB ? ldb : 1;
    for (int p = 0; p < kc; p++) {
      for (int j = 0; j < nc; j++) {
        panel[p * width + j] = b[bOffset + p * row + j * col];
      }
      for (int j = nc; j < width; j++) {
        panel[p * width + j] = 0f;
      }
    }
  }

  /** Packs one panel of a source whose rows run along k: the panel's element (p, j) is {@code src[srcOffset + j*ld + p]}. */
  static void packAlong(
      FloatKernels kernels, int width, int kc,
      float[] src, int srcOffset, int ld, float[] panels, int panel) {
    int most = ELEMENTS_ALONG / width;
    for (int p = 0; p < kc; p += most) {
      kernels.packColumns(
          width, Math.min(most, kc - p), src, srcOffset + p, ld, panels, panel + p * width);
    }
  }
}
