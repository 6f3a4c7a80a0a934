package lanewise.blas;

import static java.util.stream.Collectors.joining;
import static lanewise.testing.Refused.isNull;
import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every argument of every method, one at a time, out of range: what is thrown, what it says, and that no array was
 * written. Arrays have exactly the length that is needed.
 */
class FloatArgumentsTest {

  private static final int MAX = Integer.MAX_VALUE;

  /**
   * A call that is right, and in lines of {@code argument | value | message} what makes it wrong; {@code ..} stands for
   * any words.
   */
  private record Call(String method, Map<String, Object> arguments, String errors) {

    static Call of(String method, String errors, Object... namesAndValues) {
      Map<String, Object> arguments = new LinkedHashMap<>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
      return new Call(method, arguments, errors);
    }

    Call without(String argument) {
      Map<String, Object> fewer = new LinkedHashMap<>(arguments);
      fewer.remove(argument);
      return new Call(method, fewer, errors);
    }

    Call with(String argument, Object value) {
      Map<String, Object> changed = new LinkedHashMap<>(arguments);
      assertTrue(changed.containsKey(argument), argument);
      changed.put(argument, value);
      return new Call(method, changed, errors);
    }

    Stream<String[]> wrong() {
      return errors.lines().map(line -> line.split(" *\\| *")).filter(cells -> arguments.containsKey(cells[0]));
    }

    Method find() {
      return Arrays.stream(FloatBlas.class.getMethods())
          .filter(each -> each.getName().equals(method) && each.getParameterCount() == arguments.size())
          .filter(each -> takesParallelism(each) == arguments.containsKey("parallelism"))
          .findFirst()
          .orElseThrow();
    }

    private static boolean takesParallelism(Method method) {
      return Arrays.asList(method.getParameterTypes()).contains(Parallelism.class);
    }

