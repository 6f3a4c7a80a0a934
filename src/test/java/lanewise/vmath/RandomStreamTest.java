package lanewise.vmath;

import static lanewise.testing.Refused.isNull;
import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import lanewise.Parallelism;
import lanewise.internal.math.DoubleLog;
import lanewise.internal.math.DoubleTrig;
import lanewise.internal.math.FloatLog;
import lanewise.internal.math.FloatTrig;
import org.junit.jupiter.api.Test;

/** Each element is what the words of its position say, whatever else is asked for, and looks random. */
class RandomStreamTest {

  private static final Parallelism ONE = Parallelism.NONE;
  private static final long LAST = 1L << 60;

  private final SplittableRandom random = new SplittableRandom(1);

  /** Word p of a stream, as the paper defines Philox4x32-10. */
  private static int word(RandomStream stream, long p) {
    int[] x = {(int) (p / 4), (int) (p / 4 >>> 32), (int) stream.stream(), (int) (stream.stream() >>> 32)};
    int k0 = (int) stream.seed();
    int k1 = (int) (stream.seed() >>> 32);
    for (int round = 0; round < 10; round++) {
      long p0 = Integer.toUnsignedLong(x[0]) * 0xD2511F53L;
      long p1 = Integer.toUnsignedLong(x[2]) * 0xCD9E8D57L;
      x = new int[]{(int) (p1 >>> 32) ^ x[1] ^ k0, (int) p1, (int) (p0 >>> 32) ^ x[3] ^ k1, (int) p0};
      k0 += 0x9E3779B9;
      k1 += 0xBB67AE85;
    }
    return x[(int) (p % 4)];
  }

  private static float uniform(RandomStream stream, long p, float low, float high) {
    float unit = (word(stream, p) >>> 8) * 0x1p-24f;
    float value = Math.fma(unit, high - low, low);
    return value == high ? Math.nextDown(high) : value;
  }

  private static double uniform(RandomStream stream, long p, double low, double high) {
    long bits = Integer.toUnsignedLong(word(stream, 2 * p)) << 21 | word(stream, 2 * p + 1) >>> 11;
    double value = Math.fma(bits * 0x1p-53, high - low, low);
    return value == high ? Math.nextDown(high) : value;
  }

  private static float normal(RandomStream stream, long p, float mean, float stddev) {
    long even = p & -2;
    float radius =
        (float) Math.sqrt(-2f * FloatLog.log(Math.fma((float) (word(stream, even) >>> 1), 0x1p-31f, 0x1p-32f)));
    float angle = (float) (2 * Math.PI) * ((word(stream, even + 1) >>> 8) * 0x1p-24f);
    return Math.fma(stddev, radius * (p == even ? FloatTrig.cos(angle) : FloatTrig.sin(angle)), mean);
  }

  private static double normal(RandomStream stream, long p, double mean, double stddev) {
    long even = p & -2;
    double radius = Math.sqrt(-2 * DoubleLog.log(uniform(stream, even, 0.0, 1.0) + 0x1p-54));
    double angle = 2 * Math.PI * uniform(stream, even + 1, 0.0, 1.0);
    return Math.fma(stddev, radius * (p == even ? DoubleTrig.cos(angle) : DoubleTrig.sin(angle)), mean);
  }

  private static boolean dropped(RandomStream stream, long p, double probability) {
    return Integer.toUnsignedLong(word(stream, p)) < probability * 0x1p32;
  }

