package lanewise.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.generator.Formulas.Method;

/** Writes the loops over all functions of one element type, and the class that finds a loop by its number. */
final class MapsWriter {

  private static final String OPERANDS = "xyz";

  private final Formulas formulas;
  private final ElementType type;
  private final Path target;

  MapsWriter(Formulas formulas, ElementType type, Path target) {
    this.formulas = formulas;
    this.type = type;
    this.target = target;
  }

  void write() throws IOException {
    Map<String, VectorLoops> loops = new TreeMap<>();
    StringBuilder scalar = new StringBuilder();
    StringBuilder scalarFolds = new StringBuilder();
    for (Method function : formulas.functions()) {
      VectorLoops ofClass = loops.computeIfAbsent(function.owner(), owner -> new VectorLoops(formulas, type));
      ofClass.add(function);
      if (function.isStep()) {
        ofClass.addFold(function);
        ofClass.addReductions(function);
        scalarFolds.append(scalarFold(function));
      }
      scalar.append(scalarLoop(function));
    }
    for (Map.Entry<String, VectorLoops> entry : loops.entrySet()) {
      write("vector", "Vector" + entry.getKey(), entry.getValue().source(entry.getKey()));
    }
    String imports = loops.keySet().stream().map(owner -> "import lanewise.internal.math." + owner + ";\n")
        .collect(Collectors.joining());
    String scalars = "element by element";
    write("vector", "Vector" + type.name + "Maps", maps("vector", "Vector", "", "on vectors", ""));
    write("scalar", "Scalar" + type.name + "Maps", maps("scalar", "Scalar", imports, scalars, scalar.toString()));
    write("vector", "Vector" + type.name + "Folds", folds("vector", "Vector", "", "on vectors", reductions()));
    write("scalar", "Scalar" + type.name + "Folds",
        folds("scalar", "Scalar", imports, scalars, scalarFolds.toString()));
  }

  private String maps(String where, String prefix, String imports, String how, String loops) {
    StringBuilder dispatch = new StringBuilder();
    for (int operands = 1; operands <= 3; operands++) {
      dispatch.append(dispatch(operands, prefix));
    }
    dispatch.append(rows(prefix));
    return """
        package lanewise.internal.%1$s;

        import lanewise.internal.kernel.%2$sMaps;
        import lanewise.internal.kernel.Functions;
        %3$s
        /** The functions of all formula classes, %4$s. */
        public final class %5$s%2$sMaps implements %2$sMaps {

          private final int vectorLength;

          /** Maps of ranges that are a multiple of {@code vectorLength} long. */
          public %5$s%2$sMaps(int vectorLength) {
            this.vectorLength = vectorLength;
          }

          @Override
          public int vectorLength() {
            return vectorLength;
          }
        %6$s%7$s}
        """.formatted(where, type.name, imports, how, prefix, dispatch, loops);
  }

  private String folds(String where, String prefix, String imports, String how, String loops) {
    StringBuilder folds = new StringBuilder();
    StringBuilder combines = new StringBuilder();
    for (Method step : formulas.functions()) {
      if (step.isStep()) {
        String number = ElementType.constant(step.name());
        String loop = prefix.equals("Vector") ? "Vector" + step.owner() + "." + step.name() : step.name();
        folds.append("      case Functions.%s -> %s(n, x, xOffset, y, lanes);\n".formatted(number, loop));
        if (step.parameters() == 2) {
          combines.append("      case Functions.%s -> %s(lanes);\n".formatted(number, loop));
        }
      }
    }
    return """
        package lanewise.internal.%1$s;

        import lanewise.internal.kernel.%2$sFolds;
        import lanewise.internal.kernel.Functions;
        %3$s
        /** The steps of reductions, %4$s. */
        public final class %5$s%2$sFolds implements %2$sFolds {

          @Override
          public void fold(int step, int n, %6$s[] x, int xOffset, %6$s y, %6$s[] lanes) {
            switch (step) {
        %7$s      default -> throw new AssertionError(step);
            }
          }

          @Override
          public %6$s combine(int step, %6$s[] lanes) {
            return switch (step) {
        %8$s      default -> throw new AssertionError(step);
            };
          }
        %9$s}
        """.formatted(where, type.name, imports, how, prefix, type.element, folds, combines, loops);
  }

