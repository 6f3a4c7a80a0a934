package lanewise.internal.math;

/**
 * Steps of reductions: what an element adds to the sum so far, which is never the first operand of an
 * operation.
 */
public final class FloatSteps {

  private FloatSteps() {}

  public static float sumStep(float x, float sum) {
    return x + sum;
  }

  public static float productStep(float x, float sum) {
    return x * sum;
  }

  public static float minStep(float x, float sum) {
    return Math.min(x, sum);
  }

  public static float maxStep(float x, float sum) {
    return Math.max(x, sum);
  }

  public static float magnitudeStep(float x, float sum) {
    return Math.abs(x) + sum;
  }

  public static float maxMagnitudeStep(float x, float sum) {
    return Math.max(Math.abs(x), sum);
  }

  public static float scaledSquareStep(float x, float scale, float sum) {
    float scaled = x * scale;
    return Math.fma(scaled, scaled, sum);
  }

  public static float deviationStep(float x, float mean, float sum) {
    return (x - mean) + sum;
  }

  public static float squaredDeviationStep(float x, float mean, float sum) {
    float deviation = x - mean;
    return Math.fma(deviation, deviation, sum);
  }
}
