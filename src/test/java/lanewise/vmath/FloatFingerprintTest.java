package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;

/**
 * One number for the bits of many results of each operation, the same in every run of the tests: whatever the provider,
 * the vector width, the CPU and the JVM. The numbers stand in a resource beside this class; where a formula is changed on
 * purpose, the failure prints the new ones.
 */
class FloatFingerprintTest {

  private static final String NUMBERS = "fingerprints-float.properties";
  private static final int N = 1 << 16;

  private final SplittableRandom random = new SplittableRandom(1);
  private final TreeMap<String, String> actual = new TreeMap<>();

  /** Half of the values of all magnitudes, half of ordinary ones. */
  private float[] values() {
    float[] x = new FloatRandom(random.nextLong()).array(N);
    for (int i = 0; i < N; i += 2) {
      int exponent = random.nextInt(Float.MIN_EXPONENT - Float.PRECISION, Float.MAX_EXPONENT + 1);
      float magnitude = Math.scalb(1f + random.nextFloat(), exponent);
      x[i] = random.nextBoolean() ? magnitude : -magnitude;
    }
    return x;
  }

  /** Arrays.hashCode is specified by the bits of the elements, with one NaN. */
  private void add(String operation, float[] results) {
    actual.put(operation, Integer.toHexString(Arrays.hashCode(results)));
  }

  @Test
  void areTheSameEverywhere() throws IOException {
    float[] x = values();
    float[] y = values();
    float[] z = values();
    float[] ordinary = new FloatRandom(2).array(N);
    float[] factors = new FloatRandom(3).factors(N);
    float[] out = new float[N];
    try (Parallelism two = Parallelism.of(2)) {
      for (FloatUnary function : FloatUnary.values()) {
        function.apply(N, x, 0, out, 0, two);
        add(function.name(), out);
      }
      for (FloatBinary function : FloatBinary.values()) {
        function.apply(N, x, 0, y, 0, out, 0, two);
        add(function.name(), out);
      }
      for (FloatTernary function : FloatTernary.values()) {
        function.apply(N, x, 0, y, 0, z, 0, out, 0, two);
        add(function.name(), out);
      }
      int m = 250;
      int n = 261;
      for (FloatReduction reduction : FloatReduction.values()) {
        float[] terms = reduction == FloatReduction.PRODUCT ? factors : ordinary;
        float[] results = new float[m + n + 1];
        reduction.rows(m, n, terms, 0, n, results, 0, two);
        reduction.columns(m, n, terms, 0, n, results, m, two);
        results[m + n] = reduction.of(N, terms, 0, two);
        add("REDUCTION." + reduction.name(), results);
      }
      FloatRows.softmax(m, n, ordinary, 0, n, out, 0, n, two);
      add("ROWS.softmax", out);
      FloatRows.logSoftmax(m, n, ordinary, 0, n, out, 0, n, two);
      add("ROWS.logSoftmax", out);
      FloatRows.normalize(m, n, ordinary, 0, n, 1e-5f, out, 0, n, two);
      add("ROWS.normalize", out);
      FloatRows.layerNorm(m, n, ordinary, 0, n, x, 0, y, 0, 1e-5f, out, 0, n, two);
      add("ROWS.layerNorm", out);
      FloatRows.rmsNorm(m, n, ordinary, 0, n, x, 0, 1e-5f, out, 0, n, two);
      add("ROWS.rmsNorm", out);
      FloatRows.cumulativeSum(m, n, ordinary, 0, n, out, 0, n, two);
      add("ROWS.cumulativeSum", out);
      int[] labels = IntStream.range(0, m).map(i -> i * 7 % n).toArray();
      FloatRows.softmaxCrossEntropy(m, n, ordinary, 0, n, labels, 0, 0.7f, out, m * n, out, 0, n, two);
      add("ROWS.softmaxCrossEntropy", out);
    }
    assertEquals(expected(), actual);
  }

  private static TreeMap<String, String> expected() throws IOException {
    Properties numbers = new Properties();
    try (InputStream in = FloatFingerprintTest.class.getResourceAsStream(NUMBERS)) {
      numbers.load(in);
    }
    TreeMap<String, String> sorted = new TreeMap<>();
    numbers.forEach((operation, number) -> sorted.put((String) operation, (String) number));
    return sorted;
  }
}