  /** Reductions on vectors that keep all lanes in registers, where these are four vectors. */
  private String reductions() {
    StringBuilder single = new StringBuilder();
    StringBuilder pairs = new StringBuilder();
    StringBuilder ahead = new StringBuilder();
    for (Method step : formulas.functions()) {
      if (step.isStep()) {
        String call = "      case Functions.%s -> Vector%s.%s(n, x, xOffset%%sy, identity, lanes%%s);\n".formatted(
            ElementType.constant(step.name()), step.owner(), step.name());
        if (formulas.isReducedAlone(step)) {
          single.append(call.formatted(", ", ""));
        }
        if (step.partner() != null) {
          pairs.append(call.formatted(", ", ", results"));
          ahead.append(call.formatted(", nextOffset, ", ", results"));
        }
      }
    }
    return """

          private static final boolean FOUR_VECTORS = 4 * %1$sSpecies.PREFERRED.length() == LANES;

          @Override
          public %2$s reduce(int step, int n, %2$s[] x, int xOffset, %2$s y, %2$s identity, %2$s[] lanes) {
            if (!FOUR_VECTORS) {
              return %1$sFolds.super.reduce(step, n, x, xOffset, y, identity, lanes);
            }
            return switch (step) {
        %3$s      default -> throw new AssertionError(step);
            };
          }

          @Override
          public void reduceBoth(
              int step, int n, %2$s[] x, int xOffset, %2$s y, %2$s identity, %2$s[] lanes, %2$s[] results) {
            if (!FOUR_VECTORS) {
              %1$sFolds.super.reduceBoth(step, n, x, xOffset, y, identity, lanes, results);
              return;
            }
            switch (step) {
        %4$s      default -> throw new AssertionError(step);
            }
          }

          @Override
          public void reduceAhead(
              int step, int n, %2$s[] x, int xOffset, int nextOffset, %2$s y, %2$s identity, %2$s[] lanes,
              %2$s[] results) {
            if (!FOUR_VECTORS) {
              %1$sFolds.super.reduceAhead(step, n, x, xOffset, nextOffset, y, identity, lanes, results);
              return;
            }
            switch (step) {
        %5$s      default -> throw new AssertionError(step);
            }
          }
        """.formatted(type.name, type.element, single, pairs, ahead);
  }

  private String scalarFold(Method step) {
    String number = step.parameters() == 3 ? "y, " : "";
    String fold = """

          private static void %1$s(int n, %2$s[] x, int xOffset, %2$s y, %2$s[] lanes) {
            for (int p = 0; p < n; p++) {
              lanes[p & LANES - 1] = %3$s.%1$s(x[xOffset + p], %4$slanes[p & LANES - 1]);
            }
          }
        """.formatted(step.name(), type.element, step.owner(), number);
    String combine = """

          private static %2$s %1$s(%2$s[] lanes) {
            for (int half = LANES / 2; half > 0; half /= 2) {
              for (int i = 0; i < half; i++) {
                lanes[i] = %3$s.%1$s(lanes[i], lanes[i + half]);
              }
            }
            return lanes[0];
          }
        """.formatted(step.name(), type.element, step.owner());
    return step.parameters() == 2 ? fold + combine : fold;
  }

  private String dispatch(int operands, String prefix) {
    List<String> names = OPERANDS.substring(0, operands).chars().mapToObj(Character::toString).toList();
    boolean vectors = prefix.equals("Vector");
    String passed =
        names.stream().map(name -> (vectors ? "%1$s, %1$sOffset" : "%1$s, %1$sOffset, %1$sStep").formatted(name))
            .collect(Collectors.joining(", "));
    StringBuilder cases = new StringBuilder();
    for (Method function : formulas.functions()) {
      if (function.parameters() == operands && !function.isOfRows()) {
        for (int numbers : vectors ? function.choices() : new int[1]) {
          boolean exchanged = vectors && function.exchanged() != null && numbers == VectorLoops.NUMBER_X;
          cases.append("      case %s -> %s(n, %s, out, outOffset);\n".formatted(
              vectors
                  ? "Functions.%s << 3 | %d".formatted(ElementType.constant(function.name()), numbers)
                  : "Functions." + ElementType.constant(function.name()),
              vectors
                  ? "Vector" + function.owner() + "."
                      + (exchanged
                          ? VectorLoops.loop(function.exchanged(), names, VectorLoops.NUMBER_Y)
                          : VectorLoops.loop(function, numbers))
                  : function.name(),
              exchanged ? "y, yOffset, x, xOffset" : passed));
        }
      }
    }
    String number = IntStream.range(0, operands).mapToObj(i -> " | 1 - %sStep << %d".formatted(names.get(i), i))
        .collect(Collectors.joining());
    return """

          @Override
          public void map(
              int function, int n, %s, %s[] out, int outOffset) {
            switch (%s) {
        %s      default -> throw new AssertionError(function);
            }
          }
        """.formatted(
        VectorLoops.declaredOperands(names, type, true), type.element, vectors ? "function << 3" + number : "function",
        cases);
  }

