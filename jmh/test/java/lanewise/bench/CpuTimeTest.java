package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CpuTimeTest {

  @Test
  void stealIsAShareOfTheWantedTime() {
    // user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice
    CpuTime before = CpuTime.of("cpu  100 10 20 1000 50 1 2 5 7 7");
    CpuTime after = CpuTime.of("cpu  170 10 30 5000 90 6 7 15 9 9");
    assertEquals(10.0 / (10 + 70 + 10 + 5 + 5), after.stealSince(before), 1e-12);
    assertTrue(Double.isNaN(before.stealSince(before)));
  }

  @Test
  void unknownTimeGivesNoShare() {
    CpuTime unknown = new CpuTime(Double.NaN, Double.NaN);
    assertTrue(Double.isNaN(unknown.stealSince(unknown)));
  }
}
