package lanewise.internal.provider;

import lanewise.internal.kernel.FloatFolds;
import lanewise.internal.kernel.Functions;

/** The scalar folds until the vector ones are compiled, two {@link Gate}s for each step. */
final class WarmingFloatFolds implements FloatFolds {

  /** Runs before the interpreter hands over to the first compiler, kept as short as possible. */
  private static final int INTERPRETED = 300;

  private final FloatFolds vector;
  private final FloatFolds scalar;

  private final Gate[] folds = new Gate[Functions.count()];
  private final Gate[] combines = new Gate[Functions.count()];
  private final float[] x = new float[8 * LANES];
  private final float[] lanes = new float[LANES];

  WarmingFloatFolds(FloatFolds vector, FloatFolds scalar) {
    this.vector = vector;
    this.scalar = scalar;
    for (int step = 0; step < folds.length; step++) {
      int number = step;
      folds[step] = new Gate(run -> vector.fold(number, length(run), x, 0, 1f, lanes));
      combines[step] = new Gate(run -> x[0] = vector.combine(number, lanes));
    }
  }

  /** With and without whole rounds of the lanes, whole vectors and single elements after them. */
  private int length(int run) {
    return (run < INTERPRETED ? 0 : 7 * LANES) + LANES - 1 - run % 2;
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
  public float reduce(
      int step, int combine, int n, float[] x, int xOffset, float y, float identity, float[] lanes) {
    FloatFolds folds = this.folds[step].isOpen() && combines[combine].isOpen() ? vector : scalar;
    return folds.reduce(step, combine, n, x, xOffset, y, identity, lanes);
  }
}
