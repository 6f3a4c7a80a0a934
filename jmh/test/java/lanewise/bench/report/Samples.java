package lanewise.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lanewise.bench.results.Accuracy;
import lanewise.bench.results.ColdStart;
import lanewise.bench.results.Line;
import lanewise.bench.results.Results;

/** Results as a full run has them, from formulas instead of a machine. */
public final class Samples {
  /** Markup in every place where a page could take it for its own. */
  static final String MARKUP = "<script>throw \"a\"</script><img src=x onerror='throw 1'>&amp;";

  private static final double CEILING = 117;

  private final SplittableRandom random;
  private final List<Line> lines = new ArrayList<>();

  private Samples(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Every suite, several libraries, warnings, and markup in names. */
  public static Results full() {
    Samples samples = new Samples(1);
    samples.ceilings();
    samples.products();
    samples.elementWise("blas", List.of("dot", "axpy", "gemv n"), 0.9);
    samples.elementWise("vmath", List.of("exp", "tanh", "add", "log", "sqrt", MARKUP), 1.1);
    samples.elementWise("reductions", List.of("sum", "max"), 0.95);
    samples.autodiff();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("CPU", "AMD EPYC 9R14 & <others>, 8 processors");
    environment.put("JVM", "OpenJDK 64-Bit Server VM 25.0.3+9-LTS (\"Vendor's\")");
    environment.put("System", "Linux 6.1.0 amd64");
    environment.put("OpenBLAS", "0.3.30 Zen, 1 thread");
    environment.put(MARKUP, MARKUP);
    return new Results(
        "0.1.0-SNAPSHOT", "2026-11-26T10:00:00Z",
        "java -jar benchmarks.jar bench full --peers nd4j,openblas --out 'runs/<zen4>'",
        false, environment,
        List.of(
            new Results.Cache(1, 32 << 10, 2), new Results.Cache(2, 1 << 20, 2), new Results.Cache(3, 32 << 20, 16)),
        samples.lines, coldStarts(), accuracies(),
        List.of("other processes took 12 % of the time: " + MARKUP));
  }

  /** The same without anything measured. */
  public static Results empty() {
    return new Results("0.1", "2026-11-26T10:00:00Z", "bench", true, Map.of(), List.of(), List.of(), List.of(),
        List.of(), List.of());
  }

  /** A line of one product. */
  public static Line product(String library, String shape, List<Double> rates, List<Double> yardsticks,
      String... warnings) {
    return new Line(
        "gemm/" + library + "/f32/NN/" + shape, "gemm", library, "NN", "f32", shape, 1, 0, "GFLOP/s", 1, 1e9, 1e6,
        rates,
        yardsticks.isEmpty() ? "" : "FMA ceiling, 512 bit", yardsticks, 0, List.of(warnings));
  }

  /** A product of one fork at a width that was forced. */
  static Line atWidth(int width, double rate, double ceiling) {
    return new Line(
        "gemm/lanewise/f32/NN/512/width" + width, "gemm", "lanewise", "NN", "f32", "512", 1, width, "GFLOP/s", 1, 1e9,
        1e6, List.of(rate), "FMA ceiling, " + width + " bit", List.of(ceiling), 0, List.of());
  }

  private void add(
      String suite, String library, String operation, String type, String shape, int threads, int width, String unit,
      double work, double flops, double bytes, double rate, String yardstick, double yardstickRate,
      String... warnings) {
    String id =
        String.join("/", suite, library, type, operation, shape) + (threads == 1 ? "" : "/threads" + threads)
            + (width == 0 ? "" : "/width" + width);
    List<Double> rates = new ArrayList<>();
    List<Double> yardsticks = new ArrayList<>();
    for (int fork = 0; fork < 3; fork++) {
      rates.add(rate * random.nextDouble(0.95, 1.03));
      if (!yardstick.isEmpty()) {
        yardsticks.add(yardstickRate * random.nextDouble(0.98, 1.01));
      }
    }
    lines.add(
        new Line(
            id, suite, library, operation, type, shape, threads, width, unit, work, flops, bytes, rates, yardstick,
            yardsticks,
            library.equals("lanewise") ? 0 : -1, List.of(warnings)));
  }

  private static double scale(String type) {
    return type.equals("f32") ? 1 : 0.5;
  }

  /** Falls from level to level. */
  private static double bandwidth(double bytes) {
    return bytes <= 32 << 10 ? 310 : bytes <= 1 << 20 ? 190 : bytes <= 32 << 20 ? 95 : 24;
  }

  private void ceilings() {
    for (String type : List.of("f32", "f64")) {
      for (int width : new int[]{128, 256, 512}) {
        double rate = CEILING * scale(type) * (width == 128 ? 0.5 : 1);
        add("ceiling", "machine", "fma", type, Integer.toString(width), 1, width, "GFLOP/s", 1, 0, 0, rate, "", 0);
      }
      for (String loop : List.of("read", "copy", "triad")) {
        for (int bytes : new int[]{1 << 14, 1 << 18, 1 << 22, 1 << 28}) {
          double rate = bandwidth(bytes) * (loop.equals("read") ? 1.1 : loop.equals("copy") ? 0.8 : 1);
          add("ceiling", "machine", loop, type, Integer.toString(bytes), 1, 0, "GB/s", 1, 0, bytes, rate, "", 0);
        }
      }
    }
  }

  private void products() {
    Map<String, Double> sizes = Map.of("lanewise", 12.0, "nd4j", 160.0, "openblas", 20.0, "ejml", 3.0);
    for (String type : List.of("f32", "f64")) {
      for (String library : List.of("lanewise", "nd4j", "openblas", "ejml")) {
        for (String operation : library.equals("lanewise") ? List.of("NN", "NT", "TN", "TT") : List.of("NN")) {
          for (int n : new int[]{8, 16, 32, 64, 128, 256, 512, 1024, 2048}) {
            double share = library.equals("ejml") ? 0.07 : 0.97 * n / (n + sizes.get(library));
            product(library, operation, type, Integer.toString(n), 1, 0, n, n, n, share);
          }
        }
        product(library, "NN", type, "64x3136x576", 1, 0, 64, 3136, 576, library.equals("ejml") ? 0.07 : 0.9);
        product(library, "NN", type, "32x32x8192", 1, 0, 32, 32, 8192, library.equals("ejml") ? 0.05 : 0.7);
      }
      product("lanewise", "NN", type, "257", 1, 0, 257, 257, 257, 0.8);
      product("lanewise", "NN", type, "33", 1, 0, 33, 33, 33, 0.4);
      for (int n : new int[]{256, 1024}) {
        product("lanewise", "NN", type, Integer.toString(n), 1, 256, n, n, n, 0.85);
        for (int threads : new int[]{2, 4, 8}) {
          product("lanewise", "NN", type, Integer.toString(n), threads, 0, n, n, n,
              0.9 * threads / (1 + 0.03 * threads));
        }
      }
    }
  }

  private void product(
      String library, String operation, String type, String shape, int threads, int width, double m, double n, double k,
      double share) {
    double flops = 2 * m * n * k;
    double bytes = (m * k + k * n + 2 * m * n) * 8 * scale(type);
    double ceiling = CEILING * scale(type);
    String[] warnings = shape.equals("128") ? new String[]{"forks differ by 14 %: " + MARKUP} : new String[0];
    add(
        "gemm", library, operation, type, shape, threads, width, "GFLOP/s", flops, flops, bytes, ceiling * share,
        threads == 1 ? "FMA ceiling, 512 bit" : "one thread", ceiling, warnings);
  }

  private void elementWise(String suite, List<String> operations, double share) {
    for (String operation : operations) {
      for (String type : List.of("f32", "f64")) {
        for (String library : List.of("lanewise", "nd4j", "my&library")) {
          for (int elements : new int[]{1_000, 10_000, 100_000, 1_000_000, 10_000_000}) {
            double bytes = 2.0 * elements * 8 * scale(type);
            double yardstick = bandwidth(bytes) / (16 * scale(type)) / (1 + operation.length() * 0.1);
            double rate = yardstick * share * (library.equals("lanewise") ? 1 : 0.3 * elements / (elements + 5000.0));
            add(
                suite, library, operation, type, Integer.toString(elements), 1, 0, "Gelem/s", elements,
                elements * (operation.length() * 3.0 - 2), bytes, rate, "jdk " + operation, yardstick);
          }
        }
      }
    }
  }

  private void autodiff() {
    for (String task : List.of("squared-norm/512", "64-32-10/batch32", "784-512-256-10/batch128")) {
      for (int threads : new int[]{1, 2}) {
        add("autodiff", "lanewise", "step", "f32", task, threads, 0, "steps/ms", 1e6, 0, 0, threads * 0.9,
            "the bare products", threads);
      }
      add("autodiff", "nd4j", "step", "f32", task, 1, 0, "steps/ms", 1e6, 0, 0, 0.2, "the bare products", 1);
    }
  }

  private static List<ColdStart> coldStarts() {
    List<ColdStart> all = new ArrayList<>();
    for (String library : List.of("lanewise", "nd4j")) {
      double first = library.equals("lanewise") ? 180 : 960;
      List<ColdStart.Start> starts = new ArrayList<>();
      for (int jvm = 0; jvm < 5; jvm++) {
        List<ColdStart.Point> curve = new ArrayList<>();
        for (double millis = first + 11 * jvm; millis < 3000; millis *= 1.15) {
          curve.add(new ColdStart.Point(millis, 2 + 105 / (1 + Math.exp(-(millis - 2.5 * first) / 80))));
        }
        starts.add(new ColdStart.Start(first + 11 * jvm, 3 * first, 107, curve));
      }
      all.add(new ColdStart(library, starts));
    }
    return all;
  }

  private static List<Accuracy> accuracies() {
    List<Accuracy> all = new ArrayList<>();
    for (String operation : List.of("gemm NN", "dot", "exp", "log", "tanh", "softmax", "d tanh/dx", "axpy", "nrm2",
        "sum", "max", "add", MARKUP)) {
      for (String type : List.of("f32", "f64")) {
        boolean broken = operation.equals("tanh") && type.equals("f32");
        all.add(
            new Accuracy(
                operation, type, "lanewise", "double", 100_000, broken ? 7 : 0, broken ? 11.5 : 0.9,
                broken ? 1.4 : 0.1 * operation.length() % 0.9 + 0.05,
                List.of(61_000L, 30_000L, 8_000L, 900L, 93L, broken ? 7L : 0L),
                "java -jar benchmarks.jar validate --ops '" + operation + "' --seed 42"));
      }
    }
    return all;
  }
}
