package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.blas.Transpose;

/** A matrix product, with what can be done after it, or a batch of them. */
final class GemmProblem extends Problem {

  /** What is called. */
  enum Form {
    PLAIN, BIAS_RELU, RELU_GRADIENT, BATCH
  }

  final Form form;
  final Transpose transA;
  final Transpose transB;
  final int m;
  final int n;
  final int k;
  final int batch;
  final double alpha;
  final double beta;
  final Operand a;
  final Operand b;
  /** All of the batch, one below the other. */
  final Operand c;
  final int strideA;
  final int strideB;
  final int strideC;
  /** Null for none. */
  final Operand bias;
  final boolean perRow;
  final boolean relu;
  /** What ReLU gave, for its gradient; else null. */
  final Operand activations;

  GemmProblem(Form form, Draw draw) {
    super(draw.type);
    this.form = form;
    transA = draw.flip() ? Transpose.YES : Transpose.NO;
    transB = draw.flip() ? Transpose.YES : Transpose.NO;
    batch = form == Form.BATCH ? draw.from(0, 5) : 1;
    int[] shape = shape(draw);
    m = shape[0];
    n = shape[1];
    k = shape[2];
    alpha = draw.factor();
    beta = draw.factor();
    int rowsA = transA == Transpose.YES ? k : m;
    int rowsB = transB == Transpose.YES ? n : k;
    boolean sharedA = form == Form.BATCH && draw.random.nextInt(4) == 0;
    boolean sharedB = form == Form.BATCH && draw.random.nextInt(4) == 0;
    a = operand(draw, rowsA, transA == Transpose.YES ? m : k, sharedA ? 1 : Math.max(1, batch), transA == Transpose.YES,
        1);
    b = operand(draw, rowsB, transB == Transpose.YES ? k : n, sharedB ? 1 : Math.max(1, batch), transB != Transpose.YES,
        -1);
    c = draw.output(Math.max(1, batch) * m, n);
    strideA = sharedA ? 0 : rowsA * a.rowStride;
    strideB = sharedB ? 0 : rowsB * b.rowStride;
    strideC = m * c.rowStride;
    boolean hasBias = form == Form.BIAS_RELU && draw.random.nextInt(4) != 0;
    perRow = draw.flip();
    relu = form == Form.BIAS_RELU && draw.flip();
    bias = hasBias ? draw.fill(Operand.vector(draw.random, Double.NaN, perRow ? m : n, 1)) : null;
    activations = form == Form.RELU_GRADIENT ? draw.matrix(m, n) : null;
    if (alpha == 0) {
      draw.forbid(a);
      draw.forbid(b);
    }
    if (beta == 0) {
      for (int i = 0; i < c.rows; i++) {
        for (int j = 0; j < n; j++) {
          c.set(i, j, Double.NaN);
        }
      }
    }
  }

  private static int[] shape(Draw draw) {
    int kc = Claim.kc(draw.type);
    return switch (draw.random.nextInt(16)) {
      // The ends of the blocks of k.
      case 0 -> new int[]{draw.size(9), draw.size(33), draw.from(1, 2) * kc + draw.from(-1, 1)};
      // A column, a row: computed as gemv.
      case 1 -> new int[]{draw.size(129), 1, draw.length()};
      case 2 -> new int[]{1, draw.size(129), draw.length()};
      case 3 -> draw.random.nextInt(3) == 0
          // Large enough to be packed on every CPU, in blocks of columns on most.
          ? new int[]{draw.from(140, 150), draw.from(550, 560), draw.from(950, 1000)}
          // Large enough to be packed where registers are few.
          : new int[]{draw.from(60, 100), draw.from(60, 100), draw.from(20, 100)};
      case 4, 5, 6 -> new int[]{draw.size(65), draw.size(65), draw.size(65)};
      default -> new int[]{draw.size(25), draw.size(49), draw.size(33)};
    };
  }

