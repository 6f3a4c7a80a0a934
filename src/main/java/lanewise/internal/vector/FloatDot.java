package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.FloatKernels;

/**
 * The dot product. All virtual lanes are kept in registers: 4, 8 or 16 vectors, by width.
 *
 * <p>After the whole rounds of lanes the vectors of {@link #dot} rotate: each step adds to the first one and moves it to
 * the end, so that one short loop serves any number of vectors that are left. What is left after these
 * ({@link FloatRest}) belongs to the first. The tree that folds the lanes does not see the rotation: it
 * adds pairs that are half of the vectors apart, in either order, which gives the same bits.
 *
 * <p>No method is called on a vector that a loop carries; {@code one.fma(s, t)} is {@code s + t}.
 */
final class FloatDot {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();
  private static final int LANES = FloatKernels.LANES;
  private static final int VECTORS = LANES / VL;

  private static final VectorShuffle<Float> ROTATE8 = FloatSpecies.rotation(8);
  private static final VectorShuffle<Float> ROTATE4 = FloatSpecies.rotation(4);
  private static final VectorShuffle<Float> ROTATE2 = FloatSpecies.rotation(2);
  private static final VectorShuffle<Float> ROTATE1 = FloatSpecies.rotation(1);

  private FloatDot() {}

  /** The sum of {@code x[p] * y[p]}, {@code n >= VL}. */
  static float dot(int n, float[] x, int xOffset, float[] y, int yOffset) {
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    FloatVector s4 = FloatVector.zero(S);
    FloatVector s5 = FloatVector.zero(S);
    FloatVector s6 = FloatVector.zero(S);
    FloatVector s7 = FloatVector.zero(S);
    FloatVector s8 = FloatVector.zero(S);
    FloatVector s9 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    FloatVector s12 = FloatVector.zero(S);
    FloatVector s13 = FloatVector.zero(S);
    FloatVector s14 = FloatVector.zero(S);
    FloatVector s15 = FloatVector.zero(S);
    int end = n & -VL;
    int whole = n & -LANES;
    for (int p = 0; p < whole; p += LANES) {
      int i = xOffset + p;
      int j = yOffset + p;
      s0 = FloatVector.fromArray(S, x, i).fma(FloatVector.fromArray(S, y, j), s0);
      s1 = FloatVector.fromArray(S, x, i + VL).fma(FloatVector.fromArray(S, y, j + VL), s1);
      s2 = FloatVector.fromArray(S, x, i + 2 * VL).fma(FloatVector.fromArray(S, y, j + 2 * VL), s2);
      s3 = FloatVector.fromArray(S, x, i + 3 * VL).fma(FloatVector.fromArray(S, y, j + 3 * VL), s3);
      if (VECTORS > 4) {
        s4 = FloatVector.fromArray(S, x, i + 4 * VL).fma(FloatVector.fromArray(S, y, j + 4 * VL), s4);
        s5 = FloatVector.fromArray(S, x, i + 5 * VL).fma(FloatVector.fromArray(S, y, j + 5 * VL), s5);
        s6 = FloatVector.fromArray(S, x, i + 6 * VL).fma(FloatVector.fromArray(S, y, j + 6 * VL), s6);
        s7 = FloatVector.fromArray(S, x, i + 7 * VL).fma(FloatVector.fromArray(S, y, j + 7 * VL), s7);
      }
      if (VECTORS > 8) {
        s8 = FloatVector.fromArray(S, x, i + 8 * VL).fma(FloatVector.fromArray(S, y, j + 8 * VL), s8);
        s9 = FloatVector.fromArray(S, x, i + 9 * VL).fma(FloatVector.fromArray(S, y, j + 9 * VL), s9);
        s10 = FloatVector.fromArray(S, x, i + 10 * VL).fma(FloatVector.fromArray(S, y, j + 10 * VL), s10);
        s11 = FloatVector.fromArray(S, x, i + 11 * VL).fma(FloatVector.fromArray(S, y, j + 11 * VL), s11);
        s12 = FloatVector.fromArray(S, x, i + 12 * VL).fma(FloatVector.fromArray(S, y, j + 12 * VL), s12);
        s13 = FloatVector.fromArray(S, x, i + 13 * VL).fma(FloatVector.fromArray(S, y, j + 13 * VL), s13);
        s14 = FloatVector.fromArray(S, x, i + 14 * VL).fma(FloatVector.fromArray(S, y, j + 14 * VL), s14);
        s15 = FloatVector.fromArray(S, x, i + 15 * VL).fma(FloatVector.fromArray(S, y, j + 15 * VL), s15);
      }
    }
    for (int p = whole; p < end; p += VL) {
      FloatVector next =
          FloatVector.fromArray(S, x, xOffset + p).fma(FloatVector.fromArray(S, y, yOffset + p), s0);
      s0 = s1;
      s1 = s2;
      s2 = s3;
      if (VECTORS == 4) {
        s3 = next;
      } else {
        s3 = s4;
        s4 = s5;
        s5 = s6;
        s6 = s7;
      }
      if (VECTORS == 8) {
        s7 = next;
      } else {
        s7 = s8;
        s8 = s9;
        s9 = s10;
        s10 = s11;
        s11 = s12;
        s12 = s13;
        s13 = s14;
        s14 = s15;
        s15 = next;
      }
    }
    if (end < n) {
      float left = n - end;
      FloatVector numbers = FloatVector.fromArray(S, FloatRest.NUMBERS, 0);
      VectorMask<Float> isBeyond = numbers.compare(VectorOperators.GE, left);
      FloatVector turn = numbers.add(VL - left);
      FloatVector lastX = turn.selectFrom(FloatVector.fromArray(S, x, xOffset + n - VL));
      FloatVector lastY = turn.selectFrom(FloatVector.fromArray(S, y, yOffset + n - VL));
      FloatVector next = lastX.fma(lastY, s0);
      s0 = next.blend(s0, isBeyond);
    }
    FloatVector one = FloatVector.broadcast(S, 1f);
    if (VECTORS > 8) {
      s0 = one.fma(s0, s8);
      s1 = one.fma(s1, s9);
      s2 = one.fma(s2, s10);
      s3 = one.fma(s3, s11);
      s4 = one.fma(s4, s12);
      s5 = one.fma(s5, s13);
      s6 = one.fma(s6, s14);
      s7 = one.fma(s7, s15);
    }
    if (VECTORS > 4) {
      s0 = one.fma(s0, s4);
      s1 = one.fma(s1, s5);
      s2 = one.fma(s2, s6);
      s3 = one.fma(s3, s7);
    }
    FloatVector v16 = one.fma(s0, s2).add(one.fma(s1, s3));
    FloatVector v8 = VL > 8 ? v16.add(v16.rearrange(ROTATE8)) : v16;
    FloatVector v4 = VL > 4 ? v8.add(v8.rearrange(ROTATE4)) : v8;
    FloatVector v2 = VL > 2 ? v4.add(v4.rearrange(ROTATE2)) : v4;
    return v2.add(v2.rearrange(ROTATE1)).lane(0);
  }

