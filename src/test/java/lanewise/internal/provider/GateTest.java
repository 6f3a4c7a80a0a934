package lanewise.internal.provider;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What gates ask of their callers. */
@Tag("once")
class GateTest {

  /** Of as many gates as there are, called in turn: no gate takes the training of another for work. */
  @Test
  void trainingTakesAboutHalfOfTheTime() {
    long[] trained = {0};
    Gate[] gates = new Gate[8];
    Arrays.setAll(gates, i -> new Gate(run -> trained[0] += spin(20_000)));
    long begin = System.nanoTime();
    long end = begin;
    while (end - begin < 100_000_000) {
      for (Gate gate : gates) {
        assertFalse(gate.isOpen());
        spin(5_000);
      }
      end = System.nanoTime();
    }
    double share = (double) trained[0] / (end - begin);
    assertTrue(share > 0.2 && share < 0.6, "share " + share);
  }

  /** The time that it took, of at least so many nanoseconds. */
  private static long spin(long nanos) {
    long begin = System.nanoTime();
    long end = begin;
    while (end - begin < nanos) {
      end = System.nanoTime();
    }
    return end - begin;
  }
}
