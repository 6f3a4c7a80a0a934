package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.testing.FloatExact;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The distance from the true result is within the documented bounds. No tolerance is chosen here: the truth is computed
 * without rounding, and the bounds are derived. As all providers give the same bits, one run is enough.
 */
@Tag("once")
class FloatErrorBoundTest {

  private static final int L = FloatReference.L;

  /** Threshold times unit of error of the test programs of the reference BLAS, sblat3.f and dblat3.f. */
  private static final double NETLIB = 16 * Math.ulp(1f);

  private final FloatRandom random = new FloatRandom(1);

  /** The most roundings of a term in the order of gemm: its block, alpha, beta, the blocks after it. */
  private static int roundingsInBlocks(int k, int block) {
    return Math.min(k, block) + Math.ceilDiv(k, block) + 1;
  }

  /** The most roundings of a term in the order of dot: its lane, the tree; no more than there are terms. */
  private static int roundingsInLanes(int n) {
    return Math.min(n, Math.ceilDiv(n, L) + Integer.numberOfTrailingZeros(L));
  }

  private static int roundingsInGemv(Transpose trans, int k) {
    return trans == Transpose.YES ? roundingsInBlocks(k, FloatReference.KC) : roundingsInLanes(k) + 2;
  }

  private static double bound(FloatGemmCase gemm) {
    int k = gemm.k();
    int roundings;
    if (gemm.n() == 1) {
      roundings = roundingsInGemv(gemm.transA(), k);
    } else if (gemm.m() == 1) {
      roundings = roundingsInGemv(gemm.transB() == Transpose.YES ? Transpose.NO : Transpose.YES, k);
    } else {
      roundings = roundingsInBlocks(k, FloatReference.KC);
    }
    return FloatExact.gamma(roundings);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1", "2,3,1", "9,1,31", "1,9,31", "31,33,35", "40,37,64", "3,5,3000", "6,7,1500", "1,4,5000", "4,1,5000"})
  void gemm(int m, int n, int k) {
    for (Transpose transA : Transpose.values()) {
      for (Transpose transB : Transpose.values()) {
        checkGemm(FloatGemmCase.random(random, transA, transB, m, n, k).with(1f, 0f));
        checkGemm(FloatGemmCase.random(random, transA, transB, m, n, k).with(-0.7f, 1.3f));
      }
    }
  }

  /** A term so large that each other one in its chain is lost: the error comes close to the bound, which a longer chain exceeds. */
  @ParameterizedTest
  @CsvSource({"2,3,5000", "1,3,5000", "3,1,5000", "2,3,100", "1,3,100", "3,1,100"})
  void gemmAtItsWorst(int m, int n, int k) {
    for (Transpose transA : Transpose.values()) {
      for (Transpose transB : Transpose.values()) {
        FloatGemmCase gemm = FloatGemmCase.random(random, transA, transB, m, n, k).with(1f, 0f);
        for (int p = 0; p < k; p++) {
          for (int i = 0; i < m; i++) {
            gemm.setOpA(i, p, 1f);
          }
          for (int j = 0; j < n; j++) {
            gemm.setOpB(p, j, p == 0 ? 1f : 0.49f * Math.ulp(1f));
          }
        }
        check(gemm, bound(gemm));
      }
    }
  }

  /** The result is a millionth of its terms and less: a bound relative to the result could not hold, this one must. */
  @ParameterizedTest
  @ValueSource(ints = {2, 40, 600, 2000})
  void gemmWithCancellation(int k) {
    FloatGemmCase gemm = FloatGemmCase.random(random, 5, 6, k).with(1f, 0f);
    for (int i = 0; i < gemm.m(); i++) {
      for (int p = 0; p < k / 2; p++) {
        for (int j = 0; j < gemm.n(); j++) {
          gemm.setOpB(p + k / 2, j, -gemm.opB(p, j));
        }
        gemm.setOpA(i, p + k / 2, gemm.opA(i, p) * (1f + Math.scalb(1f, -20)));
      }
    }
    checkGemm(gemm);
  }

  /** The bound, and the criterion of the Netlib tester. */
  private static void checkGemm(FloatGemmCase gemm) {
    check(gemm, Math.min(bound(gemm), NETLIB));
  }

  private static void check(FloatGemmCase gemm, double bound) {
    FloatMatrix result = gemm.run(FloatEpilogue.NONE, Parallelism.NONE);
    for (int i = 0; i < gemm.m(); i++) {
      for (int j = 0; j < gemm.n(); j++) {
        FloatExact exact = new FloatExact();
        for (int p = 0; p < gemm.k(); p++) {
          exact.add(gemm.alpha(), gemm.opA(i, p), gemm.opB(p, j));
        }
        exact.add(gemm.beta(), gemm.c().get(i, j));
        check(exact.error(result.get(i, j)), bound * exact.magnitude(), gemm + ": element (" + i + ", " + j + ")");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,300", "300,7", "4,5000", "5000,4"})
  void gemv(int m, int n) {
    for (Transpose trans : Transpose.values()) {
      boolean transposed = trans == Transpose.YES;
      FloatMatrix a = FloatMatrix.random(random, m, n);
      FloatStrided x = FloatStrided.random(random, transposed ? m : n, 1);
      FloatStrided y = FloatStrided.random(random, transposed ? n : m, 1);
      FloatStrided result = y.copy();
      float alpha = 0.9f;
      float beta = -1.7f;
      FloatBlas.gemv(
          trans, m, n, alpha, a.array(), a.offset(), a.ld(), x.array(), x.offset(), 1,
          beta, result.array(), result.offset(), 1);
      for (int i = 0; i < y.n(); i++) {
        FloatExact exact = new FloatExact();
        for (int p = 0; p < x.n(); p++) {
          exact.add(alpha, transposed ? a.get(p, i) : a.get(i, p), x.get(p));
        }
        exact.add(beta, y.get(i));
        double bound = FloatExact.gamma(roundingsInGemv(trans, x.n()));
        check(exact.error(result.get(i)), bound * exact.magnitude(), "gemv " + trans);
      }
    }
  }

  @Test
  void ger() {
    FloatMatrix a = FloatMatrix.random(random, 30, 40);
    FloatStrided x = FloatStrided.random(random, 30, 1);
    FloatStrided y = FloatStrided.random(random, 40, 1);
    FloatMatrix result = a.copy();
    FloatBlas.ger(
        30, 40, 0.7f, x.array(), x.offset(), 1, y.array(), y.offset(), 1, result.array(), a.offset(), a.ld());
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 40; j++) {
        FloatExact exact = new FloatExact();
        exact.add(0.7f, x.get(i), y.get(j));
        exact.add(a.get(i, j));
        check(exact.error(result.get(i, j)), FloatExact.gamma(2) * exact.magnitude(), "ger");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 63, 64, 65, 200, 1000, 4099, 20_000})
  void dotAndAsum(int n) {
    float[] x = random.array(n);
    float[] y = random.array(n);
    FloatExact dot = new FloatExact();
    FloatExact asum = new FloatExact();
    for (int p = 0; p < n; p++) {
      dot.add(x[p], y[p]);
      asum.add(Math.abs(x[p]));
    }
    double bound = FloatExact.gamma(roundingsInLanes(n));
    check(dot.error(FloatBlas.dot(n, x, 0, 1, y, 0, 1)), bound * dot.magnitude(), "dot");
    check(asum.error(FloatBlas.asum(n, x, 0, 1)), bound * asum.magnitude(), "asum");
  }

  /** Every product has its opposite in another lane, but for one tiny product that must survive. */
  @ParameterizedTest
  @ValueSource(ints = {10, 64, 130, 2000})
  void dotWithCancellation(int n) {
    float[] x = random.array(n);
    float[] y = random.array(n);
    for (int p = 0; p < n / 2; p++) {
      x[n - 1 - p] = x[p];
      y[n - 1 - p] = -y[p];
    }
    y[0] += Math.scalb(1f, -15);
    FloatExact exact = new FloatExact();
    for (int p = 0; p < n; p++) {
      exact.add(x[p], y[p]);
    }
    double bound = FloatExact.gamma(roundingsInLanes(n)) * exact.magnitude();
    check(exact.error(FloatBlas.dot(n, x, 0, 1, y, 0, 1)), bound, "dot");
  }

  /** From vectors whose squares all underflow to vectors whose squares all overflow. */
  @Test
  void nrm2() {
    for (int n : new int[]{1, 2, 3, 64, 65, 1000}) {
      for (int exponent = Float.MIN_EXPONENT; exponent <= Float.MAX_EXPONENT - 12; exponent += 9) {
        float[] x = random.array(n);
        for (int p = 0; p < n; p++) {
          x[p] *= Math.scalb(1f, exponent);
        }
        checkNrm2(x);
      }
    }
  }

  /** The range of the squares is left at either end, in one vector. */
  @Test
  void nrm2OfMixedMagnitudes() {
    float[] x = random.array(300);
    x[7] = Math.scalb(1f, Float.MIN_EXPONENT + 2);
    x[100] = Float.MIN_VALUE;
    checkNrm2(x);
    x[150] = Math.scalb(1.3f, Float.MAX_EXPONENT - 1);
    checkNrm2(x);
    for (int p = 0; p < x.length; p++) {
      x[p] = Math.scalb(1f + random.from(0, 7) / 8f, Float.MIN_EXPONENT / 2 - 20 + p / 8);
    }
    checkNrm2(x);
  }

  @Test
  void nrm2OfSubnormals() {
    for (int n : new int[]{1, 2, 5, 70, 1000}) {
      float[] x = new float[n];
      for (int p = 0; p < n; p++) {
        x[p] = Float.MIN_VALUE * random.from(-9, 9);
      }
      checkNrm2(x);
      Arrays.fill(x, Float.MIN_VALUE);
      checkNrm2(x);
      Arrays.fill(x, -Float.MIN_NORMAL);
      checkNrm2(x);
    }
  }

  private static void checkNrm2(float[] x) {
    FloatExact squares = new FloatExact();
    for (float element : x) {
      squares.add(element, element);
    }
    float norm = FloatBlas.nrm2(x.length, x, 0, 1);
    double root = squares.root().doubleValue();
    int roundings = Math.ceilDiv(x.length, L) + Integer.numberOfTrailingZeros(L);
    double bound = (FloatExact.gamma(roundings) / 2 + FloatExact.U) * root;
    // A subnormal norm is rounded to a multiple of the smallest number, whatever it was before.
    check(squares.errorOfRoot(norm), root < Float.MIN_NORMAL ? bound + 0.5 * Float.MIN_VALUE : bound, "nrm2 " + norm);
  }

  @Test
  void nrm2AtTheEnds() {
    assertEquals(0f, FloatBlas.nrm2(0, new float[0], 0, 1));
    assertEquals(0f, FloatBlas.nrm2(3, new float[]{0f, -0f, 0f}, 0, 1));
    assertEquals(Float.MIN_VALUE, FloatBlas.nrm2(3, new float[]{0f, -Float.MIN_VALUE, 0f}, 0, 1));
    assertEquals(Float.MAX_VALUE, FloatBlas.nrm2(3, new float[]{0f, -Float.MAX_VALUE, 1f}, 0, 1));
    assertEquals(5 * Float.MIN_VALUE, FloatBlas.nrm2(2, new float[]{3 * Float.MIN_VALUE, 4 * Float.MIN_VALUE}, 0, 1));
    float big = Math.scalb(1f, Float.MAX_EXPONENT - 3);
    assertEquals(5 * big, FloatBlas.nrm2(2, new float[]{3 * big, -4 * big}, 0, 1));
    assertEquals(Float.POSITIVE_INFINITY, FloatBlas.nrm2(2, new float[]{Float.MAX_VALUE, Float.MAX_VALUE}, 0, 1));
  }

  private static void check(double error, double bound, String what) {
    if (!(error <= bound)) {
      fail(what + ": error " + error + " is above the bound " + bound);
    }
  }

  /** The checks above can fail: a result that is off by a bit more than the bound, or NaN, is found. */
  @Test
  void theTruthIsSharp() {
    FloatExact exact = new FloatExact();
    exact.add(3f, 5f);
    exact.add(1f, 1f);
    assertEquals(0, exact.error(16f));
    assertEquals(Math.ulp(16f), exact.error(Math.nextUp(16f)));
    assertEquals(0, exact.errorOfRoot(4f));
    assertTrue(exact.magnitude() >= 16 && exact.magnitude() < 16.001);
    assertEquals(Double.POSITIVE_INFINITY, exact.error(Float.NaN));
    assertEquals(Double.POSITIVE_INFINITY, exact.errorOfRoot(Float.NaN));
  }
}
