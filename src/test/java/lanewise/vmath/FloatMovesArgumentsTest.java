package lanewise.vmath;

import static lanewise.testing.Refused.isNull;
import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What wrong arguments throw and say, before anything is written. */
class FloatMovesArgumentsTest {

  private static final Parallelism ONE = Parallelism.NONE;

  private final float[] x = new FloatRandom(1).array(20);
  private final float[] out = new FloatRandom(2).array(20);
  private final float[] before = out.clone();
  private final int[] indices = {0, 3, 1, 2};

  @AfterEach
  void nothingIsWritten() {
    assertArrayEquals(before, out);
  }

  @Test
  void transpose() {
    isNull("x", () -> FloatMoves.transpose(4, 5, null, 0, 5, out, 0, 4));
    isNull("out", () -> FloatMoves.transpose(4, 5, x, 0, 5, null, 0, 4));
    isNull("parallelism", () -> FloatMoves.transpose(4, 5, x, 0, 5, out, 0, 4, null));
    refused("m = -1, but must be >= 0", () -> FloatMoves.transpose(-1, 5, x, 0, 5, out, 0, 4));
    refused("n = -1, but must be >= 0", () -> FloatMoves.transpose(4, -1, x, 0, 5, out, 0, 4));
    refused("xOffset = -1, but must be >= 0", () -> FloatMoves.transpose(4, 5, x, -1, 5, out, 0, 4));
    refused(
        "ldx = 4, but X is 4x5 row-major and needs ldx >= 5", () -> FloatMoves.transpose(4, 5, x, 0, 4, out, 0, 4));
    refused(
        "x.length = 20, but X is 4x5 row-major with xOffset = 1 and ldx = 5 and needs x.length >= 21",
        () -> FloatMoves.transpose(4, 5, x, 1, 5, out, 0, 4));
    refused("outOffset = -1, but must be >= 0", () -> FloatMoves.transpose(4, 5, x, 0, 5, out, -1, 4));
    refused(
        "ldo = 3, but the result has 4 columns and needs ldo >= 4",
        () -> FloatMoves.transpose(4, 5, x, 0, 5, out, 0, 3));
    refused(
        "out.length = 20, but a result of 5x4 with outOffset = 0 and ldo = 5 needs out.length >= 24",
        () -> FloatMoves.transpose(4, 5, x, 0, 5, out, 0, 5));
  }

  @Test
  void copy() {
    isNull("x", () -> FloatMoves.copy(4, 5, null, 0, 5, 1, out, 0, 5, 1));
    isNull("out", () -> FloatMoves.copy(4, 5, x, 0, 5, 1, null, 0, 5, 1));
    isNull("parallelism", () -> FloatMoves.copy(4, 5, x, 0, 5, 1, out, 0, 5, 1, null));
    refused("m = -1, but must be >= 0", () -> FloatMoves.copy(-1, 5, x, 0, 5, 1, out, 0, 5, 1));
    refused("n = -1, but must be >= 0", () -> FloatMoves.copy(4, -1, x, 0, 5, 1, out, 0, 5, 1));
    refused("xOffset = -1, but must be >= 0", () -> FloatMoves.copy(4, 5, x, -1, 5, 1, out, 0, 5, 1));
    refused("xRowStride = -5, but must be >= 0", () -> FloatMoves.copy(4, 5, x, 0, -5, 1, out, 0, 5, 1));
    refused("xColStride = -1, but must be >= 0", () -> FloatMoves.copy(4, 5, x, 0, 5, -1, out, 0, 5, 1));
    refused("outOffset = -1, but must be >= 0", () -> FloatMoves.copy(4, 5, x, 0, 5, 1, out, -1, 5, 1));
    refused("outRowStride = -5, but must be >= 0", () -> FloatMoves.copy(4, 5, x, 0, 5, 1, out, 0, -5, 1));
    refused("outColStride = -1, but must be >= 0", () -> FloatMoves.copy(4, 5, x, 0, 5, 1, out, 0, 5, -1));
    refused(
        "x.length = 20, but 4x5 elements with xOffset = 1, xRowStride = 5 and xColStride = 1 need x.length >= 21",
        () -> FloatMoves.copy(4, 5, x, 1, 5, 1, out, 0, 5, 1));
    refused(
        "out.length = 20, but 4x5 elements with outOffset = 1, outRowStride = 1 and outColStride = 4 need"
            + " out.length >= 21",
        () -> FloatMoves.copy(4, 5, x, 0, 5, 1, out, 1, 1, 4));
    for (int[] strides : new int[][]{{0, 1}, {1, 0}, {0, 0}, {4, 1}, {1, 3}, {2, 2}}) {
      refused(
          "outRowStride = " + strides[0] + " and outColStride = " + strides[1]
              + ", but 4x5 elements are written: needs outColStride >= 1 and outRowStride > 4 * outColStride, or"
              + " the reverse",
          () -> FloatMoves.copy(4, 5, x, 0, 5, 1, out, 0, strides[0], strides[1]));
    }
  }

