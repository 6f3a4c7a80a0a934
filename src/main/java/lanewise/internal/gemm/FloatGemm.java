package lanewise.internal.gemm;

import lanewise.Parallelism;
import lanewise.internal.Tuning;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Store;
import lanewise.internal.provider.Providers;

/**
 * C = alpha op(A) op(B) + beta C for checked arguments. Cuts the matrices into blocks that fit the
 * caches, packs them where that pays, and hands tiles to the kernels.
 */
public final class FloatGemm {

  private static final FloatKernels KERNELS = Providers.floatKernels();

  /** Fewer multiplications than this are not worth a second thread. */
  static final int PARALLEL_WORK = Tuning.PARALLEL.or(1 << 20);

  private FloatGemm() {}

  /**
   * The product, cut for the threads of {@code parallelism}.
   */
  public static void gemm(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, float[] c, int cOffset, int ldc,
      FloatPostOps postOps, Parallelism parallelism) {
    gemm(
        transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, Store.first(beta), c, cOffset, ldc,
        postOps, parallelism);
  }

  /** Whether sums of k steps are one block. */
  public static boolean isOneBlock(int k) {
    return k <= FloatBlocking.KC;
  }

  /**
   * {@code C = fma(alpha, op(A) op(B), C)}: the bits of a product and an fma with each element of it. With m, n and k of 2
   * or more, {@link #isOneBlock} and an alpha that is not 0.
   */
  public static void add(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float[] c, int cOffset, int ldc, Parallelism parallelism) {
    gemm(
        transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, 1f, Store.ADD, c, cOffset, ldc,
        FloatPostOps.NONE, parallelism);
  }

  private static void gemm(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, int first, float[] c, int cOffset, int ldc,
      FloatPostOps postOps, Parallelism parallelism) {
    boolean small = FloatBlocking.inPlace(KERNELS, transA, m, k, lda)
        && FloatBlocking.inPlace(KERNELS, transB, k, n, ldb)
        && (parallelism.threads() == 1 || (double) m * n * k < PARALLEL_WORK);
    boolean direct = small && m > 1 && n > 1 && k > 0 && k <= FloatBlocking.KC && alpha != 0;
    if (direct && FloatBlocking.narrow(KERNELS, m, n, k, transB ? n : ldb, ldc)) {
      narrow(
          m, n, k, alpha, a, aOffset, transA ? 1 : lda, transA ? lda : 1, transB, b, bOffset, ldb,
          beta, first, c, cOffset, ldc);
      postOps.apply(0, 0, m, n, c, cOffset, ldc);
    } else if (direct) {
      int last = FloatBlocking.lastAlone(KERNELS, transA, m, n);
      direct(
          transA, transB, m, n - last, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, first, c, cOffset, ldc,
          postOps, 0);
      for (int j = n - last; j < n; j++) {
        FloatGemv.addRows(
            k, m, alpha, a, aOffset, lda, b, transB ? bOffset + j * ldb : bOffset + j, transB ? 1 : ldb,
            beta, first, c, cOffset + j, ldc);
        postOps.apply(0, j, m, 1, c, cOffset + j, ldc);
      }
    } else {
      large(
          transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, first, c, cOffset, ldc,
          postOps, parallelism);
    }
  }

