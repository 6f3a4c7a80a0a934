package lanewise.vmath;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.testing.DocumentedError;
import lanewise.testing.FloatExact;
import lanewise.testing.FloatRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares the results of Lanewise with those of ND4J, element by element. */
final class FloatAgreement {

  /** The largest x whose exponential is finite, less one: there e^x and 1 + e^x are, too. */
  static final double EXP_LIMIT = Math.log(Float.MAX_VALUE) - 1;

  private static final int SHOWN = 5;

  private FloatAgreement() {}

  /** The documented accuracy of a function in ULP. */
  static double ours(Enum<?> function) {
    DocumentedError error = DocumentedError.of(function);
    return Float.BYTES == 4 ? error.single() : error.twofold();
  }

  static float[] array(INDArray result) {
    return result.dup('c').ravel().toFloatVector();
  }

  static INDArray matrix(int m, int n, float[] x) {
    return Nd4j.create(x, new long[]{m, n}, 'c');
  }

  /** Values of ordinary size, values of every size, and special ones. */
  static float[] values(FloatRandom random, int n) {
    float[] special = {
      0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, -3f, 20f, -20f, 100f, -100f, 800f, -800f, Float.NaN, Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL,
      -Float.MIN_NORMAL, 77 * Float.MIN_VALUE, Math.nextUp(1f), Math.nextDown(1f)};
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = switch (random.from(0, 9)) {
        case 0 -> special[random.from(0, special.length - 1)];
        case 1, 2, 3 -> Math.scalb(
            random.value(), random.from(Float.MIN_EXPONENT - Float.PRECISION, Float.MAX_EXPONENT - 3));
        default -> random.value();
      };
    }
    return x;
  }

  /** Fails unless all results are as near to each other as the peer allows, and enough of them took part. */
  static void check(String name, Peer peer, float[][] operands, float[] ours, float[] theirs) {
    List<String> failures = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < ours.length; i++) {
      double[] at = new double[operands.length];
      for (int k = 0; k < at.length; k++) {
        at[k] = operands[k][i];
      }
      if (!peer.domain().contains(at)) {
        continue;
      }
      compared++;
      double more = peer.absolute().of(at, ours[i]) * FloatExact.U;
      if (!agree(ours[i], theirs[i], peer.ulps(), more, peer.signsOfZeros())) {
        failures.add(name + Arrays.toString(at) + " = " + ours[i] + ", but ND4J has " + theirs[i] + "; allowed are "
            + peer.ulps() + " ULP + " + more);
      }
    }
    if (!failures.isEmpty()) {
      fail(failures.size() + " of " + compared + " differ: "
          + String.join("\n", failures.subList(0, Math.min(SHOWN, failures.size()))));
    }
    assertTrue(2 * compared > ours.length, name + ": only " + compared + " of " + ours.length + " were compared");
  }

  /** NaN agrees with NaN only, and infinity with the same infinity. */
  static boolean agree(float x, float y, double ulps, double more, boolean signsOfZeros) {
    if (x == y) {
      return x != 0 || !signsOfZeros || Float.compare(x, y) == 0;
    }
    if (!Float.isFinite(x) || !Float.isFinite(y)) {
      return Float.isNaN(x) && Float.isNaN(y);
    }
    double difference = x;
    difference -= y;
    return Math.abs(difference) <= ulps * unit(x, y, ulps) + more;
  }

  /**
   * The unit in the last place of the true value, which both are within a few units of: if it is in a higher binade than
   * both, the unit of that one.
   */
  private static double unit(float x, float y, double ulps) {
    float largest = Math.max(Math.abs(x), Math.abs(y));
    float beyond = largest;
    for (int k = 0; k < ulps && beyond < Float.MAX_VALUE; k++) {
      beyond = Math.nextUp(beyond);
    }
    return Math.ulp(beyond);
  }
}
