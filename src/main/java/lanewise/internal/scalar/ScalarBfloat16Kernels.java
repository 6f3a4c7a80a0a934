package lanewise.internal.scalar;

import lanewise.internal.kernel.Bfloat16Kernels;

/** The conversions as plain loops: the executable specification, and what runs without vectors. */
public final class ScalarBfloat16Kernels implements Bfloat16Kernels {

  private static final int QUIET = 0x0040_0000;

  /**
   * The nearest bfloat16, the even one of two that are equally near; a NaN stays one, with its sign and
   * the upper bits of its payload, and is quiet. Adding just less than half of the last place, or half of it
   * where the last bit is odd, carries into the upper half exactly if it is to be rounded up; from the
   * largest numbers the carry leads to infinity.
   */
  public static short round(float x) {
    int bits = Float.floatToRawIntBits(x);
    int rounded = bits + 0x7fff + (bits >>> 16 & 1);
    return (short) ((x != x ? bits | QUIET : rounded) >>> 16);
  }

  @Override
  public void toFloat(int n, short[] x, int xOffset, float[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Float.intBitsToFloat(x[xOffset + i] << 16);
    }
  }

  @Override
  public void fromFloat(int n, float[] x, int xOffset, short[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = round(x[xOffset + i]);
    }
  }
}
