package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Graphs at random: forward and reverse derivatives are those of differences. A failure shows the seed and the graph. */
@Tag("once")
class RandomGraphTest {

  private static final int GRAPHS = 300;

  /** Of so many graphs one is checked to second order, too. */
  private static final int SECOND_ORDER = 10;

  /** What two ways to sum the same few hundred products may differ by, relative to their magnitudes, which are small. */
  private static final double EXACT = 0x1p-40;

  @Test
  void derivativesAreThoseOfDifferences() {
    int operations = 0;
    for (long seed = 0; seed < GRAPHS; seed++) {
      RandomGraph f = new RandomGraph(seed);
      try {
        operations += check(f, seed);
        if (seed % SECOND_ORDER == 0) {
          Autodiff.checkGradients(f, f.x(ElementType.DOUBLE));
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(f + e.getMessage(), e);
      }
    }
    assertTrue(operations > 20 * GRAPHS, "only " + operations + " operations");
  }

  private static int check(RandomGraph f, long seed) {
    Tensor x = f.x(ElementType.DOUBLE);
    Tensor v = Domain.range(-0.2, 0.2).tensor(Shape.of(f.length()), ~seed);
    Variable point = Variable.of("x", x);
    Node y = f.apply(point);
    Node direction = Node.constant(v);
    Program program = Program.of(
        List.of(point),
        List.of(y, Autodiff.grad(y, point).of(point).mul(direction).sum(), Autodiff.jvp(y, point, direction)));
    Tensor[] results = program.run(x);
    double reverse = results[1].item();
    double forward = results[2].item();
    double scale = Math.max(1, Math.abs(reverse));
    assertTrue(Math.abs(reverse - forward) <= EXACT * scale, () -> "reverse " + reverse + ", forward " + forward);
    Program value = Program.of(List.of(point), List.of(y));
    FiniteDifferences.Estimate difference = FiniteDifferences.extrapolated(
        t -> value.run(moved(x, t, v))[0].item(), 0, 1.0 / 16);
    assertTrue(difference.error() <= 1e-6 * scale, () -> "not smooth: " + difference);
    assertTrue(
        Math.abs(reverse - difference.value()) <= 16 * difference.error() + EXACT * scale,
        () -> "reverse " + reverse + ", difference " + difference);
    return Graph.of(y).nodes().size();
  }

  private static Tensor moved(Tensor x, double t, Tensor v) {
    Tensor moved = x.copy();
    for (int i = 0; i < x.size(); i++) {
      moved.set(x.get(i) + t * v.get(i), i);
    }
    return moved;
  }
}
