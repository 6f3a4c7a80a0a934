package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;

/**
 * One number for the bits of many results, the same in every run of the tests: whatever the provider, the vector width,
 * the CPU and the JVM. It is that of the specification, {@link FloatReference}.
 */
class FloatFingerprintTest {

  /** Which of the two is a matter of the type, of which this class and its twin have one each. */
  private static final int FINGERPRINT = Float.BYTES == 4 ? 426058483 : -2036702259;

  private int specification = 1;
  private int library = 1;

  private void add(float[] expected, float[] actual) {
    // Arrays.hashCode is specified by the bits of the elements, with one NaN.
    specification = 31 * specification + Arrays.hashCode(expected);
    library = 31 * library + Arrays.hashCode(actual);
  }

  @Test
  void isThatOfTheSpecification() {
    FloatRandom random = new FloatRandom(1);
    int[][] shapes = {
      {2, 2, 2}, {8, 32, 64}, {13, 33, 40}, {1, 40, 700}, {40, 1, 700}, {5, 6, 5000}, {150, 160, 600}, {300, 70, 1100}};
    try (Parallelism three = Parallelism.of(3)) {
      for (int[] shape : shapes) {
        for (Transpose transA : Transpose.values()) {
          for (Transpose transB : Transpose.values()) {
            FloatGemmCase gemm = FloatGemmCase.random(random, transA, transB, shape[0], shape[1], shape[2]);
            FloatGemmCase full = gemm.with(0.6f, -1.4f);
            add(full.expected().array(), full.run(FloatEpilogue.NONE, three).array());
          }
        }
      }
    }
    for (int n = 0; n < 3000; n = 2 * n + 1) {
      float[] x = random.array(n);
      float[] y = random.array(n);
      add(
          new float[]{FloatReference.dot(x, y), FloatReference.asum(x), FloatTruth.sqrt(FloatReference.dot(x, x))},
          new float[]{FloatBlas.dot(n, x, 0, 1, y, 0, 1), FloatBlas.asum(n, x, 0, 1), FloatBlas.nrm2(n, x, 0, 1)});
    }
    assertEquals(FINGERPRINT, specification, "specification");
    assertEquals(FINGERPRINT, library, "library");
  }
}
