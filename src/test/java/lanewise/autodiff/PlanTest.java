package lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The order of a plan. Nothing here calls a kernel, so one run for all providers is enough. */
@Tag("once")
class PlanTest {

  private final Variable x = Variable.of("x", Tensor.of(new float[6], 3, 2));
  private final Variable w = Variable.of("w", Tensor.of(new float[4], 2, 2));
  private final Node square = x.square();
  private final Node large = square.mul(x);
  private final Node rows = Node.constant(Tensor.of(new float[3], 1, 3));

  private List<Node> order(Node... results) {
    List<Node> outputs = List.of(results);
    List<Node> sorted = Graph.below(outputs, node -> false);
    return new Plan(sorted, node -> node.inputCount() == 0, outputs::contains, true).order();
  }

  private static void checkFollows(Node next, Node node, List<Node> order) {
    assertEquals(order.indexOf(node) + 1, order.indexOf(next), order::toString);
  }

  @Test
  void sumsComeRightAfterTheLastOperand() {
    Node sum = square.sum(0);
    Node both = rows.matmul(square);
    Node out = large.sum(0).add(sum).add(both);
    List<Node> order = order(out);
    assertEquals(out, order.getLast());
    checkFollows(sum, square, order);
    checkFollows(both, sum, order);
    checkFollows(large, both, order);
  }

  @Test
  void theWorkGrowsAsTheGraphDoes() {
    long work = workForSums(200);
    long twice = workForSums(400);
    assertTrue(work > 200 && twice <= 2 * work, work + " and " + twice);
  }

  /** How often a plan asks about a node of a graph in which all sums come after all their operands. */
  private long workForSums(int n) {
    List<Node> squares = Stream.generate(x::square).limit(n).toList();
    List<Node> sums = squares.stream().map(Node::sum).toList();
    List<Node> sorted = Graph.below(List.of(sums.stream().reduce(Node::add).orElseThrow()), node -> false);
    AtomicLong questions = new AtomicLong();
    Predicate<Node> isGiven = node -> {
      questions.incrementAndGet();
      return node.inputCount() == 0;
    };
    List<Node> order = new Plan(sorted, isGiven, sorted.getLast()::equals, true).order();
    checkFollows(sums.getFirst(), squares.getFirst(), order);
    checkFollows(sums.getLast(), squares.getLast(), order);
    return questions.get();
  }

  @Test
  void resultsStayInTheirPlaces() {
    Node sum = square.sum(0);
    List<Node> order = order(large, sum);
    checkFollows(large, square, order);
    checkFollows(sum, large, order);
  }

  @Test
  void updatesComeRightAfterWhatTheyMustFollow() {
    Node product = x.matmul(w);
    Node gradient = x.transpose().matmul(product);
    Node reader = product.square().matmul(w);
    Node last = reader.exp();
    Node step = gradient.fma(w.constant(-0.1), w);
    checkFollows(step, reader, order(last, step));
    assertEquals(-1, order(last, step).indexOf(gradient), "is computed with the step");
    checkFollows(step, product, order(product.exp(), step));
  }

  /** A number in the place of a matrix would leave the next matrix without one. */
  @Test
  void numbersDoNotTakeThePlacesOfMatrices() {
    Variable matrix = Variable.of("matrix", ElementType.FLOAT, Shape.of(100, 100));
    Node twice = matrix.transpose().transpose();
    Node out = twice.transpose().mul(twice.sum());
    Program program = Program.of(List.of(matrix), List.of(out));
    assertEquals(2 * 4 * 100 * 100 + 4, program.bufferBytes());
  }
}
