package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import lanewise.Parallelism;
import lanewise.autodiff.Autodiff.ValueAndPullback;
import lanewise.autodiff.Autodiff.ValueAndTangent;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.testing.Page;
import org.junit.jupiter.api.Test;

/** The code of docs/backprop.md, section by section, and that it does what is said there. */
class BackpropTest {

  private static final double EXACT = 1e-14;
  private static final String DOCUMENT = "docs/backprop.md";
  private static final Path SOURCE = Path.of("src/test/java/lanewise/autodiff/BackpropTest.java");

  private static void assertValues(Tensor tensor, double... expected) {
    assertArrayEquals(expected, tensor.toDoubleArray(), EXACT * 100);
  }

  @Test
  void derivativeAsLimit() {
    double x = 1.5;
    double forward = FiniteDifferences.forward(Math::sin, x, ElementType.DOUBLE);
    double central = FiniteDifferences.central(Math::sin, x, ElementType.DOUBLE);
    double exact = Autodiff.valueAndGrad(v -> v.sin(), Tensor.scalar(x)).gradient().item();

    assertEquals(Math.cos(x), exact, 1e-16);
    assertEquals(exact, forward, 3e-8);
    assertEquals(exact, central, 3e-10);
    assertTrue(Math.abs(forward - exact) > 1e-10, "the forward difference is the worse one");
  }

  @Test
  void firstOrderStatement() {
    UnaryOperator<Node> f = v -> v.sin();
    ValueAndTangent at = Autodiff.jvp(f, Tensor.scalar(1.5), Tensor.scalar(1e-3));
    double predicted = at.value().item() + at.tangent().item(); // f(x) + f'(x) dx
    double moved = Autodiff.at(f, Tensor.scalar(1.5 + 1e-3)).item(); // f(x + dx)

    // The rest is dx^2/2 |f''| at most.
    assertEquals(moved, predicted, 1e-6 / 2);
    assertTrue(Math.abs(moved - at.value().item()) > 5e-5);
  }

  @Test
  void scalarChainRule() {
    Variable x = Variable.of("x", Tensor.scalar(0.5));
    Node y = x.square(); // y = x^2
    Node z = y.exp(); // z = e^y
    Node dzdx = Autodiff.grad(z, x).of(x);

    double dzdy = Math.exp(0.25);
    double dydx = 2 * 0.5;
    assertEquals(dzdy * dydx, dzdx.value().item(), EXACT);
  }

  @Test
  void gradientOfManyVariables() {
    Variable x = Variable.of("x", Tensor.of(new double[]{1, 2, 3}));
    Node y = x.square().sum(); // R^3 -> R
    Tensor gradient = Autodiff.grad(y, x).of(x).value(); // [2, 4, 6]

    assertValues(gradient, 2, 4, 6);
  }

  @Test
  void jacobianAndItsProducts() {
    UnaryOperator<Node> f = x -> {
      Node x0 = x.slice(new int[]{0}, 1);
      Node x1 = x.slice(new int[]{1}, 1);
      return Node.concat(0, x0.mul(x1), x0.sin()); // R^2 -> R^2
    };
    Tensor x = Tensor.of(new double[]{0.5, 3});
    Jacobian jacobian = Autodiff.jacobian(f, x); // [[x1, x0], [cos x0, 0]]
    Tensor dy = jacobian.apply(Tensor.of(new double[]{0.1, 0.2})); // J dx

    assertValues(jacobian.tensor(), 3, 0.5, Math.cos(0.5), 0);
    assertValues(dy, 3 * 0.1 + 0.5 * 0.2, Math.cos(0.5) * 0.1);
  }

  @Test
  void chainRuleAsProduct() {
    UnaryOperator<Node> f = x -> x.outer(x).reshape(-1).slice(new int[]{0}, 3); // R^2 -> R^3
    UnaryOperator<Node> g = y -> y.exp().slice(new int[]{1}, 2); // R^3 -> R^2
    Tensor x = Tensor.of(new double[]{0.5, -0.3});
    Jacobian inner = Autodiff.jacobian(f, x); // 3 x 2
    Jacobian outer = Autodiff.jacobian(g, Autodiff.at(f, x)); // 2 x 3
    Jacobian product = outer.compose(inner); // 2 x 2
    Jacobian whole = Autodiff.jacobian(v -> g.apply(f.apply(v)), x);

    assertEquals(Shape.of(3, 2), inner.tensor().shape());
    assertValues(product.tensor(), whole.tensor().toDoubleArray());
    assertTrue(Math.abs(whole.tensor().get(0, 0)) > 0.1);
  }