  @Test
  void gatherRows() {
    isNull("x", () -> FloatMoves.gatherRows(4, 4, 5, null, 0, 5, indices, 0, out, 0, 5));
    isNull("indices", () -> FloatMoves.gatherRows(4, 4, 5, x, 0, 5, null, 0, out, 0, 5));
    isNull("out", () -> FloatMoves.gatherRows(4, 4, 5, x, 0, 5, indices, 0, null, 0, 5));
    isNull("parallelism", () -> FloatMoves.gatherRows(4, 4, 5, x, 0, 5, indices, 0, out, 0, 5, null));
    refused("count = -1, but must be >= 0", () -> FloatMoves.gatherRows(-1, 4, 5, x, 0, 5, indices, 0, out, 0, 5));
    refused("rows = -1, but must be >= 0", () -> FloatMoves.gatherRows(4, -1, 5, x, 0, 5, indices, 0, out, 0, 5));
    refused("n = -1, but must be >= 0", () -> FloatMoves.gatherRows(4, 4, -1, x, 0, 5, indices, 0, out, 0, 5));
    refused(
        "x.length = 20, but X is 5x5 row-major with xOffset = 0 and ldx = 5 and needs x.length >= 25",
        () -> FloatMoves.gatherRows(4, 5, 5, x, 0, 5, indices, 0, out, 0, 5));
    refused(
        "ldo = 4, but the result has 5 columns and needs ldo >= 5",
        () -> FloatMoves.gatherRows(4, 4, 5, x, 0, 5, indices, 0, out, 0, 4));
    refused(
        "indicesOffset = -1, but must be >= 0",
        () -> FloatMoves.gatherRows(4, 4, 5, x, 0, 5, indices, -1, out, 0, 5));
    refused(
        "indices.length = 4, but 4 indices from indicesOffset = 1 on need indices.length >= 5",
        () -> FloatMoves.gatherRows(4, 4, 5, x, 0, 5, indices, 1, out, 0, 5));
    refused(
        "indices[1] = 3, but rows = 3: needs 0 <= indices[1] < 3",
        () -> FloatMoves.gatherRows(4, 3, 5, x, 0, 5, indices, 0, out, 0, 5));
    indices[3] = -1;
    refused(
        "indices[3] = -1, but rows = 4: needs 0 <= indices[3] < 4",
        () -> FloatMoves.gatherRows(3, 4, 5, x, 0, 5, indices, 1, out, 0, 5));
  }

  private interface Scatter {
    void call(
        int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset, float[] out,
        int outOffset, int ldo, Parallelism parallelism);
  }

  @Test
  void scatterRows() {
    for (Scatter scatter : Arrays.<Scatter>asList(FloatMoves::scatterRows, FloatMoves::scatterAddRows)) {
      isNull("x", () -> scatter.call(4, 4, 5, null, 0, 5, indices, 0, out, 0, 5, ONE));
      isNull("indices", () -> scatter.call(4, 4, 5, x, 0, 5, null, 0, out, 0, 5, ONE));
      isNull("out", () -> scatter.call(4, 4, 5, x, 0, 5, indices, 0, null, 0, 5, ONE));
      isNull("parallelism", () -> scatter.call(4, 4, 5, x, 0, 5, indices, 0, out, 0, 5, null));
      refused("count = -1, but must be >= 0", () -> scatter.call(-1, 4, 5, x, 0, 5, indices, 0, out, 0, 5, ONE));
      refused("rows = -1, but must be >= 0", () -> scatter.call(4, -1, 5, x, 0, 5, indices, 0, out, 0, 5, ONE));
      refused("n = -1, but must be >= 0", () -> scatter.call(4, 4, -1, x, 0, 5, indices, 0, out, 0, 5, ONE));
      refused(
          "x.length = 20, but X is 4x5 row-major with xOffset = 2 and ldx = 5 and needs x.length >= 22",
          () -> scatter.call(4, 4, 5, x, 2, 5, indices, 0, out, 0, 5, ONE));
      refused(
          "out.length = 20, but a result of 5x5 with outOffset = 0 and ldo = 5 needs out.length >= 25",
          () -> scatter.call(4, 5, 5, x, 0, 5, indices, 0, out, 0, 5, ONE));
      refused(
          "indices.length = 4, but 3 indices from indicesOffset = 2 on need indices.length >= 5",
          () -> scatter.call(3, 4, 5, x, 0, 5, indices, 2, out, 0, 5, ONE));
      // The last index is wrong: the rows before it are not written either.
      indices[3] = 4;
      refused(
          "indices[3] = 4, but rows = 4: needs 0 <= indices[3] < 4",
          () -> scatter.call(4, 4, 5, x, 0, 5, indices, 0, out, 0, 5, ONE));
      indices[3] = 2;
    }
  }
}
