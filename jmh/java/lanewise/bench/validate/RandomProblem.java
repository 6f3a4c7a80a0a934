package lanewise.bench.validate;

import lanewise.bench.ElementType;
import lanewise.vmath.RandomStream;

/** Random numbers of a stream, of which only the specification knows the bits. */
final class RandomProblem extends Problem {

  /** The distribution. */
  enum Kind {
    UNIFORM, NORMAL, DROPOUT_MASK
  }

  final Kind kind;
  final RandomStream stream;
  final long position;
  final int n;
  /** The lower bound, or the mean. */
  final double first;
  /** The upper bound, the standard deviation, or the probability. */
  final double second;
  private final Operand out;

  RandomProblem(Kind kind, Draw draw) {
    super(draw.type);
    this.kind = kind;
    stream = new RandomStream(draw.random.nextLong(), draw.flip() ? draw.from(0, 9) : draw.random.nextLong());
    position = draw.flip() ? draw.from(0, 70) : draw.random.nextLong(1L << 58);
    n = Math.max(1, draw.length());
    first = type.round(draw.random.nextDouble(-3, 0));
    second = type.round(draw.random.nextDouble());
    out = Operand.vector(draw.random, draw.outputPadding, n, 1);
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{out};
  }

  @Override
  void run(Library library, Operand[] results) {
    if (type == ElementType.F32) {
      FloatMoveCalls.random(library, this, results[0]);
    } else {
      DoubleMoveCalls.random(library, this, results[0]);
    }
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    throw new NotCoveredException("random numbers have no true values, only bits");
  }

  @Override
  String describe() {
    return stream + " from " + position + ", n=" + n + " " + first + " " + second;
  }
}
