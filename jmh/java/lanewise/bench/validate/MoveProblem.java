package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** Elements that are moved, all bits as they are; only scatterAddRows adds. */
final class MoveProblem extends Problem {

  /** What is done. */
  enum Kind {
    TRANSPOSE, COPY, GATHER_ROWS, SCATTER_ROWS, SCATTER_ADD_ROWS
  }

  final Kind kind;
  /** Rows of x that are moved. */
  final int m;
  final int n;
  /** Rows of the matrix that indices point into. */
  final int rows;
  final Operand x;
  final Operand indices;
  final Operand out;

  MoveProblem(Kind kind, Draw draw) {
    super(draw.type);
    this.kind = kind;
    boolean indexed = kind != Kind.TRANSPOSE && kind != Kind.COPY;
    rows = Math.max(1, draw.size(65));
    m = draw.size(129);
    n = draw.size(129);
    x = kind == Kind.COPY ? draw.fill(strided(draw, Double.NaN)) : draw.matrix(kind == Kind.GATHER_ROWS ? rows : m, n);
    indices = Operand.vector(draw.random, -1, indexed ? m : 0, 1);
    for (int i = 0; i < indices.rows; i++) {
      indices.set(i, 0, draw.random.nextInt(rows));
    }
    out = switch (kind) {
      case TRANSPOSE -> draw.output(n, m);
      case COPY -> draw.fill(stridedOutput(draw));
      case GATHER_ROWS -> draw.output(m, n);
      default -> draw.output(rows, n);
    };
  }

  private Operand strided(Draw draw, double padding) {
    int[][] strides = {{n + 1, 1}, {1, Math.max(1, m)}, {0, 1}, {1, 0}, {0, 0}, {3 * n + 2, 3}};
    int[] chosen = strides[draw.random.nextInt(strides.length)];
    return Operand.strided(draw.random, padding, m, n, chosen[0], chosen[1]);
  }

  /** Each element once. */
  private Operand stridedOutput(Draw draw) {
    int[][] strides = {{n + 1, 1}, {1, Math.max(1, m)}, {3 * n + 2, 3}};
    int[] chosen = strides[draw.random.nextInt(strides.length)];
    return Operand.strided(draw.random, draw.outputPadding, m, n, chosen[0], chosen[1]);
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{out};
  }

  @Override
  void run(Library library, Operand[] results) {
    if (type == ElementType.F32) {
      FloatMoveCalls.move(library, this, results[0]);
    } else {
      DoubleMoveCalls.move(library, this, results[0]);
    }
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    return Expected.exactly(switch (kind) {
      case TRANSPOSE -> x.get(j, i);
      case COPY -> x.get(i, j);
      case GATHER_ROWS -> x.get((int) indices.get(i), j);
      case SCATTER_ROWS, SCATTER_ADD_ROWS -> scattered(i, j);
    });
  }

  private double scattered(int i, int j) {
    double value = out.get(i, j);
    for (int p = 0; p < m; p++) {
      if ((int) indices.get(p) == i) {
        value = kind == Kind.SCATTER_ROWS ? x.get(p, j) : type.round(value + x.get(p, j));
      }
    }
    return value;
  }

  @Override
  String describe() {
    return m + "x" + n + " rows=" + rows + " strides (" + x.rowStride + ", " + x.colStride + ") to (" + out.rowStride
        + ", "
        + out.colStride + ")";
  }
}