  /** A small product, or n of its columns from {@code jc} on: every step on the way to its tiles counts. */
  private static void direct(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, int store, float[] c, int cOffset, int ldc,
      FloatPostOps postOps, int jc) {
    int aRow = transA ? 1 : lda;
    int aCol = transA ? lda : 1;
    int first = FloatBlocking.first(KERNELS, transA, m, n, k, store);
    if (first < n) {
      // The last columns overlap those before them, whose bits they compute again.
      int last = Math.ceilDiv(n - first, KERNELS.vectorLength()) * KERNELS.vectorLength();
      int j = n - last;
      direct(
          transA, transB, m, first, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, store, c, cOffset, ldc, postOps,
          jc);
      direct(
          transA, transB, m, last, k, alpha, a, aOffset, lda, b, transB ? bOffset + j * ldb : bOffset + j, ldb,
          beta, store, c, cOffset + j, ldc, postOps, jc + j);
      return;
    }
    int width = FloatBlocking.width(KERNELS, transA, m, n);
    float[] rowsOfB = b;
    int atB = bOffset;
    if (transB) {
      rowsOfB = FloatScratch.local().panelsB(FloatPanels.length(width, n, k));
      atB = FloatPanels.START;
      FloatPanels.packB(KERNELS, width, true, k, n, b, bOffset, ldb, rowsOfB);
    }
    if (m <= FloatKernels.TILE_ROWS && n <= KERNELS.packedCols()) {
      int rowB = transB ? n : ldb;
      FloatKernels kernels = KERNELS.ofTiles(m, n);
      if (store == Store.OVERWRITE) {
        kernels.tile(m, n, k, a, aOffset, aRow, aCol, rowsOfB, atB, rowB, alpha, c, cOffset, ldc);
      } else {
        float[] tile = FloatScratch.local().tile();
        kernels.tile(m, n, k, a, aOffset, aRow, aCol, rowsOfB, atB, rowB, 1f, tile, 0, n);
        store(m, n, alpha, tile, 0, n, beta, store, c, cOffset, ldc);
      }
      postOps.apply(0, jc, m, n, c, cOffset, ldc);
      return;
    }
    tiles(
        m, n, k, alpha, a, aOffset, aRow, aCol, null, false, width, transB, rowsOfB, atB, ldb,
        beta, store, c, cOffset, ldc, postOps, 0, jc);
  }

  private static void large(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, int first, float[] c, int cOffset, int ldc,
      FloatPostOps postOps, Parallelism parallelism) {
    if (m == 0 || n == 0) {
      return;
    }
    if (n == 1) {
      FloatGemv.gemv(
          transA, transA ? k : m, transA ? m : k, alpha, a, aOffset, lda,
          b, bOffset, transB ? 1 : ldb, beta, c, cOffset, ldc, parallelism);
      postOps.apply(0, 0, m, n, c, cOffset, ldc);
    } else if (m == 1) {
      FloatGemv.gemv(
          !transB, transB ? n : k, transB ? k : n, alpha, b, bOffset, ldb,
          a, aOffset, transA ? lda : 1, beta, c, cOffset, 1, parallelism);
      postOps.apply(0, 0, m, n, c, cOffset, ldc);
    } else if (alpha == 0 || k == 0) {
      for (int i = 0; i < m; i++) {
        FloatVectors.scale(n, beta, c, cOffset + i * ldc, 1);
      }
      postOps.apply(0, 0, m, n, c, cOffset, ldc);
    } else if (parallelism.threads() == 1 || (double) m * n * k < PARALLEL_WORK) {
      block(
          transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb,
          beta, first, c, cOffset, ldc, postOps);
    } else {
      FloatGemmTeam.gemm(
          transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb,
          beta, first, c, cOffset, ldc, postOps, parallelism);
    }
  }

