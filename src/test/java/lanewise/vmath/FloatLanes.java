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
      int length = block(x.length);
      float[] partials = new float[Math.ceilDiv(x.length, length)];
      for (int b = 0; b < partials.length; b++) {
        int end = Math.min(x.length, (b + 1) * length);
        partials[b] = fold(Arrays.copyOfRange(x, b * length, end), identity, step, combine);
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

  /** An even number of blocks of at most B elements, whole rounds of the lanes. */
  private static int block(int n) {
    int blocks = 2;
    while ((long) blocks * B < n) {
      blocks += 2;
    }
    int length = 0;
    while ((long) length * blocks < n) {
      length += L;
    }
    return length;
  }

  static float sum(float[] x, Step step) {
    return fold(x, 0f, step, Float::sum);
  }

  /** The most additions that an element goes through. */
  static int depth(int n) {
    int length = n > B ? block(n) : n;
    int ofBlock = Math.ceilDiv(length, L) + Integer.numberOfTrailingZeros(L);
    return n > B ? ofBlock + depth(Math.ceilDiv(n, length)) : ofBlock;
  }
}
