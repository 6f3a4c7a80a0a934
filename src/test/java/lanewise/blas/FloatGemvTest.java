package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrix times vector and the rank-1 update equal the specification bit for bit. */
class FloatGemvTest {

  private static final int KC = FloatReference.KC;

  @Test
  void everySmallShape() {
    FloatRandom random = new FloatRandom(1);
    for (int m = 0; m <= 40; m++) {
      for (int n = 0; n <= 40; n++) {
        for (Transpose trans : Transpose.values()) {
          gemv(random, trans, m, n, increment(random), increment(random), Parallelism.NONE);
        }
        ger(random, m, n, increment(random), increment(random));
      }
    }
  }

  /** The large ones are shared out among threads; those with KC beside them end blocks of rows there. */
  @ParameterizedTest
  @CsvSource({
    "3,200", "200,3", "2,5000", "5000,2", "130,1100", "1100,130", "40,4200", "4097,66", "300,2049",
    "" + (KC - 1) + ",33", KC + ",33", "" + (KC + 1) + ",33", "" + (3 * KC + 1) + ",70", "" + (17 * KC + 5) + ",500"})
  void largerShapes(int m, int n) {
    FloatRandom random = new FloatRandom(m);
    try (Parallelism two = Parallelism.of(2); Parallelism seven = Parallelism.of(7)) {
      for (Transpose trans : Transpose.values()) {
        gemv(random, trans, m, n, 1, 1, Parallelism.NONE, two, seven);
        for (int draw = 0; draw < 4; draw++) {
          gemv(random, trans, m, n, increment(random), increment(random), Parallelism.NONE, two, seven);
        }
      }
      ger(random, m, n, 1, 1);
      ger(random, m, n, increment(random), increment(random));
    }
  }

  private static int increment(FloatRandom random) {
    return random.from(1, 3) * (random.flip() ? 1 : -1);
  }

  private static void gemv(
      FloatRandom random, Transpose trans, int m, int n, int incX, int incY, Parallelism... each) {
    FloatMatrix a = FloatMatrix.random(random, m, n);
    FloatStrided x = FloatStrided.random(random, trans == Transpose.YES ? m : n, incX);
    FloatStrided y = FloatStrided.random(random, trans == Transpose.YES ? n : m, incY);
    float alpha = random.factor();
    float beta = random.factor();
    FloatStrided expected = y.copy();
    FloatReference.gemv(trans, alpha, a, x, beta, expected);
    for (Parallelism parallelism : each) {
      FloatStrided actual = y.copy();
      FloatBlas.gemv(
          trans, m, n, alpha, a.array(), a.offset(), a.ld(), x.array(), x.offset(), incX,
          beta, actual.array(), actual.offset(), incY, parallelism);
      assertArrayEquals(
          expected.array(), actual.array(),
          () -> "gemv " + trans + " " + alpha + " A " + a + " x " + x + " " + beta + " y " + y + " on " + parallelism);
    }
  }

  private static void ger(FloatRandom random, int m, int n, int incX, int incY) {
    FloatStrided x = FloatStrided.random(random, m, incX);
    FloatStrided y = FloatStrided.random(random, n, incY);
    FloatMatrix a = FloatMatrix.random(random, m, n);
    float alpha = random.factor();
    FloatMatrix expected = a.copy();
    FloatReference.ger(alpha, x, y, expected);
    FloatMatrix actual = a.copy();
    FloatBlas.ger(
        m, n, alpha, x.array(), x.offset(), incX, y.array(), y.offset(), incY, actual.array(), a.offset(), a.ld());
    assertArrayEquals(expected.array(), actual.array(), () -> "ger " + alpha + " x " + x + " y " + y + " A " + a);
  }
}
