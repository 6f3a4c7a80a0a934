package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.tensor.ElementType;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and gradients in float are those in double, within the error that rounding explains. */
@Tag("once")
class PrecisionTest {

  static List<Cases> cases() {
    return Cases.all();
  }

  /** A weighted sum of the elements of the value, and one of those of its gradient. */
  private static Node[] numbers(Cases each, ElementType type) {
    Variable x = Variable.of("x", each.x(type));
    Node y = each.f().apply(x);
    Node value = y.mul(Cases.constant(y, Domain.bothSigns(0.5, 1), y.shape().dims())).sum();
    Node gradient = Autodiff.grad(value, x).of(x);
    return new Node[]{value, gradient.mul(Cases.constant(x, Domain.bothSigns(0.5, 1), x.shape().dims())).sum()};
  }

  @ParameterizedTest
  @MethodSource("cases")
  void floatAgreesWithDouble(Cases each) {
    Node[] floats = numbers(each, ElementType.FLOAT);
    Node[] doubles = numbers(each, ElementType.DOUBLE);
    for (int i = 0; i < floats.length; i++) {
      double difference = Math.abs(floats[i].value().item() - doubles[i].value().item());
      double allowed = Rounding.units(doubles[i]) * ElementType.FLOAT.roundoff();
      String what = each + (i == 0 ? ", value" : ", gradient");
      assertTrue(difference <= allowed, () -> what + ": differs by " + difference + ", allowed are " + allowed);
    }
  }

  /** What all logits of a row have in common changes nothing. */
  @ParameterizedTest
  @EnumSource
  void largeLogits(ElementType type) {
    double offset = type == ElementType.FLOAT ? 0x1p20 : 0x1p50;
    Variable logits = Variable.of("x", Tensor.of(new double[]{offset, offset, offset, offset + 1}, 2, 2).to(type));
    Node loss = logits.softmaxCrossEntropy(Cases.indices(logits, 0, 1));
    double one = Math.log1p(Math.exp(-1));
    double p = 1 / (1 + Math.E);
    double unit = 4 * type.roundoff();
    assertArrayEquals(new double[]{Math.log(2), one}, loss.value().toDoubleArray(), unit);
    assertArrayEquals(
        new double[]{-0.5, 0.5, p, -p}, Autodiff.grad(loss.sum(), logits).of(logits).value().toDoubleArray(), unit);
    assertArrayEquals(
        new double[]{0.5, 0.5, p, 1 - p},
        Autodiff.grad(logits.logSumExp(1).sum(), logits).of(logits).value().toDoubleArray(), unit);
  }
}
