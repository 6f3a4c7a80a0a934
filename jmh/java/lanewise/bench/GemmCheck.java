package lanewise.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Compares products with a plain reference. Two tests, both with derived bounds and both failing on
 * NaN:
 *
 * <ul>
 *   <li>Sampled elements (all, if the product is small) against a dot product in twice the working
 *       precision (Ogita, Rump, Oishi, Accurate Sum and Dot Product, algorithm Dot2): the error
 *       must not exceed gamma_k (|A||B|)[i, j].
 *   <li>Every element at once: C x against A (B x) for a vector x of random signs, in double. The
 *       bound per row is gamma_k (|A||B||x|)[i], with the roundings of the test itself added.
 * </ul>
 */
final class GemmCheck {
  private static final long SAMPLED_PRODUCTS = 1L << 21;

  private final GemmProblem problem;
  private final ElementType type;
  private final int[] rows;
  private final int[] columns;

  GemmCheck(GemmProblem problem) {
    this.problem = problem;
    this.type = problem.type();
    long elements = SAMPLED_PRODUCTS / Math.max(1, problem.k());
    this.rows = indices(problem.m(), Math.max(elements / problem.n(), (long) Math.sqrt(elements)));
    this.columns = indices(problem.n(), elements / rows.length);
  }

  /**
   * Checks the product of one library.
   *
   * @throws IllegalStateException if an element is outside the error bound
   */
  void check(Gemm gemm, String name) {
    for (int i : rows) {
      for (int j : columns) {
        double c = gemm.c(i, j);
        Dot dot = new Dot(problem, i, j);
        double bound = type.gamma(problem.k()) * dot.magnitude + ulp(dot.value);
        if (!(Math.abs(c - dot.value) <= bound)) {
          throw new IllegalStateException(
              name + ", " + problem + ": C[" + i + ", " + j + "] = " + c + ", but must be within "
                  + bound + " of " + dot.value);
        }
      }
    }
    checkRows(gemm, name);
  }

  private double ulp(double value) {
    return type == ElementType.F64 ? Math.ulp(value) : 0x1p-50 * Math.abs(value);
  }

  /** {@code count} indices below {@code size}: all of them, or both ends and random ones. */
  private static int[] indices(int size, long count) {
    int[] indices = new int[(int) Math.min(size, Math.max(3, count))];
    if (indices.length == size) {
      Arrays.setAll(indices, i -> i);
      return indices;
    }
    SplittableRandom random = new SplittableRandom(size);
    Arrays.setAll(indices, i -> random.nextInt(size));
    indices[0] = 0;
    indices[1] = size - 1;
    return indices;
  }

  private void checkRows(Gemm gemm, String name) {
    int m = problem.m();
    int n = problem.n();
    int k = problem.k();
    SplittableRandom random = new SplittableRandom(m + n + k);
    double[] x = new double[n];
    Arrays.setAll(x, j -> random.nextBoolean() ? 1 : -1);
    double[] bx = new double[k];
    double[] bxMagnitude = new double[k];
    for (int p = 0; p < k; p++) {
      double sum = 0;
      double magnitude = 0;
      for (int j = 0; j < n; j++) {
        sum += problem.b(p, j) * x[j];
        magnitude += Math.abs(problem.b(p, j));
      }
      bx[p] = sum;
      bxMagnitude[p] = magnitude;
    }
    double tolerance = type.gamma(k) + 2 * ElementType.F64.gamma(2L * (n + k));
    for (int i = 0; i < m; i++) {
      double expected = 0;
      double magnitude = 0;
      for (int p = 0; p < k; p++) {
        expected += problem.a(i, p) * bx[p];
        magnitude += Math.abs(problem.a(i, p)) * bxMagnitude[p];
      }
      double actual = 0;
      for (int j = 0; j < n; j++) {
        actual += gemm.c(i, j) * x[j];
      }
      if (!(Math.abs(actual - expected) <= tolerance * magnitude)) {
        throw new IllegalStateException(
            name + ", " + problem + ": row " + i + " of C times random signs is " + actual
                + ", but must be within " + tolerance * magnitude + " of " + expected);
      }
    }
  }

  /** One element of op(A) op(B) in twice the working precision, and of |op(A)| |op(B)|. */
  private static final class Dot {
    final double value;
    final double magnitude;

    Dot(GemmProblem problem, int i, int j) {
      double sum = 0;
      double error = 0;
      double absolute = 0;
      for (int p = 0; p < problem.k(); p++) {
        double a = problem.a(i, p);
        double b = problem.b(p, j);
        double product = a * b;
        double productError = Math.fma(a, b, -product);
        double next = sum + product;
        double addend = next - sum;
        error += ((sum - (next - addend)) + (product - addend)) + productError;
        sum = next;
        absolute += Math.abs(product);
      }
      value = sum + error;
      magnitude = absolute;
    }
  }
}
