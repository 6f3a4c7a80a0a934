package lanewise.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lanewise.tensor.Tensor;

/** Gradient descent, whatever the gradient comes from. */
final class TestTraining {

  private static final float RATE = 1e-3f;

  private TestTraining() {}

  /** The losses before the steps and the parameters after them. */
  static List<Tensor> run(int steps, Function<List<Tensor>, ValueAndGradients> gradient) {
    List<Tensor> parameters = TestExample.parameters();
    List<Tensor> results = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      ValueAndGradients at = gradient.apply(parameters);
      results.add(at.value());
      for (int i = 0; i < parameters.size(); i++) {
        float[] w = parameters.get(i).floats();
        float[] g = at.gradients().get(i).toFloatArray();
        for (int j = 0; j < w.length; j++) {
          w[j] -= RATE * g[j];
        }
      }
    }
    results.addAll(parameters);
    return results;
  }

  static void assertSameBits(List<Tensor> expected, List<Tensor> computed) {
    assertEquals(expected.size(), computed.size());
    for (int i = 0; i < expected.size(); i++) {
      assertTrue(
          expected.get(i).hasSameBits(computed.get(i)), "tensor " + i + ": " + expected.get(i) + " " + computed.get(i));
    }
  }

  static void assertSameBits(ValueAndGradients expected, ValueAndGradients computed) {
    assertSameBits(List.of(expected.value()), List.of(computed.value()));
    assertSameBits(expected.gradients(), computed.gradients());
  }
}
