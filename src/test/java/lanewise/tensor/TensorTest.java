package lanewise.tensor;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.Parallelism;
import org.junit.jupiter.api.Test;

class TensorTest {

  private final float[] array = {1, 2, 3, 4, 5, 6};
  private final Tensor x = Tensor.of(array, 2, 3);

  @Test
  void sharesTheArray() {
    assertSame(array, x.floats());
    x.set(9.5, 1, 0);
    assertEquals(9.5f, array[3]);
    array[0] = -1;
    assertEquals(-1, x.get(0, 0));
    assertEquals(ElementType.FLOAT, x.type());
    assertEquals(Shape.of(6), Tensor.of(array).shape());
    assertEquals(Shape.of(0), Tensor.of(new double[0]).shape());
    Tensor part = Tensor.of(new double[]{0, 1, 2, 3, 4}, 1, Shape.of(2, 2));
    assertEquals(1, part.offset());
    assertEquals(3, part.get(1, 0));
    assertEquals(7, Tensor.scalar(7f).item());
    assertEquals(7, Tensor.scalar(7.0).get());
  }

  @Test
  void viewsShareAndCopiesDoNot() {
    Tensor view = x.reshape(3, -1);
    assertEquals(Shape.of(3, 2), view.shape());
    assertEquals(4, view.get(1, 1));
    Tensor row = x.at(1);
    assertEquals(Shape.of(3), row.shape());
    assertEquals(3, row.offset());
    row.set(0, 2);
    assertEquals(0, view.get(2, 1));
    assertEquals(Shape.of(1, 3), x.rows(1, 2).shape());
    assertEquals(Shape.of(0, 3), x.rows(2, 2).shape());
    assertEquals(5, x.at(1).rows(1, 3).get(0));
    row.fill(8);
    assertArrayEquals(new float[]{1, 2, 3, 8, 8, 8}, array);
    x.at(0).assign(row);
    assertArrayEquals(new float[]{8, 8, 8, 8, 8, 8}, array);
    Tensor copy = x.at(0).copy();
    assertEquals(0, copy.offset());
    assertEquals(3, copy.floats().length);
    copy.fill(1);
    assertEquals(8, x.get(0, 0));
    assertArrayEquals(new float[]{8, 8, 8}, row.toFloatArray());
    assertArrayEquals(new double[]{8, 8, 8}, row.toDoubleArray());
  }

  @Test
  void overlaps() {
    assertTrue(x.overlaps(x.reshape(6)));
    assertTrue(x.overlaps(x.at(1)));
    assertFalse(x.at(0).overlaps(x.at(1)));
    assertFalse(x.overlaps(x.copy()));
    assertTrue(Tensor.of(array, 0, Shape.of(4)).overlaps(Tensor.of(array, 3, Shape.of(3))));
    assertFalse(x.overlaps(x.rows(1, 1)), "no element is in an empty view");
    assertFalse(x.rows(1, 1).overlaps(x));
  }

  @Test
  void conversions() {
    Tensor tenth = Tensor.scalar(0.1);
    assertEquals(0.1f, tenth.to(ElementType.FLOAT).item());
    assertSame(tenth, tenth.to(ElementType.DOUBLE));
    assertEquals(0.1f, Tensor.full(ElementType.FLOAT, Shape.of(2), 0.1).get(1));
    assertArrayEquals(new double[]{4, 5, 6}, x.at(1).to(ElementType.DOUBLE).doubles());
    refused("the tensor of shape 2x3 holds float: use floats() or to(DOUBLE)", IllegalStateException.class, x::doubles);
    refused("the tensor of shape scalar holds double: use doubles() or to(FLOAT)", IllegalStateException.class,
        tenth::floats);
    refused("item() needs one element, but shape 2x3 has 6", IllegalStateException.class, x::item);
    assertEquals(3, Tensor.of(new double[]{3}, 1, 1).item());
  }

  @Test
  void sameBits() {
    Tensor zero = Tensor.of(new double[]{0.0, Double.NaN});
    assertTrue(zero.hasSameBits(Tensor.of(new double[]{9, 0.0, -Double.NaN}, 1, Shape.of(2))));
    assertFalse(zero.hasSameBits(Tensor.of(new double[]{-0.0, Double.NaN})));
    assertFalse(zero.hasSameBits(zero.reshape(1, 2)));
    assertFalse(zero.hasSameBits(zero.to(ElementType.FLOAT)));
    assertFalse(Tensor.scalar(1.0).hasSameBits(Tensor.scalar(Math.nextUp(1.0))));
  }

