package lanewise.internal.provider;

import lanewise.internal.kernel.FloatFolds;
import lanewise.internal.kernel.Functions;

/** The scalar folds until the vector ones are compiled, a {@link Gate} for each step and way to use it. */
final class WarmingFloatFolds implements FloatFolds {

  private final FloatFolds vector;
  private final FloatFolds scalar;

  private final Gate[] folds = new Gate[Functions.count()];
  private final Gate[] combines = new Gate[Functions.count()];
  private final Gate[] reductions = new Gate[Functions.count()];
  private final Gate[] pairs = new Gate[Functions.count()];
  private final Gate[] ahead = new Gate[Functions.count()];
  private final float[] x = new float[8 * LANES];
  private final float[] lanes = new float[LANES];
  private final float[] results = new float[3];

  WarmingFloatFolds(FloatFolds vector, FloatFolds scalar) {
    this.vector = vector;
    this.scalar = scalar;
    for (int step = 0; step < folds.length; step++) {
      int number = step;
      folds[step] = new Gate(run -> vector.fold(number, length(run), x, 0, 1f, lanes));
      combines[step] = new Gate(run -> x[0] = vector.combine(number, lanes));
      reductions[step] = new Gate(run -> results[0] = vector.reduce(number, length(run), x, 0, 1f, 0f, lanes));
      pairs[step] = new Gate(run -> vector.reduceBoth(number, length(run), x, 0, 1f, 0f, lanes, results));
      ahead[step] = new Gate(run -> vector.reduceAhead(number, length(run), x, 0, 0, 1f, 0f, lanes, results));
    }
  }

  /**
   * With and without whole rounds of the lanes, an even and an odd number of them, whole vectors and single elements after
   * them; less than a vector.
   */
  private int length(int run) {
    int rounds = run < Gate.INTERPRETED ? 0 : (7 - run % 2) * LANES;
    return switch (run % 8) {
      case 0 -> 1;
      case 1 -> rounds;
      case 2 -> rounds + LANES / 2;
      default -> rounds + LANES - 1;
    };
  }

  @Override
  public void fold(int step, int n, float[] x, int xOffset, float y, float[] lanes) {
    (folds[step].isOpen() ? vector : scalar).fold(step, n, x, xOffset, y, lanes);
  }

  @Override
  public float combine(int step, float[] lanes) {
    return (combines[step].isOpen() ? vector : scalar).combine(step, lanes);
  }

  @Override
  public float reduce(int step, int n, float[] x, int xOffset, float y, float identity, float[] lanes) {
    return (reductions[step].isOpen() ? vector : scalar).reduce(step, n, x, xOffset, y, identity, lanes);
  }

  @Override
  public void reduceBoth(
      int step, int n, float[] x, int xOffset, float y, float identity, float[] lanes, float[] results) {
    (pairs[step].isOpen() ? vector : scalar).reduceBoth(step, n, x, xOffset, y, identity, lanes, results);
  }

  @Override
  public void reduceAhead(
      int step, int n, float[] x, int xOffset, int nextOffset, float y, float identity, float[] lanes,
      float[] results) {
    (ahead[step].isOpen() ? vector : scalar)
        .reduceAhead(step, n, x, xOffset, nextOffset, y, identity, lanes, results);
  }
}
