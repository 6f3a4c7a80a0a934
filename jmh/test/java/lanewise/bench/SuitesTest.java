package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuitesTest {

  private static List<Row> rows(Suite suite) {
    return suite.groups().stream().flatMap(group -> group.rows().stream()).toList();
  }

  private static Set<String> ids(Suite suite) {
    return rows(suite).stream().map(Row::id).collect(Collectors.toSet());
  }

  private static Suite gemm(List<Integer> widths, List<Integer> threads, List<Library> peers, String only) {
    return Suites.of(
        List.of(Suites.GEMM), new Selection(widths, threads, peers, List.of("64"), 0, Pattern.compile(only)));
  }

  @Test
  void everySuiteHasRowsOnceAndTheCeilings() {
    for (String name : Suites.NAMES) {
      Suite suite = Suites.of(List.of(name), Selection.ALL);
      assertEquals(rows(suite).size(), ids(suite).size(), name);
      assertTrue(ids(suite).contains("ceiling/fma/f32/128"), name);
      assertTrue(ids(suite).contains("ceiling/triad/f32/268435456"), name);
      assertTrue(suite.budgetSeconds() > 0, name);
      for (Group group : suite.groups()) {
        group.rows().forEach(row -> assertEquals(group.flags(), row.flags(), row.id()));
      }
    }
  }

  @Test
  void fullIsAllOfThem() {
    Set<String> full = ids(Suites.of(List.of(Suites.FULL), Selection.ALL));
    Set<String> parts = new HashSet<>();
    for (String name : List.of("gemm", "blas", "vmath", "reductions", "autodiff", "coldstart")) {
      parts.addAll(ids(Suites.of(List.of(name), Selection.ALL)));
    }
    assertEquals(parts, full);
    assertEquals(
        List.of(Library.LANEWISE, Library.ND4J), Suites.of(List.of(Suites.FULL), Selection.ALL).coldStarts());
  }

  @Test
  void suitesOfRowsAreNamedInThem() {
    Suite full = Suites.of(List.of(Suites.FULL), Selection.ALL);
    Set<String> suites = rows(full).stream().map(Row::suite).collect(Collectors.toSet());
    assertEquals(Set.of("ceiling", "gemm", "blas", "vmath", "reductions", "autodiff"), suites);
    rows(full).forEach(row -> {
      assertTrue(row.work() > 0, row.id());
      assertTrue(row.flops() >= 0 && row.bytes() >= 0, row.id());
    });
  }

  @Test
  void widthsForceLanewiseOnly() {
    Suite suite = gemm(List.of(128, 256), List.of(), List.of(Library.NAIVE), "f32/NN");
    assertEquals(
        Set.of("gemm/lanewise/f32/NN/64/width128", "gemm/lanewise/f32/NN/64/width256", "gemm/naive/f32/NN/64"),
        ids(suite));
    Row forced = rows(suite).stream().filter(row -> row.width() == 128).findFirst().orElseThrow();
    assertEquals(List.of("-Dlanewise.width=128", "-Dlanewise.bench.width=128"), forced.flags());
  }

  @Test
  void threadsReachThePeersThatHaveThem() {
    Suite suite = gemm(List.of(), List.of(1, 2), List.of(Library.OPENBLAS, Library.EJML), "f32/NN");
    assertEquals(
        Set.of(
            "gemm/lanewise/f32/NN/64", "gemm/lanewise/f32/NN/64/threads2", "gemm/openblas/f32/NN/64",
            "gemm/openblas/f32/NN/64/threads2", "gemm/ejml/f32/NN/64"),
        ids(suite));
    Row two = rows(suite).stream().filter(row -> row.threads() == 2).findFirst().orElseThrow();
    assertEquals("2", two.parameters().get("threads"));
    assertFalse(ids(gemm(List.of(), List.of(2), List.of(), "")).contains("gemm/lanewise/f32/NN/64"));
  }

  @Test
  void quickComparesWhatItMeasures() {
    Suite suite =
        Suites.of(
            List.of("quick"), new Selection(List.of(), List.of(2), List.of(), List.of(), 0, Pattern.compile("")));
    Set<String> ours = rows(suite).stream().filter(Row::lanewise).map(Row::id).collect(Collectors.toSet());
    assertTrue(ours.contains("gemm/lanewise/f32/NN/512/threads2"), ours::toString);
    assertEquals(ours, suite.compared().stream().map(Row::id).collect(Collectors.toSet()));
  }

  @Test
  void forksAreThoseAskedFor() {
    Suite suite =
        Suites.of(List.of("autodiff"),
            new Selection(List.of(), List.of(), List.of(), List.of(), 5, Pattern.compile("")));
    suite.groups().forEach(group -> assertEquals(5, group.forks()));
  }

  @Test
  void coldStartsAreThoseOfThePeersAskedFor() {
    Selection openBlas =
        new Selection(List.of(), List.of(), List.of(Library.OPENBLAS), List.of(), 0, Pattern.compile("coldstart"));
    assertEquals(List.of(Library.LANEWISE), Suites.of(List.of("gemm", "coldstart"), openBlas).coldStarts());
  }

  private static void refused(String message, List<String> names, Library... peers) {
    Selection selection =
        new Selection(List.of(), List.of(), List.of(peers), List.of(), 0, Pattern.compile(""));
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, () -> Suites.of(names, selection)).getMessage());
  }

  @Test
  void aPeerThatASuiteDoesNotKnowIsAnError() {
    refused("--peers ejml, but quick has no row of it", List.of("quick"), Library.OPENBLAS, Library.EJML);
    refused("--peers nd4j, but blas has no row of it", List.of("blas"), Library.ND4J);
  }

  @Test
  void quickRunsAlone() {
    refused("suite quick beside others, but it runs alone", List.of("quick", "blas"));
  }

  @Test
  void noSuiteAsksForMoreThreadsThanThereAreProcessors() {
    int processors = Runtime.getRuntime().availableProcessors();
    rows(Suites.of(List.of(Suites.FULL), Selection.ALL))
        .forEach(row -> assertTrue(row.threads() <= processors, row.id()));
  }

  @Test
  void nothingToRunIsAnError() {
    assertThrows(
        IllegalArgumentException.class, () -> gemm(List.of(), List.of(), List.of(), "nothing/of/this/name"));
  }
}
