package lanewise.bench.validate;

import lanewise.bench.ElementType;

/**
 * How accurate a library has to be. What does not depend on an order of evaluation, such as the accuracy of exp, is the
 * same for all: that of the functions' documents.
 *
 * @param lanes whether sums are in Lanewise's order, whose bounds are sharper and whose zeros have a sign that is known;
 *     else in any order
 * @param ulps what is assumed of the elementary functions of a library that documents nothing; 0 for what Lanewise
 *     documents
 */
record Claim(boolean lanes, double ulps) {
  static final Claim LANEWISE = new Claim(true, 0);
  static final Claim ANY_ORDER = new Claim(false, 0);
  /** ND4J calls the C library, whose functions usually have 2 ULP and erfc 4, or rounds twice. */
  static final Claim C_LIBRARY = new Claim(false, 4);

  private static final int BLOCK = 65536;

  /** Virtual lanes of a sum. */
  private static int lanes(ElementType type) {
    return type == ElementType.F32 ? 64 : 32;
  }

  /** Steps of k in a block of a matrix product. */
  static int kc(ElementType type) {
    return type == ElementType.F32 ? 1024 : 512;
  }

  private static long depth(ElementType type, long n) {
    int lanes = lanes(type);
    return Math.min(n, Math.ceilDiv(n, lanes) + Integer.numberOfTrailingZeros(lanes));
  }

  /** The most roundings that a product goes through in a dot product of n, or a term in an asum. */
  long dot(ElementType type, long n) {
    return lanes ? depth(type, n) : n;
  }

  /** The same of a reduction, which has blocks. */
  long sum(ElementType type, long n) {
    if (!lanes) {
      return n;
    }
    if (n <= BLOCK) {
      return depth(type, n);
    }
    // An even number of blocks, each of as many whole rounds of the lanes.
    int lanes = lanes(type);
    long length = Math.ceilDiv(Math.ceilDiv(n, 2 * Math.ceilDiv(n, 2 * BLOCK)), lanes) * lanes;
    return depth(type, length) + sum(type, Math.ceilDiv(n, length));
  }

  /** The same of an element of a matrix product, with alpha and beta. */
  long product(ElementType type, long k) {
    int kc = kc(type);
    return lanes ? Math.min(k, kc) + Math.ceilDiv(k, kc) + 1 : k + 2;
  }

  /** Errors of a function that Lanewise documents as {@code documented}. */
  double ulps(double documented) {
    return ulps == 0 ? documented : ulps;
  }

  /** The same of a function with a figure for each type. */
  double ulps(ElementType type, double single, double twofold) {
    return ulps(type == ElementType.F32 ? single : twofold);
  }
}
