package lanewise.internal.math;

/** Formulas that are parts of operations on rows. */
public final class FloatTerms {

  private FloatTerms() {}

  public static float softmaxTerm(float x, float max) {
    return FloatExp.exp(x - max);
  }

  public static float logSoftmaxTerm(float x, float max, float logSum) {
    return (x - max) - logSum;
  }

  public static float normalTerm(float x, float mean, float scale) {
    return (x - mean) * scale;
  }

  public static float scaledTerm(float x, float scale, float factor) {
    return (x * scale) * factor;
  }
}
