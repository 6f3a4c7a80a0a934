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
 * @param sliceNanos how long it is measured at a time: briefly for a ceiling, that nothing may interfere; as long as an
 *     iteration for work like the benchmark's own, so that what interferes with one would with the other
 */
record Yardstick(String name, String unit, double work, DoubleSupplier call, long sliceNanos) {
  /** How the names of FMA ceilings begin. */
  static final String FMA = "FMA ceiling";

  private static final long SLICE_NANOS = 2_000_000;
  private static final long MEASUREMENT_NANOS = 4 * SLICE_NANOS;
  private static final long BATCH_NANOS = 50_000;
  private static final int MOST_CALLS = 1 << 16;

  private static volatile Yardstick current;
  private static volatile String lastName = "";
  private static volatile double sink;

  /** A ceiling. */
  Yardstick(String name, String unit, double work, DoubleSupplier call) {
    this(name, unit, work, call, SLICE_NANOS);
  }

  /** The same, measured for as long at a time. */
  Yardstick inSlicesOf(long nanos) {
    return new Yardstick(name, unit, work, call, nanos);
  }

  /** Sets the yardstick of this JVM; {@code null} for none. */
  static void set(Yardstick yardstick) {
    current = yardstick;
    if (yardstick != null) {
      lastName = yardstick.name();
    }
  }

  /** The name of the latest yardstick of this JVM, which the tear-down of its benchmark leaves; empty for none. */
  static String lastName() {
    return lastName;
  }

  /** Leaves no name to the next benchmark. */
  static void forget() {
    lastName = "";
  }

  /** The yardstick of this JVM, or {@code null}. */
  static Yardstick get() {
    return current;
  }

  /** The register-only FMA ceiling of one thread, for a benchmark on so many threads: then its share may be above 1. */
  static Yardstick fma(ElementType type, int threads) {
    int steps = 1024;
    double work = steps * FmaLoop.flopsPerStep(type);
    return new Yardstick(
        FMA + (threads == 1 ? "" : " of one thread") + ", " + FmaLoop.width() + " bit",
        "GFLOP/s",
        work,
        type == ElementType.F32
            ? () -> FmaLoop.floats(steps, 0.75f)
            : () -> FmaLoop.doubles(steps, 0.75));
  }

  /** Whether it is measured as the benchmark is: once for each iteration, for as long, from the first call on. */
  boolean isLikeAnIteration() {
    return sliceNanos >= MEASUREMENT_NANOS;
  }

  /** The best rate over a few short slices, or that over a long one; what interferes can only slow it. */
  double measure() {
    if (isLikeAnIteration()) {
      return slice(1);
    }
    int calls = 1;
    while (nanos(calls) < BATCH_NANOS && calls < MOST_CALLS) {
      calls *= 2;
    }
    double best = 0;
    for (long measured = 0; measured < MEASUREMENT_NANOS; measured += sliceNanos) {
      best = Math.max(best, slice(calls));
    }
    return best;
  }

  /** The rate over a slice, with so many calls between two looks at the clock. */
  private double slice(int calls) {
    long done = 0;
    long elapsed = 0;
    while (elapsed < sliceNanos) {
      elapsed += nanos(calls);
      done += calls;
    }
    return done * work / elapsed;
  }

  /** The time of several calls: the clock itself takes as long as reading 16 kB. */
  private long nanos(int calls) {
    long start = System.nanoTime();
    double sum = 0;
    for (int i = 0; i < calls; i++) {
      sum += call.getAsDouble();
    }
    sink = sum;
    return System.nanoTime() - start;
  }
}
