package lanewise.examples;

import java.util.List;
import java.util.Map;
import lanewise.autodiff.Gradients;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;

/** How parameters follow their gradients. All of it is nodes, so that a whole training step is one program. */
@FunctionalInterface
public interface Optimizer {

  /**
   * What a step replaces by what.
   *
   * @param parameters the variables to be trained
   * @param gradients those of the loss with respect to them
   * @return for each parameter, and for each variable that the optimizer keeps for itself, its value after the step; the
   *     value of such a variable is the one before the first step
   */
  Map<Variable, Node> step(List<Variable> parameters, Gradients gradients);
}
