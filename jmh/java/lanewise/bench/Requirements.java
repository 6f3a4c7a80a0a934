package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the project promises about speed: the rows to measure and the verdict on each promise. */
final class Requirements {
  /** Sizes of the large arrays of operations that touch each element once. */
  static final List<Long> BYTES = List.of(16L << 10, 256L << 10, 4L << 20, 256L << 20);

  private static final List<String> TRANSPOSES = List.of("NN", "TN", "NT", "TT");
  private static final List<String> LARGE = List.of("256", "512", "1024", "2048");
  private static final List<String> ODD =
      List.of(
          "97x101x103",
          "255",
          "257",
          "1000x16x1000",
          "16x1000x1000",
          "32x32x8192",
          "128x784x512",
          "64x3136x576",
          "1x4096x4096",
          "4096x1x4096");
  private static final String WHOLE = "32";
  private static final String EDGE = "33";
  private static final int LD = 4096;
  private static final int WIDTH = 256;
  private static final List<BlasOperation> STREAMING =
      List.of(
          BlasOperation.DOT, BlasOperation.AXPY, BlasOperation.GEMV_N, BlasOperation.GEMV_T);
  private static final double NONE = Double.NaN;

  private final Measurements measurements;
  private final Map<Library, ColdStarts> coldStarts;

  Requirements(Measurements measurements, Map<Library, ColdStarts> coldStarts) {
    this.measurements = measurements;
    this.coldStarts = coldStarts;
  }

  /** The products that the verdicts need. */
  static List<Row> products() {
    List<Row> rows = new ArrayList<>();
    List<String> small = List.of("8", "16", WHOLE, EDGE, "64", "128");
    rows.addAll(products(Library.LANEWISE, TRANSPOSES, small));
    rows.addAll(products(Library.OPENBLAS, TRANSPOSES, List.of("8")));
    rows.addAll(products(Library.LANEWISE, TRANSPOSES, LARGE));
    rows.addAll(products(Library.OPENBLAS, TRANSPOSES, LARGE));
    rows.addAll(products(Library.LANEWISE, List.of("NN"), ODD));
    rows.addAll(products(Library.OPENBLAS, List.of("NN"), ODD));
    rows.addAll(products(Library.NETLIB, List.of("NN"), LARGE.subList(0, 3)));
    rows.addAll(products(Library.EJML, List.of("NN"), LARGE.subList(0, 3)));
    rows.addAll(leadingDimension());
    rows.addAll(twoThreads());
    rows.addAll(forcedWidth());
    return rows;
  }

