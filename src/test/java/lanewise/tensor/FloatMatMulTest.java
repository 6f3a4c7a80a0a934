package lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import lanewise.Parallelism;
import lanewise.blas.FloatBlas;
import lanewise.blas.Transpose;
import lanewise.testing.Refused;
import org.junit.jupiter.api.Test;

/** Each matrix of a batch has the bits of its gemm; a stack of matrices times one matrix is one product of all rows. */
class FloatMatMulTest {

  private static final int CASES = 400;

  private final SplittableRandom random = new SplittableRandom(1);

  private static Shape matrix(boolean transposed, int rows, int cols) {
    return transposed ? Shape.of(cols, rows) : Shape.of(rows, cols);
  }

  private static Transpose trans(boolean transposed) {
    return transposed ? Transpose.YES : Transpose.NO;
  }

  private static int start(Tensor x, int[] batch, int matrix) {
    Shape own = x.shape().axes(0, x.shape().rank() - 2);
    int position = 0;
    for (int axis = 0; axis < own.rank(); axis++) {
      int index = own.dim(axis) == 1 ? 0 : batch[batch.length - own.rank() + axis];
      position = position * own.dim(axis) + index;
    }
    return x.offset() + position * matrix;
  }

  private void check(boolean tA, boolean tB, Shape batchA, Shape batchB, int m, int n, int k) {
    Tensor a = FloatTensors.random(random, batchA.append(matrix(tA, m, k)));
    Tensor b = FloatTensors.random(random, batchB.append(matrix(tB, k, n)));
    Shape batch = batchA.broadcast(batchB);
    Tensor out = FloatTensors.random(random, batch.append(Shape.of(m, n)));
    assertEquals(out.shape(), MatMul.shape(trans(tA), trans(tB), a.shape(), b.shape()));
    float[] before = out.floats().clone();
    MatMul.apply(trans(tA), trans(tB), a, b, out, Parallelism.NONE);
    boolean oneProduct = batchB.rank() == 0 && (!tA || batchA.rank() == 0);
    int rows = oneProduct ? batch.size() * m : m;
    float[] expected = new float[out.size()];
    for (int i = 0; i < (oneProduct ? 1 : batch.size()); i++) {
      int[] index = FloatTensors.index(batch, i);
      int atA = start(a, index, m * k);
      int atB = start(b, index, k * n);
      if (oneProduct && k == 1 && rows > 1 && n > 1) {
        for (int e = 0; e < expected.length; e++) {
          expected[e] = a.floats()[atA + e / n] * b.floats()[atB + e % n];
        }
      } else {
        FloatBlas.gemm(
            trans(tA), trans(tB), rows, n, k, 1f, a.floats(), atA, Math.max(1, tA ? rows : k), b.floats(), atB,
            Math.max(1, tB ? k : n), 0f, expected, i * m * n, Math.max(1, n), Parallelism.NONE);
      }
    }
    String what = a.shape() + (tA ? "^T by " : " by ") + b.shape() + (tB ? "^T" : "");
    assertArrayEquals(expected, out.toFloatArray(), what);
    System.arraycopy(expected, 0, before, out.offset(), expected.length);
    assertArrayEquals(before, out.floats(), what);
  }

  @Test
  void equalsTheProductsOfMatrices() {
    for (int i = 0; i < CASES; i++) {
      Shape batch = FloatTensors.shape(random, random.nextInt(4), 3);
      Shape batchA = random.nextBoolean() ? batch : FloatTensors.smaller(random, batch);
      Shape batchB = random.nextBoolean() ? batch : FloatTensors.smaller(random, batch);
      int largest = i % 20 == 0 ? 40 : 5;
      check(
          random.nextBoolean(), random.nextBoolean(), batchA, batchB, random.nextInt(1, largest),
          random.nextInt(1, largest), random.nextInt(1, largest));
    }
  }

  @Test
  void emptyAxes() {
    for (int m = 0; m <= 2; m++) {
      for (int n = 0; n <= 2; n++) {
        for (int k = 0; k <= 2; k++) {
          for (boolean tA : new boolean[]{false, true}) {
            for (boolean tB : new boolean[]{false, true}) {
              check(tA, tB, Shape.SCALAR, Shape.SCALAR, m, n, k);
              check(tA, tB, Shape.of(2), Shape.of(2), m, n, k);
              check(tA, tB, Shape.of(2, 1), Shape.of(3), m, n, k);
              check(tA, tB, Shape.of(0), Shape.of(1), m, n, k);
            }
          }
        }
      }
    }
  }