  /** The choice of a loop over rows. */
  private String rows(String prefix) {
    boolean vectors = prefix.equals("Vector");
    StringBuilder cases = new StringBuilder();
    StringBuilder single = new StringBuilder();
    StringBuilder operations = new StringBuilder();
    for (Method function : formulas.functions()) {
      if (!function.isOperation() && !function.isOfRows()) {
        continue;
      }
      String arrays = ", y, yOffset, z, zOffset".substring(0, 12 * (function.arrays() - 1));
      String numbers = ", u, v".substring(0, 3 * (function.parameters() - function.arrays()));
      if (vectors && function.isOperation()) {
        operations.append(
            "      case Functions.%s -> Vector%s.%s(m, n, x, xOffset, ldx%s%s, out, outOffset, ldo);\n"
                .formatted(
                    ElementType.constant(function.name()), function.owner(), function.name(), arrays, numbers));
      } else if (function.isOfRows()) {
        String choice = "      case Functions.%s -> ".formatted(ElementType.constant(function.name()));
        String loop = "Vector%s.%s".formatted(function.owner(), function.name());
        if (vectors) {
          String call =
              "(n, x, xOffset + i * ldx, ldx%s%s, i, out, outOffset + i * ldo, ldo);\n".formatted(arrays, numbers);
          cases.append("      ").append(choice).append(loop).append(VectorLoops.ROWS).append(call);
          single.append("      ").append(choice).append(loop).append(1).append(call);
        } else {
          cases.append(choice).append("%s(m, n, x, xOffset, ldx%s%s, out, outOffset, ldo);\n".formatted(
              function.name(), arrays, numbers));
        }
      }
    }
    String body = vectors ? """
            switch (function) {
        %4$s      default -> {
                int i = 0;
                for (; i <= m - %3$d; i += %3$d) {
                  switch (function) {
        %1$s            default -> throw new AssertionError(function);
                  }
                }
                for (; i < m; i++) {
                  switch (function) {
        %2$s            default -> throw new AssertionError(function);
                  }
                }
              }
            }
        """.formatted(cases, single, VectorLoops.ROWS, operations) : """
            switch (function) {
        %s      default -> {
                for (int i = 0; i < m; i++) {
                  map(function, n, x, xOffset + i * ldx, 1, y, yOffset, 1, out, outOffset + i * ldo);
                }
              }
            }
        """.formatted(cases);
    return """

          @Override
          public void mapRows(
              int function, int m, int n, %1$s[] x, int xOffset, int ldx, %1$s[] y, int yOffset, %1$s[] z, int zOffset,
              %1$s[] u, %1$s[] v, %1$s[] out, int outOffset, int ldo) {
        %2$s  }
        """.formatted(type.element, body);
  }

  private String scalarLoop(Method function) {
    List<String> names = VectorLoops.parameters(function);
    return function.isOfRows() ? scalarRows(function, names) : scalarLoop(function, names);
  }

  private String scalarRows(Method function, List<String> names) {
    String arguments = IntStream.range(0, names.size())
        .mapToObj(i -> (i == 0
            ? "%1$s[%1$sOffset + i * ldx + p]"
            : i < function.arrays() ? "%1$s[%1$sOffset + p]" : "%1$s[i]").formatted(names.get(i)))
        .collect(Collectors.joining(", "));
    return """

          private static void %s(
              int m, int n, %s, %s[] out, int outOffset, int ldo) {
            for (int i = 0; i < m; i++) {
              for (int p = 0; p < n; p++) {
                out[outOffset + i * ldo + p] = %s.%1$s(%s);
              }
            }
          }
        """.formatted(
        function.name(), VectorLoops.declaredRows(function, type), type.element, function.owner(), arguments);
  }

