package lanewise.internal.math;

/** Formulas of one or two operations, and choices. */
public final class FloatArithmetic {

  private FloatArithmetic() {}

  public static float add(float x, float y) {
    return x + y;
  }

  public static float sub(float x, float y) {
    return x - y;
  }

  public static float mul(float x, float y) {
    return x * y;
  }

  public static float div(float x, float y) {
    return x / y;
  }

  public static float fma(float x, float y, float z) {
    return Math.fma(x, y, z);
  }

  public static float min(float x, float y) {
    return Math.min(x, y);
  }

  public static float max(float x, float y) {
    return Math.max(x, y);
  }

  public static float clamp(float x, float low, float high) {
    return Math.min(Math.max(x, low), high);
  }

  /** For finite x and y exactly x where t is 0 and y where t is 1, but +0 for -0. */
  public static float lerp(float x, float y, float t) {
    return Math.fma(t, y, Math.fma(-t, x, x));
  }

  public static float neg(float x) {
    return -x;
  }

  public static float abs(float x) {
    return Math.abs(x);
  }

  /** Zeros and NaN are their own sign. */
  public static float sign(float x) {
    return x > 0f ? 1f : x < 0f ? -1f : x;
  }

  public static float square(float x) {
    return x * x;
  }

  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  public static float reciprocal(float x) {
    return 1f / x;
  }

  public static float equal(float x, float y) {
    return x == y ? 1f : 0f;
  }

  public static float notEqual(float x, float y) {
    return x != y ? 1f : 0f;
  }

  public static float less(float x, float y) {
    return x < y ? 1f : 0f;
  }

  public static float lessOrEqual(float x, float y) {
    return x <= y ? 1f : 0f;
  }

  public static float greater(float x, float y) {
    return x > y ? 1f : 0f;
  }

  public static float greaterOrEqual(float x, float y) {
    return x >= y ? 1f : 0f;
  }

  public static float where(float condition, float x, float y) {
    return condition != 0f ? x : y;
  }
}
