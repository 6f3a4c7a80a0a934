package lanewise.bench;

import java.util.stream.IntStream;
import lanewise.internal.kernel.Functions;
import lanewise.internal.scalar.ScalarFloatMaps;

/**
 * What the formula of an element-wise function gives on the operands of a problem. Of large arrays
 * only some elements are looked at.
 */
final class FloatFormula {
  private static final int ALL = 1 << 17;
  private static final int EVERY = 97;
  private static final int LAST = 64;

  private final FloatVmathProblem on;

  FloatFormula(FloatVmathProblem on) {
    this.on = on;
  }

  /**
   * Checks the first elements of a result.
   *
   * @param tolerance the largest relative difference; 0 for the same bits, but for NaN
   * @throws IllegalStateException if an element is wrong
   */
  void check(VmathCall call, int length, double tolerance, String who) {
    int[] at =
        IntStream.range(0, length)
            .filter(i -> length <= ALL || i % EVERY == 0 || length - i < LAST)
            .toArray();
    float[] expected = expected(at);
    for (int i = 0; i < at.length; i++) {
      double actual = call.out(at[i]);
      double allowed = tolerance * Math.max(Math.abs(expected[i]), 0x1p-6);
      boolean same = Double.compare(actual, expected[i]) == 0;
      if (!same && !(tolerance > 0 && Math.abs(actual - expected[i]) <= allowed)) {
        throw new IllegalStateException(
            who + ", " + on.operation().name() + " f32, " + on.size() + " elements: out[" + at[i]
                + "] is " + actual + ", but the formula gives " + expected[i]);
      }
    }
  }

  private float[] expected(int[] at) {
    int n = at.length;
    float[] x = new float[n];
    float[] y = new float[n];
    float[] z = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = on.x()[at[i]];
      y[i] = y(at[i]);
      z[i] = on.z().length == 0 ? 0 : on.z()[at[i]];
    }
    int function = number();
    ScalarFloatMaps maps = new ScalarFloatMaps(1);
    float[] result = new float[n];
    for (int i = 0; i < n; i++) {
      switch (Functions.operands(function)) {
        case 1 -> maps.map(function, 1, x, i, 0, result, i);
        case 2 -> maps.map(function, 1, x, i, 0, y, i, 0, result, i);
        default -> maps.map(function, 1, x, i, 0, y, i, 0, z, i, 0, result, i);
      }
    }
    return result;
  }

  private float y(int at) {
    return switch (on.operation().kind()) {
      case BINARY, TERNARY -> on.y()[at];
      case NUMBER -> on.y()[0];
      case ROW -> on.y()[at % on.columns()];
      case COLUMN -> on.y()[at / on.columns()];
      default -> 0;
    };
  }

  private int number() {
    try {
      return Functions.class.getField(on.operation().function()).getInt(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(on.operation().name() + " has no formula", e);
    }
  }
}