  private String scalarLoop(Method function, List<String> names) {
    String arguments = names.stream().map(name -> "%1$s[%1$sOffset + p * %1$sStep]".formatted(name))
        .collect(Collectors.joining(", "));
    return """

          private static void %s(
              int n, %s, %s[] out, int outOffset) {
            for (int p = 0; p < n; p++) {
              out[outOffset + p] = %s.%1$s(%s);
            }
          }
        """.formatted(
        function.name(), VectorLoops.declaredOperands(names, type, true), type.element, function.owner(), arguments);
  }

  private void write(String where, String name, String source) throws IOException {
    write(target, where, name, source);
  }

  /** The numbers of the functions. */
  static void writeNumbers(List<Method> functions, Path target) throws IOException {
    StringBuilder fields = new StringBuilder();
    for (int number = 0; number < functions.size(); number++) {
      String name = functions.get(number).name();
      fields.append("\n  /** {@code %s}. */\n  public static final int %s = %d;\n".formatted(
          name, ElementType.constant(name), number));
    }
    String operands = functions.stream().map(function -> Integer.toString(function.parameters()))
        .collect(Collectors.joining(", "));
    String hasRows = anyOf(functions, function -> function.isOperation() && !function.isOfRows());
    String isDerivative = anyOf(functions, Method::isDerivative);
    String combines = cases(functions, step -> step.isStep() ? step.combine() : null);
    String partners = cases(functions, Method::partner);
    String ahead = cases(functions, Method::ahead);
    write(target, "kernel", "Functions", """
        package lanewise.internal.kernel;

        /** The numbers of the functions of {@link FloatMaps} and {@link DoubleMaps}. */
        public final class Functions {
        %1$s
          private static final int[] OPERANDS = {%2$s};

          private Functions() {}

          /** How many functions there are; the first has the number 0. */
          public static int count() {
            return OPERANDS.length;
          }

          /** Whether a function that has loops for arrays and numbers has one over rows, too. */
          public static boolean hasRows(int function) {
            return %3$s;
          }

          /** Whether a function has loops only for arrays as its first two operands. */
          public static boolean isDerivative(int function) {
            return %7$s;
          }

          /** The number of operands of a function. */
          public static int operands(int function) {
            return OPERANDS[function];
          }

          /** The step that puts together partial results of a step of a reduction, or -1. */
          public static int combine(int step) {
            return switch (step) {
        %4$s
            };
          }

          /** The step that is folded in the same pass as a step of a reduction, or -1. */
          public static int partner(int step) {
            return switch (step) {
        %5$s
            };
          }

          /** The step that is folded in the same pass over elements further on, or -1. */
          public static int ahead(int step) {
            return switch (step) {
        %6$s
            };
          }
        }
        """.formatted(fields, operands, hasRows, combines, partners, ahead, isDerivative));
  }

  private static String anyOf(List<Method> functions, Predicate<Method> wanted) {
    return functions.stream().filter(wanted).map(function -> "function == " + ElementType.constant(function.name()))
        .collect(Collectors.joining(" || "));
  }

  /** The cases of a switch that gives the step which belongs to a step, or -1 if none does. */
  private static String cases(List<Method> functions, Function<Method, String> other) {
    String cases = functions.stream().filter(function -> other.apply(function) != null)
        .map(function -> "      case %s -> %s;\n".formatted(
            ElementType.constant(function.name()), ElementType.constant(other.apply(function))))
        .collect(Collectors.joining());
    return cases + "      default -> -1;";
  }

  /** Leaves a file that would not change untouched, so that it is not compiled again. */
  private static void write(Path target, String where, String name, String source) throws IOException {
    Path file = target.resolve("lanewise/internal").resolve(where).resolve(name + ".java");
    Files.createDirectories(file.getParent());
    if (!Files.exists(file) || !Files.readString(file).equals(source)) {
      Files.writeString(file, source);
    }
  }

  static Stream<String> names(Formulas formulas) {
    return formulas.functions().stream().map(function -> function.name() + "/" + function.parameters());
  }
}
