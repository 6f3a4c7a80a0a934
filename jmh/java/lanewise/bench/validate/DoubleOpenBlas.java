package lanewise.bench.validate;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import java.nio.DoubleBuffer;
import lanewise.blas.Transpose;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS's kernels on doubles, on buffers over the arrays; it takes no arrays without any element. */
final class DoubleOpenBlas implements DoubleKernels {

  private static int code(Transpose trans) {
    return trans == Transpose.YES ? CblasTrans : CblasNoTrans;
  }

  /** The array from an index on. */
  private static DoubleBuffer from(double[] array, int offset) {
    return DoubleBuffer.wrap(array, offset, array.length - offset);
  }

  @Override
  public void gemm(Transpose transA, Transpose transB, int m, int n, int k, double alpha, double[] a, int aOffset,
      int lda,
      double[] b, int bOffset, int ldb, double beta, double[] c, int cOffset, int ldc) {
    if (m > 0 && n > 0 && k > 0) {
      openblas_nolapack.cblas_dgemm(
          CblasRowMajor, code(transA), code(transB), m, n, k, alpha, from(a, aOffset), lda, from(b, bOffset), ldb, beta,
          from(c, cOffset), ldc);
    } else {
      throw new NotCoveredException("an empty product");
    }
  }

  @Override
  public void gemv(Transpose trans, int m, int n, double alpha, double[] a, int aOffset, int lda, double[] x,
      int xOffset,
      int incX, double beta, double[] y, int yOffset, int incY) {
    if (m == 0 || n == 0) {
      throw new NotCoveredException("an empty matrix");
    }
    openblas_nolapack.cblas_dgemv(
        CblasRowMajor, code(trans), m, n, alpha, from(a, aOffset), lda, from(x, xOffset), incX, beta, from(y, yOffset),
        incY);
  }

  @Override
  public void ger(int m, int n, double alpha, double[] x, int xOffset, int incX, double[] y, int yOffset, int incY,
      double[] a,
      int aOffset, int lda) {
    if (m > 0 && n > 0) {
      openblas_nolapack.cblas_dger(
          CblasRowMajor, m, n, alpha, from(x, xOffset), incX, from(y, yOffset), incY, from(a, aOffset), lda);
    }
  }

  @Override
  public double dot(int n, double[] x, int xOffset, int incX, double[] y, int yOffset, int incY) {
    return n == 0 ? 0 : openblas_nolapack.cblas_ddot(n, from(x, xOffset), incX, from(y, yOffset), incY);
  }

  @Override
  public void axpy(int n, double alpha, double[] x, int xOffset, int incX, double[] y, int yOffset, int incY) {
    if (n > 0) {
      openblas_nolapack.cblas_daxpy(n, alpha, from(x, xOffset), incX, from(y, yOffset), incY);
    }
  }

  /** A negative increment means nothing to the level 1 operations of one vector. */
  @Override
  public void scal(int n, double alpha, double[] x, int xOffset, int incX) {
    if (n > 0) {
      openblas_nolapack.cblas_dscal(n, alpha, from(x, xOffset), Math.abs(incX));
    }
  }

  @Override
  public double nrm2(int n, double[] x, int xOffset, int incX) {
    return n == 0 ? 0 : openblas_nolapack.cblas_dnrm2(n, from(x, xOffset), Math.abs(incX));
  }

  @Override
  public double asum(int n, double[] x, int xOffset, int incX) {
    return n == 0 ? 0 : openblas_nolapack.cblas_dasum(n, from(x, xOffset), Math.abs(incX));
  }

  /** Of a NaN, it has no convention. */
  @Override
  public int iamax(int n, double[] x, int xOffset, int incX) {
    if (n == 0 || incX < 0) {
      throw new NotCoveredException("no element, or a negative increment");
    }
    for (int p = 0; p < n; p++) {
      if (Double.isNaN(x[xOffset + p * incX])) {
        throw new NotCoveredException("NaN");
      }
    }
    return (int) openblas_nolapack.cblas_idamax(n, from(x, xOffset), incX);
  }
}
