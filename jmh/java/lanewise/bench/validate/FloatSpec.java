package lanewise.bench.validate;

import lanewise.blas.Transpose;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatSearch;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;
import lanewise.vmath.RandomStream;

/**
 * The contract of docs/numerics.md as plain loops, to which Lanewise must be equal bit for bit. It has no elementary
 * functions and nothing that is made of them, and not the norms that scale.
 */
final class FloatSpec implements FloatKernels {
  private static final int KC = 4096 / Float.BYTES;

  private static float[] run(int n, float[] x, int offset, int stride) {
    float[] run = new float[n];
    int first = stride < 0 && n > 0 ? offset - (n - 1) * stride : offset;
    for (int p = 0; p < n; p++) {
      run[p] = x[first + p * stride];
    }
    return run;
  }

  /** alpha times the products of two runs in blocks of KC, or in the order of dot, plus beta c. */
  private static float product(boolean inLanes, float alpha, float[] x, float[] y, float beta, float c) {
    if (alpha == 0 || x.length == 0) {
      return beta == 0 ? 0f : beta == 1 ? c : beta * c;
    }
    if (inLanes) {
      return first(alpha, FloatSpecSums.dot(x, y), beta, c);
    }
    float result = c;
    for (int begin = 0; begin < x.length; begin += KC) {
      float sum = 0f;
      for (int p = begin; p < Math.min(begin + KC, x.length); p++) {
        sum = Math.fma(x[p], y[p], sum);
      }
      result = begin == 0 ? first(alpha, sum, beta, result) : Math.fma(alpha, sum, result);
    }
    return result;
  }

  private static float first(float alpha, float sum, float beta, float c) {
    return beta == 0 ? alpha * sum : Math.fma(beta, c, alpha * sum);
  }

  @Override
  public void gemm(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda,
      float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
    boolean tA = transA == Transpose.YES;
    boolean tB = transB == Transpose.YES;
    boolean inLanes = n == 1 ? !tA : m == 1 && tB;
    boolean reads = alpha != 0;
    for (int j = 0; j < n; j++) {
      float[] column = reads ? run(k, b, tB ? bOffset + j * ldb : bOffset + j, tB ? 1 : ldb) : new float[k];
      for (int i = 0; i < m; i++) {
        float[] row = reads ? run(k, a, tA ? aOffset + i : aOffset + i * lda, tA ? lda : 1) : column;
        int at = cOffset + i * ldc + j;
        c[at] = product(inLanes, alpha, row, column, beta, c[at]);
      }
    }
  }

