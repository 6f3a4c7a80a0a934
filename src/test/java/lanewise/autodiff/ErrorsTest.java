package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.Parallelism;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.testing.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Messages name the operation, the shapes, what was required and the line of the user's code. */
class ErrorsTest {

  private static Variable x(int... dims) {
    return Variable.of("x", ElementType.FLOAT, Shape.of(dims));
  }

  /** The line of the call. */
  static int line() {
    return StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  /** The node is made by the call itself: its line is that of the exception. */
  private static void refused(String message, Executable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
    int line = Stream.of(e.getStackTrace()).filter(frame -> "ErrorsTest.java".equals(frame.getFileName())).findFirst()
        .orElseThrow().getLineNumber();
    assertEquals(message + " - node created at ErrorsTest.java:" + line, e.getMessage());
  }

  private static void refused(int line, String message, Executable call) {
    Refused.refused(message + " - node created at ErrorsTest.java:" + line, call);
  }

  @Test
  void shapesThatDoNotFit() {
    Node a = x(2, 3);
    refused("matmul: 128x784 by 512x784: inner dimensions 784 and 512 differ (did you mean transposeB?)",
        () -> x(128, 784).matmul(x(512, 784)));
    refused("matmul: 2x3 by 2x4: inner dimensions 3 and 2 differ (did you mean transposeA?)",
        () -> a.matmul(x(2, 4)));
    refused(
        "matmul: scalar by 2x3: the left operand has shape scalar, but needs rows and columns (reshape a vector to nx1 or 1xn)",
        () -> x().matmul(a));
    refused(
        "matmul: scalar by 3x1: the left operand has shape scalar, but needs rows and columns (reshape a vector to nx1 or 1xn)",
        () -> x().matmul(x(3)));
    refused(
        "matmul: 1x3 by scalar: the right operand has shape scalar, but needs rows and columns (reshape a vector to nx1 or 1xn)",
        () -> x(3).dot(x()));
    refused("add: 2x3 by 2: 2x3 and 2 do not broadcast: dimensions 3 and 2 at axis -1 differ and neither is 1",
        () -> a.add(x(2)));
    refused("fma: 2x3 by 3, 4: 2x3 and 4 do not broadcast: dimensions 3 and 4 at axis -1 differ and neither is 1",
        () -> a.fma(x(3), x(4)));
    refused("sum: 2x3: axis = 2, but 2x3 has axes -2 to 1", () -> a.sum(2));
    refused("mean: 2x3: axis -1 is named twice in [1, -1]", () -> a.mean(1, -1));
    refused("reshape: 2x3: dims = [4, -1], but the 6 elements of shape 2x3 are no multiple of 4",
        () -> a.reshape(4, -1));
    refused("reshape: 2x3: 6 elements cannot become 5 with 5", () -> a.reshape(Shape.of(5)));
    refused("transpose: 2x3: axes = [0], but must be a permutation of the 2 axes of 2x3", () -> a.transpose(0));
    refused("transpose: 2x3: axis = -3, but 2x3 has axes -2 to 1", () -> a.transpose(0, -3));
    refused("transpose: 2x3: axis = 2, but 2x3 has axes -2 to 1", () -> a.transpose(2, 0));
    refused("broadcast: 2x3: does not broadcast to 3x2", () -> a.broadcastTo(3, 2));
    refused("slice: 2x3: a part of shape 2x2 from [1, 0] does not lie within 2x3 along axis 0",
        () -> a.slice(new int[]{1, 0}, 2, 2));
    refused("pad: 2x3: a part of shape 2x3 from [0, 1] does not lie within 2x3 along axis 1",
        () -> a.pad(new int[]{0, 1}, 2, 3));
    refused("concat: 2x3 by 2x2: input 1 of shape 2x2 differs from 2x3 elsewhere than along axis 0",
        () -> Node.concat(0, a, x(2, 2)));
    refused("gather: scalar by 2: a scalar has no parts", () -> x().gather(x(2)));
    refused("scatterAdd: 2x3 by 3: the parts must have the axes of the indices first",
        () -> a.scatterAdd(x(3), 4));
    refused("scatterAdd: 2x3 by 2: rows = -1, but must be >= 0", () -> a.scatterAdd(x(2), -1));
    refused("softmax: scalar: axis = -1, but scalar has no axes", () -> x().softmax());
    refused(
        "pick: 2x3 by 3: needs a matrix and one index for each of its rows, in a tensor of rank 1", () -> a.pick(x(3)));
    String crossEntropy =
        "a cross entropy needs logits N x C and one label for each of their rows, in a tensor of rank 1";
    refused("pick: 2x3 by 3: " + crossEntropy, () -> a.softmaxCrossEntropy(x(3)));
    refused("pick: 3 by 3: " + crossEntropy, () -> x(3).softmaxCrossEntropy(x(3)));
    refused("normalize: 1x3 by 2x3, 3: gamma and beta have to broadcast to the first shape",
        () -> x(1, 3).layerNorm(x(2, 3), x(3), 0.1));
    refused("linear: 2x3 by 3x4, 3: the bias has shape 3, but the result 2x4 needs a bias of 4",
        () -> a.linear(x(3, 4), x(3)));
    refused("linear: 2x3 by 4x3, 4: inner dimensions 3 and 4 differ (did you mean transposeB?)",
        () -> a.linear(x(4, 3), x(4)));
    // The shapes are those of the call, also where the product is of rows.
    refused("linear: 1x2x3 by 4x3, 4: inner dimensions 3 and 4 differ (did you mean transposeB?)",
        () -> x(1, 2, 3).linear(x(4, 3), x(4)));
    refused("linearRelu: 1x2x3 by 3x4, 3: the bias has shape 3, but the result 1x2x4 needs a bias of 4",
        () -> x(1, 2, 3).linearRelu(x(3, 4), x(3)));
    refused("windows: 1x2x2x1: windows of 3x3 with stride 1x1 need images N x H x W x C with H >= 3 and W >= 3",
        () -> x(1, 2, 2, 1).maxPool(3, 1));
    Node image = x(1, 3, 3, 1);
    Node filters = x(2, 2, 1, 1);
    refused("windows: 1x3x3x1: windows of 0x0 with stride 1x1, but both must be >= 1", () -> image.maxPool(0, 1));
    refused("windows: 1x3x3x1: windows of 2x2 with stride 0x0, but both must be >= 1", () -> image.avgPool(2, 0));
    refused("windows: 1x3x3x1: windows of 2x2 with stride -1x-1, but both must be >= 1",
        () -> image.conv2d(filters, -1, 0));
    for (int padding : new int[]{-1, 1 << 30}) {
      refused(
          "pad: 1x3x3x1: padding = " + padding
              + ", but must be >= 0 and give images of at most 2147483647 rows and columns",
          () -> image.conv2d(filters, 1, padding));
    }
    refused("pad: 1x3x3x1: shape 1x80003x80003x1 has more than 2147483647 elements, the most an array holds",
        () -> image.conv2d(filters, 1, 40000));
    refused("broadcast: 2x3: dims[0] = -1, but must be >= 0", () -> a.broadcastTo(-1, 3));
    refused("slice: 2x3: dims[1] = -2, but must be >= 0", () -> a.slice(new int[]{0, 0}, 1, -2));
    refused("pad: 2x3: dims[0] = -1, but must be >= 0", () -> a.pad(new int[]{0, 0}, -1, 3));
    for (int padding = 0; padding < 2; padding++) {
      int each = padding;
      refused(
          "windows: 2x3 by 2x2x1x1: a convolution needs images N x H x W x C and filters h x w x C x K with the same C",
          () -> a.conv2d(x(2, 2, 1, 1), 1, each));
      refused(
          "windows: 3 by 2x2x1x1: a convolution needs images N x H x W x C and filters h x w x C x K with the same C",
          () -> x(3).conv2d(x(2, 2, 1, 1), 1, each));
    }
  }

  @Test
  void typesThatDiffer() {
    Node doubles = Node.constant(Tensor.scalar(1.0));
    refused("add: 2x3 by scalar: input 0 is FLOAT and input 1 is DOUBLE", () -> x(2, 3).add(doubles));
    refused("mul: 2x3 by scalar: input 0 is FLOAT and input 1 is DOUBLE", () -> x(2, 3).mul(doubles));
    refused("mul: scalar by 2x3: input 0 is DOUBLE and input 1 is FLOAT", () -> doubles.mul(x(2, 3)));
    refused("where: 2 by 2, scalar: input 0 is FLOAT and input 2 is DOUBLE",
        () -> Node.where(x(2), x(2), doubles));
  }

  /** There may be a node of each of them, though not a tensor. */
  @Test
  void concatenationsBeyondTheLongestAxis() {
    Variable half = Variable.of("half", ElementType.FLOAT, Shape.of(1 << 30));
    for (int times = 2; times <= 5; times++) {
      Node[] inputs = new Node[times];
      Arrays.fill(inputs, half);
      String message = assertThrows(IllegalArgumentException.class, () -> Node.concat(0, inputs)).getMessage();
      String end =
          "the inputs have " + ((long) times << 30) + " elements along axis 0, but there may be at most 2147483647";
      assertTrue(message.contains(end), message);
    }
  }

  @Test
  void nodesWithoutInputs() {
    Refused.refused("counting: at least one node is needed", () -> Node.of(new Counting()));
    Refused.refused("concat: at least one node is needed", () -> Node.concat(0));
  }

  /** A method reference is called by the JDK: the line is that of the user's nearest code. */
  @Test
  void theLineIsNeverOneOfTheJdk() {
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class, () -> Stream.of(x()).map(Node::softmax).toList());
    assertTrue(e.getMessage().contains("ErrorsTest.java:"), e.getMessage());
  }

