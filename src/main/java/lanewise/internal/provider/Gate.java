package lanewise.internal.provider;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Keeps a vector kernel closed until it is compiled: interpreted Vector API code is about a thousand times slower than
 * compiled code. A caller that finds the gate closed takes the scalar kernel instead, which gives the same bits. Before, it
 * runs the vector kernel on small arrays of its own, for as long as has passed since any gate was trained, if that is as
 * long as such a run takes. That counts towards its compilation, which the JVM does in the background, shows the compiler
 * every branch that will be needed, and tells by the clock when the compiled code has arrived.
 */
final class Gate {

  /** Runs before the interpreter hands over to the first compiler: trainings keep them as short as possible. */
  static final int INTERPRETED = 300;

  /** A training run of compiled code takes a tenth of this. */
  private static final long COMPILED_NANOS = 2_000;

  /** The longest time that one call spends on training. */
  private static final long MOST_NANOS = 2_000_000;

  /** What takes longer is no training, but a JVM that was stopped. */
  private static final long PAUSE_NANOS = 100_000_000;

  /** After so much training in vain the gate stays closed: this JVM does not compile vector code. */
  private static final long GIVE_UP_NANOS = 10_000_000_000L;

  /** So many fast runs in a row open the gate. */
  static final int FAST_RUNS = 4;

  /** When any gate was trained last: calls of one kernel do not pay for the training of another. */
  private static volatile long lastEnd = System.nanoTime();

  private final IntConsumer training;
  private final AtomicBoolean inTraining = new AtomicBoolean();
  private long lastRun;
  private long spent;
  private int runs;
  private int fastRuns;

  // Plain on purpose: a thread that reads it late takes the scalar kernel once more.
  private boolean open;

  /** {@code training} runs the kernel once; it is given the number of the run. */
  Gate(IntConsumer training) {
    this.training = training;
  }

  /** Whether to take the vector kernel; if not, trains it a little. */
  boolean isOpen() {
    return open || train();
  }

  private boolean train() {
    // One thread trains a gate at a time, the others go on. Other gates may write the same arrays: what is in them does not
    // matter.
    if (spent > GIVE_UP_NANOS || !inTraining.compareAndSet(false, true)) {
      return false;
    }
    try {
      long begin = System.nanoTime();
      long earned = begin - lastEnd;
      if (earned < lastRun) {
        return false;
      }
      long start = begin;
      long end;
      do {
        training.accept(runs++);
        end = System.nanoTime();
        lastRun = Math.min(end - start, PAUSE_NANOS);
        fastRuns = lastRun <= COMPILED_NANOS ? fastRuns + 1 : 0;
        start = end;
      } while (fastRuns < FAST_RUNS && end - begin < earned && end - begin < MOST_NANOS);
      lastEnd = end;
      spent += Math.min(end - begin, PAUSE_NANOS);
      open = fastRuns >= FAST_RUNS;
      return open;
    } finally {
      inTraining.set(false);
    }
  }
}
