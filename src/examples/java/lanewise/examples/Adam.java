package lanewise.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.autodiff.Gradients;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * Adam: each number of a parameter w moves by the running mean m of its gradient g, measured in units of the root of the
 * running mean v of g^2. Both means begin at 0 and are corrected for that by the number t of the step:
 *
 * <pre>
 * t' = t + 1
 * m' = beta1 * m + (1 - beta1) * g
 * v' = beta2 * v + (1 - beta2) * g^2
 * w' = w - rate * (m' / (1 - beta1^t')) / (sqrt(v' / (1 - beta2^t')) + epsilon)
 * </pre>
 *
 * <p>(D. P. Kingma, J. Ba, <i>Adam: A method for stochastic optimization</i>, ICLR 2015, algorithm 1.)
 *
 * @param rate about how far a number moves in a step
 * @param beta1 how much of the mean of g stays
 * @param beta2 how much of the mean of g^2 stays
 * @param epsilon keeps the quotient finite
 */
public record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {

  /**
   * Adam with the other numbers that its authors recommend.
   *
   * @param rate about how far a number moves in a step
   */
  public Adam(double rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  @Override
  public Map<Variable, Node> step(List<Variable> parameters, Gradients gradients) {
    Map<Variable, Node> next = new LinkedHashMap<>();
    Variable t = Variable.of("steps", Tensor.zeros(parameters.getFirst().type(), Shape.SCALAR));
    Node now = t.add(1);
    next.put(t, now);
    Node correction1 = missing(beta1, now);
    Node correction2 = missing(beta2, now);
    for (Variable w : parameters) {
      Variable m = Variable.of("mean of the gradient of " + w, Tensor.zeros(w.type(), w.shape()));
      Variable v = Variable.of("mean of its square of " + w, Tensor.zeros(w.type(), w.shape()));
      Node g = gradients.of(w);
      Node mean = m.mul(beta1).add(g.mul(1 - beta1));
      Node square = v.mul(beta2).add(g.square().mul(1 - beta2));
      Node root = square.div(correction2).sqrt().add(epsilon);
      next.put(m, mean);
      next.put(v, square);
      next.put(w, w.sub(mean.div(correction1).mul(rate).div(root)));
    }
    return next;
  }

  /** {@code 1 - beta^t}: what a mean that began at 0 lacks after t steps. */
  private static Node missing(double beta, Node t) {
    return t.constant(1).sub(t.constant(beta).pow(t));
  }
}
