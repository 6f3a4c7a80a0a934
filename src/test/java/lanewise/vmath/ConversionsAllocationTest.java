package lanewise.vmath;

import lanewise.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Conversions allocate nothing in steady state. */
@Tag("once")
class ConversionsAllocationTest {

  @Test
  void conversions() {
    int n = 1000;
    float[] x = new float[n];
    double[] y = new double[n];
    short[] z = new short[n];
    Allocation.none("toDouble", () -> Conversions.toDouble(n, x, 0, y, 0));
    Allocation.none("toFloat", () -> Conversions.toFloat(n, y, 0, x, 0));
    Allocation.none("toFloat16", () -> Conversions.toFloat16(n, x, 0, z, 0));
    Allocation.none("fromFloat16", () -> Conversions.fromFloat16(n, z, 0, x, 0));
    Allocation.none("toBfloat16", () -> Conversions.toBfloat16(n, x, 0, z, 0));
    Allocation.none("fromBfloat16", () -> Conversions.fromBfloat16(n, z, 0, x, 0));
  }
}
