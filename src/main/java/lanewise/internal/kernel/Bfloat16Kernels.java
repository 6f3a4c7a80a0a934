package lanewise.internal.kernel;

/**
 * Conversions of bfloat16, the upper half of a float, in the bits of a short. One implementation for each
 * provider; all of them give the same bits.
 */
public interface Bfloat16Kernels {

  /** {@code for i in 0..n: out[outOffset + i] = } the float with the bits {@code x[xOffset + i] << 16}. */
  void toFloat(int n, short[] x, int xOffset, float[] out, int outOffset);

  /** {@code for i in 0..n: out[outOffset + i] = ScalarBfloat16Kernels.round(x[xOffset + i])}. */
  void fromFloat(int n, float[] x, int xOffset, short[] out, int outOffset);
}
