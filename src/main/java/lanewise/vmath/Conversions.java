package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.moves.Converting;

/**
 * Conversions between float, double and the two 16-bit formats, whose bits are kept in a short: binary16 of
 * IEEE 754 (5 bits of exponent, 11 of precision) and bfloat16, the upper half of a float (8 bits of
 * exponent and precision).
 *
 * <p>All infinities, signed zeros and subnormal numbers are converted as IEEE 754 says; payloads of NaN may
 * differ. Arguments are checked before anything is written. Results do not depend on the number of threads.
 * Without a {@link Parallelism} argument, {@link Lanewise#parallelism()} holds; calls of fewer than about
 * 130,000 elements stay on the calling thread. Nothing is allocated by a call that stays there.
 */
public final class Conversions {

  private Conversions() {}

  /**
   * Widens floats to doubles, exactly.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void toDouble(int n, float[] x, int xOffset, double[] out, int outOffset) {
    toDouble(n, x, xOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Widens floats to doubles, exactly.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void toDouble(int n, float[] x, int xOffset, double[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    Converting.toDouble(n, x, xOffset, out, outOffset, parallelism);
  }

  /**
   * Rounds doubles to the nearest float, the even one of two that are equally near; beyond the range of
   * float to infinity.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void toFloat(int n, double[] x, int xOffset, float[] out, int outOffset) {
    toFloat(n, x, xOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Rounds doubles to the nearest float, the even one of two that are equally near; beyond the range of
   * float to infinity.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void toFloat(int n, double[] x, int xOffset, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    Converting.toFloat(n, x, xOffset, out, outOffset, parallelism);
  }

  /**
   * Rounds floats to the nearest binary16, as {@link Float#floatToFloat16}.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void toFloat16(int n, float[] x, int xOffset, short[] out, int outOffset) {
    toFloat16(n, x, xOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Rounds floats to the nearest binary16, as {@link Float#floatToFloat16}.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void toFloat16(int n, float[] x, int xOffset, short[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    Converting.toFloat16(n, x, xOffset, out, outOffset, parallelism);
  }

  /**
   * Widens binary16 to float, exactly, as {@link Float#float16ToFloat}.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void fromFloat16(int n, short[] x, int xOffset, float[] out, int outOffset) {
    fromFloat16(n, x, xOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Widens binary16 to float, exactly, as {@link Float#float16ToFloat}.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void fromFloat16(int n, short[] x, int xOffset, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    Converting.fromFloat16(n, x, xOffset, out, outOffset, parallelism);
  }

  /**
   * Rounds floats to the nearest bfloat16, the even one of two that are equally near; beyond the range
   * of bfloat16 to infinity. A NaN stays a NaN.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void toBfloat16(int n, float[] x, int xOffset, short[] out, int outOffset) {
    toBfloat16(n, x, xOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Rounds floats to the nearest bfloat16, the even one of two that are equally near; beyond the range
   * of bfloat16 to infinity. A NaN stays a NaN.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void toBfloat16(int n, float[] x, int xOffset, short[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    Converting.toBfloat16(n, x, xOffset, out, outOffset, parallelism);
  }

  /**
   * Widens bfloat16 to float, exactly.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @throws NullPointerException if an array is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void fromBfloat16(int n, short[] x, int xOffset, float[] out, int outOffset) {
    fromBfloat16(n, x, xOffset, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Widens bfloat16 to float, exactly.
   *
   * @param n how many elements
   * @param x holds the elements
   * @param xOffset index of the first one
   * @param out takes the result
   * @param outOffset index of its first element
   * @param parallelism how many threads may work
   * @throws NullPointerException if an array or parallelism is null
   * @throws IllegalArgumentException if n or an offset is negative or an array too short
   */
  public static void fromBfloat16(int n, short[] x, int xOffset, float[] out, int outOffset, Parallelism parallelism) {
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.range("x", n, x.length, xOffset);
    Check.range("out", n, out.length, outOffset);
    Converting.fromBfloat16(n, x, xOffset, out, outOffset, parallelism);
  }
}
