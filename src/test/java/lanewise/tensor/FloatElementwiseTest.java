package lanewise.tensor;

import static lanewise.testing.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import lanewise.Parallelism;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;
import org.junit.jupiter.api.Test;

/** Broadcasting is that of loops over indices, bit for bit: operands that are written out give the same. */
class FloatElementwiseTest {

  private static final int CASES = 300;

  private final SplittableRandom random = new SplittableRandom(1);

  private Shape shape() {
    return FloatTensors.shape(random, random.nextInt(5), 5);
  }

  private void unary(FloatUnary f) {
    Shape shape = shape();
    Tensor x = FloatTensors.random(random, random.nextBoolean() ? shape : FloatTensors.smaller(random, shape));
    Tensor out = FloatTensors.random(random, shape);
    float[] expected = new float[shape.size()];
    f.apply(expected.length, FloatTensors.broadcast(x, shape), 0, expected, 0, Parallelism.NONE);
    Elementwise.apply(Named.unary(f), x, out, Parallelism.NONE);
    assertArrayEquals(expected, out.toFloatArray(), f + " of " + x.shape() + " to " + shape);
  }

  @Test
  void unary() {
    for (int i = 0; i < CASES; i++) {
      unary(FloatUnary.values()[i % 3]);
    }
    for (FloatUnary f : FloatUnary.values()) {
      unary(f);
    }
  }

  private void binary(FloatBinary f) {
    Shape shape = shape();
    Tensor x = FloatTensors.random(random, random.nextBoolean() ? shape : FloatTensors.smaller(random, shape));
    Tensor y = FloatTensors.random(random, random.nextBoolean() ? shape : FloatTensors.smaller(random, shape));
    Tensor out = FloatTensors.random(random, shape);
    float[] expected = new float[shape.size()];
    f.apply(
        expected.length, FloatTensors.broadcast(x, shape), 0, FloatTensors.broadcast(y, shape), 0, expected, 0,
        Parallelism.NONE);
    String what = f + " of " + x.shape() + " and " + y.shape() + " to " + shape;
    float[] before = out.floats().clone();
    apply(f, x, y, out);
    assertArrayEquals(expected, out.toFloatArray(), what);
    // Nothing beside the result is written.
    System.arraycopy(expected, 0, before, out.offset(), expected.length);
    assertArrayEquals(before, out.floats(), what);
    if (x.shape().equals(shape)) {
      apply(f, x, y, x);
      assertArrayEquals(expected, x.toFloatArray(), what + ", over x");
    } else if (y.shape().equals(shape)) {
      apply(f, x, y, y);
      assertArrayEquals(expected, y.toFloatArray(), what + ", over y");
    }
  }

  private static void apply(FloatBinary f, Tensor x, Tensor y, Tensor out) {
    Elementwise.apply(Named.binary(f), x, y, out, Parallelism.NONE);
  }

  @Test
  void binary() {
    for (int i = 0; i < CASES; i++) {
      binary(FloatBinary.values()[i % 4]);
    }
    for (FloatBinary f : FloatBinary.values()) {
      binary(f);
    }
  }

  @Test
  void ternary() {
    for (int i = 0; i < CASES; i++) {
      FloatTernary f = FloatTernary.values()[i % FloatTernary.values().length];
      Shape shape = shape();
      Tensor[] x = new Tensor[3];
      float[][] all = new float[3][];
      for (int q = 0; q < 3; q++) {
        x[q] = FloatTensors.random(random, random.nextBoolean() ? shape : FloatTensors.smaller(random, shape));
        all[q] = FloatTensors.broadcast(x[q], shape);
      }
      Tensor out = FloatTensors.random(random, shape);
      float[] expected = new float[shape.size()];
      f.apply(expected.length, all[0], 0, all[1], 0, all[2], 0, expected, 0, Parallelism.NONE);
      Elementwise.apply(Named.ternary(f), x[0], x[1], x[2], out, Parallelism.NONE);
      assertArrayEquals(
          expected, out.toFloatArray(), f + " of " + x[0].shape() + ", " + x[1].shape() + ", " + x[2].shape());
    }
  }

  @Test
  void operandsThatDoNotFit() {
    Tensor out = FloatTensors.random(random, Shape.of(2, 3));
    Tensor x = FloatTensors.random(random, Shape.of(2));
    refused(
        "y has shape 2, which does not broadcast to the result's 2x3",
        () -> apply(FloatBinary.ADD, out, x, out));
    // Larger than the result.
    Tensor small = FloatTensors.random(random, Shape.of(3));
    assertThrows(IllegalArgumentException.class, () -> apply(FloatBinary.ADD, out, out, small));
  }
}
