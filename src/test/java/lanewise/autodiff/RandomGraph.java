package lanewise.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/**
 * A random function of a vector, the same for the same seed: 5 to 30 operations, each on earlier nodes, so that nodes are
 * used several times, with broadcasting, reductions, products and moves between shapes. It is smooth, and all values are of
 * ordinary size.
 */
final class RandomGraph implements UnaryOperator<Node> {

  private static final int[][] SHAPES = {{2, 3}, {3}, {2, 1}, {3, 2}, {}, {1, 3}, {2, 2, 1}};
  private static final int LARGEST = 48;

  private static final List<UnaryOperator<Node>> SMOOTH = List.of(
      Node::tanh, Node::sin, Node::cos, Node::sigmoid, Node::softplus, Node::gelu, Node::silu, Node::atan, Node::erf,
      x -> x.square().add(1).sqrt(), x -> x.square().add(1).reciprocal(), x -> x.tanh().exp(), x -> x.square().log1p(),
      Node::geluTanh, x -> x.sin().square(), x -> x.hypot(x.constant(1.5)), x -> x.tanh().add(2).pow(1.5),
      x -> x.sin().expm1(), x -> x.neg().mul(0.5), x -> x.square().add(1).rsqrt());

  private final long seed;
  private final Shape[] shapes = Arrays.stream(SHAPES).map(Shape::of).toArray(Shape[]::new);

  RandomGraph(long seed) {
    this.seed = seed;
  }

  /** The length of the vector. */
  int length() {
    return Arrays.stream(shapes).mapToInt(Shape::size).sum();
  }

  Tensor x(ElementType type) {
    return Domain.range(-1, 1).tensor(type, Shape.of(length()), seed);
  }

  @Override
  public Node apply(Node x) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Node> nodes = new ArrayList<>();
    int begin = 0;
    for (Shape shape : shapes) {
      nodes.add(x.slice(new int[]{begin}, shape.size()).reshape(shape));
      begin += shape.size();
    }
    int operations = random.nextInt(5, 31);
    for (int i = 0; i < operations; i++) {
      // Recent nodes are likelier, so that graphs are deep.
      Node a = nodes.get(nodes.size() - 1 - random.nextInt(random.nextInt(nodes.size()) + 1));
      Node b = nodes.get(random.nextInt(nodes.size()));
      Node made = random.nextInt(3) == 0 ? SMOOTH.get(random.nextInt(SMOOTH.size())).apply(a) : mixed(random, a, b);
      if (made.shape().size() <= LARGEST) {
        nodes.add(made);
      }
    }
    Node sum = x.constant(0);
    for (Node node : nodes) {
      sum = sum.add(node.mean());
    }
    return sum;
  }

  private static Node mixed(SplittableRandom random, Node a, Node b) {
    int rank = a.shape().rank();
    return switch (random.nextInt(19)) {
      case 0 -> fits(a, b) ? a.add(b).mul(0.5) : a;
      case 1 -> fits(a, b) ? a.sub(b).mul(0.5) : a;
      case 2 -> fits(a, b) ? a.mul(b).sin() : a;
      case 3 -> fits(a, b) ? a.div(b.square().add(1)) : a;
      case 4 -> fits(a, b) ? a.lerp(b, b.sigmoid()).mul(0.7) : a;
      case 5 -> fits(a, b) ? a.fma(b, a.constant(0.5)).tanh() : a;
      case 6 -> fits(a, b) ? Node.where(condition(random, a), a, b) : a;
      case 7 -> fits(a, b) ? a.atan2(b.square().add(0.5)) : a;
      case 8 -> rank == 0 ? a : a.mean(random.nextBoolean(), random.nextInt(rank));
      case 9 -> rank == 0 ? a : a.sum(random.nextBoolean(), random.nextInt(-rank, 0)).mul(0.3);
      case 10 -> rank == 0 ? a : a.variance(random.nextBoolean(), random.nextInt(rank)).mul(0.5);
      case 11 -> rank == 0 ? a : a.logSumExp(random.nextBoolean(), random.nextInt(rank)).mul(0.5);
      case 12 -> rank < 2 ? a.reshape(-1).dot(a.reshape(-1)).tanh() : a.matmul(a.transpose()).mul(0.3).tanh();
      case 13 -> rank == 2 && b.shape().rank() == 2 && a.shape().dim(1) == b.shape().dim(0)
          ? a.matmul(b).mul(0.5).sin()
          : a.reshape(-1).outer(b.reshape(-1)).mul(0.5);
      case 14 -> a.reshape(a.shape().size() % 2 == 0 ? new int[]{2, -1} : new int[]{-1, 1});
      case 15 -> rank < 2 ? a : a.transpose();
      case 16 -> rank == 0 ? a : part(random, a);
      case 17 -> rank == 0 ? a : Node.concat(random.nextInt(rank), a, a.sin());
      default -> rank == 0 ? a.broadcastTo(2) : random.nextBoolean() ? a.softmax() : a.normalize(0.5).mul(0.5);
    };
  }

  private static boolean fits(Node a, Node b) {
    return a.shape().broadcastsTo(b.shape()) || b.shape().broadcastsTo(a.shape());
  }

  private static Node condition(SplittableRandom random, Node like) {
    double[] bits = random.ints(like.shape().size(), 0, 2).asDoubleStream().toArray();
    return Cases.indices(like, bits).reshape(like.shape());
  }

  private static Node part(SplittableRandom random, Node a) {
    if (random.nextBoolean()) {
      return a.gather(Cases.indices(a, random.nextInt(a.shape().dim(0)), 0));
    }
    int[] dims = a.shape().dims();
    int[] begin = new int[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      begin[axis] = random.nextInt(dims[axis]);
      dims[axis] -= begin[axis];
    }
    return random.nextBoolean() ? a.slice(begin, dims) : a.slice(begin, dims).pad(begin, a.shape().dims());
  }

  @Override
  public String toString() {
    return "seed " + seed + ":\n" + Graph.of(apply(Variable.of("x", x(ElementType.DOUBLE))));
  }
}
