package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The smallest and the largest of many elements, found on their bit patterns. As signed integers the
 * patterns of positive numbers have the order of the numbers, and those of negative numbers, which are
 * all smaller, the reverse order; NaN lies outside infinity on either side. So the smallest and largest
 * signed pattern and the largest unsigned one tell all, zeros with their signs and NaN included, for
 * three operations without a mask; {@code max} of floating-point vectors takes six.
 *
 * <p>The last vector, which may overlap the others, stands for what is left after whole ones: an element that is taken
 * twice changes nothing. No method is called on a vector that a loop carries: C2 would learn its class from profiles only. Unsigned order is
 * signed order with the sign bit turned over; JDK 25 reduces UMAX wrongly.
 */
final class FloatExtremes {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, S.vectorShape());
  private static final int VL = S.length();

  private static final int INFINITY = 0x7f800000;
  private static final int NEGATIVE_INFINITY = INFINITY | Integer.MIN_VALUE;

  private FloatExtremes() {}

  /**
   * Of negative numbers only, the largest has the smallest signed pattern. It is looked for in a second pass, as it takes
   * as long as the others and is rarely needed.
   */
  static float max(int n, float[] x, int xOffset) {
    if (n < VL) {
      return extremeOfFew(n, x, xOffset, true);
    }
    IntVector largest0 = IntVector.broadcast(BITS, Integer.MIN_VALUE);
    IntVector largest1 = IntVector.broadcast(BITS, Integer.MIN_VALUE);
    IntVector unsigned0 = IntVector.zero(BITS);
    IntVector unsigned1 = IntVector.zero(BITS);
    int pairs = n & -2 * VL;
    for (int p = 0; p < pairs; p += 2 * VL) {
      IntVector x0 = FloatVector.fromArray(S, x, xOffset + p).reinterpretAsInts();
      IntVector x1 = FloatVector.fromArray(S, x, xOffset + p + VL).reinterpretAsInts();
      largest0 = x0.max(largest0);
      largest1 = x1.max(largest1);
      unsigned0 = x0.lanewise(VectorOperators.UMAX, unsigned0);
      unsigned1 = x1.lanewise(VectorOperators.UMAX, unsigned1);
    }
    IntVector x0 = FloatVector.fromArray(S, x, xOffset + Math.min(pairs, n - VL)).reinterpretAsInts();
    IntVector x1 = FloatVector.fromArray(S, x, xOffset + n - VL).reinterpretAsInts();
    int max = x0.max(largest0).max(x1.max(largest1)).reduceLanes(VectorOperators.MAX);
    int unsigned = x0.lanewise(VectorOperators.UMAX, unsigned0)
        .lanewise(VectorOperators.UMAX, x1.lanewise(VectorOperators.UMAX, unsigned1))
        .lanewise(VectorOperators.XOR, Integer.MIN_VALUE).reduceLanes(VectorOperators.MAX) ^ Integer.MIN_VALUE;
    int min = max < 0 ? smallest(n, x, xOffset) : 0;
    return extreme(min, max, unsigned, true);
  }

  private static int smallest(int n, float[] x, int xOffset) {
    IntVector smallest0 = IntVector.broadcast(BITS, Integer.MAX_VALUE);
    IntVector smallest1 = IntVector.broadcast(BITS, Integer.MAX_VALUE);
    int pairs = n & -2 * VL;
    for (int p = 0; p < pairs; p += 2 * VL) {
      smallest0 = FloatVector.fromArray(S, x, xOffset + p).reinterpretAsInts().min(smallest0);
      smallest1 = FloatVector.fromArray(S, x, xOffset + p + VL).reinterpretAsInts().min(smallest1);
    }
    IntVector x0 = FloatVector.fromArray(S, x, xOffset + Math.min(pairs, n - VL)).reinterpretAsInts();
    IntVector x1 = FloatVector.fromArray(S, x, xOffset + n - VL).reinterpretAsInts();
    return x0.min(smallest0).min(x1.min(smallest1)).reduceLanes(VectorOperators.MIN);
  }

  static float min(int n, float[] x, int xOffset) {
    if (n < VL) {
      return extremeOfFew(n, x, xOffset, false);
    }
    IntVector smallest0 = IntVector.broadcast(BITS, Integer.MAX_VALUE);
    IntVector smallest1 = IntVector.broadcast(BITS, Integer.MAX_VALUE);
    IntVector largest0 = IntVector.broadcast(BITS, Integer.MIN_VALUE);
    IntVector largest1 = IntVector.broadcast(BITS, Integer.MIN_VALUE);
    IntVector unsigned0 = IntVector.zero(BITS);
    IntVector unsigned1 = IntVector.zero(BITS);
    int pairs = n & -2 * VL;
    for (int p = 0; p < pairs; p += 2 * VL) {
      IntVector x0 = FloatVector.fromArray(S, x, xOffset + p).reinterpretAsInts();
      IntVector x1 = FloatVector.fromArray(S, x, xOffset + p + VL).reinterpretAsInts();
      smallest0 = x0.min(smallest0);
      smallest1 = x1.min(smallest1);
      largest0 = x0.max(largest0);
      largest1 = x1.max(largest1);
      unsigned0 = x0.lanewise(VectorOperators.UMAX, unsigned0);
      unsigned1 = x1.lanewise(VectorOperators.UMAX, unsigned1);
    }
    IntVector x0 = FloatVector.fromArray(S, x, xOffset + Math.min(pairs, n - VL)).reinterpretAsInts();
    IntVector x1 = FloatVector.fromArray(S, x, xOffset + n - VL).reinterpretAsInts();
    int min = x0.min(smallest0).min(x1.min(smallest1)).reduceLanes(VectorOperators.MIN);
    int max = x0.max(largest0).max(x1.max(largest1)).reduceLanes(VectorOperators.MAX);
    int unsigned = x0.lanewise(VectorOperators.UMAX, unsigned0)
        .lanewise(VectorOperators.UMAX, x1.lanewise(VectorOperators.UMAX, unsigned1))
        .lanewise(VectorOperators.XOR, Integer.MIN_VALUE).reduceLanes(VectorOperators.MAX) ^ Integer.MIN_VALUE;
    return extreme(min, max, unsigned, false);
  }

  private static float extremeOfFew(int n, float[] x, int xOffset, boolean largest) {
    int min = Integer.MAX_VALUE;
    int max = Integer.MIN_VALUE;
    int unsigned = 0;
    for (int p = 0; p < n; p++) {
      int bits = Float.floatToRawIntBits(x[xOffset + p]);
      min = Math.min(min, bits);
      max = Math.max(max, bits);
      unsigned = Integer.compareUnsigned(bits, unsigned) > 0 ? bits : unsigned;
    }
    return extreme(min, max, unsigned, largest);
  }

  private static float extreme(int min, int max, int unsigned, boolean largest) {
    if (max > INFINITY || Integer.compareUnsigned(unsigned, NEGATIVE_INFINITY) > 0) {
      return Float.NaN;
    }
    if (largest) {
      // Of negative numbers only, the largest is the smallest signed pattern.
      return Float.intBitsToFloat(max >= 0 ? max : min);
    }
    // With a negative number, the smallest is the largest unsigned pattern.
    return Float.intBitsToFloat(unsigned < 0 ? unsigned : min);
  }
}
