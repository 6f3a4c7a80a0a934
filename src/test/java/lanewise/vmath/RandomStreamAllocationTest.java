package lanewise.vmath;

import lanewise.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random numbers allocate nothing in steady state. */
@Tag("once")
class RandomStreamAllocationTest {

  @Test
  void numbers() {
    RandomStream stream = new RandomStream(1, 2);
    int n = 1000;
    int[] bits = new int[n];
    float[] f = new float[n];
    double[] d = new double[n];
    Allocation.none("bits", () -> stream.bits(3, n, bits, 0));
    Allocation.none("uniform, float", () -> stream.uniform(3, n, 0f, 1f, f, 0));
    Allocation.none("uniform, double", () -> stream.uniform(3, n, 0.0, 1.0, d, 0));
    Allocation.none("normal, float", () -> stream.normal(3, n, 0f, 1f, f, 0));
    Allocation.none("normal, double", () -> stream.normal(3, n, 0.0, 1.0, d, 0));
    Allocation.none("dropoutMask, float", () -> stream.dropoutMask(3, n, 0.1f, f, 0));
    Allocation.none("dropoutMask, double", () -> stream.dropoutMask(3, n, 0.1, d, 0));
  }
}
