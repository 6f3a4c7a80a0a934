package lanewise.autodiff;

import java.util.List;
import lanewise.Parallelism;
import lanewise.tensor.MatMul;
import lanewise.tensor.Tensor;

/**
 * A node and the product of two matrices that only it reads, computed in one kernel: with the bits of the two nodes, but without
 * a place for the product and without a pass over it. Either {@code fma(product, factor, other)}, as a step of a weight by its
 * gradient, or the product where {@code other} is positive and 0 elsewhere, as a gradient through ReLU: then the factor is 0.
 */
record Fused(Node product, Node other, double factor) {

  /** Where {@code other} is among the inputs, after the operands of the product. */
  static final int OTHER = 2;

  /** What a node and a product that is an input of it are together, or null if they are no such thing. */
  static Fused of(Node node) {
    Fused fused = null;
    if (node.operation() == Arithmetic.FMA) {
      Node factor = node.input(1);
      boolean scales = factor.operation() == Leaf.CONSTANT && factor.shape().size() == 1 && factor.known().item() != 0;
      fused = scales ? new Fused(node.input(0), node.input(2), factor.known().item()) : null;
    } else if (node.operation() == Activations.RELU_GRAD) {
      fused = new Fused(node.input(1), node.input(0), 0);
    }
    return fused != null && fused.fits(node) ? fused : null;
  }

  private boolean fits(Node node) {
    return product.operation() instanceof Product p && product.shape().equals(node.shape())
        && other.shape().equals(node.shape()) && MatMul.isOneGemmBlock(
            p.transA(), p.transB(), node.type(), product.input(0).shape(), product.input(1).shape());
  }

  List<Node> inputs() {
    return List.of(product.input(0), product.input(1), other);
  }

  /** Whether the result may lie where {@code other} does, and then needs no copy of it. */
  boolean isUpdate() {
    return factor != 0;
  }

  void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    Product p = (Product) product.operation();
    if (!isUpdate()) {
      MatMul.throughRelu(p.transA(), p.transB(), inputs[0], inputs[1], inputs[OTHER], out, parallelism);
      return;
    }
    if (!out.overlaps(inputs[OTHER])) {
      out.assign(inputs[OTHER]);
    }
    MatMul.add(p.transA(), p.transB(), factor, inputs[0], inputs[1], out, parallelism);
  }
}
