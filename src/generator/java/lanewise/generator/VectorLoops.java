package lanewise.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.generator.Formulas.Method;

/** The vector loops over the functions of one formula class. */
final class VectorLoops {

  private static final String FOLD_CONSTANTS = """
        private static final int LANES = lanewise.internal.kernel.%1$sKernels.LANES;
        private static final int GROUP = 4 * VL;
        private static final VectorShuffle<%1$s> ROTATE8 = %1$sSpecies.rotation(8);
        private static final VectorShuffle<%1$s> ROTATE4 = %1$sSpecies.rotation(4);
        private static final VectorShuffle<%1$s> ROTATE2 = %1$sSpecies.rotation(2);
        private static final VectorShuffle<%1$s> ROTATE1 = %1$sSpecies.rotation(1);

        /** All in one where one group has all lanes, else what the first-level cache holds. */
        private static final int BLOCK = GROUP == LANES ? 1 << 30 : (8 << 10) / %1$s.BYTES;
      """;

  private final Formulas formulas;
  private final ElementType type;
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final StringBuilder loops = new StringBuilder();
  private boolean folds;

  VectorLoops(Formulas formulas, ElementType type) {
    this.formulas = formulas;
    this.type = type;
  }

  /** Adds the loops of a function: one for each choice of the operands that are numbers, but not all of them. */
  void add(Method function) {
    List<String> names = parameters(function);
    for (int numbers : function.choices()) {
      add(function, names, numbers);
    }
  }

