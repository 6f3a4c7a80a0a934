package lanewise.internal.math;

/**
 * Activation functions, and their gradients: those take the incoming gradient dy as the last operand but for parameters,
 * and multiply with it last, so that it may be infinite or NaN.
 */
public final class FloatActivations {
  private FloatActivations() {}

  /** The greater of x and zero. */
  public static float relu(float x) {
    return Math.max(x, 0f);
  }

  public static float reluGrad(float x, float dy) {
    return x > 0f ? dy : 0f;
  }

  public static float leakyRelu(float x, float slope) {
    return x > 0f ? x : slope * x;
  }

  public static float leakyReluGrad(float x, float dy, float slope) {
    return x > 0f ? dy : slope * dy;
  }

  public static float elu(float x, float alpha) {
    return x > 0f ? x : alpha * FloatExp.expm1(x);
  }

  public static float eluGrad(float x, float dy, float alpha) {
    return x > 0f ? dy : dy * (alpha * FloatExp.exp(x));
  }

  /** 1 / (1 + e^-x). */
  public static float sigmoid(float x) {
    return FloatLogistic.sigmoid(x);
  }

  /** The gradient of {@link #sigmoid}, from its result y. */
  public static float sigmoidGrad(float y, float dy) {
    return dy * (y * (1f - y));
  }

  /** The gradient of tanh, from its result y. */
  public static float tanhGrad(float y, float dy) {
    return dy * Math.fma(-y, y, 1f);
  }

  /** log(1 + e^x). */
  public static float softplus(float x) {
    return FloatLogistic.softplus(x);
  }

  public static float softplusGrad(float x, float dy) {
    return dy * FloatLogistic.sigmoid(x);
  }

  /** x sigmoid(x), also called swish. */
  public static float silu(float x) {
    return FloatLogistic.silu(x);
  }

  public static float siluGrad(float x, float dy) {
    return dy * FloatLogistic.siluDerivative(x);
  }

  /** x Phi(x), where Phi is the distribution function of the normal distribution. */
  public static float gelu(float x) {
    return FloatGelu.gelu(x);
  }

  public static float geluGrad(float x, float dy) {
    return dy * FloatGelu.geluDerivative(x);
  }

  /** x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2. */
  public static float geluTanh(float x) {
    return FloatGelu.geluTanh(x);
  }

  public static float geluTanhGrad(float x, float dy) {
    return dy * FloatGelu.geluTanhDerivative(x);
  }

  /** x / 6 + 1 / 2, at least 0 and at most 1. */
  public static float hardSigmoid(float x) {
    float y = (x + 3f) / 6f;
    float low = x <= -3f ? 0f : y;
    return x >= 3f ? 1f : low;
  }

  public static float hardSigmoidGrad(float x, float dy) {
    return x > -3f && x < 3f ? dy / 6f : 0f;
  }
}
