package lanewise.vmath;

import static lanewise.testing.Refused.isNull;
import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What wrong arguments of functions, reductions, searches and operations on rows throw and say, before anything is written.
 * Each array has 20 elements, of which a call takes all: one after the other, or as 4 rows of 5.
 */
class FloatVmathArgumentsTest {

  private static final Parallelism ONE = Parallelism.NONE;

  private final float[] x = new FloatRandom(1).array(20);
  private final float[] y = new FloatRandom(2).array(20);
  private final float[] z = new FloatRandom(3).array(20);
  private final float[] out = new FloatRandom(4).array(20);
  private final float[] before = out.clone();

  @AfterEach
  void nothingIsWritten() {
    assertArrayEquals(before, out);
  }

  /** A call that is right but for the arguments given. */
  private interface WithSize {
    void call(int n, Parallelism parallelism);
  }

  private interface WithSizes {
    void call(int m, int n, Parallelism parallelism);
  }

  private interface WithRun {
    void call(float[] array, int offset);
  }

  private interface WithMatrix {
    void call(float[] array, int offset, int ld);
  }

  private interface WithStrides {
    void call(float[] array, int offset, int row, int col);
  }

  private static void size(WithSize right) {
    refused("n = -1, but must be >= 0", () -> right.call(-1, ONE));
    isNull("parallelism", () -> right.call(20, null));
  }

  private static void sizes(WithSizes right) {
    refused("m = -1, but must be >= 0", () -> right.call(-1, 5, ONE));
    refused("n = -1, but must be >= 0", () -> right.call(4, -1, ONE));
    isNull("parallelism", () -> right.call(4, 5, null));
  }

  /** 20 elements. */
  private void run(String name, WithRun right) {
    isNull(name, () -> right.call(null, 0));
    refused(name + "Offset = -1, but must be >= 0", () -> right.call(out, -1));
    refused(
        name + ".length = 20, but 20 elements from " + name + "Offset = 1 on need " + name + ".length >= 21",
        () -> right.call(out, 1));
  }

  /** 4 x 5 elements. */
  private void strides(String name, WithStrides right) {
    isNull(name, () -> right.call(null, 0, 5, 1));
    refused(name + "Offset = -1, but must be >= 0", () -> right.call(out, -1, 5, 1));
    refused(name + "RowStride = -1, but must be >= 0", () -> right.call(out, 0, -1, 1));
    refused(name + "ColStride = -1, but must be >= 0", () -> right.call(out, 0, 5, -1));
    refused(
        name + ".length = 20, but 4x5 elements with " + name + "Offset = 1, " + name + "RowStride = 5 and " + name
            + "ColStride = 1 need " + name + ".length >= 21",
        () -> right.call(out, 1, 5, 1));
    refused(
        name + ".length = 20, but 4x5 elements with " + name + "Offset = 0, " + name + "RowStride = 1 and " + name
            + "ColStride = 5 need " + name + ".length >= 24",
        () -> right.call(out, 0, 1, 5));
  }

  /** 4 x 5 elements. */
  private void matrix(String name, WithMatrix right) {
    String lower = name.toLowerCase(Locale.ROOT);
    isNull(lower, () -> right.call(null, 0, 5));
    refused(lower + "Offset = -1, but must be >= 0", () -> right.call(out, -1, 5));
    refused(
        "ld" + lower + " = 4, but " + name + " is 4x5 row-major and needs ld" + lower + " >= 5",
        () -> right.call(out, 0, 4));
    refused(
        lower + ".length = 20, but " + name + " is 4x5 row-major with " + lower + "Offset = 1 and ld" + lower
            + " = 5 and needs " + lower + ".length >= 21",
        () -> right.call(out, 1, 5));
  }

  /** 4 x 5 elements. */
  private void result(WithMatrix right) {
    isNull("out", () -> right.call(null, 0, 5));
    refused("outOffset = -1, but must be >= 0", () -> right.call(out, -1, 5));
    refused("ldo = 4, but the result has 5 columns and needs ldo >= 5", () -> right.call(out, 0, 4));
    refused(
        "out.length = 20, but a result of 4x5 with outOffset = 0 and ldo = 6 needs out.length >= 23",
        () -> right.call(out, 0, 6));
  }

  @Test
  void functionsOfOneOperand() {
    FloatUnary f = FloatUnary.EXP;
    size((n, parallelism) -> f.apply(n, x, 0, out, 0, parallelism));
    run("x", (x, offset) -> f.apply(20, x, offset, out, 0));
    run("out", (out, offset) -> f.apply(20, x, 0, out, offset));
    sizes((m, n, parallelism) -> f.apply(m, n, x, 0, 5, 1, out, 0, 5, parallelism));
    strides("x", (x, offset, row, col) -> f.apply(4, 5, x, offset, row, col, out, 0, 5, ONE));
    result((out, offset, ldo) -> f.apply(4, 5, x, 0, 5, 1, out, offset, ldo, ONE));
  }

