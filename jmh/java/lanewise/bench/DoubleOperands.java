package lanewise.bench;

import java.util.function.IntToDoubleFunction;

/**
 * Operands of type {@code double}.
 *
 * @param x the vector x
 * @param y the vector y, empty if the operation has none
 * @param a the matrix A, empty if the operation has none
 */
record DoubleOperands(double[] x, double[] y, double[] a) implements Operands {

  DoubleOperands(BlasProblem problem) {
    this(
        fill(problem.lengthX(), problem::x),
        fill(problem.lengthY(), problem::y),
        fill(problem.lengthA(), problem::a));
  }

  private static double[] fill(int length, IntToDoubleFunction value) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return values;
  }

  @Override
  public double stream(BlasOperation.Stream stream) {
    double[] large = a.length > 0 ? a : x;
    switch (stream) {
      case READ -> {
        return DoubleStreamLoop.read(large);
      }
      case READ_BOTH -> {
        return DoubleStreamLoop.readBoth(large, y);
      }
      case UPDATE -> DoubleStreamLoop.copy(large, large);
      case TRIAD -> DoubleStreamLoop.triad(0x1p-10, large, y);
      default -> throw new AssertionError(stream);
    }
    return large[0];
  }
}
