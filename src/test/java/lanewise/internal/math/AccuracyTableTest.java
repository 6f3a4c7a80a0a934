package lanewise.internal.math;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import lanewise.vmath.FloatUnary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No function is without a documented accuracy, and none is left out by a wrong name in the table. */
@Tag("once")
class AccuracyTableTest {
  @Test
  void everyFunctionIsMeasured() {
    for (FloatUnary function : FloatUnary.values()) {
      AccuracyTable.Row row = AccuracyTable.ALL.stream().filter(r -> r.constant().equals(function.name())).findFirst()
          .orElseThrow(() -> new AssertionError("no accuracy of " + function));
      assertNotNull(row.single(), function::name);
      assertNotNull(row.twofold(), function::name);
    }
  }
}
