package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** {@code A = alpha x y^T + A}. */
final class GerProblem extends Problem {
  final int m;
  final int n;
  final double alpha;
  final Operand x;
  final Operand y;
  final Operand a;

  GerProblem(Draw draw) {
    super(draw.type);
    m = draw.size(65);
    n = draw.size(129);
    alpha = draw.factor();
    x = draw.vector(m);
    y = draw.vector(n);
    a = draw.output(m, n);
    if (alpha == 0) {
      draw.forbid(x);
      draw.forbid(y);
    }
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{a};
  }

  @Override
  void run(Library library, Operand[] out) {
    if (type == ElementType.F32) {
      FloatBlasCalls.ger(library, this, out[0]);
    } else {
      DoubleBlasCalls.ger(library, this, out[0]);
    }
  }

  /** One rounding for alpha*x, one for the fma; without fma one more, or, with alpha last, for other factors. */
  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    double before = a.get(i, j);
    if (alpha == 0) {
      return Expected.exactly(before);
    }
    double factor = x.get(i);
    double other = y.get(j);
    double scaled = Math.abs(alpha * factor);
    boolean outOfRange = Limits.overflows(type, scaled) || scaled < Limits.normal(type) && !Double.isFinite(other);
    if (Double.isFinite(factor) && factor != 0 && outOfRange) {
      return Expected.anything();
    }
    if (!Double.isFinite(factor) || !Double.isFinite(other) || !Double.isFinite(before)) {
      return Expected.exactly(Math.fma(type.round(alpha * factor), other, before));
    }
    TwoDoubles product = TwoDoubles.product(alpha, factor).times(other);
    TwoDoubles value = product.plus(before);
    double size = Math.abs(product.high());
    if (Limits.overflows(type, size + Math.abs(before))) {
      return Expected.anything();
    }
    double u = type.unitRoundoff();
    double bound = type.gamma(claim.lanes() ? 2 : 3) * size + u * Math.abs(before) * (1 + u)
        + Limits.eta(type) * (1 + Math.abs(other) + Math.abs(alpha));
    return Expected.within(value, bound);
  }

  @Override
  String describe() {
    return m + "x" + n + " alpha=" + alpha + " incX=" + x.rowStride + " incY=" + y.rowStride + " lda=" + a.rowStride;
  }
}
