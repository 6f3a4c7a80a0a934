package lanewise.internal.kernel;

/**
 * The kernels at the bottom, one implementation for each provider. A kernel takes arrays and
 * numbers, checks nothing, and knows nothing of blocking or threads. All implementations give the
 * same bits; the scalar one is the specification. The loop in a method's comment is what it
 * computes, in this order for every element.
 */
public interface FloatKernels {

  /** The number of virtual lanes of a reduction: element p belongs to lane p mod LANES. */
  int LANES = 256 / Float.BYTES;

  /** The most rows of a {@link #tile} that reads A in place by rows; others may have {@link #packedRows}. */
  int TILE_ROWS = 8;

  /** The rows of a {@link #tile} of four vectors. */
  int WIDE_ROWS = 6;

  /**
   * How far apart the rows of A are that {@link #copyRows} writes and a {@link #tallTile} reads: a block of k, and a cache
   * line more, so that neighbours are not in the same set.
   */
  int ROW_DISTANCE = (4096 + 64) / Float.BYTES;

  /** The working memory of {@link #dot} and {@link #dotRows}: 16 KiB. */
  int WORK = (16 << 10) / Float.BYTES;

  /** The lanes of a vector. */
  int vectorLength();

  /** Rows of a {@link #packedTile}. */
  int packedRows();

  /** Columns of a {@link #tile} of four vectors. */
  default int wideCols() {
    return 4 * vectorLength();
  }

  /** Columns of a {@link #packedTile}: two vectors. */
  default int packedCols() {
    return 2 * vectorLength();
  }

  /** Elements of a matrix up to which a {@link #tile} reads it in place faster than it is packed. */
  int inPlace();

  /** The number of kinds of tiles. */
  int TILE_KINDS = 8;

  /**
   * Which kind of {@link #tile} one of this size is; tiles of one kind are computed by the same code.
   * Kind 0 needs no vectors.
   */
  default int tileKind(int rows, int cols) {
    return 0;
  }

  /**
   * The kernels that compute {@link #tile}s of this size now. To ask once for several tiles saves a call on the way to each.
   */
  default FloatKernels ofTiles(int rows, int cols) {
    return this;
  }

  /** The kernels that compute {@link #packedTile}s now. */
  default FloatKernels ofPackedTiles() {
    return this;
  }

  /** The kernels that compute {@link #tallTile}s now. */
  default FloatKernels ofTallTiles() {
    return this;
  }

  /**
   * A tile of C from operands anywhere:
   *
   * <pre>{@code
   * for i in 0..rows, j in 0..cols:
   *   acc = +0
   *   for p in 0..k: acc = fma(a[aOffset + i*aRow + p*aCol], b[bOffset + p*bRow + j], acc)
   *   c[cOffset + i*ldc + j] = alpha * acc
   * }</pre>
   *
   * <p>with {@code rows >= 1}, {@code 1 <= cols <= 3 * vectorLength()}, or {@link #WIDE_ROWS} and {@link #wideCols} where such
   * tiles are of a kind other than 0, with {@code k >= 1} and {@code aRow} or {@code aCol} 1. With {@code
   * cols = vectorLength()}, {@code ldc} may be less: then rows of C overlap, the first {@code ldc} elements of each are those
   * of the loop, and what follows the last of them may be anything.
   */
  void tile(
      int rows, int cols, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow, float alpha, float[] c, int cOffset, int ldc);

  /**
   * {@link #tile} of {@code packedRows()} rows and {@code packedCols()} columns on packed panels:
   * {@code aRow = 1, aCol = packedRows(), bRow = packedCols()}, and an even {@code k}.
   */
  void packedTile(
      int k, float[] a, int aOffset, float[] b, int bOffset, float alpha, float[] c, int cOffset, int ldc);

  /** Whether there is a {@link #tallTile} that is faster than lower ones. */
  boolean hasTallTile();

  /**
   * {@link #tile} of {@code packedRows()} rows and {@code packedCols()} columns, with {@code aRow = 1}, or else with
   * {@code aRow = ROW_DISTANCE, aCol = 1}. Only where {@link #hasTallTile}.
   */
  void tallTile(
      int k, float[] a, int aOffset, int aRow, int aCol, float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc);

  /**
   * Copies rows to constant distances:
   *
   * <pre>{@code
   * for i in 0..rows, p in 0..k: dst[dstOffset + i*ROW_DISTANCE + p] = src[srcOffset + i*ld + p]
   * }</pre>
   *
   * <p>with {@code rows} a multiple of 4.
   */
  void copyRows(int rows, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset);

