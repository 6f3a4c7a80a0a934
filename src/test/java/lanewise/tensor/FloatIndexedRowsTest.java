package lanewise.tensor;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import lanewise.Parallelism;
import lanewise.vmath.FloatRows;
import org.junit.jupiter.api.Test;

/** Rows by index, with duplicates, and functions of rows. */
class FloatIndexedRowsTest {

  private static final int CASES = 200;

  private final SplittableRandom random = new SplittableRandom(1);

  private Tensor indices(Shape shape, int bound) {
    Tensor indices = FloatTensors.random(random, shape);
    for (int i = 0; i < shape.size(); i++) {
      indices.floats()[indices.offset() + i] = random.nextInt(bound);
    }
    return indices;
  }

  private static int index(Tensor indices, int i) {
    return (int) indices.floats()[indices.offset() + i];
  }

  @Test
  void gather() {
    for (int i = 0; i < CASES; i++) {
      Tensor x = FloatTensors.random(random, FloatTensors.shape(random, random.nextInt(1, 4), 6));
      Tensor indices = indices(FloatTensors.shape(random, random.nextInt(3), 4), x.shape().dim(0));
      Shape part = x.shape().axes(1, x.shape().rank());
      Tensor out = FloatTensors.random(random, indices.shape().append(part));
      Rows.gather(x, indices, out, Parallelism.NONE);
      float[] expected = new float[out.size()];
      for (int k = 0; k < indices.size(); k++) {
        System.arraycopy(
            x.floats(), x.offset() + index(indices, k) * part.size(), expected, k * part.size(), part.size());
      }
      assertArrayEquals(expected, out.toFloatArray(), x.shape() + " by " + indices.shape());
    }
  }

  /** In the order of the indices. */
  @Test
  void scatterAdd() {
    for (int i = 0; i < CASES; i++) {
      Tensor out = FloatTensors.random(random, FloatTensors.shape(random, random.nextInt(1, 4), 5));
      Tensor indices = indices(FloatTensors.shape(random, random.nextInt(3), 5), out.shape().dim(0));
      Shape part = out.shape().axes(1, out.shape().rank());
      Tensor x = FloatTensors.random(random, indices.shape().append(part));
      float[] expected = out.floats().clone();
      for (int k = 0; k < indices.size(); k++) {
        for (int e = 0; e < part.size(); e++) {
          expected[out.offset() + index(indices, k) * part.size() + e] +=
              x.floats()[x.offset() + k * part.size() + e];
        }
      }
      Rows.scatterAdd(x, indices, out, Parallelism.NONE);
      assertArrayEquals(expected, out.floats(), out.shape() + " by " + indices.shape());
    }
  }

  @Test
  void pickAndUnpick() {
    Tensor x = FloatTensors.random(random, Shape.of(4, 3));
    Tensor labels = Tensor.of(new float[]{2, 0, 1, 2});
    Tensor picked = FloatTensors.random(random, Shape.of(4));
    Rows.pick(x, labels, picked);
    Tensor rows = FloatTensors.random(random, Shape.of(4, 3));
    float[] expected = rows.toFloatArray();
    Rows.unpick(picked, labels, rows);
    for (int i = 0; i < 4; i++) {
      assertEquals(x.get(i, index(labels, i)), picked.get(i));
      expected[3 * i + index(labels, i)] += picked.floats()[picked.offset() + i];
    }
    assertArrayEquals(expected, rows.toFloatArray());
  }

  @Test
  void functionsOfRowsAreThoseOfTheKernels() {
    for (int[] dims : new int[][]{{5}, {3, 4}, {2, 3, 70}, {1, 1}, {0, 3}, {3, 0}}) {
      Tensor x = FloatTensors.random(random, Shape.of(dims));
      int n = dims[dims.length - 1];
      int m = n == 0 ? 0 : x.size() / n;
      int ld = Math.max(1, n);
      float[] expected = new float[x.size()];
      Tensor out = FloatTensors.random(random, x.shape());
      FloatRows.softmax(m, n, x.floats(), x.offset(), ld, expected, 0, ld, Parallelism.NONE);
      Rows.softmax(x, out, Parallelism.NONE);
      assertArrayEquals(expected, out.toFloatArray());
      FloatRows.logSoftmax(m, n, x.floats(), x.offset(), ld, expected, 0, ld, Parallelism.NONE);
      Rows.logSoftmax(x, out, Parallelism.NONE);
      assertArrayEquals(expected, out.toFloatArray());
      FloatRows.normalize(m, n, x.floats(), x.offset(), ld, 0.1f, expected, 0, ld, Parallelism.NONE);
      Rows.normalize(x, 0.1f, out, Parallelism.NONE);
      assertArrayEquals(expected, out.toFloatArray());
      Rows.normalize(x, 0.1f, x, Parallelism.NONE);
      assertArrayEquals(expected, x.toFloatArray(), "in place");
    }
  }

  @Test
  void wrongIndices() {
    Tensor x = FloatTensors.random(random, Shape.of(3, 2));
    Tensor out = FloatTensors.random(random, Shape.of(2, 2));
    for (float wrong : new float[]{-1, 3, 0.5f, Float.NaN}) {
      Tensor indices = Tensor.of(new float[]{0, wrong});
      String message = "indices[1] = " + (wrong + 0.0) + ", but must be a whole number, 0 <= indices[1] < 3";
      refused(message, () -> Rows.gather(x, indices, out, Parallelism.NONE));
      refused(message, () -> Rows.scatterAdd(out, indices, x, Parallelism.NONE));
    }
  }

  @Test
  void wrongIndicesWriteNothing() {
    Tensor x = FloatTensors.random(random, Shape.of(2, 3));
    Tensor out = FloatTensors.random(random, Shape.of(2));
    float[] matrix = x.toFloatArray();
    float[] vector = out.toFloatArray();
    Tensor indices = Tensor.of(new float[]{0, 3});
    String message = "indices[1] = 3.0, but must be a whole number, 0 <= indices[1] < 3";
    refused(message, () -> Rows.pick(x, indices, out));
    refused(message, () -> Rows.unpick(out, indices, x));
    assertArrayEquals(vector, out.toFloatArray());
    assertArrayEquals(matrix, x.toFloatArray());
  }

  @Test
  void ranksThatDoNotFit() {
    Tensor cube = FloatTensors.random(random, Shape.of(2, 3, 4));
    Tensor vector = Tensor.of(new float[2]);
    refused("x has shape 2x3x4, but must be a matrix", () -> Rows.pick(cube, vector, vector));
    refused("x has shape 2, but must be a matrix", () -> Rows.pick(vector, vector, vector));
    refused("out has shape 2x3x4, but must be a matrix", () -> Rows.unpick(vector, vector, cube));
    Tensor scalar = Tensor.scalar(0f);
    refused("axis = 0, but scalar has no axes", () -> Rows.gather(scalar, vector, scalar, Parallelism.NONE));
    refused("axis = 0, but scalar has no axes", () -> Rows.scatterAdd(scalar, vector, scalar, Parallelism.NONE));
  }
}
