package lanewise.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lanewise.Parallelism;
import org.junit.jupiter.api.Test;

class PartsTest {

  /** No thread is called for nothing. */
  @Test
  void partsFollowEachOtherAndNoneIsEmpty() {
    for (int tasks = 1; tasks <= 9; tasks++) {
      for (int length = 1; length <= 40; length++) {
        for (int unit : new int[]{1, 2, 7, 64}) {
          List<Integer> ends = new ArrayList<>(List.of(0));
          Parts.run(tasks, length, unit, Parallelism.NONE, (begin, end) -> {
            assertEquals(ends.getLast(), begin);
            assertTrue(begin < end && begin % unit == 0);
            ends.add(end);
          });
          assertEquals(length, ends.getLast());
          assertEquals(Math.min(tasks, Math.ceilDiv(length, unit)), ends.size() - 1);
        }
      }
    }
  }
}
