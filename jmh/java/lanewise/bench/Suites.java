package lanewise.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The suites by name, and what one run of several of them measures. */
public final class Suites {
  /** A few products next to ND4J and OpenBLAS, in less than three minutes with all that is around them. */
  public static final String QUICK = "quick";

  /** All suites. */
  public static final String FULL = "full";

  /** Products. */
  public static final String GEMM = "gemm";

  private static final String BLAS = "blas";
  private static final String VMATH = "vmath";
  private static final String REDUCTIONS = "reductions";
  private static final String AUTODIFF = "autodiff";
  private static final String COLD_START = "coldstart";

  /** The suites that {@value #FULL} consists of; {@value #VMATH} contains {@value #REDUCTIONS}. */
  private static final List<String> PARTS = List.of(GEMM, BLAS, COLD_START, VMATH, AUTODIFF);

  /** All names, in the order to show them. */
  public static final List<String> NAMES =
      List.of(QUICK, FULL, GEMM, BLAS, VMATH, REDUCTIONS, AUTODIFF, COLD_START);

  private static final List<String> SIZES = List.of("8", "16", "32", "64", "128", "256", "512", "1024", "2048");
  private static final List<String> SIZES_OF_SLOW_PEERS = List.of("64", "256", "512");
  private static final List<String> QUICK_SIZES = List.of("8", "32", "128", "256", "512", "1024");
  private static final List<Library> QUICK_LIBRARIES = List.of(Library.LANEWISE, Library.ND4J, Library.OPENBLAS);
  private static final List<String> MEMORY_LOOPS = List.of("read", "copy", "triad");
  private static final int QUICK_FORKS = 4;
  private static final int CEILING_FORKS = 3;
  private static final Timing SHORT = new Timing(1, 4, 60);
  private static final Timing CEILING = new Timing(3, 4, 60);

  private Suites() {}

  /**
   * What a run measures: the selected rows of the suites and the ceilings of the machine, no row twice.
   *
   * @param names of {@link #NAMES}
   * @throws IllegalArgumentException if nothing is left
   */
  static Suite of(List<String> names, Selection selection) {
    Set<String> parts = new LinkedHashSet<>();
    for (String name : names) {
      parts.addAll(name.equals(FULL) ? PARTS : List.of(name));
    }
    List<Suite> suites = new ArrayList<>();
    boolean little = parts.equals(Set.of(QUICK));
    if (parts.contains(QUICK) && !little) {
      throw new IllegalArgumentException("suite " + QUICK + " beside others, but it runs alone");
    }
    suites.add(new Suite(ceilings(little), little ? 0 : 120));
    parts.forEach(name -> suites.add(suite(name, selection)));
    selection.peers().forEach(peer -> requireRows(peer, suites, names));
    Suite merged = merge(suites, selection);
    if (merged.groups().isEmpty() && merged.coldStarts().isEmpty()) {
      throw new IllegalArgumentException(
          "--only " + selection.only() + ", with the other options, leaves no row of " + String.join(", ", names)
              + " to run");
    }
    return merged;
  }

  private static void requireRows(Library peer, List<Suite> suites, List<String> names) {
    boolean any = suites.stream().anyMatch(
        suite -> suite.coldStarts().contains(peer) || suite.groups().stream()
            .flatMap(group -> group.rows().stream()).anyMatch(row -> row.library().equals(peer.id())));
    if (!any) {
      throw new IllegalArgumentException(
          "--peers " + peer.id() + ", but " + String.join(", ", names) + " has no row of it");
    }
  }

  private static Suite merge(List<Suite> suites, Selection selection) {
    Set<String> seen = new LinkedHashSet<>();
    List<Group> groups = new ArrayList<>();
    Set<Library> coldStarts = new LinkedHashSet<>();
    Map<String, Row> compared = new LinkedHashMap<>();
    double budget = 0;
    for (Suite suite : suites) {
      for (Group group : suite.groups()) {
        for (Group selected : group.select(selection)) {
          List<Row> rows = selected.rows().stream().filter(row -> seen.add(row.id())).toList();
          if (!rows.isEmpty()) {
            groups.add(new Group(rows, selected.timing(), selected.forks()));
          }
        }
      }
      suite.coldStarts().stream().filter(selection::coldStarts).forEach(coldStarts::add);
      suite.compared().stream().flatMap(selection::variants).forEach(row -> compared.put(row.id(), row));
      budget += suite.budgetSeconds();
    }
    compared.keySet().retainAll(seen);
    return new Suite(groups, List.copyOf(coldStarts), List.copyOf(compared.values()), budget);
  }

