package lanewise.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import lanewise.tensor.ElementType;
import lanewise.tensor.Tensor;

/** Tensors as a few short lines, for pictures. */
final class TensorText {

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  /** The power of ten from which on a number is written with an exponent; small ones are as BigDecimal writes them. */
  private static final int LARGE = 5;

  private TensorText() {}

  /** A line for each row of the last axis, columns aligned: {@code [ 1 20]}, {@code [-3  4]}; a scalar has no brackets. */
  static List<String> rows(Tensor tensor) {
    double[] elements = tensor.toDoubleArray();
    List<String> texts = new ArrayList<>();
    int width = 0;
    for (double element : elements) {
      texts.add(rounded(element, tensor.type()));
      width = Math.max(width, texts.getLast().length());
    }
    if (tensor.shape().rank() == 0) {
      return texts;
    }
    if (elements.length == 0) {
      return List.of("[]");
    }
    int columns = tensor.shape().dim(-1);
    List<String> rows = new ArrayList<>();
    for (int from = 0; from < elements.length; from += columns) {
      StringBuilder row = new StringBuilder("[");
      for (String text : texts.subList(from, from + columns)) {
        row.append(row.length() == 1 ? "" : " ").append(" ".repeat(width - text.length())).append(text);
      }
      rows.add(row.append(']').toString());
    }
    return rows;
  }

  /** The shortest text that means this number of its type and no other. */
  static String exact(double number, ElementType type) {
    String text = type == ElementType.FLOAT ? Float.toString((float) number) : Double.toString(number);
    return text.replaceFirst("\\.0(?=$|E)", "");
  }

  private static String rounded(double number, ElementType type) {
    String exact = exact(number, type);
    if (number == 0 || !Double.isFinite(number)) {
      return exact;
    }
    // From the shortest text, so that 0.1f is 0.1.
    BigDecimal decimal = new BigDecimal(exact).round(FOUR_DIGITS).stripTrailingZeros();
    int power = decimal.precision() - decimal.scale() - 1;
    return decimal.scale() < 0 && power < LARGE ? decimal.toPlainString() : decimal.toString();
  }
}
