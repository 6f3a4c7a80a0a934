package lanewise.tensor;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapeTest {

  @Test
  void dimensionsAndAxes() {
    int[] dims = {2, 3, 4};
    Shape shape = Shape.of(dims);
    dims[0] = 9;
    shape.dims()[1] = 9;
    assertArrayEquals(new int[]{2, 3, 4}, shape.dims());
    assertEquals(3, shape.rank());
    assertEquals(24, shape.size());
    assertEquals(4, shape.dim(-1));
    assertEquals(2, shape.dim(-3));
    assertEquals(1, shape.axis(-2));
    assertArrayEquals(new int[]{12, 4, 1}, shape.strides());
    assertEquals("2x3x4", shape.toString());
    assertEquals("scalar", Shape.of().toString());
    assertSame(Shape.SCALAR, Shape.of());
    assertEquals(1, Shape.SCALAR.size());
    assertEquals(0, Shape.of(2, 0, 3).size());
    assertEquals(Shape.of(2, 3), Shape.of(2, 3));
    assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
    assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
    assertNotEquals(Shape.of(1), Shape.SCALAR);
    assertEquals(Shape.of(2, 3, 4, 5), Shape.of(2, 3).append(Shape.of(4, 5)));
    assertEquals(Shape.of(3), Shape.of(2, 3, 4).axes(1, 2));
    assertEquals(Shape.SCALAR, Shape.of(2, 3, 4).axes(1, 1));
    refused("dims[1] = -1, but must be >= 0", () -> Shape.of(2, -1));
    refused("dims[2] = -1, but must be >= 0", () -> Shape.of(1 << 16, 1 << 16, -1));
    refused("shape 65536x32768 has more than 2147483647 elements, the most an array holds",
        () -> Shape.of(1 << 16, 1 << 15));
    refused("axis = 3, but 2x3x4 has axes -3 to 2", () -> shape.dim(3));
    refused("axis = -4, but 2x3x4 has axes -3 to 2", () -> shape.axis(-4));
    refused("axis = 0, but scalar has no axes", () -> Shape.SCALAR.dim(0));
  }

  /** A dimension of 0 leaves no element, wherever it stands. */
  @Test
  void emptyShapesWithLargeDimensions() {
    int large = Integer.MAX_VALUE;
    Shape shape = Shape.of(large, large, large, 0);
    assertEquals(0, shape.size());
    assertEquals(shape, Shape.of(0, large, large, large).permute(1, 2, 3, 0));
    refused(
        "shape 65536x65536x65536x65536x1 has more than 2147483647 elements, the most an array holds",
        () -> Shape.of(1 << 16, 1 << 16, 1 << 16, 1 << 16, 1));
  }

  @Test
  void rangesOfAxesThatDoNotExist() {
    Shape shape = Shape.of(2, 3, 4);
    refused("axes 1 to 4 of 2x3x4, but needs 0 <= from <= to <= 3", () -> shape.axes(1, 4));
    refused("axes -1 to 2 of 2x3x4, but needs 0 <= from <= to <= 3", () -> shape.axes(-1, 2));
    refused("axes 2 to 1 of 2x3x4, but needs 0 <= from <= to <= 3", () -> shape.axes(2, 1));
  }

  private static void broadcast(Shape a, Shape b, Shape expected) {
    assertEquals(expected, a.broadcast(b));
    assertEquals(expected, b.broadcast(a));
    assertTrue(a.broadcastsTo(expected) && b.broadcastsTo(expected));
  }

  @Test
  void broadcasting() {
    broadcast(Shape.of(2, 3), Shape.of(2, 3), Shape.of(2, 3));
    broadcast(Shape.of(2, 3), Shape.of(3), Shape.of(2, 3));
    broadcast(Shape.of(2, 3), Shape.SCALAR, Shape.of(2, 3));
    broadcast(Shape.of(2, 1), Shape.of(1, 3), Shape.of(2, 3));
    broadcast(Shape.of(2, 1, 4), Shape.of(3, 1), Shape.of(2, 3, 4));
    broadcast(Shape.of(1), Shape.of(0), Shape.of(0));
    broadcast(Shape.of(2, 1), Shape.of(0), Shape.of(2, 0));
    broadcast(Shape.of(1, 1), Shape.of(1), Shape.of(1, 1));
    assertFalse(Shape.of(2).broadcastsTo(Shape.of(2, 1)));
    assertFalse(Shape.of(1, 2).broadcastsTo(Shape.of(2)));
    assertFalse(Shape.of(3).broadcastsTo(Shape.of(1)));
    assertFalse(Shape.of(0).broadcastsTo(Shape.of(1)));
    refused("2x3 and 2 do not broadcast: dimensions 3 and 2 at axis -1 differ and neither is 1",
        () -> Shape.of(2, 3).broadcast(Shape.of(2)));
    refused("4x1 and 3x2x2 do not broadcast: dimensions 4 and 2 at axis -2 differ and neither is 1",
        () -> Shape.of(4, 1).broadcast(Shape.of(3, 2, 2)));
  }

  @Test
  void reducing() {
    Shape shape = Shape.of(2, 3, 4);
    assertEquals(Shape.SCALAR, shape.reduce(false));
    assertEquals(Shape.of(1, 1, 1), shape.reduce(true));
    assertEquals(Shape.of(2, 4), shape.reduce(false, 1));
    assertEquals(Shape.of(2, 1, 4), shape.reduce(true, -2));
    assertEquals(Shape.of(3), shape.reduce(false, 2, 0));
    assertEquals(Shape.SCALAR, Shape.SCALAR.reduce(true));
    refused("axis = 3, but 2x3x4 has axes -3 to 2", () -> shape.reduce(false, 3));
    refused("axis -1 is named twice in [2, -1]", () -> shape.reduce(true, 2, -1));
  }

  @Test
  void permuting() {
    Shape shape = Shape.of(2, 3, 4);
    assertEquals(Shape.of(4, 2, 3), shape.permute(2, 0, 1));
    assertEquals(Shape.of(4, 3, 2), shape.permute(-1, -2, -3));
    assertEquals(Shape.SCALAR, Shape.SCALAR.permute());
    refused("axes = [0, 1], but must be a permutation of the 3 axes of 2x3x4", () -> shape.permute(0, 1));
    refused("axis 0 is named twice in [0, 1, 0]", () -> shape.permute(0, 1, 0));
    refused("axis = 3, but 2x3x4 has axes -3 to 2", () -> shape.permute(0, 1, 3));
  }
}
