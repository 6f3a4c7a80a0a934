package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.bytedeco.javacpp.ShortPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Conversions equal those of ND4J, bit for bit but for NaN, which may have any payload. */
@Tag("once")
class ConversionsNd4jTest {

  private static final int ALL = 1 << 16;

  /** Of every size, ties and their neighbours among them, and special values. */
  private static float[] floats() {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = new float[400_000];
    for (int i = 0; i < x.length; i++) {
      int bits = random.nextInt();
      x[i] = Float.intBitsToFloat(switch (i % 4) {
        case 0 -> bits;
        // Halfway between two of bfloat16, or next to it.
        case 1 -> (bits & 0xFFFF0000 | 0x8000) + random.nextInt(-1, 2);
        // Halfway between two of binary16, or next to it.
        case 2 -> (bits & 0x8FFFE000 | 0x38001000) + random.nextInt(-1, 2);
        default -> 0x38000000 + (bits & 0x8FFFFFFF);
      });
    }
    return x;
  }

  private static short[] shorts() {
    short[] x = new short[ALL];
    for (int i = 0; i < ALL; i++) {
      x[i] = (short) i;
    }
    return x;
  }

  /** Floats as the bits of a 16-bit type. */
  private static short[] narrowed(DataType type, float[] x) {
    short[] bits = new short[x.length];
    memory(Nd4j.createFromArray(x).castTo(type)).get(bits);
    return bits;
  }

  private static float[] widened(DataType type, short[] bits) {
    INDArray x = Nd4j.create(type, bits.length);
    memory(x).put(bits);
    return x.castTo(DataType.FLOAT).toFloatVector();
  }

  private static ShortPointer memory(INDArray x) {
    return new ShortPointer(x.data().pointer());
  }

  @Test
  void everyOperationIsPlaced() {
    assertEquals(
        Set.of("toDouble", "toFloat", "toFloat16", "fromFloat16", "toBfloat16", "fromBfloat16"),
        PublicMethods.of(Conversions.class));
  }

  @Test
  void doubles() {
    float[] x = floats();
    double[] wide = new double[x.length];
    Conversions.toDouble(x.length, x, 0, wide, 0);
    assertArrayEquals(Nd4j.createFromArray(x).castTo(DataType.DOUBLE).toDoubleVector(), wide);

    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < wide.length; i++) {
      wide[i] = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-160, 135));
    }
    float[] narrow = new float[wide.length];
    Conversions.toFloat(wide.length, wide, 0, narrow, 0);
    assertArrayEquals(Nd4j.createFromArray(wide).castTo(DataType.FLOAT).toFloatVector(), narrow);
  }

  @Test
  void float16() {
    short[] halves = shorts();
    float[] floats = new float[ALL];
    Conversions.fromFloat16(ALL, halves, 0, floats, 0);
    assertArrayEquals(widened(DataType.FLOAT16, halves), floats);

    float[] x = floats();
    short[] rounded = new short[x.length];
    Conversions.toFloat16(x.length, x, 0, rounded, 0);
    check(x, narrowed(DataType.FLOAT16, x), rounded);
  }

  @Test
  void bfloat16() {
    short[] halves = shorts();
    float[] floats = new float[ALL];
    Conversions.fromBfloat16(ALL, halves, 0, floats, 0);
    assertArrayEquals(widened(DataType.BFLOAT16, halves), floats);

    float[] x = floats();
    short[] rounded = new short[x.length];
    Conversions.toBfloat16(x.length, x, 0, rounded, 0);
    check(x, narrowed(DataType.BFLOAT16, x), rounded);
  }

  private static void check(float[] x, short[] theirs, short[] ours) {
    for (int i = 0; i < x.length; i++) {
      if (!Float.isNaN(x[i])) {
        float each = x[i];
        assertEquals(theirs[i], ours[i], () -> Float.toHexString(each));
      }
    }
  }
}
