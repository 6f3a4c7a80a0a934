package lanewise.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.generator.Formulas.Method;

/** The vector loops over the functions of one formula class. */
final class VectorLoops {

  /** The choice of x alone as a number, and of y alone. */
  static final int NUMBER_X = 1;
  static final int NUMBER_Y = 2;

  /** The rows that are computed at once. */
  static final int ROWS = 2;

  private static final String BITS = """
        private static final VectorSpecies<%s> BITS = VectorSpecies.of(%s.class, S.vectorShape());
      """;

  private static final String LOOP = """

        static void %1$s(int n, %2$s, %3$s[] out, int outOffset) {
          %4$sfor (int p = 0; p < n; p += VL) {
            %5$s
            result.intoArray(out, outOffset + p);
          }
        }
      """;

  /**
   * The vectors up to one that a guard holds back, and the elements of that one by one. The calls are in a method of their own:
   * a loop with a call in it reads its constants anew for each vector, as no register keeps them over a call.
   */
  private static final String GUARDED_LOOP = """

        static void %1$s(int n, %2$s, %3$s[] out, int outOffset) {
          %4$sfor (int p = 0; (p = %1$s(p, n, %6$s, out, outOffset)) < n;) {
            for (int end = p + VL; p < end; p++) {
              out[outOffset + p] = %8$s;
            }
          }
        }

        private static int %1$s(int p, int n, %7$s, %3$s[] out, int outOffset) {
          for (; p < n; p += VL) {
            %5$s
            result.intoArray(out, outOffset + p);
          }
          return p;
        }
      """;

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
  private final StringBuilder loops = new StringBuilder();
  private boolean folds;

  VectorLoops(Formulas formulas, ElementType type) {
    this.formulas = formulas;
    this.type = type;
  }

  /** Adds the loops of a function: one for each choice of the operands that are numbers, but not all of them. */
  void add(Method function) {
    if (function.isOperation()) {
      addAllRows(function);
    } else if (function.isOfRows()) {
      addRows(function, ROWS);
      addRows(function, 1);
    }
    if (function.isOfRows()) {
      return;
    }
    List<String> names = parameters(function);
    for (int numbers : function.choices()) {
      if (function.exchanged() == null || numbers != NUMBER_X) {
        add(function, names, numbers);
      }
    }
  }

