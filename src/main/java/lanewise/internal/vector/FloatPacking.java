package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.FloatKernels;

/** Copies panels of a matrix into the packed layout. */
final class FloatPacking {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();

  /** Steps of k that are copied element by element in less time than a block of VL takes. */
  private static final int FEW = VL / 4;

  private FloatPacking() {}

  /**
   * {@code dst[q*dstPanel + p*width + j] = src[p*ld + q*width + j]}. Eight steps of k are copied for
   * one panel after the other: a cache line of the source that two panels share is still there for
   * the second one, even if the rows lie a power of two apart.
   */
  static void rows(
      int width, int panels, int k, float[] src, int srcOffset, int ld,
      float[] dst, int dstOffset, int dstPanel) {
    if (panels == 1 && ld == width) {
      System.arraycopy(src, srcOffset, dst, dstOffset, k * width);
      return;
    }
    int p = 0;
    if (width >= VL) {
      for (; p <= k - 8; p += 8) {
        for (int j = 0; j < width; j += 2 * VL) {
          int first = Math.min(j, width - VL);
          int second = Math.min(j + VL, width - VL);
          eightRowsOfTwoVectors(
              width, second - first, panels, src, srcOffset + p * ld + first, ld,
              dst, dstOffset + p * width + first, dstPanel);
        }
      }
    } else if (2 * width > VL && width < VL && panels > 0) {
      // A vector reaches into the next row of the panel, which is written after it; the last row has no next one.
      for (; p <= k - 9; p += 8) {
        eightRowsOfOneVector(
            width, panels, src, srcOffset + p * ld, ld, dst, dstOffset + p * width, dstPanel);
      }
    }
    copyRows(width, panels, p, k, src, srcOffset, ld, dst, dstOffset, dstPanel);
  }

  private static void copyRows(
      int width, int panels, int firstRow, int k,
      float[] src, int srcOffset, int ld, float[] dst, int dstOffset, int dstPanel) {
    for (int p = firstRow; p < k; p++) {
      for (int q = 0; q < panels; q++) {
        int from = srcOffset + p * ld + q * width;
        int to = dstOffset + q * dstPanel + p * width;
        for (int j = 0; j < width; j++) {
          dst[to + j] = src[from + j];
        }
      }
    }
  }

  /** Of the columns of a panel two vectors, the second one so many columns after the first. */
  private static void eightRowsOfTwoVectors(
      int width, int second, int panels, float[] src, int srcOffset, int ld, float[] dst, int dstOffset, int dstPanel) {
    for (int q = 0, s = srcOffset, d = dstOffset; q < panels; q++, s += width, d += dstPanel) {
      FloatVector.fromArray(S, src, s).intoArray(dst, d);
      FloatVector.fromArray(S, src, s + second).intoArray(dst, d + second);
      FloatVector.fromArray(S, src, s + ld).intoArray(dst, d + width);
      FloatVector.fromArray(S, src, s + ld + second).intoArray(dst, d + width + second);
      FloatVector.fromArray(S, src, s + 2 * ld).intoArray(dst, d + 2 * width);
      FloatVector.fromArray(S, src, s + 2 * ld + second).intoArray(dst, d + 2 * width + second);
      FloatVector.fromArray(S, src, s + 3 * ld).intoArray(dst, d + 3 * width);
      FloatVector.fromArray(S, src, s + 3 * ld + second).intoArray(dst, d + 3 * width + second);
      FloatVector.fromArray(S, src, s + 4 * ld).intoArray(dst, d + 4 * width);
      FloatVector.fromArray(S, src, s + 4 * ld + second).intoArray(dst, d + 4 * width + second);
      FloatVector.fromArray(S, src, s + 5 * ld).intoArray(dst, d + 5 * width);
      FloatVector.fromArray(S, src, s + 5 * ld + second).intoArray(dst, d + 5 * width + second);
      FloatVector.fromArray(S, src, s + 6 * ld).intoArray(dst, d + 6 * width);
      FloatVector.fromArray(S, src, s + 6 * ld + second).intoArray(dst, d + 6 * width + second);
      FloatVector.fromArray(S, src, s + 7 * ld).intoArray(dst, d + 7 * width);
      FloatVector.fromArray(S, src, s + 7 * ld + second).intoArray(dst, d + 7 * width + second);
    }
  }

