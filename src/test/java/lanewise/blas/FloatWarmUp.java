package lanewise.blas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import lanewise.vmath.FloatMoves;
import lanewise.vmath.FloatReduction;

/**
 * The main class of a fresh JVM: calls kernels of every kind from the first, scalar and interpreted, call on until long
 * after the vector kernels have taken over, and compares each result with the first. The rounds are as many as make the
 * JVM compile a method for good, and some more.
 */
final class FloatWarmUp {

  private static final int ROUNDS = 8000;

  private final List<Runnable> calls = new ArrayList<>();
  private final List<float[]> results = new ArrayList<>();

  private FloatWarmUp() {
    FloatRandom random = new FloatRandom(1);
    int[][] shapes = {
      {8, 32, 24}, {3, 16, 9}, {13, 7, 20}, {5, 3, 700}, {1, 40, 30}, {1, 150, 30}, {40, 1, 30}, {40, 17, 20},
      {70, 66, 40}};
    for (int[] shape : shapes) {
      for (Transpose transA : Transpose.values()) {
        for (Transpose transB : Transpose.values()) {
          product(random, FloatGemmCase.random(random, transA, transB, shape[0], shape[1], shape[2]).with(0.7f, 0.3f));
        }
      }
    }
    int n = 300;
    float[] x = random.array(n);
    float[] y = random.array(n);
    float[] z = new float[n];
    float[] sums = new float[6];
    add(sums, () -> {
      sums[0] = FloatBlas.dot(n, x, 0, 1, y, 0, 1);
      sums[1] = FloatBlas.asum(n, x, 0, 1);
      sums[2] = FloatBlas.nrm2(n, x, 0, 1);
      sums[3] = FloatBlas.iamax(n, x, 0, 1);
      sums[4] = FloatReduction.MIN.of(n, x, 0);
      sums[5] = FloatReduction.MAX.of(n, x, 0);
    });
    float[] transposed = new float[n];
    add(transposed, () -> FloatMoves.transpose(15, 20, x, 0, 20, transposed, 0, 15));
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

  private void product(FloatRandom random, FloatGemmCase gemm) {
    FloatEpilogue epilogue = FloatEpilogue.biasPerColumn(random.array(gemm.n()), 0).thenRelu();
    FloatMatrix c = gemm.c().copy();
    add(c.array(), () -> {
      System.arraycopy(gemm.c().array(), 0, c.array(), 0, c.array().length);
      FloatBlas.gemm(
          gemm.transA(), gemm.transB(), gemm.m(), gemm.n(), gemm.k(), gemm.alpha(), gemm.a().array(),
          gemm.a().offset(), gemm.a().ld(), gemm.b().array(), gemm.b().offset(), gemm.b().ld(),
          gemm.beta(), c.array(), c.offset(), c.ld(), epilogue, Parallelism.NONE);
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
