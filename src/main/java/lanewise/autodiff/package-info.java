/**
 * Computational graphs and their derivatives. A {@link lanewise.autodiff.Node} is an operation on other nodes; {@link
 * lanewise.autodiff.Autodiff} makes of a graph the graph of its gradient, Jacobian-vector product or Hessian; a {@link
 * lanewise.autodiff.Program} runs a graph, again and again and in the same buffers.
 *
 * <p>An {@link lanewise.autodiff.Operation} holds the value and both derivatives of one operation, written in nodes, so
 * that derivatives can be differentiated again. The mathematics is explained, along examples, in {@code docs/backprop.md}.
 *
 * <p>A null is refused with a {@link NullPointerException} that names the argument or, for an operand, says which input of
 * the operation it is.
 */
package lanewise.autodiff;