    void invoke() throws Throwable {
      try {
        find().invoke(null, arguments.values().toArray());
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    @Override
    public String toString() {
      return method + arguments.keySet();
    }
  }

  private static float[] array(int length) {
    return new FloatRandom(length).array(length);
  }

  private static final Call GEMM = Call.of(
      "gemm",
      """
          transA    | null | transA = null, but must not be null
          transB    | null | transB = null, but must not be null
          m         | -1   | m = -1, but must be >= 0
          n         | -2   | n = -2, but must be >= 0
          k         | -3   | k = -3, but must be >= 0
          m         | 5    | a.length = 28, but A is 5x6 row-major with aOffset = 1 and lda = 7 and needs a.length >= 35
          n         | 6    | b.length = 42, but B is 6x6 row-major with bOffset = 2 and ldb = 7 and needs b.length >= 43
          k         | 7    | a.length = 28, but A is 4x7 row-major with aOffset = 1 and lda = 7 and needs a.length >= 29
          k         | 8    | lda = 7, but A is 4x8 row-major and needs lda >= 8
          m         | MAX  | a.length = 28, but A is 2147483647x6 row-major .. needs a.length >= 15032385529
          a         | null | a = null, but must not be null
          a         | [27] | a.length = 27, but A is 4x6 row-major with aOffset = 1 and lda = 7 and needs a.length >= 28
          aOffset   | -1   | aOffset = -1, but must be >= 0
          aOffset   | 2    | a.length = 28, but A is 4x6 row-major with aOffset = 2 and lda = 7 and needs a.length >= 29
          aOffset   | MAX  | a.length = 28, but A is 4x6 row-major .. needs a.length >= 2147483674
          lda       | 5    | lda = 5, but A is 4x6 row-major and needs lda >= 6
          lda       | -7   | lda = -7, but A is 4x6 row-major and needs lda >= 6
          lda       | 8    | a.length = 28, but A is 4x6 row-major with aOffset = 1 and lda = 8 and needs a.length >= 31
          lda       | MAX  | a.length = 28, but A is 4x6 row-major .. lda = 2147483647 and needs a.length >= 6442450948
          b         | null | b = null, but must not be null
          b         | [0]  | b.length = 0, but B is 6x5 row-major with bOffset = 2 and ldb = 7 and needs b.length >= 42
          b         | [41] | b.length = 41, but B is 6x5 row-major with bOffset = 2 and ldb = 7 and needs b.length >= 42
          bOffset   | -5   | bOffset = -5, but must be >= 0
          bOffset   | 3    | b.length = 42, but B is 6x5 row-major with bOffset = 3 and ldb = 7 and needs b.length >= 43
          ldb       | 4    | ldb = 4, but B is 6x5 row-major and needs ldb >= 5
          ldb       | 0    | ldb = 0, but B is 6x5 row-major and needs ldb >= 5
          c         | null | c = null, but must not be null
          c         | [28] | c.length = 28, but C is 4x5 row-major with cOffset = 3 and ldc = 7 and needs c.length >= 29
          cOffset   | -1   | cOffset = -1, but must be >= 0
          cOffset   | 4    | c.length = 29, but C is 4x5 row-major with cOffset = 4 and ldc = 7 and needs c.length >= 30
          ldc       | 4    | ldc = 4, but C is 4x5 row-major and needs ldc >= 5
          ldc       | 8    | c.length = 29, but C is 4x5 row-major with cOffset = 3 and ldc = 8 and needs c.length >= 32
          epilogue  | null | epilogue = null, but must not be null
          parallelism| null| parallelism = null, but must not be null
          """,
      "transA", Transpose.NO, "transB", Transpose.NO, "m", 4, "n", 5, "k", 6,
      "alpha", 1f, "a", array(1 + 3 * 7 + 6), "aOffset", 1, "lda", 7,
      "b", array(2 + 5 * 7 + 5), "bOffset", 2, "ldb", 7,
      "beta", 1f, "c", array(3 + 3 * 7 + 5), "cOffset", 3, "ldc", 7,
      "epilogue", FloatEpilogue.NONE, "parallelism", Parallelism.NONE);

  private static final Call GEMM_TRANSPOSED = Call.of(
      "gemm",
      """
          lda       | 3    | lda = 3, but A is 6x4 row-major and needs lda >= 4
          ldb       | 5    | ldb = 5, but B is 5x6 row-major and needs ldb >= 6
          m         | 5    | lda = 4, but A is 6x5 row-major and needs lda >= 5
          n         | 6    | b.length = 30, but B is 6x6 row-major with bOffset = 0 and ldb = 6 and needs b.length >= 36
          """,
      "transA", Transpose.YES, "transB", Transpose.YES, "m", 4, "n", 5, "k", 6,
      "alpha", 1f, "a", array(24), "aOffset", 0, "lda", 4, "b", array(30), "bOffset", 0, "ldb", 6,
      "beta", 1f, "c", array(20), "cOffset", 0, "ldc", 5,
      "epilogue", FloatEpilogue.NONE, "parallelism", Parallelism.NONE);

  private static final Call GEMM_BATCH = Call.of(
      "gemmBatch",
      """
          transA    | null | transA = null, but must not be null
          transB    | null | transB = null, but must not be null
          m         | -1   | m = -1, but must be >= 0
          n         | -2   | n = -2, but must be >= 0
          k         | -3   | k = -3, but must be >= 0
          a         | null | a = null, but must not be null
          a         | [17] | a.length = 17, but 3 matrices .. aOffset = 0, lda = 3 and strideA = 6 need a.length >= 18
          aOffset   | -1   | aOffset = -1, but must be >= 0
          aOffset   | 1    | a.length = 18, but 3 matrices .. aOffset = 1, lda = 3 and strideA = 6 need a.length >= 19
          lda       | 2    | lda = 2, but A is 2x3 row-major and needs lda >= 3
          strideA   | -1   | strideA = -1, but must be >= 0
          strideA   | 7    | a.length = 18, but 3 matrices .. aOffset = 0, lda = 3 and strideA = 7 need a.length >= 20
          strideA   | MAX  | a.length = 18, but 3 matrices .. strideA = 2147483647 need a.length >= 4294967300
          b         | null | b = null, but must not be null
          b         | [11] | b.length = 11, but B is 3x4 row-major with bOffset = 0 and ldb = 4 and needs b.length >= 12
          bOffset   | -1   | bOffset = -1, but must be >= 0
          ldb       | 3    | ldb = 3, but B is 3x4 row-major and needs ldb >= 4
          strideB   | -4   | strideB = -4, but must be >= 0
          strideB   | 1    | b.length = 12, but 3 matrices .. bOffset = 0, ldb = 4 and strideB = 1 need b.length >= 14
          c         | null | c = null, but must not be null
          c         | [23] | c.length = 23, but 3 matrices .. cOffset = 0, ldc = 4 and strideC = 8 need c.length >= 24
          cOffset   | -1   | cOffset = -1, but must be >= 0
          ldc       | 3    | ldc = 3, but C is 2x4 row-major and needs ldc >= 4
          strideC   | -8   | strideC = -8, but must be >= 0
          strideC   | 0    | strideC = 0, but C is 2x4 .. ldc = 4 and is written: needs strideC >= 8, or >= 4 and ldc >= 12
          strideC   | 7    | strideC = 7, but C is 2x4 .. ldc = 4 and is written: needs strideC >= 8, or >= 4 and ldc >= 18
          batch     | -1   | batch = -1, but must be >= 0
          batch     | 4    | a.length = 18, but 4 matrices .. aOffset = 0, lda = 3 and strideA = 6 need a.length >= 24
          parallelism| null| parallelism = null, but must not be null
          """,
      "transA", Transpose.NO, "transB", Transpose.NO, "m", 2, "n", 4, "k", 3,
      "alpha", 1f, "a", array(18), "aOffset", 0, "lda", 3, "strideA", 6,
      "b", array(12), "bOffset", 0, "ldb", 4, "strideB", 0,
      "beta", 1f, "c", array(24), "cOffset", 0, "ldc", 4, "strideC", 8, "batch", 3, "parallelism", Parallelism.NONE);

  private static final Call GEMV = Call.of(
      "gemv",
      """
          trans     | null | trans = null, but must not be null
          m         | -1   | m = -1, but must be >= 0
          n         | -1   | n = -1, but must be >= 0
          a         | null | a = null, but must not be null
          a         | [11] | a.length = 11, but A is 3x4 row-major with aOffset = 0 and lda = 4 and needs a.length >= 12
          aOffset   | -1   | aOffset = -1, but must be >= 0
          aOffset   | 1    | a.length = 12, but A is 3x4 row-major with aOffset = 1 and lda = 4 and needs a.length >= 13
          lda       | 3    | lda = 3, but A is 3x4 row-major and needs lda >= 4
          x         | null | x = null, but must not be null
          x         | [6]  | x.length = 6, but x has 4 elements with xOffset = 0 and incX = 2 and needs x.length >= 7
          xOffset   | -1   | xOffset = -1, but must be >= 0
          xOffset   | 1    | x.length = 7, but x has 4 elements with xOffset = 1 and incX = 2 and needs x.length >= 8
          incX      | 0    | incX = 0, but must not be 0
          incX      | 3    | x.length = 7, but x has 4 elements with xOffset = 0 and incX = 3 and needs x.length >= 10
          incX      | MIN  | x.length = 7, but x has 4 elements .. incX = -2147483648 and needs x.length >= 6442450945
          y         | null | y = null, but must not be null
          y         | [7]  | y.length = 7, but y has 3 elements with yOffset = 1 and incY = -3 and needs y.length >= 8
          yOffset   | -1   | yOffset = -1, but must be >= 0
          yOffset   | 2    | y.length = 8, but y has 3 elements with yOffset = 2 and incY = -3 and needs y.length >= 9
          incY      | 0    | incY = 0, but must not be 0
          incY      | -4   | y.length = 8, but y has 3 elements with yOffset = 1 and incY = -4 and needs y.length >= 10
          parallelism| null| parallelism = null, but must not be null
          """,
      "trans", Transpose.NO, "m", 3, "n", 4, "alpha", 1f, "a", array(12), "aOffset", 0, "lda", 4,
      "x", array(7), "xOffset", 0, "incX", 2, "beta", 1f, "y", array(8), "yOffset", 1, "incY", -3,
      "parallelism", Parallelism.NONE);

  private static final Call GEMV_TRANSPOSED = Call.of(
      "gemv",
      """
          x         | [2]  | x.length = 2, but x has 3 elements with xOffset = 0 and incX = 1 and needs x.length >= 3
          y         | [3]  | y.length = 3, but y has 4 elements with yOffset = 0 and incY = 1 and needs y.length >= 4
          """,
      "trans", Transpose.YES, "m", 3, "n", 4, "alpha", 1f, "a", array(12), "aOffset", 0, "lda", 4,
      "x", array(3), "xOffset", 0, "incX", 1, "beta", 1f, "y", array(4), "yOffset", 0, "incY", 1,
      "parallelism", Parallelism.NONE);

  private static final Call GER = Call.of(
      "ger",
      """
          m         | -1   | m = -1, but must be >= 0
          n         | -1   | n = -1, but must be >= 0
          x         | null | x = null, but must not be null
          x         | [2]  | x.length = 2, but x has 3 elements with xOffset = 0 and incX = 1 and needs x.length >= 3
          xOffset   | -1   | xOffset = -1, but must be >= 0
          incX      | 0    | incX = 0, but must not be 0
          y         | null | y = null, but must not be null
          y         | [3]  | y.length = 3, but y has 4 elements with yOffset = 0 and incY = 1 and needs y.length >= 4
          yOffset   | -1   | yOffset = -1, but must be >= 0
          incY      | 0    | incY = 0, but must not be 0
          a         | null | a = null, but must not be null
          a         | [11] | a.length = 11, but A is 3x4 row-major with aOffset = 0 and lda = 4 and needs a.length >= 12
          aOffset   | -1   | aOffset = -1, but must be >= 0
          lda       | 3    | lda = 3, but A is 3x4 row-major and needs lda >= 4
          """,
      "m", 3, "n", 4, "alpha", 1f, "x", array(3), "xOffset", 0, "incX", 1,
      "y", array(4), "yOffset", 0, "incY", 1, "a", array(12), "aOffset", 0, "lda", 4);

  private static final String VECTORS = """
      n         | -1   | n = -1, but must be >= 0
      n         | 6    | x.length = 5, but x has 6 elements with xOffset = 0 and incX = 1 and needs x.length >= 6
      x         | null | x = null, but must not be null
      x         | [4]  | x.length = 4, but x has 5 elements with xOffset = 0 and incX = 1 and needs x.length >= 5
      xOffset   | -1   | xOffset = -1, but must be >= 0
      xOffset   | 1    | x.length = 5, but x has 5 elements with xOffset = 1 and incX = 1 and needs x.length >= 6
      incX      | 0    | incX = 0, but must not be 0
      incX      | -2   | x.length = 5, but x has 5 elements with xOffset = 0 and incX = -2 and needs x.length >= 9
      y         | null | y = null, but must not be null
      y         | [9]  | y.length = 9, but y has 5 elements with yOffset = 1 and incY = 2 and needs y.length >= 10
      yOffset   | -1   | yOffset = -1, but must be >= 0
      yOffset   | 2    | y.length = 10, but y has 5 elements with yOffset = 2 and incY = 2 and needs y.length >= 11
      incY      | 0    | incY = 0, but must not be 0
      incY      | -3   | y.length = 10, but y has 5 elements with yOffset = 1 and incY = -3 and needs y.length >= 14
      """;

  private static final Call AXPY = Call.of(
      "axpy", VECTORS, "n", 5, "alpha", 1f, "x", array(5), "xOffset", 0, "incX", 1,
      "y", array(10), "yOffset", 1, "incY", 2);
  private static final Call DOT = Call.of(
      "dot", VECTORS, "n", 5, "x", array(5), "xOffset", 0, "incX", 1, "y", array(10), "yOffset", 1, "incY", 2);
  private static final Call SCAL = Call.of(
      "scal", VECTORS, "n", 5, "alpha", 2f, "x", array(5), "xOffset", 0, "incX", 1);

  private static Call norm(String method) {
    return Call.of(method, VECTORS, "n", 5, "x", array(5), "xOffset", 0, "incX", 1);
  }

  private static final Call[] CALLS = {
    GEMM, GEMM.without("epilogue"), GEMM.without("parallelism"), GEMM.without("epilogue").without("parallelism"),
    GEMM_TRANSPOSED, GEMM_BATCH, GEMM_BATCH.without("parallelism"), GEMV, GEMV.without("parallelism"), GEMV_TRANSPOSED,
    GER, AXPY, DOT, SCAL, norm("nrm2"), norm("asum"),
    norm("iamax")};

  /** A wrong call: the right one, what to change in it, and what the exception must say. */
  private record Wrong(Call call, String argument, Object value, String message) {
    @Override
    public String toString() {
      return call.method + ": " + message;
    }
  }

  static Stream<Wrong> wrong() {
    return Arrays.stream(CALLS)
        .flatMap(call -> call.wrong().map(cells -> new Wrong(call, cells[0], value(cells[1]), cells[2])));
  }

  private static Object value(String cell) {
    if (cell.startsWith("[")) {
      return array(Integer.parseInt(cell.substring(1, cell.length() - 1)));
    }
    return switch (cell) {
      case "null" -> null;
      case "MAX" -> MAX;
      case "MIN" -> Integer.MIN_VALUE;
      default -> Integer.valueOf(cell);
    };
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void isRejectedBeforeAnythingIsWritten(Wrong wrong) {
    Call call = wrong.call.with(wrong.argument, wrong.value);
    Map<String, float[]> before = arrays(call);
    Class<? extends Exception> type =
        wrong.value == null ? NullPointerException.class : IllegalArgumentException.class;
    String message = assertThrows(type, call::invoke).getMessage();
    String pattern = Arrays.stream(wrong.message.split(" \\.\\. ", -1)).map(Pattern::quote).collect(joining(" .* "));
    assertTrue(message.matches(pattern), () -> message + "\ninstead of\n" + wrong.message);
    before.forEach((name, array) -> assertArrayEquals(array, (float[]) call.arguments.get(name), name));
  }

  private static Map<String, float[]> arrays(Call call) {
    return call.arguments.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof float[])
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((float[]) entry.getValue()).clone()));
  }

