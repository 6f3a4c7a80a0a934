package lanewise.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntConsumer;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Test;

/** Operations on vectors equal the specification bit for bit. */
class FloatLevel1Test {

  private static final int[] INCREMENTS = {1, 2, 3, -1, -2, -3};

  private final FloatRandom random = new FloatRandom(1);

  /** All remainders after whole vectors, rounds of lanes and blocks. */
  private static void forLengths(IntConsumer test) {
    for (int n = 0; n <= 200; n++) {
      test.accept(n);
    }
    for (int n : new int[]{511, 512, 1023, 1024, 1025, 2047, 2048, 2100, 4095, 4096, 4097, 4223, 5000, 65_535, 65_536,
      65_600, 70_001}) {
      test.accept(n);
    }
  }

  @Test
  void dot() {
    forLengths(n -> {
      for (int incX : INCREMENTS) {
        for (int incY : INCREMENTS) {
          FloatStrided x = FloatStrided.random(random, n, incX);
          FloatStrided y = FloatStrided.random(random, n, incY);
          assertEquals(
              FloatReference.dot(x.elements(), y.elements()),
              FloatBlas.dot(n, x.array(), x.offset(), incX, y.array(), y.offset(), incY),
              () -> x + " " + y);
        }
      }
    });
  }

  @Test
  void axpy() {
    forLengths(n -> {
      for (int incX : INCREMENTS) {
        for (int incY : INCREMENTS) {
          FloatStrided x = FloatStrided.random(random, n, incX);
          FloatStrided y = FloatStrided.random(random, n, incY);
          float alpha = random.factor();
          FloatStrided expected = y.copy();
          FloatReference.axpy(alpha, x, expected);
          FloatBlas.axpy(n, alpha, x.array(), x.offset(), incX, y.array(), y.offset(), incY);
          assertArrayEquals(expected.array(), y.array(), () -> alpha + " " + x + " " + y);
        }
      }
    });
  }

  @Test
  void scal() {
    forLengths(n -> {
      for (int incX : INCREMENTS) {
        FloatStrided x = FloatStrided.random(random, n, incX);
        float alpha = random.factor();
        FloatStrided expected = x.copy();
        FloatReference.scal(alpha, expected);
        FloatBlas.scal(n, alpha, x.array(), x.offset(), incX);
        assertArrayEquals(expected.array(), x.array(), () -> alpha + " " + x);
      }
    });
  }

  @Test
  void asum() {
    forLengths(n -> {
      for (int incX : INCREMENTS) {
        FloatStrided x = FloatStrided.random(random, n, incX);
        assertEquals(
            FloatReference.asum(x.elements()), FloatBlas.asum(n, x.array(), x.offset(), incX), () -> "" + x);
      }
    });
  }

  @Test
  void iamax() {
    forLengths(n -> {
      for (int incX : INCREMENTS) {
        FloatStrided x = FloatStrided.random(random, n, incX);
        assertEquals(
            FloatReference.iamax(x.elements()), FloatBlas.iamax(n, x.array(), x.offset(), incX), () -> "" + x);
      }
    });
  }

  @Test
  void iamaxTakesTheFirstOfSeveralAndTheFirstNaN() {
    assertEquals(-1, FloatBlas.iamax(0, new float[0], 0, 1));
    for (int n : new int[]{1, 7, 64, 65, 200}) {
      float[] zeros = new float[n];
      zeros[0] = -0f;
      assertEquals(0, FloatBlas.iamax(n, zeros, 0, 1));
      for (int first = 0; first < n; first++) {
        float[] x = random.array(n);
        x[n - 1] = -99f;
        x[first] = 99f;
        assertEquals(first, FloatBlas.iamax(n, x, 0, 1));
        x[n - 1] = Float.NEGATIVE_INFINITY;
        x[first] = Float.POSITIVE_INFINITY;
        assertEquals(first, FloatBlas.iamax(n, x, 0, 1));
        x[n - 1] = Float.NaN;
        assertEquals(n - 1, FloatBlas.iamax(n, x, 0, 1));
        x[first] = Float.NaN;
        assertEquals(first, FloatBlas.iamax(n, x, 0, 1));
      }
    }
  }

  /** Far from the ends of the exponent range, a factor of a power of two changes no other bit. */
  @Test
  void nrm2() {
    forLengths(n -> {
      for (int incX : INCREMENTS) {
        FloatStrided x = FloatStrided.random(random, n, incX);
        float expected = FloatTruth.sqrt(FloatReference.dot(x.elements(), x.elements()));
        assertEquals(expected, FloatBlas.nrm2(n, x.array(), x.offset(), incX), () -> "" + x);
        for (int exponent : new int[]{Float.MIN_EXPONENT / 2, Float.MAX_EXPONENT - 16}) {
          FloatStrided scaled = x.copy();
          FloatReference.scal(Math.scalb(1f, exponent), scaled);
          assertEquals(
              Math.scalb(expected, exponent), FloatBlas.nrm2(n, scaled.array(), x.offset(), incX),
              () -> x + " times 2^" + exponent);
        }
      }
    });
  }
}
