package lanewise.tensor;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.blas.FloatBlas;
import lanewise.blas.FloatEpilogue;
import lanewise.blas.Transpose;
import lanewise.internal.gemm.FloatGemm;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatMoves;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatRows;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/** Elements in a {@code float[]}. */
@SuppressWarnings("cast") // In the twin for double, a double is cast to double.
record FloatStorage(float[] array) implements Storage {

  private static final FloatUnary[] UNARY = FloatUnary.values();
  private static final FloatBinary[] BINARY = FloatBinary.values();
  private static final FloatTernary[] TERNARY = FloatTernary.values();
  private static final FloatReduction[] REDUCTION = FloatReduction.values();

  private static float[] of(Storage storage) {
    return ((FloatStorage) storage).array;
  }

  @Override
  public ElementType type() {
    return ElementType.FLOAT;
  }

  @Override
  public int length() {
    return array.length;
  }

  @Override
  public double get(int index) {
    return array[index];
  }

  @Override
  public void set(int index, double value) {
    array[index] = (float) value;
  }

  @Override
  public void fill(int offset, int n, double value) {
    Arrays.fill(array, offset, offset + n, (float) value);
  }

  @Override
  public void copyTo(int offset, int n, Storage out, int outOffset) {
    System.arraycopy(array, offset, of(out), outOffset, n);
  }

  @Override
  public void unary(
      int function, int m, int n, int x, int xRow, int xCol, Storage out, int outOffset, int ldo, Parallelism p) {
    UNARY[function].apply(m, n, array, x, xRow, xCol, of(out), outOffset, ldo, p);
  }

  @Override
  public void binary(
      int function, int m, int n, int x, int xRow, int xCol, Storage y, int yOffset, int yRow, int yCol,
      Storage out, int outOffset, int ldo, Parallelism p) {
    BINARY[function].apply(m, n, array, x, xRow, xCol, of(y), yOffset, yRow, yCol, of(out), outOffset, ldo, p);
  }

  @Override
  public void ternary(
      int function, int m, int n, int x, int xRow, int xCol, Storage y, int yOffset, int yRow, int yCol,
      Storage z, int zOffset, int zRow, int zCol, Storage out, int outOffset, int ldo, Parallelism p) {
    TERNARY[function].apply(
        m, n, array, x, xRow, xCol, of(y), yOffset, yRow, yCol, of(z), zOffset, zRow, zCol, of(out), outOffset, ldo, p);
  }

  @Override
  public void reduceRows(int reduction, int m, int n, int x, Storage out, int outOffset, Parallelism p) {
    REDUCTION[reduction].rows(m, n, array, x, Math.max(1, n), of(out), outOffset, p);
  }

  @Override
  public void reduceColumns(int reduction, int m, int n, int x, Storage out, int outOffset, Parallelism p) {
    REDUCTION[reduction].columns(m, n, array, x, Math.max(1, n), of(out), outOffset, p);
  }

  @Override
  public void reduceAll(int reduction, int n, int x, Storage out, int outOffset, Parallelism p) {
    of(out)[outOffset] = REDUCTION[reduction].of(n, array, x, p);
  }

  @Override
  public void gemm(
      Transpose transA, Transpose transB, int m, int n, int k, int a, int lda, Storage b, int bOffset, int ldb,
      Storage out, int outOffset, Storage bias, int biasOffset, boolean relu, Parallelism p) {
    FloatEpilogue epilogue =
        bias == null ? FloatEpilogue.NONE : FloatEpilogue.biasPerColumn(of(bias), biasOffset);
    FloatBlas.gemm(
        transA, transB, m, n, k, 1f, array, a, lda, of(b), bOffset, ldb, 0f, of(out), outOffset, Math.max(1, n),
        relu ? epilogue.thenRelu() : epilogue, p);
  }

  @Override
  public void gemmThroughRelu(
      Transpose transA, Transpose transB, int m, int n, int k, int a, int lda, Storage b, int bOffset, int ldb,
      Storage out, int outOffset, Storage y, int yOffset, Parallelism p) {
    FloatBlas.gemm(
        transA, transB, m, n, k, 1f, array, a, lda, of(b), bOffset, ldb, 0f, of(out), outOffset, n,
        FloatEpilogue.reluGradient(of(y), yOffset, n), p);
  }

  @Override
  public void addProduct(
      Transpose transA, Transpose transB, int m, int n, int k, double alpha, int a, int lda, Storage b, int bOffset,
      int ldb, Storage out, int outOffset, Parallelism p) {
    FloatGemm.add(
        transA == Transpose.YES, transB == Transpose.YES, m, n, k, (float) alpha, array, a, lda, of(b), bOffset, ldb,
        of(out), outOffset, n, p);
  }

  @Override
  public void gemmBatch(
      Transpose transA, Transpose transB, int m, int n, int k, int a, int strideA, Storage b, int bOffset, int strideB,
      Storage out, int outOffset, int batch, Parallelism p) {
    FloatBlas.gemmBatch(
        transA, transB, m, n, k, 1f, array, a, Math.max(1, transA == Transpose.YES ? m : k), strideA,
        of(b), bOffset, Math.max(1, transB == Transpose.YES ? k : n), strideB,
        0f, of(out), outOffset, Math.max(1, n), m * n, batch, p);
  }

  @Override
  public void gemv(
      Transpose trans, int m, int n, int a, Storage x, int xOffset, Storage out, int outOffset, Parallelism p) {
    FloatBlas.gemv(trans, m, n, 1f, array, a, Math.max(1, n), of(x), xOffset, 1, 0f, of(out), outOffset, 1, p);
  }

  @Override
  public void transpose(int m, int n, int x, int ldx, Storage out, int outOffset, int ldo, Parallelism p) {
    FloatMoves.transpose(m, n, array, x, ldx, of(out), outOffset, ldo, p);
  }

  @Override
  public void copy(
      int m, int n, int x, int xRow, int xCol, Storage out, int outOffset, int outRow, int outCol, Parallelism p) {
    FloatMoves.copy(m, n, array, x, xRow, xCol, of(out), outOffset, outRow, outCol, p);
  }

  @Override
  public void gatherRows(int rows, int n, int x, int[] indices, Storage out, int outOffset, Parallelism p) {
    int ld = Math.max(1, n);
    FloatMoves.gatherRows(indices.length, rows, n, array, x, ld, indices, 0, of(out), outOffset, ld, p);
  }

  @Override
  public void scatterAddRows(int rows, int n, int x, int[] indices, Storage out, int outOffset, Parallelism p) {
    int ld = Math.max(1, n);
    FloatMoves.scatterAddRows(indices.length, rows, n, array, x, ld, indices, 0, of(out), outOffset, ld, p);
  }

  @Override
  public void softmax(int m, int n, int x, Storage out, int outOffset, Parallelism p) {
    int ld = Math.max(1, n);
    FloatRows.softmax(m, n, array, x, ld, of(out), outOffset, ld, p);
  }

  @Override
  public void logSoftmax(int m, int n, int x, Storage out, int outOffset, Parallelism p) {
    int ld = Math.max(1, n);
    FloatRows.logSoftmax(m, n, array, x, ld, of(out), outOffset, ld, p);
  }

  @Override
  public void normalize(int m, int n, int x, double epsilon, Storage out, int outOffset, Parallelism p) {
    int ld = Math.max(1, n);
    FloatRows.normalize(m, n, array, x, ld, (float) epsilon, of(out), outOffset, ld, p);
  }
}
