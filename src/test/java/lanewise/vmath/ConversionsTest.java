package lanewise.vmath;

import static lanewise.testing.Refused.isNull;
import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import lanewise.Parallelism;
import org.junit.jupiter.api.Test;

/** Conversions equal the definitions of the formats for every number, and write nothing else. */
class ConversionsTest {

  private static final int ALL = 1 << 16;

  private final SplittableRandom random = new SplittableRandom(1);

  private static short[] allShorts() {
    short[] all = new short[ALL];
    for (int i = 0; i < ALL; i++) {
      all[i] = (short) i;
    }
    return all;
  }

  /** Any bits; near the ends of the ranges of the short formats and half-way between their numbers more often. */
  private float anyFloat() {
    int bits = random.nextInt();
    return Float.intBitsToFloat(switch (random.nextInt(6)) {
      case 0 -> bits & 0xffff_0000 | 0x8000;
      case 1 -> bits & 0xffff_e000 | 0x1000;
      case 2 -> bits & 0x80ff_ffff | random.nextInt(100, 146) << 23;
      case 3 -> bits & 0x807f_ffff | (random.nextBoolean() ? 0x7f80_0000 : 0x7f00_0000);
      case 4 -> bits & 0x807f_ffff;
      default -> bits;
    });
  }

  private float[] floats(int n) {
    float[] array = new float[n];
    for (int i = 0; i < n; i++) {
      array[i] = anyFloat();
    }
    return array;
  }

  private double[] doubles(int n) {
    double[] array = new double[n];
    for (int i = 0; i < n; i++) {
      float value = anyFloat();
      // Also half-way between two floats, and a little beyond.
      double half = (double) value + ((double) Math.nextUp(value) - value) / 2;
      array[i] = switch (random.nextInt(4)) {
        case 0 -> half;
        case 1 -> Math.nextUp(half);
        case 2 -> Double.longBitsToDouble(random.nextLong());
        default -> value;
      };
    }
    return array;
  }

  /** The nearest of two neighbours, the one with the even last bit if both are equally near. */
  private static short nearestBfloat16(float x) {
    int bits = Float.floatToRawIntBits(x);
    if (Float.isNaN(x)) {
      return (short) (bits >>> 16 | 0x40);
    }
    if (Float.isInfinite(x)) {
      return (short) (bits >>> 16);
    }
    int lower = bits >>> 16;
    BigDecimal value = new BigDecimal(Math.abs((double) x));
    BigDecimal below = new BigDecimal(magnitude(lower));
    BigDecimal above = new BigDecimal(magnitude(lower + 1));
    int nearer = value.subtract(below).compareTo(above.subtract(value));
    return (short) (nearer < 0 || nearer == 0 && (lower & 1) == 0 ? lower : lower + 1);
  }

  /** As if the exponents went on beyond the largest. */
  private static double magnitude(int bfloat16) {
    int bits = bfloat16 & 0x7fff;
    return bits == 0x7f80 ? 0x1p128 : Float.intBitsToFloat(bits << 16);
  }

  @Test
  void everyShort() {
    short[] all = allShorts();
    float[] out = new float[ALL];
    Conversions.fromFloat16(ALL, all, 0, out, 0);
    for (int i = 0; i < ALL; i++) {
      assertEquals(Float.float16ToFloat(all[i]), out[i], "binary16 " + i);
    }
    short[] back = new short[ALL];
    Conversions.toFloat16(ALL, out, 0, back, 0);
    for (int i = 0; i < ALL; i++) {
      assertTrue(back[i] == all[i] || Float.isNaN(out[i]), "binary16 " + i);
    }
    Conversions.fromBfloat16(ALL, all, 0, out, 0);
    for (int i = 0; i < ALL; i++) {
      assertEquals(Float.intBitsToFloat(i << 16), out[i], "bfloat16 " + i);
    }
    Conversions.toBfloat16(ALL, out, 0, back, 0);
    for (int i = 0; i < ALL; i++) {
      assertTrue(back[i] == all[i] || Float.isNaN(out[i]), "bfloat16 " + i);
    }
  }

  /** Of every length, from everywhere; and long enough for threads. */
  @Test
  void everyConversion() {
    for (int n = 0; n < 200; n++) {
      check(n, random.nextInt(70), Parallelism.NONE);
    }
    check(100_000, 3, Parallelism.NONE);
    try (Parallelism three = Parallelism.of(3)) {
      check(200_001, 5, three);
    }
  }

