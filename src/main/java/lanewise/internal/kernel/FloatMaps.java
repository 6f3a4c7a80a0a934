package lanewise.internal.kernel;

/**
 * Functions of one to three operands, applied to each element by itself. A function is one of {@link
 * Functions}, its formula stands in {@code lanewise.internal.math}, and all implementations give the
 * bits of that formula. {@code n} is a multiple of {@link #vectorLength}. The mask of an operand is
 * -1, or 0 for one that is the same for all elements: such an operand stands {@link #vectorLength}
 * times in its array, from its offset on. {@code out} may be an operand with the same offset.
 */
public interface FloatMaps {

  /** The lanes of a vector. */
  int vectorLength();

  /** {@code for p in 0..n: out[outOffset + p] = f(x[xOffset + (p & xMask)])}. */
  void map(int function, int n, float[] x, int xOffset, int xMask, float[] out, int outOffset);

  /** {@code for p in 0..n: out[outOffset + p] = f(x[xOffset + (p & xMask)], y[...])}. */
  void map(
      int function, int n, float[] x, int xOffset, int xMask, float[] y, int yOffset, int yMask,
      float[] out, int outOffset);

  /** {@code for p in 0..n: out[outOffset + p] = f(x[xOffset + (p & xMask)], y[...], z[...])}. */
  void map(
      int function, int n, float[] x, int xOffset, int xMask, float[] y, int yOffset, int yMask,
      float[] z, int zOffset, int zMask, float[] out, int outOffset);
}