  @Test
  void generalisedJacobian() {
    UnaryOperator<Node> f = x -> x.matmul(x.transpose()); // 2 x 3 -> 2 x 2
    Tensor x = Tensor.of(new double[]{1, 2, 3, 4, 5, 6}, 2, 3);
    Jacobian jacobian = Autodiff.jacobian(f, x); // (2 x 2) x (2 x 3)
    double entry = jacobian.tensor().get(0, 1, 1, 2); // d y01 / d x12 = x02

    assertEquals(Shape.of(2, 2, 2, 3), jacobian.tensor().shape());
    assertEquals(3, entry, EXACT);

    Tensor dx = Tensor.of(new double[]{1, 0, 0, 0, 0, 1}, 2, 3);
    Tensor dy = jacobian.apply(dx);
    assertValues(dy, Autodiff.jvp(f, x, dx).tangent().toDoubleArray());

    UnaryOperator<Node> g = y -> y.exp().sum(0); // 2 x 2 -> 2
    Tensor small = Tensor.of(new double[]{.1, .2, .3, .4, .5, .6}, 2, 3);
    Jacobian composed = Autodiff.jacobian(g, Autodiff.at(f, small)).compose(Autodiff.jacobian(f, small));

    assertEquals(Shape.of(2, 2, 3), composed.tensor().shape());
    assertValues(composed.tensor(), Autodiff.jacobian(v -> g.apply(f.apply(v)), small).tensor().toDoubleArray());
  }

  @Test
  void squaredNorm() {
    Variable w = Variable.of("W", Tensor.of(new double[]{0.1, 0.5, -0.3, 0.8}, 2, 2));
    Variable x = Variable.of("x", Tensor.of(new double[]{0.2, 0.4}));
    Node wx = w.matmul(x);
    Node f = wx.square().sum(); // ||W x||^2
    Gradients gradients = Autodiff.grad(f, w, x);

    Node byW = wx.mul(2).outer(x); // 2 (W x) x^T
    Node byX = w.transpose().matmul(wx.mul(2)); // 2 W^T (W x)
    assertEquals(0.22 * 0.22 + 0.26 * 0.26, f.value().item(), EXACT);
    assertValues(gradients.of(w).value(), byW.value().toDoubleArray());
    assertValues(gradients.of(x).value(), byX.value().toDoubleArray());
    assertValues(gradients.of(w).value(), 0.088, 0.176, 0.104, 0.208);
    assertValues(gradients.of(x).value(), -0.112, 0.636);
  }

