package lanewise;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import lanewise.blas.FloatBlas;
import lanewise.blas.FloatEpilogue;
import lanewise.blas.Transpose;
import lanewise.testing.FloatRandom;
import lanewise.testing.Jvm;
import lanewise.vmath.Conversions;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatMoves;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatRows;
import lanewise.vmath.FloatSearch;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;
import lanewise.vmath.RandomStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the process. */
class LanewiseTest {

  @AfterEach
  void restore() {
    Lanewise.setParallelism(Parallelism.NONE);
  }

  /** This test JVM runs what it was told to run; otherwise all exact tests might compare a provider with itself. */
  @Test
  void runsWhatWasForced() {
    boolean scalar = "scalar".equals(System.getProperty("lanewise.provider")) || !Jvm.hasVectorModule();
    String width = System.getProperty("lanewise.width", "\\d+");
    String expected = (scalar ? "scalar" : "vector, " + width + " bit") + ", 1 thread";
    assertTrue(Lanewise.describe().matches(expected), Lanewise.describe() + " instead of " + expected);
  }

  @Test
  void describeFollowsTheParallelism() {
    assertSame(Parallelism.NONE, Lanewise.parallelism());
    Parallelism five = Parallelism.on(Runnable::run, 5);
    Lanewise.setParallelism(five);
    assertSame(five, Lanewise.parallelism());
    assertTrue(Lanewise.describe().endsWith(", 5 threads"), Lanewise.describe());
  }

  @Test
  void parallelismIsNotNull() {
    refused("parallelism", NullPointerException.class, () -> Lanewise.setParallelism(null));
    assertSame(Parallelism.NONE, Lanewise.parallelism());
  }

  /** Counts the tasks given to it, and runs them. */
  private static final class Counting implements Executor {
    private int tasks;

    @Override
    public void execute(Runnable task) {
      tasks++;
      task.run();
    }
  }

  /** Calls without a parallelism of their own use that of the process, and give the same bits. */
  @Test
  void callsUseTheParallelismOfTheProcess() {
    Counting helpers = new Counting();
    int n = 200;
    float[] a = new FloatRandom(1).array(n * n);
    float[] x = new FloatRandom(2).array(1 << 20);
    float[] alone = new float[n * n];
    float[] together = new float[n * n];
    float[] yAlone = new float[1 << 10];
    float[] yTogether = new float[1 << 10];
    gemmAndGemv(n, a, x, alone, yAlone);
    assertEquals(0, helpers.tasks);
    Lanewise.setParallelism(Parallelism.on(helpers, 2));
    gemmAndGemv(n, a, x, together, yTogether);
    assertEquals(2, helpers.tasks);
    assertArrayEquals(alone, together);
    assertArrayEquals(yAlone, yTogether);
  }

  private static void gemmAndGemv(int n, float[] a, float[] x, float[] c, float[] y) {
    FloatBlas.gemm(Transpose.NO, Transpose.NO, n, n, n, 1f, a, 0, n, a, 0, n, 0f, c, 0, n);
    FloatBlas.gemv(Transpose.NO, 1 << 10, 1 << 10, 1f, x, 0, 1 << 10, x, 0, 1, 0f, y, 0, 1);
  }

