package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies panels of a matrix into the packed layout. */
final class FloatPacking {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final VectorSpecies<Float> S8 = FloatSpecies.EIGHT;
  private static final int W = 2 * S.length();

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
    } else if (width == S8.length() && width == 8) {
      for (; p <= k - 8; p += 8) {
        eightRowsOfEight(panels, src, srcOffset + p * ld, ld, dst, dstOffset + p * 8, dstPanel);
      }
    }
    for (; p < k; p++) {
      for (int q = 0; q < panels; q++) {
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
        FloatVector.fromArray(S8, src, s).intoArray(dst, d);
        FloatVector.fromArray(S8, src, s + ld).intoArray(dst, d + 8);
        FloatVector.fromArray(S8, src, s + 2 * ld).intoArray(dst, d + 16);
        FloatVector.fromArray(S8, src, s + 3 * ld).intoArray(dst, d + 24);
        FloatVector.fromArray(S8, src, s + 4 * ld).intoArray(dst, d + 32);
        FloatVector.fromArray(S8, src, s + 5 * ld).intoArray(dst, d + 40);
        FloatVector.fromArray(S8, src, s + 6 * ld).intoArray(dst, d + 48);
        FloatVector.fromArray(S8, src, s + 7 * ld).intoArray(dst, d + 56);
    }
  }

  /** {@code dst[p*width + j] = src[j*ld + p]}, in blocks of 8 x 8 where a vector has 8 lanes. */
  static void columns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    int blocksJ = S8.length() == 8 ? width & -8 : 0;
    int blocksP = blocksJ == 0 ? 0 : k & -8;
    for (int j = 0; j < blocksJ; j += 8) {
      FloatTranspose8.columns(
          width, blocksP, src, srcOffset + j * ld, ld, dst, dstOffset + j);
    }
    for (int j = 0; j < width; j++) {
      int p = j < blocksJ ? blocksP : 0;
      for (int from = srcOffset + j * ld, to = dstOffset + p * width + j; p < k; p++, to += width) {
        dst[to] = src[from + p];
      }
    }
  }
}
