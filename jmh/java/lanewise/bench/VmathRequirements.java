package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What the project promises about the speed of {@code lanewise.vmath}, and the verdicts. */
final class VmathRequirements {
  /** Smaller arrays stay on the caller's thread. */
  private static final int PARALLEL_SIZE = 100_000;

  /** What a call costs by itself; one size is not a multiple of any vector. */
  private static final List<Integer> FEW = List.of(16, 33, 64);

  private static final List<String> ARITHMETIC =
      List.of(
          "add",
          "sub",
          "mul",
          "min",
          "max",
          "neg",
          "abs",
          "sign",
          "square",
          "fma",
          "clamp",
          "lerp",
          "where",
          "equal",
          "not_equal",
          "less",
          "less_or_equal",
          "greater",
          "greater_or_equal",
          "add_number",
          "add_row",
          "add_column");

  /** Limited by the divider, so a copy is no ceiling: compared with the JDK's operation. */
  private static final List<String> DIVISIONS = List.of("div", "reciprocal", "sqrt");

  private static final List<String> ELEMENTARY =
      List.of("exp", "log", "tanh", "sigmoid", "gelu", "erf");

  /** Limited by reading. */
  private static final List<String> REDUCTIONS = List.of("dot", "reduce_sum", "reduce_max");

  private static final List<String> ROWS = List.of("softmax", "layer_norm");
  private static final String TRANSPOSE = "transpose";
  private static final List<String> FEW_ARITHMETIC = List.of("add", "mul", "fma", "max", "dot", "reduce_sum");
  private static final List<String> FEW_ELEMENTARY = List.of("exp", "log", "tanh", "sigmoid");
  private static final double NONE = Double.NaN;

  private final Measurements measurements;

  VmathRequirements(Measurements measurements) {
    this.measurements = measurements;
  }

  /** All rows of an operation, which share their forks. */
  static List<Row> rows(VmathOperation operation, ElementType type) {
    List<Row> rows = new ArrayList<>();
    if (FEW_ARITHMETIC.contains(operation.name()) || FEW_ELEMENTARY.contains(operation.name())) {
      rows.addAll(rows(operation, type, Library.LANEWISE, FEW, 1));
    }
    rows.addAll(large(operation, type));
    for (Library peer : operation.peers()) {
      rows.addAll(rows(operation, type, peer, operation.sizes(), 1));
    }
    return rows;
  }

  /** Rows of Lanewise but for those of few elements. */
  private static List<Row> large(VmathOperation operation, ElementType type) {
    List<Integer> sizes = operation.sizes();
    List<Row> rows = new ArrayList<>(rows(operation, type, Library.LANEWISE, sizes, 1));
    if (operation.takesThreads()) {
      List<Integer> parallel = sizes.stream().filter(size -> size >= PARALLEL_SIZE).toList();
      rows.addAll(rows(operation, type, Library.LANEWISE, parallel, 2));
    }
    return rows;
  }

  private static List<Row> rows(
      VmathOperation operation, ElementType type, Library library, List<Integer> sizes, int threads) {
    return sizes.stream()
        .map(size -> Row.vmath(library, operation, type, size).onThreads(threads))
        .toList();
  }

  /** Whether a row belongs here. */
  static boolean isVmath(Row row) {
    return row.benchmark().startsWith(VmathBenchmark.class.getName());
  }

  /** Whether a verdict other than that on allocation depends on an operation. */
  static boolean decides(VmathOperation operation, ElementType type) {
    return ARITHMETIC.contains(operation.name())
        || DIVISIONS.contains(operation.name())
        || REDUCTIONS.contains(operation.name())
        || ROWS.contains(operation.name())
        || TRANSPOSE.equals(operation.name())
        || (type == ElementType.F32 ? ELEMENTARY.contains(operation.name()) : inJdk(operation));
  }

  /** Elementary functions that the JDK has. */
  private static boolean inJdk(VmathOperation operation) {
    return operation.inJdk() && !DIVISIONS.contains(operation.name());
  }

