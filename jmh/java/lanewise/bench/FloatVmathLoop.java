package lanewise.bench;

/** A hand-written loop over a range of the operands of an operation. */
@FunctionalInterface
interface FloatVmathLoop {

  /** Runs the loop over elements {@code [from, to)}; a value that depends on what it read, or 0. */
  float run(float[] x, float[] y, float[] z, float[] out, int from, int to);

  /**
   * The yardstick of an operation.
   *
   * @param columns elements of a row, where rows matter; ranges are whole rows then
   */
  static FloatVmathLoop of(VmathOperation operation, int columns) {
    FloatJdkLoops.Loop jdk = FloatJdkLoops.of(operation.name());
    if (jdk != null) {
      return (x, y, z, out, from, to) -> {
        jdk.run(x, y, out, from, to);
        return 0f;
      };
    }
    return switch (operation.stream()) {
      case READ -> (x, y, z, out, from, to) -> FloatStreamLoop.read(x, from, to);
      case ROWS -> FloatRowLoops.of(operation.name(), columns);
      case READ_BOTH -> (x, y, z, out, from, to) -> FloatStreamLoop.readBoth(x, y, from, to);
      case COPY -> (x, y, z, out, from, to) -> {
        FloatStreamLoop.copy(x, out, from, to);
        return 0f;
      };
      case ADD -> (x, y, z, out, from, to) -> {
        FloatStreamLoop.add(x, y, out, from, to);
        return 0f;
      };
      case FMA -> (x, y, z, out, from, to) -> {
        FloatStreamLoop.fma(x, y, z, out, from, to);
        return 0f;
      };
    };
  }
}
