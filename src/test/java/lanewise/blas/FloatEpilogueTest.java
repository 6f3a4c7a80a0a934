package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fused epilogue gives the bits of separate passes over C. */
class FloatEpilogueTest {

  private static final int KC = FloatReference.KC;

  /** The last four: gemv twice, blocks of k by several threads, packed on several threads. */
  @ParameterizedTest
  @CsvSource({
    "2,2,1", "9,33,5", "13,77,6", "14,45,9", "16,100,5", "40,17,40", "31,70,1100", "1,50,60", "50,1,60", "20,24,20000",
    "280,270,260"})
  void equalsSeparatePasses(int m, int n, int k) {
    FloatRandom random = new FloatRandom(m);
    float[] bias = random.array(Math.max(m, n) + 3);
    try (Parallelism three = Parallelism.of(3)) {
      for (Transpose transA : Transpose.values()) {
        for (Transpose transB : Transpose.values()) {
          FloatGemmCase drawn = FloatGemmCase.random(random, transA, transB, m, n, k);
          for (FloatGemmCase gemm : new FloatGemmCase[]{drawn, drawn.with(drawn.alpha(), 0f)}) {
            FloatMatrix product = gemm.expected();
            for (Parallelism each : new Parallelism[]{Parallelism.NONE, three}) {
              check(gemm, product, FloatEpilogue.RELU, null, 0, false, true, each);
              check(gemm, product, FloatEpilogue.biasPerRow(bias, 2), bias, 2, true, false, each);
              check(gemm, product, FloatEpilogue.biasPerRow(bias, 3).thenRelu(), bias, 3, true, true, each);
              check(gemm, product, FloatEpilogue.biasPerColumn(bias, 1), bias, 1, false, false, each);
              check(gemm, product, FloatEpilogue.biasPerColumn(bias, 0).thenRelu(), bias, 0, false, true, each);
              checkReluGradient(gemm, product, random, each);
            }
          }
        }
      }
    }
  }

  private static void check(
      FloatGemmCase gemm, FloatMatrix product, FloatEpilogue epilogue, float[] bias, int offset, boolean perRow,
      boolean relu, Parallelism parallelism) {
    FloatMatrix expected = product.copy();
    FloatReference.epilogue(expected, bias, offset, perRow, relu);
    String how = (bias == null ? "no bias" : perRow ? "bias per row" : "bias per column") + (relu ? ", relu" : "");
    gemm.checkEqual(expected, gemm.run(epilogue, parallelism), how);
  }

  private static void checkReluGradient(
      FloatGemmCase gemm, FloatMatrix product, FloatRandom random, Parallelism parallelism) {
    int ldy = gemm.n() + 3;
    float[] y = random.array(4 + gemm.m() * ldy);
    y[4] = Float.NaN;
    y[4 + (gemm.m() - 1) * ldy + gemm.n() - 1] = -0f;
    FloatMatrix expected = product.copy();
    for (int i = 0; i < gemm.m(); i++) {
      for (int j = 0; j < gemm.n(); j++) {
        expected.set(i, j, y[4 + i * ldy + j] > 0 ? expected.get(i, j) : 0f);
      }
    }
    gemm.checkEqual(expected, gemm.run(FloatEpilogue.reluGradient(y, 4, ldy), parallelism), "gradient of relu");
    // ReLU of the gradient.
    FloatReference.epilogue(expected, null, 0, false, true);
    gemm.checkEqual(
        expected, gemm.run(FloatEpilogue.reluGradient(y, 4, ldy).thenRelu(), parallelism), "gradient of relu, relu");
  }

  /** There is an epilogue even where there is no product. */
  @Test
  void withoutProduct() {
    FloatRandom random = new FloatRandom(1);
    float[] bias = random.array(20);
    for (int[] shape : new int[][]{{9, 11, 0}, {1, 11, 0}, {9, 1, 0}, {9, 11, 5}, {1, 11, 5}, {9, 1, 5}}) {
      for (float beta : new float[]{0f, 1f, -0.4f}) {
        FloatGemmCase gemm = FloatGemmCase.random(random, shape[0], shape[1], shape[2]).with(0f, beta);
        FloatEpilogue epilogue = FloatEpilogue.biasPerColumn(bias, 2).thenRelu();
        check(gemm, gemm.expected(), epilogue, bias, 2, false, true, Parallelism.NONE);
        checkReluGradient(gemm, gemm.expected(), random, Parallelism.NONE);
      }
    }
  }

  /** The bias is added once, not once for each block of k, and ReLU does not cut off what a later block adds. */
  @Test
  void afterTheLastBlockOfK() {
    int k = 2 * KC;
    float[] a = new float[2 * k];
    float[] b = new float[2 * k];
    for (int p = 0; p < k; p++) {
      a[p] = p < KC ? -1f : 2f;
      a[k + p] = -a[p];
      b[2 * p] = 1f;
      b[2 * p + 1] = 1f;
    }
    float[] c = new float[4];
    FloatBlas.gemm(
        Transpose.NO, Transpose.NO, 2, 2, k, 1f, a, 0, k, b, 0, 2, 0f, c, 0, 2,
        FloatEpilogue.biasPerRow(new float[]{10f, 20f}, 0).thenRelu(), Parallelism.NONE);
    assertEquals(KC + 10f, c[0]);
    assertEquals(KC + 10f, c[1]);
    assertEquals(0f, c[2]);
    assertEquals(0f, c[3]);
  }

  @Test
  void reluOfNaNAndOfNegativeZero() {
    int n = 37;
    float[] c = new float[2 * n];
    for (int j = 0; j < n; j++) {
      c[j] = -0f;
      c[n + j] = Float.NaN;
    }
    FloatBlas.gemm(
        Transpose.NO, Transpose.NO, 2, n, 0, 1f, c, 0, 1, c, 0, n, 1f, c, 0, n, FloatEpilogue.RELU, Parallelism.NONE);
    for (int j = 0; j < n; j++) {
      assertEquals(0f, c[j]);
      assertEquals(Float.NaN, c[n + j]);
    }
  }
}
