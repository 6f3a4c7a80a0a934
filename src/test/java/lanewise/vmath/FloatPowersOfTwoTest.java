package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** EXP2 is exact for integers and LOG2 for powers of two, of all that there are: subnormal ones, too. */
class FloatPowersOfTwoTest {
  private static final int SMALLEST = Float.MIN_EXPONENT - Float.PRECISION + 1;

  @Test
  void areExact() {
    int n = Float.MAX_EXPONENT - SMALLEST + 1;
    float[] exponents = new float[n];
    float[] powers = new float[n];
    for (int i = 0; i < n; i++) {
      exponents[i] = SMALLEST + i;
      powers[i] = Math.scalb(1f, SMALLEST + i);
    }
    float[] result = new float[n];
    FloatUnary.EXP2.apply(n, exponents, 0, result, 0);
    assertArrayEquals(powers, result);
    FloatUnary.LOG2.apply(n, powers, 0, result, 0);
    assertArrayEquals(exponents, result);
  }
}
