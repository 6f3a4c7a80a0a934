package lanewise.internal.gemm;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.internal.Parts;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Store;
import lanewise.internal.provider.Providers;

/**
 * y = alpha op(A) x + beta y for checked arguments. Without a transpose each element is a dot
 * product of a row; with one, rows of A are added up in blocks of KC, as a matrix product does.
 */
public final class FloatGemv {

  private static final FloatKernels KERNELS = Providers.floatKernels();

  /** Fewer elements of A than this are not worth a second thread. */
  private static final int PARALLEL_WORK = 1 << 17;

  /** Columns whose sums are kept in the first-level cache while rows are added to them. */
  private static final int CHUNK = FloatKernels.WORK;

  /** The least columns of a transposed matrix for a thread: 1 KiB of each row. */
  private static final int LEAST = (1 << 10) / Float.BYTES;

  /** Columns whose sums all lie in registers while rows are added, in the order of memory. */
  private static final int IN_REGISTERS = 8 * KERNELS.vectorLength();

  private FloatGemv() {}

  /** A is m x n; increments may be negative, offsets are those of element 0. */
  public static void gemv(
      boolean transA, int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY,
      Parallelism parallelism) {
    int length = transA ? n : m;
    if (length == 0) {
      return;
    }
    if (alpha == 0 || (transA ? m : n) == 0) {
      FloatVectors.scale(length, beta, y, yOffset, incY);
      return;
    }
    int threads = parallelism.threads();
    int least = transA ? LEAST : 1;
    boolean pays = threads > 1 && (long) m * n >= PARALLEL_WORK;
    if (pays && transA && n <= CHUNK && rowsPay(m, n, threads)) {
      addBlocks(m, n, alpha, a, aOffset, lda, x, xOffset, incX, beta, y, yOffset, incY, parallelism);
      return;
    }
    if (!pays || length < 2 * least) {
      piece(transA, m, n, alpha, a, aOffset, lda, x, xOffset, incX, beta, y, yOffset, incY);
      return;
    }
    int step = Math.ceilDiv(Math.ceilDiv(length, threads), least) * least;
    parallelism.run(
        Math.ceilDiv(length, step),
        task -> {
          int i = task * step;
          int size = Math.min(step, length - i);
          piece(
              transA, transA ? m : size, transA ? size : n, alpha,
              a, aOffset + (transA ? i : i * lda), lda,
              x, xOffset, incX, beta, y, yOffset + i * incY, incY);
        });
  }

  /** Whether a thread has less to do if it takes blocks of rows than if it takes columns, of which there are too few for all. */
  private static boolean rowsPay(int m, int n, int threads) {
    int pieces = Math.max(1, n / LEAST);
    int blocks = Math.ceilDiv(m, FloatBlocking.KC);
    return pieces < threads && (long) Math.ceilDiv(blocks, threads) * FloatBlocking.KC * pieces < m;
  }

  private static void piece(
      boolean transA, int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY) {
    if (transA) {
      addRows(m, n, alpha, a, aOffset, lda, x, xOffset, incX, beta, Store.first(beta), y, yOffset, incY);
    } else {
      dotRows(m, n, alpha, a, aOffset, lda, x, xOffset, incX, beta, y, yOffset, incY);
    }
  }

  private static void dotRows(
      int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY) {
    FloatScratch scratch = FloatScratch.local();
    float[] work = scratch.work();
    float[] vector = x;
    int at = xOffset;
    if (incX != 1) {
      vector = scratch.vector(n);
      at = 0;
      FloatVectors.gather(n, x, xOffset, incX, vector);
    }
    int store = Store.first(beta);
    if (incY == 1) {
      KERNELS.dotRows(
          m, n, a, aOffset, lda, vector, at, alpha, beta, store, y, yOffset, work);
      return;
    }
    float[] sums = scratch.sums(CHUNK);
    for (int i = 0; m - i > 0; i += CHUNK) {
      int rows = Math.min(CHUNK, m - i);
      KERNELS.dotRows(
          rows, n, a, aOffset + i * lda, lda, vector, at, 1f, 0f, Store.OVERWRITE, sums, 0, work);
      store(rows, alpha, sums, 0, beta, store, y, yOffset + i * incY, incY);
    }
  }

