package lanewise.bench;

import java.util.Arrays;

/** See {@link NaiveGemm}. */
final class FloatNaiveGemm implements Gemm {
  private final int m;
  private final int n;
  private final int k;
  private final int rowA;
  private final int columnA;
  private final int rowB;
  private final int columnB;
  private final float[] a;
  private final float[] b;
  private final float[] c;

  FloatNaiveGemm(GemmProblem problem) {
    m = problem.m();
    n = problem.n();
    k = problem.k();
    rowA = problem.transA() ? 1 : problem.lda();
    columnA = problem.transA() ? problem.lda() : 1;
    rowB = problem.transB() ? 1 : problem.ldb();
    columnB = problem.transB() ? problem.ldb() : 1;
    a = problem.floatA();
    b = problem.floatB();
    c = problem.floatC();
  }

  @Override
  public void run() {
    for (int i = 0; i < m; i++) {
      Arrays.fill(c, i * n, (i + 1) * n, 0f);
      for (int p = 0; p < k; p++) {
        float factor = a[i * rowA + p * columnA];
        for (int j = 0; j < n; j++) {
          c[i * n + j] += factor * b[p * rowB + j * columnB];
        }
      }
    }
  }

  @Override
  public double c(int i, int j) {
    return c[i * n + j];
  }
}
