package lanewise.autodiff;

import java.util.concurrent.atomic.AtomicInteger;
import lanewise.Parallelism;
import lanewise.tensor.Elementwise;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatUnary;

/** An operation of a user's, in one file: the square, which counts how often it is computed and asked whether it works in place. */
record Counting(AtomicInteger count, AtomicInteger asked) implements Operation {

  Counting() {
    this(new AtomicInteger(), new AtomicInteger());
  }

  Node of(Node x) {
    return Node.of(this, x);
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public Shape shape(Shape... x) {
    return x[0];
  }

  @Override
  public void value(Tensor[] x, Tensor out, Parallelism parallelism) {
    count.incrementAndGet();
    Elementwise.apply(FloatUnary.SQUARE, x[0], out, parallelism);
  }

  @Override
  public Memory memory() {
    asked.incrementAndGet();
    return Memory.IN_PLACE;
  }

  @Override
  public Node[] vjp(Node y, Node dy) {
    return new Node[]{dy.mul(y.input(0)).mul(2)};
  }

  @Override
  public Node jvp(Node y, Node[] dx) {
    return dx[0].mul(y.input(0)).mul(2);
  }
}
