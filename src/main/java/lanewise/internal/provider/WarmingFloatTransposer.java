package lanewise.internal.provider;

import lanewise.internal.kernel.FloatTransposer;

/** The scalar transpose until the vector one is compiled. */
final class WarmingFloatTransposer implements FloatTransposer {

  private final FloatTransposer vector;
  private final FloatTransposer scalar;
  private final int vectorLength;
  private final float[] x = new float[3 * 512];
  private final float[] out = new float[3 * 512];
  private final Gate gate = new Gate(this::train);

  WarmingFloatTransposer(FloatTransposer vector, FloatTransposer scalar, int vectorLength) {
    this.vector = vector;
    this.scalar = scalar;
    this.vectorLength = vectorLength;
  }

  /** With and without edges, rows of several blocks, and less than a vector. */
  private void train(int run) {
    int m = vectorLength + run / 2 % 2;
    int n = run < Gate.INTERPRETED ? vectorLength : 4 * vectorLength + run % 2;
    if (run % 16 == 15) {
      n = 1;
    }
    vector.transpose(m, n, x, 0, n, out, 0, m);
  }

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatTransposer open = gate.isOpen() ? vector : scalar;
    open.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo);
  }
}
