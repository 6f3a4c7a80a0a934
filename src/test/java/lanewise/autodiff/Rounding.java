package lanewise.autodiff;

import java.util.List;
import lanewise.tensor.Tensor;

/**
 * How far rounding may move a number that a graph computes, to first order. If every operation of the graph gives the exact
 * result of arguments that are off by a relative error of k u, rounded with another one, then the number is off by at most k
 * u times the sum, over all elements v of all values in the graph, of |v| times the magnitude of the derivative of the
 * number with respect to v.
 */
final class Rounding {

  /**
   * The errors of one operation in u: 3 to 4 for elementary functions (2 ULP), 7 for a sum of few terms, k for a product
   * with an inner dimension of k, which is at most 12 here.
   */
  private static final int OPERATION = 16;

  private Rounding() {}

  /** The bound for a graph of doubles, in units of u. */
  static double units(Node scalar) {
    List<Node> nodes = Graph.of(scalar).nodes();
    Node[] derivatives = Sweep.reverse(scalar, Autodiff.one(scalar), nodes);
    double units = 0;
    for (int i = 0; i < derivatives.length; i++) {
      if (derivatives[i] != null) {
        Tensor value = nodes.get(i).value();
        Tensor derivative = derivatives[i].value();
        for (int e = 0; e < value.size(); e++) {
          double slope = derivative.doubles()[derivative.offset() + e];
          // Infinities are among the values that nothing depends on.
          units += slope == 0 ? 0 : Math.abs(value.doubles()[value.offset() + e] * slope);
        }
      }
    }
    return OPERATION * units;
  }
}
