package lanewise.vmath;

import static lanewise.vmath.FloatAgreement.EXP_LIMIT;
import static lanewise.vmath.FloatAgreement.ours;
import static lanewise.vmath.Nd4jCall.named;
import static lanewise.vmath.Nd4jCall.number;
import static lanewise.vmath.Nd4jCall.numbers;
import static lanewise.vmath.Nd4jCall.run;
import static lanewise.vmath.Peer.LIBM;
import static lanewise.vmath.Peer.exact;
import static lanewise.vmath.Peer.none;
import static lanewise.vmath.Peer.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SwishDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Functions of two operands agree with those of ND4J within the documented accuracy of Lanewise and what is assumed of ND4J,
 * also where a row or a column is shared.
 */
@Tag("once")
class FloatBinaryNd4jTest {

  private static Peer peer(FloatBinary function) {
    return switch (function) {
      case ADD -> exact(in -> named("add", in));
      case SUB -> exact(in -> named("subtract", in));
      case MUL -> exact(in -> named("multiply", in));
      case DIV -> exact(in -> named("divide", in));
      // x < y ? x : y there: y if x is NaN, and either of two zeros.
      case MIN -> exact(in -> named("minimum", in)).where(in -> in[0] == in[0]).withZerosOfAnySign();
      case MAX -> exact(in -> named("maximum", in)).where(in -> in[0] == in[0]).withZerosOfAnySign();
      case EQUAL -> exact(in -> numbers(named("equals", in), in[0]));
      case NOT_EQUAL -> exact(in -> numbers(named("not_equals", in), in[0]));
      case LESS -> exact(in -> numbers(named("less", in), in[0]));
      case LESS_OR_EQUAL -> exact(in -> numbers(named("less_equal", in), in[0]));
      case GREATER -> exact(in -> numbers(named("greater", in), in[0]));
      case GREATER_OR_EQUAL -> exact(in -> numbers(named("greater_equal", in), in[0]));
      // C has 1 for 1^NaN and (+-1)^(+-infinity), where Java has NaN.
      case POW -> within(ours(function) + LIBM, in -> named("Pow", in))
          .where(in -> Math.abs(in[0]) != 1 || Double.isFinite(in[1]));
      case ATAN2 -> within(ours(function) + LIBM, in -> named("tf_atan2", in));
      // As the norm of two elements, which squares without scaling: half of the errors of a square and an addition, and a
      // root. Infinity beside NaN is NaN.
      case HYPOT -> within(ours(function) + 2, in -> Nd4j.vstack(in).norm2(0))
          .where(in -> isScaled(in[0]) && isScaled(in[1]) && !isNanAndInfinity(in[0], in[1]));
      case LEAKY_RELU -> exact(in -> run(new LeakyReLU(in[0], in[0].ulike(), number(in[1])))).sharing(1);
      // y (exp(x) - 1) there, with the absolute error of exp(x), which loses the sign of zero; here, the accuracy of EXPM1.
      // One rounding follows.
      case ELU -> within(2 * ours(FloatUnary.EXPM1) + 3, in -> named("elu", new double[]{number(in[1])}, in[0]))
          .plus((in, result) -> 2 * LIBM * Math.abs(in[1]) * Math.exp(Math.min(in[0], 0)))
          .withZerosOfAnySign().sharing(1);
      case RELU_GRAD -> exact(in -> named("relu_bp", in));
      // Takes x there and computes s = sigmoid(x) itself; here s is computed before. The errors of both, 2 u and 6 u, have
      // the condition |1 - 2 s| / (1 - s); three roundings follow in both.
      case SIGMOID_GRAD -> within(6, in -> named("sigmoid_bp", in))
          .plus((in, result) -> (2 + 2 * LIBM + 2) * Math.abs(in[1]) * sigmoid(in[0]))
          .where(in -> !(in[0] < -EXP_LIMIT) && isOrdinary(in[1]));
      // Takes x there, likewise. The error of t = tanh(x) there is that of FloatUnaryNd4jTest.
      case TANH_GRAD -> within(6, in -> named("tanh_bp", in))
          .plus((in, result) -> Math.abs(in[1])
              * (1 + 2 * (2 + 3 + (Math.abs(in[0]) + LIBM) / Math.pow(Math.cosh(in[0]), 2))))
          .where(in -> isOrdinary(in[1]));
      // y p / (p + 1) there, with p = e^x as a power of e: the rounding of e is a relative error of |x| u in p.
      case SOFTPLUS_GRAD -> within(2 * ours(FloatUnary.SIGMOID) + 1 + 3, in -> named("softplus_bp", in))
          .plus((in, result) -> (Math.abs(in[0]) + 2 * LIBM) * Math.abs(result))
          .where(in -> !(Math.abs(in[0]) > EXP_LIMIT - 2) && isOrdinary(in[1]));
      // Without y there: e^x (x + e^x + 1) / (e^x + 1)^2, with e^x as a power of e. The errors of the power have the
      // condition s (1 - s) (2 + |x|), s = sigmoid(x), two additions that of the sum; ten roundings in all. Lanewise
      // documents no bound: taken for the same additions.
      case SILU_GRAD -> within(10, in -> run(new SwishDerivative(in[0], in[0].ulike())))
          .plus((in, result) -> siluGradError(in[0], sigmoid(in[0])))
          .where(in -> !(Math.abs(in[0]) > EXP_LIMIT / 2 - 2)).sharing(1);
      case GELU_GRAD -> none("its GELU is another function: see FloatUnaryNd4jTest");
      case GELU_TANH_GRAD -> none("its PreciseGELU is another function: see FloatUnaryNd4jTest");
      case HARD_SIGMOID_GRAD -> none("its HardSigmoid is another function: see FloatUnaryNd4jTest");
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double siluGradError(double x, double s) {
    double power = (Math.abs(x) + 2 * LIBM) * s * (1 - s) * (2 + Math.abs(x));
    return power + 2 * 3 * s * (1 + Math.abs(x) * (1 - s));
  }

  /** Whether the square is a normal number, and so is the sum of two; NaN, infinities and zeros also have squares. */
  private static boolean isScaled(double x) {
    double size = Math.abs(x);
    return !(size < Math.sqrt(Float.MIN_NORMAL) * 2 && size > 0)
        && !(size > Math.sqrt(Float.MAX_VALUE) / 2 && size <= Float.MAX_VALUE);
  }

  private static boolean isNanAndInfinity(double x, double y) {
    return Double.isNaN(x) && Double.isInfinite(y) || Double.isInfinite(x) && Double.isNaN(y);
  }

  /** Gradients that neither overflow nor meet 0 * infinity where only one factor is rounded to 0. */
  private static boolean isOrdinary(double y) {
    return !(Math.abs(y) > 1e6) && !(Math.abs(y) < 1e-6 && y != 0);
  }

  private static float[] second(Peer peer, int n, int draw) {
    if (peer.shared().isEmpty()) {
      return FloatAgreement.values(new FloatRandom(2 + draw), n);
    }
    float[] numbers = new float[n];
    Arrays.fill(numbers, new float[]{1f, 0.01f, 0.7f, 3f, 0f}[draw]);
    return numbers;
  }

  /** The operand of Lanewise: the gradients of SIGMOID and TANH take their results. */
  private static float[] first(FloatBinary function, float[] x) {
    float[] result = x.clone();
    switch (function) {
      case SIGMOID_GRAD -> FloatUnary.SIGMOID.apply(x.length, x, 0, result, 0);
      case TANH_GRAD -> FloatUnary.TANH.apply(x.length, x, 0, result, 0);
      default -> {
      }
    }
    return result;
  }

  @ParameterizedTest
  @EnumSource
  void agrees(FloatBinary function) {
    Peer peer = peer(function);
    assumeTrue(peer.exists(), peer.reason());
    int n = 20_000;
    for (int draw = 0; draw < (function == FloatBinary.SILU_GRAD ? 1 : 5); draw++) {
      float[] x = FloatAgreement.values(new FloatRandom(1 + 100 * draw), n);
      float[] y = second(peer, n, draw);
      float[] out = new float[n];
      function.apply(n, first(function, x), 0, y, 0, out, 0);
      INDArray theirs = peer.operation()
          .apply(new INDArray[]{FloatAgreement.matrix(1, n, x), FloatAgreement.matrix(1, n, y)});
      FloatAgreement.check(function.toString(), peer, new float[][]{x, y}, out, FloatAgreement.array(theirs));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {
    "ADD", "SUB", "MUL", "DIV", "MIN", "MAX", "EQUAL", "NOT_EQUAL", "LESS", "LESS_OR_EQUAL", "GREATER",
    "GREATER_OR_EQUAL", "POW", "ATAN2"})
  void agreesOverSharedRowsAndColumns(FloatBinary function) {
    Peer peer = peer(function);
    FloatRandom random = new FloatRandom(3);
    for (int[] shape : new int[][]{{1, 1}, {5, 3}, {37, 200}, {300, 70}}) {
      int m = shape[0];
      int n = shape[1];
      float[] matrix = FloatAgreement.values(random, m * n);
      float[] row = FloatAgreement.values(random, n);
      float[] column = FloatAgreement.values(random, m);
      float[] rows = spread(m, n, row, 0, 1);
      float[] columns = spread(m, n, column, 1, 0);
      float[] out = new float[m * n];
      INDArray theirMatrix = FloatAgreement.matrix(m, n, matrix);
      INDArray theirRow = FloatAgreement.matrix(1, n, row);
      INDArray theirColumn = FloatAgreement.matrix(m, 1, column);

      function.apply(m, n, matrix, 0, n, 1, row, 0, 0, 1, out, 0, n, Parallelism.NONE);
      check(function, peer, matrix, rows, out, theirMatrix, theirRow);
      function.apply(m, n, matrix, 0, n, 1, column, 0, 1, 0, out, 0, n, Parallelism.NONE);
      check(function, peer, matrix, columns, out, theirMatrix, theirColumn);
      function.apply(m, n, row, 0, 0, 1, matrix, 0, n, 1, out, 0, n, Parallelism.NONE);
      check(function, peer, rows, matrix, out, theirRow, theirMatrix);
      function.apply(m, n, column, 0, 1, 0, row, 0, 0, 1, out, 0, n, Parallelism.NONE);
      check(function, peer, columns, rows, out, theirColumn, theirRow);
    }
  }

  private static void check(
      FloatBinary function, Peer peer, float[] x, float[] y, float[] out, INDArray theirX, INDArray theirY) {
    INDArray theirs = peer.operation().apply(new INDArray[]{theirX, theirY});
    FloatAgreement.check(function.toString(), peer, new float[][]{x, y}, out, FloatAgreement.array(theirs));
  }

  private static float[] spread(int m, int n, float[] x, int rowStride, int colStride) {
    float[] out = new float[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        out[i * n + j] = x[i * rowStride + j * colStride];
      }
    }
    return out;
  }
}
