package lanewise.internal.kernel;

/**
 * Functions of one to three operands, applied to each element by itself. A function is one of {@link
 * Functions}, its formula stands in {@code lanewise.internal.math}, and all implementations give the
 * bits of that formula. {@code n} is a multiple of {@link #vectorLength}. The step of an operand is 1,
 * or 0 for a number that all elements share; one operand at least has elements. {@code out} may be an
 * operand with the same offset.
 */
public interface FloatMaps {

  /** The lanes of a vector. */
  int vectorLength();

  /** {@code for p in 0..n: out[outOffset + p] = f(x[xOffset + p * xStep])}. */
  void map(int function, int n, float[] x, int xOffset, int xStep, float[] out, int outOffset);

  /** {@code for p in 0..n: out[outOffset + p] = f(x[xOffset + p * xStep], y[...])}. */
  void map(
      int function, int n, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep,
      float[] out, int outOffset);

  /** {@code for p in 0..n: out[outOffset + p] = f(x[xOffset + p * xStep], y[...], z[...])}. */
  void map(
      int function, int n, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep,
      float[] z, int zOffset, int zStep, float[] out, int outOffset);
}
