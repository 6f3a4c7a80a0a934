package lanewise.internal.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GateTest {

  /** What the interpreter runs may be fast because it needs no vectors: it says nothing about the code that is to come. */
  @Test
  void isNotOpenedByInterpretedRuns() {
    int[] runs = {0};
    Gate gate = new Gate(run -> runs[0]++);
    while (!gate.isOpen()) {
      Thread.onSpinWait();
    }
    assertTrue(runs[0] >= Gate.INTERPRETED + Gate.FAST_RUNS, () -> "open after " + runs[0] + " runs");
  }
}
