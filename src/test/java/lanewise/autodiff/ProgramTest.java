package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import lanewise.Parallelism;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.testing.Garbage;
import lanewise.testing.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProgramTest {

  private static final int GRAPHS = 20;

  private static void assertSameBits(Tensor expected, Tensor actual) {
    assertTrue(expected.hasSameBits(actual), () -> expected + " expected, but was " + actual);
  }

  /** Buffers are used again, in place and not: nothing of that shows. */
  @ParameterizedTest
  @EnumSource
  void givesTheBitsOfTheNodes(ElementType type) {
    for (long seed = 0; seed < GRAPHS; seed++) {
      RandomGraph f = new RandomGraph(seed);
      Variable x = Variable.of("x", type, Shape.of(f.length()));
      Node y = f.apply(x);
      Program program = Program.of(List.of(x), List.of(y, Autodiff.grad(y, x).of(x)));
      // Every value in a place of its own, as every one is a result.
      List<Node> all = Graph.of(Autodiff.grad(y, x).of(x)).nodes();
      Program apart = Program.of(List.of(x), all);
      for (long point = 0; point < 2; point++) {
        Tensor value = Domain.range(-1, 1).tensor(type, x.shape(), point);
        Variable given = Variable.of("x", value);
        Node z = f.apply(given);
        Tensor[] results = program.run(value);
        assertTrue(z.value().hasSameBits(results[0]), f::toString);
        assertTrue(Autodiff.grad(z, given).of(given).value().hasSameBits(results[1]), f::toString);
        assertTrue(apart.run(value)[all.size() - 1].hasSameBits(results[1]), f::toString);
      }
    }
  }

  @Test
  void buffersAreUsedAgain() {
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(10, 10));
    Node chain = x;
    Node apart = x;
    for (int i = 0; i < 50; i++) {
      chain = chain.tanh();
      apart = apart.transpose();
    }
    Program program = Program.of(List.of(x), List.of(chain.sum()));
    assertEquals(50 * 400 + 4, program.valueBytes());
    assertEquals(400, program.bufferBytes());
    assertEquals(800, Program.of(List.of(x), List.of(apart.sum())).bufferBytes());
    // The result has no buffer.
    assertEquals(0, Program.of(List.of(x), List.of(x.tanh())).bufferBytes());
    // What is read later keeps its buffer.
    Node first = x.sin();
    assertEquals(800, Program.of(List.of(x), List.of(first.cos().mul(first).sum())).bufferBytes());
  }

  /** A value that was asked for is kept, but a program with other values of its inputs must not use it. */
  @Test
  void valuesThatWereComputedDoNotStandInForInputs() {
    Variable x = Variable.of("x", Tensor.scalar(3.0));
    Node square = x.square();
    Node y = square.add(1);
    assertEquals(9, square.value().item());
    assertEquals(10, y.value().item());
    Program program = Program.of(List.of(x), List.of(y, square));
    assertEquals(5, program.run(Tensor.scalar(2.0))[0].item());
    assertEquals(16, program.run(Tensor.scalar(4.0))[1].item());
    assertEquals(4, Program.of(List.of(x), List.of(square)).checked().run(Tensor.scalar(2.0))[0].item());
  }

  /** While one thread plans, another may finish: neither sees a value that is being computed. */
  @Test
  void threadsAskForTheValueOfTheSameNode() throws Exception {
    int threads = 4;
    CyclicBarrier together = new CyclicBarrier(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int round = 0; round < 500; round++) {
        Node chain = Variable.of("x", Tensor.of(new float[]{1, 2, 3}));
        for (int i = 0; i < 20; i++) {
          chain = chain.add(1).mul(0.5);
        }
        Node shared = chain.pad(new int[]{1}, 5000);
        List<Callable<Tensor>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          calls.add(() -> {
            together.await();
            return shared.value().copy();
          });
        }
        Tensor last = null;
        for (Future<Tensor> value : pool.invokeAll(calls)) {
          assertSameBits(shared.value(), value.get());
          last = value.get();
        }
        assertTrue(last.floats()[1] != 0);
      }
    }
  }

  @Test
  void computesOnceWhatDependsOnNoInput() {
    Counting once = new Counting();
    Counting each = new Counting();
    Variable w = Variable.of("w", Tensor.scalar(3.0));
    Variable x = Variable.of("x", ElementType.DOUBLE, Shape.SCALAR);
    Node y = each.of(x).add(once.of(w).sin());
    Program program = Program.of(List.of(x), List.of(y));
    for (int i = 0; i < 5; i++) {
      program.run(Tensor.scalar((double) i));
    }
    assertEquals(1, once.count().get());
    assertEquals(5, each.count().get());
    assertEquals(16 + Math.sin(9), program.run(Tensor.scalar(4.0))[0].item(), 1e-15);
    // A node that no result needs is not computed at all.
    Counting never = new Counting();
    never.of(x);
    Program.of(List.of(x), List.of(y)).run(Tensor.scalar(1.0));
    assertEquals(0, never.count().get());
  }

  @Test
  void anOutputMayReplaceAnInputThatIsReadNoMore() {
    Variable w = Variable.of("w", ElementType.FLOAT, Shape.of(2, 2));
    Variable g = Variable.of("g", ElementType.FLOAT, Shape.of(2, 2));
    Node loss = w.mul(g).sum();
    Node updated = w.sub(g.mul(0.5));
    Program program = Program.of(List.of(w, g), List.of(loss, updated));
    float[] weights = {1, 2, 3, 4};
    Tensor inPlace = Tensor.of(weights, 2, 2);
    Tensor[] values = {inPlace, Tensor.of(new float[]{2, 2, 4, 4}, 2, 2)};
    Tensor[] results = {Tensor.scalar(0f), inPlace};
    program.run(values, results, Parallelism.NONE);
    assertEquals(2 + 4 + 12 + 16, results[0].item());
    assertSameBits(Tensor.of(new float[]{0, 1, 1, 2}, 2, 2), inPlace);
    program.run(values, results, Parallelism.NONE);
    assertSameBits(Tensor.of(new float[]{-1, 0, -1, 0}, 2, 2), inPlace);
    // Over g, which is read a last time for the product: the result is computed after that.
    Tensor gradient = Tensor.of(new float[]{2, 2, 4, 4}, 2, 2);
    program.run(
        new Tensor[]{Tensor.of(new float[]{1, 2, 3, 4}, 2, 2), gradient}, new Tensor[]{results[0], gradient},
        Parallelism.NONE);
    assertSameBits(Tensor.of(new float[]{0, 1, 1, 2}, 2, 2), gradient);
    // Over an input of another shape: a view of it is read, or the result is a view.
    for (Node squared : List.of(w.reshape(4).square(), w.square().reshape(4))) {
      Tensor squares = Tensor.of(new float[]{1, 2, 3, 4}, 2, 2);
      Program.of(List.of(w), List.of(squared))
          .run(new Tensor[]{squares}, new Tensor[]{squares.reshape(4)}, Parallelism.NONE);
      assertSameBits(Tensor.of(new float[]{1, 4, 9, 16}, 2, 2), squares);
    }
  }

  /**
   * A product that is scaled by a number and added to a matrix takes no place of its own, and no bit changes: with the sums
   * in one block and in several, where gemv is used, on two threads, into the matrix and beside it.
   */
  @ParameterizedTest
  @CsvSource({"5,7,3", "40,33,65", "150,140,130", "33,20,1100", "3,4,600", "1,9,5", "9,1,5", "6,5,1", "2,2,2"})
  void aStepOfAWeightByAProductHasTheBitsOfItsNodes(int m, int n, int k) {
    for (ElementType type : ElementType.values()) {
      Variable x = Variable.of("x", type, Shape.of(k, m));
      Variable dy = Variable.of("dy", type, Shape.of(k, n));
      Variable w = Variable.of("w", type, Shape.of(m, n));
      Node gradient = x.transpose().matmul(dy);
      Node step = gradient.fma(gradient.constant(-0.3), w);
      Program together = Program.of(List.of(x, dy, w), List.of(step));
      Program apart = Program.of(List.of(x, dy, w), List.of(gradient, step));
      assertHasNoPlaceOfTheProduct(together, type, m, n, k);
      Random random = new Random(m + n + k);
      Tensor[] values = {random(type, random, k, m), random(type, random, k, n), random(type, random, m, n)};
      Tensor expected = apart.run(values)[1];
      assertSameBits(expected, together.run(values)[0]);
      try (Parallelism two = Parallelism.of(2)) {
        Tensor[] inPlace = {values[2].copy()};
        together.run(new Tensor[]{values[0], values[1], inPlace[0]}, inPlace, two);
        assertSameBits(expected, inPlace[0]);
      }
    }
  }

  /** Of the product, m x n with an inner dimension k, and what is computed with it, if that is one block of gemm. */
  private static void assertHasNoPlaceOfTheProduct(Program together, ElementType type, int m, int n, int k) {
    boolean fused = m > 1 && n > 1 && k > 1 && k <= 4096 / type.bytes();
    assertEquals((fused ? 1L : 2L) * m * n * type.bytes(), together.valueBytes(), "the product has a place");
  }

  /** A product that ReLU's gradient takes through takes no place of its own, and no bit changes. */
  @ParameterizedTest
  @CsvSource({"5,7,3", "40,33,65", "150,140,130", "128,512,256", "33,20,1100", "1,9,5", "9,1,5", "6,5,1", "2,2,2"})
  void aGradientThroughReluHasTheBitsOfItsNodes(int m, int n, int k) {
    for (ElementType type : ElementType.values()) {
      Variable h = Variable.of("h", type, Shape.of(m, n));
      Variable dy = Variable.of("dy", type, Shape.of(m, k));
      Variable w = Variable.of("w", type, Shape.of(n, k));
      Node through = dy.matmul(w.transpose());
      Node gradient = Autodiff.vjp(h.relu(), h, through);
      Program together = Program.of(List.of(h, dy, w), List.of(gradient.reshape(gradient.shape().size())));
      Program apart = Program.of(List.of(h, dy, w), List.of(through, gradient));
      assertHasNoPlaceOfTheProduct(together, type, m, n, k);
      Random random = new Random(m + n + k);
      Tensor[] values = {random(type, random, m, n), random(type, random, m, k), random(type, random, n, k)};
      Tensor expected = apart.run(values)[1].reshape(m * n);
      assertSameBits(expected, together.run(values)[0]);
      try (Parallelism two = Parallelism.of(2)) {
        Tensor[] out = {Tensor.zeros(type, Shape.of(m * n))};
        together.run(values, out, two);
        assertSameBits(expected, out[0]);
      }
    }
  }

  /** The product of others is read no more when ReLU's gradient is written. */
  @Test
  void aGradientThroughReluMayReplaceWhatItAsksForAndAFactor() {
    for (ElementType type : ElementType.values()) {
      List<Variable> inputs =
          Stream.of("h", "dy", "w").map(name -> Variable.of(name, type, Shape.of(6, 6))).toList();
      Node through = inputs.get(1).matmul(inputs.get(2));
      Node gradient = Autodiff.vjp(inputs.get(0).relu(), inputs.get(0), through);
      for (int q = 0; q < inputs.size(); q++) {
        Random random = new Random(1);
        Tensor[] values = Stream.generate(() -> random(type, random, 6, 6)).limit(3).toArray(Tensor[]::new);
        Tensor expected = Program.of(inputs, List.of(through, gradient)).run(values)[1];
        Program.of(inputs, List.of(gradient)).run(values, new Tensor[]{values[q]}, Parallelism.NONE);
        assertSameBits(expected, values[q]);
      }
    }
  }

  /** What ReLU's gradient asks for is not overwritten before it is read, whether it is a factor of the product or not. */
  @Test
  void aGradientThroughReluKeepsWhatItAsksFor() {
    for (ElementType type : ElementType.values()) {
      Variable w = Variable.of("w", type, Shape.of(40, 40));
      Tensor value = random(type, new Random(1), 40, 40);
      Node hidden = w.sin();
      for (Node product : List.of(hidden.matmul(hidden.transpose()), w.matmul(hidden), w.matmul(w))) {
        Node gradient = Autodiff.vjp(hidden.relu(), hidden, product);
        assertSameBits(
            Program.of(List.of(w), List.of(product, gradient.neg())).run(value)[1],
            Program.of(List.of(w), List.of(gradient.neg())).run(value)[0]);
      }
    }
  }

  private static Tensor random(ElementType type, Random random, int rows, int cols) {
    Tensor tensor = Tensor.zeros(type, Shape.of(rows, cols));
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        tensor.set(random.nextGaussian(), i, j);
      }
    }
    return tensor;
  }

  /** What is added to may be a factor as well, or a view of one, and the product may be read elsewhere. */
  @Test
  void aStepByAProductOfTheWeightItself() {
    for (ElementType type : ElementType.values()) {
      Variable w = Variable.of("w", type, Shape.of(6, 6));
      Tensor value = random(type, new Random(1), 6, 6);
      Node hidden = w.exp();
      for (Node factor : List.of(hidden, hidden.reshape(36).reshape(6, 6), hidden.transpose())) {
        Node product = hidden.matmul(factor);
        Node step = product.fma(product.constant(2), hidden);
        Tensor expected = Program.of(List.of(w), List.of(product, step)).run(value)[1];
        assertSameBits(expected, Program.of(List.of(w), List.of(step)).run(value)[0]);
        assertSameBits(expected, Program.of(List.of(w), List.of(step.neg().neg())).run(value)[0]);
        assertSameBits(expected, Program.of(List.of(w), List.of(step)).checked().run(value)[0]);
      }
      Node wide = w.exp().reshape(4, 9);
      Node other =
          Node.concat(0, w.sin().reshape(36), w.cos().reshape(36), w.reshape(36)).slice(new int[]{0}, 81).reshape(9, 9);
      Node view = wide.reshape(9, 4).transpose().matmul(other);
      Node viewed = view.fma(view.constant(2), wide);
      assertSameBits(
          Program.of(List.of(w), List.of(view, viewed.neg())).run(value)[1],
          Program.of(List.of(w), List.of(viewed.neg())).run(value)[0]);
      Node product = w.matmul(w);
      Node step = product.fma(product.constant(2), w);
      assertSameBits(
          Program.of(List.of(w), List.of(product, step.add(product))).run(value)[1],
          Program.of(List.of(w), List.of(step.add(product))).run(value)[0]);
      Tensor expected = Program.of(List.of(w), List.of(product, step)).run(value)[1];
      Variable flat = Variable.of("w", type, Shape.of(36));
      Node sameStep = flat.reshape(6, 6).matmul(flat.reshape(6, 6)).fma(product.constant(2), flat.reshape(6, 6));
      Tensor[] inPlace = {value.copy()};
      Program.of(List.of(w), List.of(step)).run(inPlace, inPlace, Parallelism.NONE);
      assertSameBits(expected, inPlace[0]);
      Program.of(List.of(flat), List.of(sameStep))
          .run(new Tensor[]{value.reshape(36)}, new Tensor[]{value}, Parallelism.NONE);
      assertSameBits(expected, value);
    }
  }

  /** What is asked about an operation, not the time, for a step of each of n weights. */
  @Test
  void theWorkToMakeAProgramGrowsAsTheGraphDoes() {
    long work = workForSteps(50);
    long twice = workForSteps(100);
    assertTrue(work > 50 && twice <= 2 * work, work + " and " + twice);
  }

  private static long workForSteps(int n) {
    Counting step = new Counting();
    List<Variable> weights =
        Stream.generate(() -> Variable.of("w", ElementType.FLOAT, Shape.of(2))).limit(n).toList();
    List<Node> steps = weights.stream().map(step::of).toList();
    Program program = Program.of(weights, steps);
    Tensor[] places = weights.stream().map(w -> Tensor.of(new float[]{1, 2})).toArray(Tensor[]::new);
    program.run(places, places, Parallelism.NONE);
    assertSameBits(Tensor.of(new float[]{1, 4}), places[n - 1]);
    return step.asked().get();
  }

  /** Not the inputs, nor the results, nor what is a view of either or an argument of an operation. */
  @Test
  void aProgramHoldsNoTensorsOfARunThatIsOver() {
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(2, 3));
    Node y = x.reshape(6).add(x.reshape(6).exp());
    Program program = Program.of(List.of(x), List.of(y, y.reshape(3, 2).sum(0)));
    List<WeakReference<Object>> arrays = new ArrayList<>();
    run(program, arrays);
    Garbage.assertCollected(arrays);
    assertEquals(3, program.run(Tensor.zeros(x.type(), x.shape()))[1].get(0));
  }

  private static void run(Program program, List<WeakReference<Object>> arrays) {
    Tensor value = Tensor.zeros(ElementType.FLOAT, Shape.of(2, 3));
    arrays.add(new WeakReference<>(value.floats()));
    for (Tensor result : program.run(value)) {
      arrays.add(new WeakReference<>(result.floats()));
    }
  }

  /** A step of a weight comes before the cotangents of the layers below, so that one place after the other serves them. */
  @Test
  void stepsOfWeightsComeAsSoonAsTheyCan() {
    assertEquals(4L * 8 * 8, bufferBytesOfNet(6) - bufferBytesOfNet(5), "more than the values of a layer");
  }

  private static long bufferBytesOfNet(int layers) {
    List<Variable> inputs = new ArrayList<>();
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(8, 8));
    Node y = x;
    for (int layer = 0; layer < layers; layer++) {
      inputs.add(Variable.of("w" + layer, ElementType.FLOAT, Shape.of(8, 8)));
      y = y.matmul(inputs.get(layer)).tanh();
    }
    Gradients gradients = Autodiff.grad(y.square().sum(), inputs.toArray(Node[]::new));
    List<Node> steps = new ArrayList<>();
    for (Variable w : inputs) {
      steps.add(gradients.of(w).fma(w.constant(-0.1), w));
    }
    inputs.add(x);
    return Program.of(inputs, steps).bufferBytes();
  }

  @Test
  void aStepComesAfterThoseWhoReadAViewOfTheWeight() {
    Variable w = Variable.of("w", ElementType.FLOAT, Shape.of(6, 6));
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(6, 6));
    Node product = x.matmul(x);
    Node late = w.reshape(36).exp();
    Node step = product.fma(product.constant(2), w);
    Tensor[] values = {random(w.type(), new Random(1), 6, 6), random(w.type(), new Random(2), 6, 6)};
    Tensor[] expected = Program.of(List.of(w, x), List.of(product, late, step)).run(values);
    Tensor[] results = {Tensor.zeros(w.type(), late.shape()), values[0]};
    Program.of(List.of(w, x), List.of(late, step)).run(values, results, Parallelism.NONE);
    assertSameBits(expected[1], results[0]);
    assertSameBits(expected[2], results[1]);
  }

  /** A weight that is not trained, or a view of one, is passed on where it lies. */
  @Test
  void anInputThatIsAnOutputMayStayInItsPlace() {
    Variable frozen = Variable.of("frozen", ElementType.DOUBLE, Shape.of(2, 2));
    Variable w = Variable.of("w", ElementType.DOUBLE, Shape.of(2, 2));
    Tensor[] values = {Tensor.of(new double[]{1, 2, 3, 4}, 2, 2), Tensor.of(new double[]{5, 6, 7, 8}, 2, 2)};
    Tensor[] results = {values[0], values[1], values[0].reshape(4)};
    Program.of(List.of(frozen, w), List.of(frozen, frozen.add(w), frozen.reshape(4)))
        .run(values, results, Parallelism.NONE);
    assertSameBits(Tensor.of(new double[]{1, 2, 3, 4}, 2, 2), values[0]);
    assertSameBits(Tensor.of(new double[]{6, 8, 10, 12}, 2, 2), values[1]);
  }

  private static void refused(Program program, int result, Tensor in, Tensor out, String message) {
    Tensor[] results = new Tensor[program.run(in).length];
    Tensor[] fresh = program.run(in);
    System.arraycopy(fresh, 0, results, 0, results.length);
    results[result] = out;
    Refused.refused(message, () -> program.run(new Tensor[]{in}, results, Parallelism.NONE));
  }

  @Test
  void anOutputMayNotReplaceAnInputThatIsStillRead() {
    Variable x = Variable.of("x", ElementType.DOUBLE, Shape.of(2, 2));
    double[] array = new double[8];
    Tensor in = Tensor.of(array, 2, Shape.of(2, 2));
    String message = "results[0] overlaps values[0], but x is read after %s is written: give it another tensor";
    // Read by a later node, also through a view.
    Node square = x.square();
    Node later = x.exp();
    refused(Program.of(List.of(x), List.of(square, later)), 0, in, in, message.formatted("square"));
    Node view = x.reshape(4);
    Node first = x.square();
    refused(Program.of(List.of(x), List.of(first, view.exp())), 0, in, in, message.formatted("square"));
    // Read by the node itself, which does not work in place.
    refused(Program.of(List.of(x), List.of(x.transpose())), 0, in, in, message.formatted("transpose"));
    refused(Program.of(List.of(x), List.of(x.matmul(x))), 0, in, in, message.formatted("matmul"));
    // Not the same place.
    refused(
        Program.of(List.of(x), List.of(x.square())), 0, in, Tensor.of(array, 3, Shape.of(2, 2)),
        message.formatted("square"));
    // The input itself is a result, too.
    refused(Program.of(List.of(x), List.of(x.square(), x)), 0, in, in, message.formatted("square"));
    refused(Program.of(List.of(x), List.of(x.square(), x.reshape(4))), 0, in, in, message.formatted("square"));
    // The input is repeated to the result.
    Variable row = Variable.of("x", ElementType.DOUBLE, Shape.of(2));
    refused(
        Program.of(List.of(row), List.of(row.add(Node.constant(Tensor.zeros(ElementType.DOUBLE, Shape.of(2, 2)))))),
        0, Tensor.of(array, 2, Shape.of(2)), in, message.formatted("add"));
  }

  @Test
  void outputsThatAreViewsInputsAndTwins() {
    Variable x = Variable.of("x", ElementType.DOUBLE, Shape.of(2, 2));
    Node y = x.mul(2);
    Program program = Program.of(
        List.of(x), List.of(x, y.reshape(4), y, y, x.reshape(1, 4), y.reshape(4, 1).exp().log(), x));
    Tensor[] results = program.run(Tensor.of(new double[]{1, 2, 3, 4}, 2, 2));
    Tensor expected = Tensor.of(new double[]{2, 4, 6, 8}, 2, 2);
    assertSameBits(Tensor.of(new double[]{1, 2, 3, 4}, 2, 2), results[0]);
    assertSameBits(expected.reshape(4), results[1]);
    assertSameBits(expected, results[2]);
    assertSameBits(expected, results[3]);
    assertSameBits(results[0].reshape(1, 4), results[4]);
    assertSameBits(results[0], results[6]);
    assertTrue(!results[0].overlaps(results[6]) && !results[2].overlaps(results[3]));
    assertEquals(8, results[5].get(3, 0), 1e-14);
  }

  @Test
  void severalThreadsRunOneProgram() throws InterruptedException, ExecutionException {
    RandomGraph f = new RandomGraph(3);
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(f.length()));
    Node y = f.apply(x);
    Program program = Program.of(List.of(x), List.of(y, Autodiff.grad(y, x).of(x)));
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int task = 0; task < 16; task++) {
      Tensor point = Domain.range(-1, 1).tensor(ElementType.FLOAT, x.shape(), task);
      Tensor[] alone = program.run(point);
      tasks.add(() -> {
        boolean same = true;
        for (int i = 0; i < 20; i++) {
          Tensor[] results = program.run(point);
          same &= results[0].hasSameBits(alone[0]) && results[1].hasSameBits(alone[1]);
        }
        return same;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> same : threads.invokeAll(tasks)) {
        assertTrue(same.get());
      }
    }
  }

  /** Above the sizes at which threads take part. */
  @Test
  void parallelismDoesNotShow() {
    Variable x = Variable.of("x", Domain.range(-1, 1).tensor(ElementType.FLOAT, Shape.of(300, 400), 1));
    Variable w = Variable.of("w", Domain.range(-0.1, 0.1).tensor(ElementType.FLOAT, Shape.of(400, 300), 2));
    Node loss = x.matmul(w).add(x.transpose().tanh().sum(0).slice(new int[]{0}, 300)).gelu().softmax().norm(0).mean();
    Program program =
        Program.of(List.of(x, w), List.of(loss, Autodiff.grad(loss, x).of(x), Autodiff.grad(loss, w).of(w)));
    Tensor[] values = {x.value(), w.value()};
    Tensor[] alone = new Tensor[3];
    Tensor[] together = new Tensor[3];
    for (int q = 0; q < 3; q++) {
      Shape shape = List.of(loss, x, w).get(q).shape();
      alone[q] = Tensor.zeros(ElementType.FLOAT, shape);
      together[q] = Tensor.zeros(ElementType.FLOAT, shape);
    }
    program.run(values, alone, Parallelism.NONE);
    try (Parallelism two = Parallelism.of(2)) {
      program.run(values, together, two);
    }
    for (int q = 0; q < 3; q++) {
      assertTrue(alone[q].hasSameBits(together[q]));
    }
  }

  private static String nonFinite(Program program, Tensor... values) {
    return assertThrows(NonFiniteException.class, () -> program.checked().run(values)).getMessage();
  }

  @Test
  void checkedNamesTheFirstValueThatIsNotFinite() {
    Variable x = Variable.of("x", ElementType.DOUBLE, Shape.of(3));
    int line = ErrorsTest.line() + 1;
    Node log = x.log();
    Node y = log.mul(2).exp().sum();
    Program program = Program.of(List.of(x), List.of(y));
    assertEquals(
        "element 1 of log (DOUBLE 3) is NaN: the first value that is not finite - node created at ProgramTest.java:"
            + line,
        nonFinite(program, Tensor.of(new double[]{1, -1, 0})));
    assertTrue(Double.isNaN(program.run(Tensor.of(new double[]{1, -1, 0}))[0].item()));
    assertEquals(6, program.checked().run(Tensor.of(new double[]{1, 1, 2}))[0].item(), 1e-12);
    assertEquals(
        "element 2 of x (DOUBLE 3) is Infinity: the first value that is not finite",
        nonFinite(program, Tensor.of(new double[]{1, 1, Double.POSITIVE_INFINITY})));
  }

  @Test
  void checkedNamesTheRuleWhoseResultIsNotFinite() {
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(2));
    int line = ErrorsTest.line() + 1;
    Node root = x.sqrt();
    Node y = root.sum();
    Program program = Program.of(List.of(x), List.of(y, Autodiff.grad(y, x).of(x)));
    Tensor zero = Tensor.of(new float[]{1, 0});
    String message = nonFinite(program, zero);
    assertEquals(
        "element 1 of div (FLOAT 2) is Infinity: the first value that is not finite - in the derivative of sqrt - node "
            + "created at ProgramTest.java:" + line,
        message);
    NonFiniteException e = assertThrows(NonFiniteException.class, () -> program.checked().run(zero));
    assertEquals("div", e.node().operation().name());
    assertEquals(root, e.node().cause());
  }

  /** Also where values were computed before, and where nothing depends on an input. */
  @Test
  void checkedLooksBehindKnownValues() {
    Variable x = Variable.of("x", Tensor.of(new double[]{-1}));
    Node log = x.log();
    Node y = log.mul(2);
    assertTrue(Double.isNaN(y.value().get(0)));
    String message = assertThrows(
        NonFiniteException.class, () -> Program.of(List.of(), List.of(y.add(1))).checked().run()).getMessage();
    assertTrue(message.startsWith("element 0 of log"), message);
  }
}
