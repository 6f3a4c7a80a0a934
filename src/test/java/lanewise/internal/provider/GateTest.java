package lanewise.internal.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What gates ask of their callers. */
@Tag("once")
class GateTest {

  private static final long RUN = 20_000_000;

  private int runs;
  private int otherRuns;

  /** So all gates together train for no more than half of the time. Tried again where the machine stood still in between. */
  @Test
  void noGateEarnsByTheTrainingOfAnother() {
    Gate gate = new Gate(run -> {
      runs++;
      spin(RUN);
    });
    Gate other = new Gate(run -> {
      otherRuns++;
      spin(RUN);
    });
    // The first run of each, after which both know how long one takes.
    gate.isOpen();
    other.isOpen();
    boolean holds = false;
    for (int time = 0; time < 10 && !holds; time++) {
      spin(RUN + RUN / 4);
      int before = runs;
      int otherBefore = otherRuns;
      gate.isOpen();
      other.isOpen();
      holds = runs == before + 1 && otherRuns == otherBefore;
    }
    assertTrue(holds, runs + " and " + otherRuns + " runs");
  }

  private static void spin(long nanos) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < nanos) {
      Thread.onSpinWait();
    }
  }
}