  /** The bits of others would not be those of a product and an fma. */
  @Test
  void onlyProductsOfOneBlockAreAddedOrTakenThroughRelu() {
    int k = 4096 / Float.BYTES + 1;
    notOneBlock(Shape.of(2, k), Shape.of(k, 2));
    notOneBlock(Shape.of(1, 3), Shape.of(3, 2));
    notOneBlock(Shape.of(2, 3), Shape.of(3, 1));
    notOneBlock(Shape.of(2, 1), Shape.of(1, 2));
    notOneBlock(Shape.of(2, 2, 3), Shape.of(3, 2));
  }

  private void notOneBlock(Shape left, Shape right) {
    Transpose no = Transpose.NO;
    Tensor a = FloatTensors.random(random, left);
    Tensor b = FloatTensors.random(random, right);
    Tensor out = FloatTensors.random(random, MatMul.shape(no, no, left, right));
    float[] before = out.floats().clone();
    String message = "a " + left + " and b " + right + ", but must be matrices whose product is one block of gemm";
    Refused.refused(message, () -> MatMul.add(no, no, 2, a, b, out, Parallelism.NONE));
    Refused.refused(message, () -> MatMul.throughRelu(no, no, a, b, out, out, Parallelism.NONE));
    assertArrayEquals(before, out.floats());
  }

  @Test
  void linearIsTheProductAndTheSeparateSteps() {
    for (int i = 0; i < 100; i++) {
      Shape rows = FloatTensors.shape(random, random.nextInt(1, 4), 4);
      int k = random.nextInt(2, 6);
      int n = random.nextInt(1, 7);
      boolean transposed = random.nextBoolean();
      Tensor x = FloatTensors.random(random, rows.append(Shape.of(k)));
      Tensor w = FloatTensors.random(random, matrix(transposed, k, n));
      Tensor bias = FloatTensors.random(random, Shape.of(n));
      Shape shape = rows.append(Shape.of(n));
      float[] expected = new float[shape.size()];
      FloatBlas.gemm(
          Transpose.NO, trans(transposed), rows.size(), n, k, 1f, x.floats(), x.offset(), k, w.floats(), w.offset(),
          transposed ? k : n, 0f, expected, 0, n, Parallelism.NONE);
      for (int e = 0; e < expected.length; e++) {
        expected[e] += bias.floats()[bias.offset() + e % n];
      }
      Tensor out = FloatTensors.random(random, shape);
      MatMul.linear(trans(transposed), x, w, bias, false, out, Parallelism.NONE);
      assertArrayEquals(expected, out.toFloatArray());
      for (int e = 0; e < expected.length; e++) {
        expected[e] = Math.max(expected[e], 0f);
      }
      MatMul.linear(trans(transposed), x, w, bias, true, out, Parallelism.NONE);
      assertArrayEquals(expected, out.toFloatArray());
    }
  }

  /** A bias of -0 keeps the sign of a product of -0, which {@code gemm} adds to +0. */
  @Test
  void anInnerDimensionOfOneIsOneMultiplicationOfMatricesOnly() {
    Tensor x = Tensor.of(new float[]{-0f, 2}, 2, 1);
    Tensor w = Tensor.of(new float[]{1, 3}, 1, 2);
    Tensor out = Tensor.of(new float[4], 2, 2);
    MatMul.apply(Transpose.NO, Transpose.NO, x, w, out, Parallelism.NONE);
    assertArrayEquals(new float[]{-0f, -0f, 2, 6}, out.floats());
    MatMul.linear(Transpose.NO, x, w, Tensor.of(new float[]{-0f, -0f}), false, out, Parallelism.NONE);
    assertArrayEquals(new float[]{0, 0, 2, 6}, out.floats());
    MatMul.apply(
        Transpose.NO, Transpose.NO, x.reshape(1, 2, 1), w.reshape(1, 1, 2), out.reshape(1, 2, 2), Parallelism.NONE);
    assertArrayEquals(new float[]{0, 0, 2, 6}, out.floats());
  }

  @Test
  void theWeightsOfLinearAreAMatrix() {
    Tensor out = Tensor.of(new float[4], 2, 1, 2);
    Refused.refused(
        "w has shape 2x2x2, but must be a matrix",
        () -> MatMul.linear(
            Transpose.NO, FloatTensors.random(random, Shape.of(2, 1, 2)),
            FloatTensors.random(random, Shape.of(2, 2, 2)),
            FloatTensors.random(random, Shape.of(2)), false, out, Parallelism.NONE));
    assertArrayEquals(new float[4], out.floats());
  }

