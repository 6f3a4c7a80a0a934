package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** An operation on each row of a matrix, with the bounds that its formula in FloatRows gives, to first order. */
final class RowProblem extends Problem {

  /** What is done. */
  enum Kind {
    SOFTMAX, LOG_SOFTMAX, NORMALIZE, LAYER_NORM, RMS_NORM, CUMULATIVE_SUM, SOFTMAX_CROSS_ENTROPY
  }

  private static final double SLACK = 1.01;

  final Kind kind;
  final int m;
  final int n;
  final double epsilon;
  final double scale;
  final Operand x;
  final Operand gamma;
  final Operand beta;
  final Operand labels;
  private final Operand out;
  private final Operand losses;
  private final double u;
  private final double eta;

  /** What is known of the row that was asked for last. */
  private int preparedRow = -1;
  private Claim preparedClaim;
  private RowMoments moments;
  private Exponentials exponentials;
  private double max;

  RowProblem(Kind kind, Draw draw) {
    super(draw.type);
    this.kind = kind;
    u = type.unitRoundoff();
    eta = Limits.eta(type);
    int length = draw.length();
    n = kind == Kind.SOFTMAX_CROSS_ENTROPY ? Math.max(1, length) : length;
    m = draw.size(n > 200 ? 5 : 33);
    x = draw.matrix(m, n);
    if (kind == Kind.CUMULATIVE_SUM) {
      draw.mirror(x, false, -1);
    } else {
      spread(draw);
    }
    epsilon = type.round(draw.flip() ? 1e-5 : draw.random.nextDouble());
    scale = draw.flip() ? type.round(1.0 / Math.max(1, m)) : draw.factor();
    gamma = ordinary(draw);
    beta = ordinary(draw);
    labels = Operand.vector(draw.random, -1, m, 1);
    for (int i = 0; i < m; i++) {
      labels.set(i, 0, draw.random.nextInt(Math.max(1, n)));
    }
    out = Operand.matrix(draw.random, draw.outputPadding, m, n);
    losses = Operand.vector(draw.random, draw.outputPadding, m, 1);
  }

  /** Rows that differ in mean and in size. */
  private void spread(Draw draw) {
    for (int i = 0; i < m; i++) {
      double mean = draw.from(-20, 20);
      double size = draw.from(1, 60);
      for (int j = 0; j < n; j++) {
        x.set(i, j, type.round(x.get(i, j) * size + mean));
      }
    }
  }

  private Operand ordinary(Draw draw) {
    Operand vector = Operand.vector(draw.random, Double.NaN, n, 1);
    for (int j = 0; j < n; j++) {
      vector.set(j, 0, draw.number(Draw.Kind.ORDINARY));
    }
    return vector;
  }

  @Override
  Operand[] outputs() {
    return kind == Kind.SOFTMAX_CROSS_ENTROPY ? new Operand[]{out, losses} : new Operand[]{out};
  }

  @Override
  void run(Library library, Operand[] results) {
    if (type == ElementType.F32) {
      FloatRowCalls.rows(library, this, results);
    } else {
      DoubleRowCalls.rows(library, this, results);
    }
  }

  /** Of each row sums are needed once, not once for each element. */
  private void prepare(int i, Claim claim) {
    if (preparedRow == i && preparedClaim == claim) {
      return;
    }
    preparedRow = i;
    preparedClaim = claim;
    double[] row = x.row(i);
    max = Double.NEGATIVE_INFINITY;
    for (double each : row) {
      max = Math.max(max, each);
    }
    switch (kind) {
      case NORMALIZE, LAYER_NORM, RMS_NORM -> moments = new RowMoments(type, row, epsilon, claim);
      case CUMULATIVE_SUM -> {
      }
      default -> exponentials = Double.isFinite(max) ? new Exponentials(row, max) : null;
    }
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    prepare(i, claim);
    return switch (kind) {
      case SOFTMAX -> softmax(i, j, claim);
      case LOG_SOFTMAX -> logSoftmax(i, j, claim);
      case NORMALIZE -> moments.normalized(x.get(i, j));
      case LAYER_NORM -> layerNorm(moments.normalized(x.get(i, j)), j);
      case RMS_NORM -> moments.scaled(x.get(i, j), gamma.get(j));
      case CUMULATIVE_SUM -> cumulativeSum(i, j);
      case SOFTMAX_CROSS_ENTROPY -> output == 0 ? gradient(i, j, claim) : loss(i, claim);
    };
  }