  @Test
  void indicesOutOfRange() {
    Node table = Node.constant(Tensor.zeros(ElementType.FLOAT, Shape.of(3, 2)));
    for (double wrong : new double[]{3, -1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      Node indices = Cases.indices(table, 0, wrong);
      int line = line() + 1;
      Node gathered = table.gather(indices);
      refused(line, "gather: 3x2 by 2: indices[1] = " + wrong + ", but must be a whole number, 0 <= indices[1] < 3",
          gathered::value);
    }
    Node logits = Node.constant(Tensor.zeros(ElementType.FLOAT, Shape.of(2, 3)));
    int line = line() + 1;
    Node loss = logits.softmaxCrossEntropy(Cases.indices(logits, 1, 3));
    refused(line, "pick: 2x3 by 2: indices[1] = 3.0, but must be a whole number, 0 <= indices[1] < 3",
        loss::value);
  }

  @Test
  void gradientsOfWhatIsNoNumber() {
    Variable a = x(2, 3);
    int line = line() + 1;
    Node y = a.square();
    refused(line,
        "grad: square has shape 2x3, but a gradient is that of one number: take its sum() or mean(), or ask for vjp or jacobian",
        () -> Autodiff.grad(y, a));
    Refused.refused("vjp: dy has shape 3, but needs 2x3", () -> Autodiff.vjp(y, a, x(3)));
    Refused.refused("jvp: dx has shape 3, but needs 2x3", () -> Autodiff.jvp(y, a, x(3)));
    Node doubles = Node.constant(Tensor.zeros(ElementType.DOUBLE, a.shape()));
    Refused.refused("vjp: dy holds DOUBLE, but needs FLOAT", () -> Autodiff.vjp(y, a, doubles));
    Refused.refused("jvp: dx holds DOUBLE, but needs FLOAT", () -> Autodiff.jvp(y, a, doubles));
    // One element is enough, whatever the rank.
    Variable one = Variable.of("one", Tensor.of(new double[]{3}, 1, 1));
    assertEquals(6, Autodiff.grad(one.square(), one).of(one).value().item());
  }

  /** Halves, with rules that are given. */
  private record Half(Memory memory, Shape shape, Node tangent, Node... cotangents) implements Operation {

    @Override
    public String name() {
      return "half";
    }

    @Override
    public Shape shape(Shape... x) {
      return shape;
    }

    @Override
    public void value(Tensor[] x, Tensor out, Parallelism parallelism) {
      out.fill(0);
    }

    @Override
    public Node[] vjp(Node y, Node dy) {
      return cotangents;
    }

    @Override
    public Node jvp(Node y, Node[] dx) {
      return tangent;
    }
  }

  private static Operation half(Node tangent, Node... cotangents) {
    return new Half(Operation.Memory.APART, Shape.of(2, 3), tangent, cotangents);
  }

  @Test
  void rulesThatGiveWhatDoesNotFit() {
    int line = line() + 3;
    for (Node[] parts : new Node[][]{{}, {x(2, 3), x(2, 3)}, null}) {
      String many = parts == null ? "null" : "" + parts.length;
      Node y = Node.of(half(null, parts), x(2, 3));
      refused(line, "half: 2x3: vjp gave " + many + ", but needs a cotangent for each input",
          () -> Autodiff.vjp(y, y.input(0), y));
    }
    Node doubles = Node.constant(Tensor.zeros(ElementType.DOUBLE, Shape.of(2, 3)));
    int next = line() + 1;
    Node repeated = Node.of(half(x(3), x(1, 3)), x(2, 3));
    refused(next, "half: 2x3: vjp: part 0 has shape 1x3, but needs 2x3",
        () -> Autodiff.vjp(repeated, repeated.input(0), repeated));
    refused(next, "half: 2x3: jvp: the tangent has shape 3, but needs 2x3",
        () -> Autodiff.jvp(repeated, repeated.input(0), repeated));
    int last = line() + 1;
    Node other = Node.of(half(doubles, doubles), x(2, 3));
    refused(last, "half: 2x3: vjp: part 0 holds DOUBLE, but needs FLOAT",
        () -> Autodiff.vjp(other, other.input(0), other));
    refused(last, "half: 2x3: jvp: the tangent holds DOUBLE, but needs FLOAT",
        () -> Autodiff.jvp(other, other.input(0), other));
  }

  /** What an operation refuses as it computes: the message has the line of the node, the cause that of the operation. */
  @Test
  void valuesThatAnOperationRefuses() {
    for (RuntimeException why : List.of(new IllegalArgumentException("odd"), new IllegalStateException("float"))) {
      Operation refusing = new Operation() {
        @Override
        public String name() {
          return "refusing";
        }

        @Override
        public Shape shape(Shape... x) {
          return x[0];
        }

        @Override
        public void value(Tensor[] x, Tensor out, Parallelism parallelism) {
          throw why;
        }

        @Override
        public Node[] vjp(Node y, Node dy) {
          return new Node[1];
        }

        @Override
        public Node jvp(Node y, Node[] dx) {
          return null;
        }
      };
      int line = line() + 1;
      Node y = Node.of(refusing, Node.constant(Tensor.of(new float[2])));
      IllegalArgumentException e = assertThrows(IllegalArgumentException.class, y::value);
      assertEquals(
          "refusing: 2: " + why.getMessage() + " - node created at ErrorsTest.java:" + line, e.getMessage());
      assertEquals(why, e.getCause());
    }
  }

  @Test
  void viewsOfAnotherSize() {
    int line = line() + 1;
    Node y = Node.of(new Half(Operation.Memory.VIEW, Shape.of(5), null), Node.constant(Tensor.of(new float[6], 2, 3)));
    refused(line, "half: 2x3: shape 2x3 has 6 elements and cannot become 5 with 5", y::value);
  }

  @Test
  void gradientsByWhatTheOutputDoesNotDependOn() {
    Variable a = Variable.of("a", Tensor.of(new float[]{1, 2}));
    Variable b = Variable.of("b", Tensor.of(new float[]{1, 2, 3}));
    Gradients gradients = Autodiff.grad(a.sum(), a, b);
    assertArrayEquals(new double[]{0, 0, 0}, gradients.of(b).value().toDoubleArray());
    assertArrayEquals(new double[]{0, 0}, Autodiff.jvp(a, b, b).value().toDoubleArray());
    assertArrayEquals(new double[]{0, 0, 0}, Autodiff.vjp(a, b, a).value().toDoubleArray());
    assertEquals(2, gradients.nodes().size());
    Refused.refused("no gradient with respect to a was asked for, only with respect to [b]",
        () -> Autodiff.grad(a.sum(), b).of(a));
    // None named: all that the output depends on.
    assertEquals(List.of(Shape.of(2)), Autodiff.grad(a.sum()).nodes().stream().map(Node::shape).toList());
  }

  @Test
  void variablesWithoutValue() {
    String message = "variable x has no value: make it an input of the program, or give it a value";
    Variable unset = x(2);
    Refused.refused(message, IllegalStateException.class, () -> unset.exp().value());
    Refused.refused(message, IllegalStateException.class, unset::value);
    Variable other = Variable.of("other", ElementType.FLOAT, Shape.of(2));
    Refused.refused(message, IllegalStateException.class, () -> Program.of(List.of(other), List.of(unset.add(other))));
    Refused.refused(message, IllegalStateException.class,
        () -> Program.of(List.of(other), List.of(unset.exp().add(other))));
  }

  @Test
  void missingArguments() {
    Variable a = x(2);
    Refused.refused("add: input 1 is null", NullPointerException.class, () -> a.add((Node) null));
    Refused.refused("where: input 0 is null", NullPointerException.class, () -> Node.where(null, a, a));
    Refused.isNull("name", () -> Variable.of(null, ElementType.FLOAT, a.shape()));
    Refused.isNull("type", () -> Variable.of("x", null, a.shape()));
    Refused.isNull("shape", () -> Variable.of("x", ElementType.FLOAT, null));
    Refused.isNull("dy", () -> Autodiff.vjp(a, a, null));
    Refused.isNull("dx", () -> Autodiff.jvp(a, a, null));
    Program program = Program.of(List.of(a), List.of(a.neg()));
    Refused.isNull("values", () -> program.run((Tensor[]) null));
    Refused.isNull("results", () -> program.run(new Tensor[]{Tensor.of(new float[2])}, null, Parallelism.NONE));
    Refused.isNull("shape", () -> Node.of(new Half(Operation.Memory.APART, null, null), a));
  }

  /** Before anything is written, whatever operation is first. */
  @Test
  void aMissingParallelism() {
    Variable rows = x(1);
    Program program = Program.of(List.of(rows), List.of(rows.scatterAdd(Node.constant(Tensor.of(new float[1])), 1)));
    Tensor result = Tensor.of(new float[]{5});
    Refused.isNull("parallelism", () -> program.run(new Tensor[]{Tensor.of(new float[1])}, new Tensor[]{result}, null));
    assertEquals(5, result.item());
  }

  @Test
  void valuesThatDoNotFitAProgram() {
    Program program = Program.of(List.of(x(2)), List.of(x(2).constant(1)));
    Refused.refused("values.length = 0, but the program needs 1", program::run);
    Refused.refused("values[0] is DOUBLE 2, but x is FLOAT 2", () -> program.run(Tensor.of(new double[2])));
    Refused.refused("values[0] is FLOAT 3, but x is FLOAT 2", () -> program.run(Tensor.of(new float[3])));
    Refused.refused("values[0] is null, but x is FLOAT 2", () -> program.run((Tensor) null));
    Variable twice = x(2);
    Refused.refused("inputs = [x, x], but a variable may be an input only once",
        () -> Program.of(List.of(twice, twice), List.of(twice.neg())));
  }

  @Test
  void jacobiansThatDoNotFit() {
    Jacobian jacobian = Autodiff.jacobian(n -> n.sum(0), Tensor.zeros(ElementType.DOUBLE, Shape.of(2, 3)));
    Refused.refused("dx has shape 3, but the Jacobian needs 2x3", () -> jacobian.apply(Tensor.of(new double[3])));
    Refused.refused("dy has shape 2, but the Jacobian needs 3",
        () -> jacobian.applyTransposed(Tensor.of(new double[2])));
    Refused.refused("the inner Jacobian is of an output of shape 3, but this one of an input of shape 2x3",
        () -> jacobian.compose(jacobian));
    Refused.refused("dx holds FLOAT, but the Jacobian needs DOUBLE",
        () -> jacobian.apply(Tensor.of(new float[6], 2, 3)));
    Jacobian floats = Autodiff.jacobian(n -> n, Tensor.zeros(ElementType.FLOAT, Shape.of(2, 3)));
    Refused.refused("the inner Jacobian holds FLOAT, but this one DOUBLE", () -> jacobian.compose(floats));
  }
}