  /** The product on the calling thread. */
  static void block(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, int first, float[] c, int cOffset, int ldc,
      FloatPostOps postOps) {
    int aRow = transA ? 1 : lda;
    int aCol = transA ? lda : 1;
    if (FloatBlocking.narrow(KERNELS, m, n, k, transB ? n : ldb, ldc)) {
      for (int pc = 0; pc < k; pc += FloatBlocking.KC) {
        narrow(
            m, n, Math.min(FloatBlocking.KC, k - pc), alpha, a, aOffset + pc * aCol, aRow, aCol,
            transB, b, bOffset + (transB ? pc : pc * ldb), ldb, beta, Store.of(pc, first), c, cOffset, ldc);
      }
      postOps.apply(0, 0, m, n, c, cOffset, ldc);
      return;
    }
    boolean packA = FloatBlocking.packA(KERNELS, transA, m, n, k, lda);
    boolean packB = FloatBlocking.packB(KERNELS, transB, m, n, k, ldb);
    FloatScratch scratch = packA || packB ? FloatScratch.local() : null;
    int depth = FloatPanels.depth(Math.min(k, FloatBlocking.KC));
    boolean one = FloatBlocking.one(KERNELS, transA, n);
    int cols = one ? n : Math.min(n, FloatBlocking.NC + KERNELS.packedCols());
    float[] panelsA =
        packA ? scratch.panelsA((one ? KERNELS.packedRows() : Math.min(m, FloatBlocking.MC)) * depth) : null;
    float[] panelsB =
        packB ? scratch.panelsB(FloatPanels.alignedLength(FloatPanels.width(KERNELS, cols), cols, depth)) : b;
    for (int ic = 0; ic < m; ic += FloatBlocking.MC) {
      int mc = Math.min(FloatBlocking.MC, m - ic);
      for (int pc = 0; pc < k; pc += FloatBlocking.KC) {
        int kc = Math.min(FloatBlocking.KC, k - pc);
        int store = Store.of(pc, first);
        boolean last = pc + kc == k;
        int atA = aOffset + ic * aRow + pc * aCol;
        if (packA && !one) {
          FloatPanels.packA(KERNELS, transA, mc, kc, a, atA, lda, panelsA);
        }
        int nc;
        for (int jc = 0; jc < n; jc += nc) {
          nc = one ? n : FloatBlocking.cols(KERNELS, n - jc);
          int width = FloatPanels.width(KERNELS, nc);
          int atB = bOffset + (transB ? jc * ldb + pc : pc * ldb + jc);
          if (packB) {
            FloatPanels.packB(KERNELS, width, transB, kc, nc, b, atB, ldb, panelsB);
            atB = FloatPanels.START;
          }
          tiles(
              mc, nc, kc, alpha, a, atA, aRow, aCol, panelsA, one, width, packB, panelsB, atB, ldb,
              beta, store, c, cOffset + ic * ldc + jc, ldc,
              last ? postOps : FloatPostOps.NONE, ic, jc);
        }
      }
    }
  }

  /**
   * A block of k for a C narrower than a vector. Tiles are as wide as one: each row of packed B is read with what follows it,
   * and the rows of a tile beside C overlap, so that each overwrites what the one above it has too much.
   */
  private static void narrow(
      int m, int n, int kc, float alpha, float[] a, int aOffset, int aRow, int aCol,
      boolean transB, float[] b, int bOffset, int ldb,
      float beta, int store, float[] c, int cOffset, int ldc) {
    int width = KERNELS.vectorLength();
    FloatScratch scratch = FloatScratch.local();
    float[] panel = scratch.panelsB(kc * n + width);
    float[] tile = scratch.tile();
    if (transB) {
      KERNELS.packColumns(n, kc, b, bOffset, ldb, panel, 0);
    } else {
      KERNELS.packRows(n, 1, kc, b, bOffset, ldb, panel, 0, 0);
    }
    for (int i = 0; i < m; i += FloatKernels.TILE_ROWS) {
      int rows = Math.min(FloatKernels.TILE_ROWS, m - i);
      KERNELS.tile(rows, width, kc, a, aOffset + i * aRow, aRow, aCol, panel, 0, n, 1f, tile, 0, n);
      store(rows, n, alpha, tile, 0, n, beta, store, c, cOffset + i * ldc, ldc);
    }
  }

