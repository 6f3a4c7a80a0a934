package lanewise.internal.gemm;

import lanewise.internal.kernel.FloatKernels;

/**
 * The packed layout. A block of A is cut into panels of {@code packedRows()} rows, a block of B into
 * panels of {@link #width} columns; the last panel is as narrow as what is left. In a panel of width
 * w, step p of k holds its w elements at {@code p*w}, so that a tile reads both operands in order,
 * and the panel of row (or column) i begins at {@code i*kc}.
 */
final class FloatPanels {

  /**
   * Steps of k that are packed at a time for all panels where the source runs across k: few, so that
   * a cache line of the source that two panels share is still there for the second one, even if the
   * rows lie a power of two apart.
   */
  private static final int STEPS_ACROSS = Integer.getInteger("steps", 8);

  /** Steps of k that are packed at a time where the source runs along k: whole cache lines of it. */
  private static final int STEPS_ALONG = Integer.getInteger("stepsL", 64);

  private FloatPanels() {}

  /**
   * The columns of the next tile when {@code left} columns are left: two vectors while at least one
   * vector remains behind them, so that only a matrix narrower than a vector has a tile narrower
   * than a vector.
   */
  static int width(FloatKernels kernels, int left) {
    int one = kernels.vectorLength();
    int two = kernels.packedCols();
    return left <= two ? left : left < two + one ? one : two;
  }

  /** Packs an mc x kc block of op(A) that begins at {@code a[aOffset]}. */
  static void packA(
      FloatKernels kernels, boolean transA, int mc, int kc,
      float[] a, int aOffset, int lda, float[] panels) {
    int step = kernels.packedRows();
    int most = transA ? STEPS_ACROSS : STEPS_ALONG;
    for (int p = 0; p < kc; p += most) {
      int steps = Math.min(most, kc - p);
      int from = aOffset + (transA ? p * lda : p);
      for (int i = 0; i < mc; i += step) {
        int rows = Math.min(step, mc - i);
        int to = i * kc + p * rows;
        if (transA) {
          kernels.packRows(rows, steps, a, from + i, lda, panels, to);
        } else {
          kernels.packColumns(rows, steps, a, from + i * lda, lda, panels, to);
        }
      }
    }
  }

  /** Packs a kc x nc block of op(B) that begins at {@code b[bOffset]}. */
  static void packB(
      FloatKernels kernels, boolean transB, int kc, int nc,
      float[] b, int bOffset, int ldb, float[] panels) {
    int most = transB ? STEPS_ALONG : STEPS_ACROSS;
    for (int p = 0; p < kc; p += most) {
      int steps = Math.min(most, kc - p);
      int from = bOffset + (transB ? p : p * ldb);
      int width;
      for (int j = 0; j < nc; j += width) {
        width = width(kernels, nc - j);
        int to = j * kc + p * width;
        if (transB) {
          kernels.packColumns(width, steps, b, from + j * ldb, ldb, panels, to);
        } else {
          kernels.packRows(width, steps, b, from + j, ldb, panels, to);
        }
      }
    }
  }
}
