package lanewise.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Asserts that a call allocates nothing in steady state. It is made again and again until a long series of calls
 * allocates nothing at all: before that, interpreted and half-compiled Vector API code allocates every vector.
 */
public final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 2000;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private Allocation() {}

  public static void none(String what, Runnable call) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    long least = Long.MAX_VALUE;
    do {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      // Less than a byte for each call is the measurement's own, or a compiler's that replaced the code in between.
    } while (least >= CALLS && System.nanoTime() < end);
    long bytes = least;
    assertTrue(bytes < CALLS, () -> what + ": never less than " + bytes + " B in " + CALLS + " calls");
  }
}
