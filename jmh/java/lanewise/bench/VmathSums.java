package lanewise.bench;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Checks of reductions, within the bound on their error. */
final class VmathSums {
  private final ElementType type;
  private final int size;

  VmathSums(ElementType type, int size) {
    this.type = type;
    this.size = size;
  }

  /** Checks a dot product. */
  void checkDot(double result, IntToDoubleFunction x, IntToDoubleFunction y, String who) {
    double sum = 0;
    double magnitude = 0;
    for (int i = 0; i < size; i++) {
      double product = x.applyAsDouble(i) * y.applyAsDouble(i);
      sum += product;
      magnitude += Math.abs(product);
    }
    within(result, sum, bound() * magnitude, who + ", dot");
  }

  /**
   * Checks a reduction of some elements, or the index that a search gives.
   *
   * @param function the constant's name
   */
  void check(String function, double result, IntToDoubleFunction x, String who) {
    double[] values = IntStream.range(0, size).mapToDouble(x).toArray();
    double sum = 0;
    double magnitude = 0;
    double squares = 0;
    double exponentials = 0;
    double product = 1;
    int least = 0;
    int most = 0;
    for (int i = 0; i < size; i++) {
      double value = values[i];
      sum += value;
      magnitude += Math.abs(value);
      squares += value * value;
      exponentials += Math.exp(value);
      product *= value;
      least = value < values[least] ? i : least;
      most = value > values[most] ? i : most;
    }
    double mean = sum / size;
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / size;
    }
    double largest = Math.max(-values[least], values[most]);
    double relative = 2 * bound() + type.gamma(64);
    double expected =
        switch (function) {
          case "SUM" -> sum;
          case "MEAN" -> mean;
          case "PRODUCT" -> product;
          case "MIN" -> values[least];
          case "MAX" -> values[most];
          case "VARIANCE" -> variance;
          case "STANDARD_DEVIATION" -> Math.sqrt(variance);
          case "NORM1" -> magnitude;
          case "NORM2" -> Math.sqrt(squares);
          case "NORM_INF" -> largest;
          case "LOG_SUM_EXP" -> Math.log(exponentials);
          case "ARGMIN" -> least;
          case "ARGMAX" -> most;
          default -> throw new IllegalStateException(function + " has no reference");
        };
    double allowed =
        switch (function) {
          case "SUM" -> relative * magnitude;
          case "MEAN" -> relative * magnitude / size;
          case "MIN", "MAX", "NORM_INF", "ARGMIN", "ARGMAX", "PRODUCT" -> 0;
          default -> relative * (1 + Math.abs(expected));
        };
    within(result, expected, allowed, who + ", " + function);
  }

  /**
   * The relative error of a sum of terms of one sign. Every library here adds up at least 16
   * interleaved parts; the reference adds one after the other.
   */
  private double bound() {
    return type.gamma(size / 16 + 32) + ElementType.F64.gamma(size);
  }

  private void within(double actual, double expected, double bound, String what) {
    if (!(Math.abs(actual - expected) <= bound)) {
      throw new IllegalStateException(
          what + " " + type.label() + ", " + size + " elements: the result is " + actual
              + ", but must be within " + bound + " of " + expected);
    }
  }
}