  private void check(int n, int offset, Parallelism parallelism) {
    float[] x = floats(offset + n);
    double[] y = doubles(offset + n);
    int to = random.nextInt(9);
    int length = to + n + random.nextInt(2) * 40;

    double[] d = new double[length];
    double[] expectedD = new double[length];
    float[] f = new float[length];
    float[] expectedF = new float[length];
    for (int i = 0; i < n; i++) {
      expectedD[to + i] = x[offset + i];
      expectedF[to + i] = (float) y[offset + i];
    }
    Conversions.toDouble(n, x, offset, d, to, parallelism);
    assertArrayEquals(expectedD, d);
    Conversions.toFloat(n, y, offset, f, to, parallelism);
    assertArrayEquals(expectedF, f);

    short[] half = new short[length];
    short[] expectedHalf = new short[length];
    short[] brain = new short[length];
    short[] expectedBrain = new short[length];
    for (int i = 0; i < n; i++) {
      expectedHalf[to + i] = Float.floatToFloat16(x[offset + i]);
      expectedBrain[to + i] = nearestBfloat16(x[offset + i]);
    }
    Conversions.toFloat16(n, x, offset, half, to, parallelism);
    assertArrayEquals(widened(expectedHalf), widened(half));
    Conversions.toBfloat16(n, x, offset, brain, to, parallelism);
    assertArrayEquals(expectedBrain, brain);

    short[] bits = new short[offset + n];
    float[] fromHalf = new float[length];
    float[] fromBrain = new float[length];
    float[] expectedFromHalf = new float[length];
    float[] expectedFromBrain = new float[length];
    for (int i = 0; i < offset + n; i++) {
      bits[i] = (short) random.nextInt();
    }
    for (int i = 0; i < n; i++) {
      expectedFromHalf[to + i] = Float.float16ToFloat(bits[offset + i]);
      expectedFromBrain[to + i] = Float.intBitsToFloat(bits[offset + i] << 16);
    }
    Conversions.fromFloat16(n, bits, offset, fromHalf, to, parallelism);
    assertArrayEquals(expectedFromHalf, fromHalf);
    Conversions.fromBfloat16(n, bits, offset, fromBrain, to, parallelism);
    assertArrayEquals(expectedFromBrain, fromBrain);
  }

  /** As floats, since payloads of NaN may differ. */
  private static float[] widened(short[] halves) {
    float[] floats = new float[halves.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.float16ToFloat(halves[i]);
    }
    return floats;
  }

  private interface Conversion<X, Y> {
    void call(int n, X x, int xOffset, Y out, int outOffset, Parallelism parallelism);
  }

  private static <X, Y> void wrongArguments(X x, Y out, Conversion<X, Y> conversion) {
    Parallelism one = Parallelism.NONE;
    isNull("x", () -> conversion.call(5, null, 0, out, 0, one));
    isNull("out", () -> conversion.call(5, x, 0, null, 0, one));
    isNull("parallelism", () -> conversion.call(5, x, 0, out, 0, null));
    refused("n = -1, but must be >= 0", () -> conversion.call(-1, x, 0, out, 0, one));
    refused("xOffset = -1, but must be >= 0", () -> conversion.call(5, x, -1, out, 0, one));
    refused("outOffset = -1, but must be >= 0", () -> conversion.call(5, x, 0, out, -1, one));
    refused(
        "x.length = 5, but 5 elements from xOffset = 1 on need x.length >= 6",
        () -> conversion.call(5, x, 1, out, 0, one));
    refused(
        "out.length = 5, but 5 elements from outOffset = 1 on need out.length >= 6",
        () -> conversion.call(5, x, 0, out, 1, one));
  }

  @Test
  void arguments() {
    wrongArguments(new float[5], new double[5], Conversions::toDouble);
    wrongArguments(new double[5], new float[5], Conversions::toFloat);
    wrongArguments(new float[5], new short[5], Conversions::toFloat16);
    wrongArguments(new short[5], new float[5], Conversions::fromFloat16);
    wrongArguments(new float[5], new short[5], Conversions::toBfloat16);
    wrongArguments(new short[5], new float[5], Conversions::fromBfloat16);
  }

  @Test
  void defaultParallelism() {
    float[] f = {1f, -2.5f};
    double[] d = new double[2];
    Conversions.toDouble(2, f, 0, d, 0);
    assertArrayEquals(new double[]{1, -2.5}, d);
    Conversions.toFloat(1, new double[]{3}, 0, f, 1);
    assertArrayEquals(new float[]{1f, 3f}, f);
    short[] s = new short[2];
    Conversions.toFloat16(2, f, 0, s, 0);
    assertArrayEquals(new short[]{0x3c00, 0x4200}, s);
    Conversions.fromFloat16(1, s, 0, f, 1);
    assertArrayEquals(new float[]{1f, 1f}, f);
    Conversions.toBfloat16(2, f, 0, s, 0);
    assertArrayEquals(new short[]{0x3f80, 0x3f80}, s);
    Conversions.fromBfloat16(2, new short[]{0x4000, (short) 0xc040}, 0, f, 0);
    assertArrayEquals(new float[]{2f, -3f}, f);
  }
}
