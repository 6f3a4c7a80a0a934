package lanewise.bench.validate;

import lanewise.vmath.RandomStream;

/**
 * Philox4x32-10 (J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011),
 * word by word, in 64-bit arithmetic.
 */
final class PhiloxSpec implements ConversionKernels {
  private static final long LOW = 0xFFFFFFFFL;

  /** Word p of a stream. */
  static int word(RandomStream stream, long p) {
    long block = p >>> 2;
    long[] c = {block & LOW, block >>> 32, stream.stream() & LOW, stream.stream() >>> 32};
    long k0 = stream.seed() & LOW;
    long k1 = stream.seed() >>> 32;
    for (int round = 0; round < 10; round++) {
      long first = 0xD2511F53L * c[0];
      long second = 0xCD9E8D57L * c[2];
      c = new long[]{(second >>> 32 ^ c[1] ^ k0) & LOW, second & LOW, (first >>> 32 ^ c[3] ^ k1) & LOW, first & LOW};
      k0 = k0 + 0x9E3779B9L & LOW;
      k1 = k1 + 0xBB67AE85L & LOW;
    }
    return (int) c[(int) (p & 3)];
  }

  @Override
  public void bits(RandomStream stream, long position, int n, int[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = word(stream, position + i);
    }
  }
}
