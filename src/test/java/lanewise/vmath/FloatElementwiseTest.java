package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.internal.kernel.Functions;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function, over elements that lie in every way, equals its formula bit for bit and writes nothing else. */
class FloatElementwiseTest {

  private static final float[] SPECIAL = {
    0f, -0f, 1f, -1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE,
    Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, 100f, -100f, 0.5f, -0.5f, 3e5f, -3e5f, 2f, 3f, -3f, 1e30f};

  private final FloatRandom random = new FloatRandom(1);

  static List<FloatFunction> functions() {
    return FloatFunction.all();
  }

  /** Most values ordinary, some special; with one array in three all ordinary, as one special value can change a path. */
  private float[] values(int length) {
    float[] array = random.array(length);
    if (random.from(0, 2) > 0) {
      for (int i = 0; i < length; i++) {
        if (random.from(0, 15) == 0) {
          array[i] = SPECIAL[random.from(0, SPECIAL.length - 1)];
        }
      }
    }
    return array;
  }

  private FloatOperand output(int m, int n) {
    int offset = random.from(0, 5);
    int ld = n + (random.flip() ? 0 : random.from(0, 3));
    return new FloatOperand(random.array(offset + m * Math.max(ld, 1) + 5), offset, Math.max(ld, 1), 1);
  }

  /** A matrix, compact or not, a transposed one, every second element, a shared row or column, a number. */
  private FloatOperand operand(int m, int n) {
    int offset = random.from(0, 5);
    int[] strides = switch (random.from(0, 6)) {
      case 0 -> new int[]{0, random.from(1, 2)};
      case 1 -> new int[]{random.from(1, 2), 0};
      case 2 -> new int[]{0, 0};
      case 3 -> new int[]{1, m};
      case 4 -> new int[]{2 * n, 2};
      case 5 -> new int[]{n + random.from(0, 3), 1};
      default -> new int[]{n, 1};
    };
    return new FloatOperand(values(offset + m * strides[0] + n * strides[1] + 5), offset, strides[0], strides[1]);
  }

