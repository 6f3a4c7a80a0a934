package lanewise.vmath;

import lanewise.testing.FloatExact;

/**
 * How far two libraries may be from each other in operations on one row, to first order and in units of u: the sum of the
 * errors of both. Of ND4J nothing is documented; it is taken to use the same formulas, with sums of n terms in any order and
 * with exponentials and logarithms of the C library, which have a relative error of 4 u (2 ULP). Those of Lanewise have one
 * of 2 u.
 */
final class FloatRowErrors {

  private final float[] x;
  private final double max;
  /** The sum of the exponentials of the distances from the maximum. */
  private final double sum;
  /** Relative error of that sum: exponentials, distances rounded, additions. */
  private final double sumError;
  private final double mean;
  private final double deviation;
  private final double meanError;
  /** Relative error of the standard deviation, but for roundings after the variance. */
  private final double deviationError;

  FloatRowErrors(float[] x) {
    this.x = x;
    int n = x.length;
    double depth = FloatLanes.depth(n);
    double largest = Double.NEGATIVE_INFINITY;
    double total = 0;
    double sizes = 0;
    for (float each : x) {
      largest = Math.max(largest, each);
      total += each;
      sizes += Math.abs(each);
    }
    max = largest;
    mean = total / n;
    meanError = (depth + n) * sizes / n + 2 * Math.abs(mean);
    double exponentials = 0;
    double distances = 0;
    double deviations = 0;
    for (float each : x) {
      double term = Math.exp(each - max);
      exponentials += term;
      distances += term * (max - each);
      deviations += Math.pow(each - mean, 2);
    }
    sum = exponentials;
    sumError = (2 + 4) + 2 * distances / sum + depth + n;
    deviation = Math.sqrt(deviations / n);
    // The bounds of the variance in FloatReductionNd4jTest, halved by the root.
    double condition = Math.sqrt(1 + mean * mean * n / deviations);
    deviationError = (depth + 4 + FloatExact.U * Math.pow(depth * condition, 2) + n * condition) / 2;
  }

  /** exp(x - max) / sum: exponentials, distances and sums; a division there, 1 / sum and a product here. */
  double softmax(int j) {
    return relativeSoftmax(j) * Math.exp(x[j] - max) / sum;
  }

  private double relativeSoftmax(int j) {
    return (2 + 4) + 2 * (max - x[j]) + sumError + 3;
  }

  /**
   * (x - max) - log(sum) here: two subtractions and a logarithm. There, the logarithm of the softmax, whose relative error
   * becomes an absolute one; that has the errors of both sums.
   */
  double logSoftmax(int j) {
    double distance = max - x[j];
    double result = distance + Math.log(sum);
    return distance + result + 2 * Math.log(sum) + relativeSoftmax(j) + 4 * result;
  }

  /** softmax - 1 or softmax - 0: at most one rounding more. */
  double gradient(int j) {
    return softmax(j) + 2;
  }

  /** (x - mean) / deviation: means, subtractions, deviations; then root, 1 / root and product, or root and division. */
  double normalized(int j) {
    return meanError / deviation + size(j) * (2 + deviationError + 5);
  }

  /** The normalized element times gamma plus beta: a rounding of the sum on both sides, one of the product there. */
  double layerNorm(int j, float gamma, float beta) {
    double product = Math.abs(gamma) * size(j);
    return Math.abs(gamma) * normalized(j) + 3 * product + 2 * Math.abs(beta);
  }

  private double size(int j) {
    return Math.abs(x[j] - mean) / deviation;
  }

  /** Each sum is at most j additions deep. */
  double cumulativeSum(int j) {
    double sizes = 0;
    for (int p = 0; p <= j; p++) {
      sizes += Math.abs(x[p]);
    }
    return 2 * j * sizes;
  }
}
