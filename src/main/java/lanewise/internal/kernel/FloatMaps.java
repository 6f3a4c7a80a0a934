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

  /**
   * A function of an element of a row, elements of up to two arrays that the rows share, and up to two numbers of the
   * row: a part of an operation on rows, or one that {@link Functions#hasRows}; with {@code n >= vectorLength()}, which
   * need not be a multiple:
   *
   * <pre>{@code
   * for i in 0..m, p in 0..n:
   *   out[outOffset + i*ldo + p] = f(x[xOffset + i*ldx + p], y[yOffset + p], z[zOffset + p], u[i], v[i])
   * }</pre>
   */
  void mapRows(
      int function, int m, int n, float[] x, int xOffset, int ldx, float[] y, int yOffset, float[] z, int zOffset,
      float[] u, float[] v, float[] out, int outOffset, int ldo);
}
