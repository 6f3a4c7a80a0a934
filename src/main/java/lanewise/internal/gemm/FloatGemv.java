package lanewise.internal.gemm;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Store;
import lanewise.internal.provider.Providers;

/**
 * y = alpha op(A) x + beta y for checked arguments. Without a transpose each element is a dot
 * product of a row; with one, rows of A are added up in blocks of KC, as a matrix product does.
 */
public final class FloatGemv {

  private static final FloatKernels KERNELS = Providers.FLOAT;

  /** Fewer elements of A than this are not worth a second thread. */
  private static final int PARALLEL_WORK = 1 << 17;

  /** Columns whose sums are kept in the first-level cache while rows are added to them. */
  private static final int CHUNK = (16 << 10) / Float.BYTES;

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
    if (threads == 1 || (long) m * n < PARALLEL_WORK || length < 2 * least) {
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

  private static void piece(
      boolean transA, int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY) {
    if (transA) {
      addRows(m, n, alpha, a, aOffset, lda, x, xOffset, incX, beta, y, yOffset, incY);
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
      store(rows, alpha, sums, beta, store, y, yOffset + i * incY, incY);
    }
  }

  private static void addRows(
      int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY) {
    for (int pc = 0; m - pc > 0; pc += FloatBlocking.KC) {
      int kc = Math.min(FloatBlocking.KC, m - pc);
      int xp = xOffset + pc * incX;
      int ap = aOffset + pc * lda;
      int store = Store.of(pc, Store.first(beta));
      if (n <= IN_REGISTERS && incY == 1) {
        KERNELS.sumRows(n, kc, x, xp, incX, a, ap, lda, alpha, beta, store, y, yOffset);
        continue;
      }
      float[] sums = FloatScratch.local().sums(CHUNK);
      for (int j = 0; n - j > 0; j += CHUNK) {
        int width = Math.min(CHUNK, n - j);
        Arrays.fill(sums, 0, width, 0f);
        KERNELS.addRows(width, kc, x, xp, incX, a, ap + j, lda, sums, 0);
        store(width, alpha, sums, beta, store, y, yOffset + j * incY, incY);
      }
    }
  }

  private static void store(
      int n, float alpha, float[] sums, float beta, int store, float[] y, int yOffset, int incY) {
    if (incY == 1) {
      KERNELS.store(n, alpha, sums, 0, beta, store, y, yOffset);
      return;
    }
    for (int j = 0; j < n; j++) {
      KERNELS.store(1, alpha, sums, j, beta, store, y, yOffset + j * incY);
    }
  }
}
