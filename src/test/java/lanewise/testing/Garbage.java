package lanewise.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.List;

/** Asserts that nothing holds an object any more. */
public final class Garbage {

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private Garbage() {}

  public static void assertCollected(List<WeakReference<Object>> references) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (references.stream().anyMatch(each -> !each.refersTo(null)) && System.nanoTime() < end) {
      System.gc();
      Thread.onSpinWait();
    }
    for (WeakReference<Object> each : references) {
      assertTrue(each.refersTo(null), () -> "object " + references.indexOf(each));
    }
  }
}
