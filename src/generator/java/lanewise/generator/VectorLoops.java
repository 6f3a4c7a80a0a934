package lanewise.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.generator.Formulas.Method;

/** The vector loops over the functions of one formula class. */
final class VectorLoops {

  private final Formulas formulas;
  private final ElementType type;
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final StringBuilder loops = new StringBuilder();

  VectorLoops(Formulas formulas, ElementType type) {
    this.formulas = formulas;
    this.type = type;
  }

  void add(Method function) {
    List<String> names = parameters(function);
    String scalars = names.stream().map(name -> element(name, "q")).collect(Collectors.joining(", "));
    String onGuard = """
        {
                for (int q = p; q < p + VL; q++) {
                  out[outOffset + q] = %s.%s(%s);
                }
                continue;
              }""".formatted(function.owner(), function.name(), scalars);
    Set<String> taken = new java.util.HashSet<>(names);
    names.forEach(name -> taken.addAll(List.of(name + "Offset", name + "Mask", vector(name))));
    taken.addAll(List.of("n", "p", "q", "out", "outOffset", "result"));
    List<String> statements = new ArrayList<>();
    for (String name : names) {
      statements.add(
          "%s %s = %1$s.fromArray(S, %s, %s);".formatted(type.vector(), vector(name), name, index(name, "p")));
    }
    VectorTranslation translation = new VectorTranslation(formulas, type, constants, onGuard, taken);
    statements.addAll(translation.translate(function, names.stream().map(VectorLoops::vector).toList(), "result"));
    statements.add("result.intoArray(out, outOffset + p);");
    loops.append("""

          static void %s(
              int n, %s, %s[] out, int outOffset) {
            for (int p = 0; p < n; p += VL) {
              %s
            }
          }
        """.formatted(
        function.name(), declaredOperands(names, type), type.element, String.join("\n      ", statements)));
  }

  String source(String owner) {
    String fields = constants.values().stream().map(field -> "  private static final " + field + "\n")
        .collect(Collectors.joining());
    return """
        package lanewise.internal.vector;

        import jdk.incubator.vector.%1$s;
        import jdk.incubator.vector.%2$s;
        import jdk.incubator.vector.VectorMask;
        import jdk.incubator.vector.VectorOperators;
        import jdk.incubator.vector.VectorSpecies;
        import lanewise.internal.math.%3$s;

        /** The functions of {@link %3$s} on vectors, for whole vectors only. */
        final class Vector%3$s {

          private static final VectorSpecies<%4$s> S = %4$sSpecies.PREFERRED;
          private static final VectorSpecies<%5$s> BITS = VectorSpecies.of(%8$s.class, S.vectorShape());
          private static final int VL = S.length();
        %6$s
          private Vector%3$s() {}
        %7$s}
        """.formatted(
        type.bitsVector(), type.vector(), owner, type.name, type == ElementType.FLOAT ? "Integer" : "Long", fields,
        loops,
        type.bits);
  }

  private static String vector(String name) {
    return "v" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String index(String name, String p) {
    return "%1$sOffset + (%2$s & %1$sMask)".formatted(name, p);
  }

  static String element(String name, String p) {
    return name + "[" + index(name, p) + "]";
  }

  static List<String> parameters(Method function) {
    return function.tree().getParameters().stream().map(parameter -> parameter.getName().toString()).toList();
  }

  static String declaredOperands(List<String> names, ElementType type) {
    return names.stream().map(name -> "%1$s[] %2$s, int %2$sOffset, int %2$sMask".formatted(type.element, name))
        .collect(Collectors.joining(", "));
  }
}
