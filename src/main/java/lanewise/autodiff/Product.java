package lanewise.autodiff;

import lanewise.Parallelism;
import lanewise.blas.Transpose;
import lanewise.tensor.MatMul;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * {@code C = op(A) op(B)} of matrices, in batches that broadcast. The derivatives are products too, with the transposes in
 * the kernel: dA = dC op(B)^T and dB = op(A)^T dC, and their transposes where A or B is transposed.
 */
record Product(Transpose transA, Transpose transB) implements Operation {

  /** The product; transposed operands, and stacks of matrices times one matrix, go to one kernel. */
  static Node of(Transpose transA, Transpose transB, Node a, Node b) {
    return ofStored(ofStored(transA, a), ofStored(transB, b), stored(a), stored(b));
  }

  private static Node ofStored(Transpose transA, Transpose transB, Node a, Node b) {
    Node whole = Node.of(new Product(transA, transB), a, b);
    return a.shape().rank() > 2 && b.shape().rank() == 2 && transA == Transpose.NO
        ? Reshape.of(ofStored(transA, transB, Reshape.rows(a), b), whole.shape())
        : whole;
  }

  /** The node whose transpose, or transpose of that, and so on, a node is. */
  static Node stored(Node node) {
    Node stored = node;
    while (isTransposed(stored)) {
      stored = stored.input(0);
    }
    return stored;
  }

  /** What {@code trans} of a node is of the {@link #stored} one. */
  static Transpose ofStored(Transpose trans, Node node) {
    Transpose ofStored = trans;
    for (Node each = node; isTransposed(each); each = each.input(0)) {
      ofStored = not(ofStored);
    }
    return ofStored;
  }

  private static boolean isTransposed(Node node) {
    return node.operation() instanceof Permute permute && permute.isMatrixTranspose();
  }

  static Transpose not(Transpose trans) {
    return trans == Transpose.YES ? Transpose.NO : Transpose.YES;
  }

  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public String detail() {
    return transA == Transpose.NO && transB == Transpose.NO
        ? ""
        : (transA == Transpose.YES ? "A^T " : "A ") + (transB == Transpose.YES ? "B^T" : "B");
  }

  @Override
  public Shape shape(Shape... inputs) {
    return MatMul.shape(transA, transB, inputs[0], inputs[1]);
  }

  @Override
  public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
    MatMul.apply(transA, transB, inputs[0], inputs[1], out, parallelism);
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    Node a = y.input(0);
    Node b = y.input(1);
    Node da = transA == Transpose.NO ? of(Transpose.NO, not(transB), dy, b) : of(transB, Transpose.YES, b, dy);
    Node db = transB == Transpose.NO ? of(not(transA), Transpose.NO, a, dy) : of(Transpose.YES, transA, dy, a);
    return new Node[]{
      Broadcast.transposed(da, da.shape(), a.shape()), Broadcast.transposed(db, db.shape(), b.shape())
    };
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    Node left = dx[0] == null ? null : of(transA, transB, dx[0], y.input(1));
    Node right = dx[1] == null ? null : of(transA, transB, y.input(0), dx[1]);
    return left == null ? right : right == null ? left : left.add(right);
  }
}