  /**
   * Packs adjacent panels whose elements lie along the rows of the source:
   *
   * <pre>{@code
   * for q in 0..panels, p in 0..k, j in 0..width:
   *   dst[dstOffset + q*dstPanel + p*width + j] = src[srcOffset + p*ld + q*width + j]
   * }</pre>
   */
  void packRows(
      int width, int panels, int k, float[] src, int srcOffset, int ld,
      float[] dst, int dstOffset, int dstPanel);

  /**
   * Packs a panel whose elements lie along the columns of the source:
   *
   * <pre>{@code
   * for p in 0..k, j in 0..width: dst[dstOffset + p*width + j] = src[srcOffset + j*ld + p]
   * }</pre>
   */
  void packColumns(int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset);

  /**
   * {@code for i in 0..m, j in 0..n: out[outOffset + j*ldo + i] = x[xOffset + i*ldx + j]}, with {@code m, n >= 1}. What is
   * read and what is written may not overlap.
   */
  void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo);

  /**
   * The dot product in virtual lanes:
   *
   * <pre>{@code
   * lanes[0..LANES] = +0
   * for p in 0..n: lanes[p % LANES] = fma(x[xOffset + p], y[yOffset + p], same lane)
   * for h = LANES/2, LANES/4, ..., 1: for i in 0..h: lanes[i] += lanes[i + h]
   * return lanes[0]
   * }</pre>
   *
   * <p>with {@link #WORK} elements of {@code work}, which may be left with anything.
   */
  float dot(int n, float[] x, int xOffset, float[] y, int yOffset, float[] work);

  /** The same for runs so long that what comes before and after their loop takes no time. */
  default float longDot(int n, float[] x, int xOffset, float[] y, int yOffset, float[] work) {
    return dot(n, x, xOffset, y, yOffset, work);
  }

  /**
   * Dot products of rows with one vector:
   *
   * <pre>{@code
   * for i in 0..m:
   *   acc = dot(n, a, aOffset + i*lda, x, xOffset, work)
   *   y[yOffset + i] = store(acc)
   * }</pre>
   *
   * <p>with {@code m, n >= 1}, {@code store} one of {@link Store} but not {@code ADD}, and {@link
   * #WORK} elements of {@code work}, which may be left with anything.
   */
  void dotRows(
      int m, int n, float[] a, int aOffset, int lda, float[] x, int xOffset,
      float alpha, float beta, int store, float[] y, int yOffset, float[] work);

  /** {@code min = infinity; for p in 0..n: min = Math.min(min, x[xOffset + p])} with {@code n >= 1}. */
  float min(int n, float[] x, int xOffset);

  /** {@code max = -infinity; for p in 0..n: max = Math.max(max, x[xOffset + p])} with {@code n >= 1}. */
  float max(int n, float[] x, int xOffset);

  /** {@code for p in 0..n: y[yOffset + p] = fma(alpha, x[xOffset + p], y[yOffset + p])}. */
  void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset);

  /** {@code for p in 0..n: x[xOffset + p] = alpha * x[xOffset + p]}. */
  void scal(int n, float alpha, float[] x, int xOffset);

  /**
   * Adds a combination of rows:
   *
   * <pre>{@code
   * for j in 0..n, for p in 0..k:
   *   y[yOffset + j] = fma(x[xOffset + p*incX], a[aOffset + p*lda + j], y[yOffset + j])
   * }</pre>
   */
  void addRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float[] y, int yOffset);

  /**
   * A combination of rows, summed before it is stored:
   *
   * <pre>{@code
   * for j in 0..n:
   *   acc = +0
   *   for p in 0..k: acc = fma(x[xOffset + p*incX], a[aOffset + p*lda + j], acc)
   *   y[yOffset + j] = store(acc)
   * }</pre>
   *
   * <p>with {@code n, k >= 1} and {@code store} one of {@link Store}.
   */
  void sumRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float alpha, float beta, int store, float[] y, int yOffset);

  /**
   * Stores sums as {@code store}, one of {@link Store}, says:
   * {@code for i in 0..m, j in 0..n: c[cOffset + i*ldc + j] = store(acc[accOffset + i*ld + j])}.
   */
  void store(
      int m, int n, float alpha, float[] acc, int accOffset, int ld,
      float beta, int store, float[] c, int cOffset, int ldc);

  /** {@code for j in 0..n: c[cOffset + j] = c[cOffset + j] + bias[biasOffset + j*incBias]}. */
  void addBias(int n, float[] bias, int biasOffset, int incBias, float[] c, int cOffset);

  /** {@code for j in 0..n: c[cOffset + j] = Math.max(c[cOffset + j], 0)}. */
  void relu(int n, float[] c, int cOffset);
}
