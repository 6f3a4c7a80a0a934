package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies panels of a matrix into the packed layout. */
final class FloatPacking {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();
  private static final int W = 2 * VL;

  private FloatPacking() {}

  /**
   * {@code dst[q*dstPanel + p*width + j] = src[p*ld + q*width + j]}. Eight steps of k are copied for
   * one panel after the other: a cache line of the source that two panels share is still there for
   * the second one, even if the rows lie a power of two apart.
   */
  static void rows(
      int width, int panels, int k, float[] src, int srcOffset, int ld,
      float[] dst, int dstOffset, int dstPanel) {
    int p = 0;
    if (width == W) {
      for (; p <= k - 8; p += 8) {
        eightRowsOfTwoVectors(
            panels, src, srcOffset + p * ld, ld, dst, dstOffset + p * W, dstPanel);
      }
    } else if (width == 8 && VL > 8 && panels > 0) {
      // A vector reaches into the next row of the panel, which is written after it; the last row and
      // a last panel at the edge of the source have no next one.
      for (; p <= k - 9; p += 8) {
        eightRowsOfEight(
            panels - 1, src, srcOffset + p * ld, ld, dst, dstOffset + p * 8, dstPanel);
        copyRows(8, panels - 1, panels, p, p + 8, src, srcOffset, ld, dst, dstOffset, dstPanel);
      }
    } else if (width == 8 && VL == 8) {
      for (; p <= k - 8; p += 8) {
        eightRowsOfEight(panels, src, srcOffset + p * ld, ld, dst, dstOffset + p * 8, dstPanel);
      }
    }
    copyRows(width, 0, panels, p, k, src, srcOffset, ld, dst, dstOffset, dstPanel);
  }

  private static void copyRows(
      int width, int firstPanel, int panels, int firstRow, int k,
      float[] src, int srcOffset, int ld, float[] dst, int dstOffset, int dstPanel) {
    for (int p = firstRow; p < k; p++) {
      for (int q = firstPanel; q < panels; q++) {
        int from = srcOffset + p * ld + q * width;
        int to = dstOffset + q * dstPanel + p * width;
        for (int j = 0; j < width; j++) {
          dst[to + j] = src[from + j];
        }
      }
    }
  }

  private static void eightRowsOfTwoVectors(
      int panels, float[] src, int srcOffset, int ld, float[] dst, int dstOffset, int dstPanel) {
    for (int q = 0, s = srcOffset, d = dstOffset; q < panels; q++, s += W, d += dstPanel) {
      FloatVector.fromArray(S, src, s).intoArray(dst, d);
      FloatVector.fromArray(S, src, s + S.length()).intoArray(dst, d + S.length());
      FloatVector.fromArray(S, src, s + ld).intoArray(dst, d + 1 * W);
      FloatVector.fromArray(S, src, s + ld + S.length()).intoArray(dst, d + 1 * W + S.length());
      FloatVector.fromArray(S, src, s + 2 * ld).intoArray(dst, d + 2 * W);
      FloatVector.fromArray(S, src, s + 2 * ld + S.length()).intoArray(dst, d + 2 * W + S.length());
      FloatVector.fromArray(S, src, s + 3 * ld).intoArray(dst, d + 3 * W);
      FloatVector.fromArray(S, src, s + 3 * ld + S.length()).intoArray(dst, d + 3 * W + S.length());
      FloatVector.fromArray(S, src, s + 4 * ld).intoArray(dst, d + 4 * W);
      FloatVector.fromArray(S, src, s + 4 * ld + S.length()).intoArray(dst, d + 4 * W + S.length());
      FloatVector.fromArray(S, src, s + 5 * ld).intoArray(dst, d + 5 * W);
      FloatVector.fromArray(S, src, s + 5 * ld + S.length()).intoArray(dst, d + 5 * W + S.length());
      FloatVector.fromArray(S, src, s + 6 * ld).intoArray(dst, d + 6 * W);
      FloatVector.fromArray(S, src, s + 6 * ld + S.length()).intoArray(dst, d + 6 * W + S.length());
      FloatVector.fromArray(S, src, s + 7 * ld).intoArray(dst, d + 7 * W);
      FloatVector.fromArray(S, src, s + 7 * ld + S.length()).intoArray(dst, d + 7 * W + S.length());
    }
  }

  private static void eightRowsOfEight(
      int panels, float[] src, int srcOffset, int ld, float[] dst, int dstOffset, int dstPanel) {
    for (int q = 0, s = srcOffset, d = dstOffset; q < panels; q++, s += 8, d += dstPanel) {
      FloatVector.fromArray(S, src, s).intoArray(dst, d);
      FloatVector.fromArray(S, src, s + ld).intoArray(dst, d + 8);
      FloatVector.fromArray(S, src, s + 2 * ld).intoArray(dst, d + 16);
      FloatVector.fromArray(S, src, s + 3 * ld).intoArray(dst, d + 24);
      FloatVector.fromArray(S, src, s + 4 * ld).intoArray(dst, d + 32);
      FloatVector.fromArray(S, src, s + 5 * ld).intoArray(dst, d + 40);
      FloatVector.fromArray(S, src, s + 6 * ld).intoArray(dst, d + 48);
      FloatVector.fromArray(S, src, s + 7 * ld).intoArray(dst, d + 56);
    }
  }

  /** {@code dst[p*width + j] = src[j*ld + p]}, in blocks that are transposed in registers. */
  static void columns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    int blocksP = k - k % VL;
    int blocksJ = 0;
    if (VL == 16 && width == 8) {
      blocksJ = 8;
      FloatTranspose16.panelOfEight(blocksP, src, srcOffset, ld, dst, dstOffset);
    } else if (VL == 16) {
      for (; blocksJ <= width - 16; blocksJ += 16) {
        FloatTranspose16.columns(
            width, blocksP, src, srcOffset + blocksJ * ld, ld, dst, dstOffset + blocksJ);
      }
    } else if (VL == 8) {
      for (; blocksJ <= width - 8; blocksJ += 8) {
        FloatTranspose8.columns(
            width, blocksP, src, srcOffset + blocksJ * ld, ld, dst, dstOffset + blocksJ);
      }
    }
    for (int j = 0; j < width; j++) {
      int p = j < blocksJ ? blocksP : 0;
      for (int from = srcOffset + j * ld, to = dstOffset + p * width + j; p < k; p++, to += width) {
        dst[to] = src[from + p];
      }
    }
  }
}
