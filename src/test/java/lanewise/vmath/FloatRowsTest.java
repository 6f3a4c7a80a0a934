package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.internal.math.FloatExp;
import lanewise.internal.math.FloatLog;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;

/** Operations on rows equal plain loops over the documented formulas, in place and on many threads. */
class FloatRowsTest {

  private static final float EPSILON = 1e-5f;

  private static final float[] SPECIALS = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0f, Float.MIN_VALUE, Float.MAX_VALUE, -1e30f};

  private final FloatRandom random = new FloatRandom(1);

  /** What an operation does with one row. */
  private interface RowFormula {
    float[] of(float[] row);
  }

  private interface Call {
    void of(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo,
        Parallelism parallelism);
  }

  private interface Element {
    float of(float x, int j);
  }

  private static float[] each(float[] row, Element element) {
    float[] out = new float[row.length];
    for (int j = 0; j < row.length; j++) {
      out[j] = element.of(row[j], j);
    }
    return out;
  }

  private static float reduced(FloatReduction reduction, float[] row) {
    return reduction.of(row.length, row, 0, Parallelism.NONE);
  }

  private static float[] softmax(float[] row, float scale) {
    float max = reduced(FloatReduction.MAX, row);
    float[] terms = each(row, (x, j) -> FloatExp.exp(x - max));
    float factor = scale / reduced(FloatReduction.SUM, terms);
    return each(terms, (x, j) -> x * factor);
  }

  private static float[] logSoftmax(float[] row) {
    float max = reduced(FloatReduction.MAX, row);
    float logSum = FloatLog.log(reduced(FloatReduction.SUM, each(row, (x, j) -> FloatExp.exp(x - max))));
    return each(row, (x, j) -> x - max - logSum);
  }

  private static float[] normalize(float[] row) {
    float mean = reduced(FloatReduction.MEAN, row);
    float scale = 1f / (float) Math.sqrt(reduced(FloatReduction.VARIANCE, row) + EPSILON);
    return each(row, (x, j) -> (x - mean) * scale);
  }

  private static float[] rmsNorm(float[] row, float[] gamma) {
    float sum = FloatLanes.sum(row, (x, squares) -> Math.fma(x, x, squares));
    float scale = 1f / (float) Math.sqrt(sum / row.length + EPSILON);
    return each(row, (x, j) -> x * scale * gamma[j]);
  }

  private static float[] cumulativeSum(float[] row) {
    float[] out = row.clone();
    for (int j = 0; j < out.length; j++) {
      out[j] = (j == 0 ? 0f : out[j - 1]) + row[j];
    }
    return out;
  }

  /** Rows from {@code x[2]} on: far from 0, with special elements, ordinary, full of a special element, and so on. */
  private float[] rows(int m, int n, int ldx) {
    float[] x = random.array(2 + m * ldx);
    for (int i = 0; i < m; i++) {
      int from = 2 + i * ldx;
      switch (i % 4) {
        case 0 -> System.arraycopy(random.distant(n), 0, x, from, n);
        case 1 -> {
          x[from + random.from(0, n - 1)] = special();
          x[from + random.from(0, n - 1)] = special();
        }
        case 3 -> Arrays.fill(x, from, from + n, special());
      }
    }
    return x;
  }

  private float special() {
    return SPECIALS[random.from(0, SPECIALS.length - 1)];
  }

  private void check(RowFormula formula, Call call) {
    try (Parallelism three = Parallelism.of(3)) {
      int[][] shapes = {
        {0, 4}, {1, 1}, {2, 3}, {5, 16}, {70, 10}, {600, 1}, {520, 7}, {64, 31}, {30, 15}, {3, 100}, {7, 1000},
        {200, 700},
        {2, 70_000}, {20_000, 9}};
      for (int[] shape : shapes) {
        int m = shape[0];
        int n = shape[1];
        int ldx = n + random.from(0, 2);
        int ldo = n + random.from(0, 2);
        float[] x = rows(m, n, ldx);
        float[] out = random.array(1 + m * ldo);
        float[] expected = out.clone();
        float[] expectedInPlace = x.clone();
        for (int i = 0; i < m; i++) {
          float[] row = formula.of(Arrays.copyOfRange(x, 2 + i * ldx, 2 + i * ldx + n));
          System.arraycopy(row, 0, expected, 1 + i * ldo, n);
          System.arraycopy(row, 0, expectedInPlace, 2 + i * ldx, n);
        }
        for (Parallelism parallelism : new Parallelism[]{Parallelism.NONE, three}) {
          float[] actual = out.clone();
          call.of(m, n, x, 2, ldx, actual, 1, ldo, parallelism);
          assertArrayEquals(expected, actual, () -> m + "x" + n + ", " + parallelism);
          float[] inPlace = x.clone();
          call.of(m, n, inPlace, 2, ldx, inPlace, 2, ldx, parallelism);
          assertArrayEquals(expectedInPlace, inPlace, () -> m + "x" + n + " in place, " + parallelism);
        }
      }
      // Rows without elements may lie anywhere.
      float[] none = {};
      for (int m : new int[]{0, 1, 2, 3}) {
        call.of(m, 0, none, 5, 4, none, 6, 1, Parallelism.NONE);
        call.of(m, 0, none, 5, Integer.MAX_VALUE, none, 6, Integer.MAX_VALUE, three);
      }
    }
  }

  @Test
  void softmax() {
    check(row -> softmax(row, 1f), FloatRows::softmax);
  }

  @Test
  void logSoftmax() {
    check(FloatRowsTest::logSoftmax, FloatRows::logSoftmax);
  }

  @Test
  void normalize() {
    check(
        FloatRowsTest::normalize,
        (m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism) -> FloatRows.normalize(
            m, n, x, xOffset, ldx, EPSILON, out, outOffset, ldo, parallelism));
  }

  @Test
  void layerNorm() {
    float[] gamma = random.array(70_001);
    float[] beta = random.array(70_002);
    check(
        row -> each(normalize(row), (z, j) -> Math.fma(z, gamma[1 + j], beta[2 + j])),
        (m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism) -> FloatRows.layerNorm(
            m, n, x, xOffset, ldx, gamma, 1, beta, 2, EPSILON, out, outOffset, ldo, parallelism));
  }

  @Test
  void rmsNorm() {
    float[] gamma = random.array(70_001);
    check(
        row -> rmsNorm(row, Arrays.copyOfRange(gamma, 1, 1 + row.length)),
        (m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism) -> FloatRows.rmsNorm(
            m, n, x, xOffset, ldx, gamma, 1, EPSILON, out, outOffset, ldo, parallelism));
  }

  @Test
  void cumulativeSum() {
    check(FloatRowsTest::cumulativeSum, FloatRows::cumulativeSum);
  }

  @Test
  void softmaxCrossEntropy() {
    try (Parallelism three = Parallelism.of(3)) {
      for (int[] shape : new int[][]{{0, 3}, {1, 1}, {4, 10}, {70, 10}, {520, 7}, {64, 31}, {100, 1000}, {20_000, 9}}) {
        int m = shape[0];
        int n = shape[1];
        int ldx = n + 2;
        int ldg = n + 1;
        float[] x = rows(m, n, ldx);
        float[] out = random.array(1 + m * ldg);
        int[] labels = new int[m + 1];
        float[] expectedLosses = new float[m + 1];
        float[] expected = out.clone();
        float[] expectedInPlace = x.clone();
        for (int i = 0; i < m; i++) {
          labels[i + 1] = random.from(0, n - 1);
          float[] row = Arrays.copyOfRange(x, 2 + i * ldx, 2 + i * ldx + n);
          float max = reduced(FloatReduction.MAX, row);
          float sum = reduced(FloatReduction.SUM, each(row, (each, j) -> FloatExp.exp(each - max)));
          expectedLosses[i + 1] = FloatLog.log(sum) + (max - row[labels[i + 1]]);
          float[] gradient = softmax(row, 0.25f);
          gradient[labels[i + 1]] -= 0.25f;
          System.arraycopy(gradient, 0, expected, 1 + i * ldg, n);
          System.arraycopy(gradient, 0, expectedInPlace, 2 + i * ldx, n);
        }
        for (Parallelism parallelism : new Parallelism[]{Parallelism.NONE, three}) {
          float[] losses = new float[m + 1];
          float[] gradient = out.clone();
          FloatRows.softmaxCrossEntropy(
              m, n, x, 2, ldx, labels, 1, 0.25f, losses, 1, gradient, 1, ldg, parallelism);
          assertArrayEquals(expectedLosses, losses);
          assertArrayEquals(expected, gradient);
          float[] inPlace = x.clone();
          FloatRows.softmaxCrossEntropy(
              m, n, inPlace, 2, ldx, labels, 1, 0.25f, losses, 1, inPlace, 2, ldx, parallelism);
          assertArrayEquals(expectedLosses, losses, "in place");
          assertArrayEquals(expectedInPlace, inPlace);
        }
      }
    }
  }

  @Test
  void softmaxOfLargeAndMaskedElements() {
    float[] x = {1e30f, Float.NEGATIVE_INFINITY, 1e30f, -5f};
    FloatRows.softmax(1, 4, x, 0, 4, x, 0, 4, Parallelism.NONE);
    assertArrayEquals(new float[]{0.5f, 0f, 0.5f, 0f}, x);
    float[] masked = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY};
    FloatRows.softmax(1, 2, masked, 0, 2, masked, 0, 2, Parallelism.NONE);
    assertTrue(Float.isNaN(masked[0]) && Float.isNaN(masked[1]));
  }
}
