package lanewise.internal.gemm;

import lanewise.internal.Cpu;
import lanewise.internal.Tuning;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Store;

/** The block sizes of a matrix product. Only {@link #KC} is part of a result. */
final class FloatBlocking {

  /**
   * Steps of k that are summed before they are added to C. The order of evaluation depends on it,
   * so it is the same on every machine.
   */
  static final int KC = 4096 / Float.BYTES;

  /** Rows of A that are packed at a time: MC x KC elements, 4 MiB, for the last-level cache. */
  static final int MC = Tuning.ROWS.or(1024);

  /** Columns of B that are packed at a time: KC x NC elements, 1 MiB for the second-level cache, or 2 MiB for a fast third. */
  static final int NC = Tuning.COLUMNS.or(Cpu.IS_ZEN ? 512 : 256);

  /** Columns of B that are one block where A takes no room beside it. */
  private static final int WHOLE = Cpu.IS_ZEN ? 2 * NC : NC;

  /**
   * Elements of a matrix up to which wide gaps between its rows do no harm: 64 KiB. Lines of more rows a power of two apart
   * evict each other.
   */
  private static final int GAPPED = (64 << 10) / Float.BYTES;

  /** Steps of k from which on copies of the rows of A pay. */
  private static final int COPIED = Cpu.IS_ZEN ? 16 : 32;

  /** Steps of k that are few for a tile of 8 rows. */
  private static final int SHORT = 32;

  /** Elements of a matrix that may be in the second-level cache: 2 MiB. */
  private static final int NEAR = (2 << 20) / Float.BYTES;

  private FloatBlocking() {}

  /**
   * Whether all columns of B are one block, so that a panel of A is used once and can be packed right before its tiles, into
   * the first-level cache. Of a transposed A eight steps of k are packed for all panels at a time.
   */
  static boolean one(FloatKernels kernels, boolean transA, int n) {
    return !transA && n <= WHOLE + kernels.packedCols();
  }

  /** Columns of the next block when {@code left} are left: the last one takes a narrow rest along. */
  static int cols(FloatKernels kernels, int left) {
    return left <= NC + kernels.packedCols() ? left : NC;
  }

  /**
   * Whether C is narrower than a vector and its tiles are as wide as one all the same. Tiles as narrow as C are computed
   * without vectors, which is as fast for next to nothing and for one or two blocks of 4 x 4, one below the other, unless there
   * is a kernel for those whose rows of B and C have no gaps between them.
   */
  static boolean narrow(FloatKernels kernels, int m, int n, int k, int bRow, int ldc) {
    return n < kernels.vectorLength() && (long) m * n * k > 64 && !(n == 4 && (m == 4 || m == 8))
        && !(m % FloatKernels.TILE_ROWS == 0 && bRow == n && ldc == n
            && kernels.tileKind(FloatKernels.TILE_ROWS, n) > 0);
  }

  /**
   * Whether an mc x nc block of C is computed in tall tiles: where it is two or more than three vectors wide, and A lies
   * {@code byColumns} or copies of its rows pay: sums are not short, and the rows are used by many tiles or, but on Zen, near.
   */
  static boolean tall(FloatKernels kernels, int width, boolean byColumns, int mc, int nc, int kc) {
    return kernels.hasTallTile() && width == kernels.packedCols()
        && (byColumns || kc >= COPIED && (nc >= 64 || !Cpu.IS_ZEN && mc * kc <= GAPPED));
  }

  /**
   * How many of the first columns of a small C are computed before the others, in tiles of a width of their own, where wide
   * tiles are fast: whole four vectors for these, or two of up to three vectors, as tiles of 4 rows and three vectors take
   * longer than those of 8 rows unless sums are short or few columns are left. All if C is not overwritten, as the tiles of
   * what is left would overlap them.
   */
  static int first(FloatKernels kernels, boolean transA, int m, int n, int k, int store) {
    int two = kernels.packedCols();
    int wide = kernels.wideCols();
    if (n <= two || m < FloatKernels.TILE_ROWS || store != Store.OVERWRITE || !hasWide(kernels)) {
      return n;
    }
    if (n <= two + kernels.vectorLength()) {
      return k < SHORT || n - two <= kernels.vectorLength() / 4 ? n : two;
    }
    return transA || n < wide ? n : n - n % wide;
  }

