package lanewise.internal.provider;

import lanewise.internal.kernel.FloatMaps;
import lanewise.internal.kernel.Functions;

/**
 * The scalar loops until the vector loops are compiled, one {@link Gate} for each function and choice of
 * the operands that are numbers.
 */
final class WarmingFloatMaps implements FloatMaps {

  private final FloatMaps vector;
  private final FloatMaps scalar;
  private final int vectorLength;
  private final int length;

  private final Gate[] gates = new Gate[Functions.count() << 3];
  private final Gate[] rows = new Gate[Functions.count()];
  private final float[] x;
  private final float[] y;
  private final float[] z;
  private final float[] huge;
  private final float[] zeros;

  WarmingFloatMaps(FloatMaps vector, FloatMaps scalar) {
    this.vector = vector;
    this.scalar = scalar;
    vectorLength = vector.vectorLength();
    length = 8 * vectorLength;
    x = new float[length];
    y = new float[length];
    z = new float[length];
    huge = new float[length];
    zeros = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = 4f / length * i - 0.5f;
      y[i] = 0.8f - 1.3f / length * i;
      huge[i] = (i - 2f) * (Float.MAX_VALUE / 256);
    }
    zeros[length - 1] = Float.MIN_VALUE;
    for (int function = 0; function < Functions.count(); function++) {
      int number = function;
      rows[number] = new Gate(run -> trainRows(number, run));
      for (int numbers = 0; numbers < 7; numbers++) {
        int xStep = 1 - (numbers & 1);
        int yStep = 1 - (numbers >> 1 & 1);
        int zStep = 1 - (numbers >> 2 & 1);
        gates[function << 3 | numbers] = new Gate(run -> train(number, xStep, yStep, zStep, run));
      }
    }
  }

  /** Now and then with arguments that take the long way of the functions that have one: large ones, and zeros but for one. */
  private void train(int function, int xStep, int yStep, int zStep, int run) {
    int n = run < Gate.INTERPRETED ? vectorLength : length;
    boolean isZero = run % 16 == 8;
    float[] first = run % 16 == 0 ? huge : isZero ? zeros : x;
    float[] second = isZero ? zeros : y;
    // Another number each time, where an operand is one.
    int number = (run + run / 16) % length;
    int xAt = xStep == 0 ? number : 0;
    int yAt = yStep == 0 ? number : 0;
    int zAt = zStep == 0 ? number : 0;
    switch (Functions.operands(function)) {
      case 1 -> vector.map(function, n, first, xAt, xStep, z, 0);
      case 2 -> vector.map(function, n, first, xAt, xStep, second, yAt, yStep, z, 0);
      default -> vector.map(function, n, first, xAt, xStep, second, yAt, yStep, x, zAt, zStep, z, 0);
    }
  }

  /** Several rows at once, and single ones that are longer. */
  private void trainRows(int function, int run) {
    int m = run / 2 % 2 == 0 ? 2 : 1;
    int n = run < Gate.INTERPRETED ? vectorLength : length / m - run % 2;
    vector.mapRows(function, m, n, x, 0, n, y, 0, y, 0, x, y, z, 0, n);
  }

  @Override
  public int vectorLength() {
    return vectorLength;
  }

  private FloatMaps maps(int function, int numbers) {
    return gates[function << 3 | numbers].isOpen() ? vector : scalar;
  }

  @Override
  public void map(int function, int n, float[] x, int xOffset, int xStep, float[] out, int outOffset) {
    maps(function, 0).map(function, n, x, xOffset, xStep, out, outOffset);
  }

  @Override
  public void map(
      int function, int n, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep,
      float[] out, int outOffset) {
    maps(function, 1 - xStep | 1 - yStep << 1)
        .map(function, n, x, xOffset, xStep, y, yOffset, yStep, out, outOffset);
  }

  @Override
  public void map(
      int function, int n, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep,
      float[] z, int zOffset, int zStep, float[] out, int outOffset) {
    maps(function, 1 - xStep | 1 - yStep << 1 | 1 - zStep << 2)
        .map(function, n, x, xOffset, xStep, y, yOffset, yStep, z, zOffset, zStep, out, outOffset);
  }

  @Override
  public void mapRows(
      int function, int m, int n, float[] x, int xOffset, int ldx, float[] y, int yOffset, float[] z, int zOffset,
      float[] u, float[] v, float[] out, int outOffset, int ldo) {
    (rows[function].isOpen() ? vector : scalar)
        .mapRows(function, m, n, x, xOffset, ldx, y, yOffset, z, zOffset, u, v, out, outOffset, ldo);
  }
}