  private void add(Method function, List<String> names, int numbers) {
    Set<String> taken = new HashSet<>(names);
    Set<String> numberNames = new HashSet<>();
    StringBuilder before = new StringBuilder();
    List<String> body = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    List<String> scalars = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String array = name + "[" + name + "Offset";
      if ((numbers >> i & 1) == 1) {
        String number = name + "Number";
        before.append("%s %s = %s];\n    ".formatted(type.element, number, array));
        numberNames.add(number);
        arguments.add(number);
        scalars.add(number);
        passed.add(number);
        accepted.add(type.element + " " + number);
      } else {
        String vector = name + "Vector";
        body.add("%1$s %2$s = %1$s.fromArray(S, %3$s, %3$sOffset + p);".formatted(type.vector(), vector, name));
        arguments.add(vector);
        scalars.add(array + " + p]");
        passed.add("%1$s, %1$sOffset".formatted(name));
        accepted.add(declaredOperands(List.of(name), type, false));
      }
      taken.addAll(List.of(name + "Offset", arguments.getLast()));
    }
    taken.addAll(List.of("n", "p", "out", "outOffset", "result"));
    VectorTranslation translation = new VectorTranslation(
        formulas, type, "return p;", "%s.intoArray(out, outOffset + p);\n        continue;", taken, Set.of());
    body.addAll(translation.translate(function, arguments, numberNames, "result"));
    String loop = translation.isGuarded() ? GUARDED_LOOP : LOOP;
    loops.append(loop.formatted(
        loop(function, numbers), declaredOperands(names, type, false), type.element, before,
        String.join("\n      ", body), String.join(", ", passed), String.join(", ", accepted),
        "%s.%s(%s)".formatted(function.owner(), function.name(), String.join(", ", scalars))));
  }

  /** The name of a loop: {@code powNumberY} where y is a number. */
  static String loop(Method function, int numbers) {
    return loop(function.name(), parameters(function), numbers);
  }

  static String loop(String function, List<String> names, int numbers) {
    StringBuilder name = new StringBuilder(function);
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
   * may have a number between them: four vectors of lanes stay in registers, which hides the latency of an operation. Two
   * rounds of them are a step, which waits less for memory, as if the prefetchers of Zen 4 looked some steps ahead.
   */
  void addFold(Method step) {
    boolean number = step.parameters() == 3;
    Set<String> numbers = Set.of("y");
    Set<String> taken = Set.of(
        "n", "p", "i", "length", "x", "xOffset", "y", "lanes", "lane", "one", "x0", "x1", "x2", "x3", "a0", "a1", "a2",
        "a3", "r0", "r1", "r2", "r3");
    VectorTranslation group =
        expressions(taken, Set.of("a0", "a1", "a2", "a3"));
    List<String> body = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      body.add("%1$s x%2$d = %1$s.fromArray(S, x, i + %2$d * VL);".formatted(type.vector(), i));
    }
    for (int i = 0; i < 4; i++) {
      body.addAll(group.translate(
          step, number ? List.of("x" + i, "y", "a" + i) : List.of("x" + i, "a" + i), numbers, "r" + i));
    }
    for (int i = 0; i < 4; i++) {
      body.add("a%1$d = r%1$d;".formatted(i));
    }
    String round = String.join("\n        ", body);
    VectorTranslation single = expressions(taken, Set.of("a0"));
    List<String> rest = single.translate(
        step, number ? List.of("x0", "y", "a0") : List.of("x0", "a0"), numbers, "r0");
    loops.append("""

          static void %1$s(int n, %2$s[] x, int xOffset, %2$s y, %2$s[] lanes) {
            int whole = n & -LANES;
            for (int begin = 0; whole - begin > 0; begin += BLOCK) {
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
            int p = 0;
            for (; p < length - LANES; p += 2 * LANES) {
              {
                int i = xOffset + p;
                %4$s
              }
              {
                int i = xOffset + p + LANES;
                %4$s
              }
            }
            if (p < length) {
              int i = xOffset + p;
              %4$s
            }
            %3$s one = %3$s.broadcast(S, 1);
            one.mul(a0).intoArray(lanes, lane);
            one.mul(a1).intoArray(lanes, lane + VL);
            one.mul(a2).intoArray(lanes, lane + 2 * VL);
            one.mul(a3).intoArray(lanes, lane + 3 * VL);
          }
        """.formatted(
        step.name(), type.element, type.vector(), round, String.join("\n      ", rest), step.owner(),
        number ? "y, " : ""));
    if (!number) {
      addCombine(step);
    }
    folds = true;
  }

  /** Adds the folding of lanes as a binary tree, in memory down to one vector, then by rotations. */
  private void addCombine(Method step) {
    loops.append("""

          static %1$s %2$s(%1$s[] lanes) {
            for (int half = LANES / 2; half > GROUP / 2; half /= 2) {
              for (int i = 0; i < half; i += VL) {
                %3$s low = %3$s.fromArray(S, lanes, i);
                %3$s high = %3$s.fromArray(S, lanes, i + half);
                %4$s.intoArray(lanes, i);
              }
            }
            %3$s v0 = %3$s.fromArray(S, lanes, 0);
            %3$s v1 = %3$s.fromArray(S, lanes, VL);
            %3$s v2 = %3$s.fromArray(S, lanes, 2 * VL);
            %3$s v3 = %3$s.fromArray(S, lanes, 3 * VL);
            %5$s
            return vFold1.lane(0);
          }
        """.formatted(
        type.element, step.name(), type.vector(), combined(step, "low", "high"),
        String.join("\n    ", tree(step, "v", "v0", "v1"))));
  }

  /**
   * The statements that fold four vectors of lanes, the first two of which have other names, into the first lane of
   * {@code Fold1}.
   */
  private List<String> tree(Method step, String prefix, String first, String second) {
    List<String> statements = new ArrayList<>();
    String even = prefix + "Even";
    String odd = prefix + "Odd";
    String last = prefix + "Fold16";
    statements.add("%s %s = %s;".formatted(type.vector(), even, combined(step, first, prefix + 2)));
    statements.add("%s %s = %s;".formatted(type.vector(), odd, combined(step, second, prefix + 3)));
    statements.add("%s %s = %s;".formatted(type.vector(), last, combined(step, even, odd)));
    for (int d = 8; d > 0; d /= 2) {
      String next = prefix + "Fold" + d;
      String rotated = "%s.rearrange(ROTATE%d)".formatted(last, d);
      statements.add("%s %s = VL > %d ? %s : %s;".formatted(
          type.vector(), next, d, combined(step, last, rotated), last));
      last = next;
    }
    return statements;
  }

  /** Of formulas that have one way only, as nothing may leave in the midst of the loop. */
  private VectorTranslation expressions(Set<String> taken, Set<String> carried) {
    return new VectorTranslation(formulas, type, "", "", taken, carried);
  }

  /** A step of two operands as one expression. */
  private String combined(Method step, String low, String high) {
    VectorTranslation pair = expressions(Set.of(low, high), Set.of());
    String statement = pair.translate(step, List.of(low, high), Set.of(), "").getLast();
    return statement.substring(statement.indexOf('=') + 2, statement.length() - 1);
  }

  /**
   * Adds reductions for where four vectors are all lanes, which stay in registers from the first element to the result:
   * by one step; or by a step and its partner in one pass, and by these and one over elements further on.
   */
  void addReductions(Method step) {
    if (formulas.isReducedAlone(step)) {
      addReduction(List.of(new Reduction(step, "a", "x")));
    }
    if (step.partner() != null) {
      Reduction first = new Reduction(step, "a", "x");
      Reduction second = new Reduction(formulas.method(step.owner(), step.partner(), step.parameters()), "b", "x");
      Reduction third = new Reduction(formulas.method(step.owner(), step.ahead(), 2), "c", "next");
      addReduction(List.of(first, second));
      addReduction(List.of(first, second, third));
    }
  }

  /** A step, the name of its lanes, and that of its elements: {@code x} or {@code next}. */
  private record Reduction(Method step, String lanes, String elements) {}

  /**
   * After the whole rounds the vectors rotate: each step folds into the first one and moves it to the end, so that one
   * short loop serves any number of vectors that are left. The tree does not see it, as it pairs vectors half of their
   * number apart. What is left after whole vectors is turned to the front of the vector with which the elements end.
   */
  private void addReduction(List<Reduction> reductions) {
    List<String> elements = reductions.stream().map(Reduction::elements).distinct().toList();
    List<String> before = new ArrayList<>();
    List<String> shift = new ArrayList<>();
    List<String> blend = new ArrayList<>();
    List<String> after = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    List<String> few = new ArrayList<>();
    List<String> rounds = new ArrayList<>();
    List<String> vectors = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (int e = 0; e < elements.size(); e++) {
      String x = elements.get(e);
      for (int i = 0; i < 4; i++) {
        rounds.add("%1$s %2$s%3$d = %1$s.fromArray(S, x, %2$sOffset + p + %3$d * VL);".formatted(type.vector(), x, i));
      }
      vectors.add("%1$s %2$s0 = %1$s.fromArray(S, x, %2$sOffset + p);".formatted(type.vector(), x));
      ends.add("int %1$sEnd = %1$sOffset + n - VL;".formatted(x));
      few.add("%1$sRest.copy(n, x, %2$sOffset, work, %3$d * VL - n);".formatted(type.name, x, e + 1));
      few.add("%sEnd = %d * VL;".formatted(x, e));
      rest.add("%1$s %2$s0 = numbers.add(VL - left).selectFrom(%1$s.fromArray(S, source, %2$sEnd));".formatted(
          type.vector(), x));
    }
    for (int r = 0; r < reductions.size(); r++) {
      String name = reductions.get(r).lanes();
      Method step = reductions.get(r).step();
      for (int i = 0; i < 4; i++) {
        before.add("%1$s %2$s%3$d = %1$s.broadcast(S, identity);".formatted(type.vector(), name, i));
        shift.add("%1$s%2$d = %1$s%3$s;".formatted(name, i, i < 3 ? Integer.toString(i + 1) : "Next0"));
      }
      blend.add("%1$s0 = %1$sNext0.blend(%1$s0, isBeyond);".formatted(name));
      after.add("%s %sFirst = one.mul(%2$s0);".formatted(type.vector(), name));
      after.add("%s %sSecond = one.mul(%2$s1);".formatted(type.vector(), name));
      after.addAll(tree(formulas.method(step.owner(), step.combine(), 2), name, name + "First", name + "Second"));
    }
    rounds.addAll(folded(reductions, 4));
    for (Reduction reduction : reductions) {
      for (int i = 0; i < 4; i++) {
        rounds.add("%1$s%2$d = %1$sNext%2$d;".formatted(reduction.lanes(), i));
      }
    }
    List<String> single = folded(reductions, 1);
    vectors.addAll(single);
    vectors.addAll(shift);
    rest.addAll(single);
    rest.addAll(blend);
    boolean alone = reductions.size() == 1;
    if (alone) {
      after.add("return aFold1.lane(0);");
    } else {
      for (int r = 0; r < reductions.size(); r++) {
        after.add("results[%d] = %sFold1.lane(0);".formatted(r, reductions.get(r).lanes()));
      }
    }
    loops.append("""

          static %1$s %2$s(
              int n, %3$s[] x, %4$s, %3$s y, %3$s identity, %3$s[] work%5$s) {
            %7$s
            int end = n & -VL;
            int whole = n & -LANES;
            for (int p = 0; p < whole; p += LANES) {
              %9$s
            }
            for (int p = whole; p < end; p += VL) {
              %10$s
            }
            if (end < n) {
              %3$s[] source = x;
              %8$s
              if (n < VL) {
                source = work;
                %13$s
              }
              %3$s left = n - end;
              %6$sVector numbers = %6$sVector.fromArray(S, %6$sRest.NUMBERS, 0);
              VectorMask<%6$s> isBeyond = numbers.compare(VectorOperators.GE, left);
              %11$s
            }
            %6$sVector one = %6$sVector.broadcast(S, 1);
            %12$s
          }
        """.formatted(
        alone ? type.element : "void", reductions.getFirst().step().name(), type.element,
        elements.stream().map(x -> "int " + x + "Offset").collect(Collectors.joining(", ")),
        alone ? "" : ", %s[] results".formatted(type.element), type.name, String.join("\n    ", before),
        String.join("\n      ", ends), String.join("\n      ", rounds), String.join("\n      ", vectors),
        String.join("\n      ", rest), String.join("\n    ", after),
        String.join("\n        ", few)));
  }

  /** The statements that fold the first vectors of elements, {@code x0}, ..., into {@code a0}, ...: {@code aNext0}, ... */
  private List<String> folded(List<Reduction> reductions, int vectors) {
    Set<String> taken = new HashSet<>(
        List.of(
            "n", "p", "x", "xOffset", "nextOffset", "xEnd", "nextEnd", "source", "numbers", "left", "y", "identity",
            "work", "end",
            "whole", "isBeyond", "one", "results"));
    Set<String> carried = new HashSet<>();
    for (Reduction reduction : reductions) {
      for (int i = 0; i < 4; i++) {
        carried.add(reduction.lanes() + i);
        taken.addAll(List.of(reduction.lanes() + i, reduction.lanes() + "Next" + i, reduction.elements() + i));
      }
    }
    VectorTranslation translation = expressions(taken, carried);
    List<String> statements = new ArrayList<>();
    for (Reduction reduction : reductions) {
      Method step = reduction.step();
      for (int i = 0; i < vectors; i++) {
        String element = reduction.elements() + i;
        String lanes = reduction.lanes() + i;
        List<String> operands = step.parameters() == 3 ? List.of(element, "y", lanes) : List.of(element, lanes);
        statements.addAll(translation.translate(step, operands, Set.of("y"), reduction.lanes() + "Next" + i));
      }
    }
    return statements;
  }

  String source(String owner) {
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
          private static final int VL = S.length();
        %5$s%6$s
          private Vector%3$s() {}
        %7$s}
        """.formatted(
        type.bitsVector(), type.vector(), owner, type.name,
        loops.indexOf("(BITS, ") < 0 ? "" : BITS.formatted(type == ElementType.FLOAT ? "Integer" : "Long", type.bits),
        folds ? FOLD_CONSTANTS.formatted(type.name) : "", loops);
  }

  static List<String> parameters(Method function) {
    return function.tree().getParameters().stream().map(parameter -> parameter.getName().toString()).toList();
  }

  static String declaredOperands(List<String> names, ElementType type, boolean steps) {
    return names.stream().map(name -> "%1$s[] %2$s, int %2$sOffset%3$s".formatted(
        type.element, name, steps ? ", int " + name + "Step" : ""))
        .collect(Collectors.joining(", "));
  }

  /** The parameters of a loop over rows: x, the arrays that the rows share, and arrays with a number for each row. */
  static String declaredRows(Method function, ElementType type) {
    List<String> names = parameters(function);
    return IntStream.range(0, names.size())
        .mapToObj(i -> (i == 0
            ? "%1$s[] %2$s, int %2$sOffset, int ldx"
            : i < function.arrays() ? "%1$s[] %2$s, int %2$sOffset" : "%1$s[] %2$s")
            .formatted(type.element, names.get(i)))
        .collect(Collectors.joining(", "));
  }

  /** Adds a loop that computes some rows at once, so that what they share is loaded once. */
  private void addRows(Method function, int rows) {
    loops.append("""

          static void %1$s%2$d(
              int n, %3$s, int row, %4$s[] out, int outOffset, int ldo) {
            %5$s
          }
        """.formatted(
        function.name(), rows, declaredRows(function, type), type.element,
        String.join("\n    ", rows(function, rows))));
  }

  /**
   * Adds a loop over all rows, one after the other, for what takes less time than a call for each row. The last two vectors
   * of a row, which may overlap, are computed before they are stored: so rows need not be whole vectors, the result may be
   * written over x, and nothing is read before its turn, which would come from memory by itself.
   */
  private void addAllRows(Method function) {
    // A single operation has no variables of its own, whose names could be taken.
    VectorTranslation translation = expressions(Set.of(), Set.of());
    StringBuilder numbers = new StringBuilder();
    Set<String> names = new HashSet<>();
    for (String name : parameters(function).subList(function.arrays(), function.parameters())) {
      numbers.append("%s %s0 = %2$s[i];\n      ".formatted(type.element, name));
      names.add(name + "0");
    }
    List<String> vector = ofRows(function, 1, translation, names, "p", "Vector", "result");
    List<String> last = ofRows(function, 1, translation, names, "end", "Last", "last");
    loops.append("""

          static void %1$s(
              int m, int n, %2$s, %3$s[] out, int outOffset, int ldo) {
            int end = n - VL;
            for (int i = 0; i < m; i++) {
              %7$sint p = 0;
              for (; p < end - VL; p += VL) {
                %4$s
                result0.intoArray(out, outOffset + p);
              }
              %5$s
              %6$s
              result0.intoArray(out, outOffset + p);
              last0.intoArray(out, outOffset + end);
              xOffset += ldx;
              outOffset += ldo;
            }
          }
        """.formatted(
        function.name(), declaredRows(function, type), type.element, String.join("\n        ", vector),
        String.join("\n      ", vector), String.join("\n      ", last), numbers));
  }

  /**
   * The statements that compute some rows. The last vector of each row is computed before the others and stored after
   * them, which it may overlap: so rows need not be whole vectors, and the result may be written over x.
   */
  private List<String> rows(Method function, int rows) {
    List<String> names = parameters(function);
    Set<String> taken = new HashSet<>(names);
    taken.addAll(List.of("i", "m", "n", "p", "end", "row", "ldx", "out", "outOffset", "ldo"));
    Set<String> numbers = new HashSet<>();
    List<String> statements = new ArrayList<>();
    List<String> stores = new ArrayList<>();
    List<String> lastStores = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      for (String name : names.subList(function.arrays(), names.size())) {
        statements.add("%s %s%d = %2$s[row%s];".formatted(type.element, name, i, " + 1".repeat(i)));
        numbers.add(name + i);
      }
      for (String name : names.subList(0, function.arrays())) {
        taken.addAll(List.of(name + "Vector", name + "Last", name + "Vector" + i, name + "Last" + i));
      }
      taken.addAll(List.of("result" + i, "last" + i));
      String to = "outOffset" + " + ldo".repeat(i);
      stores.add("result%d.intoArray(out, %s + p);".formatted(i, to));
      lastStores.add("last%d.intoArray(out, %s + end);".formatted(i, to));
    }
    taken.addAll(numbers);
    VectorTranslation translation = expressions(taken, Set.of());
    statements.add("int end = n - VL;");
    statements.addAll(ofRows(function, rows, translation, numbers, "end", "Last", "last"));
    List<String> body = ofRows(function, rows, translation, numbers, "p", "Vector", "result");
    body.addAll(stores);
    statements
        .add("for (int p = 0; p < end; p += VL) {\n        %s\n      }".formatted(String.join("\n        ", body)));
    statements.addAll(lastStores);
    return statements;
  }

  /** The statements that compute a vector of some rows; {@code suffix} makes names of what is loaded. */
  private List<String> ofRows(
      Method function, int rows, VectorTranslation translation, Set<String> numbers, String place, String suffix,
      String result) {
    List<String> names = parameters(function);
    List<String> statements = new ArrayList<>();
    String load = "%1$s %2$s = %1$s.fromArray(S, %3$s, %4$s + %5$s);";
    for (int i = 0; i < rows; i++) {
      List<String> arguments = new ArrayList<>();
      for (int operand = 0; operand < names.size(); operand++) {
        String name = names.get(operand);
        if (operand == 0) {
          arguments.add(name + suffix + i);
          statements.add(
              load.formatted(type.vector(), arguments.getLast(), name, name + "Offset" + " + ldx".repeat(i), place));
        } else if (operand < function.arrays()) {
          arguments.add(name + suffix);
          if (i == 0) {
            statements.add(load.formatted(type.vector(), arguments.getLast(), name, name + "Offset", place));
          }
        } else {
          arguments.add(name + i);
        }
      }
      statements.addAll(translation.translate(function, arguments, numbers, result + i));
    }
    return statements;
  }
}
