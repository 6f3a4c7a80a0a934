package lanewise.bench;

import java.util.function.DoubleSupplier;

/**
 * What a benchmark is compared with in its own JVM: the FMA ceiling for a product, a loop over the
 * same memory for dot. A benchmark sets it in its set-up; {@link YardstickProfiler} measures it
 * before and after every iteration, so that ceiling and benchmark see the same state of a machine
 * that is rarely alone.
 *
 * @param name what it is
 * @param unit the unit of the rate
 * @param work the amount of work of one call in 1e-9 units, so that work per nanosecond is the rate
 * @param call does the work and returns something that depends on it
 */
record Yardstick(String name, String unit, double work, DoubleSupplier call) {
  private static final long SLICE_NANOS = 2_000_000;
  private static final int SLICES = 5;

  private static volatile Yardstick current;
  private static volatile double sink;

  /** Sets the yardstick of this JVM; {@code null} for none. */
  static void set(Yardstick yardstick) {
    current = yardstick;
  }

  /** The yardstick of this JVM, or {@code null}. */
  static Yardstick get() {
    return current;
  }

  /** The register-only FMA ceiling of one thread. */
  static Yardstick fma(ElementType type) {
    int steps = 1024;
    double work = steps * FmaLoop.flopsPerStep(type);
    sink = FmaLoop.compile(type);
    return new Yardstick(
        "FMA ceiling, " + FmaLoop.width() + " bit",
        "GFLOP/s",
        work,
        type == ElementType.F32
            ? () -> FmaLoop.floats(steps, 0.75f)
            : () -> FmaLoop.doubles(steps, 0.75));
  }

  /** The best rate over a few slices of some milliseconds; what interferes can only slow it. */
  double measure() {
    double best = 0;
    for (int slice = 0; slice < SLICES; slice++) {
      long calls = 0;
      long start = System.nanoTime();
      long elapsed;
      do {
        sink = call.getAsDouble();
        calls++;
        elapsed = System.nanoTime() - start;
      } while (elapsed < SLICE_NANOS);
      best = Math.max(best, calls * work / elapsed);
    }
    return best;
  }
}
