package lanewise.vmath;

import static lanewise.vmath.FloatLanes.fold;
import static lanewise.vmath.FloatLanes.sum;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.internal.math.FloatExp;
import lanewise.internal.math.FloatLog;
import lanewise.testing.FloatExact;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reduction equals a plain loop in the documented order, for runs, rows and columns and on many threads. */
class FloatReductionTest {

  private static final int B = FloatLanes.B;

  private final FloatRandom random = new FloatRandom(1);

  private static float squares(float[] x, float scale) {
    return sum(x, (each, sum) -> Math.fma(each * scale, each * scale, sum));
  }

  private static float expected(FloatReduction reduction, float[] x) {
    int n = x.length;
    float infinity = Float.POSITIVE_INFINITY;
    float mean = sum(x, Float::sum) / n;
    float max = fold(x, -infinity, Math::max, Math::max);
    float largest = fold(x, 0f, (each, sum) -> Math.max(Math.abs(each), sum), Math::max);
    float deviations = sum(x, (each, sum) -> (each - mean) + sum);
    float variance =
        Math.max(sum(x, (each, sum) -> Math.fma(each - mean, each - mean, sum)) - deviations * (deviations / n), 0f)
            / n;
    return switch (reduction) {
      case SUM -> sum(x, Float::sum);
      case MEAN -> mean;
      case PRODUCT -> fold(x, 1f, (each, sum) -> each * sum, (each, sum) -> each * sum);
      case MIN -> fold(x, infinity, Math::min, Math::min);
      case MAX -> max;
      case VARIANCE -> variance;
      case STANDARD_DEVIATION -> (float) Math.sqrt(variance);
      case NORM1 -> sum(x, (each, sum) -> Math.abs(each) + sum);
      case NORM2 -> {
        if (!(largest > 0f && largest < infinity)) {
          yield largest;
        }
        // Always scaled: that changes no bit where it is not needed.
        int exponent = Math.max(Math.getExponent(largest), Float.MIN_EXPONENT);
        yield Math.scalb((float) Math.sqrt(squares(x, Math.scalb(1f, -exponent))), exponent);
      }
      case NORM_INF -> largest;
      case LOG_SUM_EXP -> Float.isFinite(max)
          ? max + FloatLog.log(sum(x, (each, sum) -> FloatExp.exp(each - max) + sum))
          : max;
    };
  }

  /** Of ordinary values every product of a hundred is a zero. */
  private float[] values(FloatReduction reduction, int n) {
    return reduction == FloatReduction.PRODUCT ? random.factors(n) : random.array(n);
  }

  private static void assertSame(float expected, float actual, String message) {
    assertEquals(0, Float.compare(expected, actual), () -> message + ": " + expected + ", but was " + actual);
  }

