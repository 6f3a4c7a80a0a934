package lanewise.bench.validate;

import lanewise.blas.FloatBlas;
import lanewise.blas.Transpose;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatMoves;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatRows;
import lanewise.vmath.FloatSearch;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;
import lanewise.vmath.RandomStream;

/**
 * Kernels on {@code float[]} that can be validated, or be the reference of others. A library overrides what it has; all
 * the rest counts as not covered. A method that does not cover some arguments throws {@link NotCoveredException} for
 * those.
 *
 * <p>Arguments and results are those of the method of the same name in {@link FloatBlas}, {@link FloatRows}, {@link
 * FloatMoves} and {@link RandomStream}, or of the {@code apply}, {@code rows} and {@code columns} of the constant that is
 * given. Matrices are row-major. Arguments are valid; what lies outside of an operand holds NaN or odd numbers and must be
 * left alone.
 */
public interface FloatKernels {

  /** {@code C = alpha op(A) op(B) + beta C}. */
  default void gemm(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
    throw new NotCoveredException("gemm");
  }

  /** As gemm, then {@code c[i, j] += bias[i]} (perRow) or {@code bias[j]} unless bias is null, then {@code max(c, 0)} if relu. */
  default void gemmBiasRelu(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a,
      int aOffset, int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc, float[] bias,
      int biasOffset, boolean perRow, boolean relu) {
    throw new NotCoveredException("gemmBiasRelu");
  }

  /** As gemm, then {@code c[i, j] = 0} where {@code y[i, j]} is not positive. */
  default void gemmReluGradient(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a,
      int aOffset,
      int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc, float[] y, int yOffset,
      int ldy) {
    throw new NotCoveredException("gemmReluGradient");
  }

  /** Products whose operands are strideA, strideB and strideC apart; a stride of 0 is one operand for all. */
  default void gemmBatch(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda, int strideA, float[] b, int bOffset, int ldb, int strideB, float beta, float[] c, int cOffset, int ldc,
      int strideC, int batch) {
    throw new NotCoveredException("gemmBatch");
  }

  /** {@code y = alpha op(A) x + beta y}, A of m x n. */
  default void gemv(Transpose trans, int m, int n, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
      int incX, float beta, float[] y, int yOffset, int incY) {
    throw new NotCoveredException("gemv");
  }

  /** {@code A = alpha x y^T + A}. */
  default void ger(int m, int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY,
      float[] a, int aOffset, int lda) {
    throw new NotCoveredException("ger");
  }

  /** The sum of the products of x and y. */
  default float dot(int n, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    throw new NotCoveredException("dot");
  }

  /** {@code y = alpha x + y}. */
  default void axpy(int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    throw new NotCoveredException("axpy");
  }

  /** {@code x = alpha x}. */
  default void scal(int n, float alpha, float[] x, int xOffset, int incX) {
    throw new NotCoveredException("scal");
  }

  /** The Euclidean norm. */
  default float nrm2(int n, float[] x, int xOffset, int incX) {
    throw new NotCoveredException("nrm2");
  }

  /** The sum of the magnitudes. */
  default float asum(int n, float[] x, int xOffset, int incX) {
    throw new NotCoveredException("asum");
  }

  /** Index of the first NaN, else of the first of the largest magnitudes; -1 of nothing. */
  default int iamax(int n, float[] x, int xOffset, int incX) {
    throw new NotCoveredException("iamax");
  }

  /** A function of each of m x n elements; element (i, j) of x is {@code x[xOffset + i*xRowStride + j*xColStride]}. */
  default void unary(FloatUnary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("unary");
  }

  /** A function of each pair of elements; strides of 0 share a row, a column or a number. */
  default void binary(FloatBinary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] y, int yOffset, int yRowStride, int yColStride, float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("binary");
  }

  /** A function of three elements each. */
  default void ternary(FloatTernary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] y, int yOffset, int yRowStride, int yColStride, float[] z, int zOffset, int zRowStride, int zColStride,
      float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("ternary");
  }

  /** Reduces each row of an m x n matrix to one number, or each column. */
  default void reduce(FloatReduction reduction, boolean columns, int m, int n, float[] x, int xOffset, int ldx,
      float[] out, int outOffset) {
    throw new NotCoveredException("reduce");
  }

  /** Where in each row of an m x n matrix, or in each column, the extreme stands. */
  default void search(FloatSearch search, boolean columns, int m, int n, float[] x, int xOffset, int ldx, int[] out,
      int outOffset) {
    throw new NotCoveredException("search");
  }

  /** exp(x - max) / sum of each row. */
  default void softmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("softmax");
  }

  /** (x - max) - log(sum) of each row. */
  default void logSoftmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("logSoftmax");
  }

  /** Cumulative sums of each row. */
  default void cumulativeSum(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("cumulativeSum");
  }

  /** (x - mean) / sqrt(variance + epsilon) of each row. */
  default void normalize(int m, int n, float[] x, int xOffset, int ldx, float epsilon, float[] out, int outOffset,
      int ldo) {
    throw new NotCoveredException("normalize");
  }

  /** normalize, times gamma, plus beta. */
  default void layerNorm(int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float[] beta,
      int betaOffset, float epsilon, float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("layerNorm");
  }

  /** x / sqrt(mean of squares + epsilon) of each row, times gamma. */
  default void rmsNorm(int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float epsilon,
      float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("rmsNorm");
  }

  /** The cross entropy of the softmax of each row and its label, and its gradient times scale. */
  default void softmaxCrossEntropy(int m, int n, float[] x, int xOffset, int ldx, int[] labels, int labelsOffset,
      float scale, float[] losses, int lossesOffset, float[] gradient, int gradientOffset, int ldg) {
    throw new NotCoveredException("softmaxCrossEntropy");
  }

  /** {@code out[j, i] = x[i, j]}, x of m x n. */
  default void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("transpose");
  }

  /** Copies m x n elements from strides to strides. */
  default void copy(int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] out, int outOffset,
      int outRowStride, int outColStride) {
    throw new NotCoveredException("copy");
  }

  /** Row i of the result is row indices[i] of x, which has that many rows. */
  default void gatherRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("gatherRows");
  }

  /** Row indices[i] of the result, which has that many rows, becomes row i of x; the last of equal indices counts. */
  default void scatterRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices,
      int indicesOffset, float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("scatterRows");
  }

  /** Row i of x is added to row indices[i] of the result, in order of i. */
  default void scatterAddRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices,
      int indicesOffset, float[] out, int outOffset, int ldo) {
    throw new NotCoveredException("scatterAddRows");
  }

  /** Uniform numbers of a stream. */
  default void uniform(RandomStream stream, long position, int n, float low, float high, float[] out, int outOffset) {
    throw new NotCoveredException("uniform");
  }

  /** Normal numbers of a stream. */
  default void normal(RandomStream stream, long position, int n, float mean, float stddev, float[] out, int outOffset) {
    throw new NotCoveredException("normal");
  }

  /** A mask of dropout of a stream. */
  default void dropoutMask(RandomStream stream, long position, int n, float probability, float[] out, int outOffset) {
    throw new NotCoveredException("dropoutMask");
  }
}
