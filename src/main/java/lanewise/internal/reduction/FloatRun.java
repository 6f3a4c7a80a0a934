package lanewise.internal.reduction;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.internal.FloatScaling;
import lanewise.internal.Parts;
import lanewise.internal.elementwise.FloatElementwise;
import lanewise.internal.kernel.FloatFolds;
import lanewise.internal.kernel.FloatKernels;
import lanewise.internal.math.FloatLog;
import lanewise.internal.provider.Providers;

/**
 * Reductions of n elements that follow each other. The elements are cut into blocks of {@link #blockLength};
 * each is folded into virtual lanes and these into one number, and the numbers of the blocks are folded
 * like elements. So blocks may be computed by different threads.
 */
public final class FloatRun {

  /** The most elements of a block, part of the order of evaluation. */
  static final int BLOCK = 1 << 16;

  private static final FloatKernels KERNELS = Providers.floatKernels();
  private static final FloatFolds FOLDS = Providers.floatFolds();

  private FloatRun() {}

  /**
   * The elements of each block but the last: a run of more than {@link #BLOCK} is cut into an even number of blocks, which two
   * threads can share, of as many whole rounds of the lanes; for the last one that leaves less, and of very long runs nothing.
   */
  static int blockLength(int n) {
    return n <= BLOCK
        ? n
        : Math.ceilDiv(Math.ceilDiv(n, 2 * Math.ceilDiv(n, 2 * BLOCK)), FloatFolds.LANES) * FloatFolds.LANES;
  }

  static float fold(FloatFold fold, int n, float[] x, int xOffset, float y, Parallelism parallelism) {
    if (n <= BLOCK) {
      return block(fold, n, x, xOffset, y);
    }
    int tasks = Parts.ofRows(1, n, parallelism);
    // An extreme does not depend on where it is cut, so each thread has as much.
    int length = fold.isExtreme() ? Math.min(BLOCK, Parts.bound(1, tasks, n, FloatFolds.LANES)) : blockLength(n);
    int blocks = Math.ceilDiv(n, length);
    float[] partials = FloatSums.local().partials(blocks);
    if (tasks == 1) {
      blocks(fold, 0, blocks, length, n, x, xOffset, y, partials);
    } else {
      Parts.run(
          tasks, blocks, 1, parallelism,
          (from, to) -> blocks(fold, from, to, length, n, x, xOffset, y, partials));
    }
    return block(fold.ofPartials(), blocks, partials, 0, 0f);
  }

  private static void blocks(
      FloatFold fold, int from, int to, int length, int n, float[] x, int xOffset, float y, float[] partials) {
    for (int b = from; b < to; b++) {
      partials[b] = block(fold, Math.min(length, n - b * length), x, xOffset + b * length, y);
    }
  }

  static float block(FloatFold fold, int n, float[] x, int xOffset, float y) {
    if (n == 0) {
      return fold.identity;
    }
    if (fold == FloatFold.MAX) {
      return KERNELS.max(n, x, xOffset);
    }
    if (fold == FloatFold.MIN) {
      return KERNELS.min(n, x, xOffset);
    }
    FloatSums sums = FloatSums.local();
    if (!fold.hasTerm()) {
      return FOLDS.reduceRun(fold.step, n, x, xOffset, y, fold.identity, sums.lanes);
    }
    Arrays.fill(sums.lanes, fold.identity);
    for (int p = 0; p < n; p += FloatSums.TERMS) {
      int length = Math.min(FloatSums.TERMS, n - p);
      FloatElementwise.withNumber(fold.term, length, x, xOffset + p, y, sums.terms, 0);
      FOLDS.fold(fold.step, length, sums.terms, 0, 0f, sums.lanes);
    }
    return FOLDS.combine(fold.combine, sums.lanes);
  }

  public static float sum(int n, float[] x, int xOffset, Parallelism parallelism) {
    return fold(FloatFold.SUM, n, x, xOffset, 0f, parallelism);
  }

  public static float mean(int n, float[] x, int xOffset, Parallelism parallelism) {
    return sum(n, x, xOffset, parallelism) / n;
  }

  public static float product(int n, float[] x, int xOffset, Parallelism parallelism) {
    return fold(FloatFold.PRODUCT, n, x, xOffset, 0f, parallelism);
  }

  public static float min(int n, float[] x, int xOffset, Parallelism parallelism) {
    return fold(FloatFold.MIN, n, x, xOffset, 0f, parallelism);
  }

  public static float max(int n, float[] x, int xOffset, Parallelism parallelism) {
    return fold(FloatFold.MAX, n, x, xOffset, 0f, parallelism);
  }

  public static float variance(int n, float[] x, int xOffset, Parallelism parallelism) {
    return FloatMoments.variance(n, x, xOffset, mean(n, x, xOffset, parallelism), parallelism);
  }

  public static float standardDeviation(int n, float[] x, int xOffset, Parallelism parallelism) {
    return (float) Math.sqrt(variance(n, x, xOffset, parallelism));
  }

  public static float norm1(int n, float[] x, int xOffset, Parallelism parallelism) {
    return fold(FloatFold.MAGNITUDES, n, x, xOffset, 0f, parallelism);
  }

  public static float normInf(int n, float[] x, int xOffset, Parallelism parallelism) {
    return fold(FloatFold.MAX_MAGNITUDE, n, x, xOffset, 0f, parallelism);
  }

  /** The squares are summed as they are, and again with x scaled by a power of two if that left the range. */
  public static float norm2(int n, float[] x, int xOffset, Parallelism parallelism) {
    float sum = fold(FloatFold.SQUARES, n, x, xOffset, 1f, parallelism);
    if (FloatScaling.isInRange(sum)) {
      return (float) Math.sqrt(sum);
    }
    float max = normInf(n, x, xOffset, parallelism);
    if (!(max > 0f && max <= Float.MAX_VALUE)) {
      return max;
    }
    int exponent = FloatScaling.exponent(max);
    sum = fold(FloatFold.SQUARES, n, x, xOffset, Math.scalb(1f, -exponent), parallelism);
    return Math.scalb((float) Math.sqrt(sum), exponent);
  }

  /** Infinite and NaN maxima are the result themselves. */
  public static float logSumExp(int n, float[] x, int xOffset, Parallelism parallelism) {
    float max = max(n, x, xOffset, parallelism);
    return Float.isFinite(max)
        ? max + FloatLog.log(fold(FloatFold.EXPONENTIALS, n, x, xOffset, max, parallelism))
        : max;
  }
}