  @ParameterizedTest
  @EnumSource
  void ofRuns(FloatReduction reduction) {
    for (int draw = 0; draw < 200; draw++) {
      int n = draw < 130 ? draw : random.size(3000);
      float[] x = values(reduction, n + 3);
      assertSame(
          expected(reduction, Arrays.copyOfRange(x, 3, n + 3)), reduction.of(n, x, 3, Parallelism.NONE), "n = " + n);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofLongRunsOnThreads(FloatReduction reduction) {
    try (Parallelism three = Parallelism.of(3)) {
      for (int n : new int[]{B, B + 1, 2 * B - 1, 5 * B + 700}) {
        float[] x = values(reduction, n);
        float expected = expected(reduction, x);
        assertSame(expected, reduction.of(n, x, 0, Parallelism.NONE), "n = " + n);
        assertSame(expected, reduction.of(n, x, 0, three), "three threads, n = " + n);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofSpecialValues(FloatReduction reduction) {
    float[][] runs = {
      {-0f, -0f}, {-0f, 0f}, {0f, -0f, 0f}, {Float.NaN, 1f}, {1f, Float.NaN}, {Float.POSITIVE_INFINITY, 1f},
      {Float.NEGATIVE_INFINITY, 1f}, {Float.NEGATIVE_INFINITY}, {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY},
      {Float.MAX_VALUE, Float.MAX_VALUE}, {Float.MIN_VALUE, -Float.MIN_VALUE}, {100f, 100f, -1000f}};
    // Rows up to some length, another one for LOG_SUM_EXP, are computed as columns.
    for (int n : new int[]{1, 2, 3, 7, 30, 200}) {
      int m = 2 * runs.length;
      float[] rows = new float[1 + m * (n + 2)];
      float[] columns = new float[1 + n * (m + 2)];
      for (int i = 0; i < m; i++) {
        float[] run = runs[i % runs.length];
        float[] x = new float[n];
        for (int p = 0; p < n; p++) {
          x[p] = run[p % run.length];
          rows[1 + i * (n + 2) + p] = x[p];
          columns[1 + p * (m + 2) + i] = x[p];
        }
        assertSame(expected(reduction, x), reduction.of(n, x, 0), Arrays.toString(x));
      }
      checkRowsAndColumns(reduction, m, n, rows);
      checkRowsAndColumns(reduction, n, m, columns);
    }
  }

  /** The square of the sum of deviations alone would overflow. */
  @Test
  void varianceOfLargeDeviations() {
    float ulp = Math.scalb(1f, Float.MAX_EXPONENT / 2 - 7);
    float large = ulp / Math.ulp(1f);
    float[] x = new float[1024];
    for (int p = 0; p < x.length; p++) {
      x[p] = p % 2 == 0 ? large + 4 * ulp : large - 3 * ulp;
    }
    float variance = FloatReduction.VARIANCE.of(x.length, x, 0) / ulp / ulp;
    assertTrue(Math.abs(variance - 12.25f) < 1e-4f, () -> "variance " + variance);
  }

  @ParameterizedTest
  @EnumSource
  void ofRowsAndColumns(FloatReduction reduction) {
    int[][] shapes = {
      {0, 3}, {1, 1}, {3, 5}, {64, 70}, {65, 16}, {130, 33}, {300, 300}, {10, 1000}, {70_000, 3}, {200, 700},
      {300, 10}, {17, 60}};
    for (int[] shape : shapes) {
      checkRowsAndColumns(reduction, shape[0], shape[1], values(reduction, 1 + shape[0] * (shape[1] + 2)));
    }
  }

  /** Rows that are computed as columns, others, and columns and rows of several blocks. */
  @ParameterizedTest
  @EnumSource(names = {"VARIANCE", "STANDARD_DEVIATION"})
  void ofDistantRowsAndColumns(FloatReduction reduction) {
    for (int[] shape : new int[][]{{300, 7}, {30, 200}, {70_000, 3}, {2, 70_000}}) {
      checkRowsAndColumns(reduction, shape[0], shape[1], random.distant(1 + shape[0] * (shape[1] + 2)));
    }
  }

  /** Of the m x n matrix that begins at {@code x[1]}, its rows n + 2 apart. */
  private static void checkRowsAndColumns(FloatReduction reduction, int m, int n, float[] x) {
    int ldx = n + 2;
    float[] expectedRows = new float[m + 2];
    float[] expectedColumns = new float[n + 2];
    for (int i = 0; i < m; i++) {
      expectedRows[1 + i] = expected(reduction, Arrays.copyOfRange(x, 1 + i * ldx, 1 + i * ldx + n));
    }
    for (int j = 0; j < n; j++) {
      float[] column = new float[m];
      for (int i = 0; i < m; i++) {
        column[i] = x[1 + i * ldx + j];
      }
      expectedColumns[1 + j] = expected(reduction, column);
    }
    try (Parallelism three = Parallelism.of(3)) {
      for (Parallelism parallelism : new Parallelism[]{Parallelism.NONE, three}) {
        float[] rows = new float[m + 2];
        float[] columns = new float[n + 2];
        reduction.rows(m, n, x, 1, ldx, rows, 1, parallelism);
        reduction.columns(m, n, x, 1, ldx, columns, 1, parallelism);
        assertArrayEquals(expectedRows, rows, "rows of " + m + "x" + n);
        assertArrayEquals(expectedColumns, columns, "columns of " + m + "x" + n);
      }
    }
  }

  /** Rows without elements and columns without elements have a result, wherever they lie; no rows, no columns have none. */
  @ParameterizedTest
  @EnumSource
  void ofNothing(FloatReduction reduction) {
    float[] none = {};
    float identity = expected(reduction, none);
    float[] out = {7f, 7f, 7f, 7f};
    reduction.rows(2, 0, none, 5, Integer.MAX_VALUE, out, 1, Parallelism.NONE);
    assertArrayEquals(new float[]{7f, identity, identity, 7f}, out);
    out = new float[]{7f, 7f, 7f, 7f};
    reduction.columns(0, 2, none, 5, 2, out, 1, Parallelism.NONE);
    assertArrayEquals(new float[]{7f, identity, identity, 7f}, out);
    reduction.rows(0, 2, none, 5, 2, none, 0, Parallelism.NONE);
    reduction.columns(2, 0, none, 5, Integer.MAX_VALUE, none, 0, Parallelism.NONE);
  }

  /** The mean lies half-way between two numbers: from either, the mean of the squared distances is twice the variance. */
  @Test
  void varianceDoesNotCancel() {
    float[] x = new float[1000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1f + i % 2 * Math.ulp(1f);
    }
    assertEquals(Math.ulp(1f) * Math.ulp(1f) / 4, FloatReduction.VARIANCE.of(x.length, x, 0));
  }

  @Test
  void normsDoNotOverflow() {
    float large = Float.MAX_VALUE / 4;
    assertEquals(2 * large, FloatReduction.NORM2.of(4, new float[]{large, -large, large, large}, 0));
    float[] columns = new float[2];
    FloatReduction.NORM2.columns(
        4, 2, new float[]{large, 3f, -large, 0f, large, 4f, large, 0f}, 0, 2, columns, 0, Parallelism.NONE);
    assertArrayEquals(new float[]{2 * large, 5f}, columns);
    assertEquals(5 * Float.MIN_VALUE,
        FloatReduction.NORM2.of(2, new float[]{3 * Float.MIN_VALUE, 4 * Float.MIN_VALUE}, 0));
  }

  /** A term so large that the others of its lane are lost: the error comes close to the bound, which a longer chain exceeds. */
  @ParameterizedTest
  @ValueSource(ints = {1, 65, 1000, B, 3 * B + 700})
  void sumMeetsItsBound(int n) {
    float[] x = new float[n];
    Arrays.fill(x, 0.49f * Math.ulp(1f));
    x[0] = 1f;
    checkBoundOfSum(x);
    checkBoundOfSum(random.array(n));
  }

  private static void checkBoundOfSum(float[] x) {
    FloatExact exact = new FloatExact();
    for (float each : x) {
      exact.add(each);
    }
    double bound = FloatExact.gamma(FloatLanes.depth(x.length)) * exact.magnitude();
    double error = exact.error(FloatReduction.SUM.of(x.length, x, 0));
    assertTrue(error <= bound, () -> "the error " + error + " is above the bound " + bound);
  }
}