  private static Operand operand(Draw draw, int rows, int cols, int batch, boolean innerIsRows, int sign) {
    Operand all = draw.matrix(batch * rows, cols);
    for (int each = 0; each < batch; each++) {
      draw.mirror(all.part(each * rows * all.rowStride, rows, cols), innerIsRows, sign);
    }
    return all;
  }

  private double opA(int each, int i, int p) {
    Operand matrix = strideA == 0 ? a : a.part(each * strideA, a.rows / batch, a.cols);
    return transA == Transpose.YES ? matrix.get(p, i) : matrix.get(i, p);
  }

  private double opB(int each, int p, int j) {
    Operand matrix = strideB == 0 ? b : b.part(each * strideB, b.rows / batch, b.cols);
    return transB == Transpose.YES ? matrix.get(j, p) : matrix.get(p, j);
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{c};
  }

  @Override
  void run(Library library, Operand[] out) {
    if (type == ElementType.F32) {
      FloatBlasCalls.gemm(library, this, out[0]);
    } else {
      DoubleBlasCalls.gemm(library, this, out[0]);
    }
  }

  /** The bounds of docs/numerics.md, gemm. */
  @Override
  Expected expected(int output, int row, int j, Claim claim) {
    int each = row / m;
    int i = row % m;
    if (each >= batch) {
      return Expected.exactly(c.get(row, j));
    }
    if (form == Form.RELU_GRADIENT && !(activations.get(i, j) > 0)) {
      return Expected.exactly(0);
    }
    Expected product = alpha == 0 || k == 0
        ? Products.scaled(type, beta, c.get(row, j), claim)
        : product(each, i, j, claim);
    return form == Form.BIAS_RELU && product.bound() < Double.POSITIVE_INFINITY ? epilogue(product, i, j) : product;
  }

  private Expected product(int each, int i, int j, Claim claim) {
    ExactSum sum = new ExactSum();
    for (int p = 0; p < k; p++) {
      sum.add(opA(each, i, p), opB(each, p, j));
    }
    // A column or a row of dot products.
    boolean dots = form != Form.BATCH && (n == 1 ? transA == Transpose.NO : m == 1 && transB == Transpose.YES);
    long roundings = dots ? claim.dot(type, k) + 2 : claim.product(type, k);
    long blocks = claim.lanes() && !dots ? Math.ceilDiv(k, Claim.kc(type)) : 1;
    return Products.expected(type, alpha, sum, beta, c.get(each * m + i, j), roundings, k, blocks, claim);
  }

  /** One more rounding for all terms, and one for the bias; ReLU brings no two numbers farther apart. */
  private Expected epilogue(Expected product, int i, int j) {
    TwoDoubles value = new TwoDoubles(product.value(), product.low());
    double bound = product.bound();
    boolean zero = product.zero();
    if (bias != null) {
      double summand = bias.get(perRow ? i : j);
      double before = Math.abs(value.high()) + bound;
      value = zero ? TwoDoubles.of(value.high() + summand) : value.plus(summand);
      bound += type.unitRoundoff() * (before + Math.abs(summand)) * (1 + type.unitRoundoff());
      zero &= summand == 0;
    }
    if (relu) {
      boolean positive = !(value.high() <= 0);
      return new Expected(positive ? value.high() : 0, positive ? value.low() : 0, value.isFinite() ? bound : 0, false);
    }
    return new Expected(value.high(), value.low(), value.isFinite() ? bound : 0, zero);
  }

  @Override
  String describe() {
    return transA + " " + transB + " " + m + "x" + n + "x" + k + (form == Form.BATCH ? " batch " + batch : "")
        + " alpha="
        + alpha + " beta=" + beta + " lda=" + a.rowStride + " ldb=" + b.rowStride + " ldc=" + c.rowStride
        + (bias == null ? "" : perRow ? " bias per row" : " bias per column") + (relu ? " relu" : "");
  }
}
