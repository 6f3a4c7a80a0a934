package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatSearch;

/** A reduction, or a search, of the rows or the columns of a matrix. */
final class ReduceProblem extends Problem {
  /** The constant of FloatReduction, or else of FloatSearch. */
  final String name;
  final boolean isSearch;
  final boolean columns;
  final int m;
  final int n;
  final Operand x;
  private final Operand out;

  ReduceProblem(Enum<?> constant, Draw draw) {
    super(draw.type);
    name = constant.name();
    isSearch = constant instanceof FloatSearch;
    columns = draw.flip();
    int length = draw.random.nextInt(60) == 0 ? draw.from(65_534, 65_540) : draw.length();
    int count = length > 60_000 ? 1 : draw.size(length > 200 ? 5 : 65);
    m = columns ? length : count;
    n = columns ? count : length;
    x = draw.matrix(m, n);
    draw.mirror(x, columns, constant == FloatReduction.SUM || constant == FloatReduction.MEAN ? -1 : 1);
    reshape(constant, draw);
    out = Operand.vector(draw.random, draw.outputPadding, count, 1);
  }

  /** Products of many numbers stay in range only if these are near 1; variances cancel where the mean is large. */
  private void reshape(Enum<?> constant, Draw draw) {
    int length = columns ? m : n;
    boolean product = constant == FloatReduction.PRODUCT && length > 20;
    // Up to some bits of the deviations being left.
    double mean = Math.scalb(draw.from(-100, 100), draw.flip() ? 0 : type == ElementType.F32 ? 15 : 44);
    boolean variance = constant == FloatReduction.VARIANCE || constant == FloatReduction.STANDARD_DEVIATION;
    if (!(product || variance && draw.flip() || constant == FloatReduction.LOG_SUM_EXP)) {
      return;
    }
    double scale = constant == FloatReduction.LOG_SUM_EXP ? draw.from(1, 100) : 1;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double value = x.get(i, j);
        x.set(i, j, type.round(product ? 1 + value / (4 * length) : value * scale + (variance ? mean : 0)));
      }
    }
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{out};
  }

  @Override
  void run(Library library, Operand[] results) {
    if (type == ElementType.F32) {
      FloatRowCalls.reduce(library, this, results[0]);
    } else {
      DoubleRowCalls.reduce(library, this, results[0]);
    }
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    double[] run = columns ? x.column(i) : x.row(i);
    return isSearch
        ? Expected.exactly(position(run, FloatSearch.valueOf(name) == FloatSearch.ARGMAX))
        : new ReductionTruth(type, run, claim).of(FloatReduction.valueOf(name));
  }

  /** Of the first NaN, else of the first of the extremes; -1 of nothing. */
  private static int position(double[] run, boolean largest) {
    int best = run.length == 0 ? -1 : 0;
    for (int p = 1; p < run.length && !Double.isNaN(run[best]); p++) {
      boolean better = largest ? run[p] > run[best] : run[p] < run[best];
      best = better || Double.isNaN(run[p]) ? p : best;
    }
    return best;
  }

  @Override
  String describe() {
    return (columns ? "columns" : "rows") + " of " + m + "x" + n + " ldx=" + x.rowStride;
  }
}
