package lanewise.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The elements that are left after whole vectors. */
final class FloatRest {

  private static final VectorSpecies<Float> S = FloatSpecies.PREFERRED;
  private static final int VL = S.length();

  /** The numbers of the lanes, to be compared with the number of elements that are left. */
  static final float[] NUMBERS = numbers();

  private FloatRest() {}

  private static float[] numbers() {
    float[] numbers = new float[VL];
    for (int i = 0; i < VL; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  /**
   * Stores what is left of n elements such that it begins at {@code work[workOffset + VL]}, with anything around it. Kernels
   * do so before all else: a vector that is loaded soon after it was stored in other pieces waits for the cache.
   */
  static void store(int n, float[] x, int xOffset, float[] work, int workOffset) {
    if (n < VL) {
      for (int p = 0; p < n; p++) {
        work[workOffset + VL + p] = x[xOffset + p];
      }
    } else {
      FloatVector.fromArray(S, x, xOffset + n - VL).intoArray(work, workOffset + (n & VL - 1));
    }
  }
}
