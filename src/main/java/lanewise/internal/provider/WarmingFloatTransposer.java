package lanewise.internal.provider;

import lanewise.internal.kernel.FloatTransposer;

/** The scalar transpose until the vector one is compiled. */
final class WarmingFloatTransposer implements FloatTransposer {

  /** Runs before the interpreter hands over to the first compiler, kept as short as possible. */
  private static final int INTERPRETED = 300;

  /** Rows and columns of a tile that goes by way of a block. */
  private static final int TILE = 256 / Float.BYTES;

  private final FloatTransposer vector;
  private final FloatTransposer training;
  private final FloatTransposer scalar;
  private final int vectorLength;
  private final float[] x = new float[TILE * TILE];
  private final float[] out = new float[TILE * TILE];
  private final Gate gate = new Gate(this::train);

  /** {@code training} takes small matrices as {@code vector} takes large ones. */
  WarmingFloatTransposer(
      FloatTransposer vector, FloatTransposer training, FloatTransposer scalar, int vectorLength) {
    this.vector = vector;
    this.training = training;
    this.scalar = scalar;
    this.vectorLength = vectorLength;
  }

  /** With and without edges, rows of several blocks, less than a vector, and whole tiles. */
  private void train(int run) {
    int m = vectorLength + run / 2 % 2;
    int n = run < INTERPRETED ? vectorLength : 4 * vectorLength + run % 2;
    if (run % 16 == 15) {
      n = 1;
    } else if (run >= INTERPRETED && run % 4 == 0) {
      m = TILE;
      n = TILE;
    }
    (run % 2 == 0 ? training : vector).transpose(m, n, x, 0, n, out, 0, m);
  }

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatTransposer open = gate.isOpen() ? vector : scalar;
    open.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo);
  }
}
