package lanewise.pictures;

import java.util.List;
import lanewise.autodiff.GraphPicture;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;

/** The pictures of the documentation. */
final class Lectures {

  private static final String COLOURS = "values are green, what flows back is red";

  /**
   * A picture with its texts.
   *
   * @param name the name of its file
   * @param title what is computed
   * @param note how to read it
   * @param picture the graph
   */
  record Lecture(String name, String title, String note, GraphPicture picture) {

    String svg() {
      return Svg.of(picture.drawing(), title, note);
    }
  }

  private Lectures() {}

  /** All of them. */
  static List<Lecture> all() {
    return List.of(sumTimes(), squaredNorm(), miniBatch(), fanOut(), perceptron());
  }

  static Lecture sumTimes() {
    Variable x = Variable.of("x", Tensor.scalar(-2f));
    Variable y = Variable.of("y", Tensor.scalar(5f));
    Variable z = Variable.of("z", Tensor.scalar(-4f));
    Node f = x.add(y).mul(z);
    return new Lecture("sum-times", "f = (x + y) z", COLOURS, GraphPicture.of(f).withValues().withGradients());
  }

  private static Lecture squaredNorm() {
    Variable w = Variable.of("W", Tensor.of(new float[]{0.1f, 0.5f, -0.3f, 0.8f}, 2, 2));
    Variable x = Variable.of("x", Tensor.of(new float[]{0.2f, 0.4f}, 2, 1));
    Node f = w.matmul(x).square().sum();
    return new Lecture("squared-norm", "f = ‖W x‖²", COLOURS, GraphPicture.of(f).withValues().withGradients());
  }

  private static Lecture miniBatch() {
    Variable w = Variable.of("W", Tensor.of(new float[]{1, 2, 3, 4}, 2, 2));
    Variable x = Variable.of("X", Tensor.of(new float[]{1, 0, -1, 2, 1, 0}, 2, 3));
    Node loss = w.matmul(x).square().sum();
    return new Lecture(
        "mini-batch", "Y = W X, L = Σ Y²", COLOURS, GraphPicture.of(loss).withValues().withGradients());
  }

  private static Lecture fanOut() {
    Variable x = Variable.of("x", Tensor.scalar(3f));
    Node square = x.square();
    Node f = x.mul(square).add(square);
    return new Lecture(
        "fan-out", "f = x³ + x², with x² computed once", "a vertex that is used twice adds what flows back",
        GraphPicture.of(f).withValues().withGradients());
  }

  private static Lecture perceptron() {
    Variable x = Variable.of("x", ElementType.FLOAT, Shape.of(32, 64));
    Variable w1 = Variable.of("W1", ElementType.FLOAT, Shape.of(64, 100));
    Variable b1 = Variable.of("b1", ElementType.FLOAT, Shape.of(100));
    Variable w2 = Variable.of("W2", ElementType.FLOAT, Shape.of(100, 10));
    Variable b2 = Variable.of("b2", ElementType.FLOAT, Shape.of(10));
    Variable labels = Variable.of("labels", ElementType.FLOAT, Shape.of(32));
    Node loss = x.linearRelu(w1, b1).linear(w2, b2).softmaxCrossEntropy(labels).mean();
    return new Lecture(
        "perceptron", "A perceptron of two layers", "shapes of values and, on the edges, of what flows back",
        GraphPicture.of(loss).withGradients(w1, b1, w2, b2));
  }
}
