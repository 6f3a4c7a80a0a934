package lanewise.vmath;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.internal.random.BitDraws;
import lanewise.internal.random.DoubleDraws;
import lanewise.internal.random.FloatDraws;

/**
 * Random numbers that have positions: element p of a stream depends on the seed, the number of the stream
 * and p, and on nothing else. So a range may be cut, repeated or computed on any number of threads, and has
 * the same bits each time, on every CPU. Nothing is remembered: who wants other numbers asks for another
 * position or another stream.
 *
 * <p>{@code new RandomStream(42, step).uniform(0, n, -1f, 1f, x, 0)} fills x with the numbers of one step.
 *
 * <p>Below is the generator Philox4x32-10 (J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, <i>Parallel
 * random numbers: as easy as 1, 2, 3</i>, SC 2011), whose key (k0, k1) is the lower and the upper half of the
 * seed. Word p of the stream is word p mod 4 of what it makes of the counter (c0, c1, c2, c3), where (c0, c1) are
 * the lower and the upper half of p / 4, and (c2, c3) those of the number of the stream. It is fast and of good
 * quality, but no secret: not for cryptography.
 *
 * <p>The methods of this class take words from the same stream: where numbers have to be independent, they need
 * different positions or streams. Arguments are checked before anything is written. Without a {@link Parallelism}
 * argument, {@link Lanewise#parallelism()} holds; calls for fewer than about 30,000 elements stay on the calling
 * thread. Nothing is allocated by a call that stays there.
 *
 * @param seed the key
 * @param stream the number of the stream, any
 */
public record RandomStream(long seed, long stream) {

  /**
   * Stream 0 of a seed.
   *
   * @param seed the key
   */
  public RandomStream(long seed) {
    this(seed, 0);
  }

