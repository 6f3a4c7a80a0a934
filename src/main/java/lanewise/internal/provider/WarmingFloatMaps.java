package lanewise.internal.provider;

import lanewise.internal.kernel.FloatMaps;
import lanewise.internal.kernel.Functions;

/** The scalar loops until the vector loops are compiled, one {@link Gate} for each function. */
final class WarmingFloatMaps implements FloatMaps {

  /** Runs before the interpreter hands over to the first compiler, kept as short as possible. */
  private static final int INTERPRETED = 300;

  private final FloatMaps vector;
  private final FloatMaps scalar;
  private final int vectorLength;
  private final int length;

  private final Gate[] gates = new Gate[Functions.count()];
  private final float[] x;
  private final float[] y;
  private final float[] z;
  private final float[] huge;

  WarmingFloatMaps(FloatMaps vector, FloatMaps scalar) {
    this.vector = vector;
    this.scalar = scalar;
    vectorLength = vector.vectorLength();
    length = 8 * vectorLength;
    x = new float[length];
    y = new float[length];
    z = new float[length];
    huge = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = 0.03f * i - 0.5f;
      y[i] = 0.8f - 0.01f * i;
      huge[i] = (i - 2f) * 1e30f;
    }
    for (int function = 0; function < gates.length; function++) {
      int number = function;
      gates[function] = new Gate(run -> train(number, run));
    }
  }

  /** Now and then with arguments that take the long way of the functions that have one. */
  private void train(int function, int run) {
    int n = run < INTERPRETED ? vectorLength : length;
    float[] first = run % 16 == 0 ? huge : x;
    switch (Functions.operands(function)) {
      case 1 -> vector.map(function, n, first, 0, -1, z, 0);
      case 2 -> vector.map(function, n, first, 0, -1, y, 0, -1, z, 0);
      default -> vector.map(function, n, first, 0, -1, y, 0, -1, x, 0, -1, z, 0);
    }
  }

  @Override
  public int vectorLength() {
    return vectorLength;
  }

  private FloatMaps maps(int function) {
    return gates[function].isOpen() ? vector : scalar;
  }

  @Override
  public void map(int function, int n, float[] x, int xOffset, int xMask, float[] out, int outOffset) {
    maps(function).map(function, n, x, xOffset, xMask, out, outOffset);
  }

  @Override
  public void map(
      int function, int n, float[] x, int xOffset, int xMask, float[] y, int yOffset, int yMask,
      float[] out, int outOffset) {
    maps(function).map(function, n, x, xOffset, xMask, y, yOffset, yMask, out, outOffset);
  }

  @Override
  public void map(
      int function, int n, float[] x, int xOffset, int xMask, float[] y, int yOffset, int yMask,
      float[] z, int zOffset, int zMask, float[] out, int outOffset) {
    maps(function).map(function, n, x, xOffset, xMask, y, yOffset, yMask, z, zOffset, zMask, out, outOffset);
  }
}
