package lanewise.bench.validate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import lanewise.bench.ElementType;
import lanewise.vmath.RandomStream;

/** A conversion, or words of a random stream. 16-bit formats are compared by their bits, but for NaN. */
final class ConversionProblem extends Problem {

  /** What is done. */
  enum Kind {
    TO_DOUBLE, TO_FLOAT, TO_FLOAT16, FROM_FLOAT16, TO_BFLOAT16, FROM_BFLOAT16, BITS
  }

  private final Kind kind;
  private final int n;
  private final Operand x;
  private final Operand out;
  private final RandomStream stream;

  ConversionProblem(Kind kind, ElementType type, SplittableRandom random) {
    super(type);
    this.kind = kind;
    Draw draw = new Draw(kind == Kind.TO_FLOAT ? ElementType.F64 : ElementType.F32, random);
    Arguments arguments = new Arguments(draw);
    n = Math.max(1, draw.length());
    stream = new RandomStream(random.nextLong(), draw.from(0, 9));
    x = Operand.vector(random, 0, n, 1);
    for (int i = 0; i < n; i++) {
      x.set(i, 0, switch (kind) {
        case FROM_FLOAT16, FROM_BFLOAT16 -> (short) random.nextInt();
        case TO_FLOAT, TO_FLOAT16, TO_BFLOAT16 -> draw.random.nextInt(3) == 0 ? halfway(draw) : arguments.next();
        default -> arguments.next();
      });
    }
    out = Operand.vector(random, 77, n, 1);
  }

  /** Between two numbers of the narrower format, or next to that. */
  private double halfway(Draw draw) {
    int precision = switch (kind) {
      case TO_FLOAT -> 24;
      case TO_FLOAT16 -> 11;
      default -> 8;
    };
    double value =
        (1 + 2 * Math.floor(Math.scalb(draw.random.nextDouble(), precision))) * Math.scalb(1.0, draw.from(-30, 3));
    double ulp = Limits.ulp(draw.type, value);
    return draw.type.round((draw.flip() ? value : -value) + draw.from(-1, 1) * ulp);
  }

  @Override
  Operand[] outputs() {
    return new Operand[]{out};
  }

  @Override
  void run(Library library, Operand[] results) {
    ConversionKernels kernels = library.part(ConversionKernels.class);
    Operand o = results[0];
    FloatArrays floats = new FloatArrays();
    DoubleArrays doubles = new DoubleArrays();
    switch (kind) {
      case TO_DOUBLE -> kernels.toDouble(n, floats.in(x), x.offset, doubles.out(o), o.offset);
      case TO_FLOAT -> kernels.toFloat(n, doubles.in(x), x.offset, floats.out(o), o.offset);
      case FROM_FLOAT16 -> {
        short[] narrow = shorts(x);
        kernels.fromFloat16(n, narrow, x.offset, floats.out(o), o.offset);
        requireUnchanged(narrow);
      }
      case FROM_BFLOAT16 -> {
        short[] narrow = shorts(x);
        kernels.fromBfloat16(n, narrow, x.offset, floats.out(o), o.offset);
        requireUnchanged(narrow);
      }
      case TO_FLOAT16 -> {
        short[] narrow = shorts(o);
        kernels.toFloat16(n, floats.in(x), x.offset, narrow, o.offset);
        store(narrow, o);
      }
      case TO_BFLOAT16 -> {
        short[] narrow = shorts(o);
        kernels.toBfloat16(n, floats.in(x), x.offset, narrow, o.offset);
        store(narrow, o);
      }
      case BITS -> {
        int[] words = Indices.of(o);
        kernels.bits(stream, 3, n, words, o.offset);
        Indices.store(words, o);
      }
    }
    floats.done();
    doubles.done();
  }

  private static short[] shorts(Operand operand) {
    short[] shorts = new short[operand.array.length];
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = (short) operand.array[i];
    }
    return shorts;
  }

  private void requireUnchanged(short[] narrow) {
    if (!Arrays.equals(narrow, shorts(x))) {
      throw new BrokenRuleException("an input of 16-bit numbers has changed");
    }
  }

  /** As numbers from the bits; one NaN for all. */
  private void store(short[] bits, Operand operand) {
    boolean[] mask = operand.mask();
    for (int i = 0; i < bits.length; i++) {
      operand.array[i] = mask[i] && Float.isNaN(widened(bits[i])) ? Double.NaN : bits[i];
    }
  }

  private float widened(short bits) {
    return switch (kind) {
      case TO_BFLOAT16, FROM_BFLOAT16 -> Float.intBitsToFloat(bits << 16);
      default -> Float.float16ToFloat(bits);
    };
  }

  @Override
  Expected expected(int output, int i, int j, Claim claim) {
    double value = x.get(i);
    return Expected.exactly(switch (kind) {
      case TO_DOUBLE -> value;
      case TO_FLOAT -> (float) value;
      case FROM_FLOAT16, FROM_BFLOAT16 -> widened((short) value);
      case TO_FLOAT16 -> Double.isNaN(value) ? value : Float.floatToFloat16((float) value);
      case TO_BFLOAT16 -> bfloat16(value);
      case BITS -> throw new NotCoveredException("random words have no true values, only bits");
    });
  }

  /** The nearer of the two neighbours, the even one of two that are equally near. */
  private static double bfloat16(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? value : (short) (Float.floatToIntBits((float) value) >>> 16);
    }
    int below = Float.floatToIntBits((float) value) >>> 16;
    int above = below + 1;
    // Above the largest number comes the power of two that infinity counts as.
    boolean last = (above & 0x7fff) == 0x7f80;
    double upper = last ? Math.copySign(0x1p128, value) : Float.intBitsToFloat(above << 16);
    BigDecimal exact = new BigDecimal(value);
    int nearer = exact.subtract(new BigDecimal(Float.intBitsToFloat(below << 16))).abs()
        .compareTo(exact.subtract(new BigDecimal(upper)).abs());
    boolean up = nearer > 0 || nearer == 0 && (below & 1) != 0;
    return (short) (up ? above : below);
  }

  @Override
  String describe() {
    return "n=" + n;
  }

  @Override
  String describe(int output, int i, int j) {
    return kind + "(" + x.get(i) + ")";
  }
}
