package lanewise.tensor;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import lanewise.Parallelism;
import lanewise.testing.FloatRandom;
import lanewise.vmath.FloatReduction;
import org.junit.jupiter.api.Test;

/** A reduction over axes has the bits of the same reduction of the elements, gathered in row-major order. */
class FloatReduceTest {

  private final SplittableRandom random = new SplittableRandom(1);

  private void check(FloatReduction f, Tensor x, int... axes) {
    Shape shape = x.shape();
    for (boolean keepDims : new boolean[]{false, true}) {
      Shape reduced = shape.reduce(keepDims, axes);
      Tensor out = FloatTensors.random(random, reduced);
      Reduce.apply(Named.reduction(f), x, axes, out, Parallelism.NONE);
      Shape kept = shape.reduce(true, axes);
      for (int i = 0; i < kept.size(); i++) {
        float[] elements = elements(x, FloatTensors.index(kept, i), axes);
        float expected = f.of(elements.length, elements, 0, Parallelism.NONE);
        float actual = out.floats()[out.offset() + i];
        int number = i;
        assertTrue(
            Float.compare(expected, actual) == 0,
            () -> f + " of " + shape + " over " + Arrays.toString(axes) + ", result " + number + ": " + expected
                + " expected, but was " + actual);
      }
    }
  }

  /** Of ordinary values every long product is a zero. */
  private Tensor values(FloatReduction f, Shape shape) {
    return f == FloatReduction.PRODUCT
        ? Tensor.of(new FloatRandom(random.nextLong()).factors(shape.size()), 0, shape)
        : FloatTensors.random(random, shape);
  }

  /** The elements of one result, whose index is 0 along the axes that are reduced. */
  private static float[] elements(Tensor x, int[] result, int[] axes) {
    boolean[] reduced = x.shape().axes(axes);
    float[] elements = new float[x.size()];
    int count = 0;
    for (int i = 0; i < x.size(); i++) {
      int[] index = FloatTensors.index(x.shape(), i);
      boolean belongs = true;
      for (int axis = 0; axis < index.length; axis++) {
        belongs &= reduced[axis] || index[axis] == result[axis];
      }
      if (belongs) {
        elements[count++] = FloatTensors.at(x, index);
      }
    }
    return Arrays.copyOf(elements, count);
  }

  @Test
  void everySubsetOfAxes() {
    FloatReduction[] reductions = FloatReduction.values();
    int next = 0;
    for (int rank = 0; rank <= 4; rank++) {
      for (int time = 0; time < 6; time++) {
        Tensor x = FloatTensors.random(random, FloatTensors.shape(random, rank, time < 3 ? 4 : 6));
        for (int subset = 0; subset < 1 << rank; subset++) {
          int[] axes = new int[rank];
          int count = 0;
          for (int axis = 0; axis < rank; axis++) {
            if ((subset & 1 << axis) != 0) {
              axes[count++] = random.nextBoolean() ? axis : axis - rank;
            }
          }
          check(reductions[next++ % reductions.length], x, Arrays.copyOf(axes, count));
        }
      }
    }
  }

  /** Longer than the virtual lanes, so that the order shows. */
  @Test
  void longAxes() {
    for (FloatReduction f : FloatReduction.values()) {
      check(f, values(f, Shape.of(3, 150, 2)), 1);
      check(f, values(f, Shape.of(70, 2, 3)), 0, 2);
      check(f, values(f, Shape.of(2, 300)), -1);
      check(f, values(f, Shape.of(300, 2)), 0);
      check(f, values(f, Shape.of(1, 300, 1)));
    }
  }

  @Test
  void emptyAxes() {
    for (FloatReduction f : FloatReduction.values()) {
      for (int[] dims : new int[][]{{0, 3}, {3, 0}, {2, 0, 3}, {0}}) {
        for (int axis = 0; axis < dims.length; axis++) {
          check(f, FloatTensors.random(random, Shape.of(dims)), axis);
        }
        check(f, FloatTensors.random(random, Shape.of(dims)));
      }
      check(f, FloatTensors.random(random, Shape.of(2, 0, 3)), 0, 2);
      check(f, FloatTensors.random(random, Shape.of(2, 3, 0)), 0, 2);
    }
  }

  /** Of an array without elements the other axes may have more than an array holds. */
  @Test
  void nothingOfVeryMuch() {
    Tensor x = Tensor.zeros(ElementType.FLOAT, Shape.of(1 << 16, 1 << 16, 0));
    for (FloatReduction f : FloatReduction.values()) {
      Tensor out = Tensor.zeros(ElementType.FLOAT, x.shape().reduce(false, 0, 1));
      Reduce.apply(Named.reduction(f), x, new int[]{0, 1}, out, Parallelism.NONE);
    }
  }

  @Test
  void resultsThatDoNotFit() {
    Tensor x = FloatTensors.random(random, Shape.of(2, 3));
    Tensor out = FloatTensors.random(random, Shape.of(2));
    refused(
        "out has shape 2, but needs 3",
        () -> Reduce.apply(Named.reduction(FloatReduction.SUM), x, new int[]{0}, out, Parallelism.NONE));
  }
}