  @Test
  void functionsOfTwoOperands() {
    FloatBinary f = FloatBinary.ADD;
    size((n, parallelism) -> f.apply(n, x, 0, y, 0, out, 0, parallelism));
    run("x", (x, offset) -> f.apply(20, x, offset, y, 0, out, 0));
    run("y", (y, offset) -> f.apply(20, x, 0, y, offset, out, 0));
    run("out", (out, offset) -> f.apply(20, x, 0, y, 0, out, offset));
    size((n, parallelism) -> f.apply(n, x, 0, 2f, out, 0, parallelism));
    run("x", (x, offset) -> f.apply(20, x, offset, 2f, out, 0));
    run("out", (out, offset) -> f.apply(20, x, 0, 2f, out, offset));
    size((n, parallelism) -> f.apply(n, 2f, y, 0, out, 0, parallelism));
    run("y", (y, offset) -> f.apply(20, 2f, y, offset, out, 0));
    run("out", (out, offset) -> f.apply(20, 2f, y, 0, out, offset));
    sizes((m, n, parallelism) -> f.apply(m, n, x, 0, 5, 1, y, 0, 5, 1, out, 0, 5, parallelism));
    strides("x", (x, offset, row, col) -> f.apply(4, 5, x, offset, row, col, y, 0, 5, 1, out, 0, 5, ONE));
    strides("y", (y, offset, row, col) -> f.apply(4, 5, x, 0, 5, 1, y, offset, row, col, out, 0, 5, ONE));
    result((out, offset, ldo) -> f.apply(4, 5, x, 0, 5, 1, y, 0, 5, 1, out, offset, ldo, ONE));
  }

  @Test
  void functionsOfThreeOperands() {
    FloatTernary f = FloatTernary.FMA;
    size((n, parallelism) -> f.apply(n, x, 0, y, 0, z, 0, out, 0, parallelism));
    run("x", (x, offset) -> f.apply(20, x, offset, y, 0, z, 0, out, 0));
    run("y", (y, offset) -> f.apply(20, x, 0, y, offset, z, 0, out, 0));
    run("z", (z, offset) -> f.apply(20, x, 0, y, 0, z, offset, out, 0));
    run("out", (out, offset) -> f.apply(20, x, 0, y, 0, z, 0, out, offset));
    size((n, parallelism) -> f.apply(n, x, 0, 2f, 3f, out, 0, parallelism));
    run("x", (x, offset) -> f.apply(20, x, offset, 2f, 3f, out, 0));
    run("out", (out, offset) -> f.apply(20, x, 0, 2f, 3f, out, offset));
    size((n, parallelism) -> f.apply(n, x, 0, y, 0, 3f, out, 0, parallelism));
    run("x", (x, offset) -> f.apply(20, x, offset, y, 0, 3f, out, 0));
    run("y", (y, offset) -> f.apply(20, x, 0, y, offset, 3f, out, 0));
    run("out", (out, offset) -> f.apply(20, x, 0, y, 0, 3f, out, offset));
    sizes((m, n, parallelism) -> f.apply(m, n, x, 0, 5, 1, y, 0, 5, 1, z, 0, 5, 1, out, 0, 5, parallelism));
    strides("x", (x, offset, row, col) -> f.apply(
        4, 5, x, offset, row, col, y, 0, 5, 1, z, 0, 5, 1, out, 0, 5, ONE));
    strides("y", (y, offset, row, col) -> f.apply(
        4, 5, x, 0, 5, 1, y, offset, row, col, z, 0, 5, 1, out, 0, 5, ONE));
    strides("z", (z, offset, row, col) -> f.apply(
        4, 5, x, 0, 5, 1, y, 0, 5, 1, z, offset, row, col, out, 0, 5, ONE));
    result((out, offset, ldo) -> f.apply(4, 5, x, 0, 5, 1, y, 0, 5, 1, z, 0, 5, 1, out, offset, ldo, ONE));
  }

  @Test
  void reductions() {
    FloatReduction f = FloatReduction.SUM;
    size((n, parallelism) -> f.of(n, x, 0, parallelism));
    run("x", (x, offset) -> f.of(20, x, offset));
    sizes((m, n, parallelism) -> f.rows(m, n, x, 0, 5, out, 0, parallelism));
    matrix("X", (x, offset, ldx) -> f.rows(4, 5, x, offset, ldx, out, 0, ONE));
    run("out", (out, offset) -> f.rows(20, 1, x, 0, 1, out, offset, ONE));
    sizes((m, n, parallelism) -> f.columns(m, n, x, 0, 5, out, 0, parallelism));
    matrix("X", (x, offset, ldx) -> f.columns(4, 5, x, offset, ldx, out, 0, ONE));
    run("out", (out, offset) -> f.columns(1, 20, x, 0, 20, out, offset, ONE));
  }

  private interface Search {
    void call(int m, int n, float[] x, int xOffset, int ldx, int[] out, int outOffset, Parallelism parallelism);
  }

