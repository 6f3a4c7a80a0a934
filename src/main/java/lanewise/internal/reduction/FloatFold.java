package lanewise.internal.reduction;

import lanewise.internal.kernel.Functions;

/** What a reduction does with each element, how partial results are put together, and where it begins. */
enum FloatFold {
  /** Of the elements. */
  SUM(Functions.SUM_STEP, 0f),
  /** Of the elements. */
  PRODUCT(Functions.PRODUCT_STEP, 1f),
  /** As {@link Math#min}. */
  MIN(Functions.MIN_STEP, Float.POSITIVE_INFINITY),
  /** As {@link Math#max}. */
  MAX(Functions.MAX_STEP, Float.NEGATIVE_INFINITY),
  /** The sum of the magnitudes. */
  MAGNITUDES(Functions.MAGNITUDE_STEP, 0f),
  /** The largest of the magnitudes. */
  MAX_MAGNITUDE(Functions.MAX_MAGNITUDE_STEP, 0f),
  /** Of the elements times y. */
  SQUARES(Functions.SCALED_SQUARE_STEP, 0f),
  /** From y. */
  DEVIATIONS(Functions.DEVIATION_STEP, 0f),
  /** From y. */
  SQUARED_DEVIATIONS(Functions.SQUARED_DEVIATION_STEP, 0f),
  /** Of the elements less y. */
  EXPONENTIALS(Functions.SUM_STEP, 0f, Functions.SOFTMAX_TERM);

  private static final int NO_TERM = -1;

  /** The step for an element; it has y as an operand if it has three. */
  final int step;

  /** The step for a partial result. */
  final int combine;

  /** The result for no elements. */
  final float identity;

  /** The function of an element and y whose results are folded, unless it is the element itself. */
  final int term;

  FloatFold(int step, float identity) {
    this(step, identity, NO_TERM);
  }

  FloatFold(int step, float identity, int term) {
    this.step = step;
    this.combine = Functions.combine(step);
    this.identity = identity;
    this.term = term;
  }

  boolean hasTerm() {
    return term != NO_TERM;
  }

  boolean hasNumber() {
    return Functions.operands(step) == 3;
  }

  boolean isExtreme() {
    return combine == Functions.MIN_STEP || combine == Functions.MAX_STEP;
  }

  /** The fold that puts partial results together. */
  FloatFold ofPartials() {
    return switch (combine) {
      case Functions.SUM_STEP -> SUM;
      case Functions.MAX_STEP -> MAX;
      default -> this;
    };
  }
}
