package lanewise.internal.math;

/**
 * Steps of reductions: what an element does to the result so far, which is the last parameter and never the first
 * operand of an operation. Its name says which step puts partial results together: {@code sum}, {@link #sumStep}.
 */
public final class FloatSteps {

  private FloatSteps() {}

  public static float sumStep(float x, float sum) {
    return x + sum;
  }

  public static float productStep(float x, float product) {
    return x * product;
  }

  public static float minStep(float x, float min) {
    return Math.min(x, min);
  }

  public static float maxStep(float x, float max) {
    return Math.max(x, max);
  }

  public static float magnitudeStep(float x, float sum) {
    return Math.abs(x) + sum;
  }

  public static float maxMagnitudeStep(float x, float max) {
    return Math.max(Math.abs(x), max);
  }

  public static float scaledSquareStep(float x, float scale, float sum) {
    float scaled = x * scale;
    return Math.fma(scaled, scaled, sum);
  }

  @FoldedWith(partner = "squaredDeviationStep", ahead = "sumStep")
  public static float deviationStep(float x, float mean, float sum) {
    return (x - mean) + sum;
  }

  public static float squaredDeviationStep(float x, float mean, float sum) {
    float deviation = x - mean;
    return Math.fma(deviation, deviation, sum);
  }
}
