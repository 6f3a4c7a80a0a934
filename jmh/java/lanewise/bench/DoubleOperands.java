package lanewise.bench;

import java.util.function.IntToDoubleFunction;

/**
 * The operands of a {@link BlasProblem} as {@code double} arrays, and the plain loop over them.
 *
 * @param x the vector x
 * @param y the vector y, empty if the operation has none
 * @param a the matrix A, empty if the operation has none
 */
record DoubleOperands(double[] x, double[] y, double[] a) {

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

  /** Runs the loop over the large arrays; a value that depends on what it read. */
  double stream(BlasOperation.Stream stream) {
    double[] large = a.length > 0 ? a : x;
    switch (stream) {
      case READ -> {
        return StreamLoop.read(large);
      }
      case READ_BOTH -> {
        return StreamLoop.readBoth(large, y);
      }
      case UPDATE -> StreamLoop.copy(large, large);
      case TRIAD -> StreamLoop.triad(0x1p-10, large, y);
      default -> throw new AssertionError(stream);
    }
    return large[0];
  }
}
