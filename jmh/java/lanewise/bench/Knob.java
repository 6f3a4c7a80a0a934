package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A size of {@code lanewise.internal.Tuning} and what tells whether another value of it is better.
 *
 * @param key its name in the file
 * @param values what to try next to the usual value, which depends on the CPU; that may be among them
 * @param rows what is measured with each
 */
record Knob(String key, List<Integer> values, List<Row> rows) {
  private static final String NN = "NN";

  /** Takes copies. */
  Knob {
    values = List.copyOf(values);
    rows = List.copyOf(rows);
  }

  /** The line of the file for a value. */
  String line(int value) {
    return key + " = " + value;
  }

  /** All of them, for a machine that lets a program use so many processors. */
  static List<Knob> all(int processors) {
    List<Knob> knobs = new ArrayList<>();
    knobs.add(
        new Knob(
            "gemm.inPlaceBytes", List.of(0, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 512 << 10, 1 << 20),
            Stream.concat(
                products(ElementType.F32, NN, "48", "64", "96", "128", "160", "256"),
                Stream.concat(
                    products(ElementType.F32, "NT", "64", "128", "256"),
                    products(ElementType.F64, NN, "64", "128", "256")))
                .toList()));
    knobs.add(
        new Knob(
            "gemm.blockColumns", List.of(128, 192, 256, 384, 512, 1024),
            Stream
                .concat(products(ElementType.F32, NN, "512", "1024", "2048"),
                    products(ElementType.F64, NN, "512", "1024"))
                .toList()));
    knobs.add(
        new Knob(
            "gemm.blockRows", List.of(252, 504, 2048, 4096),
            Stream
                .concat(products(ElementType.F32, NN, "512", "1024", "2048"),
                    products(ElementType.F64, NN, "512", "1024"))
                .toList()));
    knobs.add(
        new Knob(
            "vmath.fetchedBytes", List.of(0, 4 << 10, 512 << 10),
            Stream.of("layer_norm", "rms_norm", "normalize").map(VmathOperation::of)
                .flatMap(
                    operation -> Stream.of(ElementType.values())
                        .map(type -> Row.vmath(Library.LANEWISE, operation, type, 1_000_000)))
                .toList()));
    if (processors > 1) {
      knobs.add(
          new Knob(
              "gemm.parallelWork", List.of(1 << 17, 1 << 18, 1 << 19, 1 << 21, 1 << 22),
              products(ElementType.F32, NN, "64", "80", "96", "128", "144").map(row -> row.onThreads(processors))
                  .toList()));
      knobs.add(
          new Knob(
              "vmath.grain", List.of(1 << 12, 1 << 13, 1 << 14, 1 << 16, 1 << 17),
              Stream.of("add", "exp", "tanh").map(VmathOperation::of)
                  .flatMap(
                      operation -> Stream.of(20_000, 70_000, 200_000)
                          .map(size -> Row.vmath(Library.LANEWISE, operation, ElementType.F32, size)))
                  .filter(row -> row.takes(processors)).map(row -> row.onThreads(processors)).toList()));
    }
    return knobs;
  }

  private static Stream<Row> products(ElementType type, String transposes, String... sizes) {
    return Stream.of(sizes).map(size -> Row.gemm(Library.LANEWISE, type, transposes, size));
  }
}
