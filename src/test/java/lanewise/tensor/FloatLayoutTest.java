package lanewise.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import lanewise.Parallelism;
import lanewise.tensor.Layout.Region;
import lanewise.testing.Refused;
import org.junit.jupiter.api.Test;

/** Copies of regions are those of loops over indices, and touch nothing else. */
class FloatLayoutTest {

  private static final int CASES = 300;

  private final SplittableRandom random = new SplittableRandom(1);

  private static int position(Tensor x, Region region, int[] index) {
    int position = x.offset() + region.offset();
    for (int axis = 0; axis < index.length; axis++) {
      position += index[axis] * region.strides()[axis];
    }
    return position;
  }

  private static void check(String what, Shape shape, Tensor x, Region from, Tensor out, Region to) {
    float[] copied = out.floats().clone();
    float[] added = out.floats().clone();
    for (int i = 0; i < shape.size(); i++) {
      int[] index = FloatTensors.index(shape, i);
      float value = x.floats()[position(x, from, index)];
      copied[position(out, to, index)] = value;
      added[position(out, to, index)] += value;
    }
    Tensor sum = Tensor.of(out.floats().clone(), out.offset(), out.shape());
    Layout.add(shape, x, from, sum, to, Parallelism.NONE);
    assertArrayEquals(added, sum.floats(), what + ", added");
    Layout.copy(shape, x, from, out, to, Parallelism.NONE);
    assertArrayEquals(copied, out.floats(), what + ", copied");
  }

  private int[] permutation(int rank) {
    int[] axes = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int other = random.nextInt(axis + 1);
      axes[axis] = axes[other];
      axes[other] = axis;
    }
    return axes;
  }

  private Tensor tensor(Shape shape) {
    return FloatTensors.random(random, shape);
  }

  private static Region whole(Shape shape) {
    return Layout.part(shape, new int[shape.rank()]);
  }

  @Test
  void permuted() {
    for (int i = 0; i < CASES; i++) {
      Tensor x = tensor(FloatTensors.shape(random, random.nextInt(5), i % 10 == 0 ? 20 : 5));
      int[] axes = permutation(x.shape().rank());
      Shape shape = x.shape().permute(axes);
      check("permuted " + x.shape(), shape, x, Layout.permuted(x.shape(), axes), tensor(shape), whole(shape));
    }
  }

  @Test
  void partsOfBoth() {
    for (int i = 0; i < CASES; i++) {
      Shape region = FloatTensors.shape(random, random.nextInt(5), 4);
      Region[] regions = new Region[2];
      Tensor[] tensors = new Tensor[2];
      for (int q = 0; q < 2; q++) {
        int[] dims = region.dims();
        int[] begin = new int[dims.length];
        for (int axis = 0; axis < dims.length; axis++) {
          begin[axis] = random.nextInt(3);
          dims[axis] += begin[axis] + random.nextInt(3);
        }
        tensors[q] = tensor(Shape.of(dims));
        regions[q] = Layout.part(tensors[q].shape(), begin);
      }
      check("part " + region, region, tensors[0], regions[0], tensors[1], regions[1]);
    }
  }

  @Test
  void repeated() {
    for (int i = 0; i < CASES; i++) {
      Shape shape = FloatTensors.shape(random, random.nextInt(5), 4);
      Tensor x = tensor(FloatTensors.smaller(random, shape));
      check(
          x.shape() + " repeated to " + shape, shape, x, Layout.repeated(x.shape(), shape), tensor(shape),
          whole(shape));
    }
  }

  /** Strides that are no tensor's: overlapping windows of a source, every other element of a target. */
  @Test
  void stridesOfAllKinds() {
    Tensor x = tensor(Shape.of(200));
    Tensor out = tensor(Shape.of(200));
    check("windows", Shape.of(5, 4), x, new Region(3, 2, 1), out, new Region(1, 4, 1));
    check("windows of windows", Shape.of(3, 4, 2, 3), x, new Region(0, 10, 2, 10, 2), out, new Region(0, 24, 6, 3, 1));
    check("every other", Shape.of(6, 5), x, new Region(0, 5, 1), out, new Region(7, 20, 2));
    check("every other column", Shape.of(3, 5), x, new Region(0, 1, 3), out, new Region(0, 2, 6));
    check("rows between each other", Shape.of(2, 3), x, new Region(0, 3, 1), out, new Region(5, 3, 2));
    check("matrices between each other", Shape.of(2, 4, 3), x, new Region(0, 12, 3, 1), out, new Region(0, 1, 12, 4));
    check("one element, repeated", Shape.of(3, 5), x, new Region(4, 0, 0), out, new Region(0, 5, 1));
    check("nothing", Shape.of(3, 0), x, new Region(0, 1, 1), out, new Region(0, 1, 1));
    check("no axes", Shape.SCALAR, x, new Region(7), out, new Region(199));
  }

  private static void refused(String message, Shape shape, Tensor x, Region from, Tensor out, Region to) {
    Refused.refused(message, () -> Layout.copy(shape, x, from, out, to, Parallelism.NONE));
  }

  @Test
  void regionsThatDoNotFit() {
    Tensor x = tensor(Shape.of(2, 3));
    Region all = whole(x.shape());
    refused("a region of shape 2x3 from 1 to 6 is not within x of 6 elements", x.shape(), x, new Region(1, 3, 1), x,
        all);
    refused("a region of shape 2x3 from -1 to 4 is not within out of 6 elements", x.shape(), x, all, x,
        new Region(-1, 3, 1));
    refused("the region of x has 1 strides, but shape 2x3 has 2 axes", x.shape(), x, new Region(0, 1), x, all);
    refused("the region of out has strides[0] = -1, but needs >= 0", x.shape(), x, all, x, new Region(3, -1, 1));
  }

  @Test
  void shapesThatDoNotRepeatToOthers() {
    for (Shape shape : new Shape[]{Shape.of(2, 3), Shape.of(2), Shape.of(1, 1, 1)}) {
      Refused.refused(
          "shape " + shape + " does not broadcast to 1x3", () -> Layout.repeated(shape, Shape.of(1, 3)));
    }
  }

  @Test
  void partsThatBeginOutside() {
    Refused.refused("begin[1] = 4, but must be from 0 to 3", () -> Layout.part(Shape.of(2, 3), 0, 4));
    Refused.refused("begin[0] = -1, but must be from 0 to 2", () -> Layout.part(Shape.of(2, 3), -1));
    Refused.refused("begin[0] = 65536, but must be from 0 to 4", () -> Layout.part(Shape.of(4, 65536), 65536, 0));
    Refused.refused("begin.length = 3, but the shape is 2x3", () -> Layout.part(Shape.of(2, 3), 0, 0, 0));
  }
}
