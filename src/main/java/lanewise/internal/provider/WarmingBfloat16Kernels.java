package lanewise.internal.provider;

import lanewise.internal.kernel.Bfloat16Kernels;

/** The scalar conversions until the vector ones are compiled, one {@link Gate} for each of them. */
final class WarmingBfloat16Kernels implements Bfloat16Kernels {

  private static final int SHORT = 64;
  private static final int LONG = 512;

  private final Bfloat16Kernels vector;
  private final Bfloat16Kernels scalar;
  private final short[] shorts = new short[LONG + 1];
  private final float[] floats = new float[LONG + 1];
  private final Gate toFloat;
  private final Gate fromFloat;

  WarmingBfloat16Kernels(Bfloat16Kernels vector, Bfloat16Kernels scalar) {
    this.vector = vector;
    this.scalar = scalar;
    toFloat = new Gate(run -> vector.toFloat(length(run), shorts, 0, floats, 0));
    fromFloat = new Gate(run -> vector.fromFloat(length(run), floats, 0, shorts, 0));
  }

  /** With and without a rest. */
  private static int length(int run) {
    return (run < Gate.INTERPRETED ? SHORT : LONG) + run % 2;
  }

  @Override
  public void toFloat(int n, short[] x, int xOffset, float[] out, int outOffset) {
    Bfloat16Kernels open = toFloat.isOpen() ? vector : scalar;
    open.toFloat(n, x, xOffset, out, outOffset);
  }

  @Override
  public void fromFloat(int n, float[] x, int xOffset, short[] out, int outOffset) {
    Bfloat16Kernels open = fromFloat.isOpen() ? vector : scalar;
    open.fromFloat(n, x, xOffset, out, outOffset);
  }
}