  /** Whatever the kernel, of which some do not look at it. */
  @Test
  void whetherAnOperandIsTransposedIsGiven() {
    for (int n = 1; n <= 3; n++) {
      Tensor a = FloatTensors.random(random, Shape.of(n, n));
      Tensor out = FloatTensors.random(random, Shape.of(n, n));
      float[] before = out.floats().clone();
      for (Transpose given : Transpose.values()) {
        Refused.isNull("transA", () -> MatMul.apply(null, given, a, a, out, Parallelism.NONE));
        Refused.isNull("transB", () -> MatMul.apply(given, null, a, a, out, Parallelism.NONE));
        Refused.isNull("transA", () -> MatMul.add(null, given, 2, a, a, out, Parallelism.NONE));
        Refused.isNull("transB", () -> MatMul.add(given, null, 2, a, a, out, Parallelism.NONE));
      }
      assertArrayEquals(before, out.floats());
    }
  }

  /** Of all sizes that have tiles, edges and paths of their own. */
  @Test
  void addIsTheProductAndAnFmaForEachElement() {
    for (int i = 0; i < CASES; i++) {
      boolean tA = random.nextBoolean();
      boolean tB = random.nextBoolean();
      int m = random.nextInt(2, 70);
      int n = random.nextInt(2, 70);
      int k = random.nextInt(2, 40);
      Tensor a = FloatTensors.random(random, matrix(tA, m, k));
      Tensor b = FloatTensors.random(random, matrix(tB, k, n));
      Tensor sum = FloatTensors.random(random, Shape.of(m, n));
      float[] expected = new float[m * n];
      MatMul.apply(trans(tA), trans(tB), a, b, Tensor.of(expected, m, n), Parallelism.NONE);
      for (int e = 0; e < expected.length; e++) {
        expected[e] = Math.fma(-0.75f, expected[e], sum.floats()[sum.offset() + e]);
      }
      MatMul.add(trans(tA), trans(tB), -0.75, a, b, sum, Parallelism.NONE);
      assertArrayEquals(expected, sum.toFloatArray(), m + "x" + n + "x" + k + " " + tA + " " + tB);
    }
  }

  @Test
  void theFactorOfASumIsNotZeroInItsType() {
    double factor = Float.MIN_VALUE / 2.0;
    Tensor a = FloatTensors.random(random, Shape.of(2, 3));
    Tensor b = FloatTensors.random(random, Shape.of(3, 2));
    Tensor out = FloatTensors.random(random, Shape.of(2, 2));
    float[] before = out.floats().clone();
    Refused.refused(
        "factor = " + factor + ", but must not be 0 as a " + out.type(),
        () -> MatMul.add(Transpose.NO, Transpose.NO, factor, a, b, out, Parallelism.NONE));
    assertArrayEquals(before, out.floats());
    MatMul.add(Transpose.NO, Transpose.NO, Float.MIN_VALUE, a, b, out, Parallelism.NONE);
  }

  private static void refused(String message, Transpose transA, Transpose transB, int[] a, int[] b) {
    Refused.refused(message, () -> MatMul.shape(transA, transB, Shape.of(a), Shape.of(b)));
  }

  @Test
  void shapesThatDoNotFit() {
    Transpose no = Transpose.NO;
    Transpose yes = Transpose.YES;
    refused("inner dimensions 3 and 4 differ", no, no, new int[]{2, 3}, new int[]{4, 5});
    refused("inner dimensions 3 and 4 differ (did you mean transposeB?)", no, no, new int[]{2, 3}, new int[]{4, 3});
    refused("inner dimensions 3 and 2 differ (did you mean transposeA?)", no, no, new int[]{2, 3}, new int[]{2, 5});
    refused("inner dimensions 3 and 5 differ (did you mean not to transpose the right operand?)", no, yes,
        new int[]{2, 3}, new int[]{3, 5});
    refused("inner dimensions 2 and 3 differ (did you mean not to transpose the left operand?)", yes, no,
        new int[]{2, 3}, new int[]{3, 5});
    refused("the right operand has shape 3, but needs rows and columns (reshape a vector to nx1 or 1xn)", no, no,
        new int[]{2, 3}, new int[]{3});
    refused("2 and 3 do not broadcast: dimensions 2 and 3 at axis -1 differ and neither is 1", no, no,
        new int[]{2, 2, 3}, new int[]{3, 3, 4});
  }
}