  /**
   * Random words: element p is word p of the stream.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @throws NullPointerException if out is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   */
  public void bits(long position, int n, int[] out, int outOffset) {
    bits(position, n, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Random words: element p is word p of the stream.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @param parallelism how many threads may work
   * @throws NullPointerException if out or parallelism is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   */
  public void bits(long position, int n, int[] out, int outOffset, Parallelism parallelism) {
    check(position, n, out, out == null ? 0 : out.length, outOffset, parallelism);
    BitDraws.draw(seed, stream, position, n, out, outOffset, parallelism);
  }

  /**
   * Uniform numbers in [low, high), {@code fma(u, high - low, low)} with u a multiple of 2^-24 in [0,
   * 1); the number below high where that rounds to high. Element p is made of word p of the stream, of
   * which the upper 24 bits count.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param low the least number
   * @param high the number that all are below
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @throws NullPointerException if out is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   * or low and high not finite numbers with low below high and a finite difference
   */
  public void uniform(long position, int n, float low, float high, float[] out, int outOffset) {
    uniform(position, n, low, high, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Uniform numbers in [low, high), {@code fma(u, high - low, low)} with u a multiple of 2^-24 in [0,
   * 1); the number below high where that rounds to high. Element p is made of word p of the stream, of
   * which the upper 24 bits count.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param low the least number
   * @param high the number that all are below
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @param parallelism how many threads may work
   * @throws NullPointerException if out or parallelism is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   * or low and high not finite numbers with low below high and a finite difference
   */
  public void uniform(long position, int n, float low, float high, float[] out, int outOffset,
      Parallelism parallelism) {
    check(position, n, out, out == null ? 0 : out.length, outOffset, parallelism);
    checkBounds(low, high, high - low);
    FloatDraws.uniform(seed, stream, position, n, low, high, out, outOffset, parallelism);
  }

  /**
   * Uniform numbers in [low, high), {@code fma(u, high - low, low)} with u a multiple of 2^-53 in [0,
   * 1); the number below high where that rounds to high. Element p is made of the words 2p and 2p + 1 of
   * the stream, of which the 32 bits of the first and the upper 21 of the second count, in this order.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param low the least number
   * @param high the number that all are below
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @throws NullPointerException if out is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   * or low and high not finite numbers with low below high and a finite difference
   */
  public void uniform(long position, int n, double low, double high, double[] out, int outOffset) {
    uniform(position, n, low, high, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Uniform numbers in [low, high), {@code fma(u, high - low, low)} with u a multiple of 2^-53 in [0,
   * 1); the number below high where that rounds to high. Element p is made of the words 2p and 2p + 1 of
   * the stream, of which the 32 bits of the first and the upper 21 of the second count, in this order.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param low the least number
   * @param high the number that all are below
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @param parallelism how many threads may work
   * @throws NullPointerException if out or parallelism is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   * or low and high not finite numbers with low below high and a finite difference
   */
  public void uniform(long position, int n, double low, double high, double[] out, int outOffset,
      Parallelism parallelism) {
    check(position, n, out, out == null ? 0 : out.length, outOffset, parallelism);
    checkBounds(low, high, high - low);
    DoubleDraws.uniform(seed, stream, position, n, low, high, out, outOffset, parallelism);
  }

  /**
   * Normal numbers, by the transform of Box and Muller: the elements 2k and 2k + 1 are {@code
   * fma(stddev, r * cos(a), mean)} and {@code fma(stddev, r * sin(a), mean)} with {@code r = sqrt(-2 *
   * log(u))} and {@code a = 2 pi * v} as {@link FloatUnary} computes these, {@code u = fma(w,
   * 2^-31, 2^-32)} in (0, 1], w the upper 31 bits of word 2k, rounded to float, and v a multiple of 2^-24 in
   * [0, 1), the upper 24 bits of word 2k + 1.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param mean the mean
   * @param stddev the standard deviation, not negative
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @throws NullPointerException if out is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short, mean or stddev not
   * finite or stddev negative
   */
  public void normal(long position, int n, float mean, float stddev, float[] out, int outOffset) {
    normal(position, n, mean, stddev, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Normal numbers, by the transform of Box and Muller: the elements 2k and 2k + 1 are {@code
   * fma(stddev, r * cos(a), mean)} and {@code fma(stddev, r * sin(a), mean)} with {@code r = sqrt(-2 *
   * log(u))} and {@code a = 2 pi * v} as {@link FloatUnary} computes these, {@code u = fma(w,
   * 2^-31, 2^-32)} in (0, 1], w the upper 31 bits of word 2k, rounded to float, and v a multiple of 2^-24 in
   * [0, 1), the upper 24 bits of word 2k + 1.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param mean the mean
   * @param stddev the standard deviation, not negative
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @param parallelism how many threads may work
   * @throws NullPointerException if out or parallelism is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short, mean or stddev not
   * finite or stddev negative
   */
  public void normal(long position, int n, float mean, float stddev, float[] out, int outOffset,
      Parallelism parallelism) {
    check(position, n, out, out == null ? 0 : out.length, outOffset, parallelism);
    checkNormal(mean, stddev);
    FloatDraws.normal(seed, stream, position, n, mean, stddev, out, outOffset, parallelism);
  }

  /**
   * Normal numbers, by the transform of Box and Muller: the elements 2k and 2k + 1 are {@code
   * fma(stddev, r * cos(a), mean)} and {@code fma(stddev, r * sin(a), mean)} with {@code r = sqrt(-2 *
   * log(u))} and {@code a = 2 pi * v} as {@link DoubleUnary} computes these, u an odd multiple of 2^-54,
   * rounded to double, made of the words 4k and 4k + 1, and v a multiple of 2^-53 in [0, 1), made of the
   * words 4k + 2 and 4k + 3 as for uniform numbers.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param mean the mean
   * @param stddev the standard deviation, not negative
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @throws NullPointerException if out is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short, mean or stddev not
   * finite or stddev negative
   */
  public void normal(long position, int n, double mean, double stddev, double[] out, int outOffset) {
    normal(position, n, mean, stddev, out, outOffset, Lanewise.parallelism());
  }

  /**
   * Normal numbers, by the transform of Box and Muller: the elements 2k and 2k + 1 are {@code
   * fma(stddev, r * cos(a), mean)} and {@code fma(stddev, r * sin(a), mean)} with {@code r = sqrt(-2 *
   * log(u))} and {@code a = 2 pi * v} as {@link DoubleUnary} computes these, u an odd multiple of 2^-54,
   * rounded to double, made of the words 4k and 4k + 1, and v a multiple of 2^-53 in [0, 1), made of the
   * words 4k + 2 and 4k + 3 as for uniform numbers.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param mean the mean
   * @param stddev the standard deviation, not negative
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @param parallelism how many threads may work
   * @throws NullPointerException if out or parallelism is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short, mean or stddev not
   * finite or stddev negative
   */
  public void normal(long position, int n, double mean, double stddev, double[] out, int outOffset,
      Parallelism parallelism) {
    check(position, n, out, out == null ? 0 : out.length, outOffset, parallelism);
    checkNormal(mean, stddev);
    DoubleDraws.normal(seed, stream, position, n, mean, stddev, out, outOffset, parallelism);
  }

  /**
   * A mask for dropout: 0 with the given probability, else {@code 1 / (1 - probability)}. Element p is
   * made of word p of the stream, for float and double: 0 if that, as a number without sign, is less
   * than probability * 2^32.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param probability of a 0, at least 0 and at most 1
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @throws NullPointerException if out is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   * or the probability not in 0..1
   */
  public void dropoutMask(long position, int n, float probability, float[] out, int outOffset) {
    dropoutMask(position, n, probability, out, outOffset, Lanewise.parallelism());
  }

  /**
   * A mask for dropout: 0 with the given probability, else {@code 1 / (1 - probability)}. Element p is
   * made of word p of the stream, for float and double: 0 if that, as a number without sign, is less
   * than probability * 2^32.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param probability of a 0, at least 0 and at most 1
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @param parallelism how many threads may work
   * @throws NullPointerException if out or parallelism is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   * or the probability not in 0..1
   */
  public void dropoutMask(long position, int n, float probability, float[] out, int outOffset,
      Parallelism parallelism) {
    check(position, n, out, out == null ? 0 : out.length, outOffset, parallelism);
    checkProbability(probability);
    FloatDraws.mask(seed, stream, position, n, probability, out, outOffset, parallelism);
  }

  /**
   * A mask for dropout: 0 with the given probability, else {@code 1 / (1 - probability)}. Element p is
   * made of word p of the stream, for float and double: 0 if that, as a number without sign, is less
   * than probability * 2^32.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param probability of a 0, at least 0 and at most 1
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @throws NullPointerException if out is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   * or the probability not in 0..1
   */
  public void dropoutMask(long position, int n, double probability, double[] out, int outOffset) {
    dropoutMask(position, n, probability, out, outOffset, Lanewise.parallelism());
  }

  /**
   * A mask for dropout: 0 with the given probability, else {@code 1 / (1 - probability)}. Element p is
   * made of word p of the stream, for float and double: 0 if that, as a number without sign, is less
   * than probability * 2^32.
   *
   * @param position number of the first element in the stream
   * @param n how many elements
   * @param probability of a 0, at least 0 and at most 1
   * @param out takes the numbers
   * @param outOffset index of the first one
   * @param parallelism how many threads may work
   * @throws NullPointerException if out or parallelism is null
   * @throws IllegalArgumentException if position, n or the offset is out of range, the array too short
   * or the probability not in 0..1
   */
  public void dropoutMask(long position, int n, double probability, double[] out, int outOffset,
      Parallelism parallelism) {
    check(position, n, out, out == null ? 0 : out.length, outOffset, parallelism);
    checkProbability(probability);
    DoubleDraws.mask(seed, stream, position, n, probability, out, outOffset, parallelism);
  }

  private static void check(
      long position, int n, Object out, int length, int outOffset, Parallelism parallelism) {
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Check.size("n", n);
    Check.position(position, n);
    Check.range("out", n, length, outOffset);
  }

  private static void checkBounds(double low, double high, double range) {
    if (!(low < high) || !Double.isFinite(range)) {
      throw new IllegalArgumentException(
          "low = " + low + " and high = " + high + ", but must be finite with low < high and high - low finite");
    }
  }

  private static void checkNormal(double mean, double stddev) {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean = " + mean + ", but must be finite");
    }
    if (!(stddev >= 0 && stddev < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("stddev = " + stddev + ", but must be >= 0 and finite");
    }
  }

  private static void checkProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability = " + probability + ", but must be >= 0 and <= 1");
    }
  }
}
