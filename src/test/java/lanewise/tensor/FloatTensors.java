package lanewise.tensor;

import java.util.SplittableRandom;
import lanewise.testing.FloatRandom;

/** Tensors at random, and plain loops over their indices. */
final class FloatTensors {

  private FloatTensors() {}

  /** A tensor in the middle of an array. */
  static Tensor random(SplittableRandom random, Shape shape) {
    int offset = random.nextInt(4);
    float[] array = new FloatRandom(random.nextLong()).array(offset + shape.size() + random.nextInt(4));
    return Tensor.of(array, offset, shape);
  }

  static Shape shape(SplittableRandom random, int rank, int largest) {
    return Shape.of(random.ints(rank, 1, largest + 1).toArray());
  }

  /** One that broadcasts to another: without some of its first axes, some of the others of size 1. */
  static Shape smaller(SplittableRandom random, Shape shape) {
    int[] dims = shape.axes(random.nextInt(shape.rank() + 1), shape.rank()).dims();
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = random.nextInt(3) == 0 ? 1 : dims[axis];
    }
    return Shape.of(dims);
  }

  /** The index that has a number in row-major order. */
  static int[] index(Shape shape, int number) {
    int[] index = new int[shape.rank()];
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index[axis] = number % shape.dim(axis);
      number /= shape.dim(axis);
    }
    return index;
  }

  /** The element of a smaller tensor that stands at an index of a larger one. */
  static float broadcast(Tensor x, int[] index) {
    int[] own = new int[x.shape().rank()];
    for (int axis = 0; axis < own.length; axis++) {
      own[axis] = x.shape().dim(axis) == 1 ? 0 : index[index.length - own.length + axis];
    }
    return at(x, own);
  }

  static float at(Tensor x, int... index) {
    int position = x.offset();
    int[] strides = x.shape().strides();
    for (int axis = 0; axis < index.length; axis++) {
      position += index[axis] * strides[axis];
    }
    return x.floats()[position];
  }

  /** All elements of a smaller tensor, as often as they stand in a larger one. */
  static float[] broadcast(Tensor x, Shape shape) {
    float[] all = new float[shape.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = broadcast(x, index(shape, i));
    }
    return all;
  }
}
