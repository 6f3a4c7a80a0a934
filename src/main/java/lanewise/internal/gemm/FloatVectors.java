package lanewise.internal.gemm;

import lanewise.internal.FloatScaling;
import lanewise.internal.kernel.FloatFolds;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.kernel.Functions;
import lanewise.internal.provider.Providers;

/**
 * Operations on vectors for checked arguments. A strided vector is read block by block into
 * contiguous scratch; the blocks are whole rounds of the virtual lanes, so that each element keeps
 * its lane. Offsets are those of element 0, increments may be negative.
 */
public final class FloatVectors {

  private static final FloatKernels KERNELS = Providers.floatKernels();
  private static final FloatFolds FOLDS = Providers.floatFolds();
  private static final int BLOCK = 16 * FloatKernels.LANES;

  /** Elements of a long dot product: two operands of 16 KiB (of doubles 32) take most of the first-level cache. */
  private static final int LONG = 1 << 12;

  private FloatVectors() {}

  /** The sum of {@code x[p] * y[p]} in virtual lanes. */
  public static float dot(
      int n, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    FloatScratch scratch = FloatScratch.local();
    if (incX == 1 && incY == 1) {
      return n < LONG
          ? KERNELS.dot(n, x, xOffset, y, yOffset, scratch.work())
          : KERNELS.longDot(n, x, xOffset, y, yOffset, scratch.work());
    }
    float[] lanes = scratch.zeroLanes();
    for (int p = 0; p < n; p++) {
      int lane = p & FloatKernels.LANES - 1;
      lanes[lane] = Math.fma(x[xOffset + p * incX], y[yOffset + p * incY], lanes[lane]);
    }
    return FOLDS.combine(Functions.SUM_STEP, lanes);
  }

  /** {@code y[p] = fma(alpha, x[p], y[p])}. */
  public static void axpy(
      int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    if (incX == 1 && incY == 1) {
      KERNELS.axpy(n, alpha, x, xOffset, y, yOffset);
      return;
    }
    for (int p = 0; p < n; p++) {
      int at = yOffset + p * incY;
      y[at] = Math.fma(alpha, x[xOffset + p * incX], y[at]);
    }
  }

  /** {@code x[p] = alpha * x[p]}. */
  public static void scal(int n, float alpha, float[] x, int xOffset, int incX) {
    if (incX == 1) {
      KERNELS.scal(n, alpha, x, xOffset);
      return;
    }
    for (int p = 0; p < n; p++) {
      x[xOffset + p * incX] = alpha * x[xOffset + p * incX];
    }
  }

  /** {@code x[p] = beta == 0 ? 0 : beta * x[p]}: with a factor of 0, x is not read. */
  static void scale(int n, float beta, float[] x, int xOffset, int incX) {
    if (beta == 0) {
      for (int p = 0; p < n; p++) {
        x[xOffset + p * incX] = 0f;
      }
    } else if (beta != 1) {
      scal(n, beta, x, xOffset, incX);
    }
  }

  /** {@code a[i, j] = fma(alpha * x[i], y[j], a[i, j])}. */
  public static void ger(
      int m, int n, float alpha, float[] x, int xOffset, int incX,
      float[] y, int yOffset, int incY, float[] a, int aOffset, int lda) {
    float[] row = y;
    int at = yOffset;
    if (incY != 1) {
      row = FloatScratch.local().vector(n);
      at = 0;
      gather(n, y, yOffset, incY, row);
    }
    for (int i = 0; i < m; i++) {
      KERNELS.axpy(n, alpha * x[xOffset + i * incX], row, at, a, aOffset + i * lda);
    }
  }

  /** The sum of {@code abs(x[p])} in virtual lanes. */
  public static float asum(int n, float[] x, int xOffset, int incX) {
    return reduce(Functions.MAGNITUDE_STEP, n, x, xOffset, incX, 0f);
  }

  /**
   * The Euclidean norm. The squares are summed as they are; only if that left the range in which no
   * term is lost, again with x scaled by a power of two that brings its largest element to [1, 2).
   */
  public static float nrm2(int n, float[] x, int xOffset, int incX) {
    float sum = reduce(Functions.SCALED_SQUARE_STEP, n, x, xOffset, incX, 1f);
    if (FloatScaling.isInRange(sum)) {
      return (float) Math.sqrt(sum);
    }
    float max = reduce(Functions.MAX_MAGNITUDE_STEP, n, x, xOffset, incX, 0f);
    if (!(max > 0f && max <= Float.MAX_VALUE)) {
      return max;
    }
    int exponent = FloatScaling.exponent(max);
    sum = reduce(Functions.SCALED_SQUARE_STEP, n, x, xOffset, incX, Math.scalb(1f, -exponent));
    return Math.scalb((float) Math.sqrt(sum), exponent);
  }

  /** A reduction with a step that begins with 0; y is its number, if it has one. */
  private static float reduce(int step, int n, float[] x, int xOffset, int incX, float y) {
    FloatScratch scratch = FloatScratch.local();
    float[] lanes = scratch.zeroLanes();
    if (incX == 1) {
      return FOLDS.reduceRun(step, n, x, xOffset, y, 0f, lanes);
    }
    float[] block = scratch.vector(BLOCK);
    for (int begin = 0; n - begin > 0; begin += BLOCK) {
      int length = Math.min(BLOCK, n - begin);
      gather(length, x, xOffset + begin * incX, incX, block);
      FOLDS.fold(step, length, block, 0, y, lanes);
    }
    return FOLDS.combine(Functions.combine(step), lanes);
  }

  /** The first index of a NaN or, without one, of the largest magnitude; -1 if n is 0. */
  public static int iamax(int n, float[] x, int xOffset, int incX) {
    if (n == 0) {
      return -1;
    }
    float max = reduce(Functions.MAX_MAGNITUDE_STEP, n, x, xOffset, incX, 0f);
    int p = 0;
    // Float.compare is equal for equal numbers and for NaN; magnitudes have no -0.
    while (Float.compare(Math.abs(x[xOffset + p * incX]), max) != 0) {
      p++;
    }
    return p;
  }

  /** {@code to[p] = x[p]}. */
  static void gather(int n, float[] x, int xOffset, int incX, float[] to) {
    for (int p = 0; p < n; p++) {
      to[p] = x[xOffset + p * incX];
    }
  }
}
