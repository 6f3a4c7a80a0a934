package lanewise.vmath;

import static lanewise.vmath.FloatAgreement.EXP_LIMIT;
import static lanewise.vmath.FloatAgreement.ours;
import static lanewise.vmath.Nd4jCall.named;
import static lanewise.vmath.Nd4jCall.run;
import static lanewise.vmath.Peer.LIBM;
import static lanewise.vmath.Peer.exact;
import static lanewise.vmath.Peer.none;
import static lanewise.vmath.Peer.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.LogX;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.same.Reciprocal;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ACos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ASin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ATan;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cosh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erfc;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Expm1;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sinh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftPlus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tan;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;

/**
 * Functions of one operand agree with those of ND4J within the documented accuracy of Lanewise and what is assumed of ND4J:
 * it documents nothing, but calls the C library or composes calls of it, as the table says.
 */
@Tag("once")
class FloatUnaryNd4jTest {

  /** The error function of the C library for large arguments: more than {@link Peer#LIBM}. */
  private static final double LIBM_ERFC = 4;

  private static Peer peer(FloatUnary function) {
    return switch (function) {
      case NEG -> exact(in -> run(new Negative(in[0], in[0].ulike())));
      case ABS -> exact(in -> run(new Abs(in[0], in[0].ulike())));
      // Of NaN and of -0 it is +0 there.
      case SIGN -> exact(in -> run(new Sign(in[0], in[0].ulike()))).withZerosOfAnySign().where(in -> in[0] == in[0]);
      case SQUARE -> exact(in -> run(new Square(in[0], in[0].ulike())));
      case SQRT -> exact(in -> run(new Sqrt(in[0], in[0].ulike())));
      case RECIPROCAL -> exact(in -> run(new Reciprocal(in[0], in[0].ulike())));
      // A root and a division there: two roundings.
      case RSQRT -> within(ours(function) + 2, in -> run(new RSqrt(in[0], in[0].ulike())));
      case CBRT -> none("no cube root, and its power of 1/3 is NaN for negative numbers");
      case EXP -> within(ours(function) + LIBM, in -> run(new Exp(in[0], in[0].ulike())));
      // As a power of two.
      case EXP2 -> within(ours(function) + LIBM, in -> named("Pow", in[0].like().addi(2), in[0]));
      // exp(x) - 1 there, which has the absolute error of exp(x) and loses the sign of zero.
      case EXPM1 -> within(ours(function) + 1, in -> run(new Expm1(in[0], in[0].ulike())))
          .plus((in, result) -> 2 * LIBM * (1 + result)).withZerosOfAnySign();
      case LOG -> within(ours(function) + LIBM, in -> run(new Log(in[0], in[0].ulike())));
      // log(x) / log(2) there: a logarithm, the rounding of the other one, and a division. Likewise for 10.
      case LOG2 -> within(ours(function) + 2 * LIBM + 2, in -> run(new LogX(in[0], in[0].ulike(), 2)));
      case LOG10 -> within(ours(function) + 2 * LIBM + 2, in -> run(new LogX(in[0], in[0].ulike(), 10)));
      // log(1 + x) there: the rounding of 1 + x is an absolute error of u; the sign of zero is lost.
      case LOG1P -> within(ours(function) + LIBM, in -> run(new Log1p(in[0], in[0].ulike())))
          .plus((in, result) -> 1).withZerosOfAnySign();
      case SIN -> within(ours(function) + LIBM, in -> run(new Sin(in[0], in[0].ulike())));
      case COS -> within(ours(function) + LIBM, in -> run(new Cos(in[0], in[0].ulike())));
      case TAN -> within(ours(function) + LIBM, in -> run(new Tan(in[0], in[0].ulike())));
      case ASIN -> within(ours(function) + LIBM, in -> run(new ASin(in[0], in[0].ulike())));
      case ACOS -> within(ours(function) + LIBM, in -> run(new ACos(in[0], in[0].ulike())));
      case ATAN -> within(ours(function) + LIBM, in -> run(new ATan(in[0], in[0].ulike())));
      case SINH -> within(ours(function) + LIBM, in -> run(new Sinh(in[0], in[0].ulike())));
      case COSH -> within(ours(function) + LIBM, in -> run(new Cosh(in[0], in[0].ulike())));
      // (1 - p) / (1 + p) there, with p = e^(-2|x|) as a power of e. The rounding of e is a relative error of 2|x| u in p,
      // the power one of 2 LIBM u; the derivative by log p is 1 / (2 cosh(x)^2). Three roundings follow. For double, -0
      // becomes 0.
      case TANH -> within(ours(function) + 3, in -> run(new Tanh(in[0], in[0].ulike())))
          .plus((in, result) -> (Math.abs(in[0]) + LIBM) / Math.pow(Math.cosh(in[0]), 2)).withZerosOfAnySign();
      case ERF -> within(ours(function) + LIBM, in -> run(new Erf(in[0], in[0].ulike())));
      case ERFC -> within(ours(function) + LIBM_ERFC, in -> run(new Erfc(in[0], in[0].ulike())));
      // -0 stays -0 there.
      case RELU -> exact(in -> run(new RectifiedLinear(in[0], in[0].ulike(), 0))).withZerosOfAnySign();
      // 1 / (1 + exp(-x)) there: an exponential and two roundings; 0 where the exponential overflows.
      case SIGMOID -> within(ours(function) + 2 * LIBM + 2, in -> run(new Sigmoid(in[0], in[0].ulike())))
          .where(in -> !(in[0] < -EXP_LIMIT));
      // log(1 + exp(x)) there: of the sum, the rounding and the error of the exponential are an absolute error in the
      // logarithm; infinite where the exponential overflows.
      case SOFTPLUS -> within(ours(function) + LIBM, in -> run(new SoftPlus(in[0], in[0].ulike())))
          .plus((in, result) -> 2 * LIBM + 1).where(in -> !(in[0] > EXP_LIMIT));
      // x times the sigmoid above there, so NaN for -infinity.
      case SILU -> within(ours(function) + 2 * LIBM + 3, in -> run(new Swish(in[0], in[0].ulike())))
          .where(in -> !(in[0] < -EXP_LIMIT));
      // Its GELU is x sigmoid(1.702 x), which is up to 0.0204 away. So it is composed here, x/2 erfc(-x / sqrt(2)). The rounding of
      // that argument z is a relative error of 2 u, which the condition of erfc, at most 2 z^2 + 2 for positive and 1 for
      // negative z, multiplies.
      case GELU -> within(ours(function), in -> gelu(in[0]))
          .plus((in, result) -> (2 * LIBM_ERFC + 5 + 2 * Math.pow(Math.min(in[0], 0), 2)) * Math.abs(result))
          .where(in -> !(in[0] < -12));
      case GELU_TANH -> none(
          "its PreciseGELU cubes 0.044715 x as a whole, where the approximation has 0.044715 x^3");
      case HARD_SIGMOID -> none("its HardSigmoid is 0.2 x + 0.5 in the middle, not x/6 + 0.5");
    };
  }

  private static INDArray gelu(INDArray x) {
    INDArray argument = x.mul(-Math.sqrt(0.5));
    return run(new Erfc(argument, argument.ulike())).muli(0.5).muli(x);
  }

  @ParameterizedTest
  @EnumSource
  void agrees(FloatUnary function) {
    Peer peer = peer(function);
    assumeTrue(peer.exists(), peer.reason());
    int n = 50_000;
    float[] x = FloatAgreement.values(new FloatRandom(1), n);
    float[] out = new float[n];
    function.apply(n, x, 0, out, 0);
    float[] theirs = FloatAgreement.array(peer.operation().apply(new INDArray[]{FloatAgreement.matrix(1, n, x)}));
    FloatAgreement.check(function.toString(), peer, new float[][]{x}, out, theirs);
  }
}
