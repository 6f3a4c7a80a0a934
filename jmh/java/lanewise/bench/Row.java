package lanewise.bench;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One thing to measure: a benchmark method with fixed parameters, in a JVM with certain flags.
 *
 * @param id names the row in selections and in reports: parts separated by slashes
 * @param suite which kind of rows it belongs to, as in {@link lanewise.bench.results.Line#suite}
 * @param library who computes, {@value #MACHINE} for a ceiling
 * @param operation what is computed
 * @param type the label of an {@link ElementType}
 * @param shape the sizes
 * @param threads how many threads work
 * @param width the vector width that is forced, 0 for the library's own choice
 * @param benchmark class and method
 * @param parameters values of JMH's parameters
 * @param flags flags of the JVM besides {@link Jvm#FLAGS}
 * @param unit the unit of the rate
 * @param work what one call does: work over nanoseconds is the rate
 * @param flops floating-point operations of one call, 0 where they are not counted
 * @param bytes bytes that one call has to move at least, 0 where they are not counted
 */
record Row(
    String id,
    String suite,
    String library,
    String operation,
    String type,
    String shape,
    int threads,
    int width,
    String benchmark,
    Map<String, String> parameters,
    List<String> flags,
    String unit,
    double work,
    double flops,
    double bytes)
    implements
      Serializable {

  /** The library of a ceiling. */
  static final String MACHINE = "machine";

  /** The suite of ceilings. */
  static final String CEILING = "ceiling";

  private static final String FLOPS = "GFLOP/s";
  private static final String BYTES = "GB/s";
  private static final String THREADS = "threads";

  /** The unit of operations on each element. */
  static final String ELEMENTS = "Gelem/s";

  /** The unit of steps of an {@link AutodiffTask}. */
  static final String STEPS = "steps/ms";

  /** A product on one thread with compact matrices. */
  static Row gemm(Library library, ElementType type, String transposes, String shape) {
    return gemm(library, type, transposes, shape, 0);
  }

  /**
   * A product on one thread.
   *
   * @param ld the leading dimension, 0 for compact matrices
   */
  static Row gemm(Library library, ElementType type, String transposes, String shape, int ld) {
    GemmShape sizes = GemmShape.of(shape);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("library", library.name());
    parameters.put("type", type.name());
    parameters.put("transposes", transposes);
    parameters.put("shape", shape);
    parameters.put("ld", Integer.toString(ld));
    if (library.hasThreads()) {
      parameters.put(THREADS, "1");
    }
    String leading = ld == 0 ? "" : "ld" + ld;
    return new Row(
        String.join("/", "gemm", library.id(), type.label(), transposes, shape) + (ld == 0 ? "" : "/" + leading),
        "gemm", library.id(), (transposes + " " + leading).strip(), type.label(), shape, 1, 0,
        method(GemmBenchmark.class, "gemm"), parameters, List.of(), FLOPS, sizes.flops(), sizes.flops(),
        (double) type.bytes() * sizes.elements());
  }

  /** An operation that touches each element once. */
  static Row blas(Library library, BlasOperation operation, ElementType type, long bytes) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("library", library.name());
    parameters.put("operation", operation.name());
    parameters.put("type", type.name());
    parameters.put("bytes", Long.toString(bytes));
    String name = operation.name().toLowerCase(Locale.ROOT);
    BlasProblem problem = new BlasProblem(operation, type, bytes);
    return new Row(
        String.join("/", "blas", library.id(), type.label(), name, Long.toString(bytes)),
        "blas", library.id(), name, type.label(), Long.toString(bytes), 1, 0,
        method(BlasBenchmark.class, "call"), parameters, List.of(), BYTES, problem.traffic(), problem.flops(),
        problem.traffic());
  }

  /** An operation of lanewise.vmath over some elements on one thread. */
  static Row vmath(Library library, VmathOperation operation, ElementType type, int size) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("library", library.name());
    parameters.put("operation", operation.name());
    parameters.put("type", type.name());
    parameters.put("size", Integer.toString(size));
    if (library == Library.LANEWISE && operation.takesThreads()) {
      parameters.put(THREADS, "1");
    }
    return new Row(
        String.join("/", "vmath", library.id(), type.label(), operation.name(), Integer.toString(size)),
        operation.reduces() ? "reductions" : "vmath", library.id(), operation.name(), type.label(),
        Integer.toString(size), 1, 0, method(VmathBenchmark.class, "call"), parameters, List.of(), ELEMENTS, size,
        (double) operation.flops() * size, (double) operation.arrays() * type.bytes() * size);
  }

  /** A step of a task of lanewise.autodiff on one thread. */
  static Row autodiff(Library library, AutodiffTask task) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("library", library.name());
    parameters.put("task", task.label());
    if (library == Library.LANEWISE) {
      parameters.put(THREADS, "1");
    }
    return new Row(
        String.join("/", "autodiff", library.id(), task.label()), "autodiff", library.id(), "step",
        ElementType.F32.label(), task.label(), 1, 0, method(AutodiffBenchmark.class, "step"), parameters, List.of(),
        STEPS, 1e6, task.flops(), 0);
  }

  /** The FMA ceiling at one vector width. */
  static Row fma(ElementType type, int width) {
    double flops = FmaLoop.flopsPerStep(type, width);
    return new Row(
        String.join("/", CEILING, "fma", type.label(), Integer.toString(width)), CEILING, MACHINE, "fma", type.label(),
        Integer.toString(width), 1, width, method(FmaCeiling.class, type.label()), Map.of(),
        List.of("-D" + FmaLoop.WIDTH + "=" + width), FLOPS, flops, flops, 0);
  }

  /** A memory ceiling: {@code read}, {@code copy} or {@code triad} over two arrays. */
  static Row memory(String loop, ElementType type, long bytes) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("type", type.name());
    parameters.put("bytes", Long.toString(bytes));
    boolean triad = loop.equals("triad");
    double traffic = triad ? 1.5 * bytes : bytes;
    double flops = triad ? (double) bytes / type.bytes() : 0;
    return new Row(
        String.join("/", CEILING, loop, type.label(), Long.toString(bytes)), CEILING, MACHINE, loop, type.label(),
        Long.toString(bytes), 1, 0, method(MemoryCeiling.class, loop), parameters, List.of(), BYTES, traffic, flops,
        traffic);
  }

  private static String method(Class<?> type, String name) {
    return type.getName() + "." + name;
  }

  /** Whether the row measures the machine instead of a library. */
  boolean ceiling() {
    return library.equals(MACHINE);
  }

  /** Whether the row measures Lanewise. */
  boolean lanewise() {
    return library.equals(Library.LANEWISE.id());
  }

  /** Whether the row can run on a number of threads. */
  boolean takes(int number) {
    return number == 1 || parameters.containsKey(THREADS);
  }

  /** This row of one thread on a number of threads that it {@link #takes}. */
  Row onThreads(int number) {
    if (number == 1) {
      return this;
    }
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(THREADS, Integer.toString(number));
    return new Row(
        id + "/threads" + number, suite, library, operation, type, shape, number, width, benchmark, changed, flags,
        unit, work, flops, bytes);
  }

  /** This row in a JVM with one more flag. */
  Row withFlag(String flag) {
    return new Row(
        id, suite, library, operation, type, shape, threads, width, benchmark, parameters,
        Stream.concat(flags.stream(), Stream.of(flag)).toList(), unit, work, flops, bytes);
  }

  /** This row of Lanewise with a vector width that is forced, on the yardstick too. */
  Row atWidth(int bits) {
    return new Row(
        id + "/width" + bits, suite, library, operation, type, shape, threads, bits, benchmark, parameters,
        List.of("-Dlanewise.width=" + bits, "-D" + FmaLoop.WIDTH + "=" + bits), unit, work, flops, bytes);
  }
}
