package lanewise.vmath;

import static lanewise.vmath.FloatAgreement.EXP_LIMIT;
import static lanewise.vmath.FloatAgreement.ours;
import static lanewise.vmath.Nd4jCall.named;
import static lanewise.vmath.Nd4jCall.number;
import static lanewise.vmath.Nd4jCall.run;
import static lanewise.vmath.Peer.LIBM;
import static lanewise.vmath.Peer.exact;
import static lanewise.vmath.Peer.none;
import static lanewise.vmath.Peer.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;

/** Functions of three operands agree with those of ND4J. */
@Tag("once")
class FloatTernaryNd4jTest {

  /**
   * Numbers that the operands y and z are in the draws, where ND4J takes a number. Its gradients round theirs to float, so
   * these are floats; of bounds, the lower one must be below the other.
   */
  private static final float[] LOW = {-1f, 0f, -100f};
  private static final float[] HIGH = {1.5f, 0.75f, 0.015625f};

  private static Peer peer(FloatTernary function) {
    return switch (function) {
      // With a number y, and with a product that is rounded or not. One that underflows may lose its sign.
      case FMA -> within(1, in -> run(new Axpy(in[0], in[2], in[0].ulike(), number(in[1]))))
          .plus((in, result) -> Math.abs(in[0] * in[1])).withZerosOfAnySign().sharing(1);
      // -0 is not below a bound of 0 there.
      case CLAMP -> exact(in -> named("clipbyvalue", new double[]{number(in[1]), number(in[2])}, in[0]))
          .withZerosOfAnySign().sharing(1, 2);
      case LERP -> none("no interpolation");
      case WHERE -> exact(in -> named("select", named("not_equals", in[0], in[0].like()), in[1], in[2]));
      // The derivative at 0 is 1 there, and of NaN.
      case LEAKY_RELU_GRAD -> exact(in -> named("lrelu_bp", new double[]{number(in[2])}, in[0], in[1]))
          .where(in -> in[0] != 0 && in[0] == in[0]).sharing(2);
      // The derivative at 0 is 1 there. An exponential and two products on both sides; where the exponential underflows,
      // a factor y makes its error any number of ULP.
      case ELU_GRAD -> within(
          2 * ours(FloatUnary.EXP) + 2 + 2 * LIBM + 2, in -> named("elu_bp", new double[]{number(in[2])}, in[0], in[1]))
          .where(in -> in[0] != 0 && !(in[0] < 3 - EXP_LIMIT)).sharing(2);
    };
  }

  private static float[] operand(Peer peer, int index, int n, int draw) {
    if (!peer.shared().contains(index)) {
      return FloatAgreement.values(new FloatRandom(1 + index + 3 * draw), n);
    }
    float[] numbers = new float[n];
    Arrays.fill(numbers, (index == 1 ? LOW : HIGH)[draw]);
    return numbers;
  }

  @ParameterizedTest
  @EnumSource
  void agrees(FloatTernary function) {
    Peer peer = peer(function);
    assumeTrue(peer.exists(), peer.reason());
    int n = 20_000;
    for (int draw = 0; draw < LOW.length; draw++) {
      float[] x = operand(peer, 0, n, draw);
      float[] y = operand(peer, 1, n, draw);
      float[] z = operand(peer, 2, n, draw);
      float[] out = new float[n];
      function.apply(n, x, 0, y, 0, z, 0, out, 0);
      INDArray theirs = peer.operation().apply(
          new INDArray[]{FloatAgreement.matrix(1, n, x), FloatAgreement.matrix(1, n, y),
            FloatAgreement.matrix(1, n, z)});
      FloatAgreement.check(function.toString(), peer, new float[][]{x, y, z}, out, FloatAgreement.array(theirs));
    }
  }
}
