package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read and what is not, what is written and what is not, and where NaN and infinity go: matrix products. */
class FloatRulesTest {

  private static final Parallelism ONE = Parallelism.NONE;
  private static final Parallelism THREE = Parallelism.of(3);

  @AfterAll
  static void close() {
    THREE.close();
  }

  /** Every combination of transposes, in shapes for: gemv twice, one tile, edges, blocks of k, packing, a long k. */
  static Stream<FloatGemmCase> cases() {
    FloatRandom random = new FloatRandom(1);
    int[][] shapes = {{1, 9, 70}, {9, 1, 70}, {2, 3, 1}, {5, 7, 9}, {33, 35, 37}, {150, 141, 1060}, {9, 10, 12_000}};
    return Arrays.stream(shapes)
        .flatMap(
            s -> Arrays.stream(Transpose.values())
                .flatMap(
                    transA -> Arrays.stream(Transpose.values())
                        .map(transB -> FloatGemmCase.amongNaN(random, transA, transB, s[0], s[1], s[2], 0.8f, -1.2f))));
  }

  /** First, last and middle. */
  private static int[] positions(int size) {
    return new int[]{0, size / 2, size - 1};
  }

  private static void assertNoNaN(FloatMatrix c) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.cols(); j++) {
        assertFalse(Float.isNaN(c.get(i, j)), "NaN at (" + i + ", " + j + ")");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void surroundingsAreNeitherReadNorWrittenAndInputsStay(FloatGemmCase gemm) {
    FloatMatrix a = gemm.a().copy();
    FloatMatrix b = gemm.b().copy();
    for (Parallelism each : new Parallelism[]{ONE, THREE}) {
      assertNoNaN(gemm.run(FloatEpilogue.NONE, each));
      gemm.check(each);
      gemm.with(1f, 0f).check(each);
    }
    assertArrayEquals(a.array(), gemm.a().array());
    assertArrayEquals(b.array(), gemm.b().array());
  }

  /** NaN among NaN does not show what was written to the surroundings; distinct numbers do. */
  @ParameterizedTest
  @MethodSource("cases")
  void surroundingsStayBitForBit(FloatGemmCase gemm) {
    FloatMatrix c = gemm.c();
    for (int i = 0; i < c.array().length; i++) {
      c.array()[i] = Float.isNaN(c.array()[i]) ? i : c.array()[i];
    }
    gemm.check(ONE, THREE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nanInAReachesItsRowOnly(FloatGemmCase gemm) {
    for (int at = 0; at < 3; at++) {
      int i = positions(gemm.m())[at];
      int p = positions(gemm.k())[at];
      float old = gemm.opA(i, p);
      gemm.setOpA(i, p, Float.NaN);
      FloatMatrix result = gemm.run(FloatEpilogue.NONE, at == 0 ? THREE : ONE);
      for (int row = 0; row < gemm.m(); row++) {
        for (int col = 0; col < gemm.n(); col++) {
          assertEquals(row == i, Float.isNaN(result.get(row, col)), "at (" + row + ", " + col + ")");
        }
      }
      gemm.setOpA(i, p, old);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nanInBReachesItsColumnOnly(FloatGemmCase gemm) {
    for (int at = 0; at < 3; at++) {
      int p = positions(gemm.k())[at];
      int j = positions(gemm.n())[at];
      float old = gemm.opB(p, j);
      gemm.setOpB(p, j, Float.NaN);
      FloatMatrix result = gemm.run(FloatEpilogue.NONE, at == 0 ? THREE : ONE);
      for (int row = 0; row < gemm.m(); row++) {
        for (int col = 0; col < gemm.n(); col++) {
          assertEquals(col == j, Float.isNaN(result.get(row, col)), "at (" + row + ", " + col + ")");
        }
      }
      gemm.setOpB(p, j, old);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nanInCStaysWhereItIs(FloatGemmCase gemm) {
    for (int at = 0; at < 3; at++) {
      int i = positions(gemm.m())[at];
      int j = positions(gemm.n())[at];
      float old = gemm.c().get(i, j);
      gemm.c().set(i, j, Float.NaN);
      FloatMatrix result = gemm.run(FloatEpilogue.NONE, at == 0 ? THREE : ONE);
      for (int row = 0; row < gemm.m(); row++) {
        for (int col = 0; col < gemm.n(); col++) {
          assertEquals(row == i && col == j, Float.isNaN(result.get(row, col)), "at (" + row + ", " + col + ")");
        }
      }
      gemm.c().set(i, j, old);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void infinitiesGoWhereTheSpecificationSendsThem(FloatGemmCase gemm) {
    for (int at = 0; at < 3; at++) {
      float infinity = at == 1 ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
      int i = positions(gemm.m())[at];
      int j = positions(gemm.n())[at];
      int p = positions(gemm.k())[at];
      float oldA = gemm.opA(i, p);
      gemm.setOpA(i, p, infinity);
      gemm.check(ONE);
      // Infinity minus infinity.
      float oldC = gemm.c().get(i, j);
      gemm.c().set(i, j, infinity);
      gemm.check(THREE);
      gemm.setOpA(i, p, oldA);
      float oldB = gemm.opB(p, j);
      gemm.setOpB(p, j, infinity);
      gemm.check(ONE);
      gemm.c().set(i, j, oldC);
      gemm.setOpB(p, j, oldB);
    }
  }

  /** Some BLAS skip terms with a factor of 0. Here all terms are 0, but for one of 0 times NaN or infinity. */
  @ParameterizedTest
  @MethodSource("cases")
  void zeroTimesNaNIsNaN(FloatGemmCase gemm) {
    for (float poison : new float[]{Float.NaN, Float.POSITIVE_INFINITY}) {
      for (int at : positions(gemm.k())) {
        Parallelism parallelism = at == 0 ? THREE : ONE;
        gemm.a().fill(0f);
        gemm.b().fill(0f);
        for (int i = 0; i < gemm.m(); i++) {
          gemm.setOpA(i, at, poison);
        }
        assertAllNaN(gemm.run(FloatEpilogue.NONE, parallelism));
        gemm.a().fill(0f);
        for (int j = 0; j < gemm.n(); j++) {
          gemm.setOpB(at, j, poison);
        }
        assertAllNaN(gemm.run(FloatEpilogue.NONE, parallelism));
      }
    }
  }

  private static void assertAllNaN(FloatMatrix c) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.cols(); j++) {
        assertTrue(Float.isNaN(c.get(i, j)), "not NaN at (" + i + ", " + j + ")");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void betaZeroDoesNotReadC(FloatGemmCase gemm) {
    gemm.c().fill(Float.NaN);
    for (float beta : new float[]{0f, -0f}) {
      for (float alpha : new float[]{0.8f, 0f}) {
        for (Parallelism each : new Parallelism[]{ONE, THREE}) {
          assertNoNaN(gemm.with(alpha, beta).run(FloatEpilogue.NONE, each));
        }
      }
    }
  }

  /** A beta other than 0 reads C, also where the product is empty. */
  @ParameterizedTest
  @MethodSource("cases")
  void betaReadsC(FloatGemmCase gemm) {
    gemm.c().fill(Float.NaN);
    for (float beta : new float[]{1f, Float.MIN_VALUE}) {
      assertAllNaN(gemm.with(0.8f, beta).run(FloatEpilogue.NONE, ONE));
      assertAllNaN(gemm.with(0f, beta).run(FloatEpilogue.NONE, ONE));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void alphaZeroReadsNeitherANorB(FloatGemmCase gemm) {
    gemm.a().fill(Float.NaN);
    gemm.b().fill(Float.POSITIVE_INFINITY);
    for (float alpha : new float[]{0f, -0f}) {
      for (float beta : new float[]{0f, 1f, -1.2f}) {
        for (Parallelism each : new Parallelism[]{ONE, THREE}) {
          FloatGemmCase empty = gemm.with(alpha, beta);
          assertNoNaN(empty.run(FloatEpilogue.NONE, each));
          empty.check(each);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void emptyOperandsNeedNoArray(Transpose trans) {
    float[] none = {};
    float[] c = {1f, -2f, 3f, 4f, 5f, -6f};
    FloatBlas.gemm(trans, trans, 0, 3, 4, 1f, none, 0, 4, new float[15], 0, 4, 2f, none, 0, 3);
    FloatBlas.gemm(trans, trans, 3, 0, 4, 1f, new float[15], 0, 4, none, 0, 4, 2f, none, 0, 1);
    // k = 0: beta C, from operands without elements.
    float[] before = c.clone();
    FloatBlas.gemm(trans, trans, 2, 3, 0, 1f, none, 0, 3, none, 0, 3, 1f, c, 0, 3);
    assertArrayEquals(before, c);
    FloatBlas.gemm(trans, trans, 2, 3, 0, 1f, none, 0, 3, none, 0, 3, -2f, c, 0, 3);
    assertArrayEquals(new float[]{-2f, 4f, -6f, -8f, -10f, 12f}, c);
    FloatBlas.gemm(trans, trans, 2, 3, 0, 1f, none, 0, 3, none, 0, 3, 0f, c, 0, 3);
    assertArrayEquals(new float[6], c);
  }

  /** Where C has no rows or no columns, its array is left alone, whatever beta is. */
  @ParameterizedTest
  @EnumSource
  void withoutRowsOrColumnsNothingIsWritten(Transpose trans) {
    FloatRandom random = new FloatRandom(1);
    float[] c = random.array(50);
    float[] before = c.clone();
    float[] x = random.array(50);
    for (int[] mn : new int[][]{{0, 5}, {5, 0}, {0, 0}, {0, 1}, {1, 0}}) {
      for (Parallelism each : new Parallelism[]{ONE, THREE}) {
        FloatBlas.gemm(
            trans, trans, mn[0], mn[1], 7, 1f, x, 0, 7, x, 0, 7, 0f, c, 3, 5,
            FloatEpilogue.biasPerRow(x, 0).thenRelu(), each);
        FloatBlas.gemmBatch(trans, trans, mn[0], mn[1], 7, 1f, x, 0, 7, 0, x, 0, 7, 0, 0f, c, 3, 5, 0, 4, each);
      }
    }
    FloatBlas.gemmBatch(trans, trans, 2, 2, 2, 1f, x, 0, 2, 4, x, 0, 2, 4, 0f, c, 0, 2, 4, 0, ONE);
    assertArrayEquals(before, c);
  }
}
