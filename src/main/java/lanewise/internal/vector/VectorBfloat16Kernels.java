package lanewise.internal.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import lanewise.internal.kernel.Bfloat16Kernels;
import lanewise.internal.scalar.ScalarBfloat16Kernels;

/**
 * A vector of shorts is two of floats. Widening doubles each short by a permutation and clears the lower
 * one; narrowing takes the upper halves of two vectors together. So all vectors have the one shape of the
 * process.
 */
public final class VectorBfloat16Kernels implements Bfloat16Kernels {

  private static final VectorSpecies<Float> F = FloatSpecies.PREFERRED;
  private static final VectorSpecies<Integer> I =
      VectorSpecies.of(int.class, VectorShape.forBitSize(VectorWidth.BITS));
  private static final VectorSpecies<Short> S =
      VectorSpecies.of(short.class, VectorShape.forBitSize(VectorWidth.BITS));
  private static final int VL = F.length();

  /** Lane i takes lane i / 2 of the first or second half. */
  private static final VectorShuffle<Short> FIRST = VectorShuffle.fromOp(S, i -> i / 2);
  private static final VectorShuffle<Short> SECOND = VectorShuffle.fromOp(S, i -> VL + i / 2);

  /** Every second short, in one half of the vector. */
  private static final VectorShuffle<Short> UPPER = VectorShuffle.fromOp(S, i -> i % VL * 2 + 1);
  private static final VectorMask<Short> SECOND_HALF = secondHalf();

  private static final int UPPER_BITS = 0xffff_0000;
  private static final int QUIET = 0x0040_0000;

  private final Bfloat16Kernels scalar = new ScalarBfloat16Kernels();

  private static VectorMask<Short> secondHalf() {
    boolean[] second = new boolean[2 * VL];
    Arrays.fill(second, VL, 2 * VL, true);
    return VectorMask.fromArray(S, second, 0);
  }

  @Override
  public void toFloat(int n, short[] x, int xOffset, float[] out, int outOffset) {
    int whole = n & -2 * VL;
    widen(whole, x, xOffset, out, outOffset);
    scalar.toFloat(n - whole, x, xOffset + whole, out, outOffset + whole);
  }

  private static void widen(int n, short[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < n; i += 2 * VL) {
      ShortVector v = ShortVector.fromArray(S, x, xOffset + i);
      v.rearrange(FIRST).reinterpretAsInts().lanewise(VectorOperators.AND, UPPER_BITS).reinterpretAsFloats()
          .intoArray(out, outOffset + i);
      v.rearrange(SECOND).reinterpretAsInts().lanewise(VectorOperators.AND, UPPER_BITS).reinterpretAsFloats()
          .intoArray(out, outOffset + i + VL);
    }
  }

  @Override
  public void fromFloat(int n, float[] x, int xOffset, short[] out, int outOffset) {
    int whole = n & -2 * VL;
    narrow(whole, x, xOffset, out, outOffset);
    scalar.fromFloat(n - whole, x, xOffset + whole, out, outOffset + whole);
  }

  private static void narrow(int n, float[] x, int xOffset, short[] out, int outOffset) {
    for (int i = 0; i < n; i += 2 * VL) {
      FloatVector x0 = FloatVector.fromArray(F, x, xOffset + i);
      FloatVector x1 = FloatVector.fromArray(F, x, xOffset + i + VL);
      IntVector b0 = x0.reinterpretAsInts();
      IntVector b1 = x1.reinterpretAsInts();
      IntVector r0 = b0.add(0x7fff).add(b0.lanewise(VectorOperators.LSHR, 16).lanewise(VectorOperators.AND, 1));
      IntVector r1 = b1.add(0x7fff).add(b1.lanewise(VectorOperators.LSHR, 16).lanewise(VectorOperators.AND, 1));
      IntVector q0 = b0.lanewise(VectorOperators.OR, QUIET);
      IntVector q1 = b1.lanewise(VectorOperators.OR, QUIET);
      ShortVector h0 = r0.blend(q0, x0.compare(VectorOperators.NE, x0).cast(I)).reinterpretAsShorts();
      ShortVector h1 = r1.blend(q1, x1.compare(VectorOperators.NE, x1).cast(I)).reinterpretAsShorts();
      h0.rearrange(UPPER).blend(h1.rearrange(UPPER), SECOND_HALF).intoArray(out, outOffset + i);
    }
  }
}