  private static Suite suite(String name, Selection selection) {
    return switch (name) {
      case QUICK -> quick();
      case GEMM -> gemm(selection);
      case BLAS -> blas();
      case VMATH -> vmath(operation -> true, 23 * 60);
      case REDUCTIONS -> vmath(VmathOperation::reduces, 5 * 60);
      case AUTODIFF -> autodiff();
      case COLD_START -> new Suite(List.of(), List.of(Library.LANEWISE, Library.ND4J), List.of(), 100);
      default -> throw new IllegalArgumentException("no such suite: " + name);
    };
  }

  /** FMA at each width, and loops over arrays in each level of the memory. */
  private static List<Group> ceilings(boolean little) {
    List<Group> groups = new ArrayList<>();
    for (int width = 128; width <= FmaLoop.widest(); width *= 2) {
      List<Row> rows = List.of(Row.fma(ElementType.F32, width), Row.fma(ElementType.F64, width));
      groups.add(new Group(rows, CEILING, little ? 1 : CEILING_FORKS));
    }
    for (ElementType type : little ? List.of(ElementType.F32) : List.of(ElementType.values())) {
      List<Row> rows = new ArrayList<>();
      for (long bytes : Requirements.BYTES) {
        MEMORY_LOOPS.forEach(loop -> rows.add(Row.memory(loop, type, bytes)));
      }
      groups.add(new Group(rows, CEILING, little ? 1 : CEILING_FORKS));
    }
    return groups;
  }

  /** Each library in forks of its own, in turns, so that a slow minute of the machine meets all of them. */
  private static Suite quick() {
    List<Group> groups = new ArrayList<>();
    for (Library library : QUICK_LIBRARIES) {
      groups.add(new Group(quickRows(library), SHORT, QUICK_FORKS));
    }
    return new Suite(groups, List.of(), quickRows(Library.LANEWISE), 115);
  }

  private static List<Row> quickRows(Library library) {
    List<Row> rows = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      QUICK_SIZES.forEach(size -> rows.add(Row.gemm(library, type, "NN", size)));
      rows.add(Row.gemm(library, type, "TN", "512"));
      rows.add(Row.gemm(library, type, "NT", "512"));
    }
    return rows;
  }

  private static Suite gemm(Selection selection) {
    List<Row> rows = new ArrayList<>();
    if (selection.shapes().isEmpty()) {
      rows.addAll(Requirements.products());
      rows.addAll(products(List.of(Library.ND4J, Library.OPENBLAS, Library.MKL), SIZES));
      if (selection.peers().contains(Library.NAIVE)) {
        rows.addAll(products(List.of(Library.NAIVE), SIZES_OF_SLOW_PEERS));
      }
    } else {
      List<Library> peers =
          selection.peers().isEmpty()
              ? List.of(Library.ND4J, Library.OPENBLAS, Library.MKL, Library.NETLIB, Library.EJML)
              : selection.peers();
      rows.addAll(products(List.of(Library.LANEWISE), selection.shapes()));
      rows.addAll(products(peers, selection.shapes()));
    }
    return new Suite(Group.single(rows, new Timing(3, 8, 100), 3), 28 * 60);
  }

  private static List<Row> products(List<Library> libraries, List<String> shapes) {
    List<Row> rows = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      for (String shape : shapes) {
        libraries.stream().filter(Library::available)
            .forEach(library -> rows.add(Row.gemm(library, type, "NN", shape)));
      }
    }
    return rows;
  }

  private static Suite blas() {
    List<Row> rows = new ArrayList<>();
    for (Row row : Requirements.streaming()) {
      rows.add(row);
      rows.add(
          Row.blas(
              Library.OPENBLAS, BlasOperation.valueOf(row.parameters().get("operation")), ElementType.of(row.type()),
              Long.parseLong(row.shape())));
    }
    return new Suite(Group.single(rows, new Timing(3, 8, 100), 3), 10 * 60);
  }

  /** All rows of an operation and a type share forks, those that a verdict depends on first. */
  private static Suite vmath(Predicate<VmathOperation> operations, double budgetSeconds) {
    Timing timing = new Timing(2, 8, 10);
    List<Group> first = new ArrayList<>();
    List<Group> others = new ArrayList<>();
    for (VmathOperation operation : VmathOperation.all().stream().filter(operations).toList()) {
      for (ElementType type : ElementType.values()) {
        boolean decides = VmathRequirements.decides(operation, type);
        (decides ? first : others).add(new Group(VmathRequirements.rows(operation, type), timing, 2));
      }
    }
    first.addAll(others);
    return new Suite(first, budgetSeconds);
  }

  private static Suite autodiff() {
    List<Row> rows = new ArrayList<>();
    for (AutodiffTask task : AutodiffTask.values()) {
      AutodiffTask.libraries().forEach(library -> rows.add(Row.autodiff(library, task)));
      rows.add(Row.autodiff(Library.LANEWISE, task).onThreads(2));
    }
    // Many short iterations: on a machine that is rarely alone, the best of them is one that nothing interfered with.
    return new Suite(Group.single(rows, new Timing(2, 30, 50), 3), 15 * 60);
  }
}
