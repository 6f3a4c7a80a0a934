package lanewise.internal.gemm;

import lanewise.internal.kernel.FloatKernels;

/** The fold of the virtual lanes. */
final class FloatLanes {

  private FloatLanes() {}

  /**
   * Sums the lanes by a binary tree, in place:
   *
   * <pre>{@code
   * for h = LANES/2, LANES/4, ..., 1: for i in 0..h: lanes[i] = lanes[i] + lanes[i + h]
   * }</pre>
   */
  static float sum(float[] lanes) {
    for (int half = FloatKernels.LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
  }
}
