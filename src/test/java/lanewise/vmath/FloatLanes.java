package lanewise.vmath;

import java.util.Arrays;

/** The documented order of a reduction, as a plain loop: virtual lanes, a tree, and the same again over blocks. */
final class FloatLanes {

  static final int L = 256 / Float.BYTES;
  static final int B = 65536;

  private FloatLanes() {}

  interface Step {
    float of(float x, float sum);
  }

  static float fold(float[] x, float identity, Step step, Step combine) {
    if (x.length > B) {
      float[] partials = new float[(x.length + B - 1) / B];
      for (int b = 0; b < partials.length; b++) {
        partials[b] = fold(Arrays.copyOfRange(x, b * B, Math.min(x.length, (b + 1) * B)), identity, step, combine);
      }
      return fold(partials, identity, combine, combine);
    }
    float[] lanes = new float[L];
    Arrays.fill(lanes, identity);
    for (int p = 0; p < x.length; p++) {
      lanes[p % L] = step.of(x[p], lanes[p % L]);
    }
    for (int h = L / 2; h > 0; h /= 2) {
      for (int i = 0; i < h; i++) {
        lanes[i] = combine.of(lanes[i], lanes[i + h]);
      }
    }
    return lanes[0];
  }

  static float sum(float[] x, Step step) {
    return fold(x, 0f, step, Float::sum);
  }

  /** The most additions that an element goes through. */
  static int depth(int n) {
    int ofBlock = Math.ceilDiv(Math.min(n, B), L) + Integer.numberOfTrailingZeros(L);
    return n > B ? ofBlock + depth(Math.ceilDiv(n, B)) : ofBlock;
  }
}