  /** The methods on arrays that take a parallelism as their last argument can do without. */
  @ParameterizedTest
  @ValueSource(classes = {
    FloatBlas.class, FloatUnary.class, FloatBinary.class, FloatTernary.class, FloatReduction.class, FloatSearch.class,
    FloatRows.class, FloatMoves.class, Conversions.class, RandomStream.class})
  void parallelismCanBeLeftOut(Class<?> type) {
    List<Method> methods = Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Parallelism.class)).toList();
    assertFalse(methods.isEmpty());
    for (Method method : methods) {
      Class<?>[] parameters = method.getParameterTypes();
      Class<?>[] without = Arrays.copyOf(parameters, parameters.length - 1);
      assertDoesNotThrow(() -> type.getMethod(method.getName(), without));
    }
  }

  /** Each method on arrays whose parallelism can be left out, but for those of the test above. */
  @Test
  void callsOnArraysUseTheParallelismOfTheProcess() {
    int m = 512;
    int n = m * m;
    float[] x = new FloatRandom(1).array(n);
    float[] out = new float[n];
    double[] wide = new double[n];
    float[] losses = new float[m];
    short[] narrow = new short[n];
    int[] ints = new int[n];
    int[] rows = IntStream.range(0, m).toArray();
    RandomStream stream = new RandomStream(1);
    List<Runnable> calls = List.of(
        () -> FloatUnary.EXP.apply(n, x, 0, out, 0),
        () -> FloatBinary.ADD.apply(n, x, 0, x, 0, out, 0),
        () -> FloatBinary.ADD.apply(n, x, 0, 2f, out, 0),
        () -> FloatBinary.ADD.apply(n, 2f, x, 0, out, 0),
        () -> FloatTernary.FMA.apply(n, x, 0, x, 0, x, 0, out, 0),
        () -> FloatTernary.FMA.apply(n, x, 0, x, 0, 2f, out, 0),
        () -> FloatTernary.FMA.apply(n, x, 0, 2f, 3f, out, 0),
        () -> FloatUnary.EXP.apply(m, m, x, 0, m, 1, out, 0, m),
        () -> FloatBinary.ADD.apply(m, m, x, 0, m, 1, x, 0, 0, 1, out, 0, m),
        () -> FloatTernary.FMA.apply(m, m, x, 0, m, 1, x, 0, 0, 1, x, 0, m, 1, out, 0, m),
        () -> FloatReduction.SUM.of(n, x, 0),
        () -> FloatReduction.SUM.rows(m, m, x, 0, m, out, 0),
        () -> FloatReduction.SUM.columns(m, m, x, 0, m, out, 0),
        () -> FloatSearch.ARGMAX.rows(m, m, x, 0, m, ints, 0),
        () -> FloatSearch.ARGMAX.columns(m, m, x, 0, m, ints, 0),
        () -> FloatRows.softmax(m, m, x, 0, m, out, 0, m),
        () -> FloatRows.logSoftmax(m, m, x, 0, m, out, 0, m),
        () -> FloatRows.normalize(m, m, x, 0, m, 1e-5f, out, 0, m),
        () -> FloatRows.layerNorm(m, m, x, 0, m, x, 0, x, 0, 1e-5f, out, 0, m),
        () -> FloatRows.rmsNorm(m, m, x, 0, m, x, 0, 1e-5f, out, 0, m),
        () -> FloatRows.cumulativeSum(m, m, x, 0, m, out, 0, m),
        () -> FloatRows.softmaxCrossEntropy(m, m, x, 0, m, rows, 0, 1f, losses, 0, out, 0, m),
        () -> FloatBlas.gemm(
            Transpose.NO, Transpose.NO, m, m, m, 1f, x, 0, m, x, 0, m, 0f, out, 0, m, FloatEpilogue.RELU),
        () -> FloatBlas.gemmBatch(
            Transpose.NO, Transpose.NO, 64, 64, 64, 1f, x, 0, 64, 0, x, 0, 64, 0, 0f, out, 0, 64, 4096, 64),
        () -> FloatMoves.transpose(m, m, x, 0, m, out, 0, m),
        () -> FloatMoves.copy(m, m, x, 0, m, 1, out, 0, m, 1),
        () -> FloatMoves.gatherRows(m, m, m, x, 0, m, rows, 0, out, 0, m),
        () -> FloatMoves.scatterRows(m, m, m, x, 0, m, rows, 0, out, 0, m),
        () -> FloatMoves.scatterAddRows(m, m, m, x, 0, m, rows, 0, out, 0, m),
        () -> Conversions.toDouble(n, x, 0, wide, 0),
        () -> Conversions.toFloat(n, wide, 0, out, 0),
        () -> Conversions.toFloat16(n, x, 0, narrow, 0),
        () -> Conversions.fromFloat16(n, narrow, 0, out, 0),
        () -> Conversions.toBfloat16(n, x, 0, narrow, 0),
        () -> Conversions.fromBfloat16(n, narrow, 0, out, 0),
        () -> stream.bits(0, n, ints, 0),
        () -> stream.uniform(0, n, 0f, 1f, out, 0),
        () -> stream.uniform(0, n, 0.0, 1.0, wide, 0),
        () -> stream.normal(0, n, 0f, 1f, out, 0),
        () -> stream.normal(0, n, 0.0, 1.0, wide, 0),
        () -> stream.dropoutMask(0, n, 0.5f, out, 0),
        () -> stream.dropoutMask(0, n, 0.5, wide, 0));
    Counting helpers = new Counting();
    Lanewise.setParallelism(Parallelism.on(helpers, 2));
    for (int call = 0; call < calls.size(); call++) {
      calls.get(call).run();
      assertEquals(call + 1, helpers.tasks, "call " + call);
    }
  }
}