  /**
   * The same where four vectors are all lanes, in steps of eight vectors of each operand, for runs of which much is not in
   * the first-level cache: longer steps wait less for memory, as if the prefetchers of Zen 4 looked some steps ahead. What is
   * left takes no time beside the rest, so it is added to {@code lanes} in memory by simple loops. In {@link #dot} more code
   * would take time from short runs.
   */
  static float ofLong(int n, float[] x, int xOffset, float[] y, int yOffset, float[] lanes) {
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    int p = 0;
    for (; p <= n - 2 * LANES; p += 2 * LANES) {
      int i = xOffset + p;
      int j = yOffset + p;
      s0 = FloatVector.fromArray(S, x, i).fma(FloatVector.fromArray(S, y, j), s0);
      s1 = FloatVector.fromArray(S, x, i + VL).fma(FloatVector.fromArray(S, y, j + VL), s1);
      s2 = FloatVector.fromArray(S, x, i + 2 * VL).fma(FloatVector.fromArray(S, y, j + 2 * VL), s2);
      s3 = FloatVector.fromArray(S, x, i + 3 * VL).fma(FloatVector.fromArray(S, y, j + 3 * VL), s3);
      s0 = FloatVector.fromArray(S, x, i + 4 * VL).fma(FloatVector.fromArray(S, y, j + 4 * VL), s0);
      s1 = FloatVector.fromArray(S, x, i + 5 * VL).fma(FloatVector.fromArray(S, y, j + 5 * VL), s1);
      s2 = FloatVector.fromArray(S, x, i + 6 * VL).fma(FloatVector.fromArray(S, y, j + 6 * VL), s2);
      s3 = FloatVector.fromArray(S, x, i + 7 * VL).fma(FloatVector.fromArray(S, y, j + 7 * VL), s3);
    }
    FloatVector one = FloatVector.broadcast(S, 1f);
    one.mul(s0).intoArray(lanes, 0);
    one.mul(s1).intoArray(lanes, VL);
    one.mul(s2).intoArray(lanes, 2 * VL);
    one.mul(s3).intoArray(lanes, 3 * VL);
    for (; p <= n - VL; p += VL) {
      int lane = p & LANES - 1;
      FloatVector.fromArray(S, x, xOffset + p)
          .fma(FloatVector.fromArray(S, y, yOffset + p), FloatVector.fromArray(S, lanes, lane)).intoArray(lanes, lane);
    }
    for (; p < n; p++) {
      int lane = p & LANES - 1;
      lanes[lane] = Math.fma(x[xOffset + p], y[yOffset + p], lanes[lane]);
    }
    return VectorFloatSteps.sumStep(lanes);
  }
}
