package lanewise.internal.vector;

/**
 * The elements that are left after whole vectors. They are loaded with others before them, as a vector that ends where
 * they do, and turned by {@code selectFrom} to its front. To move them through memory takes twice as long: what was stored
 * just before in another place has to reach the cache before it can be loaded.
 */
final class FloatRest {

  private static final int VL = FloatSpecies.PREFERRED.length();

  /** The numbers of the lanes. */
  static final float[] NUMBERS = numbers();

  private FloatRest() {}

  private static float[] numbers() {
    float[] numbers = new float[VL];
    for (int i = 0; i < VL; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  /** Copies less than a vector of elements, before which there is nothing to load. */
  static void copy(int n, float[] x, int xOffset, float[] work, int workOffset) {
    for (int p = 0; p < n; p++) {
      work[workOffset + p] = x[xOffset + p];
    }
  }
}
