package lanewise.tensor;

/**
 * The loops over the elements of operands that lie in their arrays with strides of their own. Axes over which all
 * operands go on as if there were one axis are one; the two innermost are left to a kernel, which runs over m x n
 * elements, the others are walked here.
 */
final class Nest {

  /** Runs over m x n elements, those of operand q beginning at {@code offsets[q]}. */
  interface Kernel {
    void run(int[] offsets);
  }

  final int m;
  final int n;
  private final int operands;
  private final int axes;
  private final int[] dims;
  private final int[] strides;

  /**
   * @param dims the dimensions, outermost first
   * @param each for each operand its stride along each axis; 0 repeats an element
   */
  Nest(int[] dims, int[]... each) {
    operands = each.length;
    this.dims = new int[dims.length + 2];
    strides = new int[(dims.length + 2) * operands];
    int count = 0;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      if (dims[axis] == 1) {
        continue;
      }
      if (count > 0 && follows(axis, count - 1, each)) {
        this.dims[count - 1] *= dims[axis];
        continue;
      }
      for (int q = 0; q < operands; q++) {
        strides[count * operands + q] = each[q][axis];
      }
      this.dims[count++] = dims[axis];
    }
    while (count < 2) {
      this.dims[count++] = 1;
    }
    axes = count;
    n = this.dims[0];
    m = this.dims[1];
  }

  private boolean follows(int axis, int inner, int[][] each) {
    for (int q = 0; q < operands; q++) {
      if (each[q][axis] != dims[inner] * strides[inner * operands + q]) {
        return false;
      }
    }
    return true;
  }

  /** The stride of an operand from one of the m rows to the next. */
  int row(int operand) {
    return strides[operands + operand];
  }

  /** The stride of an operand along a row. */
  int col(int operand) {
    return strides[operand];
  }

  /** Runs the kernel for every index of the outer axes; the operands begin at {@code offsets}, which are changed. */
  void run(int[] offsets, Kernel kernel) {
    for (int axis = 0; axis < axes; axis++) {
      if (dims[axis] == 0) {
        return;
      }
    }
    walk(axes - 1, offsets, kernel);
  }

  private void walk(int axis, int[] offsets, Kernel kernel) {
    if (axis < 2) {
      kernel.run(offsets);
      return;
    }
    for (int i = 0; i < dims[axis]; i++) {
      walk(axis - 1, offsets, kernel);
      step(axis, 1, offsets);
    }
    step(axis, -dims[axis], offsets);
  }

  private void step(int axis, int steps, int[] offsets) {
    for (int q = 0; q < operands; q++) {
      offsets[q] += steps * strides[axis * operands + q];
    }
  }

  /** The strides with which a compact tensor is read as one of a larger shape, to which it broadcasts. */
  static int[] broadcast(Shape shape, Shape to) {
    int[] own = shape.strides();
    int[] strides = new int[to.rank()];
    int shift = to.rank() - shape.rank();
    for (int axis = 0; axis < own.length; axis++) {
      strides[axis + shift] = shape.dim(axis) == 1 ? 0 : own[axis];
    }
    return strides;
  }
}