  /** The verdicts, in the order in which the project states its promises. */
  List<Requirement> verdicts() {
    List<Requirement> verdicts = new ArrayList<>();
    for (int size : List.of(1_000, 100_000, 10_000_000)) {
      verdicts.add(
          share(
              "arithmetic, " + size + " elements: of the plain loop with its traffic",
              .90,
              .97,
              true,
              lanewise(operation -> ARITHMETIC.contains(operation.name()), size, types())));
    }
    verdicts.add(
        share(
            "div, sqrt, reciprocal: of the plain loop with the same operation",
            .90,
            .97,
            true,
            lanewise(operation -> DIVISIONS.contains(operation.name()), 0, types())));
    List<ElementType> f32 = List.of(ElementType.F32);
    List<ElementType> f64 = List.of(ElementType.F64);
    Predicate<VmathOperation> elementary = operation -> ELEMENTARY.contains(operation.name());
    verdicts.add(
        share(
            "float exp, log, tanh: times the JDK's lanewise operation",
            1,
            1.3,
            false,
            lanewise(elementary.and(VmathRequirements::inJdk), 0, f32)));
    verdicts.add(
        times("float exp, log, tanh, erf: times MKL", 2, Library.MKL, elementary));
    verdicts.add(
        times(
            "float exp, log, tanh, sigmoid, gelu, erf: times ND4J", 10, Library.ND4J, elementary));
    verdicts.add(
        share(
            "double elementary functions: times the JDK's lanewise operation",
            .9,
            1.2,
            false,
            lanewise(VmathRequirements::inJdk, 0, f64)));
    verdicts.add(
        share(
            "sum, max, dot: of the plain loop that reads as much",
            .90,
            .97,
            true,
            lanewise(operation -> REDUCTIONS.contains(operation.name()), 0, types())));
    verdicts.add(
        share(
            "softmax, layerNorm, 1000 x 1000: of the plain loops over their passes",
            .80,
            NONE,
            true,
            lanewise(operation -> ROWS.contains(operation.name()), 0, types())));
    verdicts.add(
        share(
            "transpose 2048 x 2048: of the copying loop",
            .70,
            .90,
            true,
            lanewise(operation -> operation.name().equals(TRANSPOSE), 0, types())));
    verdicts.add(few("add, mul, fma, max, dot, sum of 16..64 elements: a call", FEW_ARITHMETIC));
    verdicts.add(few("exp, log, tanh, sigmoid of 16..64 elements: a call", FEW_ELEMENTARY));
    verdicts.add(allocation());
    return verdicts;
  }

  private static List<ElementType> types() {
    return List.of(ElementType.values());
  }

  /** Rows of Lanewise, on one and two threads, of one size, or of all for 0. */
  private static List<Row> lanewise(
      Predicate<VmathOperation> operations, int size, List<ElementType> types) {
    List<Row> rows = new ArrayList<>();
    for (VmathOperation operation : VmathOperation.all().stream().filter(operations).toList()) {
      for (ElementType type : types) {
        rows.addAll(large(operation, type));
      }
    }
    rows.removeIf(row -> size != 0 && row.work() != size);
    return rows;
  }

  private Requirement share(String what, double must, double aim, boolean percent, List<Row> rows) {
    return Requirement.atLeast(
        what,
        must,
        aim,
        values(rows, measured -> measured.share().median()),
        rows.size(),
        percent);
  }

  private Requirement times(
      String what, double must, Library peer, Predicate<VmathOperation> operations) {
    List<Requirement.Value> values = new ArrayList<>();
    int expected = 0;
    for (VmathOperation operation : VmathOperation.all().stream().filter(operations).toList()) {
      for (int size : operation.peers().contains(peer) ? operation.sizes() : List.<Integer>of()) {
        expected++;
        Row row = Row.vmath(Library.LANEWISE, operation, ElementType.F32, size);
        ratio(row, peer).ifPresent(
            ratio -> values.add(new Requirement.Value(ratio, Requirements.name(row))));
      }
    }
    return Requirement.atLeast(what, must, NONE, values, expected, false);
  }

  /** How many times faster Lanewise is than another library on the same operands. */
  Optional<Double> ratio(Row lanewise, Library peer) {
    Row row =
        Row.vmath(
            peer, VmathOperation.of(lanewise.operation()), ElementType.of(lanewise.type()), (int) lanewise.work())
            .onThreads(lanewise.threads());
    Optional<Measured> theirs = measurements.get(row);
    return measurements.get(lanewise).flatMap(ours -> theirs.map(ours::ratio));
  }

  private Requirement few(String what, List<String> names) {
    List<Row> rows = new ArrayList<>();
    for (VmathOperation operation : VmathOperation.named(names)) {
      for (ElementType type : ElementType.values()) {
        rows.addAll(rows(operation, type, Library.LANEWISE, FEW, 1));
      }
    }
    return Requirement.atMost(
        what, 25, NONE, values(rows, VmathRequirements::nanosPerCall), rows.size(), " ns");
  }

  /** Nanoseconds of a call: elements over elements per nanosecond. */
  static double nanosPerCall(Measured measured) {
    return measured.row().work() / measured.rate().median();
  }

  private Requirement allocation() {
    List<Row> rows =
        VmathOperation.all().stream()
            .flatMap(operation -> types().stream().flatMap(type -> rows(operation, type).stream()))
            .filter(Requirements::isOnCaller)
            .toList();
    return Requirement.atMost(
        "allocation of a call, one thread, most of all rows",
        0,
        NONE,
        values(rows, Measured::bytesPerCall),
        rows.size(),
        " B");
  }

  private List<Requirement.Value> values(List<Row> rows, ToDoubleFunction<Measured> quantity) {
    List<Requirement.Value> values = new ArrayList<>();
    for (Row row : rows) {
      measurements
          .get(row)
          .map(
              measured -> new Requirement.Value(
                  quantity.applyAsDouble(measured), Requirements.name(row)))
          .ifPresent(values::add);
    }
    return values;
  }
}
