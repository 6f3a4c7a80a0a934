package lanewise.vmath;

import lanewise.Parallelism;
import lanewise.testing.Allocation;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is allocated in steady state by any function, reduction or operation on rows. */
@Tag("allocation")
class FloatAllocationTest {

  private static final int N = 100;
  private static final Parallelism NONE = Parallelism.NONE;

  private final FloatRandom random = new FloatRandom(1);
  private final float[] x = random.array(N * N);
  private final float[] y = random.array(N * N);
  private final float[] z = random.array(N * N);
  private final float[] out = new float[N * N];

  @Test
  void functions() {
    for (FloatUnary f : FloatUnary.values()) {
      Allocation.none(f.toString(), () -> f.apply(N, x, 0, out, 0, NONE));
    }
    for (FloatBinary f : FloatBinary.values()) {
      Allocation.none(f.toString(), () -> f.apply(N, x, 0, y, 0, out, 0, NONE));
    }
    for (FloatTernary f : FloatTernary.values()) {
      Allocation.none(f.toString(), () -> f.apply(N, x, 0, y, 0, z, 0, out, 0, NONE));
    }
  }

  @Test
  void formsOfOperands() {
    Allocation.none("a number", () -> FloatBinary.POW.apply(N, x, 0, 1.5f, out, 0, NONE));
    Allocation.none("numbers", () -> FloatTernary.CLAMP.apply(N, x, 0, -1f, 1f, out, 0, NONE));
    Allocation.none("in place", () -> FloatUnary.SIN.apply(N, out, 0, out, 0, NONE));
    Allocation.none(
        "a column and a transpose",
        () -> FloatBinary.MUL.apply(33, 35, x, 0, 1, 33, y, 0, 1, 0, out, 0, 40, NONE));
  }

  @Test
  void reductions() {
    float[] sum = new float[1];
    int[] places = new int[N];
    for (FloatReduction f : FloatReduction.values()) {
      Allocation.none(f.toString(), () -> sum[0] += f.of(N, x, 0, NONE));
      Allocation.none(f + " of rows", () -> f.rows(5, N, x, 0, N, out, 0, NONE));
      Allocation.none(f + " of columns", () -> f.columns(5, N, x, 0, N, out, 0, NONE));
    }
    for (FloatSearch f : FloatSearch.values()) {
      Allocation.none(f.toString(), () -> sum[0] += f.of(N, x, 0));
      Allocation.none(f + " of rows", () -> f.rows(5, N, x, 0, N, places, 0, NONE));
      Allocation.none(f + " of columns", () -> f.columns(5, N, x, 0, N, places, 0, NONE));
    }
  }

  @Test
  void rows() {
    int[] labels = new int[5];
    float[] losses = new float[5];
    Allocation.none("softmax", () -> FloatRows.softmax(5, N, x, 0, N, out, 0, N, NONE));
    Allocation.none("logSoftmax", () -> FloatRows.logSoftmax(5, N, x, 0, N, out, 0, N, NONE));
    Allocation.none("normalize", () -> FloatRows.normalize(5, N, x, 0, N, 1e-5f, out, 0, N, NONE));
    Allocation.none("layerNorm", () -> FloatRows.layerNorm(5, N, x, 0, N, y, 0, z, 0, 1e-5f, out, 0, N, NONE));
    Allocation.none("rmsNorm", () -> FloatRows.rmsNorm(5, N, x, 0, N, y, 0, 1e-5f, out, 0, N, NONE));
    Allocation.none("cumulativeSum", () -> FloatRows.cumulativeSum(5, N, x, 0, N, out, 0, N, NONE));
    Allocation.none(
        "softmaxCrossEntropy",
        () -> FloatRows.softmaxCrossEntropy(5, N, x, 0, N, labels, 0, 1f, losses, 0, out, 0, N, NONE));
  }
}
