package lanewise.tensor;

import lanewise.Parallelism;
import lanewise.blas.Transpose;
import lanewise.internal.Check;
import lanewise.internal.gemm.DoubleGemm;
import lanewise.internal.gemm.FloatGemm;
import lanewise.vmath.FloatBinary;

/**
 * Products of matrices. The last two axes of an operand are its rows and columns, exchanged where it is transposed; the
 * axes before them are a batch and broadcast. A transposed operand is read where it lies.
 *
 * <p>The order of evaluation is a function of the shapes: with one column or one row in the result that of {@code gemv},
 * with an inner dimension of 1 one multiplication, unless the right operand or a transposed left one has a batch, else that
 * of {@code gemm}, in {@code lanewise.blas}. Unless one of these has a batch, the rows of all matrices of the left operand count
 * as those of one.
 */
public final class MatMul {

  private MatMul() {}

  /**
   * The shape of a product.
   *
   * @param transA whether a is transposed
   * @param transB whether b is transposed
   * @param a the shape of the left operand, of rank 2 or more
   * @param b the shape of the right operand, of rank 2 or more
   * @return the shape of the product
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Shape shape(Transpose transA, Transpose transB, Shape a, Shape b) {
    Check.notNull("transA", transA);
    Check.notNull("transB", transB);
    Check.notNull("a", a);
    Check.notNull("b", b);
    matrix("left", a);
    matrix("right", b);
    int k = cols(transA, a);
    if (k != rows(transB, b)) {
      throw new IllegalArgumentException(
          "inner dimensions " + k + " and " + rows(transB, b) + " differ" + remedy(transA, transB, a, b));
    }
    Shape batch = batch(a).broadcast(batch(b));
    return batch.append(Shape.of(rows(transA, a), cols(transB, b)));
  }

  private static void matrix(String side, Shape shape) {
    if (shape.rank() < 2) {
      throw new IllegalArgumentException(
          "the " + side + " operand has shape " + shape
              + ", but needs rows and columns (reshape a vector to nx1 or 1xn)");
    }
  }

  private static String remedy(Transpose transA, Transpose transB, Shape a, Shape b) {
    if (cols(transA, a) == cols(transB, b)) {
      return transB == Transpose.YES
          ? " (did you mean not to transpose the right operand?)"
          : " (did you mean transposeB?)";
    }
    if (rows(transA, a) == rows(transB, b)) {
      return transA == Transpose.YES
          ? " (did you mean not to transpose the left operand?)"
          : " (did you mean transposeA?)";
    }
    return "";
  }

  private static int rows(Transpose trans, Shape shape) {
    return shape.dim(trans == Transpose.YES ? -1 : -2);
  }

  private static int cols(Transpose trans, Shape shape) {
    return shape.dim(trans == Transpose.YES ? -2 : -1);
  }

  /** From a row of a matrix to the next. */
  private static int ld(Tensor matrix) {
    return Math.max(1, matrix.shape().dim(-1));
  }

  private static Shape batch(Shape shape) {
    return shape.axes(0, shape.rank() - 2);
  }

  /**
   * {@code out = op(a) op(b)}.
   *
   * @param transA whether a is transposed
   * @param transB whether b is transposed
   * @param a the left operand
   * @param b the right operand
   * @param out takes the product; may not overlap the operands
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape does not fit
   */
  public static void apply(
      Transpose transA, Transpose transB, Tensor a, Tensor b, Tensor out, Parallelism parallelism) {
    Check.notNull("a", a);
    Check.notNull("parallelism", parallelism);
    Require.type("b", b, a.type());
    Require.same("out", out, a.type(), shape(transA, transB, a.shape(), b.shape()));
    int m = rows(transA, a.shape());
    int k = cols(transA, a.shape());
    int n = cols(transB, b.shape());
    if (out.size() == 0) {
      return;
    }
    if (b.shape().rank() == 2 && (transA == Transpose.NO || a.shape().rank() == 2)) {
      product(transA, transB, out.size() / n, n, k, a, b, out, parallelism);
      return;
    }
    Shape batch = batch(out.shape());
    Nest nest = new Nest(
        batch.dims(), scaled(batch.strides(), m * n), scaled(Nest.broadcast(batch(a.shape()), batch), m * k),
        scaled(Nest.broadcast(batch(b.shape()), batch), k * n));
    nest.run(new int[]{out.offset(), a.offset(), b.offset()}, at -> {
      for (int i = 0; i < nest.m; i++) {
        a.storage().gemmBatch(
            transA, transB, m, n, k, at[1] + i * nest.row(1), nest.col(1), b.storage(), at[2] + i * nest.row(2),
            nest.col(2), out.storage(), at[0] + i * nest.row(0), nest.n, parallelism);
      }
    });
  }

  private static int[] scaled(int[] strides, int factor) {
    for (int axis = 0; axis < strides.length; axis++) {
      strides[axis] *= factor;
    }
    return strides;
  }

  private static void product(
      Transpose transA, Transpose transB, int m, int n, int k, Tensor a, Tensor b, Tensor out,
      Parallelism parallelism) {
    Storage left = a.storage();
    Storage right = b.storage();
    Storage target = out.storage();
    int aOffset = a.offset();
    int bOffset = b.offset();
    int outOffset = out.offset();
    boolean tA = transA == Transpose.YES;
    boolean tB = transB == Transpose.YES;
    if (n == 1) {
      left.gemv(transA, tA ? k : m, tA ? m : k, aOffset, right, bOffset, target, outOffset, parallelism);
    } else if (m == 1) {
      right.gemv(
          tB ? Transpose.NO : Transpose.YES, tB ? n : k, tB ? k : n, bOffset, left, aOffset, target, outOffset,
          parallelism);
    } else if (k == 1) {
      left.binary(
          FloatBinary.MUL.ordinal(), m, n, aOffset, 1, 0, right, bOffset, 0, 1, target, outOffset, n, parallelism);
    } else {
      left.gemm(
          transA, transB, m, n, k, aOffset, ld(a), right, bOffset, ld(b), target, outOffset, null, 0, false,
          parallelism);
    }
  }

