package lanewise.bench.validate;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import java.nio.FloatBuffer;
import lanewise.blas.Transpose;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS's kernels on floats, on buffers over the arrays; it takes no arrays without any element. */
final class FloatOpenBlas implements FloatKernels {

  private static int code(Transpose trans) {
    return trans == Transpose.YES ? CblasTrans : CblasNoTrans;
  }

  /** The array from an index on. */
  private static FloatBuffer from(float[] array, int offset) {
    return FloatBuffer.wrap(array, offset, array.length - offset);
  }

  @Override
  public void gemm(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda,
      float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
    if (m > 0 && n > 0 && k > 0) {
      openblas_nolapack.cblas_sgemm(
          CblasRowMajor, code(transA), code(transB), m, n, k, alpha, from(a, aOffset), lda, from(b, bOffset), ldb, beta,
          from(c, cOffset), ldc);
    } else {
      throw new NotCoveredException("an empty product");
    }
  }

  @Override
  public void gemv(Transpose trans, int m, int n, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
      int incX, float beta, float[] y, int yOffset, int incY) {
    if (m == 0 || n == 0) {
      throw new NotCoveredException("an empty matrix");
    }
    openblas_nolapack.cblas_sgemv(
        CblasRowMajor, code(trans), m, n, alpha, from(a, aOffset), lda, from(x, xOffset), incX, beta, from(y, yOffset),
        incY);
  }

  @Override
  public void ger(int m, int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY,
      float[] a,
      int aOffset, int lda) {
    if (m > 0 && n > 0) {
      openblas_nolapack.cblas_sger(
          CblasRowMajor, m, n, alpha, from(x, xOffset), incX, from(y, yOffset), incY, from(a, aOffset), lda);
    }
  }

  @Override
  public float dot(int n, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    return n == 0 ? 0f : openblas_nolapack.cblas_sdot(n, from(x, xOffset), incX, from(y, yOffset), incY);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    if (n > 0) {
      openblas_nolapack.cblas_saxpy(n, alpha, from(x, xOffset), incX, from(y, yOffset), incY);
    }
  }

  /** A negative increment means nothing to the level 1 operations of one vector. */
  @Override
  public void scal(int n, float alpha, float[] x, int xOffset, int incX) {
    if (n > 0) {
      openblas_nolapack.cblas_sscal(n, alpha, from(x, xOffset), Math.abs(incX));
    }
  }

  @Override
  public float nrm2(int n, float[] x, int xOffset, int incX) {
    return n == 0 ? 0f : openblas_nolapack.cblas_snrm2(n, from(x, xOffset), Math.abs(incX));
  }

  @Override
  public float asum(int n, float[] x, int xOffset, int incX) {
    return n == 0 ? 0f : openblas_nolapack.cblas_sasum(n, from(x, xOffset), Math.abs(incX));
  }

  /** Of a NaN, it has no convention. */
  @Override
  public int iamax(int n, float[] x, int xOffset, int incX) {
    if (n == 0 || incX < 0) {
      throw new NotCoveredException("no element, or a negative increment");
    }
    for (int p = 0; p < n; p++) {
      if (Float.isNaN(x[xOffset + p * incX])) {
        throw new NotCoveredException("NaN");
      }
    }
    return (int) openblas_nolapack.cblas_isamax(n, from(x, xOffset), incX);
  }
}
