package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lanewise.bench.results.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

  private static Line line(String yardstick, List<Double> yardsticks, List<String> warnings, Double... rates) {
    return new Line(
        "gemm/lanewise/f32/NN/512", "gemm", "lanewise", "NN", "f32", "512", 1, 0, "GFLOP/s", 1, 1, 1, List.of(rates),
        yardstick, yardsticks, 0, warnings);
  }

  private static List<String> ofRates(Double... rates) {
    return Noise.of(line("", List.of(), List.of(), rates), 0);
  }

  @Test
  void forksMayDifferByAsMuchAsTellsTenPercent() {
    assertEquals(List.of(), ofRates(100.0, 105.6));
    assertEquals(1, ofRates(100.0, 106.2).size());
    assertEquals(List.of(), ofRates(100.0, 104.0, 108.9));
    assertEquals(1, ofRates(100.0, 101.0, 109.5).size());
    assertTrue(ofRates(100.0, 150.0).getFirst().contains("its forks differ by 40.0 %"),
        ofRates(100.0, 150.0).toString());
  }

  @Test
  void oneForkTellsNothing() {
    assertEquals(List.of(), ofRates(100.0));
    Line line = line("", List.of(), List.of(), 100.0);
    assertEquals(
        List.of("each row has one fork only: nothing tells how much forks differ"),
        Noise.ofRun(List.of(line), Double.NaN));
  }

  @Test
  void stolenTimeSpoilsALineAndARun() {
    Line line = line("", List.of(), List.of(), 100.0, 100.0);
    assertEquals(List.of(), Noise.of(line, 0.04));
    assertEquals(List.of(), Noise.of(line, Double.NaN));
    assertEquals(
        List.of("other machines took 6.0 % of the processors' time meanwhile"), Noise.of(line, 0.06));
    assertEquals(List.of(), Noise.ofRun(List.of(line), 0.005));
    assertEquals(
        List.of("other machines took 3.1 % of the processors' time on average"), Noise.ofRun(List.of(line), 0.031));
  }

  @Test
  void movingFrequencySpoilsALineAndARun() {
    Line line = line("FMA ceiling, 512 bit", List.of(110.0, 100.0), List.of(), 100.0, 100.0);
    assertEquals(
        List.of("the processor's speed moved: the FMA ceiling was 100.0 to 110.0 GFLOP/s"), Noise.of(line, 0));
    assertEquals(
        List.of(
            "the processor's speed moved: the FMA ceiling was 110.0 GFLOP/s in the first round and 100.0 in the last"),
        Noise.ofRun(List.of(line), 0));
    Line steady = line("FMA ceiling, 512 bit", List.of(110.0, 107.0), List.of(), 100.0, 100.0);
    assertEquals(List.of(), Noise.of(steady, 0));
    assertEquals(List.of(), Noise.ofRun(List.of(steady), 0));
    Line other = line("read", List.of(110.0, 50.0), List.of(), 100.0, 100.0);
    assertEquals(List.of(), Noise.of(other, 0));
  }

  @Test
  void coldStartsThatDifferAreNamed() {
    assertEquals(List.of(), Noise.ofColdStarts("Lanewise", List.of(350.0, 360.0, 355.0)));
    assertEquals(
        List.of("cold starts of Lanewise differ by 51.2 %: differences of their median below 89.0 % mean nothing"),
        Noise.ofColdStarts("Lanewise", List.of(344.0, 581.0)));
    assertEquals(
        List.of("one cold start of Lanewise only: nothing tells how much they differ"),
        Noise.ofColdStarts("Lanewise", List.of(344.0)));
  }

  @Test
  void theRunNamesTheLinesThatAreSpoilt() {
    Line good = line("", List.of(), List.of(), 100.0, 100.0);
    Line bad = line("", List.of(), List.of("something"), 100.0, 100.0);
    assertEquals(
        List.of("1 of 2 rows are too noisy to tell a difference of 10.0 %: gemm/lanewise/f32/NN/512"),
        Noise.ofRun(List.of(good, bad), 0));
  }

  /** Normal rates whose range is the mean one: in 95 % of the cases two runs differ by less than the resolution. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  void resolutionIsThatOfNormalRates(int forks) {
    double sigma = 0.01;
    int runs = 20_000;
    SplittableRandom random = new SplittableRandom(forks);
    double[][] rates = new double[2 * runs][forks];
    double range = 0;
    for (double[] run : rates) {
      Arrays.setAll(run, i -> random.nextGaussian(1, sigma));
      Arrays.sort(run);
      range += (run[forks - 1] - run[0]) / rates.length;
    }
    Double[] typical = new Double[forks];
    Arrays.fill(typical, 1.0);
    typical[0] = 1 - range / 2;
    typical[forks - 1] = 1 + range / 2;
    double resolution = Noise.resolution(List.of(typical));
    int within = 0;
    for (int i = 0; i < runs; i++) {
      within += Math.abs(median(rates[2 * i]) - median(rates[2 * i + 1])) < resolution ? 1 : 0;
    }
    // The standard error of the share is 0.0015.
    assertEquals(0.95, (double) within / runs, 0.008);
  }

  private static double median(double[] sorted) {
    return Figure.of(Arrays.stream(sorted).boxed().toList()).median();
  }
}
