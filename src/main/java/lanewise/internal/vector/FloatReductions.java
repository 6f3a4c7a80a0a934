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

  private static final VectorShuffle<Float> ROTATE8 = FloatSpecies.rotation(8);
  private static final VectorShuffle<Float> ROTATE4 = FloatSpecies.rotation(4);
  private static final VectorShuffle<Float> ROTATE2 = FloatSpecies.rotation(2);
  private static final VectorShuffle<Float> ROTATE1 = FloatSpecies.rotation(1);

  private FloatReductions() {}

  /** Folds the lanes as a binary tree. */
  static float foldLanes(float[] lanes) {
    for (int half = LANES / 2; half > GROUP / 2; half /= 2) {
      for (int i = 0; i < half; i += VL) {
        FloatVector.fromArray(S, lanes, i).add(FloatVector.fromArray(S, lanes, i + half)).intoArray(lanes, i);
      }
    }
    FloatVector even = FloatVector.fromArray(S, lanes, 0).add(FloatVector.fromArray(S, lanes, 2 * VL));
    FloatVector odd = FloatVector.fromArray(S, lanes, VL).add(FloatVector.fromArray(S, lanes, 3 * VL));
    FloatVector v16 = even.add(odd);
    FloatVector v8 = VL > 8 ? v16.add(v16.rearrange(ROTATE8)) : v16;
    FloatVector v4 = VL > 4 ? v8.add(v8.rearrange(ROTATE4)) : v8;
    FloatVector v2 = VL > 2 ? v4.add(v4.rearrange(ROTATE2)) : v4;
    return v2.add(v2.rearrange(ROTATE1)).lane(0);
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
    FloatVector one = FloatVector.broadcast(S, 1f);
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
    for (int p = 0; p < length; p += LANES) {
      int i = xOffset + p;
      s0 = FloatVector.fromArray(S, x, i).abs().add(s0);
      s1 = FloatVector.fromArray(S, x, i + VL).abs().add(s1);
      s2 = FloatVector.fromArray(S, x, i + 2 * VL).abs().add(s2);
      s3 = FloatVector.fromArray(S, x, i + 3 * VL).abs().add(s3);
    }
    FloatVector one = FloatVector.broadcast(S, 1f);
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
