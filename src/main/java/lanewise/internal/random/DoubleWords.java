package lanewise.internal.random;

/** Numbers made of random words: element e of two words, 2e and 2e + 1. */
final class DoubleWords {

  /** Words for each element. */
  static final int EACH = 2;

  /** A full angle. */
  static final double TURN = 2 * Math.PI;

  private DoubleWords() {}

  /** A multiple of 2^-53 in [0, 1): the first word, and below it the upper 21 bits of the second. */
  static double unit(int[] words, int e) {
    return ((words[2 * e] & Philox.LOW) << 21 | words[2 * e + 1] >>> 11) * 0x1p-53;
  }

  /** An odd multiple of 2^-54, rounded to double, in (0, 1]: the bits of {@link #unit}. */
  static double positive(int[] words, int e) {
    return unit(words, e) + 0x1p-54;
  }
}
