package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;

/** The first NaN, else the first of the smallest or largest elements. */
class FloatSearchTest {

  private final FloatRandom random = new FloatRandom(1);

  private static int expected(FloatSearch search, float[] x) {
    int best = x.length == 0 ? -1 : 0;
    for (int p = 1; p < x.length; p++) {
      boolean better = search == FloatSearch.ARGMAX ? x[p] > x[best] : x[p] < x[best];
      if (better || Float.isNaN(x[p]) && !Float.isNaN(x[best])) {
        best = p;
      }
    }
    return best;
  }

  /** Few different values, so that many are equal. */
  private float[] values(int length, boolean special) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = random.from(-2, 2);
      if (x[i] == 0f && random.flip()) {
        x[i] = -0f;
      }
      if (special && random.from(0, 700) == 0) {
        x[i] = random.flip() ? Float.NaN : random.flip() ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
      }
    }
    return x;
  }

  @Test
  void ofRuns() {
    for (FloatSearch search : FloatSearch.values()) {
      for (int draw = 0; draw < 300; draw++) {
        int n = draw < 80 ? draw : random.size(9000);
        float[] x = draw % 3 == 0 ? random.array(n) : values(n, draw % 2 == 0);
        assertEquals(expected(search, x), search.of(n, x, 0), () -> search + " of " + n);
      }
    }
  }

  @Test
  void ofInfinities() {
    for (float infinity : new float[]{Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] x = new float[5000];
      Arrays.fill(x, infinity);
      for (FloatSearch search : FloatSearch.values()) {
        assertEquals(0, search.of(x.length, x, 0));
      }
    }
  }

  @Test
  void ofRowsAndColumns() {
    try (Parallelism three = Parallelism.of(3)) {
      for (FloatSearch search : FloatSearch.values()) {
        for (int[] shape : new int[][]{{0, 2}, {2, 0}, {1, 1}, {30, 40}, {300, 500}}) {
          int m = shape[0];
          int n = shape[1];
          int ldx = n + 1;
          float[] x = values(m * ldx, true);
          int[] expectedRows = new int[m];
          int[] expectedColumns = new int[n];
          for (int i = 0; i < m; i++) {
            expectedRows[i] = expected(search, Arrays.copyOfRange(x, i * ldx, i * ldx + n));
          }
          for (int j = 0; j < n; j++) {
            float[] column = new float[m];
            for (int i = 0; i < m; i++) {
              column[i] = x[i * ldx + j];
            }
            expectedColumns[j] = expected(search, column);
          }
          for (Parallelism parallelism : new Parallelism[]{Parallelism.NONE, three}) {
            int[] rows = new int[m];
            int[] columns = new int[n];
            search.rows(m, n, x, 0, ldx, rows, 0, parallelism);
            search.columns(m, n, x, 0, ldx, columns, 0, parallelism);
            assertArrayEquals(expectedRows, rows);
            assertArrayEquals(expectedColumns, columns);
          }
        }
      }
    }
  }

  @Test
  void ofNothing() {
    float[] none = {};
    for (FloatSearch search : FloatSearch.values()) {
      int[] out = {7, 7, 7, 7};
      search.rows(2, 0, none, 5, Integer.MAX_VALUE, out, 1, Parallelism.NONE);
      assertArrayEquals(new int[]{7, -1, -1, 7}, out);
      out = new int[]{7, 7, 7, 7};
      search.columns(0, 2, none, 5, 2, out, 1, Parallelism.NONE);
      assertArrayEquals(new int[]{7, -1, -1, 7}, out);
      search.rows(0, 2, none, 5, 2, new int[0], 11, Parallelism.NONE);
      search.columns(2, 0, none, 5, Integer.MAX_VALUE, new int[0], 11, Parallelism.NONE);
    }
  }
}
