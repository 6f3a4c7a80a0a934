package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.blas.Transpose;

/** {@code y = alpha op(A) x + beta y}. */
final class GemvProblem extends Problem {
  final Transpose trans;
  final int m;
  final int n;
  final double alpha;
  final double beta;
  final Operand a;
  final Operand x;
  final Operand y;

  GemvProblem(Draw draw) {
    super(draw.type);
    trans = draw.flip() ? Transpose.YES : Transpose.NO;
    boolean transposed = trans == Transpose.YES;
    int k = draw.length();
    int results = draw.size(k > 200 ? 33 : 129);
    m = transposed ? k : results;
    n = transposed ? results : k;
    alpha = draw.factor();
    beta = draw.factor();
    a = draw.matrix(m, n);
    x = draw.vector(k);
    draw.mirror(a, transposed, 1);
    draw.mirror(x, true, -1);
    y = draw.outputVector(results);
    if (alpha == 0) {
      draw.forbid(a);
      draw.forbid(x);
    }
    for (int i = 0; beta == 0 && i < results; i++) {
      y.set(i, 0, Double.NaN);
    }
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{y};
  }

  @Override
  void run(Library library, Operand[] out) {
    if (type == ElementType.F32) {
      FloatBlasCalls.gemv(library, this, out[0]);
    } else {
      DoubleBlasCalls.gemv(library, this, out[0]);
    }
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    int k = x.rows;
    if (alpha == 0 || k == 0) {
      return Products.scaled(type, beta, y.get(i), claim);
    }
    boolean transposed = trans == Transpose.YES;
    ExactSum sum = new ExactSum();
    for (int p = 0; p < k; p++) {
      sum.add(transposed ? a.get(p, i) : a.get(i, p), x.get(p));
    }
    long roundings = transposed || !claim.lanes() ? claim.product(type, k) : claim.dot(type, k) + 2;
    long blocks = transposed ? Math.ceilDiv(k, Claim.kc(type)) : 1;
    return Products.expected(type, alpha, sum, beta, y.get(i), roundings, k, blocks, claim);
  }

  @Override
  String describe() {
    return trans + " " + m + "x" + n + " alpha=" + alpha + " beta=" + beta + " lda=" + a.rowStride + " incX="
        + x.rowStride + " incY=" + y.rowStride;
  }
}
