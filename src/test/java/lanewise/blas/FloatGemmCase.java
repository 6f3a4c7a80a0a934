package lanewise.blas;

import static lanewise.blas.Transpose.NO;
import static lanewise.blas.Transpose.YES;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;

/** The arguments of one product. Running it leaves them as they are: results are copies of C. */
record FloatGemmCase(
    Transpose transA, Transpose transB, int m, int n, int k, float alpha, FloatMatrix a, FloatMatrix b,
    float beta, FloatMatrix c) {

  /** Everything but the shape is drawn. */
  static FloatGemmCase random(FloatRandom random, int m, int n, int k) {
    return random(random, random.flip() ? NO : YES, random.flip() ? NO : YES, m, n, k);
  }

  static FloatGemmCase random(FloatRandom random, Transpose transA, Transpose transB, int m, int n, int k) {
    return new FloatGemmCase(
        transA, transB, m, n, k, random.factor(),
        FloatMatrix.random(random, rows(transA, m, k), rows(transA, k, m)),
        FloatMatrix.random(random, rows(transB, k, n), rows(transB, n, k)),
        random.factor(), FloatMatrix.random(random, m, n));
  }

  /** All three matrices are surrounded by NaN. */
  static FloatGemmCase amongNaN(
      FloatRandom random, Transpose transA, Transpose transB, int m, int n, int k, float alpha, float beta) {
    return new FloatGemmCase(
        transA, transB, m, n, k, alpha, FloatMatrix.amongNaN(random, rows(transA, m, k), rows(transA, k, m)),
        FloatMatrix.amongNaN(random, rows(transB, k, n), rows(transB, n, k)),
        beta, FloatMatrix.amongNaN(random, m, n));
  }

  private static int rows(Transpose trans, int rows, int cols) {
    return trans == YES ? cols : rows;
  }

  FloatGemmCase with(float alpha, float beta) {
    return new FloatGemmCase(transA, transB, m, n, k, alpha, a, b, beta, c);
  }

  /** Element (i, p) of op(A). */
  float opA(int i, int p) {
    return transA == YES ? a.get(p, i) : a.get(i, p);
  }

  /** Element (p, j) of op(B). */
  float opB(int p, int j) {
    return transB == YES ? b.get(j, p) : b.get(p, j);
  }

  void setOpA(int i, int p, float value) {
    a.set(transA == YES ? p : i, transA == YES ? i : p, value);
  }

  void setOpB(int p, int j, float value) {
    b.set(transB == YES ? j : p, transB == YES ? p : j, value);
  }

  FloatMatrix expected() {
    FloatMatrix result = c.copy();
    FloatReference.gemm(transA, transB, m, n, k, alpha, a, b, beta, result);
    return result;
  }

  FloatMatrix run(FloatEpilogue epilogue, Parallelism parallelism) {
    FloatMatrix result = c.copy();
    FloatBlas.gemm(
        transA, transB, m, n, k, alpha, a.array(), a.offset(), a.ld(), b.array(), b.offset(), b.ld(),
        beta, result.array(), result.offset(), result.ld(), epilogue, parallelism);
    return result;
  }

  /** The library gives the bits of the specification on each of these. */
  void check(Parallelism... each) {
    FloatMatrix expected = expected();
    for (Parallelism parallelism : each) {
      checkEqual(expected, run(FloatEpilogue.NONE, parallelism), parallelism);
    }
  }

  void checkEqual(FloatMatrix expected, FloatMatrix actual, Object how) {
    // Equal as Float.equals: a NaN equals any NaN, +0 is not -0. The surroundings of C are compared too.
    int at = Arrays.mismatch(expected.array(), actual.array());
    if (at >= 0) {
      int i = Math.floorDiv(at - c.offset(), c.ld());
      int j = Math.floorMod(at - c.offset(), c.ld());
      fail(
          this + ", " + how + ": element (" + i + ", " + j + ") is " + actual.array()[at] + " instead of "
              + expected.array()[at] + (i < 0 || i >= m || j >= n ? ", outside of C" : ""));
    }
  }

  @Override
  public String toString() {
    return "float " + (transA == YES ? "T" : "N") + (transB == YES ? "T" : "N") + " " + m + "x" + n + "x" + k
        + " alpha " + alpha + " A " + a + " B " + b + " beta " + beta + " C " + c;
  }
}
