package lanewise.bench;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing to measure: a benchmark method with fixed parameters, in a JVM with certain flags.
 *
 * @param id names the row in selections and in the report: parts separated by slashes
 * @param benchmark class and method
 * @param parameters values of JMH's parameters
 * @param flags flags of the JVM besides {@link Jvm#FLAGS}
 * @param work floating-point operations or bytes of one operation
 * @param unit the unit of the rate
 */
record Row(
    String id,
    String benchmark,
    Map<String, String> parameters,
    List<String> flags,
    double work,
    String unit)
    implements
      Serializable {

  private static final String FLOPS = "GFLOP/s";
  private static final String BYTES = "GB/s";

  /** The unit of operations on each element. */
  static final String ELEMENTS = "Gelem/s";

  /** The unit of steps of an {@link AutodiffTask}. */
  static final String STEPS = "steps/ms";

  /** A product on one thread with compact matrices. */
  static Row gemm(Library library, ElementType type, String transposes, String shape) {
    return gemm(library, type, transposes, shape, 0, 1, 0);
  }

  /**
   * A product.
   *
   * @param ld the leading dimension, 0 for compact matrices
   * @param width the vector width that Lanewise is forced to use, 0 for its own choice
   */
  static Row gemm(
      Library library,
      ElementType type,
      String transposes,
      String shape,
      int ld,
      int threads,
      int width) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("library", library.name());
    parameters.put("type", type.name());
    parameters.put("transposes", transposes);
    parameters.put("shape", shape);
    parameters.put("ld", Integer.toString(ld));
    parameters.put("threads", Integer.toString(threads));
    String id =
        String.join("/", "gemm", lower(library), type.label(), transposes, shape)
            + (ld == 0 ? "" : "/ld" + ld)
            + (threads == 1 ? "" : "/threads" + threads)
            + (width == 0 ? "" : "/width" + width);
    List<String> flags =
        width == 0
            ? List.of()
            : List.of("-Dlanewise.width=" + width, "-D" + FmaLoop.WIDTH + "=" + width);
    double flops = GemmProblem.flops(shape);
    return new Row(id, method(GemmBenchmark.class, "gemm"), parameters, flags, flops, FLOPS);
  }

  /** An operation that touches each element once. */
  static Row blas(Library library, BlasOperation operation, ElementType type, long bytes) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("library", library.name());
    parameters.put("operation", operation.name());
    parameters.put("type", type.name());
    parameters.put("bytes", Long.toString(bytes));
    String id =
        String.join(
            "/",
            "blas",
            lower(library),
            type.label(),
            operation.name().toLowerCase(Locale.ROOT),
            Long.toString(bytes));
    double traffic = new BlasProblem(operation, type, bytes).traffic();
    return new Row(id, method(BlasBenchmark.class, "call"), parameters, List.of(), traffic, BYTES);
  }

  /** An operation of lanewise.vmath over some elements. */
  static Row vmath(
      Library library, VmathOperation operation, ElementType type, int size, int threads) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("library", library.name());
    parameters.put("operation", operation.name());
    parameters.put("type", type.name());
    parameters.put("size", Integer.toString(size));
    parameters.put("threads", Integer.toString(threads));
    String id =
        String.join(
            "/", "vmath", lower(library), type.label(), operation.name(), Integer.toString(size))
            + (threads == 1 ? "" : "/threads" + threads);
    return new Row(id, method(VmathBenchmark.class, "call"), parameters, List.of(), size, ELEMENTS);
  }

  /** A step of a task of lanewise.autodiff. */
  static Row autodiff(Library library, AutodiffTask task, int threads) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("library", library.name());
    parameters.put("task", task.label());
    parameters.put("threads", Integer.toString(threads));
    String id =
        String.join("/", "autodiff", lower(library), task.label()) + (threads == 1 ? "" : "/threads" + threads);
    return new Row(id, method(AutodiffBenchmark.class, "step"), parameters, List.of(), 1e6, STEPS);
  }

  /** The FMA ceiling at one vector width. */
  static Row fma(ElementType type, int width) {
    String id = String.join("/", "ceiling", "fma", type.label(), Integer.toString(width));
    double flops = FmaLoop.flopsPerStep(type, width);
    return new Row(
        id,
        method(FmaCeiling.class, type.label()),
        Map.of(),
        List.of("-D" + FmaLoop.WIDTH + "=" + width),
        flops,
        FLOPS);
  }

  /** A memory ceiling: {@code read}, {@code copy} or {@code triad} over two arrays. */
  static Row memory(String loop, ElementType type, long bytes) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("type", type.name());
    parameters.put("bytes", Long.toString(bytes));
    String id = String.join("/", "ceiling", loop, type.label(), Long.toString(bytes));
    double traffic = loop.equals("triad") ? 1.5 * bytes : bytes;
    return new Row(id, method(MemoryCeiling.class, loop), parameters, List.of(), traffic, BYTES);
  }

  private static String method(Class<?> type, String name) {
    return type.getName() + "." + name;
  }

  private static String lower(Library library) {
    return library.name().toLowerCase(Locale.ROOT);
  }
}
