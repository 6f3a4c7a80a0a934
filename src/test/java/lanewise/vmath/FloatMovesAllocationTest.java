package lanewise.vmath;

import lanewise.Parallelism;
import lanewise.testing.Allocation;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Moves allocate nothing in steady state. */
@Tag("once")
class FloatMovesAllocationTest {

  private final FloatRandom random = new FloatRandom(1);

  @Test
  void moves() {
    float[] x = random.array(40 * 50);
    float[] out = random.array(40 * 50);
    int[] indices = {3, 1, 30, 3};
    Parallelism one = Parallelism.NONE;
    Allocation.none("transpose", () -> FloatMoves.transpose(40, 50, x, 0, 50, out, 0, 40, one));
    Allocation.none("transpose, small", () -> FloatMoves.transpose(3, 5, x, 0, 50, out, 0, 40, one));
    Allocation.none("copy", () -> FloatMoves.copy(30, 40, x, 0, 50, 1, out, 0, 40, 1, one));
    Allocation.none("copy, strided", () -> FloatMoves.copy(30, 20, x, 0, 50, 2, out, 0, 40, 1, one));
    Allocation.none("copy, transposed", () -> FloatMoves.copy(30, 40, x, 0, 50, 1, out, 0, 1, 30, one));
    Allocation.none(
        "gatherRows", () -> FloatMoves.gatherRows(4, 40, 50, x, 0, 50, indices, 0, out, 0, 50, one));
    Allocation.none(
        "scatterRows", () -> FloatMoves.scatterRows(4, 40, 50, x, 0, 50, indices, 0, out, 0, 50, one));
    Allocation.none(
        "scatterAddRows", () -> FloatMoves.scatterAddRows(4, 40, 50, x, 0, 50, indices, 0, out, 0, 50, one));
  }
}
