package lanewise.testing;

import java.util.SplittableRandom;

/** Seeded arguments. The values differ in magnitude, so that every change of an order of additions shows. */
public final class FloatRandom {

  private final SplittableRandom random;

  public FloatRandom(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Up to 16 in magnitude; some zeros, of both signs. */
  public float value() {
    return switch (random.nextInt(40)) {
      case 0 -> 0f;
      case 1 -> -0f;
      default -> (2f * random.nextFloat() - 1f) * Math.scalb(1f, random.nextInt(9) - 4);
    };
  }

  public float[] array(int length) {
    float[] array = new float[length];
    for (int i = 0; i < length; i++) {
      array[i] = value();
    }
    return array;
  }

  /** Numbers near 1: a product of a hundred thousand stays in range, and shows its order. */
  public float[] factors(int length) {
    float[] factors = array(length);
    for (int i = 0; i < length; i++) {
      factors[i] = 1f + factors[i] / 512;
    }
    return factors;
  }

  /** Numbers so far from 0 that their mean is rounded to an eighth: their variance needs the correction of that. */
  public float[] distant(int length) {
    float[] distant = array(length);
    for (int i = 0; i < length; i++) {
      distant[i] += Math.scalb(1f, Float.PRECISION - 4);
    }
    return distant;
  }

  /** An alpha or beta: those that have rules of their own, and others. */
  public float factor() {
    return switch (random.nextInt(6)) {
      case 0 -> 0f;
      case 1 -> 1f;
      case 2 -> -1f;
      default -> 2f * random.nextFloat() - 1f;
    };
  }

  /** A number in {@code low..high}, both included. */
  public int from(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** A number in {@code 1..high}, small ones as likely as large ones. */
  public int size(int high) {
    return Math.toIntExact(Math.round(Math.pow(high, random.nextDouble())));
  }

  public boolean flip() {
    return random.nextBoolean();
  }
}
