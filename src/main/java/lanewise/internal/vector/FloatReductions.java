package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.FloatKernels;

/**
 * Reductions into {@link FloatKernels#LANES} virtual lanes. Four vectors of lanes are kept in
 * registers, which hides the latency of an addition; where four vectors are fewer than the lanes,
 * a block that fits the first-level cache is passed over once for each group of four.
 *
 * <p>No method is called on a vector that a loop carries, not even {@code intoArray}: C2 knows the
 * exact class of a loop-carried vector from profiles only, which other widths in the process spoil,
 * and then boxes it. As an argument it does no harm; hence the product with one.
 */
final class FloatReductions {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();
  private static final int LANES = FloatKernels.LANES;
  private static final int GROUP = 4 * VL;

  /** Elements of a block: all in one where one group has all lanes, else 8 KiB of each operand. */
  private static final int BLOCK = GROUP == LANES ? 1 << 30 : (8 << 10) / Float.BYTES;

  private static final VectorShuffle<Float> ROTATE8 = rotation(8);
  private static final VectorShuffle<Float> ROTATE4 = rotation(4);
  private static final VectorShuffle<Float> ROTATE2 = rotation(2);
  private static final VectorShuffle<Float> ROTATE1 = rotation(1);

  private FloatReductions() {}

  private static VectorShuffle<Float> rotation(int lanes) {
    return VectorShuffle.fromOp(S, i -> (i + lanes) % VL);
  }

  static void dot(int n, float[] x, int xOffset, float[] y, int yOffset, float[] lanes) {
    int whole = n - n % LANES;
    for (int begin = 0; begin < whole; begin += BLOCK) {
      int length = Math.min(BLOCK, whole - begin);
      for (int lane = 0; lane < LANES; lane += GROUP) {
        dotGroup(length, x, xOffset + begin + lane, y, yOffset + begin + lane, lanes, lane);
      }
    }
    int p = whole;
    for (; p <= n - VL; p += VL) {
      FloatVector.fromArray(S, x, xOffset + p)
          .fma(FloatVector.fromArray(S, y, yOffset + p), FloatVector.fromArray(S, lanes, p - whole))
          .intoArray(lanes, p - whole);
    }
    for (; p < n; p++) {
      lanes[p - whole] = Math.fma(x[xOffset + p], y[yOffset + p], lanes[p - whole]);
    }
  }

  /** {@code dot} of four rows of A with x: each element of x is loaded once for the four. */
  static void dotFourRows(
      int n, float[] a, int aOffset, int lda, float[] x, int xOffset, float[] lanes) {
    int whole = GROUP == LANES ? n - n % LANES : 0;
    if (whole > 0) {
      dotFourGroups(whole, a, aOffset, lda, x, xOffset, lanes);
    }
    for (int r = 0; r < 4; r++) {
      int at = r * LANES;
      int row = aOffset + r * lda;
      int p = whole;
      for (; p <= n - VL; p += VL) {
        int lane = at + p % LANES;
        FloatVector.fromArray(S, a, row + p)
            .fma(FloatVector.fromArray(S, x, xOffset + p), FloatVector.fromArray(S, lanes, lane))
            .intoArray(lanes, lane);
      }
      for (; p < n; p++) {
        int lane = at + p % LANES;
        lanes[lane] = Math.fma(a[row + p], x[xOffset + p], lanes[lane]);
      }
    }
  }

