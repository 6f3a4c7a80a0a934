package lanewise;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.blas.FloatBlas;
import lanewise.blas.Transpose;
import lanewise.testing.FloatRandom;
import lanewise.testing.Jvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The settings of the process. */
class LanewiseTest {

  @AfterEach
  void restore() {
    Lanewise.setParallelism(Parallelism.NONE);
  }

  /** This test JVM runs what it was told to run; otherwise all exact tests might compare a provider with itself. */
  @Test
  void runsWhatWasForced() {
    boolean scalar = "scalar".equals(System.getProperty("lanewise.provider")) || !Jvm.hasVectorModule();
    String width = System.getProperty("lanewise.width", "\\d+");
    String expected = (scalar ? "scalar" : "vector, " + width + " bit") + ", 1 thread";
    assertTrue(Lanewise.describe().matches(expected), Lanewise.describe() + " instead of " + expected);
  }

  @Test
  void describeFollowsTheParallelism() {
    assertSame(Parallelism.NONE, Lanewise.parallelism());
    Parallelism five = Parallelism.on(Runnable::run, 5);
    Lanewise.setParallelism(five);
    assertSame(five, Lanewise.parallelism());
    assertTrue(Lanewise.describe().endsWith(", 5 threads"), Lanewise.describe());
  }

  @Test
  void parallelismIsNotNull() {
    refused("parallelism", NullPointerException.class, () -> Lanewise.setParallelism(null));
    assertSame(Parallelism.NONE, Lanewise.parallelism());
  }

  /** Calls without a parallelism of their own use that of the process, and give the same bits. */
  @Test
  void callsUseTheParallelismOfTheProcess() {
    AtomicInteger helpers = new AtomicInteger();
    Executor counting = task -> {
      helpers.incrementAndGet();
      task.run();
    };
    int n = 200;
    float[] a = new FloatRandom(1).array(n * n);
    float[] x = new FloatRandom(2).array(1 << 20);
    float[] alone = new float[n * n];
    float[] together = new float[n * n];
    float[] yAlone = new float[1 << 10];
    float[] yTogether = new float[1 << 10];
    gemmAndGemv(n, a, x, alone, yAlone);
    assertEquals(0, helpers.get());
    Lanewise.setParallelism(Parallelism.on(counting, 2));
    gemmAndGemv(n, a, x, together, yTogether);
    assertEquals(2, helpers.get());
    assertArrayEquals(alone, together);
    assertArrayEquals(yAlone, yTogether);
  }

  private static void gemmAndGemv(int n, float[] a, float[] x, float[] c, float[] y) {
    FloatBlas.gemm(Transpose.NO, Transpose.NO, n, n, n, 1f, a, 0, n, a, 0, n, 0f, c, 0, n);
    FloatBlas.gemv(Transpose.NO, 1 << 10, 1 << 10, 1f, x, 0, 1 << 10, x, 0, 1, 0f, y, 0, 1);
  }
}
