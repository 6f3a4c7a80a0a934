package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What a yardstick counts. */
class YardstickTest {

  private static final long SLICE_NANOS = 20_000_000;

  @Test
  void aCeilingOfFewerThreadsSaysSo() {
    assertTrue(Yardstick.fma(ElementType.F32, 1).name().matches("FMA ceiling, \\d+ bit"));
    assertTrue(Yardstick.fma(ElementType.F32, 2).name().matches("FMA ceiling of one thread, \\d+ bit"));
  }

  @Test
  void aLongSliceBeginsWithItsFirstCallAsAnIterationDoes() {
    AtomicInteger calls = new AtomicInteger();
    Yardstick yardstick = new Yardstick("slow at first", "unit", SLICE_NANOS, () -> {
      long end = System.nanoTime() + (calls.getAndIncrement() == 0 ? SLICE_NANOS : 0);
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      return 0;
    }).inSlicesOf(SLICE_NANOS);
    double rate = yardstick.measure();
    assertTrue(rate > 0 && rate <= 1, () -> "rate = " + rate);
    assertEquals(1, calls.get());
  }
}