  private void check(long position, int n, Parallelism parallelism) {
    RandomStream stream = new RandomStream(random.nextLong(), random.nextLong());
    int to = random.nextInt(9);
    int length = to + n + random.nextInt(2) * 40;
    String what = stream + " position " + position + " n " + n;

    int[] bits = new int[length];
    float[] f = new float[length];
    double[] d = new double[length];
    float[] normalF = new float[length];
    double[] normalD = new double[length];
    float[] maskF = new float[length];
    double[] maskD = new double[length];
    int[] expectedBits = new int[length];
    float[] expectedF = new float[length];
    double[] expectedD = new double[length];
    float[] expectedNormalF = new float[length];
    double[] expectedNormalD = new double[length];
    float[] expectedMaskF = new float[length];
    double[] expectedMaskD = new double[length];
    for (int i = 0; i < n; i++) {
      long p = position + i;
      expectedBits[to + i] = word(stream, p);
      expectedF[to + i] = uniform(stream, p, -0.3f, 1.7f);
      expectedD[to + i] = uniform(stream, p, -0.3, 1.7);
      expectedNormalF[to + i] = normal(stream, p, -0.7f, 1.3f);
      expectedNormalD[to + i] = normal(stream, p, -0.7, 1.3);
      expectedMaskF[to + i] = dropped(stream, p, 0.3f) ? 0 : 1 / (1 - 0.3f);
      expectedMaskD[to + i] = dropped(stream, p, 0.3) ? 0 : 1 / (1 - 0.3);
    }
    stream.bits(position, n, bits, to, parallelism);
    assertArrayEquals(expectedBits, bits, what);
    stream.uniform(position, n, -0.3f, 1.7f, f, to, parallelism);
    assertArrayEquals(expectedF, f, what);
    stream.uniform(position, n, -0.3, 1.7, d, to, parallelism);
    assertArrayEquals(expectedD, d, what);
    stream.normal(position, n, -0.7f, 1.3f, normalF, to, parallelism);
    assertArrayEquals(expectedNormalF, normalF, what);
    stream.normal(position, n, -0.7, 1.3, normalD, to, parallelism);
    assertArrayEquals(expectedNormalD, normalD, what);
    stream.dropoutMask(position, n, 0.3f, maskF, to, parallelism);
    assertArrayEquals(expectedMaskF, maskF, what);
    stream.dropoutMask(position, n, 0.3, maskD, to, parallelism);
    assertArrayEquals(expectedMaskD, maskD, what);
  }

  @Test
  void equalsItsDefinition() {
    for (int draw = 0; draw < 300; draw++) {
      check(random.nextInt(3000), random.nextInt(60), ONE);
    }
    for (int n : new int[]{1019, 1020, 1021, 1024, 1025, 3000}) {
      for (int position = 0; position < 5; position++) {
        check(position, n, ONE);
      }
    }
    // Where the number of the counter passes 32 bits, and at the end.
    check((1L << 34) - 500, 1000, ONE);
    check((1L << 33) - 500, 1000, ONE);
    check(LAST - 700, 700, ONE);
    check(LAST, 0, ONE);
  }

  @Test
  void threadsChangeNothing() {
    try (Parallelism three = Parallelism.of(3)) {
      check(0, 100_000, three);
      check(12_345_677, 50_001, three);
    }
  }

  /** The number just below the upper bound stands for what rounds to it. */
  @Test
  void neverTheUpperBound() {
    RandomStream stream = new RandomStream(5);
    float[] f = new float[2000];
    double[] d = new double[2000];
    stream.uniform(0, 2000, 1f, Math.nextUp(1f), f, 0);
    stream.uniform(0, 2000, 1.0, Math.nextUp(1.0), d, 0);
    for (int i = 0; i < 2000; i++) {
      assertEquals(1f, f[i]);
      assertEquals(1.0, d[i]);
    }
  }

  @Test
  void dropsNothingOrAll() {
    float[] mask = new float[1000];
    float[] ones = new float[1000];
    Arrays.fill(ones, 1f);
    new RandomStream(1).dropoutMask(0, 1000, 0f, mask, 0);
    assertArrayEquals(ones, mask);
    new RandomStream(1).dropoutMask(0, 1000, 1f, mask, 0);
    assertArrayEquals(new float[1000], mask);
  }

  private static void near(double expected, double actual, double deviations, double deviation, String what) {
    assertTrue(Math.abs(actual - expected) < deviations * deviation, () -> what + ": " + actual + ", not " + expected);
  }

  /** Chi-square over 256 equal cells: 255 degrees of freedom, so 255 and a deviation of 22.6. */
  private static void even(int[] cells, String what) {
    double expected = Arrays.stream(cells).sum() / (double) cells.length;
    double chiSquare = Arrays.stream(cells).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    near(255, chiSquare, 4, Math.sqrt(2 * 255), what);
  }

