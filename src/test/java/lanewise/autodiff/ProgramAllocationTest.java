package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import lanewise.Parallelism;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A run of a program that is given its places allocates no values: in steady state a few small objects for each node, far
 * less than the smallest tensor here. Reductions over axes that are not next to each other are the exception: they copy.
 */
@Tag("once")
class ProgramAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Objects that say where operands lie. */
  private static final int BYTES_OF_A_NODE = 500;
  private static final int SIZE = 64;
  private static final int RUNS = 100;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static void check(String what, UnaryOperator<Node> f) {
    Variable x = Variable.of("x", Domain.range(0.1, 1).tensor(ElementType.FLOAT, Shape.of(SIZE, SIZE), 1));
    Node y = f.apply(x);
    List<Node> outputs = List.of(y, Autodiff.grad(y, x).of(x));
    Program program = Program.of(List.of(x), outputs);
    Tensor[] values = {x.value()};
    Tensor[] results = {Tensor.zeros(x.type(), y.shape()), Tensor.zeros(x.type(), x.shape())};
    // Half-compiled code of the Vector API allocates every vector: until a series of runs allocates no more than it must.
    long allowed = (long) BYTES_OF_A_NODE * Graph.of(outputs).nodes().size();
    long end = System.nanoTime() + PATIENCE_NANOS;
    long least = Long.MAX_VALUE;
    do {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < RUNS; i++) {
        program.run(values, results, Parallelism.NONE);
      }
      least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / RUNS);
    } while (least > allowed && System.nanoTime() < end);
    long bytes = least;
    assertTrue(bytes <= allowed, () -> what + ": " + bytes + " bytes in a run, allowed are " + allowed);
  }

  @Test
  void elementwise() {
    check("chain", x -> x.tanh().mul(x.add(1)).sqrt().clamp(0, 2).sum());
    check("broadcasting", x -> x.add(x.sum(0)).mul(x.sum(true, 1)).mean());
  }

  @Test
  void aLayerAndItsLoss() {
    check("layer", x -> x.linearRelu(weights(x), weights(x).slice(new int[]{0, 0}, 1, SIZE).reshape(SIZE))
        .matmul(weights(x)).softmax().square().sum());
    check("crossEntropy", x -> x.matmul(weights(x)).softmaxCrossEntropy(Cases.indices(x, new double[SIZE])).mean());
  }

  @Test
  void rowsAndLayout() {
    check("layerNorm", x -> x.normalize(1e-3).logSoftmax().norm());
    check("layout", x -> Node.concat(0, x.transpose(), x).slice(new int[]{3, 3}, SIZE, 7).square().sum());
    check("reduction", x -> x.reshape(8, 8, SIZE).max(1).variance(0).logSumExp());
    check("gather", x -> x.gather(Cases.indices(x, new double[SIZE])).square().sum());
    check("images", x -> x.reshape(1, 16, 16, 16).maxPool(2, 2).square().sum());
  }

  private static Node weights(Node like) {
    return Cases.constant(like, Domain.range(-0.1, 0.1), SIZE, SIZE);
  }
}
