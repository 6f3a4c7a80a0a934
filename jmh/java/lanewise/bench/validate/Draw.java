package lanewise.bench.validate;

import java.util.Arrays;
import java.util.SplittableRandom;
import lanewise.bench.ElementType;

/** Draws the arguments of cases: sizes at the edges of tiles and lanes, and numbers of many kinds. */
final class Draw {
  /** What the numbers of a case are like. */
  enum Kind {
    /** Of -1 to 1. */
    ORDINARY,
    /** Small integers, zeros of both signs among them: sums are exact, and ties are frequent. */
    INTEGERS,
    /** Magnitudes that are up to the fourth root of the largest number apart. */
    RATIOS,
    /** Few, and each with its near opposite: sums cancel. */
    CANCELLING,
    /** Next to the smallest normal number and below. */
    TINY,
    /** NaN, infinities and zeros among ordinary ones. */
    SPECIAL
  }

  private static final int[] EDGES = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 19, 23, 24, 25, 31, 32, 33, 37, 47, 48, 49, 63, 64, 65, 97,
    127,
    128, 129};

  final ElementType type;
  final SplittableRandom random;
  final Kind kind;
  /** What the padding of an output holds: NaN shows that it was read, another number that it was written. */
  final double outputPadding;

  Draw(ElementType type, SplittableRandom random) {
    this.type = type;
    this.random = random;
    Kind[] kinds = Kind.values();
    this.kind = random.nextInt(4) == 0 ? Kind.ORDINARY : kinds[random.nextInt(kinds.length)];
    this.outputPadding = random.nextBoolean() ? Double.NaN : 77.25;
  }

  boolean flip() {
    return random.nextBoolean();
  }

  int from(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** 0, 1, a prime, an edge of a tile or a neighbour of one, at most the limit. */
  int size(int limit) {
    while (true) {
      int size = EDGES[random.nextInt(EDGES.length)];
      if (size <= limit) {
        return size;
      }
    }
  }

  /** A length of a vector: that of a size, or longer, about a multiple of 64 or of the block of a sum. */
  int length() {
    return switch (random.nextInt(12)) {
      case 0 -> 64 * from(3, 20) + from(-1, 1);
      case 1 -> from(130, 5000);
      default -> size(129);
    };
  }

  /** A factor: often 0, 1 or -1. */
  double factor() {
    double[] often = {0, 1, 1, -1, -0.0, 2};
    return random.nextInt(3) != 0 ? often[random.nextInt(often.length)] : type.round(random.nextDouble(-2, 2));
  }

  /** The increment of a vector, seldom negative. */
  int increment() {
    int increment = random.nextInt(3) != 0 ? 1 : from(2, 5);
    return random.nextInt(8) == 0 ? -increment : increment;
  }

  /** A number of the kind of this case. */
  double number() {
    return number(kind);
  }

  double number(Kind as) {
    double ordinary = type.round(random.nextDouble(-1, 1));
    int largest = type == ElementType.F32 ? Float.MAX_EXPONENT : Double.MAX_EXPONENT;
    return switch (as) {
      case ORDINARY -> ordinary;
      case INTEGERS -> random.nextInt(8) == 0 ? -0.0 : random.nextInt(-4, 5);
      case RATIOS -> type.round(Math.scalb(ordinary, from(-largest / 4, largest / 4)));
      case CANCELLING -> type.round(ordinary * (1 + Math.scalb(random.nextDouble(), -18)));
      case TINY -> type.round(Math.scalb(ordinary, from(-4, 4) - largest - (random.nextInt(3) == 0 ? 12 : 0)));
      case SPECIAL -> random.nextInt(6) == 0 ? special() : ordinary;
    };
  }

  /** NaN, an infinity, a zero or an end of the range. */
  double special() {
    double max = type == ElementType.F32 ? Float.MAX_VALUE : Double.MAX_VALUE;
    double min = type == ElementType.F32 ? Float.MIN_VALUE : Double.MIN_VALUE;
    double value = switch (random.nextInt(8)) {
      case 0, 1 -> Double.NaN;
      case 2, 3 -> Double.POSITIVE_INFINITY;
      case 4 -> max;
      case 5 -> min;
      default -> 0;
    };
    return flip() ? value : -value;
  }

  /** Fills a matrix. */
  Operand fill(Operand operand) {
    for (int i = 0; i < operand.rows; i++) {
      for (int j = 0; j < operand.cols; j++) {
        operand.set(i, j, number());
      }
    }
    return operand;
  }

  /**
   * Where sums have to cancel, makes the second half of the rows, or of the columns, the first one times a sign, a few of
   * them not quite.
   */
  void mirror(Operand operand, boolean rows, int sign) {
    if (kind != Kind.CANCELLING) {
      return;
    }
    int half = (rows ? operand.rows : operand.cols) / 2;
    for (int p = 0; p < half; p++) {
      double factor = random.nextInt(4) == 0 ? sign * (1 + Math.scalb(1, -20)) : sign;
      for (int q = 0; q < (rows ? operand.cols : operand.rows); q++) {
        if (rows) {
          operand.set(p + half, q, type.round(factor * operand.get(p, q)));
        } else {
          operand.set(q, p + half, type.round(factor * operand.get(q, p)));
        }
      }
    }
  }

  /** A matrix that is read only: its padding is NaN. */
  Operand matrix(int rows, int cols) {
    return fill(Operand.matrix(random, Double.NaN, rows, cols));
  }

  /** A matrix that is written. */
  Operand output(int rows, int cols) {
    return fill(Operand.matrix(random, outputPadding, rows, cols));
  }

  /** A vector that is read only. */
  Operand vector(int n) {
    return fill(Operand.vector(random, Double.NaN, n, increment()));
  }

  /** A vector that is written. */
  Operand outputVector(int n) {
    return fill(Operand.vector(random, outputPadding, n, increment()));
  }

  /** NaN all over: for an operand that must not be read. */
  void forbid(Operand operand) {
    Arrays.fill(operand.array, Double.NaN);
  }
}
