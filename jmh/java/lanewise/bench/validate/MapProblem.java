package lanewise.bench.validate;

import java.util.Arrays;
import lanewise.bench.ElementType;

/** A function of one, two or three operands, element by element. */
final class MapProblem extends Problem {

  /** The truth about a function. */
  @FunctionalInterface
  interface Truth {
    /** What is expected of the operands, which are numbers of the type. */
    Expected of(ElementType type, double[] operands, Claim claim);
  }

  /** The constant of FloatUnary, FloatBinary or FloatTernary. */
  final String function;
  final int m;
  final int n;
  final Operand[] operands;
  private final Operand out;
  private final Truth truth;

  MapProblem(String function, int count, Truth truth, Draw draw) {
    super(draw.type);
    this.function = function;
    this.truth = truth;
    boolean flat = draw.flip();
    m = flat ? 1 : draw.size(17);
    n = flat ? draw.length() : draw.size(129);
    operands = new Operand[count];
    Arguments arguments = new Arguments(draw);
    for (int each = 0; each < count; each++) {
      operands[each] = operand(draw, each > 0 || count == 1);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          operands[each].set(i, j, arguments.next());
        }
      }
    }
    out = Operand.matrix(draw.random, draw.outputPadding, m, n);
  }

  /** A matrix, the transpose of one, one with gaps, or a row, a column or a number that all share. */
  private Operand operand(Draw draw, boolean mayShare) {
    int form = draw.random.nextInt(mayShare ? 10 : 7);
    return switch (form) {
      case 5 -> strided(draw, 1, Math.max(1, m));
      case 6 -> strided(draw, 3 * n + 2, 2);
      case 7 -> strided(draw, 0, 1);
      case 8 -> strided(draw, draw.from(1, 3), 0);
      case 9 -> strided(draw, 0, 0);
      default -> Operand.matrix(draw.random, Double.NaN, m, n);
    };
  }

  private Operand strided(Draw draw, int rowStride, int colStride) {
    return Operand.strided(draw.random, Double.NaN, m, n, rowStride, colStride);
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{out};
  }

  @Override
  void run(Library library, Operand[] results) {
    if (type == ElementType.F32) {
      FloatMapCalls.map(library, this, results[0]);
    } else {
      DoubleMapCalls.map(library, this, results[0]);
    }
  }

  private double[] at(int i, int j) {
    double[] values = new double[operands.length];
    for (int each = 0; each < values.length; each++) {
      values[each] = operands[each].get(i, j);
    }
    return values;
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    return truth.of(type, at(i, j), claim);
  }

  @Override
  String describe() {
    StringBuilder text = new StringBuilder(m + "x" + n + " strides");
    for (Operand each : operands) {
      text.append(" (").append(each.rowStride).append(", ").append(each.colStride).append(")");
    }
    return text.append(" ldo=").append(out.rowStride).toString();
  }

  @Override
  String describe(int output, int i, int j) {
    return function + Arrays.toString(at(i, j));
  }
}
