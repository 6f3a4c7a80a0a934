package lanewise.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    for (Method function : formulas.functions()) {
      loops.computeIfAbsent(function.owner(), owner -> new VectorLoops(formulas, type)).add(function);
      scalar.append(scalarLoop(function));
    }
    for (Map.Entry<String, VectorLoops> entry : loops.entrySet()) {
      write("vector", "Vector" + entry.getKey(), entry.getValue().source(entry.getKey()));
    }
    String imports = loops.keySet().stream().map(owner -> "import lanewise.internal.math." + owner + ";\n")
        .collect(Collectors.joining());
    write("vector", "Vector" + type.name + "Maps", maps("vector", "Vector", "", "", "on vectors", ""));
    write("scalar", "Scalar" + type.name + "Maps",
        maps("scalar", "Scalar", imports, "", "element by element", scalar.toString()));
  }

  private String maps(String where, String prefix, String imports, String owner, String how, String loops) {
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

  private String dispatch(int operands, String prefix) {
    List<String> names = OPERANDS.substring(0, operands).chars().mapToObj(Character::toString).toList();
    String passed = names.stream().map(name -> "%1$s, %1$sOffset, %1$sMask".formatted(name))
        .collect(Collectors.joining(", "));
    String cases = formulas.functions().stream().filter(function -> function.parameters() == operands)
        .map(function -> "      case Functions.%s -> %s%s(n, %s, out, outOffset);\n".formatted(
            ElementType.constant(function.name()), prefix.equals("Vector") ? "Vector" + function.owner() + "." : "",
            function.name(), passed))
        .collect(Collectors.joining());
    return """

          @Override
          public void map(
              int function, int n, %s, %s[] out, int outOffset) {
            switch (function) {
        %s      default -> throw new AssertionError(function);
            }
          }
        """.formatted(VectorLoops.declaredOperands(names, type), type.element, cases);
  }

  private String scalarLoop(Method function) {
    List<String> names = VectorLoops.parameters(function);
    String arguments = names.stream().map(name -> VectorLoops.element(name, "p")).collect(Collectors.joining(", "));
    return """

          private static void %s(
              int n, %s, %s[] out, int outOffset) {
            for (int p = 0; p < n; p++) {
              out[outOffset + p] = %s.%1$s(%s);
            }
          }
        """.formatted(
        function.name(), VectorLoops.declaredOperands(names, type), type.element, function.owner(), arguments);
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
