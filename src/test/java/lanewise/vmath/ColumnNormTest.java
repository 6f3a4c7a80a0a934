package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.Parallelism;
import org.junit.jupiter.api.Test;

/** A column whose squares lie in the range of the type is not scaled, even beside one whose squares do not. */
class ColumnNormTest {

  /** Summed as they are, the squares round to another norm than scaled: the smallest is subnormal, and two sums are ties. */
  private static final float[] COLUMN =
      {0x1.6a09e6p-64f, 0x1p-39f, 0x1.6a09e6p-52f, 0x1.4p-50f, 0f, 0f, 0x1.6a09e6p-52f};

  @Test
  void doesNotDependOnOtherColumns() {
    int m = COLUMN.length;
    float expected = FloatReduction.NORM2.of(m, COLUMN, 0);
    assertEquals(0x1.000004p-39f, expected);
    float[] x = new float[2 * m];
    for (int i = 0; i < m; i++) {
      x[2 * i] = COLUMN[i];
      x[2 * i + 1] = 1e30f;
    }
    float[] norms = new float[2];
    FloatReduction.NORM2.columns(m, 2, x, 0, 2, norms, 0, Parallelism.NONE);
    assertEquals(expected, norms[0]);
    assertEquals((float) (1e30 * Math.sqrt(m)), norms[1], 1e30f * 0x1p-21f);
  }
}