  static Stream<Call> calls() {
    return Arrays.stream(CALLS);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void isAcceptedWithTheArraysItNeeds(Call call) {
    Call copy = call;
    for (Map.Entry<String, float[]> entry : arrays(call).entrySet()) {
      copy = copy.with(entry.getKey(), entry.getValue());
    }
    assertDoesNotThrow(copy::invoke);
  }

  /** The table is complete: each public method, each argument but alpha and beta, which may be any number. */
  @Test
  void everyArgumentOfEveryMethod() {
    Set<String> methods = new TreeSet<>();
    for (Method method : FloatBlas.class.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        methods.add(method.toString());
      }
    }
    for (Call call : CALLS) {
      methods.remove(call.find().toString());
      if (call != GEMM_TRANSPOSED && call != GEMV_TRANSPOSED) {
        Set<String> arguments = new TreeSet<>(call.arguments.keySet());
        arguments.removeAll(Set.of("alpha", "beta"));
        call.wrong().forEach(cells -> arguments.remove(cells[0]));
        assertEquals(Set.of(), arguments, call.method);
      }
    }
    assertEquals(Set.of(), methods);
  }

  /** The last column of a matrix would be the first one of the next, or the last matrix would reach into the next row. */
  @Test
  void matricesSideBySide() {
    Call call = GEMM_BATCH.with("c", array(24)).with("ldc", 12);
    assertDoesNotThrow(call.with("strideC", 4)::invoke);
    refused(
        "strideC = 3, but C is 2x4 row-major with ldc = 12 and is written: needs strideC >= 16, or >= 4 and ldc >= 12",
        call.with("strideC", 3)::invoke);
    refused(
        "strideC = 4, but C is 2x4 row-major with ldc = 11 and is written: needs strideC >= 15, or >= 4 and ldc >= 12",
        call.with("strideC", 4).with("ldc", 11)::invoke);
    refused(
        "strideC = 5, but C is 2x4 row-major with ldc = 13 and is written: needs strideC >= 17, or >= 4 and ldc >= 14",
        call.with("c", array(30)).with("strideC", 5).with("ldc", 13)::invoke);
  }