  @Test
  void searches() {
    FloatSearch f = FloatSearch.ARGMAX;
    refused("n = -1, but must be >= 0", () -> f.of(-1, x, 0));
    run("x", (x, offset) -> f.of(20, x, offset));
    int[] places = {7, 7, 7, 7};
    for (Search search : List.<Search>of(f::rows, f::columns)) {
      sizes((m, n, parallelism) -> search.call(m, n, x, 0, 5, places, 0, parallelism));
      matrix("X", (x, offset, ldx) -> search.call(4, 5, x, offset, ldx, places, 0, ONE));
      isNull("out", () -> search.call(4, 4, x, 0, 5, null, 0, ONE));
      refused("outOffset = -1, but must be >= 0", () -> search.call(4, 4, x, 0, 5, places, -1, ONE));
      refused(
          "out.length = 4, but 4 elements from outOffset = 1 on need out.length >= 5",
          () -> search.call(4, 4, x, 0, 5, places, 1, ONE));
    }
    assertArrayEquals(new int[]{7, 7, 7, 7}, places);
  }

  private interface Rows {
    void call(
        int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo, Parallelism parallelism);
  }

  private void rows(Rows rows) {
    sizes((m, n, parallelism) -> rows.call(m, n, x, 0, 5, out, 0, 5, parallelism));
    matrix("X", (x, offset, ldx) -> rows.call(4, 5, x, offset, ldx, out, 0, 5, ONE));
    result((out, offset, ldo) -> rows.call(4, 5, x, 0, 5, out, offset, ldo, ONE));
  }

  @Test
  void operationsOnRows() {
    rows(FloatRows::softmax);
    rows(FloatRows::logSoftmax);
    rows(FloatRows::cumulativeSum);
    rows((m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism) -> FloatRows.normalize(
        m, n, x, xOffset, ldx, 0f, out, outOffset, ldo, parallelism));
    rows((m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism) -> FloatRows.layerNorm(
        m, n, x, xOffset, ldx, y, 0, z, 0, 0f, out, outOffset, ldo, parallelism));
    run("gamma", (gamma, offset) -> FloatRows.layerNorm(1, 20, x, 0, 20, gamma, offset, z, 0, 0f, out, 0, 20, ONE));
    run("beta", (beta, offset) -> FloatRows.layerNorm(1, 20, x, 0, 20, y, 0, beta, offset, 0f, out, 0, 20, ONE));
    rows((m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism) -> FloatRows.rmsNorm(
        m, n, x, xOffset, ldx, y, 0, 0f, out, outOffset, ldo, parallelism));
    run("gamma", (gamma, offset) -> FloatRows.rmsNorm(1, 20, x, 0, 20, gamma, offset, 0f, out, 0, 20, ONE));
  }

  private void crossEntropy(int[] labels, int labelsOffset) {
    FloatRows.softmaxCrossEntropy(4, 5, x, 0, 5, labels, labelsOffset, 1f, out, 0, out, 0, 5, ONE);
  }

  @Test
  void softmaxCrossEntropy() {
    int[] labels = new int[20];
    sizes((m, n, parallelism) -> FloatRows.softmaxCrossEntropy(
        m, n, x, 0, 5, labels, 0, 1f, y, 0, out, 0, 5, parallelism));
    matrix("X", (x, offset, ldx) -> FloatRows.softmaxCrossEntropy(
        4, 5, x, offset, ldx, labels, 0, 1f, y, 0, out, 0, 5, ONE));
    run("losses", (losses, offset) -> FloatRows.softmaxCrossEntropy(
        20, 1, x, 0, 1, labels, 0, 1f, losses, offset, y, 0, 1, ONE));
    matrix("Gradient", (gradient, offset, ldgradient) -> FloatRows.softmaxCrossEntropy(
        4, 5, x, 0, 5, labels, 0, 1f, y, 0, gradient, offset, ldgradient, ONE));
    isNull("labels", () -> crossEntropy(null, 0));
    refused("labelsOffset = -1, but must be >= 0", () -> crossEntropy(labels, -1));
    refused(
        "labels.length = 20, but 4 indices from labelsOffset = 17 on need labels.length >= 21",
        () -> crossEntropy(labels, 17));
    // The last label is wrong: nothing of the rows before it is written either.
    for (int wrong : new int[]{-1, 5, Integer.MAX_VALUE}) {
      labels[19] = wrong;
      refused(
          "labels[19] = " + wrong + ", but n = 5: needs 0 <= labels[19] < 5", () -> crossEntropy(labels, 16));
    }
  }

  /** No elements lie anywhere. */
  @Test
  void nothingMayBeginBehindAnArray() {
    float[] empty = {};
    FloatUnary.EXP.apply(0, empty, 1, empty, 1);
    assertEquals(0f, FloatReduction.SUM.of(0, empty, 1));
    FloatMoves.gatherRows(0, 1, 0, empty, 1, 1, new int[0], 1, empty, 1, 1, Parallelism.NONE);
  }
}