  private void add(Method function, List<String> names, int numbers) {
    Set<String> taken = new HashSet<>(names);
    Set<String> numberNames = new HashSet<>();
    List<String> before = new ArrayList<>();
    List<String> body = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    List<String> scalars = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String array = name + "[" + name + "Offset";
      if ((numbers >> i & 1) == 1) {
        String number = name + "Number";
        before.add("%s %s = %s];".formatted(type.element, number, array));
        numberNames.add(number);
        arguments.add(number);
        scalars.add(number);
      } else {
        String vector = name + "Vector";
        body.add("%1$s %2$s = %1$s.fromArray(S, %3$s, %3$sOffset + p);".formatted(type.vector(), vector, name));
        arguments.add(vector);
        scalars.add(array + " + q]");
      }
      taken.addAll(List.of(name + "Offset", arguments.getLast()));
    }
    taken.addAll(List.of("n", "p", "q", "out", "outOffset", "result"));
    String onGuard = """
        {
                for (int q = p; q < p + VL; q++) {
                  out[outOffset + q] = %s.%s(%s);
                }
                continue;
              }""".formatted(function.owner(), function.name(), String.join(", ", scalars));
    VectorTranslation translation = new VectorTranslation(formulas, type, constants, onGuard, taken, Set.of());
    body.addAll(translation.translate(function, arguments, numberNames, "result"));
    before.add("for (int p = 0; p < n; p += VL) {");
    loops.append("""

          static void %s(int n, %s, %s[] out, int outOffset) {
            %s
              %s
              result.intoArray(out, outOffset + p);
            }
          }
        """.formatted(
        loop(function, numbers), declaredOperands(names, type, false), type.element, String.join("\n    ", before),
        String.join("\n      ", body)));
  }

  /** The name of a loop: {@code powNumberY} where y is a number. */
  static String loop(Method function, int numbers) {
    StringBuilder name = new StringBuilder(function.name());
    List<String> names = parameters(function);
    for (int i = 0; i < names.size(); i++) {
      if ((numbers >> i & 1) == 1) {
        name.append(i == Integer.numberOfTrailingZeros(numbers) ? "Number" : "And");
        name.append(Character.toUpperCase(names.get(i).charAt(0))).append(names.get(i).substring(1));
      }
    }
    return name.toString();
  }

  /**
   * Adds the loop of a step of a reduction, whose last parameter is the sum so far, whose first is an element, and which
   * may have a number between them: four vectors of lanes stay in registers, which hides the latency of an operation.
   */
  void addFold(Method step) {
    boolean number = step.parameters() == 3;
    Set<String> numbers = Set.of("y");
    Set<String> taken = Set.of(
        "n", "p", "i", "x", "xOffset", "y", "lanes", "lane", "one", "x0", "x1", "x2", "x3", "a0", "a1", "a2", "a3",
        "r0",
        "r1", "r2", "r3");
    VectorTranslation group =
        new VectorTranslation(formulas, type, constants, "", taken, Set.of("a0", "a1", "a2", "a3"));
    List<String> body = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      body.add("%1$s x%2$d = %1$s.fromArray(S, x, i + %2$d * VL);".formatted(type.vector(), i));
    }
    for (int i = 0; i < 4; i++) {
      body.addAll(group.translate(
          step, number ? List.of("x" + i, "y", "a" + i) : List.of("x" + i, "a" + i), numbers, "r" + i));
    }
    VectorTranslation single = new VectorTranslation(formulas, type, constants, "", taken, Set.of("a0"));
    List<String> rest = single.translate(
        step, number ? List.of("x0", "y", "a0") : List.of("x0", "a0"), numbers, "r0");
    loops.append("""

          static void %1$s(int n, %2$s[] x, int xOffset, %2$s y, %2$s[] lanes) {
            int whole = n & -LANES;
            for (int begin = 0; begin < whole; begin += BLOCK) {
              int length = Math.min(BLOCK, whole - begin);
              for (int lane = 0; lane < LANES; lane += GROUP) {
                %1$s(length, x, xOffset + begin + lane, y, lanes, lane);
              }
            }
            int lane = 0;
            for (; lane <= n - whole - VL; lane += VL) {
              %3$s x0 = %3$s.fromArray(S, x, xOffset + whole + lane);
              %3$s a0 = %3$s.fromArray(S, lanes, lane);
              %5$s
              r0.intoArray(lanes, lane);
            }
            for (; lane < n - whole; lane++) {
              lanes[lane] = %6$s.%1$s(x[xOffset + whole + lane], %7$slanes[lane]);
            }
          }

          private static void %1$s(
              int length, %2$s[] x, int xOffset, %2$s y, %2$s[] lanes, int lane) {
            %3$s a0 = %3$s.fromArray(S, lanes, lane);
            %3$s a1 = %3$s.fromArray(S, lanes, lane + VL);
            %3$s a2 = %3$s.fromArray(S, lanes, lane + 2 * VL);
            %3$s a3 = %3$s.fromArray(S, lanes, lane + 3 * VL);
            for (int p = 0; p < length; p += LANES) {
              int i = xOffset + p;
              %4$s
              a0 = r0;
              a1 = r1;
              a2 = r2;
              a3 = r3;
            }
            %3$s one = %3$s.broadcast(S, 1);
            one.mul(a0).intoArray(lanes, lane);
            one.mul(a1).intoArray(lanes, lane + VL);
            one.mul(a2).intoArray(lanes, lane + 2 * VL);
            one.mul(a3).intoArray(lanes, lane + 3 * VL);
          }
        """.formatted(
        step.name(), type.element, type.vector(), String.join("\n      ", body), String.join("\n      ", rest),
        step.owner(), number ? "y, " : ""));
    if (!number) {
      addCombine(step);
    }
    folds = true;
  }

  /** Adds the folding of lanes as a binary tree, in memory down to one vector, then by rotations. */
  private void addCombine(Method step) {
    StringBuilder rotations = new StringBuilder();
    String last = "v16";
    for (int d = 8; d > 0; d /= 2) {
      rotations.append("%1$s v%2$d = VL > %2$d ? %3$s : %4$s;\n    ".formatted(
          type.vector(), d, combined(step, last, "%s.rearrange(ROTATE%d)".formatted(last, d)), last));
      last = "v" + d;
    }
    loops.append("""

          static %1$s %2$s(%1$s[] lanes) {
            for (int half = LANES / 2; half > GROUP / 2; half /= 2) {
              for (int i = 0; i < half; i += VL) {
                %3$s low = %3$s.fromArray(S, lanes, i);
                %3$s high = %3$s.fromArray(S, lanes, i + half);
                %4$s.intoArray(lanes, i);
              }
            }
            %3$s a0 = %3$s.fromArray(S, lanes, 0);
            %3$s a1 = %3$s.fromArray(S, lanes, VL);
            %3$s a2 = %3$s.fromArray(S, lanes, 2 * VL);
            %3$s a3 = %3$s.fromArray(S, lanes, 3 * VL);
            %3$s even = %6$s;
            %3$s odd = %7$s;
            %3$s v16 = %8$s;
            %5$sreturn v1.lane(0);
          }
        """.formatted(
        type.element, step.name(), type.vector(), combined(step, "low", "high"), rotations,
        combined(step, "a0", "a2"), combined(step, "a1", "a3"), combined(step, "even", "odd")));
  }

  /** A step of two operands as one expression. */
  private String combined(Method step, String low, String high) {
    VectorTranslation pair = new VectorTranslation(formulas, type, constants, "", Set.of(low, high), Set.of());
    String statement = pair.translate(step, List.of(low, high), Set.of(), "").getLast();
    return statement.substring(statement.indexOf('=') + 2, statement.length() - 1);
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
        import jdk.incubator.vector.VectorShuffle;
        import jdk.incubator.vector.VectorSpecies;
        import lanewise.internal.math.%3$s;

        /** The functions of {@link %3$s} on vectors, for whole vectors only. */
        final class Vector%3$s {

          private static final VectorSpecies<%4$s> S = %4$sSpecies.PREFERRED;
          private static final VectorSpecies<%5$s> BITS = VectorSpecies.of(%8$s.class, S.vectorShape());
          private static final int VL = S.length();
        %9$s%6$s
          private Vector%3$s() {}
        %7$s}
        """.formatted(
        type.bitsVector(), type.vector(), owner, type.name, type == ElementType.FLOAT ? "Integer" : "Long", fields,
        loops,
        type.bits, folds ? FOLD_CONSTANTS.formatted(type.name) : "");
  }

  static List<String> parameters(Method function) {
    return function.tree().getParameters().stream().map(parameter -> parameter.getName().toString()).toList();
  }

  static String declaredOperands(List<String> names, ElementType type, boolean steps) {
    return names.stream().map(name -> "%1$s[] %2$s, int %2$sOffset%3$s".formatted(
        type.element, name, steps ? ", int " + name + "Step" : ""))
        .collect(Collectors.joining(", "));
  }
}
