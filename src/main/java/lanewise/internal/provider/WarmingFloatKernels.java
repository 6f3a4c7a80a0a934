package lanewise.internal.provider;

import java.util.Arrays;
import java.util.function.IntConsumer;
import lanewise.internal.kernel.FloatKernels;

/** The scalar kernels until the vector kernels are compiled, one {@link Gate} for each of them. */
final class WarmingFloatKernels implements FloatKernels {

  private static final int LONG = 17 * LANES - 1;
  private static final int SPACE = 16 * ROW_DISTANCE;
  private static final int DEPTH = 24;

  private final FloatKernels vector;
  private final FloatKernels scalar;
  private final int vectorLength;

  private final float[] x = new float[SPACE];
  private final float[] y = new float[SPACE];
  private final float[] z = new float[SPACE];
  private final float[] work = new float[WORK];
  private final float[] signs = new float[LONG + 1];

  private final Gate[] tiles = new Gate[TILE_KINDS];
  private final Gate packedTile;
  private final Gate tallTile;
  private final Gate copyRows;
  private final Gate packRows;
  private final Gate packColumns;
  private final Gate transpose;
  private final Gate dot;
  private final Gate longDot;
  private final Gate dotRows;
  private final Gate min;
  private final Gate max;
  private final Gate axpy;
  private final Gate scal;
  private final Gate addRows;
  private final Gate sumRows;
  private final Gate store;
  private final Gate addBias;
  private final Gate relu;

  WarmingFloatKernels(FloatKernels vector, FloatKernels scalar) {
    this.vector = vector;
    this.scalar = scalar;
    vectorLength = vector.vectorLength();
    int cols = packedCols();
    for (int width = 1; width <= 3 * vectorLength; width++) {
      addTileGate(4, width);
      addTileGate(TILE_ROWS, width);
    }
    addTileGate(WIDE_ROWS, wideCols());
    packedTile =
        tileGate(run -> vector.packedTile(depth(run), x, 0, y, 0, 1f, z, 0, cols));
    tallTile = tileGate(run -> trainTallTile(run, cols));
    copyRows = new Gate(run -> vector.copyRows(4, run < Gate.INTERPRETED ? vectorLength : 70, x, 0, 128, z, 0));
    packRows = new Gate(run -> trainPackRows(run, cols));
    packColumns = new Gate(run -> trainPackColumns(run, cols));
    transpose = new Gate(this::trainTranspose);
    dot = new Gate(this::trainDot);
    longDot = new Gate(run -> z[0] = vector.longDot(length(run), x, 0, y, 0, work));
    dotRows = new Gate(this::trainDotRows);
    min = new Gate(run -> z[0] = vector.min(few(run), extremes(run), 0));
    max = new Gate(run -> z[0] = vector.max(few(run), extremes(run), 0));
    axpy = new Gate(run -> vector.axpy(length(run), 1f, x, 0, y, 0));
    scal = new Gate(run -> vector.scal(length(run), 1f, x, 0));
    addRows = new Gate(run -> vector.addRows(LANES + 1, 9, x, 0, 1, y, 0, LANES + 1, z, 0));
    sumRows = new Gate(this::trainSumRows);
    store = new Gate(this::trainStore);
    addBias = new Gate(run -> vector.addBias(length(run), x, 0, run % 2, z, 0));
    relu = new Gate(run -> vector.relu(length(run), z, 0));
  }

  private Gate tileGate(IntConsumer training) {
    return new Gate(run -> {
      if (run == 0) {
        startScalarTile();
      }
      training.accept(run);
    });
  }

  /** The first product is mostly the scalar tile's: a JVM that counts many short calls compiles it before the first long one. */
  private void startScalarTile() {
    for (int call = 0; call < 30; call++) {
      scalar.packedTile(8, x, 0, y, 0, 1f, z, 0, packedCols());
    }
  }

  private void trainPackRows(int run, int cols) {
    int width = width(run, cols);
    boolean follow = run % 4 == 2;
    int panels = run < Gate.INTERPRETED || follow ? 1 : 512 / Math.max(width, cols);
    int k = run < Gate.INTERPRETED ? 1 : 16;
    vector.packRows(width, panels, k, x, 0, follow ? width : 512, z, 0, k * width);
  }

