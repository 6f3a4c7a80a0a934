package lanewise.blas;

import static lanewise.blas.Transpose.NO;

import lanewise.Parallelism;
import lanewise.internal.gemm.FloatGemm;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The product equals the specification bit for bit, on every path and on any number of threads. */
class FloatGemmExactTest {

  private static final int KC = FloatReference.KC;
  private static final Parallelism ONE = Parallelism.NONE;
  private static final Parallelism TWO = Parallelism.of(2);
  private static final Parallelism THREE = Parallelism.of(3);
  private static final Parallelism SEVEN = Parallelism.of(7);

  @AfterAll
  static void close() {
    TWO.close();
    THREE.close();
    SEVEN.close();
  }

  /** Every edge of every tile, of any width, lies in this cube. */
  @Test
  void everySmallShape() {
    FloatRandom random = new FloatRandom(1);
    for (int m = 0; m <= 40; m++) {
      for (int n = 0; n <= 40; n++) {
        for (int k = 0; k <= 40; k++) {
          FloatGemmCase.random(random, NO, NO, m, n, k).with(0.7f, (m + n + k) % 2 * 1.3f).check(ONE);
        }
      }
    }
  }

  /** Whole four vectors of any width and what is left beside them, with every number of rows that is left. */
  @Test
  void wideTiles() {
    FloatRandom random = new FloatRandom(8);
    for (int n : new int[]{8, 16, 17, 31, 32, 33, 41, 55, 63, 64, 65, 77, 97, 113, 127, 128}) {
      for (int m = 5; m <= 24; m++) {
        for (int k : new int[]{1, 2, 3}) {
          for (Transpose transB : Transpose.values()) {
            FloatGemmCase.amongNaN(random, NO, transB, m, n, k, 0.7f, 0f).check(ONE);
            FloatGemmCase.amongNaN(random, NO, transB, m, n, k, -1.1f, 0.6f).check(ONE);
          }
        }
      }
    }
  }

  /** C = fma(alpha, op(A) op(B), C), on each path. */
  @Test
  void addedTo() {
    FloatRandom random = new FloatRandom(9);
    for (int[] shape : new int[][]{
      {2, 2, 2}, {8, 8, 8}, {8, 20, 9}, {9, 5, 30}, {13, 32, 3}, {14, 64, 3}, {20, 65, 7}, {33, 128, 20}, {70, 90, 200},
      {300, 130, 257}}) {
      for (Transpose transA : Transpose.values()) {
        for (Transpose transB : Transpose.values()) {
          FloatGemmCase gemm =
              FloatGemmCase.amongNaN(random, transA, transB, shape[0], shape[1], shape[2], -0.3f, 0f);
          FloatMatrix sums = gemm.with(1f, 0f).expected();
          FloatMatrix expected = gemm.c().copy();
          for (int i = 0; i < gemm.m(); i++) {
            for (int j = 0; j < gemm.n(); j++) {
              expected.set(i, j, Math.fma(-0.3f, sums.get(i, j), expected.get(i, j)));
            }
          }
          FloatMatrix c = gemm.c().copy();
          FloatGemm.add(
              transA == Transpose.YES, transB == Transpose.YES, gemm.m(), gemm.n(), gemm.k(), -0.3f,
              gemm.a().array(), gemm.a().offset(), gemm.a().ld(), gemm.b().array(), gemm.b().offset(), gemm.b().ld(),
              c.array(), c.offset(), c.ld(), TWO);
          gemm.checkEqual(expected, c, "added");
        }
      }
    }
  }

  @Test
  void everySmallSurfaceTransposed() {
    FloatRandom random = new FloatRandom(2);
    for (int m = 0; m <= 40; m++) {
      for (int n = 0; n <= 40; n++) {
        for (int draw = 0; draw < 6; draw++) {
          FloatGemmCase.random(random, m, n, random.from(0, 40)).check(ONE);
        }
      }
    }
  }

  /** From thin to cubic: whatever the library decides by the shape, some of these lie on either side. */
  @Test
  void randomShapes() {
    FloatRandom random = new FloatRandom(3);
    for (int draw = 0; draw < 300; draw++) {
      int m = random.size(500);
      int n = random.size(500);
      int k = random.size(Math.min(2500, 8_000_000 / (m * n)));
      FloatGemmCase.random(random, m, n, k).check(ONE, draw % 2 == 0 ? TWO : SEVEN);
    }
  }

