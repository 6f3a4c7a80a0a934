package lanewise.internal.reduction;

import lanewise.Parallelism;
import lanewise.internal.Parts;
import lanewise.internal.kernel.FloatFolds;
import lanewise.internal.kernel.Functions;
import lanewise.internal.provider.Providers;

/** The variance of a run: the deviations and their squares are summed in one pass, in the order of {@link FloatRun}. */
final class FloatMoments {

  private static final FloatFolds FOLDS = Providers.floatFolds();
  private static final int BLOCK = FloatRun.BLOCK;

  private FloatMoments() {}

  /** The variance of a row, and in {@code sums.results[2]} the sum of the row at {@code nextOffset}. */
  static float varianceAndNextSum(int n, float[] x, int xOffset, int nextOffset, float mean, FloatSums sums) {
    if (n <= BLOCK) {
      FOLDS.reduceAhead(
          Functions.DEVIATION_STEP, n, x, xOffset, nextOffset, mean, 0f, sums.lanes, sums.results);
      return variance(n, sums.results[0], sums.results[1]);
    }
    float variance = variance(n, x, xOffset, mean, Parallelism.NONE);
    sums.results[2] = FloatRun.sum(n, x, nextOffset, Parallelism.NONE);
    return variance;
  }

  static float variance(int n, float[] x, int xOffset, float mean, Parallelism parallelism) {
    FloatSums sums = FloatSums.local();
    if (n <= BLOCK) {
      block(n, x, xOffset, mean, sums);
      return variance(n, sums.results[0], sums.results[1]);
    }
    int length = FloatRun.blockLength(n);
    int blocks = Math.ceilDiv(n, length);
    float[] partials = sums.partials(2 * blocks);
    int tasks = Parts.ofRows(1, n, parallelism);
    if (tasks == 1) {
      blocks(0, blocks, length, n, x, xOffset, mean, partials);
    } else {
      Parts.run(tasks, blocks, 1, parallelism, (from, to) -> blocks(from, to, length, n, x, xOffset, mean, partials));
    }
    float deviations = FloatRun.block(FloatFold.SUM, blocks, partials, 0, 0f);
    float squares = FloatRun.block(FloatFold.SUM, blocks, partials, partials.length / 2, 0f);
    return variance(n, deviations, squares);
  }

  /** The sums of block b go to {@code partials[b]} and as far behind the middle. */
  private static void blocks(
      int from, int to, int length, int n, float[] x, int xOffset, float mean, float[] partials) {
    FloatSums sums = FloatSums.local();
    for (int b = from; b < to; b++) {
      block(Math.min(length, n - b * length), x, xOffset + b * length, mean, sums);
      partials[b] = sums.results[0];
      partials[partials.length / 2 + b] = sums.results[1];
    }
  }

  private static void block(int n, float[] x, int xOffset, float mean, FloatSums sums) {
    FOLDS.reduceBoth(Functions.DEVIATION_STEP, n, x, xOffset, mean, 0f, sums.lanes, sums.results);
  }

  /**
   * The sum of deviations, which only the rounding of the mean keeps from 0, corrects that of their squares. Divided first, it
   * cannot overflow where they do not.
   */
  static float variance(int n, float deviations, float squares) {
    return Math.max(squares - deviations * (deviations / n), 0f) / n;
  }
}