  private static float[] expected(FloatFunction function, int m, int n, FloatOperand x, FloatOperand y, FloatOperand z,
      FloatOperand out) {
    float[] expected = out.array().clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        expected[out.offset() + i * out.row() + j] = function.formula(x.get(i, j), y.get(i, j), z.get(i, j));
      }
    }
    return expected;
  }

  private void check(FloatFunction function, int m, int n, Parallelism parallelism) {
    FloatOperand x = operand(m, n);
    FloatOperand y = operand(m, n);
    FloatOperand z = operand(m, n);
    FloatOperand out = output(m, n);
    float[] expected = expected(function, m, n, x, y, z, out);
    function.apply(m, n, x, y, z, out, parallelism);
    assertArrayEquals(expected, out.array(), () -> function + " " + m + "x" + n + " " + x + y + z + out);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void equalsItsFormula(FloatFunction function) {
    for (int draw = 0; draw < 60; draw++) {
      check(function, random.size(12), random.size(150), Parallelism.NONE);
    }
    check(function, 600, 3, Parallelism.NONE);
    for (int draw = 0; draw < 20; draw++) {
      check(function, 3, 1100, Parallelism.NONE);
      check(function, random.from(40, 80), random.from(1, 80), Parallelism.NONE);
    }
  }

  /** Short rows are computed in blocks of 1024 elements; the last one may have less than a vector. */
  @ParameterizedTest
  @MethodSource("functions")
  void shortRows(FloatFunction function) {
    for (int n = 1; n <= 20; n++) {
      for (int more = 1; more <= 4; more++) {
        check(function, 1024 / n + more, n, Parallelism.NONE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void threadsChangeNothing(FloatFunction function) {
    try (Parallelism three = Parallelism.of(3)) {
      check(function, 2, 40_000, three);
      check(function, 1, 100_001, three);
      check(function, 700, 150, three);
    }
  }

  /** The output may be any of the operands. */
  @ParameterizedTest
  @MethodSource("functions")
  void inPlace(FloatFunction function) {
    for (int[] shape : new int[][]{{1, 300}, {5, 37}, {40, 3}, {25, 99}}) {
      int m = shape[0];
      int n = shape[1];
      for (int which = 0; which < function.operands(); which++) {
        int place = which;
        FloatOperand[] operands = IntStream.range(0, 3)
            .mapToObj(i -> i == place ? new FloatOperand(values(m * n), 0, n, 1) : operand(m, n))
            .toArray(FloatOperand[]::new);
        FloatOperand out = operands[place];
        float[] expected = expected(function, m, n, operands[0], operands[1], operands[2], out);
        function.apply(m, n, operands[0], operands[1], operands[2], out, Parallelism.NONE);
        assertArrayEquals(expected, out.array(), () -> function + " over operand " + place);
      }
    }
  }

  /** A matrix of short or long rows, that its rows share; the output may be the matrix. */
  @ParameterizedTest
  @MethodSource("functions")
  void sharedRows(FloatFunction function) {
    for (int[] shape : new int[][]{{2, 64}, {10, 100}, {33, 200}, {3, 1005}}) {
      int m = shape[0];
      int n = shape[1];
      for (int which = 0; which < function.operands(); which++) {
        int place = which;
        FloatOperand[] operands = IntStream.range(0, 3)
            .mapToObj(i -> new FloatOperand(values(m * n), 0, i == place ? n : 0, 1)).toArray(FloatOperand[]::new);
        for (FloatOperand out : List.of(output(m, n), operands[place])) {
          float[] expected = expected(function, m, n, operands[0], operands[1], operands[2], out);
          function.apply(m, n, operands[0], operands[1], operands[2], out, Parallelism.NONE);
          assertArrayEquals(expected, out.array(), () -> function + " " + m + "x" + n + " of matrix " + place);
        }
      }
    }
  }

  @Test
  void formsWithNumbers() {
    formsWithNumbers(77);
  }

  /** Threads other than the caller's read the numbers, too. */
  @Test
  void formsWithNumbersOnThreads() {
    try (Parallelism three = Parallelism.of(3)) {
      Parallelism before = Lanewise.parallelism();
      Lanewise.setParallelism(three);
      try {
        formsWithNumbers(100_001);
      } finally {
        Lanewise.setParallelism(before);
      }
    }
  }

  private void formsWithNumbers(int n) {
    float[] x = values(n);
    float[] y = values(n);
    float[] out = new float[n];
    for (FloatBinary f : FloatBinary.values()) {
      FloatFunction formula = function(f);
      f.apply(n, x, 0, y, 0, out, 0);
      assertArrayEquals(map(n, i -> formula.formula(x[i], y[i], 0f)), out, f + " of arrays");
      f.apply(n, x, 0, 0.7f, out, 0);
      assertArrayEquals(map(n, i -> formula.formula(x[i], 0.7f, 0f)), out, f + " of array and number");
      f.apply(n, 0.7f, y, 0, out, 0);
      assertArrayEquals(map(n, i -> formula.formula(0.7f, y[i], 0f)), out, f + " of number and array");
    }
    for (FloatTernary f : FloatTernary.values()) {
      FloatFunction formula = function(f);
      f.apply(n, x, 0, y, 0, x, 0, out, 0);
      assertArrayEquals(map(n, i -> formula.formula(x[i], y[i], x[i])), out, f + " of arrays");
      f.apply(n, x, 0, -0.5f, 0.7f, out, 0);
      assertArrayEquals(map(n, i -> formula.formula(x[i], -0.5f, 0.7f)), out, f + " of array and numbers");
      f.apply(n, x, 0, y, 0, 0.7f, out, 0);
      assertArrayEquals(map(n, i -> formula.formula(x[i], y[i], 0.7f)), out, f + " of arrays and number");
    }
    for (FloatUnary f : FloatUnary.values()) {
      FloatFunction formula = function(f);
      f.apply(n, x, 0, out, 0);
      assertArrayEquals(map(n, i -> formula.formula(x[i], 0f, 0f)), out, f.toString());
    }
  }

  private static FloatFunction function(Enum<?> constant) {
    return functions().stream().filter(each -> each.constant() == constant).findAny().orElseThrow();
  }

  private interface ToFloat {
    float at(int i);
  }

  private static float[] map(int n, ToFloat values) {
    float[] array = new float[n];
    for (int i = 0; i < n; i++) {
      array[i] = values.at(i);
    }
    return array;
  }

  /** But for the steps and terms of reductions. */
  @Test
  void everyFormulaHasOneConstant() {
    List<String> constants = functions().stream().map(function -> function.constant().name()).sorted().toList();
    List<String> formulas = Arrays.stream(Functions.class.getFields()).map(Field::getName)
        .filter(name -> !name.endsWith("_STEP") && !name.endsWith("_TERM")).sorted().toList();
    assertEquals(formulas, constants);
    for (FloatFunction function : functions()) {
      assertEquals(Functions.operands(function.number()), function.operands(), function.toString());
    }
  }

  @Test
  void ofNothing() {
    float[] out = {5f};
    FloatUnary.NEG.apply(0, new float[0], 0, out, 0);
    FloatBinary.ADD.apply(0, 4, out, 0, 0, 0, out, 0, 0, 0, out, 0, 4, Parallelism.NONE);
    FloatTernary.FMA.apply(3, 0, out, 0, 0, 0, out, 0, 0, 0, out, 0, 0, 0, out, 0, 1, Parallelism.NONE);
    assertArrayEquals(new float[]{5f}, out);
  }
}