  /**
   * Whether a product of two matrices is computed by {@code gemm} with its sums in one block: then {@link #add} and {@link
   * #throughRelu} are for it.
   *
   * @param transA whether a is transposed
   * @param transB whether b is transposed
   * @param type the type of the elements
   * @param a the shape of the left operand
   * @param b the shape of the right operand
   * @return false also for anything but matrices
   */
  public static boolean isOneGemmBlock(Transpose transA, Transpose transB, ElementType type, Shape a, Shape b) {
    Check.notNull("transA", transA);
    Check.notNull("transB", transB);
    Check.notNull("type", type);
    Check.notNull("a", a);
    Check.notNull("b", b);
    if (a.rank() != 2 || b.rank() != 2 || rows(transA, a) < 2 || cols(transB, b) < 2) {
      return false;
    }
    int k = cols(transA, a);
    return k > 1 && (type == ElementType.FLOAT ? FloatGemm.isOneBlock(k) : DoubleGemm.isOneBlock(k));
  }

  /**
   * {@code out = fma(factor, op(a) op(b), out)}, with the bits of the product and an fma for each element of it.
   *
   * @param transA whether a is transposed
   * @param transB whether b is transposed
   * @param factor not 0, nor rounded to the type of the elements
   * @param a the left operand
   * @param b the right operand, so that {@link #isOneGemmBlock}
   * @param out what is added to; may not overlap the operands
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape does not fit
   */
  public static void add(
      Transpose transA, Transpose transB, double factor, Tensor a, Tensor b, Tensor out, Parallelism parallelism) {
    requireOneGemmBlock(transA, transB, a, b, out, parallelism);
    if (a.type() == ElementType.FLOAT ? (float) factor == 0 : factor == 0) {
      throw new IllegalArgumentException("factor = " + factor + ", but must not be 0 as a " + a.type());
    }
    int m = rows(transA, a.shape());
    int k = cols(transA, a.shape());
    int n = cols(transB, b.shape());
    a.storage().addProduct(
        transA, transB, m, n, k, factor, a.offset(), ld(a), b.storage(), b.offset(), ld(b), out.storage(), out.offset(),
        parallelism);
  }

  private static void requireOneGemmBlock(
      Transpose transA, Transpose transB, Tensor a, Tensor b, Tensor out, Parallelism parallelism) {
    Check.notNull("a", a);
    Check.notNull("parallelism", parallelism);
    Require.type("b", b, a.type());
    Require.same("out", out, a.type(), shape(transA, transB, a.shape(), b.shape()));
    if (!isOneGemmBlock(transA, transB, a.type(), a.shape(), b.shape())) {
      throw new IllegalArgumentException(
          "a " + a.shape() + " and b " + b.shape() + ", but must be matrices whose product is one block of gemm");
    }
  }

  /**
   * {@code out = op(a) op(b)} where {@code y > 0}, 0 elsewhere: a gradient that a product gives for the result y of ReLU, taken
   * through that ReLU as the product is stored.
   *
   * @param transA whether a is transposed
   * @param transB whether b is transposed
   * @param a the left operand
   * @param b the right operand, so that {@link #isOneGemmBlock}
   * @param y the result of ReLU
   * @param out takes the gradient; may not overlap any of the others
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape does not fit
   */
  public static void throughRelu(
      Transpose transA, Transpose transB, Tensor a, Tensor b, Tensor y, Tensor out, Parallelism parallelism) {
    requireOneGemmBlock(transA, transB, a, b, out, parallelism);
    Require.same("y", y, a.type(), out.shape());
    int m = rows(transA, a.shape());
    int k = cols(transA, a.shape());
    int n = cols(transB, b.shape());
    a.storage().gemmThroughRelu(
        transA, transB, m, n, k, a.offset(), ld(a), b.storage(), b.offset(), ld(b), out.storage(), out.offset(),
        y.storage(), y.offset(), parallelism);
  }

  /**
   * {@code out = x w + bias}, and ReLU of that if wanted: the bias and ReLU are applied as the product is stored, with the
   * bits of the separate steps after the product of {@code gemm}. (That of {@link #apply} with an inner dimension of 1 has
   * other bits where it is -0.)
   *
   * @param transW whether w is transposed
   * @param x the left operand, of which all axes but the last are rows
   * @param w a matrix
   * @param bias one number for each column of the result
   * @param relu whether to apply ReLU
   * @param out takes the result
   * @param parallelism how many threads may work
   * @throws IllegalArgumentException if a type or a shape does not fit
   */
  public static void linear(
      Transpose transW, Tensor x, Tensor w, Tensor bias, boolean relu, Tensor out, Parallelism parallelism) {
    Check.notNull("transW", transW);
    Check.notNull("x", x);
    Check.notNull("parallelism", parallelism);
    Require.type("w", w, x.type());
    Require.matrix("w", w);
    Require.same("out", out, x.type(), shape(Transpose.NO, transW, x.shape(), w.shape()));
    int n = cols(transW, w.shape());
    Require.same("bias", bias, x.type(), Shape.of(n));
    int k = x.shape().dim(-1);
    if (out.size() > 0) {
      x.storage().gemm(
          Transpose.NO, transW, out.size() / n, n, k, x.offset(), ld(x), w.storage(), w.offset(), ld(w), out.storage(),
          out.offset(), bias.storage(), bias.offset(), relu, parallelism);
    }
  }
}