  /** The columns of tiles for n columns of a small C. Wide ones take A by rows, and need no copies of these. */
  static int width(FloatKernels kernels, boolean transA, int m, int n) {
    int wide = kernels.wideCols();
    boolean isWide = n >= wide && !transA && m >= FloatKernels.WIDE_ROWS && n % wide == 0 && hasWide(kernels);
    return isWide ? wide : FloatPanels.width(kernels, n);
  }

  private static boolean hasWide(FloatKernels kernels) {
    return kernels.tileKind(FloatKernels.WIDE_ROWS, kernels.wideCols()) > 0;
  }

  /**
   * Rows of the next tiles when {@code left} are left and tiles have {@code most}: two tiles of 8 rows take less time than
   * one of 12 and one of 4.
   */
  static int rows(int most, int left) {
    boolean two = left >= 2 * FloatKernels.TILE_ROWS && left < 2 * FloatKernels.TILE_ROWS + 4;
    return left < most || two ? Math.min(FloatKernels.TILE_ROWS, left) : most;
  }

  /** The same beside wide tiles: two tiles of 8 rows in place of wide ones where that saves one of 4 rows. */
  static int rowsOfWide(int left) {
    int rest = left % FloatKernels.WIDE_ROWS;
    boolean eight = rest == 2 && left >= 8 || rest == 4 && left >= 16 || rest == 5 && left >= 11;
    return Math.min(left, eight ? FloatKernels.TILE_ROWS : FloatKernels.WIDE_ROWS);
  }

  /**
   * Columns of the last tile of a row of tiles, {@code rest} of which are new. With 512 bits, Zen computes one vector in half
   * the time of two; others take longer for three tiles of 4 rows than for one of 12.
   */
  static int lastCols(FloatKernels kernels, int width, int rest) {
    return Cpu.IS_ZEN && kernels.hasTallTile() && rest <= kernels.vectorLength() ? kernels.vectorLength() : width;
  }

  /**
   * How many of the last columns of a small C are computed one by one, along vectors of a transposed A: a tile for them would
   * compute as many columns as a vector has lanes. It takes less time if C has more than two vectors of rows.
   */
  static int lastAlone(FloatKernels kernels, boolean transA, int m, int n) {
    int vector = kernels.vectorLength();
    if (!transA || m <= 2 * vector || n <= vector) {
      return 0;
    }
    int rest = n % vector;
    return rest <= vector / 8 ? rest : 0;
  }

  /** Whether a matrix, stored cols x rows if {@code trans}, is small enough for tiles to read it in place, however often. */
  static boolean inPlace(FloatKernels kernels, boolean trans, int rows, int cols, int ld) {
    long elements = (long) rows * cols;
    return elements <= kernels.inPlace()
        && (elements <= GAPPED || (trans ? cols : rows) * (long) ld <= kernels.inPlace());
  }

  /**
   * Whether B is packed: a transposed B always is, as a tile reads rows of op(B); else with as many rows of C as it takes to
   * pay for it, which is sooner where B is far.
   */
  static boolean packB(FloatKernels kernels, boolean transB, int m, int n, int k, int ldb) {
    return transB || m >= ((long) k * n > NEAR ? 16 : 64) && !inPlace(kernels, false, k, n, ldb);
  }

  /** Whether A is packed: with enough columns of C to pay for it. */
  static boolean packA(FloatKernels kernels, boolean transA, int m, int n, int k, int lda) {
    return n >= 64 && !inPlace(kernels, transA, m, k, lda);
  }
}
