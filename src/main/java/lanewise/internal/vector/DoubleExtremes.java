package lanewise.internal.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The smallest and the largest of many elements, found on their bit patterns. As signed integers the
 * patterns of positive numbers have the order of the numbers, and those of negative numbers, which are
 * all smaller, the reverse order. So the largest signed pattern is the largest number, and the largest unsigned pattern the
 * smallest number, unless all elements have the other sign; then the smallest signed pattern is either, which is looked for
 * in a second pass. {@code max} of floating-point vectors takes six operations, one on integers takes one.
 *
 * <p>A NaN is found by a sum of all elements, beside the maximum as additions have a port of their own. The sum is also NaN
 * for infinities of both signs: the elements have then to be gone through one by one.
 *
 * <p>Both halves of the elements are read side by side: from memory, two streams are up to twice as fast as one on some
 * CPUs.
 *
 * <p>The last vectors, which may overlap the others, stand for what is left after whole steps: an element that is taken
 * twice changes nothing. No method is called on a vector that a loop carries; see {@link FloatExtremes}. The last vector holds
 * only elements; without AVX-512, where C2 has no reduction of long integers, they are compared as numbers. Unsigned order is
 * signed order with the sign bit turned over; JDK 25 reduces UMAX wrongly.
 */
final class DoubleExtremes {

  private static final VectorSpecies<Double> S = DoubleSpecies.PREFERRED;
  private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, S.vectorShape());
  private static final int VL = S.length();
  private static final boolean WIDE = VL == 8;

  private DoubleExtremes() {}

  /** The largest of {@code n >= VL} elements, or NaN where it is to be found in another way. */
  static double max(int n, double[] x, int xOffset) {
    LongVector largest = LongVector.broadcast(BITS, Long.MIN_VALUE);
    DoubleVector sum = DoubleVector.zero(S);
    int whole = n - 1 & -4 * VL;
    int half = whole / 2;
    for (int p = 0; p < half; p += 2 * VL) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xOffset + p);
      DoubleVector x1 = DoubleVector.fromArray(S, x, xOffset + p + VL);
      DoubleVector x2 = DoubleVector.fromArray(S, x, xOffset + half + p);
      DoubleVector x3 = DoubleVector.fromArray(S, x, xOffset + half + p + VL);
      sum = x0.add(x1).add(x2.add(x3)).add(sum);
      largest = x0.reinterpretAsLongs().max(x1.reinterpretAsLongs())
          .max(x2.reinterpretAsLongs().max(x3.reinterpretAsLongs())).max(largest);
    }
    DoubleVector x0 = DoubleVector.fromArray(S, x, xOffset + Math.min(whole, n - VL));
    DoubleVector x1 = DoubleVector.fromArray(S, x, xOffset + Math.min(whole + VL, n - VL));
    DoubleVector x2 = DoubleVector.fromArray(S, x, xOffset + Math.min(whole + 2 * VL, n - VL));
    DoubleVector x3 = DoubleVector.fromArray(S, x, xOffset + n - VL);
    if (x0.add(x1).add(x2.add(x3)).add(sum).test(VectorOperators.IS_NAN).anyTrue()) {
      return Double.NaN;
    }
    LongVector last = x0.reinterpretAsLongs().max(x1.reinterpretAsLongs())
        .max(x2.reinterpretAsLongs().max(x3.reinterpretAsLongs())).max(largest);
    double max = WIDE
        ? Double.longBitsToDouble(last.reduceLanes(VectorOperators.MAX))
        : last.reinterpretAsDoubles().reduceLanes(VectorOperators.MAX);
    return Double.doubleToRawLongBits(max) >= 0 ? max : smallest(n, x, xOffset, true);
  }

  /** The smallest of {@code n >= VL} elements, or NaN where it is to be found in another way. */
  static double min(int n, double[] x, int xOffset) {
    LongVector largest = LongVector.zero(BITS);
    DoubleVector sum = DoubleVector.zero(S);
    int whole = n - 1 & -4 * VL;
    int half = whole / 2;
    for (int p = 0; p < half; p += 2 * VL) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xOffset + p);
      DoubleVector x1 = DoubleVector.fromArray(S, x, xOffset + p + VL);
      DoubleVector x2 = DoubleVector.fromArray(S, x, xOffset + half + p);
      DoubleVector x3 = DoubleVector.fromArray(S, x, xOffset + half + p + VL);
      sum = x0.add(x1).add(x2.add(x3)).add(sum);
      largest = x0.reinterpretAsLongs().lanewise(VectorOperators.UMAX, x1.reinterpretAsLongs())
          .lanewise(VectorOperators.UMAX,
              x2.reinterpretAsLongs().lanewise(VectorOperators.UMAX, x3.reinterpretAsLongs()))
          .lanewise(VectorOperators.UMAX, largest);
    }
    DoubleVector x0 = DoubleVector.fromArray(S, x, xOffset + Math.min(whole, n - VL));
    DoubleVector x1 = DoubleVector.fromArray(S, x, xOffset + Math.min(whole + VL, n - VL));
    DoubleVector x2 = DoubleVector.fromArray(S, x, xOffset + Math.min(whole + 2 * VL, n - VL));
    DoubleVector x3 = DoubleVector.fromArray(S, x, xOffset + n - VL);
    if (x0.add(x1).add(x2.add(x3)).add(sum).test(VectorOperators.IS_NAN).anyTrue()) {
      return Double.NaN;
    }
    LongVector last = x0.reinterpretAsLongs().lanewise(VectorOperators.UMAX, x1.reinterpretAsLongs())
        .lanewise(VectorOperators.UMAX, x2.reinterpretAsLongs().lanewise(VectorOperators.UMAX, x3.reinterpretAsLongs()))
        .lanewise(VectorOperators.UMAX, largest);
    double min = WIDE
        ? Double.longBitsToDouble(
            last.lanewise(VectorOperators.XOR, Long.MIN_VALUE).reduceLanes(VectorOperators.MAX) ^ Long.MIN_VALUE)
        : last.reinterpretAsDoubles().reduceLanes(VectorOperators.MIN);
    return Double.doubleToRawLongBits(min) < 0 ? min : smallest(n, x, xOffset, false);
  }

  /** The element of the smallest pattern, if all elements have the same sign. */
  private static double smallest(int n, double[] x, int xOffset, boolean areNegative) {
    LongVector smallest = LongVector.broadcast(BITS, Long.MAX_VALUE);
    int whole = n - 1 & -2 * VL;
    for (int p = 0; p < whole; p += 2 * VL) {
      LongVector x0 = DoubleVector.fromArray(S, x, xOffset + p).reinterpretAsLongs();
      LongVector x1 = DoubleVector.fromArray(S, x, xOffset + p + VL).reinterpretAsLongs();
      smallest = x0.min(x1).min(smallest);
    }
    LongVector x0 = DoubleVector.fromArray(S, x, xOffset + Math.min(whole, n - VL)).reinterpretAsLongs();
    LongVector x1 = DoubleVector.fromArray(S, x, xOffset + n - VL).reinterpretAsLongs();
    DoubleVector last = x0.min(x1).min(smallest).reinterpretAsDoubles();
    return areNegative ? last.reduceLanes(VectorOperators.MAX) : last.reduceLanes(VectorOperators.MIN);
  }
}
