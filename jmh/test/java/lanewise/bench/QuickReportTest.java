package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickReportTest {

  @Test
  void aRowWithoutADifferenceIsThere() {
    Row row = Row.gemm(Library.LANEWISE, ElementType.F32, "NN", "8");
    Measurements measurements = new Measurements();
    measurements.add(row, MeasuredTest.fork(row, Yardstick.FMA, new double[]{30, 100}));
    String report = QuickReport.of(measurements, Map.of(row.id(), Double.NaN));
    assertTrue(report.lines().anyMatch(line -> line.matches("\\| f32 +\\| NN +\\| 8 +\\| 30\\.0 .*\\| - +\\|")),
        report);
  }
}