  /** The relative error of the sum: exponentials, distances rounded, additions. */
  private double sumUnits(Claim claim) {
    return 2 * claim.ulps(1) + exponentials.distance() + claim.sum(type, n);
  }

  /** The relative error of an exponential times the reciprocal of the sum. */
  private double softmaxUnits(int i, int j, Claim claim) {
    return 2 * claim.ulps(1) + (max - x.get(i, j)) + sumUnits(claim) + 2;
  }

  private Expected softmax(int i, int j, Claim claim) {
    if (exponentials == null) {
      return Expected.exactly(Double.NaN);
    }
    TwoDoubles value = exponentials.term(j).over(exponentials.sum());
    double relative = value.high() == 0 ? 0 : SLACK * softmaxUnits(i, j, claim) * u * value.high();
    return Expected.within(value, relative + 3 * eta);
  }

  private Expected logSoftmax(int i, int j, Claim claim) {
    if (exponentials == null) {
      return Expected.exactly(Double.NaN);
    }
    TwoDoubles logarithm = exponentials.logarithm();
    TwoDoubles value = TwoDoubles.sum(x.get(i, j), -max).minus(logarithm);
    if (!value.isFinite()) {
      return Expected.exactly(value.high());
    }
    double units =
        (max - x.get(i, j)) + sumUnits(claim) + 2 * claim.ulps(1) * logarithm.high() + Math.abs(value.high());
    return Expected.within(value, SLACK * units * u + eta);
  }

  private Expected loss(int i, Claim claim) {
    if (exponentials == null) {
      return Expected.exactly(Double.NaN);
    }
    double distance = max - x.get(i, (int) labels.get(i));
    TwoDoubles logarithm = exponentials.logarithm();
    TwoDoubles value = TwoDoubles.sum(max, -x.get(i, (int) labels.get(i))).plus(logarithm);
    if (!value.isFinite()) {
      return Expected.exactly(value.high());
    }
    double units = distance + sumUnits(claim) + 2 * claim.ulps(1) * logarithm.high() + Math.abs(value.high());
    return Expected.within(value, SLACK * units * u + eta);
  }

  private Expected gradient(int i, int j, Claim claim) {
    if (exponentials == null) {
      return Expected.exactly(Double.NaN);
    }
    TwoDoubles probability = exponentials.term(j).over(exponentials.sum()).times(scale);
    boolean right = j == (int) labels.get(i);
    TwoDoubles value = right ? probability.plus(-scale) : probability;
    double relative = probability.high() == 0 ? 0 : softmaxUnits(i, j, claim) * Math.abs(probability.high());
    return Expected.within(
        value, SLACK * u * (relative + (right ? Math.abs(value.high()) : 0)) + (3 + Math.abs(scale)) * eta);
  }

  /** fma(z, gamma, beta). */
  private Expected layerNorm(Expected z, int j) {
    if (!Double.isFinite(z.value()) || Double.isInfinite(z.bound())) {
      return z;
    }
    TwoDoubles value = new TwoDoubles(z.value(), z.low()).times(gamma.get(j)).plus(beta.get(j));
    double off = Math.abs(gamma.get(j)) * z.bound();
    return Expected.within(value, SLACK * (off + u * Math.abs(value.high())) + eta);
  }

  private Expected cumulativeSum(int i, int j) {
    ExactSum sum = new ExactSum();
    for (int p = 0; p <= j; p++) {
      sum.add(x.get(i, p));
    }
    if (sum.isNaN()) {
      return Expected.exactly(Double.NaN);
    }
    if (Limits.overflows(type, sum.magnitude())) {
      return Expected.anything();
    }
    TwoDoubles value = sum.sum();
    return value.isFinite()
        ? Expected.within(value, type.gamma(j) * sum.magnitude())
        : Expected.exactly(value.high());
  }

  @Override
  String describe() {
    return m + "x" + n + " ldx=" + x.rowStride + " ldo=" + out.rowStride;
  }
}
