package lanewise.bench.validate;

import lanewise.Lanewise;
import lanewise.Parallelism;
import lanewise.blas.FloatBlas;
import lanewise.blas.FloatEpilogue;
import lanewise.blas.Transpose;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatMoves;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatRows;
import lanewise.vmath.FloatSearch;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;
import lanewise.vmath.RandomStream;

/** Lanewise's kernels. */
class FloatLanewise implements FloatKernels {

  private static Parallelism parallelism() {
    return Lanewise.parallelism();
  }

  @Override
  public void gemm(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
    FloatBlas.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc,
        parallelism());
  }

  @Override
  public void gemmBiasRelu(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc, float[] bias,
      int biasOffset, boolean perRow, boolean relu) {
    FloatEpilogue epilogue = bias == null
        ? FloatEpilogue.NONE
        : perRow ? FloatEpilogue.biasPerRow(bias, biasOffset) : FloatEpilogue.biasPerColumn(bias, biasOffset);
    FloatBlas.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc,
        relu ? epilogue.thenRelu() : epilogue, parallelism());
  }

  @Override
  public void gemmReluGradient(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a,
      int aOffset,
      int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc, float[] y, int yOffset,
      int ldy) {
    FloatBlas.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc,
        FloatEpilogue.reluGradient(y, yOffset, ldy), parallelism());
  }

  @Override
  public void gemmBatch(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda, int strideA, float[] b, int bOffset, int ldb, int strideB, float beta, float[] c, int cOffset, int ldc,
      int strideC, int batch) {
    FloatBlas.gemmBatch(transA, transB, m, n, k, alpha, a, aOffset, lda, strideA, b, bOffset, ldb, strideB, beta, c,
        cOffset, ldc, strideC, batch, parallelism());
  }

  @Override
  public void gemv(Transpose trans, int m, int n, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
      int incX, float beta, float[] y, int yOffset, int incY) {
    FloatBlas.gemv(trans, m, n, alpha, a, aOffset, lda, x, xOffset, incX, beta, y, yOffset, incY, parallelism());
  }

  @Override
  public void ger(int m, int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY,
      float[] a, int aOffset, int lda) {
    FloatBlas.ger(m, n, alpha, x, xOffset, incX, y, yOffset, incY, a, aOffset, lda);
  }

  @Override
  public float dot(int n, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    return FloatBlas.dot(n, x, xOffset, incX, y, yOffset, incY);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    FloatBlas.axpy(n, alpha, x, xOffset, incX, y, yOffset, incY);
  }

  @Override
  public void scal(int n, float alpha, float[] x, int xOffset, int incX) {
    FloatBlas.scal(n, alpha, x, xOffset, incX);
  }

  @Override
  public float nrm2(int n, float[] x, int xOffset, int incX) {
    return FloatBlas.nrm2(n, x, xOffset, incX);
  }

  @Override
  public float asum(int n, float[] x, int xOffset, int incX) {
    return FloatBlas.asum(n, x, xOffset, incX);
  }

  @Override
  public int iamax(int n, float[] x, int xOffset, int incX) {
    return FloatBlas.iamax(n, x, xOffset, incX);
  }

  @Override
  public void unary(FloatUnary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] out, int outOffset, int ldo) {
    function.apply(m, n, x, xOffset, xRowStride, xColStride, out, outOffset, ldo, parallelism());
  }

  @Override
  public void binary(FloatBinary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] y, int yOffset, int yRowStride, int yColStride, float[] out, int outOffset, int ldo) {
    function.apply(m, n, x, xOffset, xRowStride, xColStride, y, yOffset, yRowStride, yColStride, out, outOffset, ldo,
        parallelism());
  }

  @Override
  public void ternary(FloatTernary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] y, int yOffset, int yRowStride, int yColStride, float[] z, int zOffset, int zRowStride, int zColStride,
      float[] out, int outOffset, int ldo) {
    function.apply(m, n, x, xOffset, xRowStride, xColStride, y, yOffset, yRowStride, yColStride, z, zOffset, zRowStride,
        zColStride, out, outOffset, ldo, parallelism());
  }

  @Override
  public void reduce(FloatReduction reduction, boolean columns, int m, int n, float[] x, int xOffset, int ldx,
      float[] out, int outOffset) {
    if (columns) {
      reduction.columns(m, n, x, xOffset, ldx, out, outOffset, parallelism());
    } else {
      reduction.rows(m, n, x, xOffset, ldx, out, outOffset, parallelism());
    }
  }

  @Override
  public void search(FloatSearch search, boolean columns, int m, int n, float[] x, int xOffset, int ldx, int[] out,
      int outOffset) {
    if (columns) {
      search.columns(m, n, x, xOffset, ldx, out, outOffset, parallelism());
    } else {
      search.rows(m, n, x, xOffset, ldx, out, outOffset, parallelism());
    }
  }

  @Override
  public void softmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatRows.softmax(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism());
  }

  @Override
  public void logSoftmax(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatRows.logSoftmax(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism());
  }

  @Override
  public void cumulativeSum(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatRows.cumulativeSum(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism());
  }

  @Override
  public void normalize(int m, int n, float[] x, int xOffset, int ldx, float epsilon, float[] out, int outOffset,
      int ldo) {
    FloatRows.normalize(m, n, x, xOffset, ldx, epsilon, out, outOffset, ldo, parallelism());
  }

  @Override
  public void layerNorm(int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float[] beta,
      int betaOffset, float epsilon, float[] out, int outOffset, int ldo) {
    FloatRows.layerNorm(m, n, x, xOffset, ldx, gamma, gammaOffset, beta, betaOffset, epsilon, out, outOffset, ldo,
        parallelism());
  }

  @Override
  public void rmsNorm(int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float epsilon,
      float[] out, int outOffset, int ldo) {
    FloatRows.rmsNorm(m, n, x, xOffset, ldx, gamma, gammaOffset, epsilon, out, outOffset, ldo, parallelism());
  }

  @Override
  public void softmaxCrossEntropy(int m, int n, float[] x, int xOffset, int ldx, int[] labels, int labelsOffset,
      float scale, float[] losses, int lossesOffset, float[] gradient, int gradientOffset, int ldg) {
    FloatRows.softmaxCrossEntropy(m, n, x, xOffset, ldx, labels, labelsOffset, scale, losses, lossesOffset, gradient,
        gradientOffset, ldg, parallelism());
  }

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    FloatMoves.transpose(m, n, x, xOffset, ldx, out, outOffset, ldo, parallelism());
  }

  @Override
  public void copy(int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] out, int outOffset,
      int outRowStride, int outColStride) {
    FloatMoves.copy(m, n, x, xOffset, xRowStride, xColStride, out, outOffset, outRowStride, outColStride,
        parallelism());
  }

  @Override
  public void gatherRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo) {
    FloatMoves.gatherRows(count, rows, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo, parallelism());
  }

  @Override
  public void scatterRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo) {
    FloatMoves.scatterRows(count, rows, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo, parallelism());
  }

  @Override
  public void scatterAddRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices,
      int indicesOffset, float[] out, int outOffset, int ldo) {
    FloatMoves.scatterAddRows(count, rows, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo,
        parallelism());
  }

  @Override
  public void uniform(RandomStream stream, long position, int n, float low, float high, float[] out, int outOffset) {
    stream.uniform(position, n, low, high, out, outOffset, parallelism());
  }

  @Override
  public void normal(RandomStream stream, long position, int n, float mean, float stddev, float[] out, int outOffset) {
    stream.normal(position, n, mean, stddev, out, outOffset, parallelism());
  }

  @Override
  public void dropoutMask(RandomStream stream, long position, int n, float probability, float[] out, int outOffset) {
    stream.dropoutMask(position, n, probability, out, outOffset, parallelism());
  }
}