  @Test
  void looksUniform() {
    int n = 1 << 18;
    float[] f = new float[n];
    double[] d = new double[n];
    float[] mask = new float[n];
    int[] bits = new int[n];
    for (long seed = 1; seed <= 4; seed++) {
      RandomStream stream = new RandomStream(seed, 7);
      stream.bits(0, n, bits, 0);
      for (int shift = 0; shift < 32; shift += 8) {
        int[] cells = new int[256];
        for (int each : bits) {
          cells[each >>> shift & 255]++;
        }
        even(cells, "bits from " + shift);
      }
      stream.uniform(0, n, 0f, 1f, f, 0);
      stream.uniform(0, n, 0.0, 1.0, d, 0);
      int[] cellsF = new int[256];
      int[] cellsD = new int[256];
      int[] cellsPairs = new int[256];
      double product = 0;
      for (int i = 0; i < n; i++) {
        assertTrue(f[i] >= 0 && f[i] < 1 && d[i] >= 0 && d[i] < 1);
        cellsF[(int) (f[i] * 256)]++;
        cellsD[(int) (d[i] * 256)]++;
        cellsPairs[(int) (f[i] * 16) * 16 + (int) (f[(i + 1) % n] * 16)]++;
        product += (f[i] - 0.5) * (f[(i + 1) % n] - 0.5);
      }
      even(cellsF, "float");
      even(cellsD, "double");
      even(cellsPairs, "neighbours");
      near(0, product / n, 4, 1 / 12.0 / Math.sqrt(n), "correlation of neighbours");
      stream.dropoutMask(0, n, 0.2f, mask, 0);
      double kept = 0;
      for (float each : mask) {
        kept += each > 0 ? 1 : 0;
      }
      near(0.8, kept / n, 4, Math.sqrt(0.2 * 0.8 / n), "kept");
    }
  }

  /** Moments, the distribution in 16 cells, and no correlation of neighbours. */
  private static void looksNormal(double[] x, double mean, double stddev) {
    int n = x.length;
    // Upper bounds of sixteenths of the normal distribution, but the last.
    double[] bounds = {
      -1.5341205443525463, -1.1503493803760079, -0.8871465590188760, -0.6744897501960817, -0.4887764111146695,
      -0.3186393639643752, -0.1573106846101707, 0, 0.1573106846101707, 0.3186393639643752, 0.4887764111146695,
      0.6744897501960817, 0.8871465590188760, 1.1503493803760079, 1.5341205443525463};
    int[] cells = new int[16];
    double[] moments = new double[5];
    double product = 0;
    for (int i = 0; i < n; i++) {
      double z = (x[i] - mean) / stddev;
      int at = Arrays.binarySearch(bounds, z);
      cells[at < 0 ? -1 - at : at]++;
      for (int k = 1; k <= 4; k++) {
        moments[k] += Math.pow(z, k) / n;
      }
      product += z * (x[(i + 1) % n] - mean) / stddev / n;
    }
    near(0, moments[1], 4, 1 / Math.sqrt(n), "mean");
    near(1, moments[2], 4, Math.sqrt(2.0 / n), "variance");
    near(0, moments[3], 4, Math.sqrt(15.0 / n), "third moment");
    near(3, moments[4], 4, Math.sqrt(96.0 / n), "fourth moment");
    near(0, product, 4, 1 / Math.sqrt(n), "correlation of neighbours");
    double expected = n / 16.0;
    double chiSquare = Arrays.stream(cells).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    near(15, chiSquare, 4, Math.sqrt(2 * 15), "chi-square");
  }

  @Test
  void looksNormal() {
    int n = 1 << 18;
    float[] f = new float[n];
    double[] d = new double[n];
    double[] widened = new double[n];
    for (long seed = 1; seed <= 4; seed++) {
      RandomStream stream = new RandomStream(seed, 7);
      stream.normal(0, n, 3.0, 2.0, d, 0);
      looksNormal(d, 3, 2);
      stream.normal(0, n, 3f, 2f, f, 0);
      Conversions.toDouble(n, f, 0, widened, 0);
      looksNormal(widened, 3, 2);
    }
  }

  @Test
  void streamsAndSeedsDiffer() {
    int n = 1000;
    int[] a = new int[n];
    int[] b = new int[n];
    new RandomStream(1).bits(0, n, a, 0);
    for (RandomStream other : new RandomStream[]{
      new RandomStream(2), new RandomStream(1, 1), new RandomStream(1, 1L << 32), new RandomStream(1L << 32 | 1)}) {
      other.bits(0, n, b, 0);
      int same = 0;
      for (int i = 0; i < n; i++) {
        same += a[i] == b[i] ? 1 : 0;
      }
      assertTrue(same < 3, other.toString());
    }
  }

