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
 */
final class DoubleExtremes {

  private static final VectorSpecies<Double> S = DoubleSpecies.PREFERRED;
  private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, S.vectorShape());
  private static final int VL = S.length();

  private static final long INFINITY = 0x7ff0000000000000L;
  private static final long NEGATIVE_INFINITY = INFINITY | Long.MIN_VALUE;

  private DoubleExtremes() {}

  static double max(int n, double[] x, int xOffset) {
    return extreme(n, x, xOffset, true);
  }

  static double min(int n, double[] x, int xOffset) {
    return extreme(n, x, xOffset, false);
  }

  /** No method is called on a vector that the loop carries; see {@link DoubleReductions}. */
  private static double extreme(int n, double[] x, int xOffset, boolean largest) {
    LongVector smallest0 = LongVector.broadcast(BITS, Long.MAX_VALUE);
    LongVector smallest1 = LongVector.broadcast(BITS, Long.MAX_VALUE);
    LongVector largest0 = LongVector.broadcast(BITS, Long.MIN_VALUE);
    LongVector largest1 = LongVector.broadcast(BITS, Long.MIN_VALUE);
    LongVector unsigned0 = LongVector.zero(BITS);
    LongVector unsigned1 = LongVector.zero(BITS);
    int p = 0;
    for (; p <= n - 2 * VL; p += 2 * VL) {
      LongVector x0 = DoubleVector.fromArray(S, x, xOffset + p).reinterpretAsLongs();
      LongVector x1 = DoubleVector.fromArray(S, x, xOffset + p + VL).reinterpretAsLongs();
      smallest0 = x0.min(smallest0);
      smallest1 = x1.min(smallest1);
      largest0 = x0.max(largest0);
      largest1 = x1.max(largest1);
      unsigned0 = x0.lanewise(VectorOperators.UMAX, unsigned0);
      unsigned1 = x1.lanewise(VectorOperators.UMAX, unsigned1);
    }
    long min = LongVector.broadcast(BITS, Long.MAX_VALUE).min(smallest0).min(smallest1)
        .reduceLanes(VectorOperators.MIN);
    long max = LongVector.broadcast(BITS, Long.MIN_VALUE).max(largest0).max(largest1)
        .reduceLanes(VectorOperators.MAX);
    // Unsigned order is signed order with the sign bit turned over; JDK 25 reduces UMAX wrongly.
    long unsigned = LongVector.zero(BITS).lanewise(VectorOperators.UMAX, unsigned0)
        .lanewise(VectorOperators.UMAX, unsigned1).lanewise(VectorOperators.XOR, Long.MIN_VALUE)
        .reduceLanes(VectorOperators.MAX) ^ Long.MIN_VALUE;
    for (; p < n; p++) {
      long bits = Double.doubleToRawLongBits(x[xOffset + p]);
      min = Math.min(min, bits);
      max = Math.max(max, bits);
      unsigned = Long.compareUnsigned(bits, unsigned) > 0 ? bits : unsigned;
    }
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
