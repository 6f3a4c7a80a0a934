package lanewise.internal.gemm;

/** The block sizes of a matrix product. Only {@link #KC} is part of a result. */
final class FloatBlocking {

  /**
   * Steps of k that are summed before they are added to C. The order of evaluation depends on it,
   * so it is the same on every machine.
   */
  static final int KC = 2048 / Float.BYTES;

  /** Rows of A that are packed at a time: MC x KC elements, 4 MiB, for the last-level cache. */
  static final int MC = Integer.getInteger("MC", 2048);

  /** Columns of B that are packed at a time: KC x NC elements, 512 KiB, for the second-level cache. */
  static final int NC = Integer.getInteger("NC", 256);

  private FloatBlocking() {}

  /** Whether B is packed: a transposed B always is, as a tile reads rows of op(B). */
  static boolean packB(boolean transB, int m, int n, int k, int ldb) {
    return transB || (m >= 64 && (long) k * n * Float.BYTES > Integer.getInteger("PB", 200) << 10);
  }

  /** Whether A is packed. */
  static boolean packA(boolean transA, int m, int n, int k, int lda) {
    return n >= 64 && (long) m * k * Float.BYTES > Integer.getInteger("PA",200) << 10;
  }
}
