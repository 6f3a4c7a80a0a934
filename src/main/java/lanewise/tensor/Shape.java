package lanewise.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import lanewise.internal.Check;

/**
 * The dimensions of a tensor. Immutable. Axes count from 0; a negative axis counts from the end, -1 being the last.
 *
 * <p>Two shapes broadcast as in NumPy: aligned at their last axes, two dimensions must be equal or one of them 1.
 */
public final class Shape {

  /** No axes, one element. */
  public static final Shape SCALAR = new Shape(new int[0], 1);

  private static final long TOO_MANY = Integer.MAX_VALUE + 1L;

  private final int[] dims;
  private final int size;

  private Shape(int[] dims, int size) {
    this.dims = dims;
    this.size = size;
  }

  /**
   * A shape.
   *
   * @param dims the dimensions, of which none is negative and whose product fits an {@code int}
   * @return the shape
   * @throws IllegalArgumentException if a dimension is negative or there are too many elements
   */
  public static Shape of(int... dims) {
    Check.notNull("dims", dims);
    if (dims.length == 0) {
      return SCALAR;
    }
    long size = 1;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] < 0) {
        throw new IllegalArgumentException("dims[" + axis + "] = " + dims[axis] + ", but must be >= 0");
      }
      size = Math.min(size * dims[axis], TOO_MANY); // A later dimension may be 0.
    }
    if (size == TOO_MANY) {
      throw new IllegalArgumentException(
          "shape " + text(dims) + " has more than " + Integer.MAX_VALUE + " elements, the most an array holds");
    }
    return new Shape(dims.clone(), (int) size);
  }

  /**
   * The number of axes.
   *
   * @return 0 for a scalar
   */
  public int rank() {
    return dims.length;
  }

  /**
   * The number of elements.
   *
   * @return the product of the dimensions
   */
  public int size() {
    return size;
  }

  /**
   * A dimension.
   *
   * @param axis at least {@code -rank} and below {@code rank}
   * @return the elements along that axis
   * @throws IllegalArgumentException if there is no such axis
   */
  public int dim(int axis) {
    return dims[axis(axis)];
  }

  /**
   * The dimensions.
   *
   * @return a new array
   */
  public int[] dims() {
    return dims.clone();
  }

  /**
   * The axis that a number means.
   *
   * @param axis at least {@code -rank} and below {@code rank}
   * @return the same axis, at least 0 and below the rank
   * @throws IllegalArgumentException if there is no such axis
   */
  public int axis(int axis) {
    if (axis < -dims.length || axis >= dims.length) {
      throw new IllegalArgumentException(
          "axis = " + axis + ", but " + this + " has "
              + (dims.length == 0 ? "no axes" : "axes " + -dims.length + " to " + (dims.length - 1)));
    }
    return axis < 0 ? axis + dims.length : axis;
  }

  /**
   * The distances in a row-major array of neighbours along each axis.
   *
   * @return a new array
   */
  public int[] strides() {
    int[] strides = new int[dims.length];
    int stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    return strides;
  }

  /**
   * Whether a tensor of this shape can be used, by repeating it, as one of another.
   *
   * @param other the larger shape
   * @return whether it broadcasts
   */
  public boolean broadcastsTo(Shape other) {
    Check.notNull("other", other);
    int shift = other.dims.length - dims.length;
    if (shift < 0) {
      return false;
    }
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] != other.dims[axis + shift] && dims[axis] != 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * The shape that two operands of an element-wise operation have together.
   *
   * @param other the other operand's
   * @return the shape to which both broadcast
   * @throws IllegalArgumentException if there is none
   */
  public Shape broadcast(Shape other) {
    Check.notNull("other", other);
    if (other.broadcastsTo(this)) {
      return this;
    }
    int[] result = new int[Math.max(dims.length, other.dims.length)];
    for (int axis = 1; axis <= result.length; axis++) {
      int mine = axis > dims.length ? 1 : dims[dims.length - axis];
      int others = axis > other.dims.length ? 1 : other.dims[other.dims.length - axis];
      if (mine != others && mine != 1 && others != 1) {
        throw new IllegalArgumentException(
            this + " and " + other + " do not broadcast: dimensions " + mine + " and " + others + " at axis " + -axis
                + " differ and neither is 1");
      }
      result[result.length - axis] = mine == 1 ? others : mine;
    }
    return of(result);
  }

  /**
   * The shape after a reduction.
   *
   * @param keepDims whether a reduced axis stays, with dimension 1
   * @param axes the axes that are reduced, each at most once; none means all
   * @return the shape of the result
   * @throws IllegalArgumentException if there is no such axis or one is named twice
   */
  public Shape reduce(boolean keepDims, int... axes) {
    boolean[] reduced = axes(axes);
    int[] kept = new int[dims.length];
    int rank = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      if (!reduced[axis]) {
        kept[rank++] = dims[axis];
      } else if (keepDims) {
        kept[rank++] = 1;
      }
    }
    return of(Arrays.copyOf(kept, rank));
  }

  /** Which axes are meant; none named means all. */
  boolean[] axes(int... axes) {
    Check.notNull("axes", axes);
    boolean[] meant = new boolean[dims.length];
    if (axes.length == 0) {
      Arrays.fill(meant, true);
    }
    for (int axis : axes) {
      if (meant[axis(axis)]) {
        throw new IllegalArgumentException("axis " + axis + " is named twice in " + Arrays.toString(axes));
      }
      meant[axis(axis)] = true;
    }
    return meant;
  }

  /**
   * The shape with its axes in another order.
   *
   * @param axes for each axis of the result, the axis of this shape: a permutation
   * @return the permuted shape
   * @throws IllegalArgumentException if it is no permutation of the axes
   */
  public Shape permute(int... axes) {
    Check.notNull("axes", axes);
    if (axes.length != dims.length) {
      throw new IllegalArgumentException(
          "axes = " + Arrays.toString(axes) + ", but must be a permutation of the " + dims.length + " axes of " + this);
    }
    axes(axes);
    int[] permuted = new int[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      permuted[axis] = dim(axes[axis]);
    }
    return of(permuted);
  }

  /**
   * This shape followed by the axes of another.
   *
   * @param other the axes to append
   * @return a shape of both ranks together
   * @throws IllegalArgumentException if there are too many elements
   */
  public Shape append(Shape other) {
    Check.notNull("other", other);
    int[] joined = Arrays.copyOf(dims, dims.length + other.dims.length);
    System.arraycopy(other.dims, 0, joined, dims.length, other.dims.length);
    return of(joined);
  }

  /**
   * A range of the axes.
   *
   * @param from the first axis, at least 0 and at most {@code to}
   * @param to the axis after the last, at most the rank
   * @return the shape of those axes
   * @throws IllegalArgumentException if there are no such axes
   */
  public Shape axes(int from, int to) {
    if (from < 0 || to < from || to > dims.length) {
      throw new IllegalArgumentException(
          "axes " + from + " to " + to + " of " + this + ", but needs 0 <= from <= to <= " + dims.length);
    }
    return of(Arrays.copyOfRange(dims, from, to));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** For example {@code 2x3}, {@code 5}, {@code scalar}. */
  @Override
  public String toString() {
    return text(dims);
  }

  private static String text(int[] dims) {
    return dims.length == 0
        ? "scalar"
        : Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }
}
