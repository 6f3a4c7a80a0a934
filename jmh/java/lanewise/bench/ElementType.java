package lanewise.bench;

import java.util.Locale;

/** The two element types, and what the error bounds need to know about them. */
public enum ElementType {
  /** IEEE binary32, {@code float}. */
  F32(4, 0x1p-24),
  /** IEEE binary64, {@code double}. */
  F64(8, 0x1p-53);

  private final int bytes;
  private final double unitRoundoff;

  ElementType(int bytes, double unitRoundoff) {
    this.bytes = bytes;
    this.unitRoundoff = unitRoundoff;
  }

  /** The type with a label. */
  static ElementType of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** Size of one element. */
  int bytes() {
    return bytes;
  }

  /** The name used in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The bound gamma_k = k u / (1 - k u) on the relative error of k roundings (Higham, Accuracy and
   * Stability of Numerical Algorithms, Lemma 3.1).
   */
  public double gamma(long k) {
    double ku = k * unitRoundoff;
    if (!(ku < 1)) {
      throw new IllegalArgumentException("k = " + k + ", but gamma_k needs k * u < 1");
    }
    return ku / (1 - ku);
  }

  /** The unit roundoff u: half the distance from 1 to the next number. */
  public double unitRoundoff() {
    return unitRoundoff;
  }

  /** The nearest value of this type. */
  public double round(double value) {
    return this == F32 ? (float) value : value;
  }
}
