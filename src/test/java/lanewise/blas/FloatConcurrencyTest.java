package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;

/** Eight callers at once. */
class FloatConcurrencyTest {

  private static final int CALLERS = 8;

  /** Runs the callers from a common start; an exception or failed assertion of any of them is thrown here. */
  private static void together(IntConsumer caller) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    try (ExecutorService pool = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int number = i;
        callers.add(pool.submit(() -> {
          start.await();
          caller.accept(number);
          return null;
        }));
      }
      for (Future<?> each : callers) {
        each.get();
      }
    }
  }

  @Test
  void sharedInputs() throws Exception {
    FloatRandom random = new FloatRandom(1);
    List<FloatGemmCase> cases = new ArrayList<>();
    List<FloatMatrix> expected = new ArrayList<>();
    for (int[] shape : new int[][]{{20, 30, 40}, {1, 70, 300}, {70, 1, 300}, {150, 160, 600}, {9, 9, 9000}}) {
      for (int draw = 0; draw < 3; draw++) {
        FloatGemmCase gemm = FloatGemmCase.random(random, shape[0], shape[1], shape[2]).with(0.6f, draw - 1f);
        cases.add(gemm);
        expected.add(gemm.expected());
      }
    }
    float[] x = random.array(3000);
    float[] y = random.array(3000);
    float dot = FloatReference.dot(x, y);
    try (Parallelism shared = Parallelism.of(3)) {
      together(number -> {
        for (int call = 0; call < 3 * cases.size(); call++) {
          int which = (number + call) % cases.size();
          Parallelism parallelism = (number + call) % 2 == 0 ? shared : Parallelism.NONE;
          FloatGemmCase gemm = cases.get(which);
          gemm.checkEqual(expected.get(which), gemm.run(FloatEpilogue.NONE, parallelism), "caller " + number);
          if (Float.compare(dot, FloatBlas.dot(3000, x, 0, 1, y, 0, 1)) != 0) {
            throw new AssertionError("dot of caller " + number);
          }
        }
      });
    }
  }

  /** Each caller writes some columns of one array: whoever writes a neighbour's element, even as it was, is found. */
  @Test
  void neighboursInOneArray() throws Exception {
    int rows = 60;
    int k = 50;
    for (int width : new int[]{2, 3, 7, 19, 33}) {
      FloatRandom random = new FloatRandom(width);
      float[] a = random.array(rows * k);
      float[] b = random.array(k * CALLERS * width);
      int ld = CALLERS * width;
      float[] expected = new float[rows * ld];
      float[] actual = new float[rows * ld];
      // Adding to C makes an element differ from call to call, so that an old value put back is seen.
      int calls = 50;
      for (int call = 0; call < calls; call++) {
        FloatReference.gemm(
            Transpose.NO, Transpose.NO, rows, ld, k, 1f, FloatMatrix.of(rows, k, a), FloatMatrix.of(k, ld, b),
            1f, FloatMatrix.of(rows, ld, expected));
      }
      together(number -> {
        for (int call = 0; call < calls; call++) {
          FloatBlas.gemm(
              Transpose.NO, Transpose.NO, rows, width, k, 1f, a, 0, k, b, number * width, ld,
              1f, actual, number * width, ld, Parallelism.NONE);
        }
      });
      assertArrayEquals(expected, actual);
    }
  }
}
