package lanewise.autodiff;

import java.util.List;
import lanewise.Parallelism;
import lanewise.blas.Transpose;
import lanewise.tensor.MatMul;
import lanewise.tensor.Tensor;

/**
 * {@code Z + factor op(A) op(B)} in one kernel, as a step of a weight by its gradient: {@code fma(product, factor, Z)} with
 * the bits of the two nodes, but without a place for the product and without a pass over it.
 */
record Update(Transpose transA, Transpose transB, double factor) {

  /** Where Z is among the inputs, after A and B. */
  static final int Z = 2;

  /** What a node and the product that is its first input are together, or null if they are no such thing. */
  static Update of(Node node) {
    if (node.operation() != Arithmetic.FMA || !(node.input(0).operation() instanceof Product product)) {
      return null;
    }
    Node matrix = node.input(0);
    Node factor = node.input(1);
    boolean scales = factor.operation() == Leaf.CONSTANT && factor.shape().size() == 1 && factor.known().item() != 0;
    boolean fits = matrix.shape().equals(node.shape()) && node.input(Z).shape().equals(node.shape());
    return scales && fits && MatMul.isOneGemmBlock(
        product.transA(), product.transB(), node.type(), matrix.input(0).shape(), matrix.input(1).shape())
            ? new Update(product.transA(), product.transB(), factor.known().item())
            : null;
  }

  /** The inputs of an update that a node is. */
  static List<Node> inputs(Node node) {
    return List.of(node.input(0).input(0), node.input(0).input(1), node.input(Z));
  }

  void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    if (!out.overlaps(inputs[Z])) {
      out.assign(inputs[Z]);
    }
    MatMul.add(transA, transB, factor, inputs[0], inputs[1], out, parallelism);
  }
}