  /** {@code y = store(A^T x)}, the first block of KC rows as {@code first} says, see {@link Store}. */
  static void addRows(
      int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, int first, float[] y, int yOffset, int incY) {
    for (int i = 0; m - i > 0; i += FloatBlocking.KC) {
      int rows = Math.min(FloatBlocking.KC, m - i);
      int xi = xOffset + i * incX;
      int ai = aOffset + i * lda;
      int store = Store.of(i, first);
      if (n <= IN_REGISTERS && incY == 1) {
        KERNELS.sumRows(n, rows, x, xi, incX, a, ai, lda, alpha, beta, store, y, yOffset);
        continue;
      }
      float[] sums = FloatScratch.local().sums(CHUNK);
      for (int j = 0; n - j > 0; j += CHUNK) {
        int width = Math.min(CHUNK, n - j);
        sum(rows, width, a, ai + j, lda, x, xi, incX, sums, 0);
        store(width, alpha, sums, 0, beta, store, y, yOffset + j * incY, incY);
      }
    }
  }

  /** As {@link #addRows}, n up to CHUNK: each thread sums blocks of rows, so that A may be as narrow as it likes. */
  private static void addBlocks(
      int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY, Parallelism parallelism) {
    int blocks = Math.ceilDiv(m, FloatBlocking.KC);
    int wave = parallelism.threads() * (CHUNK / n);
    float[] sums = FloatScratch.local().sums(Math.min(blocks, wave) * n);
    for (int from = 0; blocks - from > 0; from += wave) {
      int first = from;
      int count = Math.min(wave, blocks - first);
      int parts = Math.min(parallelism.threads(), count);
      parallelism.run(
          parts,
          part -> {
            int end = Parts.bound(part + 1, parts, count, 1);
            for (int block = Parts.bound(part, parts, count, 1); block < end; block++) {
              int i = (first + block) * FloatBlocking.KC;
              sum(
                  Math.min(FloatBlocking.KC, m - i), n, a, aOffset + i * lda, lda, x, xOffset + i * incX, incX,
                  sums, block * n);
            }
          });
      for (int block = 0; block < count; block++) {
        store(n, alpha, sums, block * n, beta, Store.of(first + block, Store.first(beta)), y, yOffset, incY);
      }
    }
  }

  /** The sums over a block of rows, each times its element of x. */
  private static void sum(
      int rows, int n, float[] a, int aOffset, int lda, float[] x, int xOffset, int incX, float[] sums, int at) {
    if (n <= IN_REGISTERS) {
      KERNELS.sumRows(n, rows, x, xOffset, incX, a, aOffset, lda, 1f, 0f, Store.OVERWRITE, sums, at);
    } else {
      Arrays.fill(sums, at, at + n, 0f);
      KERNELS.addRows(n, rows, x, xOffset, incX, a, aOffset, lda, sums, at);
    }
  }

  /** Stores up to {@code CHUNK} sums, see {@link Store}. */
  private static void store(
      int n, float alpha, float[] sums, int at, float beta, int store, float[] y, int yOffset, int incY) {
    if (incY == 1) {
      KERNELS.store(1, n, alpha, sums, at, n, beta, store, y, yOffset, n);
      return;
    }
    float[] dense = FloatScratch.local().tile();
    if (store != Store.OVERWRITE) {
      FloatVectors.gather(n, y, yOffset, incY, dense);
    }
    KERNELS.store(1, n, alpha, sums, at, n, beta, store, dense, 0, n);
    for (int j = 0; j < n; j++) {
      y[yOffset + j * incY] = dense[j];
    }
  }
}