  private static void dotFourGroups(
      int n, float[] a, int a0, int lda, float[] x, int xOffset, float[] lanes) {
    int a1 = a0 + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    FloatVector s00 = FloatVector.zero(S);
    FloatVector s01 = FloatVector.zero(S);
    FloatVector s02 = FloatVector.zero(S);
    FloatVector s03 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    FloatVector s12 = FloatVector.zero(S);
    FloatVector s13 = FloatVector.zero(S);
    FloatVector s20 = FloatVector.zero(S);
    FloatVector s21 = FloatVector.zero(S);
    FloatVector s22 = FloatVector.zero(S);
    FloatVector s23 = FloatVector.zero(S);
    FloatVector s30 = FloatVector.zero(S);
    FloatVector s31 = FloatVector.zero(S);
    FloatVector s32 = FloatVector.zero(S);
    FloatVector s33 = FloatVector.zero(S);
    for (int p = 0; p < n; p += LANES) {
      int i = xOffset + p;
      FloatVector x0 = FloatVector.fromArray(S, x, i);
      FloatVector x1 = FloatVector.fromArray(S, x, i + VL);
      FloatVector x2 = FloatVector.fromArray(S, x, i + 2 * VL);
      FloatVector x3 = FloatVector.fromArray(S, x, i + 3 * VL);
      s00 = FloatVector.fromArray(S, a, a0 + p).fma(x0, s00);
      s01 = FloatVector.fromArray(S, a, a0 + p + VL).fma(x1, s01);
      s02 = FloatVector.fromArray(S, a, a0 + p + 2 * VL).fma(x2, s02);
      s03 = FloatVector.fromArray(S, a, a0 + p + 3 * VL).fma(x3, s03);
      s10 = FloatVector.fromArray(S, a, a1 + p).fma(x0, s10);
      s11 = FloatVector.fromArray(S, a, a1 + p + VL).fma(x1, s11);
      s12 = FloatVector.fromArray(S, a, a1 + p + 2 * VL).fma(x2, s12);
      s13 = FloatVector.fromArray(S, a, a1 + p + 3 * VL).fma(x3, s13);
      s20 = FloatVector.fromArray(S, a, a2 + p).fma(x0, s20);
      s21 = FloatVector.fromArray(S, a, a2 + p + VL).fma(x1, s21);
      s22 = FloatVector.fromArray(S, a, a2 + p + 2 * VL).fma(x2, s22);
      s23 = FloatVector.fromArray(S, a, a2 + p + 3 * VL).fma(x3, s23);
      s30 = FloatVector.fromArray(S, a, a3 + p).fma(x0, s30);
      s31 = FloatVector.fromArray(S, a, a3 + p + VL).fma(x1, s31);
      s32 = FloatVector.fromArray(S, a, a3 + p + 2 * VL).fma(x2, s32);
      s33 = FloatVector.fromArray(S, a, a3 + p + 3 * VL).fma(x3, s33);
    }
    FloatVector one = FloatVector.broadcast(S, 1f);
    one.mul(s00).intoArray(lanes, 0);
    one.mul(s01).intoArray(lanes, VL);
    one.mul(s02).intoArray(lanes, 2 * VL);
    one.mul(s03).intoArray(lanes, 3 * VL);
    one.mul(s10).intoArray(lanes, LANES);
    one.mul(s11).intoArray(lanes, LANES + VL);
    one.mul(s12).intoArray(lanes, LANES + 2 * VL);
    one.mul(s13).intoArray(lanes, LANES + 3 * VL);
    one.mul(s20).intoArray(lanes, 2 * LANES);
    one.mul(s21).intoArray(lanes, 2 * LANES + VL);
    one.mul(s22).intoArray(lanes, 2 * LANES + 2 * VL);
    one.mul(s23).intoArray(lanes, 2 * LANES + 3 * VL);
    one.mul(s30).intoArray(lanes, 3 * LANES);
    one.mul(s31).intoArray(lanes, 3 * LANES + VL);
    one.mul(s32).intoArray(lanes, 3 * LANES + 2 * VL);
    one.mul(s33).intoArray(lanes, 3 * LANES + 3 * VL);
  }

  /**
   * Folds {@code rows} sets of lanes as a binary tree: {@code sums[r] = } the sum of the lanes from
   * {@code r * LANES} on.
   */
  static void foldLanes(int rows, float[] lanes, float[] sums, int sumsOffset) {
    for (int r = 0; r < rows; r++) {
      int at = r * LANES;
      for (int half = LANES / 2; half > GROUP / 2; half /= 2) {
        for (int i = at; i < at + half; i += VL) {
          FloatVector.fromArray(S, lanes, i).add(FloatVector.fromArray(S, lanes, i + half)).intoArray(lanes, i);
        }
      }
      FloatVector even = FloatVector.fromArray(S, lanes, at).add(FloatVector.fromArray(S, lanes, at + 2 * VL));
      FloatVector odd = FloatVector.fromArray(S, lanes, at + VL).add(FloatVector.fromArray(S, lanes, at + 3 * VL));
      FloatVector v16 = even.add(odd);
      FloatVector v8 = VL > 8 ? v16.add(v16.rearrange(ROTATE8)) : v16;
      FloatVector v4 = VL > 4 ? v8.add(v8.rearrange(ROTATE4)) : v8;
      FloatVector v2 = VL > 2 ? v4.add(v4.rearrange(ROTATE2)) : v4;
      sums[sumsOffset + r] = v2.add(v2.rearrange(ROTATE1)).lane(0);
    }
  }

