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

  private FloatGemv() {}

  /** A is m x n; increments may be negative, offsets are those of the first element in memory. */
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
    int least = transA ? CHUNK : 1;
    if (threads == 1 || (long) m * n < PARALLEL_WORK || length < 2 * least) {
      piece(transA, m, n, alpha, a, aOffset, lda, x, xOffset, incX, beta, y, yOffset, incY);
      return;
    }
    int step = Math.ceilDiv(Math.ceilDiv(length, 2 * threads), least) * least;
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
    float[] vector = x;
    int at = xOffset;
    if (incX != 1) {
      vector = scratch.vector(n);
      at = 0;
      for (int p = 0; p < n; p++) {
        vector[p] = x[xOffset + p * incX];
      }
    }
    int store = Store.of(0, beta);
    int i = 0;
    for (; i <= m - 4; i += 4) {
      float[] lanes = scratch.zeroFourLanes();
      KERNELS.dotFourRows(n, a, aOffset + i * lda, lda, vector, at, lanes);
      KERNELS.foldLanes(4, lanes, lanes, 0);
      for (int r = 0; r < 4; r++) {
        store(alpha, lanes[r], beta, store, y, yOffset + (i + r) * incY);
      }
    }
    for (; i < m; i++) {
      float[] lanes = scratch.zeroLanes();
      KERNELS.dot(n, a, aOffset + i * lda, vector, at, lanes);
      KERNELS.foldLanes(1, lanes, lanes, 0);
      store(alpha, lanes[0], beta, store, y, yOffset + i * incY);
    }
  }

  private static void store(float alpha, float sum, float beta, int store, float[] y, int at) {
    y[at] = store == Store.OVERWRITE ? alpha * sum : Math.fma(beta, y[at], alpha * sum);
  }

  private static void addRows(
      int m, int n, float alpha, float[] a, int aOffset, int lda,
      float[] x, int xOffset, int incX, float beta, float[] y, int yOffset, int incY) {
    float[] sums = FloatScratch.local().sums(CHUNK);
    for (int jc = 0; jc < n; jc += CHUNK) {
      int width = Math.min(CHUNK, n - jc);
      for (int pc = 0; pc < m; pc += FloatBlocking.KC) {
        int kc = Math.min(FloatBlocking.KC, m - pc);
        Arrays.fill(sums, 0, width, 0f);
        KERNELS.addRows(
            width, kc, x, xOffset + pc * incX, incX, a, aOffset + pc * lda + jc, lda, sums, 0);
        int store = Store.of(pc, beta);
        if (incY == 1) {
          KERNELS.store(width, alpha, sums, 0, beta, store, y, yOffset + jc);
        } else {
          for (int j = 0; j < width; j++) {
            KERNELS.store(1, alpha, sums, j, beta, store, y, yOffset + (jc + j) * incY);
          }
        }
      }
    }
  }
}
