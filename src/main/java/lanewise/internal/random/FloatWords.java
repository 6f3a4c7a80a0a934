package lanewise.internal.random;

/** Numbers made of random words: element e of one word, word e. */
final class FloatWords {

  /** Words for each element. */
  static final int EACH = 1;

  /** A full angle. */
  static final float TURN = (float) (2 * Math.PI);

  private FloatWords() {}

  /** A multiple of 2^-24 in [0, 1): the upper 24 bits. */
  static float unit(int[] words, int e) {
    return (words[e] >>> 8) * 0x1p-24f;
  }

  /** 2^-32 more than a multiple of 2^-31, in (0, 1]: the upper 31 bits, rounded to float before and after. */
  static float positive(int[] words, int e) {
    return Math.fma((float) (words[e] >>> 1), 0x1p-31f, 0x1p-32f);
  }
}
