package lanewise.bench.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.bench.ElementType;
import org.junit.jupiter.api.Test;

class ErrorsTest {

  private static Errors of(double actual, Expected expected) {
    Errors errors = new Errors();
    errors.add(ElementType.F32, actual, expected, () -> "it");
    return errors;
  }

  @Test
  void countsUlpsOfTheType() {
    Errors errors = of(1 + Math.ulp(1f), new Expected(1, 0, 2 * Math.ulp(1f), false));
    assertEquals(1, errors.worstUlp());
    assertEquals(0.5, errors.worstBound());
    assertTrue(errors.within());
    assertEquals(List.of(0L, 0L, 1L), errors.histogram().subList(0, 3));
  }

  @Test
  void infinityFollowsTheLargestNumber() {
    assertEquals(1, of(Double.POSITIVE_INFINITY, new Expected(Float.MAX_VALUE, 0, 1e31, false)).worstUlp());
    assertEquals(0, of(Double.POSITIVE_INFINITY, new Expected(1e39, 0, 0, false)).worstUlp());
    assertEquals(1, of(Float.MAX_VALUE, new Expected(0x1p128, 0, 0, false)).worstUlp());
  }

  @Test
  void specialValuesMustBeRight() {
    assertFalse(of(Double.NaN, new Expected(1, 0, 9, false)).within());
    assertFalse(of(1, Expected.exactly(Double.NaN)).within());
    assertTrue(of(Double.NaN, Expected.exactly(Double.NaN)).within());
    assertFalse(of(Double.NEGATIVE_INFINITY, Expected.exactly(Double.POSITIVE_INFINITY)).within());
    assertFalse(of(-0.0, Expected.exactly(0)).within());
    assertTrue(of(-0.0, new Expected(0, 0, 0, false)).within());
    assertFalse(of(Float.MIN_VALUE, Expected.exactly(0)).within());
  }

  @Test
  void theLowPartOfTheTruthCounts() {
    assertFalse(of(1, new Expected(1, 1e-20, 0, false)).within());
    assertTrue(of(1, new Expected(1, 1e-20, 1e-20, false)).within());
  }
}
