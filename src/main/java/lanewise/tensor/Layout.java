package lanewise.tensor;

import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.vmath.FloatBinary;

/** Copies between regions of tensors: what transposing, slicing, joining, repeating and windowing are. */
public final class Layout {

  /**
   * How a region lies in the elements of a tensor: {@code element (i0, i1, ...)} is the one at {@code offset +
   * i0*strides[0] + i1*strides[1] + ...} in row-major order.
   *
   * @param offset of the first element of the region
   * @param strides along each axis of the region
   */
  public record Region(int offset, int... strides) {
    /** The strides are used as they are and not copied. */
    public Region {
      Check.notNull("strides", strides);
    }
  }

  private Layout() {}

  /**
   * The whole of a tensor, its axes in another order.
   *
   * @param shape the shape of the tensor
   * @param axes for each axis of the region, the axis of the tensor
   * @return a region of the shape {@code shape.permute(axes)}
   */
  public static Region permuted(Shape shape, int... axes) {
    Check.notNull("shape", shape);
    Check.notNull("axes", axes);
    int[] own = shape.strides();
    int[] strides = new int[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      strides[axis] = own[shape.axis(axes[axis])];
    }
    return new Region(0, strides);
  }

  /**
   * The part of a tensor that begins at an index.
   *
   * @param shape the shape of the tensor
   * @param begin the index along each axis, 0 for those not given; of none it is the whole tensor
   * @return a region of any shape that fits
   * @throws IllegalArgumentException if there are more indices than axes or one is out of range
   */
  public static Region part(Shape shape, int... begin) {
    Check.notNull("shape", shape);
    Check.notNull("begin", begin);
    int[] strides = shape.strides();
    if (begin.length > strides.length) {
      throw new IllegalArgumentException("begin.length = " + begin.length + ", but the shape is " + shape);
    }
    int offset = 0;
    for (int axis = 0; axis < begin.length; axis++) {
      if (begin[axis] < 0 || begin[axis] > shape.dim(axis)) {
        throw new IllegalArgumentException(
            "begin[" + axis + "] = " + begin[axis] + ", but must be from 0 to " + shape.dim(axis));
      }
      offset += begin[axis] * strides[axis];
    }
    return new Region(offset, strides);
  }

  /**
   * A tensor repeated to a larger shape.
   *
   * @param shape the shape of the tensor, which broadcasts to the other
   * @param to the larger shape
   * @return a region of that shape
   * @throws IllegalArgumentException if the shape does not broadcast to the other
   */
  public static Region repeated(Shape shape, Shape to) {
    Check.notNull("shape", shape);
    Check.notNull("to", to);
    if (!shape.broadcastsTo(to)) {
      throw new IllegalArgumentException("shape " + shape + " does not broadcast to " + to);
    }
    return new Region(0, Nest.broadcast(shape, to));
  }

  /**
   * Copies a region of one tensor to a region of another.
   *
   * @param region the shape of both regions
   * @param x the source
   * @param from the region of the source
   * @param out the target
   * @param to the region of the target, no element of which lies twice in it
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type differs or a region is not within its tensor
   */
  public static void copy(Shape region, Tensor x, Region from, Tensor out, Region to, Parallelism parallelism) {
    check(region, x, from, out, to, parallelism);
    Nest nest = new Nest(region.dims(), to.strides(), from.strides());
    Storage source = x.storage();
    Storage target = out.storage();
    boolean transposes = nest.row(1) == 1 && nest.col(1) >= nest.m && nest.col(0) == 1 && nest.row(0) >= nest.n;
    // Rows of the target that lie between each other are copied one by one.
    boolean areApart = nest.row(0) > (nest.n - 1L) * nest.col(0) || nest.col(0) > (nest.m - 1L) * nest.row(0);
    int rows = areApart ? nest.m : 1;
    nest.run(new int[]{out.offset() + to.offset(), x.offset() + from.offset()}, at -> {
      if (transposes) {
        source.transpose(nest.n, nest.m, at[1], nest.col(1), target, at[0], nest.row(0), parallelism);
        return;
      }
      for (int i = 0; i < nest.m; i += rows) {
        source.copy(
            rows, nest.n, at[1] + i * nest.row(1), nest.row(1), nest.col(1), target, at[0] + i * nest.row(0),
            nest.row(0),
            nest.col(0), parallelism);
      }
    });
  }

  /**
   * Adds a region of one tensor to a region of another.
   *
   * @param region the shape of both regions
   * @param x the source
   * @param from the region of the source
   * @param out the target
   * @param to the region of the target, no element of which lies twice in it
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type differs or a region is not within its tensor
   */
  public static void add(Shape region, Tensor x, Region from, Tensor out, Region to, Parallelism parallelism) {
    check(region, x, from, out, to, parallelism);
    Nest nest = new Nest(region.dims(), to.strides(), from.strides());
    Storage source = x.storage();
    Storage target = out.storage();
    int add = FloatBinary.ADD.ordinal();
    nest.run(new int[]{out.offset() + to.offset(), x.offset() + from.offset()}, at -> {
      if (nest.col(0) == 1 || nest.n == 1) {
        target.binary(
            add, nest.m, nest.n, at[0], nest.row(0), nest.col(0), source, at[1], nest.row(1), nest.col(1), target,
            at[0], Math.max(nest.n, nest.row(0)), parallelism);
      } else {
        for (int i = 0; i < nest.m; i++) {
          for (int j = 0; j < nest.n; j++) {
            int to1 = at[0] + i * nest.row(0) + j * nest.col(0);
            target.set(to1, target.get(to1) + source.get(at[1] + i * nest.row(1) + j * nest.col(1)));
          }
        }
      }
    });
  }

  private static void check(Shape region, Tensor x, Region from, Tensor out, Region to, Parallelism parallelism) {
    Check.notNull("region", region);
    Check.notNull("from", from);
    Check.notNull("out", out);
    Check.notNull("to", to);
    Check.notNull("parallelism", parallelism);
    Require.type("x", x, out.type());
    within("x", region, x, from);
    within("out", region, out, to);
  }

  private static void within(String name, Shape shape, Tensor tensor, Region region) {
    if (region.strides().length != shape.rank()) {
      throw new IllegalArgumentException(
          "the region of " + name + " has " + region.strides().length + " strides, but shape " + shape + " has "
              + shape.rank() + " axes");
    }
    if (shape.size() == 0) {
      return;
    }
    long last = region.offset();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (region.strides()[axis] < 0) {
        throw new IllegalArgumentException(
            "the region of " + name + " has strides[" + axis + "] = " + region.strides()[axis] + ", but needs >= 0");
      }
      last += (shape.dim(axis) - 1L) * region.strides()[axis];
    }
    if (region.offset() < 0 || last >= tensor.size()) {
      throw new IllegalArgumentException(
          "a region of shape " + shape + " from " + region.offset() + " to " + last + " is not within " + name + " of "
              + tensor.size() + " elements");
    }
  }
}
