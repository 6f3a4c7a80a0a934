package lanewise.internal.kernel;

/** Transposes matrices, one implementation for each provider. All of them give the same bits. */
public interface FloatTransposer {

  /**
   * {@code for i in 0..m, j in 0..n: out[outOffset + j*ldo + i] = x[xOffset + i*ldx + j]}, with {@code m, n
   * >= 1}. What is read and what is written may not overlap.
   */
  void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo);
}
