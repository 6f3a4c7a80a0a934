package lanewise.internal.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
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
 * twice changes nothing. No method is called on a vector that a loop carries; see {@link DoubleReductions}. Unsigned order is
 * signed order with the sign bit turned over; JDK 25 reduces UMAX wrongly.
 */
final class DoubleExtremes {

  private static final VectorSpecies<Double> S = DoubleSpecies.PREFERRED;
  private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, S.vectorShape());
  private static final int VL = S.length();

  private static final long INFINITY = 0x7ff0000000000000L;
  private static final long NEGATIVE_INFINITY = INFINITY | Long.MIN_VALUE;

  private DoubleExtremes() {}

  /**
   * Of negative numbers only, the largest has the smallest signed pattern. It is looked for in a second pass, as it takes
   * as long as the others and is rarely needed.
   */
  static double max(int n, double[] x, int xOffset) {
    if (n < VL) {
      return extremeOfFew(n, x, xOffset, true);
    }
    LongVector largest0 = LongVector.broadcast(BITS, Long.MIN_VALUE);
    LongVector largest1 = LongVector.broadcast(BITS, Long.MIN_VALUE);
    LongVector unsigned0 = LongVector.zero(BITS);
    LongVector unsigned1 = LongVector.zero(BITS);
    int pairs = n & -2 * VL;
    for (int p = 0; p < pairs; p += 2 * VL) {
      LongVector x0 = DoubleVector.fromArray(S, x, xOffset + p).reinterpretAsLongs();
      LongVector x1 = DoubleVector.fromArray(S, x, xOffset + p + VL).reinterpretAsLongs();
      largest0 = x0.max(largest0);
      largest1 = x1.max(largest1);
      unsigned0 = x0.lanewise(VectorOperators.UMAX, unsigned0);
      unsigned1 = x1.lanewise(VectorOperators.UMAX, unsigned1);
    }
    LongVector x0 = DoubleVector.fromArray(S, x, xOffset + Math.min(pairs, n - VL)).reinterpretAsLongs();
    LongVector x1 = DoubleVector.fromArray(S, x, xOffset + n - VL).reinterpretAsLongs();
    long max = x0.max(largest0).max(x1.max(largest1)).reduceLanes(VectorOperators.MAX);
    long unsigned = x0.lanewise(VectorOperators.UMAX, unsigned0)
        .lanewise(VectorOperators.UMAX, x1.lanewise(VectorOperators.UMAX, unsigned1))
        .lanewise(VectorOperators.XOR, Long.MIN_VALUE).reduceLanes(VectorOperators.MAX) ^ Long.MIN_VALUE;
    long min = max < 0 ? smallest(n, x, xOffset) : 0;
    return extreme(min, max, unsigned, true);
  }

  private static long smallest(int n, double[] x, int xOffset) {
    LongVector smallest0 = LongVector.broadcast(BITS, Long.MAX_VALUE);
    LongVector smallest1 = LongVector.broadcast(BITS, Long.MAX_VALUE);
    int pairs = n & -2 * VL;
    for (int p = 0; p < pairs; p += 2 * VL) {
      smallest0 = DoubleVector.fromArray(S, x, xOffset + p).reinterpretAsLongs().min(smallest0);
      smallest1 = DoubleVector.fromArray(S, x, xOffset + p + VL).reinterpretAsLongs().min(smallest1);
    }
    LongVector x0 = DoubleVector.fromArray(S, x, xOffset + Math.min(pairs, n - VL)).reinterpretAsLongs();
    LongVector x1 = DoubleVector.fromArray(S, x, xOffset + n - VL).reinterpretAsLongs();
    return x0.min(smallest0).min(x1.min(smallest1)).reduceLanes(VectorOperators.MIN);
  }

  static double min(int n, double[] x, int xOffset) {
    if (n < VL) {
      return extremeOfFew(n, x, xOffset, false);
    }
    LongVector smallest0 = LongVector.broadcast(BITS, Long.MAX_VALUE);
    LongVector smallest1 = LongVector.broadcast(BITS, Long.MAX_VALUE);
    LongVector largest0 = LongVector.broadcast(BITS, Long.MIN_VALUE);
    LongVector largest1 = LongVector.broadcast(BITS, Long.MIN_VALUE);
    LongVector unsigned0 = LongVector.zero(BITS);
    LongVector unsigned1 = LongVector.zero(BITS);
    int pairs = n & -2 * VL;
    for (int p = 0; p < pairs; p += 2 * VL) {
      LongVector x0 = DoubleVector.fromArray(S, x, xOffset + p).reinterpretAsLongs();
      LongVector x1 = DoubleVector.fromArray(S, x, xOffset + p + VL).reinterpretAsLongs();
      smallest0 = x0.min(smallest0);
      smallest1 = x1.min(smallest1);
      largest0 = x0.max(largest0);
      largest1 = x1.max(largest1);
      unsigned0 = x0.lanewise(VectorOperators.UMAX, unsigned0);
      unsigned1 = x1.lanewise(VectorOperators.UMAX, unsigned1);
    }
    LongVector x0 = DoubleVector.fromArray(S, x, xOffset + Math.min(pairs, n - VL)).reinterpretAsLongs();
    LongVector x1 = DoubleVector.fromArray(S, x, xOffset + n - VL).reinterpretAsLongs();
    long min = x0.min(smallest0).min(x1.min(smallest1)).reduceLanes(VectorOperators.MIN);
    long max = x0.max(largest0).max(x1.max(largest1)).reduceLanes(VectorOperators.MAX);
    long unsigned = x0.lanewise(VectorOperators.UMAX, unsigned0)
        .lanewise(VectorOperators.UMAX, x1.lanewise(VectorOperators.UMAX, unsigned1))
        .lanewise(VectorOperators.XOR, Long.MIN_VALUE).reduceLanes(VectorOperators.MAX) ^ Long.MIN_VALUE;
    return extreme(min, max, unsigned, false);
  }

  private static double extremeOfFew(int n, double[] x, int xOffset, boolean largest) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    long unsigned = 0;
    for (int p = 0; p < n; p++) {
      long bits = Double.doubleToRawLongBits(x[xOffset + p]);
      min = Math.min(min, bits);
      max = Math.max(max, bits);
      unsigned = Long.compareUnsigned(bits, unsigned) > 0 ? bits : unsigned;
    }
    return extreme(min, max, unsigned, largest);
  }

  private static double extreme(long min, long max, long unsigned, boolean largest) {
    if (max > INFINITY || Long.compareUnsigned(unsigned, NEGATIVE_INFINITY) > 0) {
      return Double.NaN;
    }
    if (largest) {
      // Of negative numbers only, the largest is the smallest signed pattern.
      return Double.longBitsToDouble(max >= 0 ? max : min);
    }
    // With a negative number, the smallest is the largest unsigned pattern.
    return Double.longBitsToDouble(unsigned < 0 ? unsigned : min);
  }
}