  @Test
  void miniBatch() {
    Variable w = Variable.of("W", Tensor.of(new double[]{1, 2, 3, 4}, 2, 2)); // m x d
    Variable x = Variable.of("X", Tensor.of(new double[]{1, -1, 2, 0.5, 3, -2}, 2, 3)); // d x n
    Node y = w.matmul(x); // m x n

    Tensor first = Tensor.of(new double[]{1, 0, 0, 0, 0, 0}, 2, 3); // dx11 = 1
    Tensor column = Autodiff.jvp(v -> w.matmul(v), x.value(), first).tangent(); // [[w11, 0, 0], [w21, 0, 0]]
    assertValues(column, 1, 0, 0, 3, 0, 0);

    Node loss = y.square().sum();
    Gradients gradients = Autodiff.grad(loss, w, x);
    Node dy = y.mul(2); // dL/dY
    Node byX = w.transpose().matmul(dy); // dL/dX = W^T dL/dY
    Node byW = dy.matmul(x.transpose()); // dL/dW = dL/dY X^T
    assertValues(gradients.of(x).value(), byX.value().toDoubleArray());
    assertValues(gradients.of(w).value(), byW.value().toDoubleArray());

    // The explicit double sum: dL/dx_ij = sum over (k, l) of dL/dy_kl dy_kl/dx_ij.
    Jacobian jacobian = Autodiff.jacobian(v -> w.matmul(v), x.value());
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int k = 0; k < 2; k++) {
          for (int l = 0; l < 3; l++) {
            sum += dy.value().get(k, l) * jacobian.tensor().get(k, l, i, j);
          }
        }
        assertEquals(sum, gradients.of(x).value().get(i, j), EXACT * 100);
      }
    }
  }

  @Test
  void productsRunAsTransposedKernels() {
    Variable w = Variable.of("W", ElementType.FLOAT, Shape.of(2, 2));
    Variable x = Variable.of("X", ElementType.FLOAT, Shape.of(2, 3));
    Gradients gradients = Autodiff.grad(w.matmul(x).square().sum(), w, x);
    Graph graph = Graph.of(gradients.nodes());
    int products = graph.count("matmul"); // Y = W X, W^T dY, dY X^T: three
    int copies = graph.count("transpose"); // none

    List<String> forms = graph.nodes().stream()
        .filter(node -> node.operation().name().equals("matmul")).map(node -> node.operation().detail()).sorted()
        .toList();
    assertEquals(3, products);
    assertEquals(0, copies);
    assertEquals(List.of("", "A B^T", "A^T B"), forms);
  }

  @Test
  void fanOutAdds() {
    Variable x = Variable.of("x", Tensor.scalar(3.0));
    Node y = x.mul(x).add(x.mul(4)); // x is used three times
    Tensor gradient = Autodiff.grad(y, x).of(x).value(); // x + x + 4

    assertValues(gradient, 10);
  }

  @Test
  void broadcastingSums() {
    Variable x = Variable.of("x", Tensor.of(new double[]{1, 2, 3, 4, 5, 6}, 2, 3));
    Variable bias = Variable.of("bias", Tensor.of(new double[]{0.1, 0.2, 0.3}));
    Node y = x.add(bias); // the bias is repeated for both rows
    Tensor byBias = Autodiff.grad(y.square().sum(), bias).of(bias).value();

    assertValues(byBias, 2 * (1.1 + 4.1), 2 * (2.2 + 5.2), 2 * (3.3 + 6.3));
  }

  @Test
  void twoSweeps() {
    UnaryOperator<Node> f = v -> v.mul(v.sum()); // J = sum(x) I + x 1^T
    Tensor x = Tensor.of(new double[]{0.1, 0.2, 0.3});
    ValueAndPullback reverse = Autodiff.vjp(f, x);
    Tensor row = reverse.pullback().apply(Tensor.of(new double[]{0, 0, 1})); // J^T e2: a row of J
    Tensor column = Autodiff.jvp(f, x, Tensor.of(new double[]{1, 0, 0})).tangent(); // J e0: a column of J

    assertValues(row, 0.3, 0.3, 0.9);
    assertValues(column, 0.7, 0.2, 0.3);
  }

  @Test
  void higherOrders() {
    UnaryOperator<Node> f = v -> v.pow(4).sum();
    Tensor x = Tensor.of(new double[]{1, 2});
    Jacobian hessian = Autodiff.hessian(f, x); // [[12, 0], [0, 48]]
    Tensor product = Autodiff.hvp(f, x, Tensor.of(new double[]{1, 1})); // [12, 48], the Hessian never formed
    UnaryOperator<Node> third = Autodiff.grad(v -> Autodiff.grad(u -> Autodiff.grad(f).apply(u).sum()).apply(v).sum());

    assertValues(hessian.tensor(), 12, 0, 0, 48);
    assertValues(product, 12, 48);
    assertValues(Autodiff.at(third, x), 24, 48);
  }

  @Test
  void operationOfOnesOwn() {
    Autodiff.checkGradients(x -> Node.of(new Cube(), x), Tensor.of(new double[]{0.5, -1, 2}));
    assertValues(Autodiff.at(x -> Node.of(new Cube(), x), Tensor.of(new double[]{2, -1})), 8, -1);
  }

  record Cube() implements Operation {
    @Override
    public String name() {
      return "cube";
    }

    @Override
    public Shape shape(Shape... inputs) {
      return inputs[0];
    }

    @Override
    public void value(Tensor[] inputs, Tensor out, Parallelism parallelism) {
      for (int i = 0; i < out.size(); i++) {
        double x = inputs[0].doubles()[inputs[0].offset() + i];
        out.doubles()[out.offset() + i] = x * x * x;
      }
    }

    @Override
    public Node[] vjp(Node y, Node dy) {
      return new Node[]{jvp(y, new Node[]{dy})}; // the Jacobian is diagonal
    }

    @Override
    public Node jvp(Node y, Node[] dx) {
      return dx[0].mul(y.input(0).square().mul(3));
    }
  }

  @Test
  void program() {
    Variable w = Variable.of("w", ElementType.FLOAT, Shape.of(3));
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(4, 3));
    Node loss = x.matmul(w).square().mean();
    Node next = w.sub(Autodiff.grad(loss, w).of(w).mul(0.1));
    Program step = Program.of(List.of(w, x), List.of(loss, next));

    Tensor weights = Tensor.of(new float[]{1, -2, 3});
    Tensor batch = Tensor.of(new float[]{1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1}, 4, 3);
    Tensor[] results = {Tensor.scalar(0f), weights};
    step.run(new Tensor[]{weights, batch}, results, Parallelism.NONE); // weights are replaced
    double first = results[0].item();
    step.run(new Tensor[]{weights, batch}, results, Parallelism.NONE);

    assertEquals((1 + 4 + 9 + 4) / 4.0, first, 1e-6);
    assertTrue(results[0].item() < first);
  }

  /** Every piece of code of the page stands in this file. */
  @Test
  void pageIsThisCode() throws IOException {
    Page.of(DOCUMENT).assertCodeOf(SOURCE);
  }

  /** The first piece has the imports of this file that the others need, by name or as a package, and no others. */
  @Test
  void pageImportsWhatItNeeds() throws IOException {
    List<String> blocks = Page.of(DOCUMENT).blocks();
    Set<String> needed = new TreeSet<>(Set.of("import lanewise.autodiff.*;"));
    for (String line : Files.readAllLines(SOURCE)) {
      int dot = line.lastIndexOf('.');
      if (line.startsWith("import lanewise.") || line.startsWith("import java.")) {
        String type = line.substring(dot + 1, line.length() - 1);
        if (blocks.stream().skip(1).anyMatch(block -> Pattern.compile("\\b" + type + "\\b").matcher(block).find())) {
          String folder = line.substring(0, dot) + ".*;";
          needed.add(blocks.getFirst().contains(folder) ? folder : line);
        }
      }
    }
    assertEquals(needed, new TreeSet<>(blocks.getFirst().lines().toList()));
  }
}