  private static void eightRowsOfOneVector(
      int width, int panels, float[] src, int srcOffset, int ld, float[] dst, int dstOffset, int dstPanel) {
    for (int q = 0, s = srcOffset, d = dstOffset; q < panels; q++, s += width, d += dstPanel) {
      FloatVector.fromArray(S, src, s).intoArray(dst, d);
      FloatVector.fromArray(S, src, s + ld).intoArray(dst, d + width);
      FloatVector.fromArray(S, src, s + 2 * ld).intoArray(dst, d + 2 * width);
      FloatVector.fromArray(S, src, s + 3 * ld).intoArray(dst, d + 3 * width);
      FloatVector.fromArray(S, src, s + 4 * ld).intoArray(dst, d + 4 * width);
      FloatVector.fromArray(S, src, s + 5 * ld).intoArray(dst, d + 5 * width);
      FloatVector.fromArray(S, src, s + 6 * ld).intoArray(dst, d + 6 * width);
      FloatVector.fromArray(S, src, s + 7 * ld).intoArray(dst, d + 7 * width);
    }
  }

  /**
   * {@code dst[i*ROW_DISTANCE + p] = src[i*ld + p]}, with rows of a vector or more, whose last one ends where they do, four
   * rows at a time.
   */
  static void copyRows(int rows, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    for (int i = 0, s = srcOffset, d = dstOffset; i < rows; i += 4, s += 4 * ld, d += 4 * FloatKernels.ROW_DISTANCE) {
      for (int begin = 0; begin < k; begin += VL) {
        int p = Math.min(begin, k - VL);
        FloatVector.fromArray(S, src, s + p).intoArray(dst, d + p);
        FloatVector.fromArray(S, src, s + ld + p).intoArray(dst, d + FloatKernels.ROW_DISTANCE + p);
        FloatVector.fromArray(S, src, s + 2 * ld + p).intoArray(dst, d + 2 * FloatKernels.ROW_DISTANCE + p);
        FloatVector.fromArray(S, src, s + 3 * ld + p).intoArray(dst, d + 3 * FloatKernels.ROW_DISTANCE + p);
      }
    }
  }

  /**
   * {@code dst[p*width + j] = src[j*ld + p]}, in blocks that are transposed in registers; the last ones overlap those
   * before them.
   */
  static void columns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    if (VL == 16 && width == 8 && k == 8 && ld == 8) {
      FloatTranspose16.half(src, srcOffset, dst, dstOffset);
      return;
    }
    // A vector that is longer than a step reaches into the next ones, which are written after it; the last ones have none.
    int steps = k - (VL - 1) / width;
    if (steps < VL || VL < 4 || width == 1) {
      steps = 0;
    }
    int whole = steps - steps % VL;
    if (steps > 0) {
      transpose(width, whole, src, srcOffset, ld, dst, dstOffset);
    }
    if (steps - whole > FEW) {
      transpose(width, VL, src, srcOffset + steps - VL, ld, dst, dstOffset + (steps - VL) * width);
      whole = steps;
    }
    for (int p = whole, to = dstOffset + whole * width; p < k; p++, to += width) {
      for (int j = 0, from = srcOffset + p; j < width; j++, from += ld) {
        dst[to + j] = src[from];
      }
    }
  }

  private static void transpose(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    if (VL == 16 && width == 12) {
      for (int p = 0; p < k; p += VL) {
        FloatTranspose16.panelOfTwelve(src, srcOffset + p, ld, dst, dstOffset + p * width);
      }
      return;
    }
    for (int j = 0; j < width; j += VL) {
      int at = Math.max(0, Math.min(j, width - VL));
      FloatTranspose.blocks(
          Math.min(VL, width), k, src, srcOffset + at * ld, ld, dst, dstOffset + at, width);
    }
  }
}
