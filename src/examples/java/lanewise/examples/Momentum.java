package lanewise.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.autodiff.Gradients;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.tensor.Tensor;

/**
 * Gradient descent with momentum: a velocity v remembers past gradients g of the parameter w,
 *
 * <pre>
 * v' = momentum * v - rate * g
 * w' = w + v'
 * </pre>
 *
 * <p>with v = 0 at first (B. T. Polyak, <i>Some methods of speeding up the convergence of iteration methods</i>, 1964; in
 * this form equations 1 and 2 of I. Sutskever, J. Martens, G. Dahl, G. Hinton, <i>On the importance of initialization and
 * momentum in deep learning</i>, ICML 2013). With momentum 0 it is plain gradient descent.
 *
 * @param rate how far a step goes along the gradient
 * @param momentum how much of the velocity stays, in 0..1
 */
public record Momentum(double rate, double momentum) implements Optimizer {

  @Override
  public Map<Variable, Node> step(List<Variable> parameters, Gradients gradients) {
    Map<Variable, Node> next = new LinkedHashMap<>();
    for (Variable w : parameters) {
      Variable v = Variable.of("velocity of " + w, Tensor.zeros(w.type(), w.shape()));
      Node faster = v.mul(momentum).sub(gradients.of(w).mul(rate));
      next.put(v, faster);
      next.put(w, w.add(faster));
    }
    return next;
  }
}
