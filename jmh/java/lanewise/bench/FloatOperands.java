package lanewise.bench;

import java.util.function.IntToDoubleFunction;

/**
 * Operands of type {@code float}.
 *
 * @param x the vector x
 * @param y the vector y, empty if the operation has none
 * @param a the matrix A, empty if the operation has none
 */
record FloatOperands(float[] x, float[] y, float[] a) implements Operands {

  FloatOperands(BlasProblem problem) {
    this(
        fill(problem.lengthX(), problem::x),
        fill(problem.lengthY(), problem::y),
        fill(problem.lengthA(), problem::a));
  }

  private static float[] fill(int length, IntToDoubleFunction value) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return values;
  }

  @Override
  public double stream(BlasOperation.Stream stream) {
    float[] large = a.length > 0 ? a : x;
    switch (stream) {
      case READ -> {
        return FloatStreamLoop.read(large);
      }
      case READ_BOTH -> {
        return FloatStreamLoop.readBoth(large, y);
      }
      case UPDATE -> FloatStreamLoop.copy(large, large);
      case TRIAD -> FloatStreamLoop.triad(0x1p-10f, large, y);
      default -> throw new AssertionError(stream);
    }
    return large[0];
  }
}
