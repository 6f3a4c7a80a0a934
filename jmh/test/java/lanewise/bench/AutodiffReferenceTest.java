package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lanewise.Parallelism;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that differentiate pass, wrong gradients do not. */
class AutodiffReferenceTest {

  private static final AutodiffTask TASK = AutodiffTask.SQUARED_NORM;

  @ParameterizedTest
  @EnumSource(names = {"LANEWISE", "ND4J"})
  void rightGradientsPass(Library library) {
    try (AutodiffCall call = TASK.bind(library, Parallelism.NONE)) {
      new AutodiffReference(TASK).check(call, library.label());
    }
  }

  /** Of a call whose value is right: no gradient, or one wrong element of it. */
  @ParameterizedTest
  @ValueSource(strings = {"of W: 0", "of x: 0", "of W: 1", "of x: NaN"})
  void wrongGradientsDoNot(String wrong) {
    AutodiffCall right = LanewiseAutodiff.of(TASK, Parallelism.NONE);
    AutodiffCall call = new AutodiffCall() {
      @Override
      public double step() {
        return right.step();
      }

      @Override
      public float[][] gradients() {
        float[][] gradients = right.gradients();
        float[] changed = gradients[wrong.startsWith("of W") ? 0 : 1];
        if (wrong.endsWith("0")) {
          Arrays.fill(changed, 0f);
        } else {
          changed[changed.length - 1] = wrong.endsWith("NaN") ? Float.NaN : 1f;
        }
        return gradients;
      }
    };
    String message =
        assertThrows(IllegalStateException.class, () -> new AutodiffReference(TASK).check(call, "it")).getMessage();
    assertTrue(message.contains("of the gradient with respect to " + wrong.charAt(3)), message);
  }
}
