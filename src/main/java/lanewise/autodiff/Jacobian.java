package lanewise.autodiff;

import lanewise.Lanewise;
import lanewise.blas.Transpose;
import lanewise.internal.Check;
import lanewise.tensor.MatMul;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * The generalised Jacobian of y = f(x), for tensors of any rank: of the shape of y followed by that of x, with {@code dy_j
 * / dx_i} at the multi-indices (j, i). It is the matrix of the linear map from dx to dy.
 */
public final class Jacobian {

  private final Shape output;
  private final Shape input;
  private final Tensor matrix;

  /**
   * A Jacobian.
   *
   * @param output the shape of y
   * @param input the shape of x
   * @param values the partial derivatives, of the shape {@code output.append(input)}
   * @throws IllegalArgumentException if the number of elements differs
   */
  public Jacobian(Shape output, Shape input, Tensor values) {
    Check.notNull("output", output);
    Check.notNull("input", input);
    Check.notNull("values", values);
    this.output = output;
    this.input = input;
    matrix = values.reshape(output.size(), input.size());
  }

  /**
   * The shape of y.
   *
   * @return the first axes of {@link #tensor}
   */
  public Shape output() {
    return output;
  }

  /**
   * The shape of x.
   *
   * @return the last axes of {@link #tensor}
   */
  public Shape input() {
    return input;
  }

  /**
   * All partial derivatives.
   *
   * @return a tensor of the shape of y followed by that of x
   */
  public Tensor tensor() {
    return matrix.reshape(output.append(input));
  }

  /**
   * The generalised matrix-vector product: {@code dy_j = sum_i (dy/dx)_{j,i} dx_i}.
   *
   * @param dx of the shape of x
   * @return dy, of the shape of y
   * @throws IllegalArgumentException if the type or shape differs
   */
  public Tensor apply(Tensor dx) {
    return product(Transpose.NO, dx, "dx", input, output);
  }

  /**
   * The product with the transpose: {@code dx_i = sum_j (dy/dx)_{j,i} dy_j}.
   *
   * @param dy of the shape of y
   * @return dx, of the shape of x
   * @throws IllegalArgumentException if the type or shape differs
   */
  public Tensor applyTransposed(Tensor dy) {
    return product(Transpose.YES, dy, "dy", output, input);
  }

  private Tensor product(Transpose trans, Tensor d, String name, Shape from, Shape to) {
    Check.notNull(name, d);
    if (d.type() != matrix.type()) {
      throw new IllegalArgumentException(
          name + " holds " + d.type() + ", but the Jacobian needs " + matrix.type());
    }
    if (!d.shape().equals(from)) {
      throw new IllegalArgumentException(name + " has shape " + d.shape() + ", but the Jacobian needs " + from);
    }
    Tensor result = Tensor.zeros(d.type(), Shape.of(to.size(), 1));
    MatMul.apply(trans, Transpose.NO, matrix, d.reshape(from.size(), 1), result, Lanewise.parallelism());
    return result.reshape(to);
  }

  /**
   * The chain rule, a generalised matrix-matrix product: with this the Jacobian of z = g(y) and {@code inner} that of y =
   * f(x), {@code (dz/dx)_{i,j} = sum_k (dz/dy)_{i,k} (dy/dx)_{k,j}}.
   *
   * @param inner the Jacobian of what is computed first; its output has the shape of the input of this one
   * @return the Jacobian of z with respect to x
   * @throws IllegalArgumentException if the types differ or the shapes do not fit
   */
  public Jacobian compose(Jacobian inner) {
    Check.notNull("inner", inner);
    if (!inner.output.equals(input)) {
      throw new IllegalArgumentException(
          "the inner Jacobian is of an output of shape " + inner.output + ", but this one of an input of shape "
              + input);
    }
    if (inner.matrix.type() != matrix.type()) {
      throw new IllegalArgumentException(
          "the inner Jacobian holds " + inner.matrix.type() + ", but this one " + matrix.type());
    }
    Tensor product = Tensor.zeros(matrix.type(), Shape.of(output.size(), inner.input.size()));
    MatMul.apply(Transpose.NO, Transpose.NO, matrix, inner.matrix, product, Lanewise.parallelism());
    return new Jacobian(output, inner.input, product);
  }

  /** The shapes and the partial derivatives. */
  @Override
  public String toString() {
    return "Jacobian of " + output + " by " + input + ": " + tensor();
  }
}
