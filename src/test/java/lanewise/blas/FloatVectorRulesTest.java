package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and written, and where NaN and infinity go: vectors, and a matrix times a vector. */
class FloatVectorRulesTest {

  private final FloatRandom random = new FloatRandom(1);

  /** A vector with NaN before, after and between its elements. */
  private FloatStrided amongNaN(int n, int inc) {
    float[] array = new float[9 + n * Math.abs(inc) + 5];
    Arrays.fill(array, Float.NaN);
    FloatStrided vector = new FloatStrided(n, array, 9, inc);
    for (int p = 0; p < n; p++) {
      vector.set(p, random.value());
    }
    return vector;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 64, 65, 200, 3000})
  void surroundingsAreNotRead(int n) {
    for (int inc : new int[]{1, -1, 2, -3}) {
      FloatStrided x = amongNaN(n, inc);
      FloatStrided y = amongNaN(n, 1);
      float[] xs = x.array().clone();
      assertFalse(Float.isNaN(FloatBlas.dot(n, x.array(), x.offset(), inc, y.array(), y.offset(), 1)));
      assertFalse(Float.isNaN(FloatBlas.asum(n, x.array(), x.offset(), inc)));
      assertFalse(Float.isNaN(FloatBlas.nrm2(n, x.array(), x.offset(), inc)));
      assertEquals(FloatReference.iamax(x.elements()), FloatBlas.iamax(n, x.array(), x.offset(), inc));
      FloatStrided expected = y.copy();
      FloatReference.axpy(0.3f, x, expected);
      FloatBlas.axpy(n, 0.3f, x.array(), x.offset(), inc, y.array(), y.offset(), 1);
      assertArrayEquals(expected.array(), y.array());
      assertArrayEquals(xs, x.array());
      FloatReference.axpy(0.3f, y, x);
      FloatStrided again = new FloatStrided(n, xs, x.offset(), inc);
      FloatBlas.axpy(n, 0.3f, y.array(), y.offset(), 1, again.array(), again.offset(), inc);
      assertArrayEquals(x.array(), xs);
      FloatReference.scal(0.3f, x);
      FloatBlas.scal(n, 0.3f, again.array(), again.offset(), inc);
      assertArrayEquals(x.array(), xs);
    }
  }

  @ParameterizedTest
  @EnumSource
  void surroundingsOfAMatrixAreNotReadAndInputsStay(Transpose trans) {
    for (int[] shape : new int[][]{{3, 4}, {40, 37}, {130, 70}, {9, 2000}, {2000, 9}}) {
      for (int inc : new int[]{1, -2}) {
        FloatMatrix a = FloatMatrix.amongNaN(random, shape[0], shape[1]);
        FloatStrided x = amongNaN(trans == Transpose.YES ? a.rows() : a.cols(), inc);
        FloatStrided y = amongNaN(trans == Transpose.YES ? a.cols() : a.rows(), -inc);
        FloatMatrix oldA = a.copy();
        FloatStrided oldX = x.copy();
        FloatStrided expected = y.copy();
        FloatReference.gemv(trans, 0.7f, a, x, 1.1f, expected);
        FloatBlas.gemv(
            trans, a.rows(), a.cols(), 0.7f, a.array(), a.offset(), a.ld(), x.array(), x.offset(), inc,
            1.1f, y.array(), y.offset(), -inc);
        assertArrayEquals(expected.array(), y.array());
        for (float element : y.elements()) {
          assertFalse(Float.isNaN(element));
        }
        assertArrayEquals(oldA.array(), a.array());
        assertArrayEquals(oldX.array(), x.array());
      }
    }
  }

  @Test
  void gerKeepsSurroundingsAndInputs() {
    FloatMatrix a = FloatMatrix.amongNaN(random, 21, 37);
    FloatStrided x = amongNaN(21, 2);
    FloatStrided y = amongNaN(37, -3);
    float[] oldX = x.array().clone();
    float[] oldY = y.array().clone();
    FloatMatrix expected = a.copy();
    FloatReference.ger(0.7f, x, y, expected);
    FloatBlas.ger(
        21, 37, 0.7f, x.array(), x.offset(), 2, y.array(), y.offset(), -3, a.array(), a.offset(), a.ld());
    assertArrayEquals(expected.array(), a.array());
    assertArrayEquals(oldX, x.array());
    assertArrayEquals(oldY, y.array());
    for (int i = 0; i < 21; i++) {
      for (int j = 0; j < 37; j++) {
        assertFalse(Float.isNaN(a.get(i, j)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gemvReadsOnlyWhatItsFactorsAskFor(Transpose trans) {
    int size = 70;
    float[] nan = new float[size * size];
    Arrays.fill(nan, Float.NaN);
    float[] one = new float[size * size];
    Arrays.fill(one, 1f);
    float[] y = nan.clone();
    FloatBlas.gemv(trans, size, size, 1f, one, 0, size, one, 0, 1, 0f, y, 0, 1);
    for (int i = 0; i < size; i++) {
      assertEquals(size, y[i]);
    }
    Arrays.fill(y, 3f);
    FloatBlas.gemv(trans, size, size, 0f, nan, 0, size, nan, 0, 1, 2f, y, 0, 1);
    for (int i = 0; i < size; i++) {
      assertEquals(6f, y[i]);
    }
    Arrays.fill(y, Float.NaN);
    FloatBlas.gemv(trans, size, size, 0f, nan, 0, size, nan, 0, 1, 0f, y, 0, 1);
    for (int i = 0; i < size; i++) {
      assertEquals(0f, y[i]);
    }
    // An empty x: y = beta y, from arrays without elements.
    int m = trans == Transpose.YES ? 0 : size;
    Arrays.fill(y, 3f);
    FloatBlas.gemv(trans, m, size - m, 1f, new float[0], 0, size, new float[0], 0, 1, 2f, y, 0, 1);
    for (int i = 0; i < size; i++) {
      assertEquals(6f, y[i]);
    }
    // Zero times NaN.
    FloatBlas.gemv(trans, size, size, 1f, new float[size * size], 0, size, nan, 0, 1, 0f, y, 0, 1);
    for (int i = 0; i < size; i++) {
      assertTrue(Float.isNaN(y[i]));
    }
  }

  @Test
  void alphaZeroTouchesNothingInUpdates() {
    float[] nan = new float[100];
    Arrays.fill(nan, Float.NaN);
    float[] y = random.array(100);
    float[] before = y.clone();
    for (int inc : new int[]{1, 2}) {
      FloatBlas.axpy(50, 0f, nan, 0, inc, y, 0, inc);
      FloatBlas.ger(10, 10, 0f, nan, 0, inc, nan, 0, inc, y, 0, 10);
    }
    assertArrayEquals(before, y);
  }

  @Test
  void emptyVectorsNeedNoArray() {
    float[] none = {};
    assertEquals(0f, FloatBlas.dot(0, none, 0, 1, none, 0, -1));
    assertEquals(0f, FloatBlas.asum(0, none, 0, 2));
    assertEquals(0f, FloatBlas.nrm2(0, none, 0, 1));
    assertEquals(-1, FloatBlas.iamax(0, none, 0, 1));
    FloatBlas.axpy(0, 1f, none, 0, 1, none, 0, 1);
    FloatBlas.scal(0, 1f, none, 0, 1);
    FloatBlas.ger(0, 3, 1f, none, 0, 1, new float[3], 0, 1, none, 0, 3);
    FloatBlas.gemv(Transpose.NO, 0, 3, 1f, none, 0, 3, new float[3], 0, 1, 0f, none, 0, 1);
  }

  /** NaN wins over infinity, and neither gets lost in any lane or tail. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64, 67, 200, 2500})
  void specialValuesInSums(int n) {
    for (int inc : new int[]{1, 2}) {
      for (int at = 0; at < n; at += Math.max(1, n / 70)) {
        float[] x = new float[n * inc];
        float[] y = new float[n * inc];
        x[at * inc] = Float.NEGATIVE_INFINITY;
        y[at * inc] = 1f;
        assertEquals(Float.NEGATIVE_INFINITY, FloatBlas.dot(n, x, 0, inc, y, 0, inc));
        assertEquals(Float.POSITIVE_INFINITY, FloatBlas.asum(n, x, 0, inc));
        assertEquals(Float.POSITIVE_INFINITY, FloatBlas.nrm2(n, x, 0, inc));
        y[at * inc] = 0f;
        assertEquals(Float.NaN, FloatBlas.dot(n, x, 0, inc, y, 0, inc));
        x[(n - 1 - at) * inc] = Float.NaN;
        assertEquals(Float.NaN, FloatBlas.dot(n, x, 0, inc, y, 0, inc));
        assertEquals(Float.NaN, FloatBlas.asum(n, x, 0, inc));
        assertEquals(Float.NaN, FloatBlas.nrm2(n, x, 0, inc));
        FloatBlas.scal(n, 0f, x, 0, inc);
        assertEquals(Float.NaN, x[at * inc]);
        assertEquals(Float.NaN, x[(n - 1 - at) * inc]);
      }
    }
  }
}
