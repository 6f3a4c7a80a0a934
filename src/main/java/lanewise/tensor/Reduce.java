package lanewise.tensor;

import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.vmath.FloatReduction;

/** Reductions of tensors over axes. */
public final class Reduce {

  private Reduce() {}

  /**
   * Reduces the elements along some axes to one number each, in the order of {@link FloatReduction}: the elements of one
   * result count in row-major order.
   *
   * <p>Axes that lie next to each other are read where they lie; other sets of axes are first copied next to each other.
   *
   * @param reduction the reduction; tensors of double take the constant of the same name of {@code DoubleReduction}
   * @param x the tensor
   * @param axes the axes to reduce; none means all
   * @param out takes the results, of the shape {@code x.shape().reduce(keepDims, axes)} for either keepDims
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape differs or an axis does not exist
   */
  public static void apply(FloatReduction reduction, Tensor x, int[] axes, Tensor out, Parallelism parallelism) {
    Check.notNull("reduction", reduction);
    Check.notNull("x", x);
    Check.notNull("out", out);
    Check.notNull("parallelism", parallelism);
    Shape shape = x.shape();
    if (!out.shape().equals(shape.reduce(true, axes))) {
      Require.same("out", out, x.type(), shape.reduce(false, axes));
    }
    Require.type("out", out, x.type());
    boolean[] reduced = shape.axes(axes);
    if (out.size() == 0) {
      return;
    }
    int rank = shape.rank();
    int first = 0;
    while (first < rank && !counts(shape, reduced, first)) {
      first++;
    }
    int last = rank;
    while (last > first && !counts(shape, reduced, last - 1)) {
      last--;
    }
    int f = reduction.ordinal();
    int end = first;
    while (end < last && (reduced[end] || shape.dim(end) == 1)) {
      end++;
    }
    if (end < last) {
      Tensor rows = copyTogether(x, reduced, parallelism);
      rows.storage().reduceRows(
          f, rows.shape().dim(0), rows.shape().dim(1), rows.offset(), out.storage(), out.offset(), parallelism);
      return;
    }
    int outer = shape.axes(0, first).size();
    int length = shape.axes(first, last).size();
    int inner = shape.axes(last, rank).size();
    Storage source = x.storage();
    Storage target = out.storage();
    if (inner == 1 && outer == 1) {
      source.reduceAll(f, length, x.offset(), target, out.offset(), parallelism);
    } else if (inner == 1) {
      source.reduceRows(f, outer, length, x.offset(), target, out.offset(), parallelism);
    } else {
      for (int i = 0; i < outer; i++) {
        source.reduceColumns(
            f, length, inner, x.offset() + i * length * inner, target, out.offset() + i * inner, parallelism);
      }
    }
  }

  /** Whether an axis is reduced and has more than one element, or none. */
  private static boolean counts(Shape shape, boolean[] reduced, int axis) {
    return reduced[axis] && shape.dim(axis) != 1;
  }

  /** A matrix with a row for each result. */
  private static Tensor copyTogether(Tensor x, boolean[] reduced, Parallelism parallelism) {
    Shape shape = x.shape();
    int[] order = new int[shape.rank()];
    int count = 0;
    int results = 1;
    for (boolean wanted : new boolean[]{false, true}) {
      for (int axis = 0; axis < order.length; axis++) {
        if (reduced[axis] == wanted) {
          order[count++] = axis;
          results *= wanted ? 1 : shape.dim(axis);
        }
      }
    }
    Shape permuted = shape.permute(order);
    Tensor rows = Tensor.zeros(x.type(), permuted);
    Layout.copy(
        permuted, x, Layout.permuted(shape, order), rows, Layout.part(permuted), parallelism);
    return rows.reshape(results, results == 0 ? 0 : shape.size() / results);
  }
}
