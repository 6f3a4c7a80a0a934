package lanewise.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The optimizers next to their equations, written out: on {@code (scale * w)^2 / 2} with scale 1, 2, 3, 1, ... */
class OptimizerTest {

  private static final int STEPS = 20;

  private final double[] expected = {1, -2, 3};

  private interface Equations {
    void step(int number, double scale);
  }

  private void check(Optimizer optimizer, Equations equations) {
    Variable w = Variable.of("w", Tensor.of(expected.clone()));
    Variable scale = Variable.of("scale", ElementType.DOUBLE, Shape.SCALAR);
    Node loss = w.mul(scale).square().sum().mul(0.5);
    Step step = new Step(scale, loss, optimizer.step(List.of(w), Autodiff.grad(loss)));
    for (int t = 1; t <= STEPS; t++) {
      double s = 1 + (t - 1) % 3;
      double before = 0;
      for (double each : expected) {
        before += 0.5 * s * s * each * each;
      }
      assertEquals(before, step.run(Tensor.scalar(s)), 1e-12 * before);
      equations.step(t, s);
      assertArrayEquals(expected, step.values(List.of(w))[0].toDoubleArray(), 1e-12);
    }
    assertArrayEquals(new double[]{1, -2, 3}, w.value().toDoubleArray(), "the value to begin with is not touched");
  }

  @Test
  void momentum() {
    double[] v = new double[3];
    check(new Momentum(0.01, 0.9), (t, scale) -> {
      for (int i = 0; i < 3; i++) {
        v[i] = 0.9 * v[i] - 0.01 * scale * scale * expected[i];
        expected[i] += v[i];
      }
    });
  }

  @Test
  void adam() {
    double[] m = new double[3];
    double[] v = new double[3];
    check(new Adam(0.1), (t, scale) -> {
      for (int i = 0; i < 3; i++) {
        double g = scale * scale * expected[i];
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        double mean = m[i] / (1 - Math.pow(0.9, t));
        double square = v[i] / (1 - Math.pow(0.999, t));
        expected[i] -= 0.1 * mean / (Math.sqrt(square) + 1e-8);
      }
    });
  }
}
