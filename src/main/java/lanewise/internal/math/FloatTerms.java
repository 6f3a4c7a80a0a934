package lanewise.internal.math;

/** Formulas that are parts of operations on rows. */
public final class FloatTerms {

  private FloatTerms() {}

  public static float softmaxTerm(float x, float max) {
    return FloatExp.exp(x - max);
  }

  public static float logSoftmaxTerm(float x, @OfRow float max, @OfRow float logSum) {
    return (x - max) - logSum;
  }

  public static float normalTerm(float x, @OfRow float mean, @OfRow float scale) {
    return (x - mean) * scale;
  }

  public static float layerNormTerm(float x, float gamma, float beta, @OfRow float mean, @OfRow float scale) {
    return Math.fma(normalTerm(x, mean, scale), gamma, beta);
  }

  public static float rmsNormTerm(float x, float gamma, @OfRow float scale) {
    return (x * scale) * gamma;
  }

  public static float outerTerm(float x, @OfRow float factor) {
    return x * factor;
  }
}
