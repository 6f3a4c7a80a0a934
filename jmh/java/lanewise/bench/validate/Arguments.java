package lanewise.bench.validate;

import lanewise.bench.ElementType;

/** Draws arguments of functions: ordinary ones, all bit patterns, and those where formulas are likely to fail. */
final class Arguments {
  /** About where something ends or changes: ranges of results, reductions, domains. */
  private static final double[] EDGES = {
    1, 2, 3, 6, 0.5, 1.0 / 3, 88.72284, 87.33655, 103.97208, 709.782712893384, 708.3964185322641, 745.1332191019412,
    128, 149,
    1024, 1074, 17.32868, 9.010914, 8.317766, 3.8325066, 10.054177, 9.1945, 26.5432, 27.2264, 14.17, 13, 37.5, 38.5,
    0.46875,
    0.84375, 0.6875, 0.4375, 1.1875, 2.4375, 0.5493061443340548, 0x1p-24, 0x1p-12, 0x1p-53, 0x1p24,
    65504, 65520};

  private final Draw draw;

  Arguments(Draw draw) {
    this.draw = draw;
  }

  /** The next one, a number of the type. */
  double next() {
    double value = switch (draw.random.nextInt(12)) {
      case 0 -> draw.special();
      case 1, 2 -> anyBits();
      case 3, 4, 5 -> draw.random.nextDouble(-1, 1);
      case 6, 7 -> draw.random.nextDouble(-10, 10);
      case 8 -> draw.random.nextDouble(-120, 120);
      case 9 -> draw.random.nextDouble(-1100, 1100);
      case 10 -> draw.from(-9, 9);
      default -> edge();
    };
    return draw.type.round(value);
  }

  private double anyBits() {
    return draw.type == ElementType.F32
        ? Float.intBitsToFloat(draw.random.nextInt())
        : Double.longBitsToDouble(draw.random.nextLong());
  }

  /** An edge, a multiple of pi/4 or a power of two, or one of the two numbers on either side. */
  private double edge() {
    double edge = switch (draw.random.nextInt(3)) {
      case 0 -> EDGES[draw.random.nextInt(EDGES.length)];
      case 1 -> draw.from(1, 512) * (Math.PI / 4);
      default -> Math.scalb(1.0, draw.type == ElementType.F32 ? draw.from(-149, 127) : draw.from(-1074, 1023));
    };
    double value = draw.type.round(edge);
    for (int step = draw.from(-2, 2); step != 0; step -= Integer.signum(step)) {
      value += Math.copySign(Limits.ulp(draw.type, value), step);
    }
    return draw.flip() ? value : -value;
  }
}