  @Override
  public void gemmBiasRelu(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc, float[] bias,
      int biasOffset,
      boolean perRow, boolean relu) {
    gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = cOffset + i * ldc + j;
        c[at] = bias == null ? c[at] : c[at] + bias[biasOffset + (perRow ? i : j)];
        c[at] = relu ? Math.max(c[at], 0f) : c[at];
      }
    }
  }

  @Override
  public void gemmReluGradient(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a,
      int aOffset,
      int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc, float[] y, int yOffset,
      int ldy) {
    gemm(transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        c[cOffset + i * ldc + j] = y[yOffset + i * ldy + j] > 0 ? c[cOffset + i * ldc + j] : 0f;
      }
    }
  }

  @Override
  public void gemmBatch(Transpose transA, Transpose transB, int m, int n, int k, float alpha, float[] a, int aOffset,
      int lda, int strideA, float[] b, int bOffset, int ldb, int strideB, float beta, float[] c, int cOffset, int ldc,
      int strideC, int batch) {
    for (int each = 0; each < batch; each++) {
      gemm(transA, transB, m, n, k, alpha, a, aOffset + each * strideA, lda, b, bOffset + each * strideB, ldb, beta, c,
          cOffset + each * strideC, ldc);
    }
  }

  @Override
  public void gemv(Transpose trans, int m, int n, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
      int incX, float beta, float[] y, int yOffset, int incY) {
    boolean transposed = trans == Transpose.YES;
    int results = transposed ? n : m;
    int k = transposed ? m : n;
    float[] vector = run(k, x, xOffset, incX);
    int begin = incY < 0 && results > 0 ? yOffset - (results - 1) * incY : yOffset;
    for (int i = 0; i < results; i++) {
      float[] row = run(k, a, transposed ? aOffset + i : aOffset + i * lda, transposed ? lda : 1);
      int at = begin + i * incY;
      y[at] = product(!transposed, alpha, row, vector, beta, y[at]);
    }
  }

  @Override
  public void ger(int m, int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY,
      float[] a,
      int aOffset, int lda) {
    float[] column = run(m, x, xOffset, incX);
    float[] row = run(n, y, yOffset, incY);
    for (int i = 0; alpha != 0 && i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = aOffset + i * lda + j;
        a[at] = Math.fma(alpha * column[i], row[j], a[at]);
      }
    }
  }

  @Override
  public float dot(int n, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    return FloatSpecSums.dot(run(n, x, xOffset, incX), run(n, y, yOffset, incY));
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xOffset, int incX, float[] y, int yOffset, int incY) {
    float[] vector = run(n, x, xOffset, incX);
    int begin = incY < 0 && n > 0 ? yOffset - (n - 1) * incY : yOffset;
    for (int p = 0; alpha != 0 && p < n; p++) {
      y[begin + p * incY] = Math.fma(alpha, vector[p], y[begin + p * incY]);
    }
  }

  @Override
  public void scal(int n, float alpha, float[] x, int xOffset, int incX) {
    for (int p = 0; p < n; p++) {
      x[xOffset + p * Math.abs(incX)] *= alpha;
    }
  }

  @Override
  public float asum(int n, float[] x, int xOffset, int incX) {
    return FloatSpecSums.lanes(
        run(n, x, xOffset, incX), 0, n, 0f, (each, lane) -> lane + Math.abs(each), (each, lane) -> lane + each);
  }

  @Override
  public int iamax(int n, float[] x, int xOffset, int incX) {
    float[] magnitudes = run(n, x, xOffset, incX);
    for (int p = 0; p < n; p++) {
      magnitudes[p] = Math.abs(magnitudes[p]);
    }
    return position(FloatSearch.ARGMAX, magnitudes);
  }

  private static int position(FloatSearch search, float[] x) {
    int best = -1;
    for (int p = 0; p < x.length; p++) {
      if (Float.isNaN(x[p])) {
        return p;
      }
      boolean better = best < 0 || (search == FloatSearch.ARGMAX ? x[p] > x[best] : x[p] < x[best]);
      best = better ? p : best;
    }
    return best;
  }

  @Override
  public void unary(FloatUnary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] out,
      int outOffset, int ldo) {
    // Also where there is no element, what is not covered is not.
    unary(function, 1f);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        out[outOffset + i * ldo + j] = unary(function, x[xOffset + i * xRowStride + j * xColStride]);
      }
    }
  }

  private static float unary(FloatUnary function, float x) {
    return switch (function) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case SQUARE -> x * x;
      case SQRT -> (float) Math.sqrt(x);
      case RECIPROCAL -> 1f / x;
      case RELU -> Math.max(x, 0f);
      case HARD_SIGMOID -> x >= 3f ? 1f : x <= -3f ? 0f : (x + 3f) / 6f;
      default -> throw new NotCoveredException(function.toString());
    };
  }

  @Override
  public void binary(FloatBinary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] y,
      int yOffset, int yRowStride, int yColStride, float[] out, int outOffset, int ldo) {
    binary(function, 1f, 1f);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        out[outOffset + i * ldo + j] = binary(
            function, x[xOffset + i * xRowStride + j * xColStride], y[yOffset + i * yRowStride + j * yColStride]);
      }
    }
  }

  private static float binary(FloatBinary function, float x, float y) {
    return switch (function) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> x / y;
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
      case EQUAL -> x == y ? 1f : 0f;
      case NOT_EQUAL -> x != y ? 1f : 0f;
      case LESS -> x < y ? 1f : 0f;
      case LESS_OR_EQUAL -> x <= y ? 1f : 0f;
      case GREATER -> x > y ? 1f : 0f;
      case GREATER_OR_EQUAL -> x >= y ? 1f : 0f;
      case LEAKY_RELU -> x > 0 ? x : y * x;
      case RELU_GRAD -> x > 0 ? y : 0f;
      case SIGMOID_GRAD -> y * (x * (1f - x));
      case TANH_GRAD -> y * Math.fma(-x, x, 1f);
      case HARD_SIGMOID_GRAD -> x > -3f && x < 3f ? y / 6f : 0f;
      default -> throw new NotCoveredException(function.toString());
    };
  }

  @Override
  public void ternary(FloatTernary function, int m, int n, float[] x, int xOffset, int xRowStride, int xColStride,
      float[] y, int yOffset, int yRowStride, int yColStride, float[] z, int zOffset, int zRowStride, int zColStride,
      float[] out, int outOffset, int ldo) {
    ternary(function, 1f, 1f, 1f);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        out[outOffset + i * ldo + j] = ternary(
            function, x[xOffset + i * xRowStride + j * xColStride], y[yOffset + i * yRowStride + j * yColStride],
            z[zOffset + i * zRowStride + j * zColStride]);
      }
    }
  }

  private static float ternary(FloatTernary function, float x, float y, float z) {
    return switch (function) {
      case FMA -> Math.fma(x, y, z);
      case CLAMP -> Math.min(Math.max(x, y), z);
      case LERP -> Math.fma(z, y, Math.fma(-z, x, x));
      case WHERE -> x != 0 ? y : z;
      case LEAKY_RELU_GRAD -> x > 0 ? y : z * y;
      default -> throw new NotCoveredException(function.toString());
    };
  }

  @Override
  public void reduce(FloatReduction reduction, boolean columns, int m, int n, float[] x, int xOffset, int ldx,
      float[] out,
      int outOffset) {
    FloatSpecSums.reduce(reduction, new float[1]);
    for (int i = 0; i < (columns ? n : m); i++) {
      out[outOffset + i] = FloatSpecSums.reduce(reduction, rowOrColumn(columns, i, m, n, x, xOffset, ldx));
    }
  }

  private static float[] rowOrColumn(boolean columns, int i, int m, int n, float[] x, int xOffset, int ldx) {
    return columns ? run(m, x, xOffset + i, ldx) : run(n, x, xOffset + i * ldx, 1);
  }

  @Override
  public void search(FloatSearch search, boolean columns, int m, int n, float[] x, int xOffset, int ldx, int[] out,
      int outOffset) {
    for (int i = 0; i < (columns ? n : m); i++) {
      out[outOffset + i] = position(search, rowOrColumn(columns, i, m, n, x, xOffset, ldx));
    }
  }

  @Override
  public void normalize(int m, int n, float[] x, int xOffset, int ldx, float epsilon, float[] out, int outOffset,
      int ldo) {
    for (int i = 0; i < m; i++) {
      float[] row = run(n, x, xOffset + i * ldx, 1);
      float mean = FloatSpecSums.sum(row) / n;
      float factor = 1f / (float) Math.sqrt(FloatSpecSums.variance(row) + epsilon);
      for (int j = 0; j < n; j++) {
        out[outOffset + i * ldo + j] = (row[j] - mean) * factor;
      }
    }
  }

  @Override
  public void layerNorm(int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float[] beta,
      int betaOffset, float epsilon, float[] out, int outOffset, int ldo) {
    normalize(m, n, x, xOffset, ldx, epsilon, out, outOffset, ldo);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = outOffset + i * ldo + j;
        out[at] = Math.fma(out[at], gamma[gammaOffset + j], beta[betaOffset + j]);
      }
    }
  }

  @Override
  public void rmsNorm(int m, int n, float[] x, int xOffset, int ldx, float[] gamma, int gammaOffset, float epsilon,
      float[] out, int outOffset, int ldo) {
    for (int i = 0; i < m; i++) {
      float[] row = run(n, x, xOffset + i * ldx, 1);
      float factor = 1f / (float) Math.sqrt(FloatSpecSums.squares(row) / n + epsilon);
      for (int j = 0; j < n; j++) {
        out[outOffset + i * ldo + j] = (row[j] * factor) * gamma[gammaOffset + j];
      }
    }
  }

  @Override
  public void cumulativeSum(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    for (int i = 0; i < m; i++) {
      float sum = 0f;
      for (int j = 0; j < n; j++) {
        sum = sum + x[xOffset + i * ldx + j];
        out[outOffset + i * ldo + j] = sum;
      }
    }
  }

  @Override
  public void transpose(int m, int n, float[] x, int xOffset, int ldx, float[] out, int outOffset, int ldo) {
    copy(m, n, x, xOffset, ldx, 1, out, outOffset, 1, ldo);
  }

  @Override
  public void copy(int m, int n, float[] x, int xOffset, int xRowStride, int xColStride, float[] out, int outOffset,
      int outRowStride, int outColStride) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        out[outOffset + i * outRowStride + j * outColStride] = x[xOffset + i * xRowStride + j * xColStride];
      }
    }
  }

  @Override
  public void gatherRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo) {
    for (int i = 0; i < count; i++) {
      copy(1, n, x, xOffset + indices[indicesOffset + i] * ldx, 0, 1, out, outOffset + i * ldo, 0, 1);
    }
  }

  @Override
  public void scatterRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices, int indicesOffset,
      float[] out, int outOffset, int ldo) {
    for (int i = 0; i < count; i++) {
      copy(1, n, x, xOffset + i * ldx, 0, 1, out, outOffset + indices[indicesOffset + i] * ldo, 0, 1);
    }
  }

  @Override
  public void scatterAddRows(int count, int rows, int n, float[] x, int xOffset, int ldx, int[] indices,
      int indicesOffset,
      float[] out, int outOffset, int ldo) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < n; j++) {
        int at = outOffset + indices[indicesOffset + i] * ldo + j;
        out[at] = out[at] + x[xOffset + i * ldx + j];
      }
    }
  }

  @Override
  public void dropoutMask(RandomStream stream, long position, int n, float probability, float[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      boolean dropped = Integer.toUnsignedLong(PhiloxSpec.word(stream, position + i)) < probability * 0x1p32;
      out[outOffset + i] = dropped ? 0f : 1f / (1f - probability);
    }
  }
}
