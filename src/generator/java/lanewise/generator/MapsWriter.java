package lanewise.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    write("vector", "Vector" + type.name + "Folds", folds("vector", "Vector", "", "on vectors", ""));
    write("scalar", "Scalar" + type.name + "Folds",
        folds("scalar", "Scalar", imports, scalars, scalarFolds.toString()));
  }

  private String maps(String where, String prefix, String imports, String how, String loops) {
    StringBuilder dispatch = new StringBuilder();
    for (int operands = 1; operands <= 3; operands++) {
      dispatch.append(dispatch(operands, prefix));
    }
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
      if (function.parameters() == operands) {
        for (int numbers : vectors ? function.choices() : new int[1]) {
          cases.append("      case %s -> %s(n, %s, out, outOffset);\n".formatted(
              vectors
                  ? "Functions.%s << 3 | %d".formatted(ElementType.constant(function.name()), numbers)
                  : "Functions." + ElementType.constant(function.name()),
              vectors ? "Vector" + function.owner() + "." + VectorLoops.loop(function, numbers) : function.name(),
              passed));
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

  private String scalarLoop(Method function) {
    List<String> names = VectorLoops.parameters(function);
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
    write(target, "kernel", "Functions", """
        package lanewise.internal.kernel;

        /** The numbers of the functions of {@link FloatMaps} and {@link DoubleMaps}. */
        public final class Functions {
        %s
          private static final int[] OPERANDS = {%s};

          private Functions() {}

          /** How many functions there are; the first has the number 0. */
          public static int count() {
            return OPERANDS.length;
          }

          /** The number of operands of a function. */
          public static int operands(int function) {
            return OPERANDS[function];
          }
        }
        """.formatted(fields, operands));
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