  @Test
  void bias() {
    isNull("bias", () -> FloatEpilogue.biasPerRow(null, 0));
    isNull("bias", () -> FloatEpilogue.biasPerColumn(null, 0));
    refused(
        "biasOffset = -1, but must be >= 0",
        () -> FloatEpilogue.biasPerRow(new float[4], -1));
    refused(
        "biasOffset = -2, but must be >= 0",
        () -> FloatEpilogue.biasPerColumn(new float[4], -2));
    checkBias(
        "bias.length = 4, but 4 elements from biasOffset = 1 on", " need bias.length >= 5",
        FloatEpilogue.biasPerRow(new float[4], 1));
    checkBias("bias.length = 4, but", "need bias.length >= 5", FloatEpilogue.biasPerColumn(new float[4], 0));
    FloatEpilogue shortBias = FloatEpilogue.biasPerColumn(new float[7], 3).thenRelu();
    checkBias("bias.length = 7, but", "need bias.length >= 8", shortBias);
    Call call = GEMM.with("c", array(29));
    assertDoesNotThrow(call.with("epilogue", FloatEpilogue.biasPerRow(new float[5], 1))::invoke);
    assertDoesNotThrow(call.with("epilogue", FloatEpilogue.biasPerColumn(new float[5], 0))::invoke);
  }

  @Test
  void reluGradient() {
    isNull("y", () -> FloatEpilogue.reluGradient(null, 0, 5));
    checkBias("yOffset = -1, but", "must be >= 0", FloatEpilogue.reluGradient(new float[40], -1, 5));
    checkBias("ldy = 4, but Y is 4x5", "needs ldy >= 5", FloatEpilogue.reluGradient(new float[40], 0, 4));
    checkBias("y.length = 20, but Y is 4x5", "needs y.length >= 21", FloatEpilogue.reluGradient(new float[20], 1, 5));
    assertDoesNotThrow(
        GEMM.with("c", array(29)).with("epilogue", FloatEpilogue.reluGradient(new float[21], 1, 5))::invoke);
  }

  private static void checkBias(String begin, String end, FloatEpilogue epilogue) {
    Call call = GEMM.with("epilogue", epilogue);
    Map<String, float[]> before = arrays(call);
    String message = assertThrows(IllegalArgumentException.class, call::invoke).getMessage();
    assertTrue(message.startsWith(begin) && message.endsWith(end), message);
    before.forEach((name, array) -> assertArrayEquals(array, (float[]) call.arguments.get(name), name));
  }
}
