package lanewise.bench;

import java.util.stream.IntStream;

/** Checks of results of matrices, of some rows or columns. */
final class FloatMatrixCheck {
  private static final int LINES = 16;

  private final FloatVmathProblem on;

  FloatMatrixCheck(FloatVmathProblem on) {
    this.on = on;
  }

  /**
   * Checks a result.
   *
   * @throws IllegalStateException if an element is wrong
   */
  void check(VmathCall call, String who) {
    int rows = on.rows();
    int columns = on.columns();
    switch (on.operation().kind()) {
      case REDUCE_ROWS -> {
        for (int i : lines(rows)) {
          reduced(columns, i * columns, 1, call.out(i), who);
        }
      }
      case REDUCE_COLUMNS -> {
        for (int j : lines(columns)) {
          reduced(rows, j, columns, call.out(j), who);
        }
      }
      case TRANSPOSE -> {
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) {
            require(call.out(j * rows + i), on.x()[i * columns + j], 0, who, j * rows + i);
          }
        }
      }
      default -> {
        for (int i : lines(rows)) {
          row(i, call, who);
        }
      }
    }
  }

  /** Numbers of lines, the first and the last among them. */
  private static int[] lines(int count) {
    return IntStream.range(0, LINES).map(k -> (count - 1) * k / (LINES - 1)).toArray();
  }

  private void reduced(int n, int from, int step, double result, String who) {
    new VmathSums(ElementType.F32, n)
        .check(on.operation().function(), result, p -> on.x()[from + p * step], who);
  }

  private void row(int i, VmathCall call, String who) {
    int n = on.columns();
    String name = on.operation().name();
    double[] x = IntStream.range(0, n).mapToDouble(j -> on.x()[i * n + j]).toArray();
    double[] gamma = IntStream.range(0, n).mapToDouble(j -> on.y()[j]).toArray();
    double[] beta = IntStream.range(0, n).mapToDouble(j -> on.z()[j]).toArray();
    double[] expected = RowReference.row(name, x, gamma, beta);
    for (int j = 0; j < n; j++) {
      double bound = RowReference.bound(name, ElementType.F32, x, expected[j]);
      require(call.out(i * n + j), expected[j], bound, who, i * n + j);
    }
  }

  private void require(double actual, double expected, double bound, String who, int at) {
    if (!(Math.abs(actual - expected) <= bound)) {
      throw new IllegalStateException(
          who + ", " + on.operation().name() + " f32, " + on.rows() + " x " + on.columns()
              + ": out[" + at + "] is " + actual + ", but must be within " + bound + " of "
              + expected);
    }
  }
}
