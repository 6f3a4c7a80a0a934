package lanewise.bench.validate;

import java.util.function.UnaryOperator;
import lanewise.autodiff.Node;
import lanewise.tensor.Tensor;

/** Derivatives that can be validated; otherwise as {@link FloatKernels}. */
public interface DerivativeKernels {

  /**
   * What flows back to x when dy flows back to f(x), the transposed Jacobian times dy.
   *
   * @param operation the method of {@link Node} that f calls
   * @param f the function
   * @param x its argument, of floats or of doubles
   * @param dy of the shape of f(x)
   * @return of the shape of x
   */
  default Tensor vjp(String operation, UnaryOperator<Node> f, Tensor x, Tensor dy) {
    throw new NotCoveredException(operation);
  }

  /**
   * How f(x) moves when x moves by dx, the Jacobian times dx.
   *
   * @return of the shape of f(x)
   */
  default Tensor jvp(String operation, UnaryOperator<Node> f, Tensor x, Tensor dx) {
    throw new NotCoveredException(operation);
  }
}
