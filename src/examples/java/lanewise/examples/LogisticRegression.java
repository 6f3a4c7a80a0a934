package lanewise.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Gradients;
import lanewise.autodiff.Node;
import lanewise.autodiff.Program;
import lanewise.autodiff.Variable;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.RandomStream;

/**
 * Logistic regression with ten classes, {@code softmax(x W + b)}, by plain gradient descent on small batches: all that
 * training takes, in one place.
 */
public final class LogisticRegression {

  private static final long SEED = 1;
  private static final int EPOCHS = 50;
  private static final int BATCH = 32;
  private static final double RATE = 0.2;

  private LogisticRegression() {}

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

    // The model: what is trained, and what is made of rows of pixels.
    Variable w = Variable.of("W", Tensor.zeros(ElementType.FLOAT, Shape.of(Digits.PIXELS, Digits.CLASSES)));
    Variable b = Variable.of("b", Tensor.zeros(ElementType.FLOAT, Shape.of(Digits.CLASSES)));
    UnaryOperator<Node> model = x -> x.linear(w, b);

    // The loss on a batch, and its gradients. Nothing is computed yet: these are nodes.
    Variable rows = Variable.of("rows", ElementType.FLOAT, Shape.of(BATCH));
    Node pixels = Node.constant(digits.training().pixels()).gather(rows);
    Node labels = Node.constant(digits.training().labels()).gather(rows);
    Node loss = model.apply(pixels).softmaxCrossEntropy(labels).mean();
    Gradients gradients = Autodiff.grad(loss, w, b);

    // A step: the parameters after it, from the rows of the batch and the parameters before it.
    Program step = Program.of(
        List.of(rows, w, b),
        List.of(w.sub(gradients.of(w).mul(RATE)), b.sub(gradients.of(b).mul(RATE))));

    Progress progress = new Progress("Logistic regression on handwritten digits", model, List.of(w, b), digits, out);
    Tensor[] parameters = {w.value(), b.value()};
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      Tensor order = Digits.permutation(digits.training().size(), new RandomStream(SEED, epoch));
      for (int i = 0; i + BATCH <= order.size(); i += BATCH) {
        parameters = step.run(order.rows(i, i + BATCH), parameters[0], parameters[1]);
      }
      progress.report(parameters);
    }
    progress.draw(picture);
    return progress.heldOut();
  }
}
