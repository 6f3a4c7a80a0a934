package lanewise;

import static lanewise.blas.Transpose.NO;
import static lanewise.blas.Transpose.YES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.blas.FloatBlas;
import lanewise.blas.FloatEpilogue;
import lanewise.tensor.Tensor;
import lanewise.testing.Page;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatRows;
import lanewise.vmath.FloatUnary;
import org.junit.jupiter.api.Test;

/** The code of README.md, and that it does what is said there. */
class ReadmeTest {
  private static final Path SOURCE = Path.of("src/test/java/lanewise/ReadmeTest.java");

  private final int m = 2;
  private final int n = 3;
  private final int k = 2;
  private final float[] a = {1, 2, 3, 4};
  private final float[] b = {1, 0, 2, 0, 1, -1};
  private final float[] c = new float[m * n];
  private final float[] product = {1, 2, 0, 3, 4, 2};

  @Test
  void codeIsThis() throws IOException {
    Page.of("README.md").assertCodeOf(SOURCE);
  }

  @Test
  void product() {
    // C = A B; A is m x k, B is k x n, C is m x n, all row-major
    FloatBlas.gemm(NO, NO, m, n, k, 1f, a, 0, k, b, 0, n, 0f, c, 0, n);
    assertArrayEquals(product, c);
  }

  @Test
  void layer() {
    int batch = 2;
    int in = 2;
    int out = 3;
    float[] x = a;
    float[] w = {1, 0, 0, 1, 2, -1};
    float[] b = {-1, -4, 0.5f};
    float[] y = new float[batch * out];
    Parallelism parallelism = Parallelism.NONE;
    // a dense layer: Y = relu(X W^T + b), X is batch x in, W is out x in
    FloatBlas.gemm(
        NO, YES, batch, out, in, 1f, x, 0, in, w, 0, in, 0f, y, 0, out,
        FloatEpilogue.biasPerColumn(b, 0).thenRelu(), parallelism);
    assertArrayEquals(new float[]{0, 0, 0.5f, 2, 0, 2.5f}, y);
  }

  @Test
  void functions() {
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] y = new float[m * n];
    float[] bias = {0, 1, 2};
    try (Parallelism eight = Parallelism.of(8)) {
      FloatUnary.TANH.apply(n, x, 0, y, 0); // y = tanh(x)
      FloatBinary.ADD.apply(m, n, x, 0, n, 1, bias, 0, 0, 1, x, 0, n, eight); // adds a row to each row, on eight threads
      float norm = FloatReduction.NORM2.of(n, x, 0);
      FloatRows.softmax(m, n, x, 0, n, x, 0, n, Parallelism.NONE);

      assertEquals((float) Math.sqrt(1 + 9 + 25), norm, 1e-6f);
    }
    assertArrayEquals(new float[]{(float) Math.tanh(1), (float) Math.tanh(2), (float) Math.tanh(3), 0, 0, 0}, y, 1e-6f);
    double sum = 1 + Math.exp(2) + Math.exp(4);
    double[] row = {1 / sum, Math.exp(2) / sum, Math.exp(4) / sum};
    for (int p = 0; p < m * n; p++) {
      assertEquals(row[p % n], x[p], 1e-6);
    }
  }

  /** Prints what stands behind it. */
  @Test
  void gradient() {
    PrintStream usual = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true));
    try {
      Variable x = Variable.of("x", Tensor.of(new double[]{1, 2, 3}));
      Node y = x.square().sum();
      System.out.println(Autodiff.grad(y, x).of(x).value()); // double 3 [2.0, 4.0, 6.0]
    } finally {
      System.setOut(usual);
    }
    assertEquals("double 3 [2.0, 4.0, 6.0]", out.toString().strip());
  }

  @Test
  void threads() {
    ExecutorService executor = Executors.newCachedThreadPool();
    try (Parallelism eight = Parallelism.of(8)) { // the caller and 7 daemon threads
      FloatBlas.gemm(NO, NO, m, n, k, 1f, a, 0, k, b, 0, n, 0f, c, 0, n, eight);
    }

    // default of the methods that were given none, in place of Parallelism.NONE; close it after the last call
    Parallelism threads = Parallelism.of(8);
    Lanewise.setParallelism(threads);

    Parallelism tasks = Parallelism.on(executor, 8); // the caller and up to 7 tasks on your executor
    try {
      assertArrayEquals(product, c);
      assertEquals(List.of(8, 8), List.of(threads.threads(), tasks.threads()));
      assertEquals(threads, Lanewise.parallelism());
    } finally {
      Lanewise.setParallelism(Parallelism.NONE);
      threads.close();
      executor.shutdown();
    }
  }
}
