package lanewise.tensor;

import lanewise.Parallelism;
import lanewise.internal.Check;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/**
 * Element-wise functions of tensors, with NumPy broadcasting: an operand is repeated along the axes that it lacks and
 * along those where its dimension is 1.
 *
 * <p>A function goes by its constant for float; tensors of double take the constant of the same name of {@code
 * DoubleUnary}, {@code DoubleBinary}, {@code DoubleTernary}. The result may be written over an operand of the same
 * shape; any other overlap gives undefined contents.
 */
public final class Elementwise {

  private Elementwise() {}

  /**
   * {@code out = f(x)}.
   *
   * @param f the function
   * @param x broadcasts to the shape of the result
   * @param out takes the result
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type differs or a shape does not broadcast
   */
  public static void apply(FloatUnary f, Tensor x, Tensor out, Parallelism parallelism) {
    Check.notNull("f", f);
    Check.notNull("parallelism", parallelism);
    Require.broadcasts("x", x, out);
    Shape shape = out.shape();
    Storage to = out.storage();
    if (x.shape().equals(shape)) {
      int n = shape.size();
      x.storage().unary(f.ordinal(), 1, n, x.offset(), n, 1, to, out.offset(), Math.max(1, n), parallelism);
      return;
    }
    Nest nest = new Nest(shape.dims(), shape.strides(), Nest.broadcast(x.shape(), shape));
    int ldo = Math.max(nest.n, nest.row(0));
    nest.run(new int[]{out.offset(), x.offset()}, at -> x.storage().unary(
        f.ordinal(), nest.m, nest.n, at[1], nest.row(1), nest.col(1), to, at[0], ldo, parallelism));
  }

  /**
   * {@code out = f(x, y)}.
   *
   * @param f the function
   * @param x broadcasts to the shape of the result
   * @param y broadcasts to the shape of the result
   * @param out takes the result
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type differs or a shape does not broadcast
   */
  public static void apply(FloatBinary f, Tensor x, Tensor y, Tensor out, Parallelism parallelism) {
    Check.notNull("f", f);
    Check.notNull("parallelism", parallelism);
    Require.broadcasts("x", x, out);
    Require.broadcasts("y", y, out);
    Shape shape = out.shape();
    Storage to = out.storage();
    if (x.shape().equals(shape) && (y.shape().equals(shape) || y.size() == 1)) {
      int n = shape.size();
      int step = y.shape().equals(shape) ? 1 : 0;
      x.storage().binary(
          f.ordinal(), 1, n, x.offset(), n, 1, y.storage(), y.offset(), n * step, step, to, out.offset(),
          Math.max(1, n), parallelism);
      return;
    }
    Nest nest = new Nest(
        shape.dims(), shape.strides(), Nest.broadcast(x.shape(), shape), Nest.broadcast(y.shape(), shape));
    int ldo = Math.max(nest.n, nest.row(0));
    nest.run(new int[]{out.offset(), x.offset(), y.offset()}, at -> x.storage().binary(
        f.ordinal(), nest.m, nest.n, at[1], nest.row(1), nest.col(1), y.storage(), at[2], nest.row(2), nest.col(2),
        to, at[0], ldo, parallelism));
  }

  /**
   * {@code out = f(x, y, z)}.
   *
   * @param f the function
   * @param x broadcasts to the shape of the result
   * @param y broadcasts to the shape of the result
   * @param z broadcasts to the shape of the result
   * @param out takes the result
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type differs or a shape does not broadcast
   */
  public static void apply(FloatTernary f, Tensor x, Tensor y, Tensor z, Tensor out, Parallelism parallelism) {
    Check.notNull("f", f);
    Check.notNull("parallelism", parallelism);
    Require.broadcasts("x", x, out);
    Require.broadcasts("y", y, out);
    Require.broadcasts("z", z, out);
    Shape shape = out.shape();
    Nest nest = new Nest(
        shape.dims(), shape.strides(), Nest.broadcast(x.shape(), shape), Nest.broadcast(y.shape(), shape),
        Nest.broadcast(z.shape(), shape));
    int ldo = Math.max(nest.n, nest.row(0));
    nest.run(new int[]{out.offset(), x.offset(), y.offset(), z.offset()}, at -> x.storage().ternary(
        f.ordinal(), nest.m, nest.n, at[1], nest.row(1), nest.col(1), y.storage(), at[2], nest.row(2), nest.col(2),
        z.storage(), at[3], nest.row(3), nest.col(3), out.storage(), at[0], ldo, parallelism));
  }
}