  @Test
  void wrongSizes() {
    refused("array.length = 6, but a tensor of shape 2x2 has 4 elements", () -> Tensor.of(array, 2, 2));
    refused("array.length = 6, but a tensor of shape 2x4 has 8 elements", () -> Tensor.of(array, 2, 4));
    refused("array.length = 6, but a tensor of shape 2x3 at offset = 1 needs array.length >= 7",
        () -> Tensor.of(array, 1, Shape.of(2, 3)));
    refused("offset = -1, but must be >= 0", () -> Tensor.of(array, -1, Shape.of(2)));
    refused("dims = [4, -1], but the 6 elements of shape 2x3 are no multiple of 4", () -> x.reshape(4, -1));
    refused("dims = [-1, -1], but only one may be -1", () -> x.reshape(-1, -1));
    refused("dims = [0, -1], but the 6 elements of shape 2x3 are no multiple of 0", () -> x.reshape(0, -1));
    refused("dims[0] = -2, but must be >= 0", () -> x.reshape(-2, -3));
    refused("shape 2x3 has 6 elements and cannot become 7 with 7", () -> x.reshape(7));
    refused("shape 2x3 has 6 elements and cannot become 5 with 5", () -> x.reshape(Shape.of(5)));
    refused("source has shape 3, but needs 2x3", () -> x.assign(x.at(0)));
    refused("source holds DOUBLE, but needs FLOAT", () -> x.assign(x.to(ElementType.DOUBLE)));
  }

  @Test
  void wrongIndices() {
    refused("index = [1], but shape 2x3 needs 2 indices", () -> x.get(1));
    refused("index = [1, 3], but shape 2x3 needs 0 <= index[1] < 3", () -> x.get(1, 3));
    refused("index = [-1, 0], but shape 2x3 needs 0 <= index[0] < 2", () -> x.set(0, -1, 0));
    refused("index = 2, but shape 2x3 needs 0 <= index < 2", () -> x.at(2));
    refused("index = -1, but shape 2x3 needs 0 <= index < 2", () -> x.at(-1));
    refused("index = 2147483647, but shape 2x3 needs 0 <= index < 2", () -> x.at(Integer.MAX_VALUE));
    refused("rows 1 to 0 of shape 2x3, but needs 0 <= from <= to <= 2", () -> x.rows(1, 0));
    refused("rows 0 to 1 of shape scalar, but needs 0 <= from <= to <= dim(0), and a scalar has no axis 0",
        () -> Tensor.scalar(1f).rows(0, 1));
    refused("index = 0, but shape scalar has no parts", () -> Tensor.scalar(1f).at(0));
  }

  @Test
  void indicesOfAnotherType() {
    Tensor indices = Tensor.of(new double[]{0, 1});
    String message = "indices holds DOUBLE, but needs FLOAT";
    refused(message, () -> Rows.gather(x, indices, x, Parallelism.NONE));
    refused(message, () -> Rows.scatterAdd(x, indices, x, Parallelism.NONE));
    refused(message, () -> Rows.pick(x, indices, x.at(0).rows(0, 2)));
  }

  @Test
  void text() {
    assertEquals("float 2x3 [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]", x.toString());
    assertEquals("float 3 [4.0, 5.0, 6.0]", x.at(1).toString());
    assertEquals("double scalar 0.1", Tensor.scalar(0.1).toString());
    assertEquals("float scalar 0.1", Tensor.scalar(0.1f).toString());
    assertEquals("double 0 []", Tensor.of(new double[0]).toString());
    assertEquals("double 2x0 [[], []]", Tensor.of(new double[0], 2, 0).toString());
    assertEquals(
        "double 8 [0.0, 1.0, 2.0, ..., 5.0, 6.0, 7.0]", Tensor.of(new double[]{0, 1, 2, 3, 4, 5, 6, 7}).toString());
    assertEquals(
        "double 7 [0.0, 1.0, 2.0, ..., 4.0, 5.0, 6.0]", Tensor.of(new double[]{0, 1, 2, 3, 4, 5, 6}).toString());
  }

  /** Of a view, in both directions; doubles are rounded, beyond the range of float to infinity. */
  @Test
  void numbersAsAnotherType() {
    Tensor doubles = Tensor.of(new double[]{7, 0.1, -0.0, 1e300, Double.NaN, 3}, 3, 2).rows(1, 3);
    float[] rounded = {-0f, Float.POSITIVE_INFINITY, Float.NaN, 3};
    assertArrayEquals(rounded, doubles.toFloatArray());
    assertArrayEquals(new double[]{-0.0, 1e300, Double.NaN, 3}, doubles.toDoubleArray());
    Tensor floats = doubles.to(ElementType.FLOAT);
    assertEquals(Shape.of(2, 2), floats.shape());
    assertArrayEquals(rounded, floats.toFloatArray());
    Tensor row = Tensor.of(new float[]{5, 0.1f, 2}, 3).rows(1, 3);
    assertArrayEquals(new double[]{0.1f, 2}, row.to(ElementType.DOUBLE).toDoubleArray());
    assertArrayEquals(new float[]{0.1f, 2}, row.toFloatArray());
    assertSame(row, row.to(ElementType.FLOAT));
    assertEquals(0, Tensor.zeros(ElementType.FLOAT, Shape.of(0, 3)).to(ElementType.DOUBLE).size());
  }
}
