package lanewise.internal.random;

import lanewise.internal.PerThread;

/**
 * The counter-based generator Philox4x32-10: ten rounds of multiplications turn a counter of four 32-bit
 * words, under a key of two, into four random words (J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw,
 * <i>Parallel random numbers: as easy as 1, 2, 3</i>, SC 2011, section 4.3). In a round, with the key (k0, k1),
 *
 * <pre>{@code
 * x0, x1, x2, x3 = high(M1 * x2) ^ x1 ^ k0, low(M1 * x2), high(M0 * x0) ^ x3 ^ k1, low(M0 * x0)
 * }</pre>
 *
 * <p>and after it (W0, W1) is added to the key.
 *
 * <p>An instance is the working memory of a thread. Many counters go through each round together, their words
 * in arrays of longs, by loops short enough that C2 makes vector code of them.
 */
final class Philox {

  /** Elements for which a second thread pays. */
  static final int GRAIN = 1 << 14;

  /** Threads take multiples of this many elements: whole cache lines. */
  static final int CHUNK = 64;

  /** Counters that are computed together. */
  private static final int COUNTERS = 256;

  /** The most words of one {@link #fill}. */
  static final int WORDS = 4 * COUNTERS;

  static final long LOW = 0xffff_ffffL;

  private static final long M0 = 0xD251_1F53L;
  private static final long M1 = 0xCD9E_8D57L;

  /** The golden ratio and the square root of 3, less 1, in 32 bits. */
  private static final int W0 = 0x9E37_79B9;
  private static final int W1 = 0xBB67_AE85;

  private static final int ROUNDS = 10;

  private static final PerThread<Philox> LOCAL = new PerThread<>(Philox::new);

  /** What {@link #fill} gives. */
  final int[] words = new int[WORDS];

  private final long[] x0 = new long[COUNTERS];
  private final long[] x1 = new long[COUNTERS];
  private final long[] x2 = new long[COUNTERS];
  private final long[] x3 = new long[COUNTERS];

  private Philox() {}

  static Philox local() {
    return LOCAL.get();
  }

  /**
   * {@code words[4*i + w] = } word w of the counter {@code (first + i, stream)} under the key {@code seed}, for i
   * in 0..counters. Of each pair of words in a long, the lower half comes first.
   */
  void fill(long seed, long stream, long first, int counters) {
    set(counters, first, stream & LOW, stream >>> 32, x0, x1, x2, x3);
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      round(counters, k0 & LOW, k1 & LOW, x0, x1, x2, x3);
      k0 += W0;
      k1 += W1;
    }
    interleave(counters, x0, x1, x2, x3, words);
  }

  private static void set(
      int counters, long first, long streamLow, long streamHigh, long[] x0, long[] x1, long[] x2, long[] x3) {
    for (int i = 0; i < counters; i++) {
      long counter = first + i;
      x0[i] = counter & LOW;
      x1[i] = counter >>> 32;
      x2[i] = streamLow;
      x3[i] = streamHigh;
    }
  }

  /** All products are of factors below 2^32, and say so: that is one instruction for a vector of them. */
  private static void round(int counters, long k0, long k1, long[] x0, long[] x1, long[] x2, long[] x3) {
    for (int i = 0; i < counters; i++) {
      long p0 = (x0[i] & LOW) * M0;
      long p1 = (x2[i] & LOW) * M1;
      x0[i] = p1 >>> 32 ^ x1[i] ^ k0;
      x1[i] = p1 & LOW;
      x2[i] = p0 >>> 32 ^ x3[i] ^ k1;
      x3[i] = p0 & LOW;
    }
  }

  private static void interleave(int counters, long[] x0, long[] x1, long[] x2, long[] x3, int[] words) {
    for (int i = 0; i < counters; i++) {
      words[4 * i] = (int) x0[i];
      words[4 * i + 1] = (int) x1[i];
      words[4 * i + 2] = (int) x2[i];
      words[4 * i + 3] = (int) x3[i];
    }
  }
}
