package lanewise.bench.validate;

import java.util.function.UnaryOperator;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Node;
import lanewise.tensor.Tensor;

/** Lanewise's derivatives. */
class LanewiseDerivatives implements DerivativeKernels {

  @Override
  public Tensor vjp(String operation, UnaryOperator<Node> f, Tensor x, Tensor dy) {
    return Autodiff.vjp(f, x).pullback().apply(dy);
  }

  @Override
  public Tensor jvp(String operation, UnaryOperator<Node> f, Tensor x, Tensor dx) {
    return Autodiff.jvp(f, x, dx).tangent();
  }
}
