package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies panels of a matrix into the packed layout. */
final class FloatPacking {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final VectorSpecies<Float> S4 = FloatSpecies.NARROW;

  // Two-source lane indices of the two stages of a 4 x 4 transpose: lanes of pairs of rows are
  // interleaved, then pairs of lanes.
  private static final FloatVector LOW = FloatSpecies.indices(S4, 0, 4, 1, 5);
  private static final FloatVector HIGH = FloatSpecies.indices(S4, 2, 6, 3, 7);
  private static final FloatVector FIRST = FloatSpecies.indices(S4, 0, 1, 4, 5);
  private static final FloatVector SECOND = FloatSpecies.indices(S4, 2, 3, 6, 7);

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
    } else if (width >= S4.length()) {
      int last = width - S4.length();
      for (int p = 0, from = srcOffset, to = dstOffset; p < k; p++, from += ld, to += width) {
        for (int j = 0; j < last; j += S4.length()) {
          FloatVector.fromArray(S4, src, from + j).intoArray(dst, to + j);
        }
        FloatVector.fromArray(S4, src, from + last).intoArray(dst, to + last);
      }
    } else {
      for (int p = 0, from = srcOffset, to = dstOffset; p < k; p++, from += ld, to += width) {
        for (int j = 0; j < width; j++) {
          dst[to + j] = src[from + j];
        }
      }
    }
  }

  /** {@code dst[p*width + j] = src[j*ld + p]}, in blocks of 4 x 4. */
  static void columns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    int blocks = S4.length() == 4 ? width & -4 : 0;
    for (int j = 0; j < blocks; j += 4) {
      fourColumns(width, k, src, srcOffset + j * ld, ld, dst, dstOffset + j);
    }
    for (int j = blocks; j < width; j++) {
      for (int p = 0, from = srcOffset + j * ld, to = dstOffset + j; p < k; p++, to += width) {
        dst[to] = src[from + p];
      }
    }
  }

  private static void fourColumns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    int p = 0;
    int to = dstOffset;
    int s1 = srcOffset + ld;
    int s2 = s1 + ld;
    int s3 = s2 + ld;
    for (; p <= k - 4; p += 4, to += 4 * width) {
      FloatVector r0 = FloatVector.fromArray(S4, src, srcOffset + p);
      FloatVector r1 = FloatVector.fromArray(S4, src, s1 + p);
      FloatVector r2 = FloatVector.fromArray(S4, src, s2 + p);
      FloatVector r3 = FloatVector.fromArray(S4, src, s3 + p);
      FloatVector low01 = LOW.selectFrom(r0, r1);
      FloatVector low23 = LOW.selectFrom(r2, r3);
      FloatVector high01 = HIGH.selectFrom(r0, r1);
      FloatVector high23 = HIGH.selectFrom(r2, r3);
      FIRST.selectFrom(low01, low23).intoArray(dst, to);
      SECOND.selectFrom(low01, low23).intoArray(dst, to + width);
      FIRST.selectFrom(high01, high23).intoArray(dst, to + 2 * width);
      SECOND.selectFrom(high01, high23).intoArray(dst, to + 3 * width);
    }
    for (; p < k; p++, to += width) {
      dst[to] = src[srcOffset + p];
      dst[to + 1] = src[s1 + p];
      dst[to + 2] = src[s2 + p];
      dst[to + 3] = src[s3 + p];
    }
  }
}
