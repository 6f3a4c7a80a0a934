package lanewise.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lanewise.bench.report.Comparison.Pair;
import lanewise.bench.report.Comparison.Verdict;
import lanewise.bench.results.Line;
import lanewise.bench.results.Results;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Map<String, String> MACHINE = Map.of("CPU", "some CPU", "JVM", "some JVM");

  private static Results run(Map<String, String> environment, Line... lines) {
    return new Results(
        "0.1", "2026-01-01T00:00:00Z", "bench", true, environment, List.of(), List.of(lines), List.of(), List.of(),
        List.of());
  }

  private static Results run(Line... lines) {
    return run(MACHINE, lines);
  }

  private static Line line(String library, String yardstick, double rate, double ceiling, double... forks) {
    List<Double> rates = new ArrayList<>();
    List<Double> ceilings = new ArrayList<>();
    for (double fork : forks) {
      rates.add(rate * fork);
      ceilings.add(ceiling);
    }
    return new Line(
        "gemm/" + library + "/f32/NN/512", "gemm", library, "NN", "f32", "512", 1, 0, "GFLOP/s", 1, 1, 1, rates,
        yardstick,
        yardstick.isEmpty() ? List.of() : ceilings, 0, List.of());
  }

  private static Line product(double rate, double ceiling) {
    return line("lanewise", "FMA ceiling", rate, ceiling, 1, 1.01, 0.99);
  }

  private static Comparison compare(Results before, Results after) {
    return Comparison.of(before, after, Comparison.THRESHOLD, id -> true);
  }

  private static Pair only(Comparison comparison) {
    assertEquals(1, comparison.pairs().size());
    return comparison.pairs().getFirst();
  }

  @Test
  void catchesSlowerCode() {
    Comparison comparison = compare(run(product(100, 117)), run(product(85, 117)));
    Pair pair = only(comparison);
    assertEquals(0.85, pair.ratio(), 1e-12);
    assertTrue(pair.low() < pair.ratio() && pair.ratio() < pair.high() && pair.high() < 1, pair::toString);
    assertEquals(Verdict.SLOWER, pair.verdict());
    assertTrue(comparison.slower());
    assertEquals(Verdict.FASTER, only(compare(run(product(85, 117)), run(product(100, 117)))).verdict());
  }

  @Test
  void takesNoSlowerMachineForSlowerCode() {
    Pair pair = only(compare(run(product(100, 117)), run(product(80, 0.8 * 117))));
    assertTrue(pair.normalised());
    assertEquals(Verdict.SAME, pair.verdict());
    // Nor does a faster machine hide slower code.
    assertEquals(Verdict.SLOWER, only(compare(run(product(100, 117)), run(product(100, 1.25 * 117)))).verdict());
  }

  @Test
  void comparesRatesWhereSharesMeanSomethingElse() {
    Map<String, String> otherCpu = Map.of("CPU", "other CPU", "JVM", "some JVM");
    Map<String, String> otherJvm = Map.of("CPU", "some CPU", "JVM", "other JVM");
    Map<String, String> otherFlags =
        Map.of("CPU", "some CPU", "JVM", "some JVM", "Flags of the forks", "-Xmx2g -XX:UseAVX=2");
    Line before = product(100, 117);
    Line after = product(80, 0.8 * 117);
    List<Pair> pairs =
        List.of(
            only(compare(run(before), run(otherCpu, after))), only(compare(run(before), run(otherJvm, after))),
            only(compare(run(before), run(otherFlags, after))),
            only(compare(run(Map.of(), before), run(Map.of(), after))),
            only(compare(run(before), run(line("lanewise", "another ceiling", 80, 0.8 * 117, 1, 1.01, 0.99)))),
            only(compare(run(line("lanewise", "", 100, 0, 1, 1.01)), run(line("lanewise", "", 80, 0, 1, 1.01)))),
            only(
                compare(
                    run(line("lanewise", "one thread", 200, 100, 1, 1.01)),
                    run(line("lanewise", "one thread", 160, 80, 1, 1.01)))));
    for (Pair pair : pairs) {
      assertFalse(pair.normalised(), pair::toString);
      assertEquals(0.8, pair.ratio(), 1e-12);
      assertEquals(Verdict.SLOWER, pair.verdict(), pair::toString);
    }
  }

  /** The heap and the settings of the library act on the code under test, if on anything. */
  @Test
  void comparesSharesUnderOtherSettings() {
    Map<String, String> settings =
        Map.of("CPU", "some CPU", "JVM", "some JVM", "Flags of the forks", "-Xmx1g -Dlanewise.width=256");
    assertTrue(only(compare(run(product(100, 117)), run(settings, product(80, 117)))).normalised());
  }

  @Test
  void doesNotTakeNoiseForSlowerCode() {
    // One of three forks was disturbed, or there is one fork only: it cannot be known.
    Line disturbed = line("lanewise", "FMA ceiling", 100, 117, 1, 0.6, 1.01);
    assertEquals(Verdict.SAME, only(compare(run(product(100, 117)), run(disturbed))).verdict());
    Line one = line("lanewise", "FMA ceiling", 100, 117, 1);
    assertEquals(Verdict.SAME, only(compare(run(one), run(line("lanewise", "FMA ceiling", 92, 117, 1)))).verdict());
    assertEquals(Verdict.SLOWER, only(compare(run(one), run(line("lanewise", "FMA ceiling", 50, 117, 1)))).verdict());
  }

  @Test
  void ignoresDifferencesBelowTheThreshold() {
    Results before = run(product(100, 117));
    Results after = run(product(85, 117));
    assertFalse(Comparison.of(before, after, 0.2, id -> true).slower());
    assertTrue(Comparison.of(before, after, 0.14, id -> true).slower());
  }

  @Test
  void letsOnlyLanewiseDecide() {
    Line fast = line("nd4j", "FMA ceiling", 100, 117, 1, 1.01);
    Line slow = line("nd4j", "FMA ceiling", 50, 117, 1, 1.01);
    Comparison peer = compare(run(fast), run(slow));
    assertEquals(Verdict.SLOWER, only(peer).verdict());
    assertFalse(peer.slower());
    assertFalse(peer.decided());
    assertTrue(compare(run(fast, product(100, 117)), run(slow, product(100, 117))).decided());
  }

  @Test
  void listsWhatOnlyOneRunHas() {
    Line failed = line("lanewise", "FMA ceiling", Double.NaN, 117, 1, 1);
    Line peer = line("nd4j", "FMA ceiling", 100, 117, 1, 1);
    Comparison comparison = compare(run(product(100, 117)), run(failed, peer));
    assertEquals(List.of(), comparison.pairs());
    assertEquals(List.of(product(100, 117)), comparison.onlyBefore());
    assertEquals(List.of(peer), comparison.onlyAfter());
    assertFalse(comparison.slower());
    // A fork that gave nothing is left out.
    Line some = line("lanewise", "FMA ceiling", 100, 117, 1, Double.NaN, 1);
    assertEquals(1 / Math.cbrt(1.01 * 0.99), only(compare(run(product(100, 117)), run(some))).ratio(), 1e-12);
  }

  @Test
  void comparesWhatIsSelected() {
    Results run = run(product(100, 117), line("nd4j", "FMA ceiling", 100, 117, 1, 1));
    assertEquals("nd4j", only(Comparison.of(run, run, 0.03, id -> id.contains("nd4j"))).before().library());
  }

  @Test
  void namesDifferencesOfTheEnvironment() {
    Results before = run(Map.of("CPU", "a", "System", "s"), product(100, 117));
    Results after = run(Map.of("CPU", "b", "System", "s", "MKL", "2025"), product(100, 117));
    assertEquals(Map.of("CPU", List.of("a", "b"), "MKL", List.of("", "2025")), compare(before, after).environment());
  }

  /** Runs of the same code, and the same with one of their lines slower; each fork has noise and sometimes a bad one. */
  @Test
  void seldomRaisesAFalseAlarmAndFindsTheSlowLine() {
    int runs = 200;
    int alarms = 0;
    int found = 0;
    for (int seed = 0; seed < runs; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Results before = run(noisy(random, 1));
      alarms += compare(before, run(noisy(random, 1))).slower() ? 1 : 0;
      Comparison slowed = compare(before, run(noisy(random, 0.8)));
      found += slowed.pairs().getFirst().verdict() == Verdict.SLOWER ? 1 : 0;
    }
    assertTrue(alarms <= 0.05 * runs, alarms + " false alarms");
    assertTrue(found >= 0.9 * runs, found + " found");
  }

  private static Line[] noisy(SplittableRandom random, double first) {
    Line[] lines = new Line[200];
    for (int i = 0; i < lines.length; i++) {
      List<Double> rates = new ArrayList<>();
      for (int fork = 0; fork < 3; fork++) {
        double disturbance = random.nextInt(100) == 0 ? 0.8 : 1;
        rates.add(100 * (i == 0 ? first : 1) * disturbance * Math.exp(0.015 * random.nextGaussian()));
      }
      lines[i] = Samples.product("lanewise", Integer.toString(i), rates, List.of());
    }
    return lines;
  }
}