  private static List<Row> products(
      Library library, List<String> transposes, List<String> shapes) {
    List<Row> rows = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      for (String shape : shapes) {
        for (String transpose : transposes) {
          rows.add(Row.gemm(library, type, transpose, shape));
        }
      }
    }
    return rows;
  }

  private static List<Row> leadingDimension() {
    List<Row> rows = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      rows.add(Row.gemm(Library.LANEWISE, type, "NN", "512", LD));
    }
    return rows;
  }

  private static List<Row> twoThreads() {
    List<Row> rows = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      for (String size : LARGE.subList(1, 4)) {
        rows.add(Row.gemm(Library.LANEWISE, type, "NN", size).onThreads(2));
      }
    }
    return rows;
  }

  private static List<Row> forcedWidth() {
    List<Row> rows = new ArrayList<>();
    if (FmaLoop.widest() >= WIDTH) {
      for (ElementType type : ElementType.values()) {
        for (String size : LARGE) {
          rows.add(Row.gemm(Library.LANEWISE, type, "NN", size).atWidth(WIDTH));
        }
      }
    }
    return rows;
  }

  /** The operations on vectors and matrices that the verdicts need. */
  static List<Row> streaming() {
    List<Row> rows = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      for (BlasOperation operation : STREAMING) {
        for (long bytes : BYTES) {
          rows.add(Row.blas(Library.LANEWISE, operation, type, bytes));
        }
      }
    }
    return rows;
  }

  /** The verdicts, in the order in which the project states its promises. */
  List<Requirement> verdicts() {
    List<Requirement> verdicts = new ArrayList<>();
    List<Row> large = products(Library.LANEWISE, TRANSPOSES, LARGE);
    verdicts.add(ofCeiling("NN, TN, NT, TT, n = 256..2048: of the ceiling", .90, .97, large));
    verdicts.add(
        timesFaster("the same: times OpenBLAS", 1, NONE, Library.OPENBLAS, TRANSPOSES, LARGE));
    verdicts.add(ofCeiling("n = 64, 128: of the ceiling", .85, .95, small("64", "128")));
    verdicts.add(ofCeiling("n = 32: of the ceiling", .75, .90, small(WHOLE)));
    verdicts.add(ofCeiling("n = 16: of the ceiling", .45, .65, small("16")));
    verdicts.add(
        timesFaster(
            "n = 8: times OpenBLAS", 3, 5, Library.OPENBLAS, TRANSPOSES, List.of("8")));
    verdicts.add(edgeVerdict());
    List<Requirement.Value> odd = ratios(Library.OPENBLAS, List.of("NN"), ODD);
    verdicts.add(
        Requirement.meanAtLeast(
            "odd shapes: times OpenBLAS, geometric mean", 1.1, 1.3, odd, 2 * ODD.size()));
    verdicts.add(
        Requirement.atLeast(
            "odd shapes: times OpenBLAS, each", .9, 1, odd, 2 * ODD.size(), false));
    verdicts.add(leadingDimensionVerdict());
    verdicts.add(
        Requirement.atLeast(
            "2 threads, n = 512..2048: times one thread",
            1.85,
            1.95,
            shares(twoThreads()),
            twoThreads().size(),
            false));
    verdicts.add(
        ofCeiling("forced 256 bit, n = 256..2048: of the ceiling", .80, .92, forcedWidth()));
    verdicts.add(
        ofCeiling("dot, axpy, gemv, L1 to memory: of the memory ceiling", .90, NONE, streaming()));
    verdicts.add(allocation());
    verdicts.add(cold("fresh JVM: main to the first 512^3 result", 400, 250, ColdStarts::first));
    verdicts.add(cold("fresh JVM: main to 80 % of peak", 1500, 1000, starts -> starts.toPeak(warmRate())));
    List<String> middle = LARGE.subList(0, 3);
    verdicts.add(
        timesFaster(
            "n = 256..1024: times VectorBLAS", 2, NONE, Library.NETLIB, List.of("NN"), middle));
    verdicts.add(
        timesFaster("n = 256..1024: times EJML", 10, NONE, Library.EJML, List.of("NN"), middle));
    return verdicts;
  }

  private static List<Row> small(String... sizes) {
    return products(Library.LANEWISE, TRANSPOSES, List.of(sizes));
  }

  private Requirement ofCeiling(String what, double must, double aim, List<Row> rows) {
    return Requirement.atLeast(what, must, aim, shares(rows), rows.size(), true);
  }

  private List<Requirement.Value> shares(List<Row> rows) {
    List<Requirement.Value> values = new ArrayList<>();
    for (Row row : rows) {
      measurements
          .get(row)
          .map(measured -> new Requirement.Value(measured.share().median(), name(row)))
          .ifPresent(values::add);
    }
    return values;
  }

  private Requirement timesFaster(
      String what,
      double must,
      double aim,
      Library peer,
      List<String> transposes,
      List<String> shapes) {
    List<Requirement.Value> ratios = ratios(peer, transposes, shapes);
    int expected = ElementType.values().length * transposes.size() * shapes.size();
    return Requirement.atLeast(what, must, aim, ratios, expected, false);
  }

  private List<Requirement.Value> ratios(
      Library peer, List<String> transposes, List<String> shapes) {
    return ratios(products(Library.LANEWISE, transposes, shapes), products(peer, transposes, shapes));
  }

  /** The ratios of rows to others, in pairs, as far as both were measured. */
  private List<Requirement.Value> ratios(List<Row> rows, List<Row> others) {
    List<Requirement.Value> values = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Optional<Measured> one = measurements.get(rows.get(i));
      Optional<Measured> other = measurements.get(others.get(i));
      if (one.isPresent() && other.isPresent()) {
        values.add(new Requirement.Value(one.get().ratio(other.get()), name(rows.get(i))));
      }
    }
    return values;
  }

  private Requirement leadingDimensionVerdict() {
    List<Row> compact =
        leadingDimension().stream()
            .map(row -> Row.gemm(Library.LANEWISE, ElementType.of(row.type()), "NN", row.shape()))
            .toList();
    return Requirement.atLeast(
        "leading dimension 4096, n = 512: of a compact matrix", .95, NONE, ratios(leadingDimension(), compact), 2,
        true);
  }

  private Requirement edgeVerdict() {
    double work = Math.pow(Double.parseDouble(EDGE) / Double.parseDouble(WHOLE), 3);
    List<Requirement.Value> times =
        ratios(small(EDGE), small(WHOLE)).stream()
            .map(ratio -> new Requirement.Value(work / ratio.value(), ratio.source()))
            .toList();
    return Requirement.atMost(
        "n = " + EDGE + ": times the time of n = " + WHOLE, 2, NONE, times, small(EDGE).size(), "");
  }

  private Requirement allocation() {
    List<Requirement.Value> values =
        measurements.all().stream()
            .filter(measured -> FullReport.SUITES.contains(measured.row().suite()))
            .filter(measured -> isOnCaller(measured.row()))
            .map(measured -> new Requirement.Value(measured.bytesPerCall(), name(measured.row())))
            .toList();
    long missing =
        Stream.concat(products().stream(), streaming().stream())
            .filter(row -> isOnCaller(row) && measurements.get(row).isEmpty()).count();
    return Requirement.atMost(
        "allocation of a call, one thread, most of all rows", 0, NONE, values, values.size() + (int) missing, " B");
  }

  /** Whether a row is one of Lanewise on the calling thread. */
  static boolean isOnCaller(Row row) {
    return row.lanewise() && row.threads() == 1;
  }

  private Requirement cold(
      String what, double must, double aim, Function<ColdStarts, Figure> quantity) {
    List<Requirement.Value> values = new ArrayList<>();
    ColdStarts starts = coldStarts.get(Library.LANEWISE);
    if (starts != null) {
      Figure figure = quantity.apply(starts);
      values.add(
          new Requirement.Value(
              figure.median(),
              "median of " + starts.starts().size() + ", " + Report.number(figure.low()) + "-"
                  + Report.number(figure.high()) + " ms"));
    }
    return Requirement.atMost(what, must, aim, values, 1, " ms");
  }

  /** GFLOP/s of the product of the cold starts in a warm JVM, NaN if it was not measured. */
  double warmRate() {
    return measurements.get(Row.gemm(Library.LANEWISE, ElementType.F32, "NN", "512"))
        .map(measured -> measured.rate().median()).orElse(Double.NaN);
  }

  /** How a row of Lanewise is named in a verdict. */
  static String name(Row row) {
    return row.id().replaceFirst("^\\w+/lanewise/", "").replace('/', ' ');
  }
}