  /**
   * Computes a block of C in tiles, row by row of tiles: the panel of A stays in the first-level
   * cache, the block of B in the second, and C is walked along its rows.
   *
   * @param panels panels of A, or null if it is read in place
   * @param one whether {@code panels} is room for one panel, into which each is packed before its use
   * @param width columns of the tiles, and of the panels of a packed B
   */
  private static void tiles(
      int mc, int nc, int kc, float alpha,
      float[] a, int aOffset, int aRow, int aCol, float[] panels, boolean one,
      int width, boolean packedB, float[] b, int bOffset, int ldb,
      float beta, int store, float[] c, int cOffset, int ldc,
      FloatPostOps postOps, int ic, int jc) {
    boolean packedA = panels != null;
    int depth = FloatPanels.depth(kc);
    boolean wide = width == KERNELS.wideCols();
    boolean tall = FloatBlocking.tall(KERNELS, width, packedA || aRow == 1, mc, nc, kc);
    int most = wide ? FloatKernels.WIDE_ROWS : packedA || tall ? KERNELS.packedRows() : FloatKernels.TILE_ROWS;
    int rest = nc % width;
    int lastCols = FloatBlocking.lastCols(KERNELS, width, rest);
    // What is not overwritten is computed beside C first.
    boolean isAside = store != Store.OVERWRITE;
    FloatScratch scratch = tall || isAside ? FloatScratch.local() : null;
    int rows;
    for (int i = 0; i < mc; i += rows) {
      int left = mc - i;
      rows = packedA ? Math.min(most, left) : wide ? FloatBlocking.rowsOfWide(left) : FloatBlocking.rows(most, left);
      int step = wide && rows != most ? KERNELS.packedCols() : width;
      boolean ofPanels = packedA && packedB && rows == most && width == KERNELS.packedCols();
      boolean isTall = tall && rows == most;
      FloatKernels kernels =
          ofPanels ? KERNELS.ofPackedTiles() : isTall ? KERNELS.ofTallTiles() : KERNELS.ofTiles(rows, step);
      float[] fromA = a;
      int atA = aOffset + i * aRow;
      int rowA = aRow;
      int colA = aCol;
      if (packedA) {
        if (one) {
          FloatPanels.packA(KERNELS, false, rows, kc, a, atA, aRow, panels);
        }
        fromA = panels;
        atA = one ? 0 : i * depth;
        rowA = 1;
        colA = rows;
      } else if (isTall && rowA != 1) {
        fromA = scratch.panelsA(rows * FloatKernels.ROW_DISTANCE);
        KERNELS.copyRows(rows, kc, a, atA, aRow, fromA, 0);
        atA = 0;
        rowA = FloatKernels.ROW_DISTANCE;
      }
      for (int j = 0; j < nc; j += width) {
        // The last tile ends where the block does: its first columns may be those of the tile before.
        boolean isLast = j + width > nc;
        int cols = isLast ? lastCols : width;
        int begin = isLast ? nc - lastCols : j;
        int atB = bOffset + (packedB ? j * depth + width - cols : begin);
        int rowB = packedB ? width : ldb;
        int atC = cOffset + i * ldc + begin;
        float[] out = isAside ? scratch.tile() : c;
        int atOut = isAside ? 0 : atC;
        int ld = isAside ? cols : ldc;
        float factor = isAside ? 1f : alpha;
        if (cols != width) {
          // Of another kind than the others in this row.
          KERNELS.tile(rows, cols, kc, fromA, atA, rowA, colA, b, atB, rowB, factor, out, atOut, ld);
        } else if (ofPanels) {
          kernels.packedTile(depth, fromA, atA, b, atB, factor, out, atOut, ld);
        } else if (isTall) {
          kernels.tallTile(kc, fromA, atA, rowA, colA, b, atB, rowB, factor, out, atOut, ld);
        } else {
          for (int s = 0; s < width; s += step) {
            kernels.tile(rows, step, kc, fromA, atA, rowA, colA, b, atB + s, rowB, factor, out, atOut + s, ld);
          }
        }
        if (isAside) {
          int again = j - begin;
          store(rows, cols - again, alpha, out, again, cols, beta, store, c, atC + again, ldc);
        }
      }
      postOps.apply(ic + i, jc, rows, nc, c, cOffset + i * ldc, ldc);
    }
  }

  /** Stores an m x n block of sums that were computed beside C; where rows follow each other, as one. */
  static void store(
      int m, int n, float alpha, float[] sums, int sumsOffset, int ld,
      float beta, int store, float[] c, int cOffset, int ldc) {
    boolean follow = ld == n && ldc == n;
    KERNELS.store(
        follow ? 1 : m, follow ? m * n : n, alpha, sums, sumsOffset, ld, beta, store, c, cOffset, ldc);
  }
}
