package lanewise.internal.gemm;

import java.util.Arrays;
import lanewise.internal.kernel.FloatKernels;

/**
 * The packed layout. A block of A is cut into panels of {@code packedRows()} rows, a block of B into
 * panels of {@link #width} columns, or of four vectors for wide tiles. The last panel of A is as low as what is left. In a panel of
 * width w, step p of k holds its w elements at {@code p*w}, so that a tile reads both operands in order,
 * and the panel of row (or column) i begins at {@code i*depth(kc)}. An odd number of steps is followed by one of 0 in A and
 * of -0 in B, which changes no sum: fma(0, -0, s) is s, whatever s is.
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
   * The columns of each panel of a block of {@code cols} columns: one panel of up to three vectors, or panels of two vectors,
   * of which the last one begins as much earlier as it takes to end with the block.
   */
  static int width(FloatKernels kernels, int cols) {
    return cols <= 3 * kernels.vectorLength() ? cols : kernels.packedCols();
  }

  /** The steps of a panel of {@code kc} steps of k: an even number, as a packed tile takes two at a time. */
  static int depth(int kc) {
    return kc + (kc & 1);
  }

  /** The length of an array for panels of B of {@code width} columns. */
  static int length(int width, int cols, int kc) {
    return START + Math.ceilDiv(cols, width) * width * depth(kc);
  }

  /** The same, of an array so long that most collectors give it a region or page of its own. */
  static int alignedLength(int width, int cols, int kc) {
    return Math.max(length(width, cols, kc), ALIGNED);
  }

  /** Packs an mc x kc block of op(A) that begins at {@code a[aOffset]}. */
  static void packA(
      FloatKernels kernels, boolean transA, int mc, int kc,
      float[] a, int aOffset, int lda, float[] panels) {
    int step = kernels.packedRows();
    int depth = depth(kc);
    int whole = transA ? mc / step : 0;
    if (whole > 0) {
      kernels.packRows(step, whole, kc, a, aOffset, lda, panels, 0, step * depth);
    }
    for (int i = 0; i < mc; i += step) {
      int rows = Math.min(step, mc - i);
      if (!transA) {
        packAlong(kernels, rows, kc, a, aOffset + i * lda, lda, panels, i * depth);
      } else if (rows < step) {
        kernels.packRows(rows, 1, kc, a, aOffset + i, lda, panels, i * depth, 0);
      }
      end(rows, kc, 0f, panels, i * depth);
    }
  }

  /** Packs a kc x nc block of op(B) that begins at {@code b[bOffset]}, from {@link #START} on, {@code width} columns a panel. */
  static void packB(
      FloatKernels kernels, int width, boolean transB, int kc, int nc,
      float[] b, int bOffset, int ldb, float[] panels) {
    int depth = depth(kc);
    int whole = transB ? 0 : nc / width;
    if (whole > 0) {
      kernels.packRows(width, whole, kc, b, bOffset, ldb, panels, START, width * depth);
    }
    for (int j = 0; j < nc; j += width) {
      int at = Math.min(j, nc - width);
      if (transB) {
        packAlong(kernels, width, kc, b, bOffset + at * ldb, ldb, panels, START + j * depth);
      } else if (at < j) {
        kernels.packRows(width, 1, kc, b, bOffset + at, ldb, panels, START + j * depth, 0);
      }
      end(width, kc, -0f, panels, START + j * depth);
    }
  }

  /** Writes the last step of a panel of {@code width} if {@code kc} is odd. */
  private static void end(int width, int kc, float value, float[] panels, int panel) {
    if (kc < depth(kc)) {
      Arrays.fill(panels, panel + kc * width, panel + depth(kc) * width, value);
    }
  }

  /** Packs one panel of a source whose rows run along k: the panel's element (p, j) is {@code src[srcOffset + j*ld + p]}. */
  private static void packAlong(
      FloatKernels kernels, int width, int kc,
      float[] src, int srcOffset, int ld, float[] panels, int panel) {
    int most = ELEMENTS_ALONG / width;
    for (int p = 0; p < kc; p += most) {
      kernels.packColumns(
          width, Math.min(most, kc - p), src, srcOffset + p, ld, panels, panel + p * width);
    }
  }
}
