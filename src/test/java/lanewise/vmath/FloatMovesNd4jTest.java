package lanewise.vmath;

import static lanewise.vmath.Nd4jCall.named;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import lanewise.testing.FloatExact;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Moves of elements equal those of ND4J, also of special values; where rows are added up, within the bounds of both. */
@Tag("once")
class FloatMovesNd4jTest {

  private static final int[][] SHAPES = {{1, 1}, {3, 5}, {16, 16}, {37, 200}, {300, 70}};

  /** ND4J's threads add to the same row at the same time, and lose sums, unless an operation is asked to lock. */
  private static final boolean[] LOCK = {true};

  private final FloatRandom random = new FloatRandom(1);

  private int[] indices(int count, int rows) {
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = random.from(0, rows - 1);
    }
    return indices;
  }

  @Test
  void everyOperationIsPlaced() {
    assertEquals(
        Set.of("transpose", "copy", "gatherRows", "scatterRows", "scatterAddRows"), PublicMethods.of(FloatMoves.class));
  }

  @Test
  void transpose() {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      float[] x = FloatAgreement.values(random, m * n);
      float[] out = new float[m * n];
      FloatMoves.transpose(m, n, x, 0, n, out, 0, m);
      assertArrayEquals(FloatAgreement.array(FloatAgreement.matrix(m, n, x).transpose()), out);
    }
  }

  /** Every third element of every second row. */
  @Test
  void copy() {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      float[] x = FloatAgreement.values(random, 2 * m * 3 * n);
      float[] out = new float[m * n];
      FloatMoves.copy(m, n, x, 0, 2 * 3 * n, 3, out, 0, n, 1);
      INDArray view = FloatAgreement.matrix(2 * m, 3 * n, x)
          .get(NDArrayIndex.interval(0, 2, 2 * m), NDArrayIndex.interval(0, 3, 3 * n));
      assertArrayEquals(FloatAgreement.array(view), out);
    }
  }

  @Test
  void gatherRows() {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      float[] x = FloatAgreement.values(random, m * n);
      int[] indices = indices(2 * m, m);
      float[] out = new float[2 * m * n];
      FloatMoves.gatherRows(2 * m, m, n, x, 0, n, indices, 0, out, 0, n);
      INDArray theirs = named(
          "gather", new int[]{0}, FloatAgreement.matrix(m, n, x), Nd4j.createFromArray(indices));
      assertArrayEquals(FloatAgreement.array(theirs), out);
    }
  }

  /** Each row once: which of several counts is not documented there. */
  @Test
  void scatterRows() {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      float[] x = FloatAgreement.values(random, m * n);
      float[] out = FloatAgreement.values(random, 2 * m * n);
      int[] indices = new int[m];
      for (int i = 0; i < m; i++) {
        indices[i] = 2 * m - 1 - 2 * i;
      }
      INDArray theirs = named(
          "scatter_upd", FloatAgreement.matrix(2 * m, n, out), Nd4j.createFromArray(indices),
          FloatAgreement.matrix(m, n, x));
      FloatMoves.scatterRows(m, 2 * m, n, x, 0, n, indices, 0, out, 0, n);
      assertArrayEquals(FloatAgreement.array(theirs), out);
    }
  }

  /** Several rows are added to the same: the order is not documented there, so each sum has the bound of any order. */
  @Test
  void scatterAddRows() {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      int count = 5 * m;
      float[] x = random.array(count * n);
      float[] out = random.array(m * n);
      int[] indices = indices(count, m);
      int[] terms = new int[m];
      double[] sizes = new double[m * n];
      for (int p = 0; p < m * n; p++) {
        sizes[p] = Math.abs(out[p]);
      }
      for (int i = 0; i < count; i++) {
        terms[indices[i]]++;
        for (int j = 0; j < n; j++) {
          sizes[indices[i] * n + j] += Math.abs(x[i * n + j]);
        }
      }
      float[] theirs = FloatAgreement.array(
          named(
              "scatter_add", LOCK, FloatAgreement.matrix(m, n, out), Nd4j.createFromArray(indices),
              FloatAgreement.matrix(count, n, x)));
      FloatMoves.scatterAddRows(count, m, n, x, 0, n, indices, 0, out, 0, n);
      for (int p = 0; p < m * n; p++) {
        double bound = 2 * 1.01 * terms[p / n] * FloatExact.U * sizes[p];
        float one = out[p];
        float other = theirs[p];
        assertTrue(
            FloatAgreement.agree(one, other, 0, bound, true),
            () -> one + ", but ND4J has " + other + "; allowed are " + bound);
      }
    }
  }
}
