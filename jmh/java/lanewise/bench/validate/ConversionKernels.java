package lanewise.bench.validate;

import lanewise.vmath.Conversions;
import lanewise.vmath.RandomStream;

/**
 * Kernels that exist once, not once for each element type; otherwise as {@link FloatKernels}. The methods are those of
 * {@link Conversions} and {@link RandomStream}.
 */
public interface ConversionKernels {

  /** Widens floats. */
  default void toDouble(int n, float[] x, int xOffset, double[] out, int outOffset) {
    throw new NotCoveredException("toDouble");
  }

  /** Rounds doubles to the nearest float, ties to even. */
  default void toFloat(int n, double[] x, int xOffset, float[] out, int outOffset) {
    throw new NotCoveredException("toFloat");
  }

  /** Rounds floats to the nearest binary16. */
  default void toFloat16(int n, float[] x, int xOffset, short[] out, int outOffset) {
    throw new NotCoveredException("toFloat16");
  }

  /** Widens binary16. */
  default void fromFloat16(int n, short[] x, int xOffset, float[] out, int outOffset) {
    throw new NotCoveredException("fromFloat16");
  }

  /** Rounds floats to the nearest bfloat16. */
  default void toBfloat16(int n, float[] x, int xOffset, short[] out, int outOffset) {
    throw new NotCoveredException("toBfloat16");
  }

  /** Widens bfloat16. */
  default void fromBfloat16(int n, short[] x, int xOffset, float[] out, int outOffset) {
    throw new NotCoveredException("fromBfloat16");
  }

  /** Words of a random stream. */
  default void bits(RandomStream stream, long position, int n, int[] out, int outOffset) {
    throw new NotCoveredException("bits");
  }
}
