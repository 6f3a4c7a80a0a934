package lanewise.bench;

import lanewise.Parallelism;
import lanewise.vmath.FloatRows;

/**
 * Lanewise's operations on rows.
 *
 * @param labels those of the cross entropy: 0 for all rows
 * @param losses those of the cross entropy
 */
record FloatLanewiseRows(
    FloatVmathProblem on, float[] out, int[] labels, float[] losses, Parallelism threads)
    implements
      FloatLanewiseVmath {

  static VmathCall bind(FloatVmathProblem on, Parallelism threads) {
    return new FloatLanewiseRows(
        on, on.out(), new int[on.rows()], new float[on.rows()], threads);
  }

  @Override
  public double call() {
    int m = on.rows();
    int n = on.columns();
    float[] x = on.x();
    float[] gamma = on.y();
    float[] beta = on.z();
    switch (on.operation().name()) {
      case "softmax" -> FloatRows.softmax(m, n, x, 0, n, out, 0, n, threads);
      case "log_softmax" -> FloatRows.logSoftmax(m, n, x, 0, n, out, 0, n, threads);
      case "softmax_cross_entropy" ->
        FloatRows.softmaxCrossEntropy(m, n, x, 0, n, labels, 0, 1f, losses, 0, out, 0, n, threads);
      case "normalize" -> FloatRows.normalize(m, n, x, 0, n, 0f, out, 0, n, threads);
      case "layer_norm" ->
        FloatRows.layerNorm(m, n, x, 0, n, gamma, 0, beta, 0, 0f, out, 0, n, threads);
      case "rms_norm" -> FloatRows.rmsNorm(m, n, x, 0, n, gamma, 0, 0f, out, 0, n, threads);
      case "cumulative_sum" -> FloatRows.cumulativeSum(m, n, x, 0, n, out, 0, n, threads);
      default -> throw new IllegalStateException(on.operation().name() + " is not called");
    }
    return 0;
  }
}
