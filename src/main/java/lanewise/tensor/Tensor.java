package lanewise.tensor;

import java.util.Arrays;
import lanewise.internal.Check;
import lanewise.vmath.Conversions;

/**
 * A dense row-major array of float or double with a shape, on a primitive array that may be the caller's.
 *
 * <p>The shape never changes; the elements do when someone writes to the array. {@link #reshape}, {@link #at} and
 * {@link #rows} are views: they share the array. {@link #copy} gives a new one, {@link #to} only if the type differs.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);  // the array is used as it is
 * x.get(1, 2);                                                 // 6.0
 * x.at(1);                                                     // [4, 5, 6], a view
 * }</pre>
 */
public final class Tensor {

  private static final int PRINTED = 6;

  private final Storage storage;
  private final int offset;
  private final Shape shape;

  Tensor(Storage storage, int offset, Shape shape) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
  }

  /**
   * A tensor on an array, which is not copied.
   *
   * @param array the elements in row-major order
   * @param dims the dimensions; none means one axis with all elements
   * @return a tensor that shares the array
   * @throws IllegalArgumentException if the array has another number of elements than the shape
   */
  public static Tensor of(float[] array, int... dims) {
    Check.notNull("array", array);
    return of(new FloatStorage(array), array.length, dims);
  }

  /**
   * A tensor on an array, which is not copied.
   *
   * @param array the elements in row-major order
   * @param dims the dimensions; none means one axis with all elements
   * @return a tensor that shares the array
   * @throws IllegalArgumentException if the array has another number of elements than the shape
   */
  public static Tensor of(double[] array, int... dims) {
    Check.notNull("array", array);
    return of(new DoubleStorage(array), array.length, dims);
  }

  private static Tensor of(Storage storage, int length, int[] dims) {
    Check.notNull("dims", dims);
    Shape shape = dims.length == 0 ? Shape.of(length) : Shape.of(dims);
    if (shape.size() != length) {
      throw new IllegalArgumentException(
          "array.length = " + length + ", but a tensor of shape " + shape + " has " + shape.size() + " elements");
    }
    return new Tensor(storage, 0, shape);
  }

  /**
   * A tensor on a part of an array, which is not copied.
   *
   * @param array holds the elements in row-major order
   * @param offset index of the first
   * @param shape the shape
   * @return a tensor that shares the array
   * @throws IllegalArgumentException if the array is too short
   */
  public static Tensor of(float[] array, int offset, Shape shape) {
    Check.notNull("array", array);
    return of(new FloatStorage(array), offset, shape);
  }

  /**
   * A tensor on a part of an array, which is not copied.
   *
   * @param array holds the elements in row-major order
   * @param offset index of the first
   * @param shape the shape
   * @return a tensor that shares the array
   * @throws IllegalArgumentException if the array is too short
   */
  public static Tensor of(double[] array, int offset, Shape shape) {
    Check.notNull("array", array);
    return of(new DoubleStorage(array), offset, shape);
  }

  private static Tensor of(Storage storage, int offset, Shape shape) {
    Check.notNull("shape", shape);
    if (offset < 0) {
      throw new IllegalArgumentException("offset = " + offset + ", but must be >= 0");
    }
    if (storage.length() < (long) offset + shape.size()) {
      throw new IllegalArgumentException(
          "array.length = " + storage.length() + ", but a tensor of shape " + shape + " at offset = " + offset
              + " needs array.length >= " + ((long) offset + shape.size()));
    }
    return new Tensor(storage, offset, shape);
  }

  /**
   * One number without axes.
   *
   * @param value the number
   * @return a new tensor
   */
  public static Tensor scalar(float value) {
    return new Tensor(new FloatStorage(new float[]{value}), 0, Shape.SCALAR);
  }

  /**
   * One number without axes.
   *
   * @param value the number
   * @return a new tensor
   */
  public static Tensor scalar(double value) {
    return new Tensor(new DoubleStorage(new double[]{value}), 0, Shape.SCALAR);
  }

  /**
   * A tensor of zeros.
   *
   * @param type what its elements are
   * @param shape its shape
   * @return a new tensor
   */
  public static Tensor zeros(ElementType type, Shape shape) {
    Check.notNull("type", type);
    Check.notNull("shape", shape);
    int size = shape.size();
    Storage storage =
        type == ElementType.FLOAT ? new FloatStorage(new float[size]) : new DoubleStorage(new double[size]);
    return new Tensor(storage, 0, shape);
  }

  /**
   * A tensor of equal numbers.
   *
   * @param type what its elements are
   * @param shape its shape
   * @param value each element, rounded to the type
   * @return a new tensor
   */
  public static Tensor full(ElementType type, Shape shape, double value) {
    Tensor full = zeros(type, shape);
    full.fill(value);
    return full;
  }

  /**
   * What the elements are.
   *
   * @return float or double
   */
  public ElementType type() {
    return storage.type();
  }

  /**
   * The shape.
   *
   * @return never changes
   */
  public Shape shape() {
    return shape;
  }

  /**
   * The number of elements.
   *
   * @return the product of the dimensions
   */
  public int size() {
    return shape.size();
  }

  /**
   * The array under a tensor of floats; element 0 is at {@link #offset}.
   *
   * @return the array itself, not a copy
   * @throws IllegalStateException if the elements are double
   */
  public float[] floats() {
    if (storage instanceof FloatStorage floats) {
      return floats.array();
    }
    throw new IllegalStateException("the tensor of shape " + shape + " holds double: use doubles() or to(FLOAT)");
  }

  /**
   * The array under a tensor of doubles; element 0 is at {@link #offset}.
   *
   * @return the array itself, not a copy
   * @throws IllegalStateException if the elements are float
   */
  public double[] doubles() {
    if (storage instanceof DoubleStorage doubles) {
      return doubles.array();
    }
    throw new IllegalStateException("the tensor of shape " + shape + " holds float: use floats() or to(DOUBLE)");
  }

  /**
   * Where the elements begin in the array.
   *
   * @return 0 unless this is a view or was made with an offset
   */
  public int offset() {
    return offset;
  }

  /**
   * An element.
   *
   * @param index one index for each axis
   * @return its value; a float as the double of the same value
   * @throws IllegalArgumentException if there is no such element
   */
  public double get(int... index) {
    return storage.get(position(index));
  }

  /**
   * Writes an element, to the array that all views share.
   *
   * @param value the new value, rounded to the type
   * @param index one index for each axis
   * @throws IllegalArgumentException if there is no such element
   */
  public void set(double value, int... index) {
    storage.set(position(index), value);
  }

  private int position(int[] index) {
    Check.notNull("index", index);
    if (index.length != shape.rank()) {
      throw new IllegalArgumentException(
          "index = " + Arrays.toString(index) + ", but shape " + shape + " needs " + shape.rank() + " indices");
    }
    int position = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape.dim(axis)) {
        throw new IllegalArgumentException(
            "index = " + Arrays.toString(index) + ", but shape " + shape + " needs 0 <= index[" + axis + "] < "
                + shape.dim(axis));
      }
      position = position * shape.dim(axis) + index[axis];
    }
    return offset + position;
  }

  /**
   * The element of a tensor that has only one.
   *
   * @return its value
   * @throws IllegalStateException if there are more or none
   */
  public double item() {
    if (size() != 1) {
      throw new IllegalStateException("item() needs one element, but shape " + shape + " has " + size());
    }
    return storage.get(offset);
  }

  /**
   * Writes every element.
   *
   * @param value the new value, rounded to the type
   */
  public void fill(double value) {
    storage.fill(offset, size(), value);
  }

  /**
   * Writes every element from another tensor.
   *
   * @param source of the same type and shape
   * @throws IllegalArgumentException if type or shape differ
   */
  public void assign(Tensor source) {
    Require.same("source", source, type(), shape);
    source.storage.copyTo(source.offset, size(), storage, offset);
  }

  /**
   * A view with another shape.
   *
   * @param dims the new dimensions; one of them may be -1 and is worked out
   * @return a tensor on the same array
   * @throws IllegalArgumentException if the number of elements differs
   */
  public Tensor reshape(int... dims) {
    return reshape(reshaped(shape, dims));
  }

  /**
   * A view with another shape.
   *
   * @param other has the same number of elements
   * @return a tensor on the same array
   * @throws IllegalArgumentException if the number of elements differs
   */
  public Tensor reshape(Shape other) {
    Check.notNull("other", other);
    if (other.size() != size()) {
      throw new IllegalArgumentException(
          "shape " + shape + " has " + size() + " elements and cannot become " + other + " with " + other.size());
    }
    return new Tensor(storage, offset, other);
  }

  /**
   * The shape that dimensions mean, of which one may be -1.
   *
   * @param shape the shape before
   * @param dims the dimensions wanted
   * @return the shape after
   * @throws IllegalArgumentException if the number of elements differs
   */
  public static Shape reshaped(Shape shape, int... dims) {
    Check.notNull("shape", shape);
    Check.notNull("dims", dims);
    int open = -1;
    long rest = 1;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] != -1) {
        rest *= dims[axis];
      } else if (open >= 0) {
        throw new IllegalArgumentException("dims = " + Arrays.toString(dims) + ", but only one may be -1");
      } else {
        open = axis;
      }
    }
    int[] known = dims.clone();
    if (open >= 0) {
      if (rest == 0 || shape.size() % rest != 0) {
        throw new IllegalArgumentException(
            "dims = " + Arrays.toString(dims) + ", but the " + shape.size() + " elements of shape " + shape
                + " are no multiple of " + rest);
      }
      known[open] = (int) (shape.size() / rest);
    }
    Shape result = Shape.of(known);
    if (result.size() != shape.size()) {
      throw new IllegalArgumentException(
          "shape " + shape + " has " + shape.size() + " elements and cannot become " + result + " with "
              + result.size());
    }
    return result;
  }

  /**
   * The part with one index along the first axis, as a view.
   *
   * @param index at least 0 and below dim(0)
   * @return a tensor without the first axis, on the same array
   * @throws IllegalArgumentException if there is no such part
   */
  public Tensor at(int index) {
    if (shape.rank() == 0 || index < 0 || index >= shape.dim(0)) {
      throw new IllegalArgumentException(
          "index = " + index + ", but shape " + shape
              + (shape.rank() == 0 ? " has no parts" : " needs 0 <= index < " + shape.dim(0)));
    }
    return rows(index, index + 1).reshape(shape.axes(1, shape.rank()));
  }

  /**
   * The parts from one index along the first axis to another, as a view.
   *
   * @param from the first, at least 0 and at most to
   * @param to the one after the last, at most dim(0)
   * @return a tensor on the same array
   * @throws IllegalArgumentException if there are no such parts
   */
  public Tensor rows(int from, int to) {
    if (shape.rank() == 0 || from < 0 || to < from || to > shape.dim(0)) {
      throw new IllegalArgumentException(
          "rows " + from + " to " + to + " of shape " + shape + ", but needs 0 <= from <= to <= "
              + (shape.rank() == 0 ? "dim(0), and a scalar has no axis 0" : shape.dim(0)));
    }
    int[] dims = shape.dims();
    int row = dims[0] == 0 ? 0 : size() / dims[0];
    dims[0] = to - from;
    return new Tensor(storage, offset + from * row, Shape.of(dims));
  }

  /**
   * A copy.
   *
   * @return a tensor with the same elements in an array of its own
   */
  public Tensor copy() {
    Tensor copy = zeros(type(), shape);
    storage.copyTo(offset, size(), copy.storage, 0);
    return copy;
  }

  /**
   * The same numbers as another type: a copy, or this tensor if it has that type.
   *
   * @param type the type wanted; doubles are rounded to float
   * @return a tensor of that type
   */
  public Tensor to(ElementType type) {
    Check.notNull("type", type);
    if (type == type()) {
      return this;
    }
    Storage converted =
        type == ElementType.FLOAT ? new FloatStorage(toFloatArray()) : new DoubleStorage(toDoubleArray());
    return new Tensor(converted, 0, shape);
  }

  /**
   * The elements as double, in row-major order.
   *
   * @return a new array
   */
  public double[] toDoubleArray() {
    double[] copy = new double[size()];
    if (storage instanceof FloatStorage floats) {
      Conversions.toDouble(size(), floats.array(), offset, copy, 0);
    } else {
      storage.copyTo(offset, size(), new DoubleStorage(copy), 0);
    }
    return copy;
  }

  /**
   * The elements as float, in row-major order; doubles are rounded.
   *
   * @return a new array
   */
  public float[] toFloatArray() {
    float[] copy = new float[size()];
    if (storage instanceof DoubleStorage doubles) {
      Conversions.toFloat(size(), doubles.array(), offset, copy, 0);
    } else {
      storage.copyTo(offset, size(), new FloatStorage(copy), 0);
    }
    return copy;
  }

  /**
   * Whether another tensor has the same type, the same shape and the same elements, where a NaN equals a NaN and 0 is
   * not -0. (Tensors are mutable, so {@code equals} is identity.)
   *
   * @param other the other
   * @return whether all bits but those of NaN payloads are equal
   */
  public boolean hasSameBits(Tensor other) {
    Check.notNull("other", other);
    if (type() != other.type() || !shape.equals(other.shape)) {
      return false;
    }
    for (int i = 0; i < size(); i++) {
      if (Double.doubleToLongBits(storage.get(offset + i)) != Double
          .doubleToLongBits(other.storage.get(other.offset + i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether this and another tensor have an element of the same array in common.
   *
   * @param other the other
   * @return whether a write to one can be seen in the other
   */
  public boolean overlaps(Tensor other) {
    Check.notNull("other", other);
    return storage.array() == other.storage.array() && size() > 0 && other.size() > 0
        && offset < other.offset + other.size() && other.offset < offset + size();
  }

  Storage storage() {
    return storage;
  }

  /** The elements in brackets, long axes shortened: {@code float 2x3 [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(type().name().toLowerCase(java.util.Locale.ROOT));
    text.append(' ').append(shape).append(' ');
    print(0, offset, shape.strides(), text);
    return text.toString();
  }

  private void print(int axis, int position, int[] strides, StringBuilder text) {
    if (axis == shape.rank()) {
      double value = storage.get(position);
      text.append(type() == ElementType.FLOAT ? Float.toString((float) value) : Double.toString(value));
      return;
    }
    int n = shape.dim(axis);
    text.append('[');
    for (int i = 0; i < n; i++) {
      text.append(i == 0 ? "" : ", ");
      if (n > PRINTED && i == PRINTED / 2) {
        text.append("..., ");
        i = n - PRINTED / 2;
      }
      print(axis + 1, position + i * strides[axis], strides, text);
    }
    text.append(']');
  }
}
