package lanewise.internal.gemm;

import lanewise.internal.kernel.FloatKernels;

/** The block sizes of a matrix product. Only {@link #KC} is part of a result. */
final class FloatBlocking {

  /**
   * Steps of k that are summed before they are added to C. The order of evaluation depends on it,
   * so it is the same on every machine.
   */
  static final int KC = 4096 / Float.BYTES;

  /** Rows of A that are packed at a time: MC x KC elements, 4 MiB, for the last-level cache. */
  static final int MC = 1024;

  /** Columns of B that are packed at a time: KC x NC elements, 1 MiB, for the second-level cache. */
  private static final int NC = 256;

  /**
   * The same for a C that is not in the second-level cache: 2 MiB, for the last-level cache. There, long
   * rows of C count more, as the prefetchers follow them.
   */
  private static final int NC_OF_LARGE = 512;

  /** A C of so many elements, 4 MiB, is large. */
  private static final int LARGE = (4 << 20) / Float.BYTES;

  private FloatBlocking() {}

  /** Columns of the blocks of B in a product with an m x n matrix C. */
  static int blockCols(int m, int n) {
    return (long) m * n < LARGE ? NC : NC_OF_LARGE;
  }

  /** Columns of the next block when {@code left} are left: the last one takes a narrow rest along. */
  static int cols(int left, int blockCols, int packedCols) {
    return left <= blockCols + packedCols ? left : blockCols;
  }

  /**
   * Whether C is narrower than a vector and has rows enough to fill B up to the width of one. Tiles of
   * fewer rows are computed without vectors.
   */
  static boolean narrow(FloatKernels kernels, int m, int n) {
    return n < kernels.vectorLength() && m >= 2 * FloatKernels.TILE_ROWS;
  }

  /** Whether a matrix is small enough for tiles to read it in place, however often. */
  static boolean inPlace(FloatKernels kernels, int rows, int cols) {
    return (long) rows * cols <= kernels.inPlace();
  }

  /** Whether B is packed: a transposed B always is, as a tile reads rows of op(B). */
  static boolean packB(FloatKernels kernels, boolean transB, int m, int n, int k) {
    return transB || (m >= 64 && !inPlace(kernels, k, n));
  }

  /** Whether A is packed. */
  static boolean packA(FloatKernels kernels, int m, int n, int k) {
    return n >= 64 && !inPlace(kernels, m, k);
  }
}
