package lanewise.bench.validate;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import lanewise.autodiff.Node;
import lanewise.blas.Transpose;
import lanewise.tensor.ElementType;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatSearch;
import lanewise.vmath.FloatUnary;

/** Kernels with one fault each. */
final class Mutants {

  private Mutants() {}

  /** Leaves out the last column where it stands alone in a tile. */
  static final class SkipsLastColumn extends FloatLanewise {
    @Override
    public void gemm(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
        int lda,
        float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
      int columns = n % 16 == 1 ? n - 1 : n;
      super.gemm(transA, transB, m, columns, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    }
  }

  /** Takes A for its transpose where that is of the same shape. */
  static final class SwapsTranspose extends FloatLanewise {
    @Override
    public void gemm(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
        int lda,
        float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
      super.gemm(m == k ? Transpose.NO : transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c,
          cOffset,
          ldc);
    }
  }

  /** Takes beta = 0 for a factor like any other: NaN stays NaN. */
  static final class ReadsC extends FloatLanewise {
    @Override
    public void gemm(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
        int lda,
        float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
      for (int i = 0; beta == 0 && i < m; i++) {
        for (int j = 0; j < n; j++) {
          c[cOffset + i * ldc + j] *= beta;
        }
      }
      super.gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta == 0 ? 1 : beta, c, cOffset,
          ldc);
    }
  }

  /** Reads the element after the last one, and adds it 0 times. */
  static final class ReadsPadding extends FloatLanewise {
    @Override
    public float dot(int n, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
      int next = xOffset + n * Math.abs(incX);
      return super.dot(n, x, xOffset, incX, y, yOffset, incY) + (next < x.length ? 0 * x[next] : 0);
    }
  }

  /** Scales the element after the last one, too. */
  static final class WritesPadding extends FloatLanewise {
    @Override
    public void scal(int n, float alpha, float[] x, int xOffset, int incX) {
      super.scal(xOffset + n < x.length && incX == 1 ? n + 1 : n, alpha, x, xOffset, incX);
    }
  }

  /** Writes over an operand. */
  static final class WritesInput extends FloatLanewise {
    @Override
    public float asum(int n, float[] x, int xOffset, int incX) {
      float sum = super.asum(n, x, xOffset, incX);
      if (n > 10) {
        x[xOffset] = sum;
      }
      return sum;
    }
  }

  /** Is off by 3 ULP now and then. */
  static final class InexactExp extends FloatLanewise {
    @Override
    public void unary(FloatUnary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
        float[] out, int outOffset, int ldo) {
      super.unary(function, m, n, x, xOffset, xRowStride, xColStride, out, outOffset, ldo);
      if (n > 31) {
        out[outOffset + 31] += 3 * Math.ulp(out[outOffset + 31]);
      }
    }
  }

  /** Leaves out what does not fill a vector. */
  static final class DropsTail extends FloatLanewise {
    @Override
    public void reduce(FloatReduction reduction, boolean columns, int m, int n, float[] x, int xOffset, int ldx,
        float[] out,
        int outOffset) {
      super.reduce(reduction, columns, m, columns || n < 64 ? n : n - n % 16, x, xOffset, ldx, out, outOffset);
    }
  }

  /** Of equal elements the last. */
  static final class TiesToLast extends FloatLanewise {
    @Override
    public void search(FloatSearch search, boolean columns, int m, int n, float[] x, int xOffset, int ldx, int[] out,
        int outOffset) {
      super.search(search, columns, m, n, x, xOffset, ldx, out, outOffset);
      for (int i = 0; !columns && i < m; i++) {
        for (int j = 0; j < n; j++) {
          out[outOffset + i] =
              x[xOffset + i * ldx + j] == x[xOffset + i * ldx + out[outOffset + i]] ? j : out[outOffset + i];
        }
      }
    }
  }

  /** The gradient that uphill methods want. */
  static final class WrongSign extends LanewiseDerivatives {
    @Override
    public Tensor vjp(String operation, UnaryOperator<Node> f, Tensor x, Tensor dy) {
      Tensor right = super.vjp(operation, f, x, dy);
      double[] elements = right.toDoubleArray();
      elements[0] = -elements[0];
      return Tensor.of(elements, 0, right.shape()).to(ElementType.FLOAT);
    }
  }

  /** Leaves the indices in another order. */
  static final class ChangesIndices extends FloatLanewise {
    @Override
    public void gatherRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices,
        int indicesOffset, float[] out, int outOffset, int ldo) {
      super.gatherRows(count, rows, n, x, xOffset, ldx, indices, indicesOffset, out, outOffset, ldo);
      Arrays.sort(indices, indicesOffset, indicesOffset + count);
    }
  }

  /** Takes NaN for a missing number, in the middle of what vectors sum. */
  static final class LosesNaN extends FloatLanewise {
    @Override
    public float asum(int n, float[] x, int xOffset, int incX) {
      float sum = super.asum(n, x, xOffset, incX);
      return n < 500 || sum == sum ? sum : 0;
    }
  }

  /** Lets through what ReLU stopped at 0. */
  static final class PassesZeros extends FloatLanewise {
    @Override
    public void gemmReluGradient(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a,
        int aOffset, int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc, float[] y,
        int yOffset, int ldy) {
      float[] passed = y.clone();
      for (int i = 0; i < y.length; i++) {
        passed[i] = y[i] == 0 ? 1 : y[i];
      }
      super.gemmReluGradient(
          transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc, passed, yOffset,
          ldy);
    }
  }

  /** Its results are no numbers. */
  static final class GivesNaN extends FloatLanewise {
    @Override
    public float asum(int n, float[] x, int xOffset, int incX) {
      return Float.NaN;
    }

    @Override
    public void scal(int n, float alpha, float[] x, int xOffset, int incX) {
      super.scal(n, alpha, x, xOffset, incX);
      if (n > 0) {
        x[xOffset] = Float.NaN;
      }
    }
  }

  /** Fails in another way. */
  static final class FailsAnAssertion extends FloatLanewise {
    @Override
    public float asum(int n, float[] x, int xOffset, int incX) {
      if (n > 3) {
        throw new AssertionError("no more than 3");
      }
      return super.asum(n, x, xOffset, incX);
    }
  }

  /** Fails. */
  static final class Throws extends FloatLanewise {
    @Override
    public int iamax(int n, float[] x, int xOffset, int incX) {
      if (n > 3) {
        throw new IllegalStateException("no more than 3");
      }
      return super.iamax(n, x, xOffset, incX);
    }
  }
}
