package lanewise.testing;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.blas.DoubleBlas;
import lanewise.blas.FloatBlas;
import lanewise.blas.Transpose;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatRows;
import lanewise.vmath.FloatUnary;

/** The main class of a fresh JVM: prints a number that depends on each bit of products, functions and sums. */
public final class Bits {

  private Bits() {}

  public static void main(String[] args) {
    int hash = 1;
    try (Parallelism two = Parallelism.of(2)) {
      for (Parallelism parallelism : new Parallelism[]{Parallelism.NONE, two}) {
        for (int n : new int[]{7, 33, 96, 150, 400}) {
          for (Transpose transA : Transpose.values()) {
            for (Transpose transB : Transpose.values()) {
              int k = n == 150 ? 1100 : n;
              float[] a = new FloatRandom(n).array(n * k);
              float[] c = new float[n * n];
              int lda = transA == Transpose.NO ? k : n;
              int ldb = transB == Transpose.NO ? n : k;
              FloatBlas.gemm(transA, transB, n, n, k, 1f, a, 0, lda, a, 0, ldb, 0f, c, 0, n, parallelism);
              double[] d = new double[n * n];
              double[] x = new DoubleRandom(n).array(n * k);
              DoubleBlas.gemm(transA, transB, n, n, k, 1, x, 0, lda, x, 0, ldb, 0, d, 0, n, parallelism);
              hash = 31 * (31 * hash + Arrays.hashCode(c)) + Arrays.hashCode(d);
            }
          }
        }
        float[] x = new FloatRandom(3).array(100_000);
        hash = 31 * hash + Float.floatToIntBits(FloatReduction.SUM.of(x.length, x, 0, parallelism));
        FloatUnary.EXP.apply(x.length, x, 0, x, 0, parallelism);
        hash = 31 * hash + Arrays.hashCode(x);
        for (int n : new int[]{500, 1500}) {
          float[] rows = new float[x.length];
          FloatRows.layerNorm(x.length / n, n, x, 0, n, x, 0, x, n, 1e-5f, rows, 0, n, parallelism);
          hash = 31 * hash + Arrays.hashCode(rows);
          FloatRows.rmsNorm(x.length / n, n, x, 0, n, x, 0, 1e-5f, rows, 0, n, parallelism);
          hash = 31 * hash + Arrays.hashCode(rows);
        }
      }
    }
    // In the smallest parts these are fewer pieces of columns than threads.
    float[] out = new float[17 * 1085];
    FloatUnary.EXP.apply(
        17, 1085, new FloatRandom(4).array(17), 0, 1, 0, out, 0, 1085, Parallelism.on(Runnable::run, 18));
    hash = 31 * hash + Arrays.hashCode(out);
    System.out.println(hash);
  }
}
