package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
 * twice changes nothing. No method is called on a vector that a loop carries: C2 would learn its class from profiles only. Unsigned order is
 * signed order with the sign bit turned over; JDK 25 reduces UMAX wrongly.
 */
final class FloatExtremes {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, S.vectorShape());
  private static final int VL = S.length();

  private FloatExtremes() {}

  /** The largest of {@code n >= VL} elements, or NaN where it is to be found in another way. */
  static float max(int n, float[] x, int xOffset) {
    IntVector largest = IntVector.broadcast(BITS, Integer.MIN_VALUE);
    FloatVector sum = FloatVector.zero(S);
    int whole = n - 1 & -4 * VL;
    int half = whole / 2;
    for (int p = 0; p < half; p += 2 * VL) {
      FloatVector x0 = FloatVector.fromArray(S, x, xOffset + p);
      FloatVector x1 = FloatVector.fromArray(S, x, xOffset + p + VL);
      FloatVector x2 = FloatVector.fromArray(S, x, xOffset + half + p);
      FloatVector x3 = FloatVector.fromArray(S, x, xOffset + half + p + VL);
      sum = x0.add(x1).add(x2.add(x3)).add(sum);
      largest = x0.reinterpretAsInts().max(x1.reinterpretAsInts())
          .max(x2.reinterpretAsInts().max(x3.reinterpretAsInts())).max(largest);
    }
    FloatVector x0 = FloatVector.fromArray(S, x, xOffset + Math.min(whole, n - VL));
    FloatVector x1 = FloatVector.fromArray(S, x, xOffset + Math.min(whole + VL, n - VL));
    FloatVector x2 = FloatVector.fromArray(S, x, xOffset + Math.min(whole + 2 * VL, n - VL));
    FloatVector x3 = FloatVector.fromArray(S, x, xOffset + n - VL);
    if (x0.add(x1).add(x2.add(x3)).add(sum).test(VectorOperators.IS_NAN).anyTrue()) {
      return Float.NaN;
    }
    int max = x0.reinterpretAsInts().max(x1.reinterpretAsInts()).max(x2.reinterpretAsInts().max(x3.reinterpretAsInts()))
        .max(largest)
        .reduceLanes(VectorOperators.MAX);
    return Float.intBitsToFloat(max >= 0 ? max : smallest(n, x, xOffset));
  }

  /** The smallest of {@code n >= VL} elements, or NaN where it is to be found in another way. */
  static float min(int n, float[] x, int xOffset) {
    IntVector largest = IntVector.zero(BITS);
    FloatVector sum = FloatVector.zero(S);
    int whole = n - 1 & -4 * VL;
    int half = whole / 2;
    for (int p = 0; p < half; p += 2 * VL) {
      FloatVector x0 = FloatVector.fromArray(S, x, xOffset + p);
      FloatVector x1 = FloatVector.fromArray(S, x, xOffset + p + VL);
      FloatVector x2 = FloatVector.fromArray(S, x, xOffset + half + p);
      FloatVector x3 = FloatVector.fromArray(S, x, xOffset + half + p + VL);
      sum = x0.add(x1).add(x2.add(x3)).add(sum);
      largest = x0.reinterpretAsInts().lanewise(VectorOperators.UMAX, x1.reinterpretAsInts())
          .lanewise(VectorOperators.UMAX, x2.reinterpretAsInts().lanewise(VectorOperators.UMAX, x3.reinterpretAsInts()))
          .lanewise(VectorOperators.UMAX, largest);
    }
    FloatVector x0 = FloatVector.fromArray(S, x, xOffset + Math.min(whole, n - VL));
    FloatVector x1 = FloatVector.fromArray(S, x, xOffset + Math.min(whole + VL, n - VL));
    FloatVector x2 = FloatVector.fromArray(S, x, xOffset + Math.min(whole + 2 * VL, n - VL));
    FloatVector x3 = FloatVector.fromArray(S, x, xOffset + n - VL);
    if (x0.add(x1).add(x2.add(x3)).add(sum).test(VectorOperators.IS_NAN).anyTrue()) {
      return Float.NaN;
    }
    int max = x0.reinterpretAsInts().lanewise(VectorOperators.UMAX, x1.reinterpretAsInts())
        .lanewise(VectorOperators.UMAX, x2.reinterpretAsInts().lanewise(VectorOperators.UMAX, x3.reinterpretAsInts()))
        .lanewise(VectorOperators.UMAX, largest)
        .lanewise(VectorOperators.XOR, Integer.MIN_VALUE).reduceLanes(VectorOperators.MAX) ^ Integer.MIN_VALUE;
    return Float.intBitsToFloat(max < 0 ? max : smallest(n, x, xOffset));
  }

  private static int smallest(int n, float[] x, int xOffset) {
    IntVector smallest = IntVector.broadcast(BITS, Integer.MAX_VALUE);
    int whole = n - 1 & -2 * VL;
    for (int p = 0; p < whole; p += 2 * VL) {
      IntVector x0 = FloatVector.fromArray(S, x, xOffset + p).reinterpretAsInts();
      IntVector x1 = FloatVector.fromArray(S, x, xOffset + p + VL).reinterpretAsInts();
      smallest = x0.min(x1).min(smallest);
    }
    IntVector x0 = FloatVector.fromArray(S, x, xOffset + Math.min(whole, n - VL)).reinterpretAsInts();
    IntVector x1 = FloatVector.fromArray(S, x, xOffset + n - VL).reinterpretAsInts();
    return x0.min(x1).min(smallest).reduceLanes(VectorOperators.MIN);
  }
}