  @ParameterizedTest
  @CsvSource({"300,301,302", "64,700,600", "700,65,650", "257,255,513", "100,2100,70", "520,64,1030", "1040,70,300",
    "70,1160,300", "4200,17,3", "2100,17,3"})
  void largeShapes(int m, int n, int k) {
    FloatRandom random = new FloatRandom(m);
    for (Transpose transA : Transpose.values()) {
      for (Transpose transB : Transpose.values()) {
        FloatGemmCase gemm = FloatGemmCase.random(random, transA, transB, m, n, k);
        gemm.with(-0.9f, random.flip() ? 0f : 1.1f).check(ONE, TWO, SEVEN);
      }
    }
  }

  /** Four and two blocks of C for each thread. */
  @ParameterizedTest
  @CsvSource({"400,530,70", "270,400,80"})
  void blocksForThreads(int m, int n, int k) {
    FloatRandom random = new FloatRandom(5);
    for (Transpose transA : Transpose.values()) {
      for (Transpose transB : Transpose.values()) {
        FloatGemmCase.random(random, transA, transB, m, n, k).with(1.1f, 0.3f).check(THREE);
      }
    }
  }

  /** The blocks of k end where the specification says, and a last block of one step is a block too. */
  @ParameterizedTest
  @ValueSource(ints = {KC - 1, KC, KC + 1, 2 * KC - 1, 2 * KC, 4 * KC, 4 * KC + 7})
  void blocksOfK(int k) {
    FloatRandom random = new FloatRandom(4);
    for (int[] shape : new int[][]{{1, 1}, {1, 9}, {9, 1}, {2, 2}, {8, 32}, {13, 37}, {70, 90}}) {
      for (int draw = 0; draw < 6; draw++) {
        FloatGemmCase.random(random, shape[0], shape[1], k).check(ONE, TWO);
      }
    }
  }

  /** C is small and k long, where several threads take a block of k each. */
  @ParameterizedTest
  @CsvSource({"2,2,300000", "32,32,8192", "33,35,5000", "64,64,1100", "7,100,4099", "130,120,2048"})
  void longK(int m, int n, int k) {
    FloatRandom random = new FloatRandom(k);
    for (Transpose transA : Transpose.values()) {
      for (Transpose transB : Transpose.values()) {
        FloatGemmCase gemm = FloatGemmCase.random(random, transA, transB, m, n, k);
        gemm.with(1f, 0f).check(ONE, TWO, SEVEN);
        gemm.with(0.3f, -0.6f).check(ONE, TWO, SEVEN);
      }
    }
  }

  /** Rows that are a power of two apart fall into the same sets of a cache: a case that is tuned for, if anywhere. */
  @ParameterizedTest
  @ValueSource(ints = {64, 512, 1024})
  void leadingDimensionsOfPowersOfTwo(int ld) {
    FloatRandom random = new FloatRandom(ld);
    for (Transpose transA : Transpose.values()) {
      for (Transpose transB : Transpose.values()) {
        int m = random.from(33, 64);
        int n = random.from(33, 64);
        int k = random.from(33, 64);
        boolean tA = transA == Transpose.YES;
        boolean tB = transB == Transpose.YES;
        new FloatGemmCase(
            transA, transB, m, n, k, 1f, FloatMatrix.random(random, tA ? k : m, tA ? m : k, ld),
            FloatMatrix.random(random, tB ? n : k, tB ? k : n, ld), 1f, FloatMatrix.random(random, m, n, ld))
            .check(ONE);
      }
    }
  }

  @Test
  void specialFactors() {
    FloatRandom random = new FloatRandom(5);
    for (int[] shape : new int[][]{{1, 20, 30}, {20, 1, 30}, {17, 19, 23}, {150, 140, KC + 50}}) {
      for (Transpose transA : Transpose.values()) {
        for (Transpose transB : Transpose.values()) {
          FloatGemmCase gemm = FloatGemmCase.random(random, transA, transB, shape[0], shape[1], shape[2]);
          for (float alpha : new float[]{0f, -0f, 1f, -1f, 0.37f}) {
            for (float beta : new float[]{0f, -0f, 1f, -1f, 1.9f}) {
              gemm.with(alpha, beta).check(ONE);
            }
          }
        }
      }
    }
  }
}
