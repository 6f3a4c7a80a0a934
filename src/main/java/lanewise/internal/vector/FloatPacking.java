package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies panels of a matrix into the packed layout. */
final class FloatPacking {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final VectorSpecies<Float> HALF = FloatSpecies.HALF;

  private FloatPacking() {}

  /** {@code dst[p*width + j] = src[p*ld + j]}; the last vector of a row may overlap the others. */
  static void rows(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    if (width >= S.length()) {
      int last = width - S.length();
      for (int p = 0, from = srcOffset, to = dstOffset; p < k; p++, from += ld, to += width) {
        for (int j = 0; j < last; j += S.length()) {
          FloatVector.fromArray(S, src, from + j).intoArray(dst, to + j);
        }
        FloatVector.fromArray(S, src, from + last).intoArray(dst, to + last);
      }
    } else if (width >= HALF.length()) {
      int last = width - HALF.length();
      for (int p = 0, from = srcOffset, to = dstOffset; p < k; p++, from += ld, to += width) {
        FloatVector.fromArray(HALF, src, from).intoArray(dst, to);
        if (last > 0) {
          FloatVector.fromArray(HALF, src, from + last).intoArray(dst, to + last);
        }
      }
    } else {
      for (int p = 0, from = srcOffset, to = dstOffset; p < k; p++, from += ld, to += width) {
        for (int j = 0; j < width; j++) {
          dst[to + j] = src[from + j];
        }
      }
    }
  }

  /** {@code dst[p*width + j] = src[j*ld + p]}, in blocks of 8 x 8 where a vector has 8 lanes. */
  static void columns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    int blocksJ = FloatSpecies.EIGHT.length() == 8 ? width & -8 : 0;
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