  private interface Draw<A> {
    void call(long position, int n, A out, int outOffset, Parallelism parallelism);
  }

  private static <A> void wrongArguments(A out, Draw<A> draw) {
    isNull("out", () -> draw.call(0, 5, null, 0, ONE));
    isNull("parallelism", () -> draw.call(0, 5, out, 0, null));
    refused("n = -1, but must be >= 0", () -> draw.call(0, -1, out, 0, ONE));
    refused("position = -1, but must be >= 0 and, for n = 5, <= 2^60 - 5", () -> draw.call(-1, 5, out, 0, ONE));
    refused(
        "position = 1152921504606846972, but must be >= 0 and, for n = 5, <= 2^60 - 5",
        () -> draw.call(LAST - 4, 5, out, 0, ONE));
    refused("outOffset = -1, but must be >= 0", () -> draw.call(0, 5, out, -1, ONE));
    refused(
        "out.length = 5, but 5 elements from outOffset = 1 on need out.length >= 6",
        () -> draw.call(0, 5, out, 1, ONE));
  }

  @Test
  void arguments() {
    RandomStream stream = new RandomStream(1);
    float[] f = new float[5];
    double[] d = new double[5];
    wrongArguments(new int[5], stream::bits);
    wrongArguments(f, (position, n, out, to, threads) -> stream.uniform(position, n, 0f, 1f, out, to, threads));
    wrongArguments(d, (position, n, out, to, threads) -> stream.uniform(position, n, 0.0, 1.0, out, to, threads));
    wrongArguments(f, (position, n, out, to, threads) -> stream.normal(position, n, 0f, 1f, out, to, threads));
    wrongArguments(d, (position, n, out, to, threads) -> stream.normal(position, n, 0.0, 1.0, out, to, threads));
    wrongArguments(f, (position, n, out, to, threads) -> stream.dropoutMask(position, n, 0.5f, out, to, threads));
    wrongArguments(d, (position, n, out, to, threads) -> stream.dropoutMask(position, n, 0.5, out, to, threads));
    for (float[] bounds : new float[][]{
      {1f, 1f}, {2f, 1f}, {Float.NaN, 1f}, {0f, Float.NaN}, {0f, Float.POSITIVE_INFINITY},
      {-Float.MAX_VALUE, Float.MAX_VALUE}}) {
      refused(
          "low = " + (double) bounds[0] + " and high = " + (double) bounds[1]
              + ", but must be finite with low < high and high - low finite",
          () -> stream.uniform(0, 5, bounds[0], bounds[1], f, 0));
    }
    refused(
        "low = -1.0 and high = Infinity, but must be finite with low < high and high - low finite",
        () -> stream.uniform(0, 5, -1.0, Double.POSITIVE_INFINITY, d, 0));
    for (double wrong : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      refused("mean = " + wrong + ", but must be finite", () -> stream.normal(0, 5, wrong, 1.0, d, 0));
      refused("mean = " + wrong + ", but must be finite", () -> stream.normal(0, 5, (float) wrong, 1f, f, 0));
      String message = "stddev = " + wrong + ", but must be >= 0 and finite";
      refused(message, () -> stream.normal(0, 5, 0.0, wrong, d, 0));
      refused(message, () -> stream.normal(0, 5, 0f, (float) wrong, f, 0));
    }
    refused("stddev = -1.0, but must be >= 0 and finite", () -> stream.normal(0, 5, 0f, -1f, f, 0));
    for (double probability : new double[]{-0.5, 1.5, Double.NaN}) {
      refused(
          "probability = " + probability + ", but must be >= 0 and <= 1",
          () -> stream.dropoutMask(0, 5, probability, d, 0));
      refused(
          "probability = " + probability + ", but must be >= 0 and <= 1",
          () -> stream.dropoutMask(0, 5, (float) probability, f, 0));
    }
    assertArrayEquals(new float[5], f);
    assertArrayEquals(new double[5], d);
  }
}
