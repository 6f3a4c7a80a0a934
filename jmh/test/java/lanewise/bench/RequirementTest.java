package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import lanewise.bench.Requirement.Value;
import org.junit.jupiter.api.Test;

class RequirementTest {
  private static final double NONE = Double.NaN;

  private static List<Value> values(double... numbers) {
    List<Value> values = new ArrayList<>();
    for (double number : numbers) {
      values.add(new Value(number, "row " + values.size()));
    }
    return values;
  }

  private static Requirement least(int expected, double... numbers) {
    return Requirement.atLeast("x", 1, 2, values(numbers), expected, false);
  }

  private static Requirement most(int expected, double... numbers) {
    return Requirement.atMost("x", 1, NONE, values(numbers), expected, " ms");
  }

  @Test
  void theWorstRowDecides() {
    assertEquals(new Requirement("x", ">= 1.00", ">= 2.00", "1.50 (row 1)", "pass", "FAIL"), least(3, 3, 1.5, 2));
    assertEquals(
        new Requirement("x", "<= 1.00 ms", "", "1.50 ms (row 1)", "FAIL", ""), most(3, 0.1, 1.5, 1));
  }

  @Test
  void whatIsNoNumberFailsWhereverItStands() {
    for (double[] numbers : new double[][]{{Double.NaN, 1, 1}, {1, Double.NaN, 1}, {1, 1, Double.NaN}}) {
      assertEquals("FAIL", least(3, numbers).mustHolds());
      assertEquals("FAIL", most(3, numbers).mustHolds());
      assertEquals("FAIL", Requirement.meanAtLeast("x", 0, NONE, values(numbers), 3).mustHolds());
    }
    assertEquals("- (row 0)", least(2, Double.NaN, 5).figure());
  }

  @Test
  void onlyAllRowsTogetherPass() {
    assertEquals("open", least(3, 5, 6).mustHolds());
    assertEquals("5.00 (row 0) [2 of 3 measured]", least(3, 5, 6).figure());
    assertEquals("open", least(3, 5, 6).aimHolds());
    assertEquals("FAIL", least(3, 5, 0.5).mustHolds());
    assertEquals("open", most(2, 0.5).mustHolds());
    assertEquals("open", Requirement.meanAtLeast("x", 1, NONE, values(2, 8), 3).mustHolds());
  }

  @Test
  void aMeanIsGeometric() {
    Requirement mean = Requirement.meanAtLeast("x", 4, 4.1, values(2, 8), 2);
    assertEquals(new Requirement("x", ">= 4.00", ">= 4.10", "4.00 (2 rows)", "pass", "FAIL"), mean);
  }

  @Test
  void nothingMeasuredHasNoVerdict() {
    assertFalse(least(3).measured());
    assertFalse(most(3).measured());
    assertFalse(Requirement.meanAtLeast("x", 1, NONE, List.of(), 2).measured());
  }
}