  /** With fewer and more steps after whole blocks, and a small block without gaps. */
  private void trainPackColumns(int run, int cols) {
    if (run % 8 == 3) {
      vector.packColumns(8, 8, x, 0, 8, z, 0);
      return;
    }
    int width = width(run, cols);
    int k = run < Gate.INTERPRETED ? vectorLength : run % 4 == 1 ? 65 : 70;
    vector.packColumns(width, k, x, 0, 128, z, 0);
  }

  /** With and without edges, rows of several blocks, and less than a vector. */
  private void trainTranspose(int run) {
    int m = vectorLength + run / 2 % 2;
    int n = run < Gate.INTERPRETED ? vectorLength : 4 * vectorLength + run % 2;
    if (run % 16 == 15) {
      n = 1;
    }
    vector.transpose(m, n, x, 0, n, z, 0, m);
  }

  /** Panels of B, then of A, then what is left: in turn, C2 compiles slower code in most JVMs. */
  private int width(int run, int cols) {
    return run % 8 < 4 ? cols : run % 8 < 7 ? packedRows() : 5;
  }

  private void trainTile(int run, int rows, int cols) {
    boolean columns = run % 2 == 0;
    vector.tile(
        rows, cols, depth(run), x, 0, columns ? 1 : DEPTH, columns ? rows : 1, y, 0, cols, 1f, z, 0, cols);
  }

  /** With the elements of a column of A together, and with those of a row. */
  private void trainTallTile(int run, int cols) {
    int aRow = run % 2 == 0 ? 1 : ROW_DISTANCE;
    int aCol = aRow == 1 ? packedRows() : 1;
    vector.tallTile(depth(run), x, 0, aRow, aCol, y, 0, cols, 1f, z, 0, cols);
  }

  /** Long rows with and without a rest, rows of one round and of less than a vector; few rows and more. */
  private void trainDotRows(int run) {
    int kind = run % 8;
    int n = 4 * LANES + kind * (vectorLength / 2);
    if (run < Gate.INTERPRETED || kind == 7) {
      n = 1;
    } else if (kind == 6) {
      n = LANES;
    }
    int m = run % 3 == 0 ? 2 : vectorLength + run / 2 % 2;
    vector.dotRows(m, n, x, 0, n, y, 0, 1f, 1f, run % 2, z, 0, work);
  }

  /** With and without a rest, and less than a vector. */
  private void trainDot(int run) {
    z[0] = vector.dot(run % 8 == 7 ? 1 : length(run) + run % 2, x, 0, y, 0, work);
  }

  /** A long row, and the rows of a tile with what is left after whole vectors. */
  private void trainStore(int run) {
    boolean isRow = run % 2 == 0;
    vector.store(isRow ? 1 : 12, isRow ? length(run) : 2 * vectorLength + 1, 1f, x, 0, 64, 1f, run % 3, z, 0, 64);
  }

  /** All of the ways to cut columns, and less than a vector. */
  private void trainSumRows(int run) {
    int n = run % 8 == 7 ? 1 : 27 * vectorLength;
    vector.sumRows(n, depth(run), x, 0, 1, y, 0, vectorLength, 1f, 1f, run % 3, z, 0);
  }

  /** Many elements, and less than a vector. */
  private static int few(int run) {
    return run % 8 == 7 ? 1 : length(run) + run % 2;
  }

  /** Numbers of one sign, of the other, of both, and now and then a NaN. */
  private float[] extremes(int run) {
    Arrays.fill(signs, run % 3 == 0 ? -1f : 1f);
    signs[1] = run % 8 == 5 ? Float.NaN : run % 3 == 1 ? 1f : -1f;
    return signs;
  }

  private static int depth(int run) {
    return run < Gate.INTERPRETED ? 2 : DEPTH;
  }

  private static int length(int run) {
    return run < Gate.INTERPRETED ? 2 * LANES - 1 : LONG;
  }

  private FloatKernels kernels(Gate gate) {
    return gate.isOpen() ? vector : scalar;
  }

  @Override
  public int vectorLength() {
    return vectorLength;
  }

  @Override
  public int packedRows() {
    return vector.packedRows();
  }

  @Override
  public int inPlace() {
    return vector.inPlace();
  }

  @Override
  public int tileKind(int rows, int cols) {
    return vector.tileKind(rows, cols);
  }

  private void addTileGate(int rows, int cols) {
    int kind = vector.tileKind(rows, cols);
    if (kind > 0 && tiles[kind] == null) {
      tiles[kind] = tileGate(run -> trainTile(run, rows, cols));
    }
  }

  @Override
  public FloatKernels ofTiles(int rows, int cols) {
    int kind = vector.tileKind(rows, cols);
    return kind > 0 ? kernels(tiles[kind]) : scalar;
  }

