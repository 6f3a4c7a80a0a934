package lanewise.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.RandomStream;

/**
 * A network with one hidden layer, {@code softmax(relu(x W1 + b1) W2 + b2)}. The whole training step, from the numbers of
 * the rows to the new parameters, is one program.
 */
public final class Mlp {

  private static final long SEED = 1;
  private static final int HIDDEN = 64;
  private static final int EPOCHS = 50;
  private static final int BATCH = 32;
  private static final double RATE = 0.002;

  private final Variable w1 = weights("W1", Digits.PIXELS, HIDDEN, new RandomStream(SEED, -1));
  private final Variable b1 = Variable.of("b1", Tensor.zeros(ElementType.FLOAT, Shape.of(HIDDEN)));
  private final Variable w2 = weights("W2", HIDDEN, Digits.CLASSES, new RandomStream(SEED, -2));
  private final Variable b2 = Variable.of("b2", Tensor.zeros(ElementType.FLOAT, Shape.of(Digits.CLASSES)));

  final List<Variable> parameters = List.of(w1, b1, w2, b2);
  final UnaryOperator<Node> model = x -> x.linearRelu(w1, b1).linear(w2, b2);

  private final Digits digits;
  private final int batch;
  private final Step step;
  private int epochs;

  /**
   * @param digits to learn from
   * @param batch how many of them a step looks at
   * @param optimizer makes of the gradients of the step the parameters after it
   */
  Mlp(Digits digits, int batch, Optimizer optimizer) {
    this.digits = digits;
    this.batch = batch;
    Variable rows = Variable.of("rows", ElementType.FLOAT, Shape.of(batch));
    Node pixels = Node.constant(digits.pixels()).gather(rows);
    Node labels = Node.constant(digits.labels()).gather(rows);
    Node loss = model.apply(pixels).softmaxCrossEntropy(labels).mean();
    step = new Step(rows, loss, optimizer.step(parameters, Autodiff.grad(loss)));
  }

  /** Normal numbers with variance {@code 2 / in}, with which ReLU keeps the size of signals (He et al. 2015). */
  private static Variable weights(String name, int in, int out, RandomStream random) {
    float[] normal = new float[in * out];
    random.normal(0, normal.length, 0f, (float) Math.sqrt(2d / in), normal, 0);
    return Variable.of(name, Tensor.of(normal, in, out));
  }

  /** Looks at each digit once, in an order of its own for each epoch; a last batch that is not full is left out. */
  void epoch() {
    epochs++;
    Tensor order = Digits.permutation(digits.size(), new RandomStream(SEED, epochs));
    for (int i = 0; i + batch <= order.size(); i += batch) {
      step.run(order.rows(i, i + batch));
    }
  }

  /** What the parameters are now. */
  Tensor[] values() {
    return step.values(parameters);
  }

  /**
   * Trains, printing the progress, and draws the loss curve.
   *
   * @param out takes the progress
   * @param picture the file to draw to
   * @return the score on the digits held out
   * @throws IOException if a file cannot be read or written
   */
  public static Score train(PrintStream out, Path picture) throws IOException {
    Digits.Split digits = Digits.load(new RandomStream(SEED));
    Mlp mlp = new Mlp(digits.training(), BATCH, new Adam(RATE));
    Progress progress = new Progress(
        "A network of 64-64-10 on handwritten digits", mlp.model, mlp.parameters, digits, out);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      mlp.epoch();
      progress.report(mlp.values());
    }
    progress.draw(picture);
    return progress.heldOut();
  }
}
