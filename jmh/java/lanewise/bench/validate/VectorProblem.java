package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** An operation on one or two vectors. */
final class VectorProblem extends Problem {

  /** What is done. */
  enum Kind {
    DOT, AXPY, SCAL, NRM2, ASUM, IAMAX
  }

  final Kind kind;
  final int n;
  final double alpha;
  final Operand x;
  /** The second vector, or null. */
  final Operand y;
  /** What is written: a vector, or a place for a number. */
  private final Operand output;

  VectorProblem(Kind kind, Draw draw) {
    super(draw.type);
    this.kind = kind;
    n = draw.length();
    alpha = draw.factor();
    x = kind == Kind.SCAL ? draw.outputVector(n) : draw.vector(n);
    y = switch (kind) {
      case DOT -> draw.vector(n);
      case AXPY -> draw.outputVector(n);
      default -> null;
    };
    if (kind == Kind.DOT) {
      draw.mirror(x, true, 1);
      draw.mirror(y, true, -1);
    }
    if (kind == Kind.NRM2 && draw.flip()) {
      scale(draw);
    }
    if (kind == Kind.AXPY && alpha == 0) {
      draw.forbid(x);
    }
    output = switch (kind) {
      case AXPY -> y;
      case SCAL -> x;
      default -> Operand.vector(draw.random, 0, 1, 1);
    };
  }

  /** To where squares overflow or underflow. */
  private void scale(Draw draw) {
    int exponent = type == ElementType.F32 ? draw.from(-130, 120) : draw.from(-1050, 1015);
    for (int p = 0; p < n; p++) {
      x.set(p, 0, type.round(Math.scalb(x.get(p), exponent)));
    }
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{output};
  }

  @Override
  void run(Library library, Operand[] out) {
    if (type == ElementType.F32) {
      FloatBlasCalls.vector(library, this, out[0]);
    } else {
      DoubleBlasCalls.vector(library, this, out[0]);
    }
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    return switch (kind) {
      case DOT -> dot(claim);
      case AXPY -> axpy(i, claim);
      case SCAL -> Expected.exactly(type.round(alpha * x.get(i)));
      case NRM2 -> nrm2(claim);
      case ASUM -> asum(claim);
      case IAMAX -> Expected.exactly(iamax());
    };
  }

  private Expected dot(Claim claim) {
    ExactSum sum = new ExactSum();
    for (int p = 0; p < n; p++) {
      sum.add(x.get(p), y.get(p));
    }
    if (sum.isNaN()) {
      return Expected.exactly(Double.NaN);
    }
    if (Limits.overflows(type, sum.magnitude())) {
      return Expected.anything();
    }
    TwoDoubles value = sum.sum();
    if (!value.isFinite()) {
      return Expected.exactly(value.high());
    }
    double gamma = type.gamma(claim.dot(type, n));
    return new Expected(value.high(), value.low(), gamma * sum.magnitude() + n * (1 + gamma) * Limits.eta(type) / 2,
        sum.magnitude() == 0 && claim.lanes());
  }

  /** Rounded once, but by who multiplies first. */
  private Expected axpy(int i, Claim claim) {
    double before = y.get(i);
    if (alpha == 0) {
      return Expected.exactly(before);
    }
    double product = alpha * x.get(i);
    if (claim.lanes() || !Double.isFinite(product + before)) {
      return Expected.exactly(Limits.fma(type, alpha, x.get(i), before));
    }
    if (Limits.overflows(type, Math.abs(product) + Math.abs(before))) {
      return Expected.anything();
    }
    return Expected.within(
        TwoDoubles.product(alpha, x.get(i)).plus(before),
        type.gamma(2) * (Math.abs(product) + Math.abs(before)) + Limits.eta(type));
  }

  private Expected nrm2(Claim claim) {
    return Norms.euclidean(type, x.column(0), Math.max(6, claim.dot(type, n)) + (claim.lanes() ? 0 : 2));
  }

  private Expected asum(Claim claim) {
    ExactSum sum = new ExactSum();
    for (int p = 0; p < n; p++) {
      sum.add(Math.abs(x.get(p)));
    }
    if (sum.isNaN()) {
      return Expected.exactly(Double.NaN);
    }
    if (Limits.overflows(type, sum.magnitude())) {
      return Expected.anything();
    }
    TwoDoubles value = sum.sum();
    if (!value.isFinite()) {
      return Expected.exactly(value.high());
    }
    return new Expected(value.high(), value.low(), type.gamma(claim.dot(type, n)) * sum.magnitude(), true);
  }

  private int iamax() {
    int best = n == 0 ? -1 : 0;
    for (int p = 1; p < n && !Double.isNaN(x.get(best)); p++) {
      boolean larger = Math.abs(x.get(p)) > Math.abs(x.get(best)) || Double.isNaN(x.get(p));
      best = larger ? p : best;
    }
    return best;
  }

  @Override
  String describe() {
    return "n=" + n + " incX=" + x.rowStride + (y == null ? "" : " incY=" + y.rowStride)
        + (kind == Kind.AXPY || kind == Kind.SCAL ? " alpha=" + alpha : "");
  }
}
