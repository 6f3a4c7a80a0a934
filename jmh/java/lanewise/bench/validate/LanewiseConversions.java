package lanewise.bench.validate;

import lanewise.vmath.Conversions;
import lanewise.vmath.RandomStream;

/** Lanewise's conversions and random words. */
class LanewiseConversions implements ConversionKernels {

  @Override
  public void toDouble(int n, float[] x, int xOffset, double[] out, int outOffset) {
    Conversions.toDouble(n, x, xOffset, out, outOffset);
  }

  @Override
  public void toFloat(int n, double[] x, int xOffset, float[] out, int outOffset) {
    Conversions.toFloat(n, x, xOffset, out, outOffset);
  }

  @Override
  public void toFloat16(int n, float[] x, int xOffset, short[] out, int outOffset) {
    Conversions.toFloat16(n, x, xOffset, out, outOffset);
  }

  @Override
  public void fromFloat16(int n, short[] x, int xOffset, float[] out, int outOffset) {
    Conversions.fromFloat16(n, x, xOffset, out, outOffset);
  }

  @Override
  public void toBfloat16(int n, float[] x, int xOffset, short[] out, int outOffset) {
    Conversions.toBfloat16(n, x, xOffset, out, outOffset);
  }

  @Override
  public void fromBfloat16(int n, short[] x, int xOffset, float[] out, int outOffset) {
    Conversions.fromBfloat16(n, x, xOffset, out, outOffset);
  }

  @Override
  public void bits(RandomStream stream, long position, int n, int[] out, int outOffset) {
    stream.bits(position, n, out, outOffset);
  }
}
