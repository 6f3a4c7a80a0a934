package lanewise.internal.gemm;

import lanewise.Parallelism;
import lanewise.internal.Parts;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Store;
import lanewise.internal.provider.Providers;

/**
 * A matrix product cut for several threads: C into blocks of rows and columns or, where C is small
 * and k long, k into its KC blocks, whose sums are folded in order. Either way an element goes
 * through the same operations as on one thread.
 */
final class FloatGemmTeam {

  private static final FloatKernels KERNELS = Providers.floatKernels();

  /** The least rows or columns of a block of C: below that, tiles and packing do not pay. */
  private static final int LEAST = 64;

  /**
   * Blocks for each of more than two threads, which draw them one by one: among many threads there is often one that shares
   * its core or is interrupted, and nobody should wait for it.
   */
  private static final int MOST_EACH = 4;

  /** The least rows or columns of a block where a thread has more than one: below that, packing costs more than waiting. */
  private static final int LEAST_OF_MANY = 128;

  /** The largest C of which a thread may hold sums of its own. */
  private static final int SMALL_C = 1 << 16;

  private FloatGemmTeam() {}

  static void gemm(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, int first, float[] c, int cOffset, int ldc,
      FloatPostOps postOps, Parallelism parallelism) {
    int threads = parallelism.threads();
    int blocks = (k + FloatBlocking.KC - 1) / FloatBlocking.KC;
    int mostBlocksOfC = Math.ceilDiv(m, LEAST) * Math.ceilDiv(n, LEAST);
    if (mostBlocksOfC < threads && blocks > 1 && (long) m * n <= SMALL_C) {
      splitK(
          transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb,
          beta, first, c, cOffset, ldc, postOps, parallelism);
      return;
    }
    int down = 0;
    int across = 1;
    for (int each = threads > 2 ? MOST_EACH : 1; each >= 1 && down == 0; each /= 2) {
      down = equalCuts(m, n, each * threads, each > 1 ? LEAST_OF_MANY : LEAST);
      across = down == 0 ? 1 : each * threads / down;
    }
    if (down == 0) {
      // More blocks than threads: not all of them come out equal. Cut along the longer side first.
      down = 1;
      while (down * across < 2 * threads) {
        if (m / (down + 1) >= LEAST && (long) m * across >= (long) n * down) {
          down++;
        } else if (n / (across + 1) >= LEAST) {
          across++;
        } else if (m / (down + 1) >= LEAST) {
          down++;
        } else {
          break;
        }
      }
    }
    int cutsDown = down;
    int cutsAcross = across;
    parallelism.run(
        down * across,
        task -> {
          // At whole tiles.
          int i = Parts.bound(task / cutsAcross, cutsDown, m, KERNELS.packedRows());
          int j = Parts.bound(task % cutsAcross, cutsAcross, n, KERNELS.packedCols());
          int rows = Parts.bound(task / cutsAcross + 1, cutsDown, m, KERNELS.packedRows()) - i;
          int cols = Parts.bound(task % cutsAcross + 1, cutsAcross, n, KERNELS.packedCols()) - j;
          FloatGemm.block(
              transA, transB, rows, cols, k,
              alpha, a, aOffset + (transA ? i : i * lda), lda,
              b, bOffset + (transB ? j * ldb : j), ldb,
              beta, first, c, cOffset + i * ldc + j, ldc,
              postOps.at(i, j));
        });
  }

  /**
   * Into how many rows of blocks C is cut if there are {@code blocks}, equal but for tiles, as square as can be and of at
   * least {@code least} rows and columns: each block packs what it needs by itself, and rather B twice than A, which is
   * transposed. 0 if there is no such cut.
   */
  private static int equalCuts(int m, int n, int blocks, int least) {
    int best = 0;
    double leastSkew = Double.POSITIVE_INFINITY;
    for (int down = Math.min(blocks, m / least); down >= 1; down--) {
      int across = blocks / down;
      double skew = Math.abs(m / (double) down - n / (double) across);
      if (down * across == blocks && n / across >= least && skew < leastSkew) {
        best = down;
        leastSkew = skew;
      }
    }
    return best;
  }

  /** Each KC block of k is summed into a matrix of its own; then they are stored in order. */
  private static void splitK(
      boolean transA, boolean transB, int m, int n, int k,
      float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
      float beta, int first, float[] c, int cOffset, int ldc,
      FloatPostOps postOps, Parallelism parallelism) {
    int wave = Math.min(Math.ceilDiv(k, FloatBlocking.KC), 4 * parallelism.threads());
    float[] sums = FloatScratch.local().sums(wave * m * n);
    for (int begin = 0; begin < k; begin += wave * FloatBlocking.KC) {
      int from = begin;
      int blocks = Math.min(wave, Math.ceilDiv(k - from, FloatBlocking.KC));
      parallelism.run(
          blocks,
          block -> {
            int p = from + block * FloatBlocking.KC;
            FloatGemm.block(
                transA, transB, m, n, Math.min(FloatBlocking.KC, k - p),
                1f, a, aOffset + (transA ? p * lda : p), lda,
                b, bOffset + (transB ? p : p * ldb), ldb,
                0f, Store.OVERWRITE, sums, block * m * n, n, FloatPostOps.NONE);
          });
      for (int block = 0; block < blocks; block++) {
        int store = Store.of(from + block * FloatBlocking.KC, first);
        FloatGemm.store(m, n, alpha, sums, block * m * n, n, beta, store, c, cOffset, ldc);
      }
    }
    postOps.apply(0, 0, m, n, c, cOffset, ldc);
  }
}