  @Override
  public FloatKernels ofPackedTiles() {
    return kernels(packedTile);
  }

  @Override
  public FloatKernels ofTallTiles() {
    return kernels(tallTile);
  }

  @Override
  public void tile(
      int rows, int cols, int k, float[] a, int aOffset, int aRow, int aCol,
      float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    ofTiles(rows, cols)
        .tile(rows, cols, k, a, aOffset, aRow, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
  }

  @Override
  public void packedTile(
      int k, float[] a, int aOffset, float[] b, int bOffset,
      float alpha, float[] c, int cOffset, int ldc) {
    ofPackedTiles().packedTile(k, a, aOffset, b, bOffset, alpha, c, cOffset, ldc);
  }

  @Override
  public boolean hasTallTile() {
    return vector.hasTallTile();
  }

  @Override
  public void tallTile(
      int k, float[] a, int aOffset, int aRow, int aCol, float[] b, int bOffset, int bRow,
      float alpha, float[] c, int cOffset, int ldc) {
    ofTallTiles()
        .tallTile(k, a, aOffset, aRow, aCol, b, bOffset, bRow, alpha, c, cOffset, ldc);
  }

  @Override
  public void copyRows(int rows, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    kernels(copyRows).copyRows(rows, k, src, srcOffset, ld, dst, dstOffset);
  }

  @Override
  public void packRows(
      int width, int panels, int k, float[] src, int srcOffset, int ld,
      float[] dst, int dstOffset, int dstPanel) {
    kernels(packRows).packRows(width, panels, k, src, srcOffset, ld, dst, dstOffset, dstPanel);
  }

  @Override
  public void packColumns(
      int width, int k, float[] src, int srcOffset, int ld, float[] dst, int dstOffset) {
    kernels(packColumns).packColumns(width, k, src, srcOffset, ld, dst, dstOffset);
  }

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    kernels(transpose).transpose(m, n, x, xOffset, ldx, out, outOffset, ldo);
  }

  @Override
  public float dot(int n, float[] x, int xOffset, float[] y, int yOffset, float[] work) {
    return kernels(dot).dot(n, x, xOffset, y, yOffset, work);
  }

  @Override
  public float longDot(int n, float[] x, int xOffset, float[] y, int yOffset, float[] work) {
    return kernels(longDot).longDot(n, x, xOffset, y, yOffset, work);
  }

  @Override
  public void dotRows(
      int m, int n, float[] a, int aOffset, int lda, float[] x, int xOffset,
      float alpha, float beta, int store, float[] y, int yOffset, float[] work) {
    kernels(dotRows)
        .dotRows(m, n, a, aOffset, lda, x, xOffset, alpha, beta, store, y, yOffset, work);
  }

  @Override
  public float min(int n, float[] x, int xOffset) {
    return kernels(min).min(n, x, xOffset);
  }

  @Override
  public float max(int n, float[] x, int xOffset) {
    return kernels(max).max(n, x, xOffset);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
    kernels(axpy).axpy(n, alpha, x, xOffset, y, yOffset);
  }

  @Override
  public void scal(int n, float alpha, float[] x, int xOffset) {
    kernels(scal).scal(n, alpha, x, xOffset);
  }

  @Override
  public void addRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float[] y, int yOffset) {
    kernels(addRows).addRows(n, k, x, xOffset, incX, a, aOffset, lda, y, yOffset);
  }

  @Override
  public void sumRows(
      int n, int k, float[] x, int xOffset, int incX, float[] a, int aOffset, int lda,
      float alpha, float beta, int store, float[] y, int yOffset) {
    kernels(sumRows)
        .sumRows(n, k, x, xOffset, incX, a, aOffset, lda, alpha, beta, store, y, yOffset);
  }

  @Override
  public void store(
      int m, int n, float alpha, float[] acc, int accOffset, int ld,
      float beta, int store, float[] c, int cOffset, int ldc) {
    kernels(this.store).store(m, n, alpha, acc, accOffset, ld, beta, store, c, cOffset, ldc);
  }

  @Override
  public void addBias(int n, float[] bias, int biasOffset, int incBias, float[] c, int cOffset) {
    kernels(addBias).addBias(n, bias, biasOffset, incBias, c, cOffset);
  }

  @Override
  public void relu(int n, float[] c, int cOffset) {
    kernels(relu).relu(n, c, cOffset);
  }
}
