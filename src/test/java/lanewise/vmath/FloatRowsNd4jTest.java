package lanewise.vmath;

import static lanewise.vmath.Nd4jCall.named;
import static lanewise.vmath.Nd4jCall.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import lanewise.Parallelism;
import lanewise.testing.FloatExact;
import lanewise.testing.FloatRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.CumSum;
import org.nd4j.linalg.api.ops.impl.transforms.custom.LayerNorm;
import org.nd4j.linalg.factory.Nd4j;

/** Operations on rows agree with those of ND4J within the errors of both. */
@Tag("once")
class FloatRowsNd4jTest {

  private static final int[][] SHAPES = {{1, 2}, {2, 3}, {5, 16}, {3, 100}, {7, 1000}, {200, 70}, {2, 20_000}};

  private final FloatRandom random = new FloatRandom(1);

  private interface Call {
    void of(int m, int n, float[] x, float[] out);
  }

  private interface Theirs {
    INDArray of(INDArray x);
  }

  private interface Bound {
    double of(FloatRowErrors errors, int j);
  }

  private static void check(int m, int n, float[] x, float[] ours, INDArray theirs, Bound bound) {
    float[] others = FloatAgreement.array(theirs);
    assertEquals(m * n, others.length);
    for (int i = 0; i < m; i++) {
      FloatRowErrors errors = new FloatRowErrors(Arrays.copyOfRange(x, i * n, (i + 1) * n));
      for (int j = 0; j < n; j++) {
        agree(m + "x" + n + ": (" + i + ", " + j + ")", ours[i * n + j], others[i * n + j], bound.of(errors, j));
      }
    }
  }

  private static void agree(String where, float ours, float theirs, double units) {
    // Terms of second order are below 1 %.
    double allowed = 1.01 * units * FloatExact.U;
    assertTrue(
        FloatAgreement.agree(ours, theirs, 0, allowed, false),
        () -> where + " is " + ours + ", but ND4J has " + theirs + "; allowed are " + allowed);
  }

  private void check(Call call, Theirs theirs, Bound bound) {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      float[] x = random.array(m * n);
      float[] out = new float[m * n];
      call.of(m, n, x, out);
      check(m, n, x, out, theirs.of(FloatAgreement.matrix(m, n, x)), bound);
    }
  }

  private static void softmax(int m, int n, float[] x, float[] out) {
    FloatRows.softmax(m, n, x, 0, n, out, 0, n, Parallelism.NONE);
  }

  private static void logSoftmax(int m, int n, float[] x, float[] out) {
    FloatRows.logSoftmax(m, n, x, 0, n, out, 0, n, Parallelism.NONE);
  }

  private static INDArray theirSoftmax(INDArray x) {
    return named("softmax", new int[]{1}, x);
  }

  private static INDArray theirLogSoftmax(INDArray x) {
    return named("log_softmax", new int[]{1}, x);
  }

  @Test
  void everyOperationIsPlaced() {
    // ND4J has no rmsNorm.
    assertEquals(
        Set.of("softmax", "logSoftmax", "normalize", "layerNorm", "cumulativeSum", "softmaxCrossEntropy", "rmsNorm"),
        PublicMethods.of(FloatRows.class));
  }

  @Test
  void softmax() {
    check(FloatRowsNd4jTest::softmax, FloatRowsNd4jTest::theirSoftmax, FloatRowErrors::softmax);
  }

  @Test
  void logSoftmax() {
    check(FloatRowsNd4jTest::logSoftmax, FloatRowsNd4jTest::theirLogSoftmax, FloatRowErrors::logSoftmax);
  }

  /** Where all is exact: exponentials that vanish, infinities, NaN. */
  @Test
  void softmaxOfSpecialValues() {
    float infinity = Float.POSITIVE_INFINITY;
    float[] x = {
      -infinity, 7f, infinity, 0f, infinity, infinity, -infinity, -infinity, Float.NaN, 0f, 1f, Float.NaN, 0f, -2000f,
      -2000f, 0f, Float.MAX_VALUE, -Float.MAX_VALUE};
    int m = x.length / 2;
    float[] out = new float[x.length];
    softmax(m, 2, x, out);
    check(m, 2, x, out, theirSoftmax(FloatAgreement.matrix(m, 2, x)), (errors, j) -> 0);

    // ND4J has the logarithm of the softmax, which is -infinity where that vanishes.
    int finite = 3;
    float[] head = Arrays.copyOf(x, 2 * (m - finite));
    logSoftmax(m - finite, 2, head, out);
    check(m - finite, 2, head, out, theirLogSoftmax(FloatAgreement.matrix(m - finite, 2, head)), (errors, j) -> 0);
  }

  /** Without an epsilon, which ND4J does not have. It has 0 in constant rows, which divide 0 by 0. */
  @Test
  void normalize() {
    check(
        (m, n, x, out) -> FloatRows.normalize(m, n, x, 0, n, 0f, out, 0, n, Parallelism.NONE),
        x -> named("standardize", new int[]{1}, x), FloatRowErrors::normalized);
  }

  @Test
  void layerNorm() {
    float[] gamma = random.array(20_000);
    float[] beta = random.array(20_000);
    check(
        (m, n, x, out) -> FloatRows.layerNorm(m, n, x, 0, n, gamma, 0, beta, 0, 0f, out, 0, n, Parallelism.NONE),
        x -> {
          int n = (int) x.size(1);
          return run(
              new LayerNorm(
                  x, Nd4j.createFromArray(Arrays.copyOf(gamma, n)), Nd4j.createFromArray(Arrays.copyOf(beta, n)),
                  x.ulike(), false, 1));
        },
        (errors, j) -> errors.layerNorm(j, gamma[j], beta[j]));
  }

  @Test
  void cumulativeSum() {
    check(
        (m, n, x, out) -> FloatRows.cumulativeSum(m, n, x, 0, n, out, 0, n, Parallelism.NONE),
        x -> run(new CumSum(x, x.ulike(), false, false, 1)), FloatRowErrors::cumulativeSum);
  }

  /** ND4J has the logarithm of a softmax, which is infinite where that underflows: not within these rows. */
  @Test
  void softmaxCrossEntropy() {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      float[] x = random.array(m * n);
      int[] labels = new int[m];
      for (int i = 0; i < m; i++) {
        labels[i] = random.from(0, n - 1);
      }
      float[] losses = new float[m];
      float[] gradient = new float[m * n];
      FloatRows.softmaxCrossEntropy(
          m, n, x, 0, n, labels, 0, 1f, losses, 0, gradient, 0, n, Parallelism.NONE);
      INDArray theirX = FloatAgreement.matrix(m, n, x);
      INDArray theirLabels = Nd4j.createFromArray(labels);
      String name = "sparse_softmax_cross_entropy_loss_with_logits";
      float[] theirLosses = FloatAgreement.array(named(name, theirLabels, theirX));
      for (int i = 0; i < m; i++) {
        FloatRowErrors errors = new FloatRowErrors(Arrays.copyOfRange(x, i * n, (i + 1) * n));
        agree(m + "x" + n + ": loss " + i, losses[i], theirLosses[i], errors.logSoftmax(labels[i]));
      }
      check(m, n, x, gradient, named(name + "_grad", theirLabels, theirX), FloatRowErrors::gradient);
    }
  }
}
