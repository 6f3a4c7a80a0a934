package lanewise.internal.gemm;

import lanewise.Parallelism;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Functions;
import lanewise.internal.provider.Providers;

/**
 * What is done to the elements of C after a product, block by block while they are in the cache, with the bits of separate
 * passes over C: an element of {@code bias} is added, ReLU is applied, and what ReLU gave {@code y} for passes or becomes 0.
 * Arrays that there are not are null.
 */
public record FloatPostOps(
    float[] bias, int biasOffset, int biasRow, int biasCol, boolean relu, float[] y, int yOffset, int ldy) {

  /** Leaves C as it is. */
  public static final FloatPostOps NONE = new FloatPostOps(null, 0, 0, 0, false, null, 0, 0);

  private static final FloatKernels KERNELS = Providers.floatKernels();

  /** For the part of C that begins at element (i, j). */
  FloatPostOps at(int i, int j) {
    return this == NONE
        ? this
        : new FloatPostOps(
            bias, biasOffset + i * biasRow + j * biasCol, biasRow, biasCol, relu, y, yOffset + i * ldy + j, ldy);
  }

  /** To the m x n block of C that begins at element (i, j), which lies at {@code cOffset}. */
  void apply(int i, int j, int m, int n, float[] c, int cOffset, int ldc) {
    if (bias != null || relu) {
      for (int r = 0; r < m; r++) {
        if (bias != null) {
          KERNELS.addBias(n, bias, biasOffset + (i + r) * biasRow + j * biasCol, biasCol, c, cOffset + r * ldc);
        }
        if (relu) {
          KERNELS.relu(n, c, cOffset + r * ldc);
        }
      }
    }
    if (y != null) {
      FloatElementwise.map(
          Functions.RELU_GRAD, m, n, y, yOffset + i * ldy + j, ldy, 1, c, cOffset, ldc, 1, null, 0, 0, 0,
          c, cOffset, ldc, Parallelism.NONE);
    }
  }
}
