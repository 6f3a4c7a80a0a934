package lanewise.bench;

/**
 * The passes that an operation on the rows of a matrix needs, row by row, so that all but the first
 * find the row in cache. Nothing but exponentials is computed in them.
 */
final class FloatRowLoops {
  private static final FloatJdkLoops.Loop EXP = FloatJdkLoops.of("exp");

  private FloatRowLoops() {}

  /** The passes of an operation. */
  static FloatVmathLoop of(String operation, int columns) {
    return switch (operation) {
      case "softmax", "log_softmax", "softmax_cross_entropy" ->
        (x, y, z, out, from, to) -> exponentials(x, out, from, to, columns);
      case "normalize", "layer_norm" -> (x, y, z, out, from, to) -> moments(x, out, from, to, columns);
      case "rms_norm" -> (x, y, z, out, from, to) -> squares(x, out, from, to, columns);
      default -> (x, y, z, out, from, to) -> {
        FloatStreamLoop.copy(x, out, from, to);
        return 0f;
      };
    };
  }

  /** The largest element; the exponentials and their sum; the quotients. */
  private static float exponentials(float[] x, float[] out, int from, int to, int columns) {
    float sum = 0;
    for (int row = from; row < to; row += columns) {
      sum += FloatStreamLoop.read(x, row, row + columns);
      EXP.run(x, x, out, row, row + columns);
      FloatStreamLoop.copy(out, out, row, row + columns);
    }
    return sum;
  }

  /** The mean; the variance; the result. */
  private static float moments(float[] x, float[] out, int from, int to, int columns) {
    float sum = 0;
    for (int row = from; row < to; row += columns) {
      sum += FloatStreamLoop.read(x, row, row + columns);
      sum += FloatStreamLoop.read(x, row, row + columns);
      FloatStreamLoop.copy(x, out, row, row + columns);
    }
    return sum;
  }

  /** The mean square; the result. */
  private static float squares(float[] x, float[] out, int from, int to, int columns) {
    float sum = 0;
    for (int row = from; row < to; row += columns) {
      sum += FloatStreamLoop.read(x, row, row + columns);
      FloatStreamLoop.copy(x, out, row, row + columns);
    }
    return sum;
  }
}