  private static void dotGroup(
      int length, float[] x, int xOffset, float[] y, int yOffset, float[] lanes, int lane) {
    FloatVector s0 = FloatVector.fromArray(S, lanes, lane);
    FloatVector s1 = FloatVector.fromArray(S, lanes, lane + VL);
    FloatVector s2 = FloatVector.fromArray(S, lanes, lane + 2 * VL);
    FloatVector s3 = FloatVector.fromArray(S, lanes, lane + 3 * VL);
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int p = 0; p < length; p += LANES) {
      int i = xOffset + p;
      int j = yOffset + p;
      s0 = FloatVector.fromArray(S, x, i).fma(FloatVector.fromArray(S, y, j), s0);
      s1 = FloatVector.fromArray(S, x, i + VL).fma(FloatVector.fromArray(S, y, j + VL), s1);
      s2 = FloatVector.fromArray(S, x, i + 2 * VL).fma(FloatVector.fromArray(S, y, j + 2 * VL), s2);
      s3 = FloatVector.fromArray(S, x, i + 3 * VL).fma(FloatVector.fromArray(S, y, j + 3 * VL), s3);
    }
    one.mul(s0).intoArray(lanes, lane);
    one.mul(s1).intoArray(lanes, lane + VL);
    one.mul(s2).intoArray(lanes, lane + 2 * VL);
    one.mul(s3).intoArray(lanes, lane + 3 * VL);
  }

  static void sumOfSquares(int n, float scale, float[] x, int xOffset, float[] lanes) {
    int whole = n - n % LANES;
    for (int begin = 0; begin < whole; begin += BLOCK) {
      int length = Math.min(BLOCK, whole - begin);
      for (int lane = 0; lane < LANES; lane += GROUP) {
        squaresGroup(length, scale, x, xOffset + begin + lane, lanes, lane);
      }
    }
    for (int p = whole; p < n; p++) {
      float s = scale * x[xOffset + p];
      lanes[p - whole] = Math.fma(s, s, lanes[p - whole]);
    }
  }

  private static void squaresGroup(
      int length, float scale, float[] x, int xOffset, float[] lanes, int lane) {
    FloatVector v = FloatVector.broadcast(S, scale);
    FloatVector s0 = FloatVector.fromArray(S, lanes, lane);
    FloatVector s1 = FloatVector.fromArray(S, lanes, lane + VL);
    FloatVector s2 = FloatVector.fromArray(S, lanes, lane + 2 * VL);
    FloatVector s3 = FloatVector.fromArray(S, lanes, lane + 3 * VL);
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int p = 0; p < length; p += LANES) {
      int i = xOffset + p;
      FloatVector x0 = FloatVector.fromArray(S, x, i).mul(v);
      FloatVector x1 = FloatVector.fromArray(S, x, i + VL).mul(v);
      FloatVector x2 = FloatVector.fromArray(S, x, i + 2 * VL).mul(v);
      FloatVector x3 = FloatVector.fromArray(S, x, i + 3 * VL).mul(v);
      s0 = x0.fma(x0, s0);
      s1 = x1.fma(x1, s1);
      s2 = x2.fma(x2, s2);
      s3 = x3.fma(x3, s3);
    }
    one.mul(s0).intoArray(lanes, lane);
    one.mul(s1).intoArray(lanes, lane + VL);
    one.mul(s2).intoArray(lanes, lane + 2 * VL);
    one.mul(s3).intoArray(lanes, lane + 3 * VL);
  }

  static void sumOfMagnitudes(int n, float[] x, int xOffset, float[] lanes) {
    int whole = n - n % LANES;
    for (int begin = 0; begin < whole; begin += BLOCK) {
      int length = Math.min(BLOCK, whole - begin);
      for (int lane = 0; lane < LANES; lane += GROUP) {
        magnitudesGroup(length, x, xOffset + begin + lane, lanes, lane);
      }
    }
    for (int p = whole; p < n; p++) {
      lanes[p - whole] += Math.abs(x[xOffset + p]);
    }
  }

  private static void magnitudesGroup(
      int length, float[] x, int xOffset, float[] lanes, int lane) {
    FloatVector s0 = FloatVector.fromArray(S, lanes, lane);
    FloatVector s1 = FloatVector.fromArray(S, lanes, lane + VL);
    FloatVector s2 = FloatVector.fromArray(S, lanes, lane + 2 * VL);
    FloatVector s3 = FloatVector.fromArray(S, lanes, lane + 3 * VL);
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int p = 0; p < length; p += LANES) {
      int i = xOffset + p;
      s0 = FloatVector.fromArray(S, x, i).abs().add(s0);
      s1 = FloatVector.fromArray(S, x, i + VL).abs().add(s1);
      s2 = FloatVector.fromArray(S, x, i + 2 * VL).abs().add(s2);
      s3 = FloatVector.fromArray(S, x, i + 3 * VL).abs().add(s3);
    }
    one.mul(s0).intoArray(lanes, lane);
    one.mul(s1).intoArray(lanes, lane + VL);
    one.mul(s2).intoArray(lanes, lane + 2 * VL);
    one.mul(s3).intoArray(lanes, lane + 3 * VL);
  }

  /** The order of a maximum does not change it: lanes may be folded as the machine likes. */
  static float maxMagnitude(int n, float[] x, int xOffset) {
    FloatVector m0 = FloatVector.zero(S);
    FloatVector m1 = FloatVector.zero(S);
    int p = 0;
    for (; p <= n - 2 * VL; p += 2 * VL) {
      m0 = FloatVector.fromArray(S, x, xOffset + p).abs().max(m0);
      m1 = FloatVector.fromArray(S, x, xOffset + p + VL).abs().max(m1);
    }
    float max = FloatVector.zero(S).max(m0).max(m1).reduceLanes(VectorOperators.MAX);
    for (; p < n; p++) {
      max = Math.max(max, Math.abs(x[xOffset + p]));
    }
    return max;
  }
}
