package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lanewise.bench.results.ColdStart.Start;
import org.junit.jupiter.api.Test;

class ColdStartsTest {
  private static final ColdStarts STARTS =
      new ColdStarts(List.of(start(300, 1400, 110)))
          .and(new ColdStarts(List.of(start(500, 520, 6), start(400, 1500, 108))));

  private static Start start(double first, double toPeak, double peak) {
    return new Start(first, toPeak, peak, List.of());
  }

  @Test
  void figuresAreOfAllOfThem() {
    assertEquals(new Figure(400, 300, 500), STARTS.first());
    assertEquals(new Figure(1400, 520, 1500), STARTS.toPeak());
  }

  @Test
  void onlyThePeakOfAWarmJvmIsOne() {
    assertEquals(new Figure(1500, 1400, Double.POSITIVE_INFINITY), STARTS.toPeak(109));
    assertEquals(STARTS.toPeak(), STARTS.toPeak(Double.NaN));
  }
}
