package lanewise.tensor;

/** What the elements of a tensor are. */
public enum ElementType {
  /** {@code float}, 32 bits. */
  FLOAT(Float.BYTES, Math.ulp(1f) / 2),

  /** {@code double}, 64 bits. */
  DOUBLE(Double.BYTES, Math.ulp(1d) / 2);

  private final int bytes;
  private final double roundoff;

  ElementType(int bytes, double roundoff) {
    this.bytes = bytes;
    this.roundoff = roundoff;
  }

  /**
   * The size of an element.
   *
   * @return 4 or 8
   */
  public int bytes() {
    return bytes;
  }

  /**
   * The unit roundoff: the largest relative error of rounding a number to this type.
   *
   * @return 2^-24 or 2^-53
   */
  public double roundoff() {
    return roundoff;
  }
}
