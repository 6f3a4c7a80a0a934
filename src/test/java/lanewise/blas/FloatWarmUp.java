package lanewise.blas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;

/**
 * The main class of a fresh JVM: calls every kind of kernel from the first, scalar and interpreted, call on until long
 * after the vector kernels have taken over, and compares each result with the first. The rounds are as many as make the
 * JVM compile a method for good, and some more.
 */
final class FloatWarmUp {

  private static final int ROUNDS = 8000;

  private final List<Runnable> calls = new ArrayList<>();
  private final List<float[]> results = new ArrayList<>();

  private FloatWarmUp() {
    FloatRandom random = new FloatRandom(1);
    for (int[] shape : new int[][]{{8, 32, 24}, {3, 16, 9}, {13, 7, 20}, {5, 3, 700}, {1, 40, 30}, {40, 1, 30}}) {
      for (Transpose transB : Transpose.values()) {
        FloatGemmCase gemm =
            FloatGemmCase.random(random, Transpose.NO, transB, shape[0], shape[1], shape[2]).with(0.7f, 0.3f);
        float[] bias = random.array(40);
        FloatEpilogue epilogue = FloatEpilogue.biasPerColumn(bias, 0).thenRelu();
        FloatMatrix c = gemm.c().copy();
        add(c.array(), () -> {
          System.arraycopy(gemm.c().array(), 0, c.array(), 0, c.array().length);
          FloatBlas.gemm(
              gemm.transA(), gemm.transB(), gemm.m(), gemm.n(), gemm.k(), gemm.alpha(), gemm.a().array(),
              gemm.a().offset(), gemm.a().ld(), gemm.b().array(), gemm.b().offset(), gemm.b().ld(),
              gemm.beta(), c.array(), c.offset(), c.ld(), epilogue, Parallelism.NONE);
        });
      }
    }
    int n = 300;
    float[] x = random.array(n);
    float[] y = random.array(n);
    float[] z = new float[n];
    float[] sums = new float[4];
    add(sums, () -> {
      sums[0] = FloatBlas.dot(n, x, 0, 1, y, 0, 1);
      sums[1] = FloatBlas.asum(n, x, 0, 1);
      sums[2] = FloatBlas.nrm2(n, x, 0, 1);
      sums[3] = FloatBlas.iamax(n, x, 0, 1);
    });
    float[] longSums = new float[2];
    float[] more = random.array(5000);
    add(longSums, () -> {
      longSums[0] = FloatBlas.dot(more.length, more, 0, 1, more, 0, 1);
      longSums[1] = FloatBlas.asum(more.length / 2, more, 0, 2);
    });
    add(z, () -> {
      System.arraycopy(y, 0, z, 0, n);
      FloatBlas.axpy(n, 0.7f, x, 0, 1, z, 0, 1);
      FloatBlas.scal(n, 0.9f, z, 0, 1);
    });
  }

  private void add(float[] result, Runnable call) {
    calls.add(call);
    results.add(result);
  }

  public static void main(String[] args) {
    FloatWarmUp warmUp = new FloatWarmUp();
    List<float[]> first = new ArrayList<>();
    int differences = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < warmUp.calls.size(); i++) {
        warmUp.calls.get(i).run();
        float[] result = warmUp.results.get(i);
        if (round == 0) {
          first.add(result.clone());
        } else if (!Arrays.equals(first.get(i), result)) {
          differences++;
        }
      }
    }
    System.out.println(differences + " differences");
  }
}
