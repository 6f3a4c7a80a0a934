package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import lanewise.Parallelism;
import lanewise.tensor.ElementType;
import lanewise.tensor.Elementwise;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatUnary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mathematics: what must hold between gradients, Jacobians, Hessians and products with them. */
class CalculusTest {

  /** Sums of a few products of numbers of ordinary size, in another order. */
  private static final double CLOSE = 1e-13;

  private static Tensor point(int... dims) {
    return Domain.range(-1, 1).tensor(Shape.of(dims), 5);
  }

  private static Tensor direction(Shape shape, long seed) {
    return Domain.range(-1, 1).tensor(shape, seed);
  }

  private static void assertClose(Tensor expected, Tensor actual) {
    assertEquals(expected.shape(), actual.shape());
    assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray(), CLOSE);
  }

  /** From 2x3 to 2x2x2. */
  private static Node inner(Node x) {
    Node y = x.matmul(x.transpose()).tanh();
    return Node.concat(0, y.reshape(1, 2, 2), y.sin().reshape(1, 2, 2).mul(x.sum()));
  }

  /** From 2x2x2 to 3. */
  private static Node outer(Node y) {
    return Node.concat(0, y.mean(0, 2).exp(), y.norm().reshape(1)).mul(y.max());
  }

  @Test
  void theJacobianOfACompositionIsTheComposedJacobian() {
    Tensor x = point(2, 3);
    Tensor y = Autodiff.at(CalculusTest::inner, x);
    Jacobian ofInner = Autodiff.jacobian(CalculusTest::inner, x);
    Jacobian ofOuter = Autodiff.jacobian(CalculusTest::outer, y);
    Jacobian both = Autodiff.jacobian(n -> outer(inner(n)), x);
    assertEquals(Shape.of(2, 2, 2, 2, 3), ofInner.tensor().shape());
    assertEquals(Shape.of(3, 2, 2, 2), ofOuter.tensor().shape());
    assertEquals(Shape.of(3, 2, 3), both.tensor().shape());
    assertEquals(Shape.of(3), both.output());
    assertEquals(Shape.of(2, 3), both.input());
    assertClose(both.tensor(), ofOuter.compose(ofInner).tensor());
  }

  @Test
  void theEntriesAreThePartialDerivatives() {
    Tensor x = point(2, 3);
    Tensor jacobian = Autodiff.jacobian(n -> n.transpose().square(), x).tensor();
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < 2; i++) {
        for (int p = 0; p < 2; p++) {
          for (int q = 0; q < 3; q++) {
            assertEquals(i == p && j == q ? 2 * x.get(i, j) : 0, jacobian.get(j, i, p, q) + 0.0);
          }
        }
      }
    }
  }

  @Test
  void bothSweepsGiveTheSameJacobian() {
    for (UnaryOperator<Node> f : List.<UnaryOperator<Node>>of(
        CalculusTest::inner, n -> n.softmax().matmul(n.reshape(3, 2)), Node::sum,
        n -> n.gather(Cases.indices(n, 1, 1)))) {
      Tensor x = point(2, 3);
      Jacobian forward = Autodiff.jacobianForward(f, x);
      Jacobian reverse = Autodiff.jacobianReverse(f, x);
      assertEquals(forward.output(), reverse.output());
      assertClose(forward.tensor(), reverse.tensor());
    }
  }

  @Test
  void productsWithTheJacobian() {
    Tensor x = point(2, 3);
    Jacobian jacobian = Autodiff.jacobian(CalculusTest::inner, x);
    Tensor v = direction(x.shape(), 1);
    Tensor u = direction(jacobian.output(), 2);
    Autodiff.ValueAndTangent moved = Autodiff.jvp(CalculusTest::inner, x, v);
    Autodiff.ValueAndPullback pulled = Autodiff.vjp(CalculusTest::inner, x);
    assertClose(Autodiff.at(CalculusTest::inner, x), moved.value());
    assertClose(moved.value(), pulled.value());
    assertClose(moved.tangent(), jacobian.apply(v));
    assertClose(pulled.pullback().apply(u), jacobian.applyTransposed(u));
    assertEquals(inner(u, jacobian.apply(v)), inner(jacobian.applyTransposed(u), v), CLOSE);
  }

  private static double inner(Tensor a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += a.doubles()[a.offset() + i] * b.doubles()[b.offset() + i];
    }
    return sum;
  }

  private static Node energy(Node x) {
    return x.matmul(x.transpose()).tanh().sum(0).norm().add(x.pow(3).sin().mean());
  }

  @Test
  void theHessianIsSymmetricAndItsProductNeedsNoHessian() {
    Tensor x = point(2, 3);
    Jacobian hessian = Autodiff.hessian(CalculusTest::energy, x);
    assertEquals(Shape.of(2, 3, 2, 3), hessian.tensor().shape());
    assertClose(Autodiff.at(Node::transpose, hessian.tensor().reshape(6, 6)), hessian.tensor().reshape(6, 6));
    Tensor v = direction(x.shape(), 3);
    assertClose(hessian.apply(v), Autodiff.hvp(CalculusTest::energy, x, v));
    assertClose(Autodiff.jacobianReverse(Autodiff.grad(CalculusTest::energy), x).tensor(), hessian.tensor());
  }

  @Test
  void gradientsNest() {
    UnaryOperator<Node> f = x -> x.pow(5).mul(x.sin()).sum();
    UnaryOperator<Node> first = Autodiff.grad(f);
    UnaryOperator<Node> second = Autodiff.grad((UnaryOperator<Node>) x -> first.apply(x).sum());
    UnaryOperator<Node> third = Autodiff.grad((UnaryOperator<Node>) x -> second.apply(x).sum());
    double x = 0.7;
    double sin = Math.sin(x);
    double cos = Math.cos(x);
    double[] expected = {
      5 * Math.pow(x, 4) * sin + Math.pow(x, 5) * cos,
      20 * Math.pow(x, 3) * sin + 10 * Math.pow(x, 4) * cos - Math.pow(x, 5) * sin,
      60 * x * x * sin + 60 * Math.pow(x, 3) * cos - 15 * Math.pow(x, 4) * sin - Math.pow(x, 5) * cos
    };
    Tensor point = Tensor.of(new double[]{x});
    int order = 0;
    for (UnaryOperator<Node> derivative : List.of(first, second, third)) {
      assertEquals(expected[order++], Autodiff.at(derivative, point).item(), 1e-14);
    }
  }

  /** The inner derivative is by z only, though z moves with x: d/dx (x * d/dz (z x)) = d/dx x^2. */
  @Test
  void perturbationsAreNotConfused() {
    UnaryOperator<Node> f = x -> x.mul(Autodiff.grad((UnaryOperator<Node>) z -> z.mul(x)).apply(x));
    Tensor three = Tensor.scalar(3.0);
    assertEquals(9, Autodiff.at(f, three).item());
    assertEquals(6, Autodiff.at(Autodiff.grad(f), three).item());
    assertEquals(6, Autodiff.jvp(f, three, Tensor.scalar(1.0)).tangent().item());
    UnaryOperator<Node> forward = x -> x.mul(Autodiff.jvp((UnaryOperator<Node>) z -> z.add(x), x, x.constant(1)));
    assertEquals(1, Autodiff.at(Autodiff.grad(forward), three).item());
  }

  @Test
  void linearMapsCanBeCalledAgainAndKeepThePoint() {
    Counting counting = new Counting();
    UnaryOperator<Node> f = x -> counting.of(x.sin()).matmul(x.transpose());
    Tensor x = point(2, 3);
    Autodiff.ValueAndPushforward linear = Autodiff.linearize(f, x);
    Autodiff.ValueAndPullback pulled = Autodiff.vjp(f, x);
    int count = counting.count().get();
    Jacobian jacobian = Autodiff.jacobian(f, x);
    int more = counting.count().get() - count;
    for (long seed = 0; seed < 5; seed++) {
      Tensor v = direction(x.shape(), seed);
      Tensor u = direction(linear.value().shape(), seed);
      assertClose(jacobian.apply(v), linear.pushforward().apply(v));
      assertClose(jacobian.applyTransposed(u), pulled.pullback().apply(u));
      assertTrue(linear.pushforward().apply(v).hasSameBits(linear.pushforward().apply(v)));
    }
    assertEquals(count + more, counting.count().get(), "f is not computed again");
    // Linear: twice the argument gives twice the result.
    Tensor v = direction(x.shape(), 9);
    assertTrue(Autodiff.at(n -> n.mul(2), linear.pushforward().apply(v))
        .hasSameBits(linear.pushforward().apply(Autodiff.at(n -> n.mul(2), v))));
  }

  /** Whatever becomes of the tensor. */
  @Test
  void linearMapsKeepThePoint() {
    UnaryOperator<Node> f = n -> n.mul(n.sin());
    Tensor x = point(3);
    Tensor v = direction(x.shape(), 1);
    UnaryOperator<Tensor> pushforward = Autodiff.linearize(f, x).pushforward();
    UnaryOperator<Tensor> pullback = Autodiff.vjp(f, x).pullback();
    Tensor moved = pushforward.apply(v);
    Tensor pulled = pullback.apply(v);
    x.fill(100);
    assertTrue(moved.hasSameBits(pushforward.apply(v)));
    assertTrue(pulled.hasSameBits(pullback.apply(v)));
  }

  @Test
  void valueAndGradient() {
    Tensor x = Tensor.of(new double[]{1, 2, 3});
    Autodiff.ValueAndGradient both = Autodiff.valueAndGrad(n -> n.square().sum(), x);
    assertEquals(14, both.value().item());
    assertArrayEquals(new double[]{2, 4, 6}, both.gradient().toDoubleArray());
    Variable a = Variable.of("a", x);
    Variable b = Variable.of("b", x);
    Gradients gradients = Autodiff.grad(a.mul(b).mul(b).sum(), b, a);
    assertEquals(3, gradients.values().size());
    assertArrayEquals(new double[]{2, 8, 18}, gradients.values().get(b).toDoubleArray());
    assertArrayEquals(new double[]{1, 4, 9}, gradients.values().get(a).toDoubleArray());
    assertEquals(1 + 8 + 27, gradients.values().entrySet().stream()
        .filter(entry -> entry.getKey() != a && entry.getKey() != b).findFirst().orElseThrow().getValue().item());
    // Nothing accumulates: again the same.
    assertArrayEquals(
        new double[]{1, 4, 9}, Autodiff.grad(a.mul(b).mul(b).sum(), a).of(a).value().toDoubleArray());
  }

  /** By a node in between, and by two of which one depends on the other. */
  @Test
  void gradientsByNodesInBetween() {
    Variable x = Variable.of("x", Tensor.scalar(2.0));
    Node square = x.square();
    Node y = square.mul(x).add(square);
    Gradients gradients = Autodiff.grad(y, square, x);
    assertEquals(3, gradients.of(square).value().item());
    assertEquals(12 + 4, gradients.of(x).value().item());
    assertEquals(1, Autodiff.grad(y, y).of(y).value().item());
  }

  @Test
  void stopGradientIsAConstant() {
    Tensor x = Tensor.of(new double[]{1, 2});
    UnaryOperator<Node> f = n -> n.stopGradient().mul(n).sum();
    assertArrayEquals(new double[]{1, 2}, Autodiff.valueAndGrad(f, x).gradient().toDoubleArray());
    assertEquals(3, Autodiff.jvp(f, x, Tensor.of(new double[]{1, 1})).tangent().item());
    assertArrayEquals(new double[]{0, 0}, Autodiff.valueAndGrad(n -> n.stopGradient().sum(), x).gradient()
        .toDoubleArray());
    assertArrayEquals(new double[4], Autodiff.hessian(f, x).tensor().toDoubleArray());
  }

  /** f(W, x) = ||W x||^2 has the gradients 2 (W x) x^T and 2 W^T (W x). */
  @Test
  void squaredNormOfAProduct() {
    Variable w = Variable.of("w", point(3, 2));
    Variable x = Variable.of("x", point(2, 1));
    Node wx = w.matmul(x);
    Gradients gradients = Autodiff.grad(wx.square().sum(), w, x);
    assertClose(wx.matmul(x.transpose()).mul(2).value(), gradients.of(w).value());
    assertClose(w.transpose().matmul(wx).mul(2).value(), gradients.of(x).value());
  }

  /** Y = W X with W m x d and X d x n, L = l(Y). */
  @Test
  void miniBatch() {
    Variable w = Variable.of("w", point(2, 2));
    Variable x = Variable.of("x", direction(Shape.of(2, 3), 8));
    Node y = w.matmul(x);
    Tensor byX = Autodiff.jacobian(n -> w.matmul(n), x.value()).tensor();
    for (int k = 0; k < 2; k++) {
      for (int l = 0; l < 3; l++) {
        assertEquals(l == 0 ? w.value().get(k, 0) : 0, byX.get(k, l, 0, 0));
      }
    }
    Node loss = y.tanh().sum();
    Gradients gradients = Autodiff.grad(loss, y, w, x);
    Node dy = gradients.of(y);
    assertTrue(w.transpose().matmul(dy).value().hasSameBits(gradients.of(x).value()));
    assertTrue(dy.matmul(x.transpose()).value().hasSameBits(gradients.of(w).value()));
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int k = 0; k < 2; k++) {
          for (int l = 0; l < 3; l++) {
            sum += dy.value().get(k, l) * byX.get(k, l, i, j);
          }
        }
        assertEquals(sum, gradients.of(x).value().get(i, j), CLOSE);
      }
    }
    // Two more products, with the transposes in the kernel, and nothing else that could move a matrix.
    Graph forward = Graph.of(loss);
    Graph both = Graph.of(gradients.of(w), gradients.of(x));
    assertEquals(1, forward.count("matmul"));
    assertEquals(3, both.count("matmul"));
    assertEquals(0, both.count("transpose"));
    assertEquals(0, both.count("broadcast"));
    assertEquals("A^T B", gradients.of(x).operation().detail());
    assertEquals("A B^T", gradients.of(w).operation().detail());
    assertSame(w, gradients.of(x).input(0));
    assertSame(x, gradients.of(w).input(1));
  }

  @Test
  void checkpointsComputeAgainInsteadOfKeeping() {
    Counting counting = new Counting();
    UnaryOperator<Node> block = x -> counting.of(x.sin()).mul(x).tanh().mul(x.cos()).exp().square().sin();
    Variable x = Variable.of("x", ElementType.DOUBLE, Shape.of(100));
    Node plain = x;
    Node saving = x;
    for (int i = 0; i < 6; i++) {
      plain = block.apply(plain);
      saving = Autodiff.checkpoint(block, saving);
    }
    Tensor point = direction(x.shape(), 4);
    Program stored = program(plain.sum(), x);
    Program again = program(saving.sum(), x);
    Tensor[] expected = stored.run(point);
    assertEquals(6, counting.count().getAndSet(0));
    Tensor[] actual = again.run(point);
    assertEquals(12, counting.count().get());
    assertTrue(expected[0].hasSameBits(actual[0]));
    assertTrue(expected[1].hasSameBits(actual[1]));
    assertTrue(
        2 * again.bufferBytes() <= stored.bufferBytes(),
        () -> again.bufferBytes() + " bytes of buffers, against " + stored.bufferBytes());
    UnaryOperator<Node> f = n -> Autodiff.checkpoint(block, Autodiff.checkpoint(block, n));
    Autodiff.checkGradients(f, point(3));
    Tensor v = direction(Shape.of(3), 2);
    assertClose(
        Autodiff.jvp(n -> block.apply(block.apply(n)), point(3), v).tangent(), Autodiff.jvp(f, point(3), v).tangent());
  }

  private static Program program(Node y, Variable x) {
    return Program.of(List.of(x), List.of(y, Autodiff.grad(y, x).of(x)));
  }

  @Test
  void checkpointsOfSeveralArguments() {
    Variable a = Variable.of("a", point(2, 3));
    Variable b = Variable.of("b", point(3));
    Variable c = Variable.of("c", point(3));
    // Of c, which is no argument, the checkpoint knows nothing.
    Node y = Autodiff.checkpoint(list -> list.get(0).mul(list.get(1)).sin().mul(c), List.of(a, b)).sum();
    Node plain = a.mul(b).sin().mul(c).sum();
    assertTrue(plain.value().hasSameBits(y.value()));
    Gradients gradients = Autodiff.grad(y, a, b, c);
    Gradients expected = Autodiff.grad(plain, a, b);
    assertTrue(expected.of(a).value().hasSameBits(gradients.of(a).value()));
    assertTrue(expected.of(b).value().hasSameBits(gradients.of(b).value()));
    assertArrayEquals(new double[3], gradients.of(c).value().toDoubleArray());
    assertArrayEquals(new double[1], Autodiff.jvp(y, c, c).value().toDoubleArray());
    // Its derivative is computed from c.
    assertTrue(
        Autodiff.grad(expected.of(a).sum(), c).of(c).value()
            .hasSameBits(Autodiff.grad(gradients.of(a).sum(), c).of(c).value()));
  }

  @Test
  void anOperationOfTheUsers() {
    Autodiff.checkGradients(x -> new Counting().of(x.sin()).mul(x), point(2, 3));
    // Its rules get whole cotangents and tangents, though the operations around take ones that broadcast.
    Autodiff.checkGradients(x -> new Counting().of(x.broadcastTo(2, 3)).mul(x), point(3));
    Autodiff.checkGradients(x -> new Counting().of(x).sum().add(1), point(2, 3));
  }

  /** A square whose tangent forgets that it moves with x. */
  private record StiffSquare() implements Operation {

    @Override
    public String name() {
      return "stiffSquare";
    }

    @Override
    public Shape shape(Shape... inputs) {
      return inputs[0];
    }

    @Override
    public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
      Elementwise.apply(FloatUnary.SQUARE, inputs[0], out, parallelism);
    }

    @Override
    public Node[] vjp(Node y, Node dy) {
      return new Node[]{dy.mul(y.input(0)).mul(2)};
    }

    @Override
    public Node jvp(Node y, Node[] dx) {
      return dx[0].mul(y.input(0).stopGradient()).mul(2);
    }
  }

  /** Its first order is right in both directions, and so is what comes of its cotangents. */
  @Test
  void aTangentThatIsWrongInSecondOrderIsFound() {
    AssertionError error = assertThrows(
        AssertionError.class, () -> Autodiff.checkGradients(x -> Node.of(new StiffSquare(), x), point(3)));
    assertTrue(error.getMessage().contains("forward over forward"), error.getMessage());
  }

  @Test
  void transposesGoToTheKernels() {
    Variable x = Variable.of("x", point(4, 3));
    Variable w = Variable.of("w", point(2, 3));
    Variable b = Variable.of("b", point(2));
    Node folded = x.linear(w.transpose(), b);
    assertEquals(0, Graph.of(folded).count("transpose"));
    assertTrue(folded.value().hasSameBits(x.matmul(w.transpose()).add(b).value()));
    assertEquals(0, Graph.of(Autodiff.grad(folded.sin().sum(), w).of(w)).count("transpose"));
    Autodiff.checkGradients(n -> x.linear(n.transpose(), b), point(2, 3));
    Autodiff.checkGradients(n -> n.linearRelu(w.transpose(), b), point(4, 3));
  }

  @Tag("once")
  @Test
  void aProductOf100000Transposes() {
    Node a = Variable.of("a", point(2, 3));
    for (int i = 0; i < 100_001; i++) {
      a = a.transpose();
    }
    assertEquals(Shape.of(3, 3), a.matmul(a.transpose()).shape());
    assertEquals(Shape.of(4, 2), Node.constant(point(4, 3)).linear(a, Node.constant(point(2))).shape());
  }

  /** The engine does not recurse. */
  @Tag("once")
  @Test
  void aChainOf100000Nodes() {
    Variable x = Variable.of("x", Tensor.scalar(0.5));
    Node y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.mul(y.constant(1 + 1e-6));
    }
    double factor = Math.pow(1 + 1e-6, 100_000);
    Program program =
        Program.of(List.of(x), List.of(y, Autodiff.grad(y, x).of(x), Autodiff.jvp(y, x, x.constant(0.25))));
    Tensor[] results = program.run(Tensor.scalar(2.0));
    assertEquals(2 * factor, results[0].item(), 1e-9);
    assertEquals(factor, results[1].item(), 1e-9);
    assertEquals(factor / 4, results[2].item(), 1e-9);
    assertEquals(0.5 * factor, y.value().item(), 1e-9);
    assertEquals(100_000, Graph.of(y).count("mul"));
    assertTrue(Graph.of(y).toString().length() > 1_000_000);
  }

  @Test
  void nodesDoNotChangeWithTheArraysTheyWereMadeWith() {
    Variable x = Variable.of("x", Tensor.of(new double[]{1, 2, 3, 4, 5, 6}, 2, 3));
    int[] axes = {0};
    Node sum = x.sum(axes);
    axes[0] = 1;
    assertArrayEquals(new double[]{5, 7, 9}, sum.value().toDoubleArray());
    Node[] inputs = {x};
    Node square = Node.of(new Counting(), inputs);
    inputs[0] = x.neg();
    assertEquals(x, square.input(0));
  }

  /** Also if it is the number 1. */
  @Test
  void constantsHaveDerivatives() {
    Variable x = Variable.of("x", Tensor.of(new double[]{2, 3}));
    Variable number = Variable.of("number", Tensor.scalar(5.0));
    for (Node c : List.of(Node.constant(Tensor.scalar(1.0)), x.constant(1), x.constant(2))) {
      for (Node product : List.of(x.mul(c), c.mul(x))) {
        assertEquals(5, Autodiff.grad(product.sum(), c).of(c).value().item());
        assertArrayEquals(new double[]{2, 3}, Autodiff.jvp(product, c, c.div(c)).value().toDoubleArray());
        assertEquals(2, Autodiff.grad(Autodiff.grad(product.sum(), x).of(x).sum(), c).of(c).value().item());
      }
      assertEquals(1, Autodiff.grad(Autodiff.grad(number.mul(c), number).of(number), c).of(c).value().item());
      assertEquals(1, Autodiff.grad(Autodiff.vjp(number, number, c), c).of(c).value().item());
      assertEquals(10, Autodiff.grad(Autodiff.vjp(number.square(), number, c), c).of(c).value().item());
    }
  }

  /** The number that a sweep begins with is no factor of the result, nor is a number 1 that is no node. */
  @Test
  void productsWithOneAreNotComputed() {
    Variable x = Variable.of("x", Tensor.scalar(2.0));
    Variable w = Variable.of("w", Tensor.scalar(3.0));
    assertSame(w, Autodiff.grad(x.mul(w), x).of(x));
    assertSame(x, x.mul(1));
  }

  @Test
  void aPullbackOfNodes() {
    Variable x = Variable.of("x", Tensor.of(new double[]{2, 3}));
    Variable dy = Variable.of("dy", Tensor.of(new double[]{10, 100}));
    assertArrayEquals(new double[]{40, 600}, Autodiff.vjp(x.square(), x, dy).value().toDoubleArray());
  }

  @Test
  void beyondTheImageAllStridesAreTheSame() {
    Tensor image = Tensor.of(IntStream.range(0, 36).asDoubleStream().toArray(), 1, 3, 4, 3);
    Autodiff.ValueAndGradient one = Autodiff.valueAndGrad(x -> x.maxPool(2, 4).square().sum(), image);
    for (int stride : new int[]{1 << 30, Integer.MAX_VALUE}) {
      Autodiff.ValueAndGradient same = Autodiff.valueAndGrad(x -> x.maxPool(2, stride).square().sum(), image);
      assertTrue(one.value().hasSameBits(same.value()));
      assertTrue(one.gradient().hasSameBits(same.gradient()));
    }
  }
}
