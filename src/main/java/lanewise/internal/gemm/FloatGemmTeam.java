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
    int down = equalCuts(m, n, threads);
    int across = 1;
    if (down > 0) {
      across = threads / down;
    } else {
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
   * Into how many rows of blocks C is cut if there is one block for each thread, all equal and as square
   * as can be: each block packs what it needs by itself, so the fewer the better, and rather B twice
   * than A, which is transposed. 0 if there is no such cut.
   */
  private static int equalCuts(int m, int n, int threads) {
    int best = 0;
    double leastSkew = Double.POSITIVE_INFINITY;
    for (int down = Math.min(threads, m / LEAST); down >= 1; down--) {
      int across = threads / down;
      double skew = Math.abs(m / (double) down - n / (double) across);
      if (down * across == threads && n / across >= LEAST && skew < leastSkew) {
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
